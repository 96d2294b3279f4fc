"""A hand-made week of a van around Laoshan: two days out, one at home, one without a crew."""

from dataclasses import replace
from datetime import date

from optimizer.routes.explain.reason_codes import reason
from optimizer.routes.plan.plan import LeftOut, Remedy, Route, RoutePlan, Stop, UnmetTurn
from optimizer.routes.plan.solved import DayProof
from optimizer.scenario.scenario import Change
from optimizer.solving.status import Status
from optimizer.views.roster import Figure, Outcome
from optimizer.views.routes import LeftOutView, Point, RoutesView, RouteView, StopView, TurnView
from optimizer.words.label import Label
from tests.views.sample import STAMP

MONDAY, TUESDAY = date(2023, 10, 9), date(2023, 10, 10)
WEDNESDAY, THURSDAY = date(2023, 10, 11), date(2023, 10, 12)
DEPOT = Label("Service centre", "政务服务中心")
DEPOT_AT = (36.1066, 120.4692)
BEIZHAI, ZHONGHAN = Label("Beizhai", "北宅街道"), Label("Zhonghan", "中韩街道")
SPOTS = ((36.2082, 120.5959), (36.2513, 120.5643), (36.2082, 120.5959), (36.1482, 120.4599))
FOOD = Label("Food business licence", "食品经营许可")
PROOFS = {
    ("V1", MONDAY): DayProof("V1@2023-10-09", 6, 1300, 1300),
    ("V1", TUESDAY): DayProof("V1@2023-10-10", 3, 1500, 1450),
}
CREW = ("中心-01", "中心-02", "中心-03")


def clock(text: str) -> int:
    hours, minutes, *seconds = map(int, text.split(":"))
    return 3600 * hours + 60 * minutes + sum(seconds)


def bent(a: Point, b: Point) -> tuple[Point, ...]:
    """A way with a corner."""
    return (a,) if a == b else (a, (a[0], b[1]), b)


def stop(visit: str, at: Point, before: Point, times: str, **more) -> StopView:
    arrive, start, end = map(clock, times.split())
    facts = {
        "name": Label(f"Place {visit}", f"{visit}幼儿园"),
        "kind": "licence",
        "sub_district": BEIZHAI,
        "window": (clock("09:00"), clock("17:00")),
        "leg_s": 0 if at == before else 1500,
        "leg_m": 0 if at == before else 14_200,
        "items": (FOOD,),
        "contact": f"联系-{visit}",
        "papers": ("营业执照", "平面图"),
    }
    path = bent(before, at)
    return StopView(
        visit=visit, at=at, arrive_s=arrive, start_s=start, end_s=end, path=path, **facts | more
    )


def monday() -> RouteView:
    """Out at 08:35; meal while driving; waits five minutes; home twelve minutes late."""
    first, second, third, fourth = SPOTS
    stops = (
        stop("上门01", first, DEPOT_AT, "09:00 09:05 10:05", is_promised=True),
        stop("上门02", third, first, "10:05 10:05 11:20", late_h=2),
        stop("上门03", second, third, "12:15 12:15 13:45", kind="project"),
        stop("固定点@2023-10-09", fourth, second, "14:10 14:10 16:47", kind="standing",
             is_standing=True, sub_district=ZHONGHAN, contact="", papers=()),
    )  # fmt: skip
    return RouteView(
        shift="V1@2023-10-09", van="V1", date=MONDAY, depot=DEPOT, depot_at=DEPOT_AT,
        officer_a=CREW[0], officer_b=CREW[1], driver=CREW[2],
        start_s=clock("08:30"), end_s=clock("17:00"), depart_s=clock("08:35"),
        return_s=clock("17:12"), meal=(clock("11:30"), clock("12:00")), stops=stops,
        home_s=1500, home_m=9_800, home_path=bent(fourth, DEPOT_AT),
        travel_s=6000, waiting_s=300, overtime_s=720,
    )  # fmt: skip


def tuesday() -> RouteView:
    """One short visit; the crew eats at the depot before."""
    only = stop("上门04", SPOTS[3], DEPOT_AT, "13:50 13:50 14:50:30", sub_district=ZHONGHAN)
    return RouteView(
        shift="V1@2023-10-10", van="V1", date=TUESDAY, depot=DEPOT, depot_at=DEPOT_AT,
        officer_a=CREW[0], officer_b=None, driver=CREW[2],
        start_s=clock("08:30"), end_s=clock("17:00"), depart_s=clock("13:25"),
        return_s=clock("15:15:30"), meal=(clock("12:00"), clock("12:30")), stops=(only,),
        home_s=1500, home_m=9_800, home_path=bent(SPOTS[3], DEPOT_AT),
        travel_s=3000, waiting_s=0, overtime_s=0,
    )  # fmt: skip


