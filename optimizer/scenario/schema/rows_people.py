"""The rows of people and what is known of each; field names are English headers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from optimizer.scenario.schema.column import Column
from optimizer.scenario.schema.fields import Day, Texts, YesNo
from optimizer.scenario.schema.row_fields import Blank, Id, OptionalTime
from optimizer.scenario.schema.strict import Strict

Role = Literal["lead", "clerk", "window", "officer", "driver"]


class PersonRow(Strict):
    """Somebody who works, as a code; never an invented name."""

    code: Annotated[Id, Column("人员代号", key=True)]
    """Unique code, place and number: 大崂-03."""
    hall: Annotated[Id, Column("工作地点", also="大厅", names="place")]
    """The place of work."""
    role: Annotated[Role, Column("角色")]
    """lead, clerk (of the station), window, officer or driver (of the van)."""
    items: Annotated[Texts, Column("事项", names="item class or item")]
    """Item classes and special items held."""
    regime: Annotated[Id, Column("用工制度", names="regime")]
    """The employment regime of scenario.yaml."""
    pattern: Annotated[Texts, Column("工作半天", names="half-day of the week")] = ()
    """Half-days worked by a part-timer, like `mon_am; wed_pm`; empty means all."""
    on_call_from: Annotated[Blank, Column("待命地点", names="place")] = ""
    """Where the person is while on call; empty means the own hall."""
    comp_balance_min: Annotated[int, Column("调休余额(分钟)")] = Field(0, ge=0, le=100_000)
    """Opening comp-time balance, minutes."""
    duty_min: Annotated[int, Column("历史值班(分钟)")] = Field(0, ge=-100_000, le=100_000)
    """History: duty minutes above or below the fair share so far."""
    weekends: Annotated[float, Column("历史周末次数")] = Field(0, ge=-1000, le=1000)
    """History: weekend duties above or below the fair share."""
    holidays: Annotated[float, Column("历史节假日次数")] = Field(0, ge=-1000, le=1000)
    """History: holiday duties above or below the fair share."""
    earlies: Annotated[float, Column("历史早班次数")] = Field(0, ge=-1000, le=1000)
    """History: early duties above or below the fair share."""
    noons: Annotated[float, Column("历史午班次数")] = Field(0, ge=-1000, le=1000)
    """History: noon duties above or below the fair share."""
    lates: Annotated[float, Column("历史晚班次数")] = Field(0, ge=-1000, le=1000)
    """History: late duties above or below the fair share."""
    backups: Annotated[float, Column("历史备岗次数")] = Field(0, ge=-1000, le=1000)
    """History: backups above or below the fair share."""
    rotation_days_done: Annotated[int, Column("已轮训天数")] = Field(0, ge=0, le=100)
    """Rotation days already done in this quarter (station clerks)."""
    wishes_unmet: Annotated[int, Column("历史未满足意愿")] = Field(0, ge=0, le=1000)
    """History: the weights of wishes that were not met, until wishes met later make up for them."""


class CompCreditRow(Strict):
    """A dated part of an opening comp-time balance."""

    person: Annotated[Id, Column("人员", names="person", key=True)]
    """Whose."""
    earned_on: Annotated[Day, Column("产生日期", key=True)]
    """The date of the duty that earned it."""
    minutes: Annotated[int, Column("分钟")] = Field(gt=0, le=100_000)
    """How much is left of it."""


class PreviousDayRow(Strict):
    """What somebody did on one of the days before the first planned date, where not usual."""

    person: Annotated[Id, Column("人员", names="person", key=True)]
    """Who."""
    date: Annotated[Day, Column("日期", key=True)]
    """Which day, at most six days before the first planned date."""
    worked: Annotated[YesNo, Column("是否上班")]
    """Whether any work was done; without a row: workdays yes, other days no."""
    until: Annotated[OptionalTime, Column("下班时间")] = None
    """When the work ended; empty means the end of ordinary hours."""


class AbsenceRow(Strict):
    """Somebody is away."""

    person: Annotated[Id, Column("人员", names="person", key=True)]
    """Who."""
    first: Annotated[Day, Column("开始日期", key=True)]
    """The first day."""
    last: Annotated[Day, Column("结束日期")]
    """The last day."""
    part: Annotated[Literal["day", "morning", "afternoon"], Column("时段", key=True)] = "day"
    """Whole days, or only this half of each."""
    kind: Annotated[
        Literal["annual_leave", "sick_leave", "other_leave", "home_visit", "business"],
        Column("类型"),
    ]
    """Leave is free time; a home visit and business are work elsewhere."""


class RequestRow(Strict):
    """A personal wish."""

    person: Annotated[Id, Column("人员", names="person", key=True)]
    """Whose."""
    date: Annotated[Day, Column("日期", key=True)]
    """Which date."""
    part: Annotated[Id, Column("时段", names="slot, half-day or day", key=True)]
    """A slot's name, `morning`, `afternoon` or `day`."""
    wish: Annotated[Literal["duty", "no_duty", "comp"], Column("意愿")]
    """To be on duty, to have none, or to take comp time."""
    weight: Annotated[int, Column("权重")] = Field(1, ge=1, le=3)
    """How much it matters: 1 to 3."""


class PinRow(Strict):
    """An assignment that stays as it is."""

    kind: Annotated[
        Literal["holder", "backup", "comp", "rotation", "training", "loan", "van", "meal", "batch"],
        Column("类型", key=True),
    ]
    """What is fixed."""
    person: Annotated[Id, Column("人员", names="person", key=True)]
    """Who."""
    date: Annotated[Day, Column("日期", key=True)]
    """When."""
    part: Annotated[Blank, Column("时段", names="slot, half-day or id", key=True)] = ""
    """The slot of a duty, the half-day of comp time or a loan, the training session, the van, when
    a meal begins (HH:MM), or the batch job; empty for rotation."""
    hall: Annotated[Blank, Column("大厅", names="hall")] = ""
    """The hall of a duty or of a meal on duty, empty meaning the own; or the one that borrows."""
    reason: Annotated[Literal["published", "past", "hand"], Column("原因")] = "hand"
    """Why it is fixed."""
