"""The title of the report, among the lines that a site prints above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.schemas import MetaValue, Span

from .body_names import LAST
from .document import Document
from .meta_value import ANY_YEAR, YEAR, meta_value, overwritten, year_of
from .title_lines import DISCLOSURE, says_whose, title_over_lines


def subject(words: Sequence[str]) -> str:
    """The pattern of what the titles of a kind of report are about."""
    return f"(?:{'|'.join(map(re.escape, words))})" if words else DISCLOSURE


@cache
def _title(about: str) -> re.Pattern[str]:
    return re.compile(
        r"^[ •\-*#|]*(?:Page\s\d+\s-\s)?(?:(?:标\s*题|(?:信息|文件)?名\s?称)\s?[::|]?[ |]*)?"
        rf"(?P<title>[^\n|。;]{{0,60}}?{about}[^\n|。;]{{0,24}}?"
        r"(?:报告|年报|[总小]结|汇报)(?: ?\([^)\n]{1,12}\))?)[ |]*$",
        re.MULTILINE,
    )


_NO_TITLE = re.compile(
    r"根据|要求|通知|现将|如下|[>»›→]|首页\s?/|当前位置|索\s?引\s?号|发布(?:机构|目录|单位)|关键[字词]|分类[::]"
)
"""Words of sentences, of the path to a page, and of the record that a site keeps of it."""
_BARE_TITLE = re.compile(rf"(?:{ANY_YEAR}\s?年?度?)?(?:政府信息|信息公开|政务信息|政务公开)")
_LINE_ABOVE = re.compile(
    rf"(?:^|\n)[ ]*(?P<name>(?:{ANY_YEAR}\s?年?度?)?[㐀-䶿一-鿿𠀀-𳑿]{{2,24}}{LAST}(?:{ANY_YEAR}\s?年?度?)?)\s*$"
)
_RECORD = re.compile(
    rf"(?:发布|更新)?(?:时间|日期):?\s?{YEAR}[-年/.]\d{{1,2}}[-月/.]\d{{1,2}}日?(?:\s\d{{1,2}}:\d\d(?::\d\d)?)?(?:\s大 中 小|\s)?\s?"
)
"""The date of the page on the line of the title."""

_POSTED = re.compile(
    rf"(?:{YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)?(?:公布|发布|公开|转发|置顶):\s?"
)
"""When or that a page was posted: 2023年公布:."""

_UNDER = 40
"""Characters up to which a title stands right under a running head: with its agency between them."""

_TOOLS = re.compile(
    r"(?:(?:[\[【](?!\d{4}[\]】]年)[^\]】\n]{1,16}[\]】]|[A-Za-z×√](?= ))[ |]*)+(?=[㐀-䶿一-鿿《“\d])"
)
"""What a page prints before its title: [打印] [关闭], the x of a window."""


def titles(document: Document) -> Iterator[Span]:
    """Every line of the text that could be the title of a disclosure report, in its order."""
    for match in _title(DISCLOSURE).finditer(document.text):
        if not _NO_TITLE.search(match["title"]):
            yield Span(*match.span("title"))


def read_title(document: Document, about: str) -> MetaValue | None:
    """The title: the line that says most (year and agency), the earliest of those.

    ``about`` is the pattern of its :func:`subject`.
    """
    matches = _title(about).finditer(document.text[:4000])
    candidates = [m for m in matches if not _NO_TITLE.search(m["title"])]
    if not any(says_whose(m["title"], about) for m in candidates):
        broken = title_over_lines(document, about)
        if broken is not None and not overwritten(document):
            return _value(document, broken)
    if not candidates:
        return None
    best = _under_head(document, _best(document, candidates), candidates)
    start, stop = best.span("title")
    for before in (_TOOLS, _RECORD, _POSTED):
        leads = before.match(document.text, start, stop)
        start = leads.end() if leads else start
    span = _with_name_above(document, Span(start, stop))
    for damage in overwritten(document):
        if damage.span.start <= span.start < damage.span.stop:
            span = Span(min(damage.span.stop, span.stop), span.stop)
    if span.stop <= span.start:
        return None
    return _value(document, span)


def _value(document: Document, span: Span) -> MetaValue:
    return meta_value(document, span, re.sub(r"\s*\n\s*", "", document.text[slice(*span)]))


def _best(document: Document, candidates: Sequence[re.Match[str]]) -> re.Match[str]:
    """The fullest; what the report's own page says of year or agency goes before a running head."""

    def rank(title: re.Match[str]) -> tuple[bool, bool, bool, int]:
        full = _how_full(title)
        own = any(full[:2]) and not document.in_region(title.start("title"))
        return (own, *full)

    return max(candidates, key=rank)


def _under_head(
    document: Document, best: re.Match[str], candidates: Sequence[re.Match[str]]
) -> re.Match[str]:
    """The title that stands right under what is a running head left over from another year.

    A head stands on other pages, too; where there are none, the years tell that the text speaks of.
    """
    text, year = document.text, _year_of(best)
    for other in candidates:
        gap = text[best.end("title") : other.start("title")]
        if other.start() <= best.start() or len(gap) > _UNDER or "。" in gap:
            continue
        if not year or _year_of(other) in (None, year):
            continue
        heads, titles = _lines_like(text, best), _lines_like(text, other)
        more = _spoken_of(text, other) - _spoken_of(text, best)
        if heads > 1 and heads > titles and more >= 0 and not _again(text, best, other.end()):
            return other
        if heads == titles and more > 0:
            return other
    return best


def _again(text: str, title: re.Match[str], stop: int) -> bool:
    """Whether a title comes again right below another: those above it are links to reports."""
    words = title["title"].strip()
    return words in text[stop : stop + _UNDER + len(words)]


def _lines_like(text: str, title: re.Match[str]) -> int:
    return len(re.findall(rf"^\W*{re.escape(title['title'].strip())}\W*$", text, re.MULTILINE))


def _year_of(title: re.Match[str]) -> int | None:
    match = re.search(ANY_YEAR, title["title"])
    return year_of(match[0]) if match else None


def _spoken_of(text: str, title: re.Match[str]) -> int:
    """How often a text speaks of the year of a title, beside in such titles."""
    return len(
        re.findall(rf"{_year_of(title)}年(?![^\n。]{{0,20}}公开[^\n。]{{0,14}}(?:报告|年报))", text)
    )


def _how_full(title: re.Match[str]) -> tuple[bool, bool, int]:
    """What a title says, and how early it stands: one with year and agency is surest."""
    words = title["title"]
    return (
        bool(re.search(ANY_YEAR, words)),
        bool(re.search(rf"{LAST}(?:{ANY_YEAR}|关于|政府信息|信息公开|政务公开)", words)),
        -title.start(),
    )


def _with_name_above(document: Document, title: Span) -> Span:
    """The title with the agency on the line above it, if it names none itself."""
    words = document.text[title.start : title.stop]
    above = _LINE_ABOVE.search(document.text[max(0, title.start - 60) : title.start])
    if above is None or not _BARE_TITLE.match(words):
        return title
    start = title.start - (min(title.start, 60) - above.start("name"))
    return title if document.in_region(start) else Span(start, title.stop)
