"""Day kinds against the State Council's notices, written down by hand."""

from datetime import date, timedelta

import pytest

from optimizer.scenario.calendar import MissingNotice, day_kinds, statutory_days
from optimizer.scenario.schema.fields import DayKind

MAKEUP_WORKDAYS = {
    2023: ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"],
    2024: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}

STATUTORY = {
    2023: ["01-01", "01-22", "01-23", "01-24", "04-05", "05-01", "06-22", "09-29"],
    2024: ["01-01", "02-10", "02-11", "02-12", "04-04", "05-01", "06-10", "09-17"],
    2025: ["01-01", "01-28", "01-29", "01-30", "01-31", "04-04", "05-01", "05-02", "05-31"],
    2026: [
        "01-01",
        "02-16",
        "02-17",
        "02-18",
        "02-19",
        "04-05",
        "05-01",
        "05-02",
        "06-19",
        "09-25",
    ],
}
NATIONAL_DAYS = ["10-01", "10-02", "10-03"]
LATE_MID_AUTUMN = {2025: ["10-06"]}

WORKDAYS = {2015: 249, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}

OCTOBER = day_kinds(date(2023, 10, 1), date(2023, 10, 31), {}, assume_weekdays=False)


def kinds_of(year: int) -> dict[date, DayKind]:
    kinds = day_kinds(date(year, 1, 1), date(year, 12, 31), {}, assume_weekdays=False)
    return {day: kind for day, kind in kinds.items() if day.year == year}


def short(kinds: dict[date, DayKind], wanted: DayKind) -> list[str]:
    return [f"{day:%m-%d}" for day, kind in kinds.items() if kind is wanted]


def test_the_dates_run_from_six_days_before_to_seven_days_after_in_order():
    days = list(OCTOBER)
    assert days == [date(2023, 9, 25) + timedelta(days=n) for n in range(44)]
    assert days[-1] == date(2023, 11, 7)


def test_october_2023_has_19_workdays_6_rest_days_and_a_break_of_six_days():
    planned = {day: kind for day, kind in OCTOBER.items() if day.month == 10}
    assert short(planned, DayKind.REST_DAY) == [
        "10-14",
        "10-15",
        "10-21",
        "10-22",
        "10-28",
        "10-29",
    ]
    assert short(planned, DayKind.MAKEUP_WORKDAY) == ["10-07", "10-08"]
    assert short(planned, DayKind.STATUTORY_HOLIDAY) == ["10-01", "10-02", "10-03"]
    assert short(planned, DayKind.HOLIDAY_PERIOD) == ["10-04", "10-05", "10-06"]
    assert sum(kind.is_workday for kind in planned.values()) == 19


def test_the_days_before_october_2023_hold_mid_autumn_and_the_day_after_it():
    assert OCTOBER[date(2023, 9, 28)] is DayKind.WORKDAY
    assert OCTOBER[date(2023, 9, 29)] is DayKind.STATUTORY_HOLIDAY
    assert OCTOBER[date(2023, 9, 30)] is DayKind.HOLIDAY_PERIOD


@pytest.mark.parametrize(("year", "count"), sorted(WORKDAYS.items()))
def test_a_year_has_as_many_workdays_as_its_notice_gives(year, count):
    assert sum(kind.is_workday for kind in kinds_of(year).values()) == count


@pytest.mark.parametrize("year", sorted(MAKEUP_WORKDAYS))
def test_makeup_workdays_are_those_of_the_notice(year):
    assert short(kinds_of(year), DayKind.MAKEUP_WORKDAY) == MAKEUP_WORKDAYS[year]


@pytest.mark.parametrize("year", sorted(STATUTORY))
def test_statutory_holidays_are_the_dates_of_the_regulation(year):
    expected = STATUTORY[year] + NATIONAL_DAYS + LATE_MID_AUTUMN.get(year, [])
    assert short(kinds_of(year), DayKind.STATUTORY_HOLIDAY) == expected


@pytest.mark.parametrize("year", range(2014, 2027))
def test_every_statutory_holiday_is_a_day_off_and_none_is_lost_when_two_meet(year):
    kinds = day_kinds(date(year, 1, 10), date(year, 12, 31), {}, assume_weekdays=False)
    days = statutory_days(year)
    assert len(days) == (13 if year >= 2025 else 11)
    assert all(kinds[day].is_holiday for day in days if day in kinds)


def test_mid_autumn_on_national_day_gives_a_fourth_day():
    assert date(2020, 10, 4) in statutory_days(2020)


def test_a_year_without_notice_is_refused_by_name():
    with pytest.raises(MissingNotice, match="2027") as caught:
        day_kinds(date(2026, 12, 1), date(2028, 1, 31), {}, assume_weekdays=False)
    assert caught.value.years == (2027, 2028)


def test_years_before_the_present_regulation_are_refused():
    with pytest.raises(MissingNotice) as caught:
        day_kinds(date(2014, 1, 1), date(2014, 1, 31), {}, assume_weekdays=False)
    assert caught.value.years == (2013,)


def test_days_after_the_last_one_are_left_out_where_no_notice_is_known():
    kinds = day_kinds(date(2026, 12, 1), date(2026, 12, 31), {}, assume_weekdays=False)
    assert max(kinds) == date(2026, 12, 31)


def test_overrides_stand_in_for_a_missing_notice():
    days = [date(2026, 12, 31) + timedelta(days=n) for n in range(4)]
    overrides = dict.fromkeys(days, DayKind.HOLIDAY_PERIOD)
    kinds = day_kinds(date(2026, 12, 20), date(2027, 1, 3), overrides, assume_weekdays=False)
    assert kinds[date(2027, 1, 3)] is DayKind.HOLIDAY_PERIOD
    assert max(kinds) == date(2027, 1, 3)


def test_an_override_wins_over_the_notice():
    overrides = {date(2023, 10, 9): DayKind.REST_DAY}
    kinds = day_kinds(date(2023, 10, 9), date(2023, 10, 9), overrides, assume_weekdays=False)
    assert kinds[date(2023, 10, 9)] is DayKind.REST_DAY


def test_weekdays_are_assumed_only_where_no_notice_is_known():
    kinds = day_kinds(date(2026, 12, 31), date(2027, 1, 2), {}, assume_weekdays=True)
    assert kinds[date(2026, 12, 31)] is DayKind.WORKDAY
    assert kinds[date(2027, 1, 1)] is DayKind.WORKDAY
    assert kinds[date(2027, 1, 2)] is DayKind.REST_DAY
    assert max(kinds) == date(2027, 1, 9)
