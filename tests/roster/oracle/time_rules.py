"""The rules about time: rest, working time, comp time."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.roster.oracle.case import HALVES, Case, Record, Sheet, days_before, next_day


def rest_between_days(case: Case, sheet: Sheet) -> bool:
    return any(rests_too_little(case, sheet, code) for code in case.codes)


def working_time(case: Case, sheet: Sheet) -> bool:
    return any(works_too_much(case, sheet, code) for code in case.codes) or any(
        lacks_free_day(case, sheet, code) for code in case.codes
    )


def comp_time(case: Case, sheet: Sheet) -> bool:
    return not sheet.comp <= case.worked_by_input or any(
        overdraws(case, sheet, code) for code in case.codes
    )


def rests_too_little(case: Case, sheet: Sheet, code: str) -> bool:
    wanted = timedelta(hours=case.set["min_rest_h"])
    ends = {days_before(case.days[0], 1): end_of_past_day(case, code)}
    for day in case.days:
        spans = sheet.spans_of_work(code, day)
        last = ends.get(days_before(day, 1))
        if spans and last is not None:
            start = min(start for start, _ in spans)
            if moment(case, day, start) - moment(case, days_before(day, 1), last) < wanted:
                return True
        ends[day] = max((end for _, end in spans), default=None)
    return False


def moment(case: Case, day: str, minute: int) -> datetime:
    """The true instant of a clock time."""
    days, minute = divmod(minute, 24 * 60)
    clock = time(minute // 60, minute % 60)
    local = datetime.combine(date.fromisoformat(day) + timedelta(days=days), clock)
    zone = ZoneInfo(case.question["zone"])
    return local.replace(tzinfo=zone).astimezone(ZoneInfo("UTC"))


def past_day(case: Case, code: str, day: str) -> Record:
    for row in case.people[code]["past"]:
        if row["date"] == day:
            return row
    usual = list(HALVES)
    if case.people[code]["is_part_time"]:
        weekday = date.fromisoformat(day).weekday()
        known = {(date.fromisoformat(d).weekday(), half) for d, half in case.patterns[code]}
        usual = [half for half in HALVES if (weekday, half) in known]
    if not case.is_workday(day) or not usual:
        return {"worked": False, "end_min": None}
    return {"worked": True, "end_min": case.hours[usual[-1]][1]}


def end_of_past_day(case: Case, code: str) -> int | None:
    row = past_day(case, code, days_before(case.days[0], 1))
    if not row["worked"]:
        return None
    return case.hours["afternoon"][1] if row["end_min"] is None else row["end_min"]


def works_too_much(case: Case, sheet: Sheet, code: str) -> bool:
    regime = case.regime(code)
    months: Counter[str] = Counter()
    for day in case.days:
        minutes = sheet.overtime(code, day)
        months[day[:7]] += minutes
        limit = "overtime_workday_max_min" if case.is_workday(day) else "rest_day_max_min"
        if minutes > regime[limit]:
            return True
    most = regime["overtime_month_max_min"]
    return most is not None and max(months.values()) > most


def lacks_free_day(case: Case, sheet: Sheet, code: str) -> bool:
    if not case.regime(code)["free_day_in_7"]:
        return False
    states = []
    day = days_before(case.days[0], 6)
    while day <= case.days[-1]:
        states.append(day_state(case, sheet, code, day))
        day = next_day(day)
    weeks = [states[first : first + 7] for first in range(len(states) - 6)]
    return any("worked rest day" in week and "free" not in week for week in weeks)


def day_state(case: Case, sheet: Sheet, code: str, day: str) -> str:
    """`worked rest day`, `worked`, `free`, or `neither`: a day with home visits or business."""
    workday = case.is_workday(day)
    if day < case.days[0]:
        worked = past_day(case, code, day)["worked"]
        out = False
    else:
        worked = bool(sheet.spans_of_work(code, day)) or (
            case.set["on_call_share"] > 0 and bool(sheet.on_call.get((code, day)))
        )
        out = any(case.away.get((code, day, half)) == "work" for half in HALVES)
    if worked:
        return "worked" if workday else "worked rest day"
    return "neither" if out else "free"


def earned(case: Case, sheet: Sheet, code: str, day: str) -> int:
    comp = case.regime(code)["earns"][case.kinds[day]] == "comp"
    return sheet.overtime(code, day) if comp else 0


def overdraws(case: Case, sheet: Sheet, code: str) -> bool:
    balance = sum(credit["minutes"] for credit in case.people[code]["credits"])
    for day in case.days:
        balance -= spent_on(case, sheet, code, day)
        if balance < 0:
            return True
        balance += earned(case, sheet, code, day)
    return False


def spent_on(case: Case, sheet: Sheet, code: str, day: str) -> int:
    return sum(
        case.hours[half][1] - case.hours[half][0]
        for half in HALVES
        if (code, day, half) in sheet.comp
    )
