"""Checks of people and halls: leads, windows, comp time, booked items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.schema.rows_halls import BookingRow, ItemRow, PlaceRow, PostRow
from optimizer.scenario.schema.rows_people import CompCreditRow, PersonRow
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found


def halls_have_one_lead(draft: Draft) -> Iterator[Found]:
    """A place has at most one lead."""
    leads: dict[str, str] = {}
    for person, at in draft.of(PersonRow):
        if person.role == "lead" and leads.setdefault(person.hall, person.code) != person.code:
            problem = message(
                "{hall} has a lead already, {lead}", hall=person.hall, lead=leads[person.hall]
            )
            yield at.found("role", problem)


def windows_can_be_staffed(draft: Draft) -> Iterator[Found]:
    """A hall does not need more staffed windows than it has clerks and window staff."""
    staff = Counter(p.hall for p, _ in draft.of(PersonRow) if p.role in ("clerk", "window"))
    for place, at in draft.of(PlaceRow):
        if place.min_windows > staff[place.id]:
            problem = message(
                "{need} windows need staff, but there are {have}",
                need=place.min_windows,
                have=staff[place.id],
            )
            yield at.found("min_windows", problem, message("clerks and window staff count"))


def neighbours_are_others(draft: Draft) -> Iterator[Found]:
    """A hall is not its own neighbour."""
    for place, at in draft.of(PlaceRow):
        if place.id in place.neighbours:
            yield at.found(
                "neighbours", message("{hall} is listed as its own neighbour", hall=place.id)
            )


def comp_credits_add_up(draft: Draft) -> Iterator[Found]:
    """The dated credits of a person add up to the opening comp-time balance."""
    total: Counter[str] = Counter()
    for credit, _ in draft.of(CompCreditRow):
        total[credit.person] += credit.minutes
    for person, at in draft.of(PersonRow):
        if person.code in total and total[person.code] != person.comp_balance_min:
            problem = message(
                "{minutes} is not the sum of the credits {sum}",
                minutes=person.comp_balance_min,
                sum=total[person.code],
            )
            yield at.found(
                "comp_balance_min", problem, message("see {where}", where="comp_credits")
            )


def comp_credits_are_earlier(draft: Draft) -> Iterator[Found]:
    """Comp time of the opening balance was earned before the first planned date."""
    for credit, at in draft.of(CompCreditRow):
        if credit.earned_on >= draft.file.first:
            problem = message(
                "{day} is not before the first planned date {first}",
                day=credit.earned_on,
                first=draft.file.first,
            )
            yield at.found("earned_on", problem)


def booked_special_items_are_held(draft: Draft) -> Iterator[Found]:
    """Somebody who may serve at the hall holds a booked special item."""
    items = {item.id: item for item, _ in draft.of(ItemRow)}
    posts = {post.id: post for post, _ in draft.of(PostRow)}
    halls_of: dict[str, set[str]] = {}
    for person, _ in draft.of(PersonRow):
        for item in person.items:
            halls_of.setdefault(item, set()).add(person.hall)
    for booking, at in draft.of(BookingRow):
        opening = draft.opening.get((booking.hall, booking.slot))
        post = posts.get(opening.post) if opening else None
        serving = {booking.hall, *(post.backup_halls if post else ())}
        if items[booking.item].special and serving.isdisjoint(halls_of.get(booking.item, ())):
            yield at.found(
                "item",
                message("nobody at {hall} holds {item!r}", hall=booking.hall, item=booking.item),
            )
