"""The oracle's reading of a question and of a plan, both plain dicts with lists of records.

Written from docs/roster-semantics.md alone; nothing here comes from the product.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import product
from typing import Any

Record = dict[str, Any]
HALVES = ("morning", "afternoon")
WORKDAYS = ("workday", "makeup_workday")
HOLIDAYS = ("statutory_holiday", "holiday_period")
WINDOW_ROLES = ("clerk", "window")


def next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def days_before(day: str, count: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=count)).isoformat()


def overlap(one: list[int], two: list[int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def twice(way: tuple[str | None, ...]) -> bool:
    return any(way.count(code) > 1 for code in way if code is not None)


class Case:
    """A question with its records found by name, and what follows from the input alone."""

    def __init__(self, question: Record) -> None:
        self.question = question
        self.set: Record = question["settings"]
        self.price: Record = question["prices"]
        self.days: list[str] = question["days"]
        self.kinds: dict[str, str] = question["kinds"]
        self.hours: dict[str, list[int]] = question["hours"]
        self.halls = {hall["id"]: hall for hall in question["halls"]}
        self.people = {person["code"]: person for person in question["people"]}
        self.codes = sorted(self.people)
        self.duties = {(d["hall"], d["date"], d["slot"]): d for d in question["duties"]}
        self.keys = sorted(self.duties)
        self.open_duties = {
            key: duty
            for key, duty in sorted(self.duties.items())
            if not duty["booked_only"] or duty["bookings"]
        }
        self.sessions = {s["id"]: s for s in question["sessions"]}
        self.posts = sorted(question["posts"], key=lambda post: post["id"])
        self.crew_days = {(c["van"], c["date"]): c for c in question["crew_days"]}
        self.jobs = {job["id"]: job for job in question["jobs"]}
        self.away = {(a["person"], a["date"], a["half"]): a["kind"] for a in question["away"]}
        self.travel = {(t["from"], t["to"]): t["minutes"] for t in question["travel"]}
        self.patterns = {
            code: {tuple(half) for half in p["works"]} for code, p in self.people.items()
        }
        self.workdays = [day for day in self.days if self.is_workday(day)]
        self.worked_by_input = {
            (code, day, half)
            for code in self.codes
            for day in self.workdays
            for half in HALVES
            if (day, half) in self.patterns[code] and (code, day, half) not in self.away
        }

    def is_workday(self, day: str) -> bool:
        return self.kinds[day] in WORKDAYS

    def regime(self, code: str) -> Record:
        return self.question["regimes"][self.people[code]["regime"]]

    def both_halves(self, code: str, day: str) -> bool:
        return all((code, day, half) in self.worked_by_input for half in HALVES)

    def minutes_away(self, start: str, end: str) -> int:
        return 0 if start == end else self.travel[start, end]

    def eligible_sessions(self, code: str, course: str) -> list[str]:
        """The course's sessions that somebody is invited to and works by input."""
        return [
            name
            for name, session in sorted(self.sessions.items())
            if session["course"] == course
            and code in session["invited"]
            and (code, session["date"], session["half"]) in self.worked_by_input
        ]

    def courses(self) -> list[str]:
        return sorted({session["course"] for session in self.sessions.values()})

    def expected_stand_ins(self) -> dict[tuple[str, str, str], str | None]:
        """Rule 4: where absences given as input take A and B, who stands in.

        Of all ways in which nobody stands in twice at a time: the fewest posts empty, then the
        best person for the first post, for the second, and so on.
        """
        found: dict[tuple[str, str, str], str | None] = {}
        for day in self.workdays:
            for half in HALVES:
                empty = [
                    post
                    for post in self.posts
                    if (post["holder"], day, half) not in self.worked_by_input
                    and (post["backup"], day, half) not in self.worked_by_input
                ]
                lists = [[*self.may_stand_in(post, day, half), None] for post in empty]
                # product() gives the ways in the order of these wishes, and min the first of them
                ways = [way for way in product(*lists) if not twice(way)]
                ways.sort(
                    key=lambda way: [x.index(code) for x, code in zip(lists, way, strict=True)]
                )
                best = min(ways, key=lambda way: way.count(None))
                for post, code in zip(empty, best, strict=True):
                    found[post["id"], day, half] = code
        return found

    def may_stand_in(self, post: Record, day: str, half: str) -> list[str]:
        """Those named next, then the leads of the hall, who can do the work and are at work."""
        leads = [
            code
            for code in self.codes
            if self.people[code]["role"] == "lead" and self.people[code]["hall"] == post["hall"]
        ]
        return [
            code
            for code in dict.fromkeys([*post["next"], *leads])
            if (code, day, half) in self.worked_by_input
            and post["item_class"] in self.people[code]["items"]
        ]


