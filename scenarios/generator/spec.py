"""What is to be generated: which halls, which dates, how much of everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from string import Template

from scenarios.generator.halls import BEIZHAI, HALLS, SUB_DISTRICTS_EN, Hall, take_halls

_FIRST, _LAST, _SEED = date(2023, 10, 1), date(2023, 10, 31), 20231001


@dataclass(frozen=True, slots=True)
class Spec:
    """A scenario to be generated; `extended` halls open early, at noon, late and at weekends."""

    name_en: str
    name_zh: str
    command: str
    halls: tuple[Hall, ...]
    extended: tuple[str, ...]
    first: date
    last: date
    seed: int
    bookings: int
    has_van: bool
    has_roads: bool
    backed_stations: tuple[str, ...]
    rotation_capacity: int
    what_ifs: tuple[str, ...] = ()

    def yaml(self) -> str:
        """The text of `scenario.yaml`."""
        used = dict.fromkeys(hall.sub_district for hall in self.halls)
        lines = [f'  {key}: {{en: "{SUB_DISTRICTS_EN[key]}", zh: "{key}"}}' for key in used]
        return template("scenario.yaml").substitute(
            seed=self.seed,
            command=self.command,
            name_en=self.name_en,
            name_zh=self.name_zh,
            first=self.first.isoformat(),
            last=self.last.isoformat(),
            sub_districts="\n".join(lines),
            travel=template(f"travel-{'roads' if self.has_roads else 'estimate'}.yaml").template,
        )


def template(name: str) -> Template:
    """A hand-written text with $placeholders, by its path below `templates`."""
    return Template((files(__package__) / "templates" / name).read_text("utf-8"))


_WHAT_IFS = (
    "flu-week",
    "half-weekends",
    "higher-comp-cap",
    "longer-late",
    "no-lending",
    "one-more-window",
)


_DISTRICT_WHAT_IFS = (
    *_WHAT_IFS,
    "longer-van-day",
    "no-standing-stops",
    "noon-everywhere",
    "second-van",
    "slow-roads",
)


def laoshan() -> Spec:
    """The district in October 2023: 31 halls, seven of them with extended hours, and the van."""
    return Spec(
        name_en="Laoshan District, October 2023",
        name_zh="崂山区 2023年10月",
        command="python -m scenarios.generator laoshan scenarios/laoshan",
        halls=HALLS,
        extended=_beizhai_ids(),
        first=_FIRST,
        last=_LAST,
        seed=_SEED,
        bookings=300,
        has_van=True,
        has_roads=True,
        backed_stations=("卧龙", "石人河", "流清河"),
        rotation_capacity=4,
        what_ifs=_DISTRICT_WHAT_IFS,
    )


def beizhai() -> Spec:
    """The seven halls of Beizhai sub-district in October 2023."""
    return Spec(
        name_en="Beizhai sub-district, October 2023",
        name_zh="北宅街道 2023年10月",
        command="python -m scenarios.generator beizhai scenarios/beizhai",
        halls=tuple(hall for hall in HALLS if hall.sub_district == BEIZHAI),
        extended=_beizhai_ids(),
        first=_FIRST,
        last=_LAST,
        seed=_SEED,
        bookings=200,
        has_van=False,
        has_roads=True,
        backed_stations=("卧龙",),
        rotation_capacity=1,
        what_ifs=_WHAT_IFS,
    )


def month(halls: int, extended: int, first: date, last: date, seed: int) -> Spec:
    """Any number of halls in any months; the `extended` first ones have extended hours.

    Raises ValueError when there are no halls, more extended halls than halls, or no dates.
    """
    if not 0 <= extended <= halls or halls < 1:
        raise ValueError("there should be a hall, and no more extended halls than halls")
    if last < first:
        raise ValueError(f"the last date {last} is before the first, {first}")
    taken = take_halls(halls, seed)
    names = tuple(hall.id for hall in taken)
    return Spec(
        name_en=f"{halls} halls, {first} to {last}",
        name_zh=f"{halls}个大厅 {first}至{last}",
        command=(
            f"python -m scenarios.generator month --halls {halls} --extended {extended}"
            f" --first {first} --last {last} --seed {seed} OUT_DIR"
        ),
        halls=taken,
        extended=names[:extended],
        first=first,
        last=last,
        seed=seed,
        bookings=10 * halls,
        has_van=True,
        has_roads=False,
        backed_stations=names[6:22:7],
        rotation_capacity=1 + halls // 9,
    )


def _beizhai_ids() -> tuple[str, ...]:
    return tuple(hall.id for hall in HALLS if hall.sub_district == BEIZHAI)
