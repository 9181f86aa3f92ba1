"""How the readers of meta data say what they found: a value, and the words that state it."""

from __future__ import annotations

from extractor.schemas import MetaValue, Quote, Span

from .document import Damage, Document

YEAR = r"(?:19[89]\d|20[0-4]\d)"
"""A year that a report may be of, as the source of a regular expression."""
CN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零○OＯo0", "0"
)
"""The digits of a year in characters, and the letters that stand for them."""


def meta_value(document: Document, span: Span, value: str | None = None) -> MetaValue:
    """``value``, or the words themselves, with the place of the words."""
    quote: Quote = document.quote(span)
    return MetaValue(value=value if value is not None else quote.text, quote=quote)


def overwritten(document: Document) -> list[Damage]:
    """Where advertising stands over a name."""
    return [damage for damage in document.damages if damage.kind == "agency_overwritten"]


def cn_year(words: str) -> int:
    """The year that four characters write: 二〇一四."""
    return int("".join(CN_DIGITS[char] for char in words))
