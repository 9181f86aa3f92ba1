"""How the readers of meta data say what they found: a value, and the words that state it."""

from __future__ import annotations

from extractor.schemas import MetaValue, Quote, Span

from .document import Damage, Document
from .vocabulary import DIGIT_OF, ONE_TO_NINE, ZEROS

YEAR = r"(?:19[89]\d|20[0-4]\d)"
"""A year that a report may be of, as the source of a regular expression."""
_DIGIT = f"[{ZEROS}{ONE_TO_NINE}\\d]"
CN_YEAR = rf"二 ?[{ZEROS}] ?{_DIGIT} ?{_DIGIT}"
"""A year in characters: 二〇二二, 二0二二, 二 〇 二 二; as the source of a regular expression."""
ANY_YEAR = (
    rf"(?:(?:19|20)\d\d|[2２二] ?[{ZEROS}] ?{_DIGIT} ?{_DIGIT}(?=\s?年)"
    r"|[(\[〔【（［] ?(?:19|20)\d\d ?[)\]〕】）］](?=\s?年))"
)
"""A year however a title writes it: also 2 0 2 2年, 2O22年 and (2022)年; see :func:`year_of`."""


def meta_value(document: Document, span: Span, value: str | None = None) -> MetaValue:
    """``value``, or the words themselves, with the place of the words."""
    quote: Quote = document.quote(span)
    return MetaValue(value=value if value is not None else quote.text, quote=quote)


def overwritten(document: Document) -> list[Damage]:
    """Where advertising stands over a name."""
    return [damage for damage in document.damages if damage.kind == "agency_overwritten"]


def year_of(words: str) -> int:
    """The year that words write which :data:`ANY_YEAR` matched: 二〇一四, 2 0 1 4, (2014)."""
    digits = (DIGIT_OF.get(char, char) for char in words)
    return int("".join(char for char in digits if char.isdecimal()))
