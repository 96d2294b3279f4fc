"""The rows of training sessions and rotation days; field names are the English column headers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from optimizer.scenario.schema.fields import Day, HalfDay, Texts
from optimizer.scenario.schema.row_fields import Blank, Id
from optimizer.scenario.schema.strict import Strict


class TrainingRow(Strict):
    """A session of a training course."""

    id: Id
    """Short unique name of the session."""
    course: Id
    """Sessions of one course repeat it: everybody invited attends one of them."""
    date: Day
    """When."""
    part: HalfDay
    """Which half-day."""
    mode: Literal["online", "on_site"]
    """Online people stay at their windows; on site they are away."""
    place: Blank = ""
    """Where an on-site session is."""
    invited: Texts
    """Who is invited to this session."""


class RotationRow(Strict):
    """A day on which a batch of station clerks may work at the insurance hall."""

    date: Day
    """A workday."""
    capacity: int = Field(gt=0, le=1000)
    """How many clerks at most."""
