"""Money told once more in another unit: 2.5万元,折合2500元.

Only a place too many or too few is a mistake for certain: other digits may be rounded, or those of
another sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.schemas import Finding, Mention
from extractor.schemas.units import in_unit, is_money
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import exact, statistics

_CONVERTED = re.compile(
    r"[,(]?(?:折合|折算[成为]|换算[成为后]|合|即|也就是)(?:人民币)?[为是]?(?:人民币)?"
)
_ENDS = re.compile(r"(?:人民币|整)?(?:[,。;、()\n]|$)")
"""The second amount stands alone: no 12500元/季度, and no 500元每人."""
_BEHIND = 6
_OF_EACH = re.compile(r"(?:每|均|单价)[^。;\n]*$")
"""每份1.2元,合12万元: what all cost."""
_BEFORE = 24


def check_converted(document: Document) -> Iterator[Finding]:
    """Amounts whose conversion has a place too many or too few."""
    for first, second in pairwise(statistics(document)):
        units = first.unit or "", second.unit or ""
        if units[0] == units[1] or not all(map(is_money, units)) or not exact([first, second]):
            continue
        if _OF_EACH.search(document.before(first, _BEFORE)):
            continue
        ends = _ENDS.match(document.behind(second, _BEHIND))
        if not ends or not _CONVERTED.fullmatch(document.between(first, second)):
            continue
        converted = in_unit(first.value or Decimal(0), first.unit, units[1])
        if converted and second.value and _places_apart(converted, second.value):
            yield _finding(document, first, second, converted)


def _places_apart(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers have the same digits, and are ten, a hundred … times apart."""
    digits = {number.normalize().as_tuple().digits for number in (one, other)}
    return one != other and len(digits) == 1


def _finding(document: Document, first: Mention, second: Mention, converted: Decimal) -> Finding:
    formula = (
        f"{plain(first.value)} {first.unit} = {plain(converted)} {second.unit}, "
        f"printed {plain(second.value)} {second.unit}"
    )
    message = "the amount is not the same in the other unit"
    return bare_finding(document, "conflict", [second, first], formula, message)
