"""Every check of what rows say together, and what each needs to be in order first.

A check runs only when nothing that it needs has a mistake already, and a row is blamed once: so
one mistake in the input gives one message.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from optimizer.scenario.checks import (
    coverage as checks_coverage,
)
from optimizer.scenario.checks import (
    dates as checks_dates,
)
from optimizer.scenario.checks import (
    people as checks_people,
)
from optimizer.scenario.checks import (
    pins as checks_pins,
)
from optimizer.scenario.checks import (
    posts as checks_posts,
)
from optimizer.scenario.checks import (
    route_pins as checks_route_pins,
)
from optimizer.scenario.checks import (
    training as checks_training,
)
from optimizer.scenario.checks import (
    travel as checks_travel,
)
from optimizer.scenario.checks import (
    van as checks_van,
)
from optimizer.scenario.checks import (
    visits as checks_visits,
)
from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.read.mistakes import Found

Check = Callable[["Draft"], Iterator[Found]]

CHECKS: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (checks_dates.absences_end_after_they_begin, ("absences",)),
    (checks_dates.absences_do_not_overlap, ("absences",)),
    (checks_dates.dated_rows_are_planned, ()),
    (checks_dates.workday_rows_are_on_workdays, ("days",)),
    (checks_dates.opening_dates_fit_the_slot, ("days", "openings")),
    (checks_dates.duties_start_and_end_at_times_that_exist, ("days", "openings")),
    (checks_dates.previous_days_are_the_last_six, ()),
    (checks_dates.bookings_are_made_on_an_earlier_workday, ("days",)),
    (checks_dates.booked_halls_are_open, ("days", "openings", "bookings")),
    (checks_people.halls_have_one_lead, ("people",)),
    (checks_people.windows_can_be_staffed, ("places", "people")),
    (checks_people.neighbours_are_others, ()),
    (checks_people.comp_credits_add_up, ("people", "comp_credits")),
    (checks_people.comp_credits_are_earlier, ()),
    (
        checks_people.booked_special_items_are_held,
        ("people", "items", "bookings", "openings", "posts"),
    ),
    (checks_posts.holders_are_other_people, ("posts",)),
    (checks_posts.holders_are_qualified, ("posts", "people")),
    (checks_posts.backups_come_from_listed_halls, ("posts", "people")),
    (
        checks_posts.backups_are_within_reach,
        ("posts", "people", "places", "visits", "stops", "travel", "road_nodes", "roads", "rules"),
    ),
    (checks_posts.openings_staff_their_own_post, ("posts", "openings")),
    (checks_training.sessions_invite_somebody, ("trainings",)),
    (checks_training.on_site_courses_do_not_clash, ("trainings",)),
    (checks_training.a_single_session_leaves_a_backup, ("trainings", "posts")),
    (checks_travel.roads_are_there, ("road_nodes", "roads")),
    (checks_travel.roads_lead_somewhere, ("road_nodes", "roads")),
    (checks_travel.ways_lead_somewhere, ("travel",)),
    (
        checks_travel.everything_is_near_a_road,
        ("road_nodes", "roads", "places", "visits", "stops", "points", "service_points"),
    ),
    (checks_travel.no_way_is_missing, ("travel", "places", "visits", "stops")),
    (checks_van.depots_have_a_crew, ("vans", "van_days", "people")),
    (checks_van.promises_are_whole, ("visits",)),
    (checks_van.promises_can_be_kept, ("visits", "van_days", "vans", "items", "people")),
    (checks_visits.windows_can_be_used, ("visits", "vans", "items")),
    (checks_visits.visits_fit_in_a_day, ("visits", "vans", "items")),
    (checks_visits.calls_come_before_visits, ("visits",)),
    (checks_visits.deadlines_can_be_met, ("visits",)),
    (checks_visits.promises_agree_with_windows, ("visits",)),
    (checks_visits.names_of_places_are_single, ("places", "stops", "visits")),
    (checks_visits.places_are_where_they_are, ("places", "stops", "visits")),
    (checks_visits.stops_can_be_used, ("stops", "vans")),
    (
        checks_route_pins.route_pins_are_possible,
        ("route_pins", "visits", "vans", "van_days", "items"),
    ),
    (checks_route_pins.route_pins_follow_each_other, ("route_pins", "visits", "vans", "items")),
    (checks_coverage.service_points_offer_something, ("service_points",)),
    (checks_coverage.somebody_lives_at_the_points, ("points",)),
    (
        checks_pins.pins_are_possible,
        (
            *("pins", "days", "people", "absences", "openings", "bookings", "rotations"),
            *("trainings", "places", "vans", "van_days", "batch_work"),
        ),
    ),
    (checks_pins.one_pin_for_each_place, ("pins", "people")),
)
"""The checks in the order they run, each with the tables it needs in order.

`days` stands for known day kinds, `rules` for the settings of the rules.
"""


def run(draft: Draft, broken: Collection[str]) -> Iterator[Found]:
    """What the checks find; `broken` names what has a mistake already."""
    blamed: set[int] = set()
    for check, needs in CHECKS:
        for found in check(draft) if set(needs).isdisjoint(broken) else ():
            if id(found.row) not in blamed:
                blamed.add(id(found.row))
                yield found
