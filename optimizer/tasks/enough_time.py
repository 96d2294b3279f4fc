"""What is said when the limit was too short: of what there is no plan yet, and what should do."""

from __future__ import annotations

import math
from dataclasses import replace

from optimizer.roster.planning.outcome import RosterOutcome
from optimizer.solving.status import Status
from optimizer.words.catalogue import register
from optimizer.words.message import Message, Said, message

_ROSTER = (
    "hall {halls} has no roster yet after {limit:g} s (halls done: {done} of {all}); "
    "a limit of about {enough_s} s should do (--limit {enough_s})"
)
_ROUTES = (
    "no routes were found in {limit:g} s; "
    "a limit of about {enough_s} s should do (--limit {enough_s})"
)
register(
    {
        _ROSTER: (
            "{limit:g} 秒后大厅 {halls} 仍无值班表（已排大厅 {done}/{all}）；"
            "时限约 {enough_s} 秒应足够（--limit {enough_s}）"
        ),
        _ROUTES: ("{limit:g} 秒内未找到路线；时限约 {enough_s} 秒应足够（--limit {enough_s}）"),
    }
)
_LEAST_S, _STEP_S = 20, 10


def of_roster(outcome: RosterOutcome, limit_s: float) -> RosterOutcome:
    """The outcome; if the limit was too short, with advice in place of the bare halls."""
    if outcome.status is not Status.OUT_OF_TIME or not outcome.groups:
        return outcome
    sizes = [(len(group.halls), bool(group.seconds)) for group in outcome.groups]
    done, every = sum(size for size, has in sizes if has), sum(size for size, _ in sizes)
    facts = {"halls": outcome.detail or "", "limit": limit_s, "done": done, "all": every}
    enough_s = _rounded(2 * limit_s * every / (done + 1))
    return replace(outcome, detail=message(_ROSTER, **facts, enough_s=enough_s))


def of_routes(limit_s: float) -> Message:
    """The advice when no routes were found."""
    return message(_ROUTES, limit=limit_s, enough_s=_rounded(4 * limit_s))


def of_a_part(detail: Said | None, share: float) -> Said | None:
    """Advice on a part of the limit as advice on the whole of it."""
    if not isinstance(detail, Message) or "enough_s" not in detail.fact:
        return detail
    facts = dict(detail.fact)
    facts["limit"], facts["enough_s"] = (
        facts["limit"] / share,
        _rounded(facts["enough_s"] / share),
    )
    return replace(detail, facts=tuple(sorted(facts.items())))


def _rounded(seconds: float) -> int:
    return max(_LEAST_S, _STEP_S * math.ceil(seconds / _STEP_S))
