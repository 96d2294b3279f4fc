"""Checks of demand points and service points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.scenario.checks.draft import Draft
from optimizer.scenario.schema.fields import span_text
from optimizer.scenario.schema.rows_coverage import PointRow, ServicePointRow
from optimizer.words.message import message

if TYPE_CHECKING:
    from optimizer.scenario.read.mistakes import Found


def service_points_offer_something(draft: Draft) -> Iterator[Found]:
    """A service point offers an item class, in hours that do not overlap."""
    for point, at in draft.of(ServicePointRow):
        ordered = sorted(point.hours)
        if not point.offers:
            yield at.found("offers", message("is empty"))
        for span, later in pairwise(ordered):
            if later.start_min < span.end_min:
                yield at.found(
                    "hours",
                    message(
                        "{span} and {later} overlap", span=span_text(span), later=span_text(later)
                    ),
                )


def somebody_lives_at_the_points(draft: Draft) -> Iterator[Found]:
    """Where there are demand points, they have a population."""
    if draft.of(PointRow) and not any(point.population for point, _ in draft.of(PointRow)):
        _, at = draft.of(PointRow)[0]
        yield at.found("population", message("nobody lives at any demand point"))
