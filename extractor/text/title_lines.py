"""A title that is broken over lines, inside the name of the agency too: 丁溪县水⏎利局2022年政府⏎信息公开年报."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.schemas import Span

from .body_names import LAST, RUN, parse
from .document import Document
from .meta_value import ANY_YEAR
from .vocabulary import ONE_TO_NINE, ZEROS

DISCLOSURE = (
    "(?:(?:信息|政务)[公\ufffd][开\ufffd]|(?:\ufffd息|信\ufffd)公开"
    rf"|(?:(?<=[\d{ZEROS}{ONE_TO_NINE}]年)|(?<=年度))公开(?=工作))"
)
"""信息公开 and 政务公开, of which a character may be lost; 公开工作 alone right behind the year."""
_OPENING, _FIRST, _MOST = 1500, 24, 4
"""Characters and lines of the text in which a title begins, and lines that one may have."""

_PIECE = re.compile(r"[㐀-䶿一-鿿𠀀-𳑿\d()\[\]〔〕《》〇○ ]{1,40}")
_NO_NAME = re.compile(
    r"公开|政务$|网|首页|位置|栏目|专栏|年度?报|标题|名称|来源|索引|附[件表]|[\d ]"
)
"""What no name holds, but the path to a page does and the record that a site keeps of it."""
_NO_PLACE = "城市"
"""What a name goes on with, though it ends as places do: 城市管理局 below 云岭市."""

_YEAR = rf"[(\[〔]?{ANY_YEAR}[)\]〕]?\s?年?度?[)\]〕]?"


@cache
def _whole(about: str) -> re.Pattern[str]:
    return re.compile(
        rf"《?(?:关于)?(?P<before>{_YEAR})?(?P<name>{RUN}{LAST})(?:关于)?(?P<behind>{_YEAR})?"
        rf"(?:的?政府|政务|[校院厂社]务)?{about}[^\n|。;]{{0,16}}?(?:报告|年报|[总小]结|汇报)"
        r"(?:\([^)\n]{1,12}\))?》?"
    )


def says_whose(title: str, about: str) -> bool:
    """Whether a title gives its year and a name to which the text can add nothing."""
    return _name(title, about) is not None


def is_title(line: str) -> bool:
    """Whether a line gives the year and a name or place of a report on disclosure: what stands above
    棠溪县2017年政府信息公开工作年度报告 is no part of it."""
    return _name(line, DISCLOSURE, place=True) is not None


def title_over_lines(document: Document, about: str) -> Span | None:
    """The title with the year and the whole name that its lines make up; None where none is certain."""
    lines = list(_lines(document.text))
    for count in range(2, _MOST + 1):
        for at in range(min(_FIRST, len(lines) - count + 1)):
            pieces = [document.text[slice(*line)] for line in lines[at : at + count]]
            if not all(map(_PIECE.fullmatch, pieces)) or min(map(len, pieces[1:-1]), default=9) < 3:
                continue
            name = _name("".join(pieces), about)
            if name is not None and not _parts_two(pieces, name):
                return Span(lines[at].start, lines[at + count - 1].stop)
    return None


def _lines(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", text[:_OPENING]):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip(" "))
        yield Span(start, line.start() + len(words.rstrip(" ")))


def _name(title: str, about: str, *, place: bool = False) -> Span | None:
    """Where the whole name stands, or where a bare ``place`` will do, that."""
    match = _whole(about).fullmatch(title)
    if match is None or bool(match["before"]) == bool(match["behind"]):
        return None
    if _NO_NAME.search(match["name"]):
        return None
    name = parse(match["name"])
    settled = name and (name.settled or (place and name.kind.bare))
    whole = name and settled and name.tidy and not name.words.startswith(_NO_PLACE)
    return Span(*match.span("name")) if whole else None


def _parts_two(pieces: list[str], name: Span) -> bool:
    """Whether a line break parts two names: that of the site, and below it that of the agency."""
    at, words = 0, "".join(pieces)
    for piece in pieces[:-1]:
        at += len(piece)
        if name.start < at < name.stop:
            above, below = parse(words[name.start : at]), parse(words[at : name.stop])
            whole = below is not None and below.settled
            if above is not None and (above.settled or (whole and not above.kind.bare)):
                return True
    return False
