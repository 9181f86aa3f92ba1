"""Units of somebody's own reports: what a pack or a schema declares is read as those of the language.

What looks like a deadline, a period or an address (312天, 18个月, 5栋) is a figure where the words of an
indicator that is counted in it stand before it in its clause, or above its cell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.schemas import Qualifier

from ..vocabulary import NUMERALS
from .numerals import MULTIPLIERS, read_arabic, read_chinese, scaled
from .scanned_number import ScannedNumber
from .units import MONEY, SHARES, UNITS, qualifier

_MULTIPLE = re.compile(r"(?:[十百千]?[万亿])(?=.)")
_TIMES = re.compile(r" ?([十百千]?[万亿]|[十百千])?")
_OF_DATES = frozenset("年 月 日 号 时 分".split())
"""Behind a number these are a date or a time; only its words tell otherwise."""
_MISTAKEN = frozenset({"year", "hotline", "licence", "name"})
"""What a bare number is taken for whose unit nobody knows: 12345标箱."""
_TIMES_AND_PLACES = frozenset({"deadline", "period", "address", "date"})
_WITHIN = frozenset({"内", "之内", "以内"})
_HOURS = ("小时", "工作日", "季度")
_STARTS = re.compile(rf"\d[\d,]*(?:\.\d+)?|[{NUMERALS}]+")
_GOES_ON = re.compile(r"升[至到为级]|床位|头[部条版]|克[服扣]|度[假过]")
"""由12升至15, 新增10床位: words that begin like a unit."""
_FAR = 12
_NEAR_CELL = 400
_CLAUSE = re.compile(r"[,。;!?\n]")
_CELL_ENDS = ("\t", "|", "\n", "")


class OwnUnit(NamedTuple):
    """A unit that a pack declares, and the words of the indicators that are counted in it."""

    unit: str
    words: tuple[str, ...]


def with_own_units(
    text: str, numbers: list[ScannedNumber], own: Sequence[OwnUnit]
) -> list[ScannedNumber]:
    """The numbers, those before a unit of ``own`` with it, and numerals that only it makes numbers."""
    if not own:
        return numbers
    bases = {one.unit: _MULTIPLE.sub("", one.unit, 1) for one in own}
    new = {base for unit, base in bases.items() if unit not in MONEY} - {*UNITS, *MONEY, *SHARES}
    found = numbers
    if longest := sorted(new, key=len, reverse=True):
        found = [_with_unit(text, number, longest) for number in numbers]
        found = sorted((*found, *_numerals(text, found, longest)), key=lambda n: n.start)
    words: dict[str, tuple[str, ...]] = {}
    for one in own:
        base = bases[one.unit]
        words[base] = words.get(base, ()) + one.words
    return [_as_figure(text, number, words) for number in found]


def _with_unit(text: str, number: ScannedNumber, units: Sequence[str]) -> ScannedNumber:
    """A number with a unit of its own: 3456吨/日, of which the language knows 吨; 37千米."""
    known = number.explained in _MISTAKEN and number.unit is None
    if number.value is None or number.kind != "number" or not (known or number.explained is None):
        return number
    at = number.stop - len(number.unit or "")
    if text[at : number.stop] != (number.unit or ""):
        return number
    for unit in units:
        found = _measured(text, at, number.value, unit)
        if found is not None and (found[1] > number.stop or unit[0] in MULTIPLIERS):
            reason = number.explained if unit in _OF_DATES else None
            own = number._replace(value=found[0], unit=unit, stop=found[1], explained=reason)
            return _below_zero(text, own)
    return number


def _below_zero(text: str, number: ScannedNumber) -> ScannedNumber:
    """最低气温-12.5℃, 零下3摄氏度: less than none. Of 库容-3.2立方米 nobody knows what the dash is."""
    sign = _BELOW.search(text, max(0, number.start - 3), number.start)
    if sign is None or number.value is None:
        return number
    if number.unit in _DEGREES:
        return number._replace(start=sign.start("sign"), value=-number.value)
    if sign["sign"] == "零下":
        return number
    raw = text[sign.start("sign") : number.stop]
    return number._replace(start=sign.start("sign"), value=None, kind="damaged", hypotheses=(raw,))


_BELOW = re.compile(r"(?P<sign>零下|(?:^|(?<=[一-鿿:)”\n\t| ]))[-−－])$")
_DEGREES = frozenset({"℃", "摄氏度", "°C", "度"})


def _measured(text: str, at: int, value: Decimal, unit: str) -> tuple[Decimal, int] | None:
    """What a value counts with this unit behind it, and where the unit ends; None: another stands there."""
    if text[at - 1] == unit[0] and text.startswith(unit, at - 1):
        thousand = MULTIPLIERS.get(unit[0])  # 37千米 was read as 37000米
        return (scaled(value / thousand, ""), at - 1 + len(unit)) if thousand else None
    if text.startswith(unit, at):
        return None if _GOES_ON.match(text, at) else (value, at + len(unit))
    times = _TIMES.match(text, at)
    if times is None or not text.startswith(unit, times.end()):
        return None
    if _GOES_ON.match(text, times.end()):
        return None
    return scaled(value, times[1] or ""), times.end() + len(unit)


def _behind_blank(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _numerals(
    text: str, numbers: Sequence[ScannedNumber], units: Sequence[str]
) -> list[ScannedNumber]:
    """十二标箱: numerals that are numbers by nothing but a unit of somebody's own."""
    counted = [unit for unit in units if unit not in _OF_DATES]
    if not counted:
        return []
    pattern = re.compile(rf"(?<!第)([{NUMERALS}]{{1,12}})({'|'.join(map(re.escape, counted))})")
    begins = [number.start for number in numbers]
    found: list[ScannedNumber] = []
    for match in pattern.finditer(text):
        value = read_chinese(match[1])
        start, stop = match.span()
        before = bisect_left(begins, stop) - 1
        apart = before < 0 or numbers[before].stop <= start
        if value is not None and apart and match[1] != "一" and match[1] not in MULTIPLIERS:
            how = qualifier(text[max(0, start - 8) : start], False, text[stop : stop + 2])
            found.append(ScannedNumber(start, stop, value, match[2], how, "number", None))
    return found


