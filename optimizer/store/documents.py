"""Texts that are the same whoever writes them, and their hashes."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any


def canonical(value: Any) -> str:
    """JSON without spaces, keys in order; what is no JSON value, as Python writes it."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr
    )


def hash_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
