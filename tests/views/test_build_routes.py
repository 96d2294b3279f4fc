"""From a scenario, its route problem and a plan to the view: names, ways, who stays at home."""

import pytest

from optimizer.exchange.routes_json import routes_from_json, routes_json
from optimizer.routes.from_scenario import route_problem
from optimizer.routes.plan.plan import LeftOut, Route, RoutePlan, Stop, UnmetTurn
from optimizer.routes.rulebook import ROUTES
from optimizer.routes.rules.sub_district_turn import Settings as Turns
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.schema.rows_coverage import PointRow
from optimizer.scenario.schema.rows_halls import ItemRow, PlaceRow
from optimizer.scenario.schema.rows_people import PersonRow
from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow
from optimizer.scenario.schema.rows_van import StopRow, VanDayRow, VanRow, VisitRow
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.solving.status import Status
from optimizer.views.build_routes import routes_view
from optimizer.views.roster import Figure, Outcome
from optimizer.words.label import Label
from optimizer.words.message import message
from tests.views.route_sample import MONDAY, THURSDAY, TUESDAY, WEDNESDAY, clock
from tests.views.sample import STAMP

NAME = {"en": "N", "zh": "名"}
CREW = ("p1", "p2", "p3")
FILE = ScenarioFile.model_validate(
    {
        "format": 1,
        "name": {"en": "Test", "zh": "测试"},
        "synthetic": True,
        "dates": {"first": "2023-10-09", "last": "2023-10-13"},
        "ordinary_hours": {"morning": "08:30-11:30", "afternoon": "13:30-17:00"},
        "sub_districts": {"s1": {"en": "First", "zh": "一街"}},
        "item_classes": {"licence": {"en": "Licences", "zh": "许可"}},
        "slots": {},
        "regimes": {"labour": {"name": NAME}},
        "road_classes": {"road": {"name": NAME, "speed_kmh": 36}},
        "travel": {"source": "roads"},
    }
)
NODES = {"a": (36.10, 120.40), "b": (36.10, 120.45), "c": (36.15, 120.45)}
SCENARIO = Scenario(
    folder="",
    file=FILE,
    rules={**ROUTES.default_rules, "sub_district_turn": Turns(visits_per_week=3)},
    goals=ROUTES.default_goals,
    day_kinds={},
    places=(
        PlaceRow(id="centre", kind="service_centre", name_zh="中心", name_en="Centre", lat=36.10,
                 lon=120.40),
    ),
    people=tuple(
        PersonRow(code=code, hall="centre", role="officer", items=("licence",), regime="labour")
        for code in CREW
    ),
    items=(ItemRow(id="food", name_zh="食品", name_en="Food", item_class="licence", minutes=50),),
    vans=(VanRow(id="V1", depot="centre", hours="08:30-17:00"),),
    van_days=tuple(VanDayRow(van="V1", date=f"{day}") for day in (MONDAY, TUESDAY, WEDNESDAY)),
    visits=(
        VisitRow(id="v1", name="一号", kind="project", sub_district="s1", lat=36.15, lon=120.45,
                 items="food", contact="c-1", papers="图; 照", promised_date="2023-10-09",
                 promised_window="09:00-12:00"),
        VisitRow(id="v2", kind="licence", sub_district="s9", lat=36.10, lon=120.45, items="food",
                 priority=2, answer_by="2023-10-09 10:00"),
        VisitRow(id="v3", kind="licence", lat=36.10, lon=120.45, items="food"),
    ),
    stops=(
        StopRow(id="halt", name_zh="停", name_en="Halt", sub_district="s1", lat=36.10, lon=120.45,
                minutes=60, offers="licence", hours="09:00-16:00"),
    ),
    road_nodes=tuple(RoadNodeRow(id=name, lat=at[0], lon=at[1]) for name, at in NODES.items()),
    roads=(
        RoadRow(id="r1", road_class="road", origin="a", destination="b"),
        RoadRow(id="r2", road_class="road", origin="b", destination="c"),
    ),
    points=(
        PointRow(id="k1", sub_district="s1", lat=36.10, lon=120.40, population=1),
        PointRow(id="k2", sub_district="s1", lat=36.20, lon=120.50, population=9),
        PointRow(id="k3", lat=36.90, lon=120.90, population=9),
    ),
    assumptions=(message("no row"),),
)  # fmt: skip


CREWS = {("V1", MONDAY): CREW, ("V1", TUESDAY): CREW, ("V1", WEDNESDAY): ("p1", None, None),
         ("V1", THURSDAY): CREW}  # fmt: skip


