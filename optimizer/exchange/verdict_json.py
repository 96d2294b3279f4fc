"""What the judge says of a broken rule, for programs."""

from __future__ import annotations

from typing import Any

from optimizer.solving.verdict import Violation
from optimizer.words.message import Lang


def violation_facts(violation: Violation, lang: Lang) -> dict[str, Any]:
    """Rule, place, date, words and amount."""
    return {
        "rule": violation.rule,
        "where": str(violation.where),
        "date": violation.date.isoformat() if violation.date else None,
        "text": violation.said(lang),
        "amount": violation.amount,
        "unit": violation.unit,
    }
