"""Who works where: people as codes, their posts, histories and opening comp time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from optimizer.scenario.schema.rows_halls import PlaceRow, PostRow
from optimizer.scenario.schema.rows_people import CompCreditRow, PersonRow
from scenarios.generator.halls import (
    INSURANCE_HALL,
    SERVICE_CENTRE,
    SERVICE_CENTRE_SPOT,
    Hall,
    neighbours,
)
from scenarios.generator.items import DOMAINS, LICENCE, LICENCES, SPECIAL, UNIVERSAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.generator.month import Month
    from scenarios.generator.spec import Spec

COMP_DEADLINE_DAYS = 90
_HELD_PERCENT = 55
_LEAST_HOLDERS = 3
_REACH_KM = 6
_WINDOWS = {5: 1, 6: 2, 7: 3}
_MIN_WINDOWS = {5: 2, 6: 3, 7: 3}
_PATTERNS = (("mon", "tue", "wed"), ("wed", "thu", "fri"), ("mon", "wed", "fri"))


@dataclass(frozen=True, slots=True)
class Staff:
    """Everything that is known about places and people before the month begins."""

    places: tuple[PlaceRow, ...]
    people: tuple[PersonRow, ...]
    posts: tuple[PostRow, ...]
    credits: tuple[CompCreditRow, ...]


def hire(spec: Spec, month: Month) -> Staff:
    """Places, people, posts and credits of a scenario."""
    sizes = {hall.id: _size(spec, hall) for hall in spec.halls}
    lean = _lean_halls(spec)
    people: list[PersonRow] = []
    opening: list[CompCreditRow] = []
    for hall in spec.halls:
        team = _team(spec, hall, sizes[hall.id], part_timer=_has_part_timer(spec, hall))
        top_min = 300 if hall.id in lean else 900 if hall.id in spec.extended else 720
        random = Random(f"{spec.seed}:comp:{hall.id}")
        paid = _with_balances(team, month.file.first, top_min, random)
        people += [person for person, _ in paid]
        opening += [credit for _, earned in paid for credit in earned]
    if spec.has_van:
        pool = _pool(Random(f"{spec.seed}:pool"))
        paid = _with_balances(pool, month.file.first, 720, Random(f"{spec.seed}:comp:pool"))
        people += [person for person, _ in paid]
        opening += [credit for _, earned in paid for credit in earned]
    posts = [post for hall in spec.halls for post in _posts(spec, hall, people)]
    posts += _licence_posts(people) if spec.has_van else []
    return Staff(tuple(_places(spec, sizes)), tuple(people), tuple(posts), tuple(opening))


def _size(spec: Spec, hall: Hall) -> int:
    random = Random(f"{spec.seed}:size:{hall.id}")
    if hall.id in spec.extended:
        return random.choices((6, 7), (70, 30))[0]
    return random.choices((5, 6, 7), (30, 60, 10))[0]


def _lean_halls(spec: Spec) -> list[str]:
    ordinary = [hall.id for hall in spec.halls if hall.id not in spec.extended]
    return sorted(Random(f"{spec.seed}:lean").sample(ordinary, min(2, len(ordinary))))


def _has_part_timer(spec: Spec, hall: Hall) -> bool:
    ordinary = hall.id not in spec.extended
    return ordinary and Random(f"{spec.seed}:part:{hall.id}").random() < 0.25


def _places(spec: Spec, sizes: dict[str, int]) -> Iterator[PlaceRow]:
    for hall in spec.halls:
        size = sizes[hall.id]
        yield PlaceRow(
            id=hall.id,
            kind="hall",
            name_zh=f"{hall.id}便民服务大厅",
            name_en=f"{hall.name_en} hall",
            sub_district=hall.sub_district,
            lat=hall.lat,
            lon=hall.lon,
            windows=_WINDOWS[size],
            min_windows=_MIN_WINDOWS[size],
            neighbours=neighbours(hall, spec.halls, 3),
            note=hall.note,
        )
    about = "approximate"
    yield PlaceRow(
        id=SERVICE_CENTRE,
        kind="service_centre",
        name_zh="崂山区政务服务中心",
        name_en="District service centre",
        lat=SERVICE_CENTRE_SPOT[0],
        lon=SERVICE_CENTRE_SPOT[1],
        windows=6,
        note=about,
    )
    yield PlaceRow(
        id=INSURANCE_HALL,
        kind="insurance_hall",
        name_zh="崂山区医疗保障大厅",
        name_en="District insurance hall",
        lat=36.108,
        lon=120.472,
        note=about,
    )


def _team(spec: Spec, hall: Hall, size: int, *, part_timer: bool) -> list[PersonRow]:
    """Lead, station clerk, window staff, in this order; specials held by 55 %, at least three."""
    random = Random(f"{spec.seed}:team:{hall.id}")
    past = Random(f"{spec.seed}:past:{hall.id}")
    held = [_specials(random) for _ in range(size)]
    for item in SPECIAL:
        without = [own for own in held if item not in own]
        for own in random.sample(without, max(0, _LEAST_HOLDERS - (size - len(without)))):
            own.append(item)
    civil_servants = {0, *random.sample(range(1, size), random.choice((1, 1, 2)))}
    team = []
    for number in range(size):
        domains = sorted(random.sample(DOMAINS, 2) if number > 1 else DOMAINS)
        if number == 2 and "medical" not in domains:
            domains = sorted((*domains, "medical"))
        is_part_timer = part_timer and number == size - 1
        patterns = random.choice(_PATTERNS) if is_part_timer else ()
        row = PersonRow(
            code=f"{hall.id}-{number + 1:02d}",
            hall=hall.id,
            role="lead" if number == 0 else "clerk" if number == 1 else "window",
            items=(UNIVERSAL, *domains, *(item for item in SPECIAL if item in held[number])),
            regime="civil_servant" if number in civil_servants else "labour_contract",
            pattern=tuple(f"{day}_{half}" for day in patterns for half in ("am", "pm")),
            on_call_from=_lives_at(spec, hall, random),
            duty_min=30 * random.choice((-1, 1)) * random.randint(4, 12),
            weekends=random.randint(-2, 2),
            holidays=random.randint(-1, 1),
            lates=random.randint(-2, 2),
            backups=random.randint(-2, 2),
            earlies=past.randint(-2, 2),
            noons=past.randint(-2, 2),
        )
        team.append(row)
    return team


def _specials(random: Random) -> list[str]:
    return [item for item in SPECIAL if random.randrange(100) < _HELD_PERCENT]


def _lives_at(spec: Spec, hall: Hall, random: Random) -> str:
    """Most are on call at their hall; some near another one, some out of reach."""
    others = [other.id for other in spec.halls if other.id != hall.id]
    near = neighbours(hall, spec.halls, 2)
    if random.random() >= 0.12 or not others:
        return ""
    return random.choice(near if near and random.random() < 0.5 else others)


def _pool(random: Random) -> list[PersonRow]:
    """Eight officers and three drivers of the van; five officers hold each licence item."""
    held: list[list[str]] = [[] for _ in range(8)]
    for item in LICENCES:
        for number in sorted(random.sample(range(8), 5)):
            held[number].append(item)
    pool = []
    for number in range(11):
        officer = number < 8
        row = PersonRow(
            code=f"{SERVICE_CENTRE}-{number + 1:02d}",
            hall=SERVICE_CENTRE,
            role="officer" if officer else "driver",
            items=(LICENCE, *held[number]) if officer else (),
            regime="civil_servant" if officer and number % 2 == 0 else "labour_contract",
            duty_min=30 * random.choice((-1, 1)) * random.randint(4, 8),
        )
        pool.append(row)
    return pool


def _with_balances(
    team: list[PersonRow], first: date, top_min: int, random: Random
) -> list[tuple[PersonRow, list[CompCreditRow]]]:
    """Each person with an opening balance of 180 to `top_min` minutes and its dated credits."""
    found = []
    for person in team:
        balance_min = 30 * random.randint(6, top_min // 30)
        parts = min(random.randint(1, 3), balance_min // 120)
        cuts = sorted(random.sample(range(2, balance_min // 30 - 1), parts - 1))
        edges = [0, *cuts, balance_min // 30]
        earned = sorted(first - timedelta(days=days) for days in _ages_days(random, parts))
        dated = [
            CompCreditRow(person=person.code, earned_on=day, minutes=30 * (end - start))
            for day, start, end in zip(earned, edges, edges[1:], strict=False)
        ]
        found.append((person.model_copy(update={"comp_balance_min": balance_min}), dated))
    return found


def _ages_days(random: Random, parts: int) -> list[int]:
    """Days since each credit was earned; about one in eight runs out within the month."""
    ages: list[int] = []
    while len(ages) < parts:
        old = random.random() < 0.12
        days = random.randint(62, COMP_DEADLINE_DAYS - 4) if old else random.randint(4, 58)
        if days not in ages:
            ages.append(days)
    return ages


def _posts(spec: Spec, hall: Hall, people: list[PersonRow]) -> Iterator[PostRow]:
    """The station and each window: A, B and C; every post of a hall has another B if it can."""
    team = [person for person in people if person.hall == hall.id]
    clerk, *windows = team[1:]
    count = _WINDOWS[len(team)]
    spare = [person.code for person in windows[count:]]
    backs = _station_backup(spec, hall, people)
    station_backup = backs[0] if backs else windows[0].code
    yield PostRow(
        id=f"{hall.id}·医保站",
        hall=hall.id,
        kind="station",
        item_class="medical",
        holder=clerk.code,
        backup=station_backup,
        next=tuple(w.code for w in windows if "medical" in w.items and w.code != station_backup),
        backup_halls=tuple(backs[1:]),
    )
    for number, window in enumerate(windows[:count]):
        backup = spare[number % len(spare)]
        others = [code for code in spare if code != backup]
        yield PostRow(
            id=f"{hall.id}·窗口{number + 1}",
            hall=hall.id,
            kind="window",
            item_class=UNIVERSAL,
            holder=window.code,
            backup=backup,
            next=(*others, clerk.code),
        )


def _station_backup(spec: Spec, hall: Hall, people: list[PersonRow]) -> list[str]:
    """For some one-clerk stations: a window clerk of the nearest hall, and that hall."""
    if hall.id not in spec.backed_stations:
        return []
    for near in neighbours(hall, spec.halls, 1, within_km=_REACH_KM):
        for person in people:
            at_window = person.hall == near and person.role == "window"
            if at_window and "medical" in person.items and not person.on_call_from:
                return [person.code, near]
    return []


def _licence_posts(people: list[PersonRow]) -> Iterator[PostRow]:
    """A line of business at the service centre for each licence item."""
    for item in LICENCES[:2]:
        first, second, *others = [person.code for person in people if item in person.items]
        yield PostRow(
            id=f"{SERVICE_CENTRE}·{item}",
            hall=SERVICE_CENTRE,
            kind="line",
            item_class=LICENCE,
            holder=first,
            backup=second,
            next=tuple(others),
        )
