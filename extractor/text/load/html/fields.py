"""What a field of text in a form shows: the report of many a site is printed into such fields.

Hidden fields, passwords, buttons and hints in empty fields show nothing of the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .tokens import HtmlToken, attribute

_SHOWN = frozenset({"", "text", "number", "tel", "date", "month"})
_HINT = re.compile(
    r"\s{0,20}(?:请(?:在此)?(?:输入|填写|选择|留下|写下)|关键[字词]|全文检索|搜索|检索|(?:示?例|例如|样例|范例)[:：])"
)


def shown_value(raw: str, tag: HtmlToken) -> tuple[int, int] | None:
    """Where the text stands that a field of text shows; None if it shows none."""
    given = attribute(raw, tag, "value")
    kind = attribute(raw, tag, "type")
    if given is None or (kind and raw[slice(*kind)].strip().lower() not in _SHOWN):
        return None
    return given if raw[slice(*given)].strip() and not is_hint(raw, given[0]) else None


def is_box(given: Mapping[str, str]) -> bool:
    """Whether a field is a box to tick."""
    return given.get("type", "").strip().lower() in ("checkbox", "radio")


def is_hint(raw: str, start: int) -> bool:
    """Whether the words at a place tell what to do with a field."""
    return _HINT.match(raw, start) is not None
