"""The small types that only table cells have: ids, free text, values that may be empty."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from optimizer.scenario.schema.fields import ClockSpan, ClockTime, Day, DayTime

Id = Annotated[str, Field(min_length=1, max_length=60)]
Blank = Annotated[str, Field(max_length=200)]
OptionalSpan = Annotated[ClockSpan | None, BeforeValidator(lambda v: v or None)]
OptionalTime = Annotated[ClockTime | None, BeforeValidator(lambda v: v or None)]
OptionalDay = Annotated[Day | None, BeforeValidator(lambda v: v or None)]
OptionalMoment = Annotated[DayTime | None, BeforeValidator(lambda v: v or None)]
