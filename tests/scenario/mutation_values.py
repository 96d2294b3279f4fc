"""The values that mutations draw from: extreme, wrong or only unusual."""

from collections.abc import Callable
from random import Random
from typing import Any

NUMBERS = (0, 0, 1, 2, 7, 30, 60, 100, 419, 480, 1440, 99_999, 100_000, 10**6, 10**30, -1)
GARBAGE = (
    "",
    "?",
    "-",
    "NaN",
    "1e9",
    "大劳",
    "universal; 大劳",
    "2023-02-30",
    "25:00",
    "=1+1",
    ";",
)
SPANS = ("00:00-24:00", "00:00-08:30", "08:00-08:30", "11:30-13:30", "12:00-12:01", "17:00-24:00")
CLASSES = ("universal", "medical", "civil", "licence", "困难救助", "injury_filing")
KINDS = ("annual_leave", "sick_leave", "other_leave", "home_visit", "business")
LIMITS: dict[str, Callable[[Random, list[str]], dict[str, Any]]] = {
    "run_length": lambda rng, slots: {
        "of": rng.choice(["worked", "off", *slots]),
        "least": rng.choice((0, 2, 3)),
        "most": rng.choice((None, 0, 1, 5)),
        "at_edges": rng.choice(("ignore", "count")),
    },
    "forbidden_succession": lambda rng, slots: {
        "shift": rng.choice(slots),
        "never_then": rng.sample(slots, rng.randint(1, min(2, len(slots)))),
    },
    "weekend_pattern": lambda rng, _: {
        "most": rng.choice((None, 0, 1)),
        "complete": rng.random() < 0.5,
    },
    "minutes_in_period": lambda rng, _: {
        "of": rng.choice(("minutes", "duties")),
        "least": rng.choice((0, 0, 1, 60)),
        "most": rng.choice((None, 3, 300, 10**5)),
    },
    "shift_limit": lambda rng, slots: {"shift": rng.choice(slots), "most": rng.randrange(4)},
    "one_shift_a_day": lambda _, __: {},
}
SETTINGS: dict[str, dict[str, dict[str, tuple[Any, ...]]]] = {
    "rules": {
        "backup_ready": {"backup_reach_min": (0, 12, 1440), "backups_at_once": (1, 5, 1000)},
        "comp_time": {"comp_deadline_days": (1, 7, 90, 3660, 10**12)},
        "meal_break": {"meal_min": (0, 1, 59, 60, 61, 120)},
        "one_place_at_a_time": {"lending": (True, False), "lend_reach_min": (0, 30, 1440)},
        "rest_between_days": {"min_rest_h": (0, 11, 14, 15, 24)},
        "training_turn": {"rotation_days_per_quarter": (0, 1, 3, 20)},
        "working_time": {"on_call_share": (0, 1, 50, 100)},
    },
    "goals": {
        "batch_work": {"spread": NUMBERS, "undone": NUMBERS},
        "closing_balance": {"comp_balance_cap_min": NUMBERS, "half_hour": NUMBERS},
        "comp_owed": {"half_day": NUMBERS},
        "fairness": {"spread": NUMBERS, "deviation": NUMBERS},
        "lending": {"half_day": NUMBERS},
        "requests": {"unmet": NUMBERS},
        "shortages": dict.fromkeys(
            ("holder", "backup", "window", "rotation", "training", "officer", "driver"), NUMBERS
        ),
        "changes": {"moved": NUMBERS},
    },
}
