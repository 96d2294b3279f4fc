"""Who could stand in, as lines for people and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from optimizer.roster.explain.who_could import Candidate, PostHalf, StandIns
from optimizer.roster.problem.entities import DutyKey
from optimizer.roster.rulebook import ROSTER
from optimizer.roster.terms import term
from optimizer.scenario.scenario import Scenario
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Lang, Message, message

_HEAD = "{place} ({role}), now {now}: {able} of {n} people could take it over"
_AWAY = "{place} in the {half} of {day}, without {now}: {able} of {n} people could be there"
_BEST = "best of all: {who} becomes A and {backup} B, {price:+,} points together"
_PRICE = "{price:+,} points"
_PARTS = "{price:+,} points: {parts}"
_PART = "{goal} {points:+,}"
_THERE = "is at this hall's windows then anyway"
_GUEST = "comes from {home}"
_STEPS_UP = "steps up from B, whose place stays empty"
_NEW_B = "steps up from B, whose place stays empty; with {who} as new B {price:+,} points in all"
_AGAINST = "{rule}: {broken}"
_REMEDY = "{rule}: {broken} → {remedy}"
_EASED = "{rule}: {broken} → {remedy}; {price} with that comp time taken back"
_COSTS = "{price}; {means}"
_LINE = "{rank:>3}. {who}  {message}"
register(
    {
        _HEAD: "{place}（{role}），现为{now}：{n}人中{able}人可接替",
        _AWAY: "{place} {day}{half}，{now}不在：{n}人中{able}人可在岗",
        _BEST: "最佳方案：{who}改任A角、{backup}任B角，合计{price:+,}点",
        _PRICE: "{price:+,}点",
        _PARTS: "{price:+,}点：{parts}",
        _PART: "{goal}{points:+,}",
        _THERE: "当时本就在该大厅窗口",
        _GUEST: "来自{home}",
        _STEPS_UP: "由B角升任，B角空缺",
        _NEW_B: "由B角升任，B角空缺；若由{who}接任B角，合计{price:+,}点",
        _AGAINST: "{rule}：{broken}",
        _REMEDY: "{rule}：{broken} → {remedy}",
        _EASED: "{rule}：{broken} → {remedy}；取消该调休后{price}",
        _COSTS: "{price}；{means}",
    }
)


def stand_in_lines(scenario: Scenario, found: StandIns, lang: Lang) -> Iterator[str]:
    """The place and who has it, the best with a new B, then everybody by rank."""
    yield _head(scenario, found).said(lang)
    if best := _best(found):
        yield f"  {best.said(lang)}"
    for rank, one in enumerate(found.candidates, 1):
        yield _LINE.format(rank=rank, who=one.person.code, message=sentence(one).said(lang))


def stand_in_json(found: StandIns, lang: Lang) -> dict[str, Any]:
    """`candidates` by rank; `rule` is null for who can, and `price` for who cannot."""
    candidates = [
        {
            **_facts(one),
            "rank": rank,
            "rule": one.broken.rule if one.broken else None,
            "message": sentence(one).said(lang),
            "if_comp_taken_back": _total(one.eased),
            "new_backup": _facts(one.backup) if one.backup else None,
        }
        for rank, one in enumerate(found.candidates, 1)
    ]
    return {"role": found.role, "now": found.now, "candidates": candidates}


def _total(parts: Mapping[str, int] | None) -> dict[str, Any] | None:
    return None if parts is None else {"price": sum(parts.values()), "parts": dict(parts)}


def _facts(one: Candidate) -> dict[str, Any]:
    return {"person": one.person.code, "price": one.price, "parts": dict(one.parts)}


def sentence(one: Candidate) -> Message:
    """What having this person there costs and means, or what is against it."""
    if one.broken is not None:
        facts = {"rule": one.broken.rule, "broken": one.broken.text}
        if one.eased is not None:
            return message(_EASED, **facts, remedy=one.remedy, price=priced(one.eased))
        if one.remedy:
            return message(_REMEDY, **facts, remedy=one.remedy)
        return message(_AGAINST, **facts)
    price, means = priced(one.parts), tuple(_means(one))
    return message(_COSTS, price=price, means=means) if means else price


def _means(one: Candidate) -> Iterator[Message]:
    if one.added is None:
        yield message(_THERE)
        return
    if one.person.hall != one.added.hall:
        yield message(_GUEST, home=one.person.hall)
    if one.backup is not None:
        yield message(_NEW_B, who=one.backup.person.code, price=one.with_backup)
    elif one.steps_up:
        yield message(_STEPS_UP)


def priced(parts: Mapping[str, int]) -> Message:
    """Points in all, and goal by goal."""
    total = sum(parts.values())
    if not parts:
        return message(_PRICE, price=total)
    goals = [
        message(_PART, goal=ROSTER.goals[goal].TITLE, points=points)
        for goal, points in sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))
    ]
    return message(_PARTS, price=total, parts=goals)


def _head(scenario: Scenario, found: StandIns) -> Message:
    facts = {"now": found.now or term("nobody"), "n": len(found.candidates)}
    facts["able"] = len(found.able)
    if isinstance(found.place, PostHalf):
        post, day, half = found.place
        return message(_AWAY, place=post.id, day=day, half=term(half), **facts)
    return message(
        _HEAD, place=duty_label(scenario, found.place.key), role=term(found.role), **facts
    )


def duty_label(scenario: Scenario, key: DutyKey) -> Label:
    """Hall, date and slot as people call them."""
    names = {place.id: (place.name_en, place.name_zh) for place in scenario.places}
    slot = scenario.file.slots[key.slot].name
    en, zh = names[key.hall]
    return Label(f"{en} {key.date} {slot.en}", f"{zh} {key.date} {slot.zh}")


def _best(found: StandIns) -> Message | None:
    """B as A with a new B, where that is cheaper than anybody else."""
    risen = [one for one in found.able if one.backup is not None]
    for one in risen:
        least = min(other.price or 0 for other in found.able)
        if one.backup is not None and one.with_backup < least:
            who, backup = one.person.code, one.backup.person.code
            return message(_BEST, who=who, backup=backup, price=one.with_backup)
    return None
