"""The numbers that Word shows before paragraphs and that stand in no text: 一、 (一) 1."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from extractor.text.vocabulary import DIGITS

from ..content import wide

_DEEPEST = 9
_PLACE = re.compile(r"%([1-9])")


def value(element: _Element | None, default: str = "") -> str:
    """The ``w:val`` of an element."""
    return default if element is None else str(element.get(qn("w:val"), default))


def number(text: str, default: int = 0) -> int:
    """A whole number of a Word attribute; anything else is ``default``."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class _List:
    """An abstract numbering: its levels, and how far each has counted."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _DEEPEST)


class Numbering:
    """Counts along the document.  ``label`` must be asked for every paragraph in order."""

    def __init__(self, part: DocumentPart) -> None:
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[str, dict[int, int]]] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}
        self._met: set[str] = set()
        for relation in part.rels.values():
            if relation.is_external:
                continue
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
                self._read_lists(parse_xml(relation.target_part.blob))
            elif relation.reltype == RELATIONSHIP_TYPE.STYLES:
                self._read_styles(parse_xml(relation.target_part.blob))

    def label(self, paragraph: _Element) -> str:
        """The number of a paragraph with what follows it; empty if it has none."""
        found = self._list_of(paragraph)
        if found is None:
            return ""
        number_id, depth = found
        abstract, restarts = self._numbers.get(number_id, ("", {}))
        own = self._lists.get(abstract)
        if own is None or depth not in own.levels:
            return ""
        if number_id not in self._met:
            self._met.add(number_id)
            for level, start in restarts.items():
                own.counts[level] = start - 1
        self._count(own, depth)
        return self._shown(own, depth)

    def _count(self, own: _List, depth: int) -> None:
        before = own.counts[depth]
        own.counts[depth] = own.levels[depth].start if before is None else before + 1
        own.counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)

    def _shown(self, own: _List, depth: int) -> str:
        level = own.levels[depth]
        if level.format in ("bullet", "none"):
            return ""

        def place(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = own.levels.get(at, _Level())
            count = own.counts[at]
            shown = "decimal" if level.legal else other.format
            return formatted(other.start if count is None else count, shown)

        text = _PLACE.sub(place, level.text)
        return text if not text or level.suffix == "nothing" or wide(text[-1]) else text + " "

    def _list_of(self, paragraph: _Element) -> tuple[str, int] | None:
        """The number id and level of a paragraph: its own, or those of its style."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        number_id = depth = ""
        if own is not None:
            number_id, depth = value(own.find(qn("w:numId"))), value(own.find(qn("w:ilvl")))
        if not number_id:
            number_id, of_style, style = self._of_style(style)
            depth = depth or of_style or self._depth_of(number_id, style)
        if not number_id or number_id == "0":
            return None
        level = number(depth)
        return (number_id, level) if level < _DEEPEST else None

    def _of_style(self, style: str) -> tuple[str, str, str]:
        """Number id and level that a style or one that it is based on gives, and that style."""
        for _ in range(20):
            if style not in self._styles:
                break
            number_id, depth, base = self._styles[style]
            if number_id:
                return number_id, depth, style
            style = base
        return "", "", ""

    def _depth_of(self, number_id: str, style: str) -> str:
        own = self._lists.get(self._numbers.get(number_id, ("", {}))[0])
        for depth, level in own.levels.items() if own else ():
            if style and level.style == style:
                return str(depth)
        return "0"

    def _read_lists(self, root: _Element) -> None:
        for abstract in root.iterfind(qn("w:abstractNum")):
            levels = {
                number(str(level.get(qn("w:ilvl"), "0"))): _level(level)
                for level in abstract.iterfind(qn("w:lvl"))
            }
            self._lists[str(abstract.get(qn("w:abstractNumId"), ""))] = _List(
                {depth: level for depth, level in levels.items() if depth < _DEEPEST}
            )
        for num in root.iterfind(qn("w:num")):
            restarts = {
                number(str(override.get(qn("w:ilvl"), "0"))): number(value(start), 1)
                for override in num.iterfind(qn("w:lvlOverride"))
                if (start := override.find(qn("w:startOverride"))) is not None
            }
            self._numbers[str(num.get(qn("w:numId"), ""))] = (
                value(num.find(qn("w:abstractNumId"))),
                {depth: start for depth, start in restarts.items() if depth < _DEEPEST},
            )

    def _read_styles(self, root: _Element) -> None:
        for style in root.iterfind(qn("w:style")):
            given = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            self._styles[str(style.get(qn("w:styleId"), ""))] = (
                "" if given is None else value(given.find(qn("w:numId"))),
                "" if given is None else value(given.find(qn("w:ilvl"))),
                value(style.find(qn("w:basedOn"))),
            )


def _level(level: _Element) -> _Level:
    return _Level(
        number(value(level.find(qn("w:start"))), 1),
        value(level.find(qn("w:numFmt")), "decimal"),
        value(level.find(qn("w:lvlText"))),
        value(level.find(qn("w:suff")), "tab"),
        value(level.find(qn("w:pStyle"))),
        level.find(qn("w:isLgl")) is not None,
    )


def _chinese(count: int) -> str:
    """一 to 九千九百九十九 as in headings: 十, not 一十."""
    if not 0 < count < 10_000:
        return str(count)
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, unit)
        if digit:
            text += DIGITS[digit] + name
        elif text and count and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _digits(count: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(count))


def _letters(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


def _roman(count: int) -> str:
    text = ""
    for worth, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        repeated, count = divmod(count, worth)
        text += sign * repeated
    return text


def _from(first: str) -> Callable[[int], str]:
    """One of the twenty signs that begin with ``first``."""
    return lambda count: chr(ord(first) + count - 1) if 0 < count <= 20 else str(count)


def _of(row: str) -> Callable[[int], str]:
    return lambda count: row[count - 1] if 0 < count <= len(row) else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _from("①"),
    "decimalEnclosedCircleChinese": _from("①"),
    "decimalEnclosedParen": _from("⑴"),
    "decimalEnclosedFullstop": _from("⒈"),
    "decimalFullWidth": lambda count: str(count).translate(
        {ord(digit): ord(digit) - ord("0") + ord("０") for digit in "0123456789"}
    ),
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "none": lambda _count: "",
}


def formatted(count: int, style: str) -> str:
    """A count in a number format of Word; formats that are not known are written in digits."""
    return _FORMATS.get(style, str)(count)
