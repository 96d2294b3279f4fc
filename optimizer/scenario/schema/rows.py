"""The rows of the scenario's tables; field names are the English column headers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from optimizer.scenario.schema.fields import Day, DayKind, Days, HalfDay, Texts, YesNo
from optimizer.scenario.schema.row_fields import Blank, Id, OptionalTime
from optimizer.scenario.schema.rows_coverage import PointRow, ServicePointRow
from optimizer.scenario.schema.rows_roads import RoadNodeRow, RoadRow, TravelRow
from optimizer.scenario.schema.rows_training import RotationRow, TrainingRow
from optimizer.scenario.schema.rows_van import RoutePinRow, StopRow, VanDayRow, VanRow, VisitRow
from optimizer.scenario.schema.strict import Strict

Role = Literal["lead", "clerk", "window", "officer", "driver"]


class PlaceRow(Strict):
    """A hall, or one of the two district halls, or another place people come from."""

    id: Id
    """Short unique name, also used in people's codes."""
    kind: Literal["hall", "service_centre", "insurance_hall", "other"]
    """What it is."""
    name_zh: Id
    """Name in Chinese."""
    name_en: Id
    """Name in English."""
    sub_district: Blank = ""
    """The sub-district (street office) it belongs to."""
    lat: float = Field(ge=-90, le=90)
    """Latitude, degrees."""
    lon: float = Field(ge=-180, le=180)
    """Longitude, degrees."""
    windows: int = Field(0, ge=0, le=50)
    """Universal windows."""
    min_windows: int = Field(0, ge=0, le=50)
    """Staffed windows that every ordinary half-day needs, the station included, the lead not."""
    neighbours: Texts = ()
    """Halls that may lend staff."""
    note: Blank = ""
    """Free text."""


class OpeningRow(Strict):
    """A hall opens in a slot."""

    hall: Id
    """The hall."""
    slot: Id
    """The slot of scenario.yaml."""
    dates: Days = ()
    """Only on these dates (a rota); empty means every date of the slot's day kind."""
    offers: Id
    """The item class that A and B both hold."""
    post: Blank = ""
    """The post that is staffed; its `backup_halls` may supply B."""


class PostRow(Strict):
    """A window or line of business, held by A, backed by B."""

    id: Id
    """Short unique name."""
    hall: Id
    """Where it is."""
    kind: Literal["window", "station", "line"]
    """A universal window, the one-clerk station, or a line of business."""
    item_class: Id
    """What is done there."""
    holder: Id
    """A: a person's code."""
    backup: Id
    """B: a person's code; of another hall only if `backup_halls` lists that hall."""
    next: Texts = ()
    """C and further, in order, when absences take both A and B; then the lead."""
    backup_halls: Texts = ()
    """Neighbouring halls whose people may back up this post and its duties."""


class PersonRow(Strict):
    """Somebody who works, as a code; never an invented name."""

    code: Id
    """Unique code, place and number: 大崂-03."""
    hall: Id
    """The place of work."""
    role: Role
    """lead, clerk (of the station), window, officer or driver (of the van)."""
    items: Texts
    """Item classes and special items held."""
    regime: Id
    """The employment regime of scenario.yaml."""
    pattern: Texts = ()
    """Half-days worked by a part-timer, like `mon_am; wed_pm`; empty means all."""
    on_call_from: Blank = ""
    """Where the person is while on call; empty means the own hall."""
    comp_balance_min: int = Field(0, ge=0, le=100_000)
    """Opening comp-time balance, minutes."""
    duty_min: int = Field(0, ge=-100_000, le=100_000)
    """History: duty minutes above or below the fair share so far."""
    weekends: int = Field(0, ge=-1000, le=1000)
    """History: weekend duties above or below the fair share."""
    holidays: int = Field(0, ge=-1000, le=1000)
    """History: holiday duties above or below the fair share."""
    lates: int = Field(0, ge=-1000, le=1000)
    """History: late duties above or below the fair share."""
    backups: int = Field(0, ge=-1000, le=1000)
    """History: backups above or below the fair share."""
    rotation_days_done: int = Field(0, ge=0, le=100)
    """Rotation days already done in this quarter (station clerks)."""


