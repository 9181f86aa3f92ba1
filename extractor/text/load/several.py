"""Several reports in one file: the first is read, and the others are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.text.document import Source
from extractor.text.meta_value import ANY_YEAR, year_of
from extractor.text.vocabulary import COUNTERS

from .placed_text import PlacedText

_ABOUT = (
    r"(?:政府)?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:报告|年报|[总小]结|汇报)"
)
_NAME = (
    r"(?:[㐀-䶿一-鿿𠀀-𳑿]|(?<=第)\d{1,3}(?=[一-鿿])){3,30}?"
    r"(?:[(（][㐀-䶿一-鿿𠀀-𳑿]{2,14}[局委会室心][)）])?"
)
_NAMED = (
    rf"(?:(?P<agency>{_NAME})(?:关于)?(?P<year>{ANY_YEAR})\s?年?度?"
    rf"|(?:关于)?(?P<first>{ANY_YEAR})\s?年?度?(?![年度])(?P<behind>(?:{_NAME})??)){_ABOUT}"
)
_ENDS = r"\r\n\f\v\x85\u2028\u2029\ufeff"
"""What ends a line; a byte order mark ends the file before it."""
_TITLE = re.compile(
    rf"(?:(?<=[{_ENDS}\t,|\"'>:。])|\A)[ \t　#*\ufeff\0\u200b]{{0,40}}"
    rf"{_NAMED}[ \t　*]{{0,9}}"
    rf"(?=[{_ENDS}\t,|\"'<]|\Z)"
)
_ENDING = re.compile(rf"[{_ENDS}]")
_ON_LINES = re.compile(
    rf"{_NAMED}|(?P<named>{_NAME}){_ABOUT}[(（]?(?P<last>{ANY_YEAR})\s?年?度?[)）]?"
)
"""The same over several lines; the year may stand on the last: (2022年度)."""
_LINE = re.compile(rf"[^{_ENDS}]+")
_PART = re.compile(
    r"[ \t　#*\0\u200b]{0,40}(?P<words>[^\s。;；,，、:：|>][^\n。;；,，、:：|>]{0,40}?)[ \t　*]{0,9}"
)
_MOST_LINES = 3
"""The lines that a title is wrapped over."""
FIRST_PART, SECOND_PART = (
    re.compile(rf"(?:\A|(?<=[{_ENDS}]))[ \t　|*#]*(?:{number}[、.．]|第{number}[章部])")
    for number in "一二"
)
"""The headings of a report: one that denies everything has no figure."""
_SENTENCE = re.compile("根据|按照|依据|要求|通知|现将|如下|编制|发布|附件")
_FIGURE = re.compile(rf"\d\s?(?:余|多)?[{COUNTERS}][^。]{{0,200}}。")
_CELLS = re.compile(r"(?:^|[\n\t|])\s?\d{1,6}\s?(?=[\n\t|])")
_FEW = 8
"""Cells with numbers from which a stretch without a sentence is a report all the same."""

_PLACE = re.compile(r"[省市县区旗州盟乡镇]$|人民政府$")
_DEPARTMENT = re.compile(r"[㐀-䶿一-鿿]{1,14}(?:局|委员会|委)")

_SHEET = re.compile(r"^Sheet \d{1,3}: ", re.MULTILINE)
_FEW_ON_A_SHEET = 2
"""The same where each title has a sheet of a workbook to itself."""


@dataclass(frozen=True, slots=True)
class _Title:
    """What could be the title of a report; ``above`` tells that its agency has a line to itself.

    Such a line may be something else: the name of who put the report on the page.
    """

    start: int
    stop: int
    words: str
    agency: str
    year: int
    above: bool = False


def first_report(source: Source) -> Source:
    """The source up to where another report begins: one of another agency, or of another year.

    A title alone begins none: lists of reports and links to those of other years have many.
    """
    content = source.content
    if source.content.count("公开") < 2:
        return source
    found = [title for title in _titles(content) if not _aside(source, title.start)]
    for at, (first, second) in enumerate(pairwise(found)):
        seen = {title.words for title in found[:at]}  # a running head comes again and begins none
        between = content[first.stop : second.start]
        least = _FEW_ON_A_SHEET if _SHEET.search(between) else _FEW
        if _same(first, second) or second.words in seen or not _has_body(between, least):
            continue
        later = next((title for title in found if title.start > second.start), None)
        below = content[second.stop : later.start if later else len(content)]
        if second.above and not (FIRST_PART.search(between) and FIRST_PART.search(below)):
            continue
        if _has_body(below, least):
            return _until(source, _line_start(content, second.start), second.words)
    return source


def title_places(source: Source) -> list[int]:
    """Where the titles of reports begin that are no furniture."""
    return [one.start for one in _titles(source.content) if not _aside(source, one.start)]


def _titles(content: str) -> list[_Title]:
    """The titles, in their order."""
    found = [_title(match, *match.span()) for match in _TITLE.finditer(content)]
    wrapped = list(_wrapped(content, {title.start for title in found if title.agency}))
    parts = {title.stop for title in wrapped}
    found = [title for title in found if title.stop not in parts] + wrapped
    titles = [title for title in found if not _SENTENCE.search(title.agency)]
    return sorted(titles, key=lambda title: title.start)


def _title(match: re.Match[str], start: int, stop: int, *, above: bool = False) -> _Title:
    groups = match.groupdict()
    agency = groups["agency"] or groups["behind"] or groups.get("named") or ""
    year = year_of(groups["year"] or groups["first"] or groups["last"])
    return _Title(start, stop, match[0].strip(" \t　#*\ufeff\0\u200b"), agency, year, above)


def _wrapped(content: str, taken: set[int]) -> Iterator[_Title]:
    """白榆县水利局2023年政府信息公开工作⏎年度报告: the titles of several lines, each a part of one."""
    lines, at = list(_LINE.finditer(content)), 0
    while at < len(lines):
        count, match = _joined(content, lines[at : at + _MOST_LINES], taken)
        if match is not None:
            above = match["agency"] is not None and lines[at][0].strip() == match["agency"]
            yield _title(match, lines[at].start(), lines[at + count - 1].end(), above=above)
        at += count


def _joined(
    content: str, lines: Sequence[re.Match[str]], taken: set[int]
) -> tuple[int, re.Match[str] | None]:
    """How many of the lines make a title together, and the title; one line and None if none do."""
    if "公开" not in content[lines[0].start() : lines[-1].end()]:
        return 1, None
    words = ""
    for count, line in enumerate(lines, 1):
        part = _PART.fullmatch(line[0])
        # What is a title by itself does not end one that begins above it.
        if part is None or line.start() in taken:
            break
        words += part["words"]
        match = _ON_LINES.fullmatch(words) if count > 1 else None
        if match is not None:
            return count, match
    return 1, None


def _line_start(content: str, place: int) -> int:
    """Where the line of a title begins: in a row of cells its own is not the first."""
    if content.startswith("。", place - 1):
        return place  # a file without an end of its last line, and the next behind it
    while place > 0 and not _ENDING.match(content, place - 1):
        place -= 1
    return place


def _same(one: _Title, other: _Title) -> bool:
    """Whether two titles may be of one report: those of one year, one name within the other.

    A place and a department of it are two: 白榆县, 白榆县水利局.
    """
    short, long = sorted((one.agency, other.agency), key=len)
    department = short and long.startswith(short) and _DEPARTMENT.fullmatch(long, len(short))
    placed = bool(department and _PLACE.search(short))
    return one.year == other.year and short in long and not placed


def _has_body(words: str, least: int) -> bool:
    first = FIRST_PART.search(words)
    if _FIGURE.search(words) or (first and SECOND_PART.search(words, first.end())):
        return True
    return len(_CELLS.findall(words)) >= least


def _aside(source: Source, place: int) -> bool:
    return any(span.start <= place < span.stop for span in (*source.furniture, *source.struck))


def _until(source: Source, stop: int, title: str) -> Source:
    """The source without what stands from ``stop`` on."""
    kept = PlacedText()
    kept.add(PlacedText.of(source), 0, stop)
    return replace(
        kept.as_content(source),
        tables=tuple(
            table for table in source.tables if all(cell.stop <= stop for cell in table.cells)
        ),
        furniture=tuple(span for span in source.furniture if span.stop <= stop),
        struck=tuple(span for span in source.struck if span.stop <= stop),
        unread=(
            *source.unread,
            f"the file holds another report, which begins with {title[:60]}: only the first is "
            "read; give each report as a file of its own",
        ),
    )
