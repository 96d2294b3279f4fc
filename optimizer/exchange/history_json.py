"""What was published, as one JSON object."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from optimizer.views.history import History
from optimizer.words.message import Lang


def history_facts(history: History, lang: Lang) -> dict[str, Any]:
    """Versions in codes, and whether the record of them is sound."""
    return {
        "store": history.store,
        "versions": [asdict(version) for version in history.versions],
        "chain_ok": history.is_sound,
        "faults": [fault.said(lang) for fault in history.faults],
        "entries": history.entries,
        "hash": history.hash,
        "others": [
            {**asdict(other), "first": str(other.first), "last": str(other.last)}
            for other in history.others
        ],
    }
