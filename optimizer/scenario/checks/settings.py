"""Checks of scenario.yaml by itself: dates, hours, slots, regimes."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import available_timezones

from optimizer.scenario.read.mistakes import Found, did_you_mean
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.schema.fields import DayKind, span_text
from optimizer.scenario.schema.scenario_file import ScenarioFile
from optimizer.words.message import message

DAYS_MAX = 400
_NO_ZONES = {"localtime", "posixrules", "Factory"}
"""Files beside the zones: the time of this computer, or of none."""
_PARTS_OF_DAY = ("morning", "afternoon", "day")


def dates_are_in_order(file: ScenarioFile, document: Document) -> Iterator[Found]:
    """The planned dates end after they begin and cover at most 400 days."""
    days = (file.last - file.first).days + 1
    if days < 1:
        yield document.found(
            ("dates", "last"),
            message("{last} is before the first date {first}", last=file.last, first=file.first),
        )
    elif days > DAYS_MAX:
        problem = message(
            "the planned dates cover {days} days, more than {most}", days=days, most=DAYS_MAX
        )
        yield document.found(("dates", "last"), problem)


def time_zone_exists(file: ScenarioFile, document: Document) -> Iterator[Found]:
    """The time zone is one of the IANA list."""
    known = available_timezones() - _NO_ZONES
    if file.time_zone not in known:
        hint = did_you_mean(file.time_zone, sorted(known))
        yield document.found(
            ("time_zone",), message("unknown time zone {name!r}", name=file.time_zone), hint
        )


def morning_is_before_afternoon(file: ScenarioFile, document: Document) -> Iterator[Found]:
    """Ordinary hours before noon end before those after noon begin."""
    hours = file.ordinary_hours
    if hours.morning.end_min > hours.afternoon.start_min:
        problem = message("starts before the morning {span} ends", span=span_text(hours.morning))
        yield document.found(("ordinary_hours", "afternoon"), problem)


def slots_are_outside_ordinary_hours(file: ScenarioFile, document: Document) -> Iterator[Found]:
    """A slot of workdays does not overlap ordinary hours."""
    for name, slot in file.slots.items():
        for half in (file.ordinary_hours.morning, file.ordinary_hours.afternoon):
            overlaps = slot.hours.start_min < half.end_min and half.start_min < slot.hours.end_min
            if slot.days == "workday" and overlaps:
                problem = message(
                    "{span} overlaps ordinary hours {hours}",
                    span=span_text(slot.hours),
                    hours=span_text(half),
                )
                yield document.found(("slots", name, "hours"), problem)


def slots_belong_to_half_days(file: ScenarioFile, document: Document) -> Iterator[Found]:
    """A slot names one or both half-days, each once, and is not called like a part of the day."""
    for name, slot in file.slots.items():
        if not slot.halves or len(set(slot.halves)) < len(slot.halves):
            problem = message("should be morning, afternoon or both, each once")
            yield document.found(("slots", name, "halves"), problem)
        if name in _PARTS_OF_DAY:
            problem = message("is no name for a slot: it means a part of the day")
            yield document.found(("slots", name), problem, key=True)


def regimes_say_every_day_kind(file: ScenarioFile, document: Document) -> Iterator[Found]:
    """A regime that says what duty earns says it for every day kind."""
    for name, regime in file.regimes.items():
        missing = [kind for kind in DayKind if kind not in regime.earns]
        if missing:
            problem = message("does not say {kinds}", kinds=", ".join(missing))
            yield document.found(
                ("regimes", name, "earns"), problem, message("each earns comp or pay")
            )


CHECKS = (
    dates_are_in_order,
    time_zone_exists,
    morning_is_before_afternoon,
    slots_are_outside_ordinary_hours,
    slots_belong_to_half_days,
    regimes_say_every_day_kind,
)
"""The checks of scenario.yaml, in the order of the file."""