def full_day(stops: int = 14) -> RouteView:
    """As many stops as nobody ever plans."""
    made, before = [], DEPOT_AT
    for number in range(stops):
        at = (36.10 + 0.011 * (number % 5), 120.43 + 0.013 * number)
        minute = 9 * 60 + 30 * number
        times = f"{minute // 60}:{minute % 60} {minute // 60}:{minute % 60 + 5} "
        times += f"{minute // 60}:{minute % 60 + 20}"
        items = (FOOD, Label("Medical institution licence", "医疗机构执业许可")) * 2
        papers = ("营业执照", "平面图", "健康证明", "食品安全管理制度文本", "法定代表人身份证明")
        made.append(
            stop(f"上门{number + 20}", at, before, times, leg_s=600, items=items, papers=papers)
        )
        before = at
    return replace(monday(), stops=tuple(made), meal=None, overtime_s=0)


def plan_of(routes: tuple[RouteView, ...]) -> tuple[Route, ...]:
    return tuple(
        Route(
            r.shift,
            r.depart_s,
            tuple(Stop(s.visit, s.arrive_s, s.start_s, s.end_s) for s in r.stops),
            r.return_s,
            r.meal and r.meal[0],
        )
        for r in routes
    )


def left_out() -> tuple[LeftOut, ...]:
    change = Remedy("time", TUESDAY, "V1", clock("09:00"), clock("12:00"))
    return (LeftOut("上门08", "day_full", change, 1234), LeftOut("上门09", "too_far"))


def sample_routes(*days: RouteView, hostile: str = "") -> RoutesView:
    """The view of Monday and Tuesday, or of other days; `hostile` is put into every free text."""
    routes = days or (monday(), tuesday())
    if hostile:
        routes = tuple(_with_text(route, hostile) for route in routes)
    entries = left_out()
    at = {"上门08": (36.072, 120.421), "上门09": (36.300, 120.660)}
    return RoutesView(
        name=Label("Sample, October 2023", "示例 2023年10月"),
        synthetic=True,
        outcome=Outcome(
            Status.FEASIBLE, Figure(412_000, 409_940), STAMP,
            goals={"left_out": Figure(300_000), "travel": Figure(18_000), "overtime": Figure(2880)},
            versions={"optimizer": "0.1.0", "ortools": "9.15.6755"}, travel_source="roads",
        ),
        plan=RoutePlan(plan_of(routes), entries, (UnmetTurn("沙子口街道", MONDAY, 1),)),
        first=MONDAY,
        last=THURSDAY,
        routes=routes,
        left_out=tuple(
            LeftOutView(
                e.visit, Label(f"Place {e.visit}", f"{e.visit}超市"), ZHONGHAN, at[e.visit], 2,
                e.code, reason(e.code), e.change, e.cost,
            )
            for e in entries
        ),
        unmet_turns=(TurnView(Label("Shazikou", "沙子口街道"), MONDAY, 1),),
        idle=(("V1", WEDNESDAY),),
        unmanned=(("V1", THURSDAY),),
        crews={("V1", day): CREW for day in (MONDAY, TUESDAY, WEDNESDAY)},
        proofs=PROOFS,
        roads=((DEPOT_AT, SPOTS[3]), (SPOTS[3], SPOTS[0]), (SPOTS[0], SPOTS[1])),
        districts=((BEIZHAI, (36.22, 120.56)), (ZHONGHAN, (36.13, 120.45))),
        visits=6,
        what_ifs=("one-more-van",),
        changes=(Change("one-more-van", "vans[0].hours", "08:30-17:00", "08:00-18:00"),),
        assumptions=(Label("Every management district has a hall.", "每个管区都有大厅。"),),
    )  # fmt: skip


def _with_text(route: RouteView, text: str) -> RouteView:
    stops = tuple(
        replace(s, name=Label(text, text), items=(Label(text, text),), contact=text, papers=(text,))
        for s in route.stops
    )
    return replace(route, stops=stops, van=text, officer_a=text, depot=Label(text, text))
