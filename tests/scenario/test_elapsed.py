"""What elapses in a duty while clocks are changed, in minutes, duty by duty and on the ledger."""

from datetime import date

import pytest

from optimizer import load_scenario
from optimizer.roster.from_scenario import roster_problem
from optimizer.scenario.elapsed import elapsed_min, exists
from optimizer.scenario.schema.fields import Span
from tests.scenario.sample import Folder

BERLIN = "Europe/Berlin"
AUTUMN, SPRING = date(2023, 10, 29), date(2023, 3, 26)
NIGHT = Span(60, 240)


@pytest.mark.parametrize(
    ("zone", "day", "span", "minutes"),
    [
        (BERLIN, AUTUMN, NIGHT, 240),
        (BERLIN, SPRING, NIGHT, 120),
        (BERLIN, date(2023, 10, 28), NIGHT, 180),
        ("Asia/Shanghai", AUTUMN, NIGHT, 180),
        (BERLIN, date(2023, 10, 28), Span(1380, 1440 + 240), 360),
        (BERLIN, AUTUMN, Span(135, 165), 30),
    ],
)
def test_minutes_elapse_truly(zone: str, day: date, span: Span, minutes: int) -> None:
    assert elapsed_min(zone, day, span) == minutes


def test_skipped_times_do_not_exist() -> None:
    assert [exists(BERLIN, SPRING, minutes) for minutes in (119, 120, 135, 179, 180)] == [
        True,
        False,
        False,
        False,
        True,
    ]
    assert exists(BERLIN, AUTUMN, 135)
    assert exists("Asia/Shanghai", SPRING, 135)


def test_a_duty_counts_what_elapses(folder: Folder) -> None:
    path = folder.path / "scenario.yaml"
    text = path.read_text("utf-8").replace("synthetic: true\n", "time_zone: Australia/Sydney\n", 1)
    text = text.replace("days: holiday\n", "days: holiday\n    backup: on_site\n", 1)
    before, after = text.split("holiday_morning:", 1)
    after = after.replace('"09:00-11:30"', '"01:00-04:00"', 1)
    path.write_text(f"{before}holiday_morning:{after}", "utf-8")
    found = {
        duty.key.date: (duty.minutes, duty.backup_minutes)
        for duty in roster_problem(load_scenario(folder.path)).duties
        if duty.key.slot == "holiday_morning"
    }
    assert found.pop(date(2023, 10, 1)) == (120, 120)
    assert set(found.values()) == {(180, 180)}


def test_bookings_of_long_ago_are_of_the_calendars_workdays(folder: Folder) -> None:
    text = (folder.path / "bookings.csv").read_text("utf-8")
    folder.write("bookings.csv", text.replace("2023-09-28", "2023-06-25"))
    duties = roster_problem(load_scenario(folder.path)).duty
    assert duties["大崂", date(2023, 10, 2), "holiday_morning"].is_open  # type: ignore[index]