def _as_figure(
    text: str, number: ScannedNumber, words: dict[str, tuple[str, ...]]
) -> ScannedNumber:
    """A number of days, months or houses that counts what an indicator is called."""
    if number.unit == "个" and number.explained is None:
        return _of_hours(text, number, words)
    if number.explained not in _TIMES_AND_PLACES:
        return number
    digits = _STARTS.match(text, number.start)
    if digits is None:
        return number
    for unit, labels in words.items():
        at = digits.end()
        stop = next(
            (start + len(unit) for start in _places(text, at) if text.startswith(unit, start)), 0
        )
        # 30天内 is a bound, 2022年度 goes on; 18个月 ends with its unit.
        bound = stop and text[stop : number.stop] in _WITHIN
        if not (stop >= number.stop or bound) or not _is_named(text, number.start, stop, labels):
            continue
        if (value := _value(digits[0])) is not None:
            how: Qualifier = "at_most" if bound else number.qualifier
            figure = number._replace(value=value, unit=unit, stop=stop, qualifier=how)
            return figure._replace(kind="number", explained=None)
    return number


def _of_hours(text: str, number: ScannedNumber, words: dict[str, tuple[str, ...]]) -> ScannedNumber:
    """2.5个小时, which counts hours."""
    behind = (unit for unit in _HOURS if unit in words and text.startswith(unit, number.stop))
    unit = next(behind, None)
    return number._replace(unit=unit, stop=number.stop + len(unit)) if unit else number


def _places(text: str, at: int) -> tuple[int, ...]:
    blank = _behind_blank(text, at)
    return (blank, blank + 1) if text[blank : blank + 1] == "个" else (blank,)


def _value(digits: str) -> Decimal | None:
    return read_arabic(digits) if digits[0].isdecimal() else read_chinese(digits)


def _is_named(text: str, start: int, stop: int, labels: Sequence[str]) -> bool:
    """Whether one of these words stands near before a number in its clause, or above its cell."""
    line = text[max(0, start - _NEAR_CELL) : start]
    clause = "".join(_CLAUSE.split(line)[-1].split()).replace("|", "")
    ends = (clause.rfind(words) + len(words) for words in labels if words in clause)
    if any(len(clause) - end <= _FAR for end in ends):
        return True
    before, behind = line.rstrip(" ")[-1:], text[stop : stop + 2].lstrip(" ")[:1]
    alone = before in ("\t", "|", "\n") and behind in _CELL_ENDS
    return alone and any(words in line for words in labels)