class CompCreditRow(Strict):
    """A dated part of an opening comp-time balance."""

    person: Id
    """Whose."""
    earned_on: Day
    """The date of the duty that earned it."""
    minutes: int = Field(gt=0, le=100_000)
    """How much is left of it."""


class PreviousDayRow(Strict):
    """What somebody did on one of the days before the first planned date, where not usual."""

    person: Id
    """Who."""
    date: Day
    """Which day, at most six days before the first planned date."""
    worked: YesNo
    """Whether any work was done; without a row: workdays yes, other days no."""
    until: OptionalTime = None
    """When the work ended; empty means the end of ordinary hours."""


class AbsenceRow(Strict):
    """Somebody is away."""

    person: Id
    """Who."""
    first: Day
    """The first day."""
    last: Day
    """The last day."""
    part: Literal["day", "morning", "afternoon"] = "day"
    """Whole days, or only this half of each."""
    kind: Literal["annual_leave", "sick_leave", "other_leave", "home_visit", "business"]
    """Leave is free time; a home visit and business are work elsewhere."""


class RequestRow(Strict):
    """A personal wish."""

    person: Id
    """Whose."""
    date: Day
    """Which date."""
    part: Id
    """A slot's name, `morning`, `afternoon` or `day`."""
    wish: Literal["duty", "no_duty", "comp"]
    """To be on duty, to have none, or to take comp time."""
    weight: int = Field(1, ge=1, le=3)
    """How much it matters: 1 to 3."""


class ItemRow(Strict):
    """One kind of matter."""

    id: Id
    """Short unique name."""
    name_zh: Id
    """Name in Chinese."""
    name_en: Id
    """Name in English."""
    item_class: Id
    """Its domain."""
    minutes: int = Field(gt=0, le=480)
    """How long it takes."""
    special: YesNo = False
    """Needs somebody who holds this very item."""
    equipment: Texts = ()
    """What must be on board of the van."""


class BookingRow(Strict):
    """A person's booked matter at a hall."""

    id: Id
    """Short unique name."""
    hall: Id
    """Where."""
    date: Day
    """When."""
    slot: Id
    """In which slot, or `morning` / `afternoon` for ordinary hours."""
    item: Id
    """What."""
    made_on: Day
    """The workday on which it was booked."""
    channel: Literal["phone", "on_site"]
    """How it was booked."""


class PinRow(Strict):
    """An assignment that stays as it is."""

    kind: Literal["holder", "backup", "comp", "rotation"]
    """What is fixed."""
    person: Id
    """Who."""
    date: Day
    """When."""
    part: Blank = ""
    """The slot of a duty, or the half-day of comp time."""
    hall: Blank = ""
    """The hall of a duty; empty means the person's own."""
    reason: Literal["published", "past", "hand"] = "hand"
    """Why it is fixed."""


class BatchWorkRow(Strict):
    """Back-office work that can be done at any staffed window."""

    id: Id
    """Short unique name."""
    hall: Id
    """Whose."""
    date: Day
    """When it is done."""
    part: HalfDay
    """In which half-day."""
    minutes: int = Field(gt=0, le=480)
    """How long it takes."""


class CalendarRow(Strict):
    """A date's kind where the calendar package has no notice."""

    date: Day
    """Which date."""
    kind: DayKind
    """What it is."""


ROW_TYPES: dict[str, type[Strict]] = {
    "places": PlaceRow,
    "openings": OpeningRow,
    "posts": PostRow,
    "people": PersonRow,
    "comp_credits": CompCreditRow,
    "previous_days": PreviousDayRow,
    "absences": AbsenceRow,
    "requests": RequestRow,
    "items": ItemRow,
    "bookings": BookingRow,
    "pins": PinRow,
    "trainings": TrainingRow,
    "rotations": RotationRow,
    "batch_work": BatchWorkRow,
    "vans": VanRow,
    "van_days": VanDayRow,
    "visits": VisitRow,
    "stops": StopRow,
    "route_pins": RoutePinRow,
    "road_nodes": RoadNodeRow,
    "roads": RoadRow,
    "travel": TravelRow,
    "points": PointRow,
    "service_points": ServicePointRow,
    "calendar": CalendarRow,
}
"""Every table and the type of its rows; the first field is the row's id in `places`, `posts`, …"""
