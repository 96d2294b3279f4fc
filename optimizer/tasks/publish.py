"""Plans published: a new version of the scenario's store, over the one that they were made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from unicodedata import category

from optimizer.errors import UsageError
from optimizer.exchange.roster_file import RosterFile
from optimizer.exchange.routes_file import RoutesFile
from optimizer.roster.plan.plan import RosterPlan
from optimizer.scenario.scenario import Scenario
from optimizer.solving.verdict import Verdict
from optimizer.store.chain import PLANS
from optimizer.store.store import Store
from optimizer.store.versions import (
    Draft,
    Kind,
    Version,
    in_force,
    published_roster,
    published_routes,
    record,
    refuse_unknown,
    versions,
)
from optimizer.tasks.difference import Difference, InForce, crews_apart, difference
from optimizer.tasks.judge_files import judge_files
from optimizer.words.catalogue import register
from optimizer.words.message import Lines, Message, message

PlanFile = RosterFile | RoutesFile
TEXT_MAX = 1000
"""Characters of who and why."""

_NO_LETTERS = ("Cc", "Cs", "Zl", "Zp")
_CLAIMS = {"status", "objective", "bound", "changes", "changed_person_days"}
_NOT_FROM = (
    "version {newest}, published by {who} on {at}, is not what these plans were made from; "
    "published over it, they would change:"
)
_OVER = "re-plan with --published {newest}; or, if this is meant, say --over {newest}"
_SAME = (
    "version {newest} has these plans already: nobody would see anything else; "
    "to publish them again, say --over {newest}"
)
_TWO = "publish one roster and one routes at most: {files} are of one kind"
_NOT_ONE_LINE = "{option}: should be one line of at most {n:,} characters"
_COUNTS = (
    'the file counts {said} plans handed out before it, where there are {due}: set "version" to '
    "{due} in it before calendars are made of it, or phones may keep the old ones"
)
register(
    {
        _NOT_FROM: "这些计划不是由{who}于{at}发布的第{newest}版改来的；若在其上发布，将改动：",
        _OVER: "请用 --published {newest} 重新计划；确要如此，请加 --over {newest}",
        _SAME: "第{newest}版已是这些计划，任何人看到的都不变；若要再次发布，请加 --over {newest}",
        _TWO: "至多发布一个值班表和一个路线计划：{files}为同一种",
        _NOT_ONE_LINE: "{option}：应为一行文字，至多{n:,}个字符",
        _COUNTS: (
            "文件写明此前已发布{said}个计划，实为{due}个：用其生成日历之前，"
            "请把其中的 version 改为{due}，否则手机可能保留旧日历"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Published:
    """What became of plans: their version, or None when the judge refuses them.

    `verdicts` are by file; `notes` are what to know besides.
    """

    version: int | None
    parent: int | None
    verdicts: Mapping[str, Verdict]
    difference: Difference = field(default_factory=Difference)
    notes: tuple[Message, ...] = ()


def publish(
    scenario: Scenario,
    files: Mapping[str, PlanFile],
    store: Store,
    *,
    at: datetime,
    who: str = "",
    why: str = "",
    over: int | None = None,
) -> Published:
    """Publishes a roster, routes, or both as one plan, by name of their files.

    They lie `over` the newest version; without it a roster says itself how many plans were handed
    out before it. UsageError: they were made from another version, and what they would change; or
    why the store cannot be written.
    """
    _refuse_texts(who, why)
    roster, routes = _kinds(files)
    proposed = _Proposed(scenario, roster, routes, versions(store), over)
    if over is not None:
        refuse_unknown(store, proposed.known, over)
    verdicts = _judged(scenario, files, proposed.made_from(store))
    if not all(verdict.is_legal for verdict in verdicts.values()):
        return Published(None, None, verdicts)
    now = proposed.in_force(store)
    found = difference(scenario, now, roster, routes)
    if proposed.is_late:
        raise _not_from(proposed.known[-1], found)
    draft = Draft(proposed.kind, at, who, why, proposed.newest, roster, routes)
    facts = {"what_ifs": list(scenario.what_ifs), "changes": found.rows}
    version = record(store, replace(draft, facts=facts))
    if version is None:  # somebody else was quicker
        return publish(scenario, files, store, at=at, who=who, why=why, over=over)
    notes = (*_miscounted(roster, version), *crews_apart(now, roster, routes))
    return Published(version, draft.over, verdicts, found, notes)


@dataclass(frozen=True)
class _Proposed:
    """Plans that are to be published, and the versions that there are."""

    scenario: Scenario
    roster: RosterFile | None
    routes: RoutesFile | None
    known: Sequence[Version]
    over: int | None

    @property
    def newest(self) -> int | None:
        return self.known[-1].version if self.known else None

    @property
    def base(self) -> int:
        """The version that they were made from, as far as it is said; 0: from none."""
        if self.over is not None:
            return self.over
        return self.roster.version if self.roster else 0

    @property
    def kind(self) -> Kind:
        if self.roster is None:
            return "routes"
        return "roster" if self.routes is None else "whole"

    @property
    def is_late(self) -> bool:
        """Whether something else is in force than what they were made from.

        A roster's own count allows for newer versions that brought no roster, and so with routes.
        """
        if self.newest is None:
            return False
        if self.over is not None:
            return self.over != self.newest
        pairs = (("roster", self.roster), ("routes", self.routes))
        replaced = [in_force(self.known, self.newest, plan) for plan, file in pairs if file]
        return any(one and not one.version <= self.base <= self.newest for one in replaced)

    def made_from(self, store: Store) -> RosterPlan | None:
        """The roster that theirs says it was made from, if it was published."""
        stated = self.roster.version if self.roster else 0
        found = in_force(self.known, stated, "roster") if stated <= (self.newest or 0) else None
        return published_roster(store, found.version) if found else None

    def in_force(self, store: Store) -> InForce:
        """The plans that people go by now."""
        if self.newest is None:
            return InForce()
        has_roster, has_routes = (in_force(self.known, self.newest, plan) for plan in PLANS)
        return InForce(
            published_roster(store, self.newest) if has_roster else None,
            published_routes(store, self.newest) if has_routes else None,
        )


def _kinds(files: Mapping[str, PlanFile]) -> tuple[RosterFile | None, RoutesFile | None]:
    """The one roster and the one routes."""
    rosters = {name: file for name, file in files.items() if isinstance(file, RosterFile)}
    routes = {name: file for name, file in files.items() if isinstance(file, RoutesFile)}
    for some in (rosters, routes):
        if len(some) > 1:
            raise UsageError(message(_TWO, files=tuple(some)))
    return next(iter(rosters.values()), None), next(iter(routes.values()), None)


def _refuse_texts(who: str, why: str) -> None:
    for option, text in (("--by", who), ("--why", why)):
        if len(text) > TEXT_MAX or any(category(letter) in _NO_LETTERS for letter in text):
            raise UsageError(message(_NOT_ONE_LINE, option=option, n=TEXT_MAX))


def _judged(
    scenario: Scenario, files: Mapping[str, PlanFile], base: RosterPlan | None
) -> Mapping[str, Verdict]:
    """The verdicts; a repair is judged with what it says of changes to the plan it was made from.

    Where that plan was never published, what it says of them is neither judged nor kept.
    """
    is_repair = {name for name, file in files.items() if _is_repair(file)}
    if is_repair and base is None:
        files = {n: _without_claims(f) if n in is_repair else f for n, f in files.items()}
    return judge_files(scenario, files, base if is_repair else None)


def _is_repair(file: PlanFile) -> bool:
    return isinstance(file, RosterFile) and file.changes is not None


def _without_claims(file: PlanFile) -> PlanFile:
    said = {name: getattr(file, name) for name in file.model_fields_set - _CLAIMS}
    return type(file).model_construct(**said)


def _not_from(newest: Version, found: Difference) -> UsageError:
    if not found.rows:
        return UsageError(message(_SAME, newest=newest.version))
    said = {"who": newest.who or "–", "at": newest.at[:16].replace("T", " ")}
    head = message(_NOT_FROM, newest=newest.version, **said)
    return UsageError(Lines((head, found, message(_OVER, newest=newest.version))))


def _miscounted(roster: RosterFile | None, version: int) -> tuple[Message, ...]:
    if roster is None or roster.version == version - 1:
        return ()
    return (message(_COUNTS, said=roster.version, due=version - 1),)
