"""The rows of training sessions and rotation days; field names are the English column headers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from optimizer.scenario.schema.column import Column
from optimizer.scenario.schema.fields import Day, HalfDay, Texts
from optimizer.scenario.schema.row_fields import Blank, Id
from optimizer.scenario.schema.strict import Strict


class TrainingRow(Strict):
    """A session of a training course."""

    id: Annotated[Id, Column("编号", key=True)]
    """Short unique name of the session."""
    course: Annotated[Id, Column("课程")]
    """Sessions of one course repeat it: everybody invited attends one of them."""
    date: Annotated[Day, Column("日期")]
    """When."""
    part: Annotated[HalfDay, Column("时段")]
    """Which half-day."""
    mode: Annotated[Literal["online", "on_site"], Column("方式")]
    """Online people stay at their windows; on site they are away."""
    place: Annotated[Blank, Column("地点", names="place")] = ""
    """Where an on-site session is."""
    invited: Annotated[Texts, Column("参加人员", names="person")]
    """Who is invited to this session."""


class RotationRow(Strict):
    """A day on which a batch of station clerks may work at the insurance hall."""

    date: Annotated[Day, Column("日期", key=True)]
    """A workday."""
    capacity: Annotated[int, Column("人数上限")] = Field(gt=0, le=1000)
    """How many clerks at most."""
