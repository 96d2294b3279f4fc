"""Random tiny networks."""

from datetime import date, timedelta
from random import Random

from tests.coverage.case import (
    Case,
    Duty,
    Place,
    Point,
    Post,
    ServicePoint,
    Slot,
    Stay,
    VanSite,
)

CLASSES = ("universal", "medical", "civil", "licence")
KINDS = ("workday", "makeup_workday", "rest_day", "statutory_holiday", "holiday_period")


def draw(seed: int) -> Case:
    """A network of a few points, places and days, anything but usual."""
    rng = Random(seed)
    days = [date(2023, 10, 9) + timedelta(days=n) for n in range(rng.randint(1, 3))]
    noon = rng.choice((690, 700, 705))
    case = Case(
        kinds={day: rng.choice(KINDS) for day in days},
        morning=(rng.choice((480, 510, 515)), noon),
        afternoon=(810, rng.choice((1020, 1035))),
        slots={
            "noon": Slot("workday", (noon, rng.choice((780, 810)))),
            "late": Slot("workday", (1035, rng.choice((1080, 1095)))),
            "weekend": Slot("rest_day", (540, 690)),
            "holiday": Slot("holiday", (540, 690), booked_only=True),
        },
        item_classes=rng.choice((CLASSES, CLASSES[1:])),
        places=[
            Place(f"h{n}", "hall" if n == 0 else rng.choice(("hall", "other")), (1.0, float(n)))
            for n in range(rng.randint(1, 3))
        ],
        points=[
            Point(f"d{n}", rng.choice(("", "A", "B")), (0.0, float(n)), rng.choice((0, 1, 3, 7)))
            for n in range(rng.randint(1, 4))
        ],
    )
    if rng.random() < 0.7:
        case.places.append(Place("centre", "service_centre", (2.0, 0.0)))
    if rng.random() < 0.5:
        case.places.append(Place("insurance", "insurance_hall", (2.0, 1.0)))
    _people(case, rng)
    _service_points(case, rng)
    _duties(case, rng)
    _van(case, rng)
    _ways(case, rng)
    return case


def _some(case: Case, rng: Random) -> tuple[str, ...]:
    return tuple(rng.sample(case.item_classes, rng.randint(1, 2)))


def _people(case: Case, rng: Random) -> None:
    case.held = [_some(case, rng) for _ in range(rng.randint(0, 3))]
    halls = [place.id for place in case.places]
    for _ in range(rng.randint(0, 2)):
        kind, offers = rng.choice(("window", "station")), rng.choice(case.item_classes)
        case.posts.append(Post(rng.choice(halls), kind, offers))


def _service_points(case: Case, rng: Random) -> None:
    for n in range(rng.randint(0, 2)):
        hours = rng.choice(((), ((540, 700), (700, 735)), ((1000, 1440),), ((0, 20), (15, 45))))
        kind = rng.choice(("station", "bank"))
        row = ServicePoint(f"s{n}", kind, (3.0, float(n)), _some(case, rng), hours)
        row.every_day = rng.random() < 0.5
        case.service_points.append(row)


def _duties(case: Case, rng: Random) -> None:
    halls = [place.id for place in case.places if place.kind == "hall"]
    for hall in halls:
        for name, slot in case.slots.items():
            if rng.random() < 0.3:
                continue
            case.openings[hall, name] = rng.choice(case.item_classes)
            for day in case.kinds:
                if case.day_type(day) != slot.days:
                    continue
                if slot.booked_only:
                    if rng.random() < 0.5:
                        continue
                    case.booked.append((hall, day, name))
                holder, backup = rng.choice((("p", "q"), ("p", None), (None, "q"), (None, None)))
                case.duties.append(Duty(hall, day, name, holder, backup))


def _van(case: Case, rng: Random) -> None:
    for n in range(rng.randint(0, 2)):
        case.van_sites.append(VanSite(f"v{n}", (4.0, float(n)), _some(case, rng), n == 0))
    for site in case.van_sites:
        for day in case.kinds:
            start_s = rng.randrange(8 * 3600, 11 * 3600)
            for _ in range(rng.randint(0, 2)):
                end_s = start_s + rng.choice((600, 899, 900, 1200, 1800, 3000))
                case.stays.append(Stay(site.id, day, start_s, end_s))
                start_s = end_s + rng.choice((0, 200))


def _ways(case: Case, rng: Random) -> None:
    for point in case.points:
        for spot in case.spots():
            for mode in ("walk", "car"):
                way = rng.choice((0, 300, 899, 900, 901, 2000, 5000, -1))
                case.seconds[mode, point.at, spot] = way
            case.metres[point.at, spot] = rng.choice((0, 500, 4000, 9000, 30000, -1))
