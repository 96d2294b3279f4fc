"""What a person has to fill in before the next month is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from optimizer.roster.carry_over.free_days import FreeDayOwed
from optimizer.roster.rules.training_turn import Settings as TrainingTurn
from optimizer.scenario.scenario import Scenario
from optimizer.scenario.write.settings import month_names
from optimizer.tasks.new_month.carried import Carried
from optimizer.tasks.new_month.tables import NewTables
from optimizer.tasks.new_month.what_ifs import WhatIfs
from optimizer.views.new_month import ToDo
from optimizer.words.catalogue import register
from optimizer.words.label import Label
from optimizer.words.message import Message, message

_ABSENCES = "who is away in the new month; {n} rows reach into it already"
_FREE = (
    "{person} needs a whole day off by {by} and has {balance} of its {need} min of comp time: "
    "enter leave, else there may be no plan"
)
_FILL = "{what}: last month had {n} rows, {left} of them are of the new month"
_ROTATIONS = "rotation days, with their places: {n} clerks have not had theirs this quarter"
_OPENINGS = "{n} openings say their dates: say those of the new month, else they stay closed"
_WHAT_IFS = "the plan was made with the what-ifs {names}: here they are not laid over"
_DROPPED = "the what-if {name} is left out: {why}"
_WAITING = "the what-if {name} cannot be laid over yet: {why}"
_NAME = "the scenario is still called {name}: see whether that fits"
_OVERTIME = (
    "overtime of {month} before {first} is not counted here: the limit of a month is of all of it"
)
_WORDS = {
    "requests": Label("requests", "个人意愿"),
    "bookings": Label("bookings", "预约"),
    "pins": Label("what is fixed by hand", "固定安排"),
    "trainings": Label("training sessions", "培训场次"),
    "batch_work": Label("batch work", "批量工作"),
    "van_days": Label("van days", "流动车出车日"),
    "visits": Label("visits that were asked for since", "新的上门任务"),
}
register(
    {
        _ABSENCES: "新月份的请假与外出；已有{n}条延续到新月份",
        _FREE: (
            "{person}最晚在{by}须休息一整天，而调休仅有{balance}分钟（需{need}分钟）："
            "请填写休假，否则可能排不出计划"
        ),
        _FILL: "{what}：上月{n}条，其中{left}条属于新月份",
        _ROTATIONS: "轮训日及人数：本季度还有{n}名经办员未轮训",
        _OPENINGS: "{n}条开放安排写有限定日期：请改为新月份的日期，否则不开放",
        _WHAT_IFS: "计划叠加了假设{names}：新方案未包含这些假设",
        _DROPPED: "假设 {name} 未带入：{why}",
        _WAITING: "假设 {name} 暂不能叠加：{why}",
        _NAME: "方案仍名为“{name}”：请确认是否合适",
        _OVERTIME: "{month}在{first}之前的加班未计入：每月上限按整月计算",
    }
)


def to_do_list(
    scenario: Scenario,
    found: NewTables,
    carried: Carried,
    what_ifs: WhatIfs,
    first: date,
) -> tuple[ToDo, ...]:
    """Everything that cannot be known from the month before, by table."""
    return (
        *_rows(found),
        *(ToDo("absences", _free_day(one)) for one in carried.free_days_owed),
        *(ToDo("visits", one) for one in found.to_do),
        *_rotations(scenario, carried),
        *_settings(scenario, found, first),
        *_changes(scenario, what_ifs),
    )


def _rows(found: NewTables) -> Iterator[ToDo]:
    yield ToDo("absences", message(_ABSENCES, n=found.rows["absences"][1]))
    for name, what in _WORDS.items():
        before, now = found.rows[name]
        if before or name in ("requests", "bookings"):
            yield ToDo(name, message(_FILL, what=what, n=before, left=now))


def _free_day(owed: FreeDayOwed) -> Message:
    return message(
        _FREE, person=owed.person, by=owed.by, need=owed.day_min, balance=owed.balance_min
    )


def _rotations(scenario: Scenario, carried: Carried) -> Iterator[ToDo]:
    """Whoever has not rotated in the quarter of the new month needs a date."""
    turns = scenario.rules["training_turn"]
    assert isinstance(turns, TrainingTurn)
    if scenario.rotations:
        done = carried.rotation_days_done
        clerks = [row.code for row in scenario.people if row.role == "clerk"]
        due = sum(done[code] < turns.rotation_days_per_quarter for code in clerks)
        if due:
            yield ToDo("rotations", message(_ROTATIONS, n=due))


def _settings(scenario: Scenario, found: NewTables, first: date) -> Iterator[ToDo]:
    if found.rota:
        yield ToDo("openings", message(_OPENINGS, n=found.rota))
    before, name = scenario.file.first, scenario.file.name
    if (first.year, first.month) == (before.year, before.month):
        month = f"{first:%Y-%m}"
        yield ToDo("people", message(_OVERTIME, month=month, first=first))
        return
    months = month_names(before, first)
    if not any(old in text for old, _ in months for text in (name.en, name.zh)) and (
        str(before.year) in name.en + name.zh
    ):
        yield ToDo("scenario.yaml", message(_NAME, name=Label(name.en, name.zh)))


def _changes(scenario: Scenario, what_ifs: WhatIfs) -> Iterator[ToDo]:
    if scenario.what_ifs:
        yield ToDo("what-if", message(_WHAT_IFS, names=list(scenario.what_ifs)))
    for name, why in what_ifs.dropped:
        yield ToDo("what-if", message(_DROPPED, name=name, why=why))
    for name, why in what_ifs.waiting:
        yield ToDo("what-if", message(_WAITING, name=name, why=why))
