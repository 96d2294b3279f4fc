"""What others say, the system and parsers of files: their English; Chinese where we know it."""

from __future__ import annotations

from optimizer.words.catalogue import chinese_of, has_chinese
from optimizer.words.label import Label


def foreign(english: str, otherwise: str) -> Label:
    """A sentence of somebody else; `otherwise` is a general Chinese one for those unknown to us."""
    return Label(english, chinese_of(english) if has_chinese(english) else otherwise)


def reason(error: OSError) -> Label:
    """Why the system refused."""
    return foreign(error.strerror or str(error), f"系统错误 {error.errno or ''}".rstrip())