class Sheet:
    """A plan with its records found by name: who does what, where."""

    def __init__(self, case: Case, plan: Record) -> None:
        self.case = case
        self.holders = {key: [] for key in case.keys}
        self.backups: dict[tuple[str, str, str], str | None] = dict.fromkeys(case.keys)
        for duty in plan["duties"]:
            key = (duty["hall"], duty["date"], duty["slot"])
            self.holders[key] = list(duty["holders"])
            self.backups[key] = duty["backup"]
        self.comp = {(c["person"], c["date"], c["half"]) for c in plan["comp"]}
        self.rotations = {(r["person"], r["date"]) for r in plan["rotations"]}
        self.attendance = {(a["person"], a["session"]) for a in plan["attendance"]}
        self.loans = {(x["person"], x["date"], x["half"]): x["hall"] for x in plan["loans"]}
        self.crews = {
            (c["van"], c["date"]): (c["officer_a"], c["officer_b"], c["driver"])
            for c in plan["crews"]
        }
        self.batch = {share["job"]: share["person"] for share in plan["batch"]}
        self.meals = Counter((m["person"], m["date"], m["start_min"]) for m in plan["meals"])
        self.stand_ins = {(s["post"], s["date"], s["half"]): s["person"] for s in plan["stand_ins"]}
        self.shortages = Counter(
            (s["what"], s["hall"], s["date"], s["part"], s["amount"]) for s in plan["shortages"]
        )
        self.find_places()
        self.find_duties()

    def find_places(self) -> None:
        """`places` lists what each half-day became: comp, rotation, van, training, or a loan."""
        places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for taken in self.comp:
            places[taken].append("comp")
        for person, day in self.rotations:
            for half in HALVES:
                places[person, day, half].append("rotation")
        self.on_van: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for (van, day), crew in self.crews.items():
            for member in crew:
                if member is not None:
                    self.on_van[member, day].append((van, day))
                    for half in HALVES:
                        places[member, day, half].append("van")
        for person, name in self.attendance:
            session = self.case.sessions[name]
            places[person, session["date"], session["half"]].append("training")
        for loan, hall in self.loans.items():
            places[loan].append(f"loan {hall}")
        self.places = dict(places)

    def find_duties(self) -> None:
        """Duties by person and date: as holder, as on-site backup, as on-call backup."""
        self.held: dict[tuple[str, str], list[Record]] = defaultdict(list)
        self.on_site: dict[tuple[str, str], list[Record]] = defaultdict(list)
        self.on_call: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for key in self.case.keys:
            duty = self.case.duties[key]
            for code in self.holders[key]:
                self.held[code, key[1]].append(duty)
            backup = self.backups[key]
            if backup is not None:
                role = self.on_site if duty["backup"] == "on_site" else self.on_call
                role[backup, key[1]].append(duty)

    def works(self, code: str, day: str, half: str) -> bool:
        """Worked by input and not taken off."""
        here = (code, day, half)
        return here in self.case.worked_by_input and here not in self.comp

    def present_at(self, code: str, day: str, half: str) -> str | None:
        """The hall at which somebody is present in an ordinary half-day, if any."""
        here = (code, day, half)
        if here not in self.case.worked_by_input:
            return None
        away = self.places.get(here, [])
        if not away:
            return self.case.people[code]["hall"]
        return away[0][5:] if len(away) == 1 and away[0].startswith("loan ") else None

    def spans_of_work(self, code: str, day: str) -> list[list[int]]:
        """Work in the sense of rule 9 on a planned date."""
        spans = [d["span"] for d in self.held.get((code, day), ())]
        spans += [d["span"] for d in self.on_site.get((code, day), ())]
        vans = self.on_van.get((code, day), ())
        if vans:
            return spans + [self.case.crew_days[van]["span"] for van in vans]
        return spans + [self.case.hours[half] for half in HALVES if self.works(code, day, half)]

    def overtime(self, code: str, day: str) -> int:
        """Overtime of a date (rule 10), minutes."""
        here = (code, day)
        return (
            sum(d["minutes"] for d in self.held.get(here, ()))
            + sum(d["backup_minutes"] for d in self.on_site.get(here, ()))
            + sum(d["backup_minutes"] for d in self.on_call.get(here, ()))
            + sum(self.case.crew_days[van]["minutes_beyond"] for van in self.on_van.get(here, ()))
        )
