"""Calendars, read by icalendar and by a second parser of a few lines."""

from datetime import UTC, datetime, timedelta

import icalendar

from optimizer.reports.ics.calendars import calendars, file_stem


def second_parser(data: bytes) -> list[dict[str, str]]:
    text = data.decode().replace("\r\n ", "").replace("\r\n\t", "")
    events: list[dict[str, str]] = []
    current: dict[str, str] | None = None
    for line in text.split("\r\n"):
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            assert current is not None
            events.append(current)
            current = None
        elif current is not None:
            name, _, value = line.partition(":")
            current[name.split(";")[0]] = value
    return events


def test_everybody_has_a_calendar_with_every_duty(view):
    found = calendars(view, "en")
    assert len(found) == len(view.people)
    for person in view.people:
        data = found[f"calendars/{person.code}.ics"]
        duties = sum(name == person.code for duty in view.duties for name, _ in duty.places)
        titles = [event["SUMMARY"] for event in second_parser(data)]
        assert sum(title.startswith(("A · ", "B · ")) for title in titles) == duties


def test_both_parsers_read_the_same_times(view):
    data = calendars(view, "zh")["calendars/大崂-03.ics"]
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["METHOD"] == "PUBLISH"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    read = {str(e["UID"]): e for e in calendar.walk("VEVENT")}
    other = {e["UID"]: e for e in second_parser(data)}
    assert read.keys() == other.keys()
    for uid, event in read.items():
        start = event["DTSTART"].dt
        assert start.utcoffset() == timedelta(hours=8)
        assert other[uid]["DTSTART"] == f"{start:%Y%m%dT%H%M%S}"
        assert event["DTSTAMP"].dt == datetime(2023, 9, 25, 8, tzinfo=UTC)
        assert event["DTEND"].dt > start


def test_counterpart_and_meal_stand_in_the_description(view):
    duty = next(d for d in view.duties if d.slot == "noon" and not d.missing)
    events = second_parser(calendars(view, "en")[f"calendars/{duty.holders[0]}.ics"])
    start = f"{duty.date:%Y%m%d}T113000"
    event = next(e for e in events if e["DTSTART"] == start)
    assert f"B: {duty.backup}" in event["DESCRIPTION"]
    assert "Meal: 11:30–12:00" in event["DESCRIPTION"]


def test_comp_time_and_van_days_are_events(view):
    crew = view.plan.crews[0]
    assert crew.officer_a is not None
    titles = [
        e["SUMMARY"]
        for e in second_parser(calendars(view, "en")[f"calendars/{crew.officer_a}.ics"])
    ]
    assert any(title.startswith("van") for title in titles)
    taken = view.plan.comp[0]
    events = second_parser(calendars(view, "en")[f"calendars/{taken.person}.ics"])
    assert any(
        e["SUMMARY"].startswith("comp time") and e["TRANSP"] == "TRANSPARENT" for e in events
    )


def test_uids_are_unique_and_the_same_in_both_languages(view):
    chinese = calendars(view, "zh")
    for name, data in calendars(view, "en").items():
        uids = [event["UID"] for event in second_parser(data)]
        assert len(set(uids)) == len(uids)
        assert uids == [e["UID"] for e in second_parser(chinese[name])]


def test_lines_are_short_and_end_as_the_standard_wants(view):
    for data in calendars(view, "zh").values():
        assert data.endswith(b"\r\n")
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        data.decode()


def test_hostile_names_make_safe_files_and_sound_calendars(hostile_view):
    found = calendars(hostile_view, "en")
    assert len({name.casefold() for name in found}) == len(hostile_view.people)
    for name, data in found.items():
        folder, _, file = name.partition("/")
        assert folder == "calendars"
        assert "/" not in file
        assert not file.startswith(".")
        assert "\x07" not in data.decode()
        icalendar.Calendar.from_ical(data)
        assert all("UID" in event for event in second_parser(data))


def test_file_stems_avoid_devices_dots_and_twins():
    assert file_stem("CON", []) == "_CON"
    assert file_stem("../../x", []) == "x"
    assert file_stem("大崂-03", []) == "大崂-03"
    assert file_stem("///", []) == "_"
    assert file_stem("A", ["a"]).startswith("A-")
    assert len(file_stem("崂" * 200, []).encode()) <= 80


def test_the_same_view_gives_the_same_bytes(view):
    assert calendars(view, "en") == calendars(view, "en")