def made(**dates):
    problem = route_problem(SCENARIO, CREWS)
    standing = next(visit.id for visit in problem.visits if visit.is_standing)
    stops = (
        Stop("v1", clock("09:00"), clock("09:30"), clock("10:30")),
        Stop("v2", clock("10:40"), clock("10:40"), clock("11:40")),
        Stop(standing, clock("13:00"), clock("13:00"), clock("14:10")),
    )
    monday = problem.shifts[0].id
    route = Route(monday, clock("08:40"), stops, clock("17:20"), clock("11:50"))
    plan = RoutePlan(
        (route,), (LeftOut("v3", "day_full", Label("if so", "若"), 7),), (UnmetTurn("s1", MONDAY),)
    )
    outcome = Outcome(Status.FEASIBLE, Figure(10), STAMP)
    return routes_view(SCENARIO, problem, plan, CREWS, outcome, **dates)


@pytest.fixture(scope="module")
def view():
    return made()


def test_a_stop_has_its_names_window_items_and_papers(view):
    first, second, third = view.routes[0].stops
    assert (first.name, first.kind, first.sub_district) == (
        Label("一号", "一号"), "project", Label("First", "一街")
    )  # fmt: skip
    assert first.window == (clock("09:00"), clock("12:00"))
    assert first.items == (Label("Food", "食品"),)
    assert (first.contact, first.papers, first.is_promised) == ("c-1", ("图", "照"), True)
    assert (second.name, second.sub_district.en) == (Label("v2", "v2"), "s9")
    assert (second.late_h, second.is_promised) == (2, False)
    assert (third.name, third.kind, third.is_standing) == (Label("Halt", "停"), "standing", True)
    assert third.items == (Label("Licences", "许可"),)


def test_the_way_is_by_road_with_its_length(view):
    route = view.routes[0]
    first, second, third = route.stops
    assert NODES["b"] in [tuple(round(x, 3) for x in at) for at in first.path]
    assert 10_000 < first.leg_m < 10_200
    assert 0 <= first.leg_s - first.leg_m / 10 < 60
    assert first.leg_s % 60 == 0
    assert (third.leg_s, third.leg_m) == (0, 0)
    assert route.home_m == pytest.approx(4494, abs=60)
    assert route.distance_m == first.leg_m + second.leg_m + route.home_m
    assert route.travel_s == first.leg_s + second.leg_s + route.home_s


def test_a_route_has_its_crew_times_and_overtime(view):
    route = view.routes[0]
    assert (route.van, route.date, route.depot) == ("V1", MONDAY, Label("Centre", "中心"))
    assert route.crew == CREW
    assert route.meal == (clock("11:50"), clock("12:20"))
    assert route.overtime_s == 20 * 60
    assert (route.start_s, route.end_s) == (clock("08:30"), clock("17:00"))


def test_who_stays_at_home_and_why_is_known(view):
    assert view.idle == (("V1", TUESDAY),)
    assert (view.first, view.last, view.unmanned) == (MONDAY, TUESDAY, ())
    assert view.crews == {("V1", MONDAY): CREW, ("V1", TUESDAY): CREW}
    week = made(first=MONDAY, last=THURSDAY)
    assert (week.first, week.last) == (MONDAY, THURSDAY)
    assert week.unmanned == (("V1", WEDNESDAY),)
    assert week.crews == {key: CREWS[key] for key in CREWS if key[1] != THURSDAY}


def test_what_is_left_out_has_its_reason_and_place(view):
    (entry,) = view.left_out
    assert (entry.visit, entry.at, entry.priority, entry.cost) == ("v3", (36.10, 120.45), 1, 7)
    assert "no room" in entry.why.said("en")
    assert entry.change == Label("if so", "若")
    assert view.unmet_turns[0].sub_district == Label("First", "一街")


def test_maps_have_roads_and_the_middle_of_each_sub_district(view):
    assert view.roads == ((NODES["a"], NODES["b"]), (NODES["b"], NODES["c"]))
    assert [(name.en, round(at[0], 3), round(at[1], 3)) for name, at in view.districts] == [
        ("First", 36.15, 120.45)
    ]


def test_the_view_counts_and_survives_a_file(view):
    counts = view.counts
    assert (counts["visits"], counts["visits_made"], counts["visits_left_out"]) == (3, 2, 1)
    assert (counts["standing_stops"], counts["promises_kept"], counts["late_visits"]) == (1, 1, 1)
    plan, crews = routes_from_json(routes_json(view))
    assert plan == view.plan
    assert crews == view.crews
    assert view.assumptions == (message("no row"),)
