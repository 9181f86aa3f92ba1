"""What the report says of itself: title, agency, level, year, period, dates and form."""

from __future__ import annotations

import re
from collections import Counter

from extractor.schemas import Form, Meta, Span, Stated

from .agency import SUFFIX, level_of, read_agency, region_of
from .dates import PERIOD, read_period, read_published, read_signed
from .document import Document
from .stated import YEAR, cn_year, overwritten, stated

_TITLE = re.compile(
    r"^[ •\-*#|]*(?:Page\s\d+\s-\s)?(?:(?:标\s*题|(?:信息|文件)?名\s?称)\s?[::|]?[ |]*)?(?P<title>[^\n|。;]{0,60}?(?:信息|政务)公开[^\n|。;]{0,24}?"
    r"(?:报告|年报|总结)(?:\([^)\n]{1,12}\))?)[ |]*$",
    re.MULTILINE,
)
_NO_TITLE = re.compile(
    r"根据|要求|通知|现将|如下|[>»›→]|首页\s?/|当前位置|索\s?引\s?号|发布(?:机构|目录|单位)|关键[字词]|分类[::]"
)
"""Words of sentences, of the path to a page, and of the record that a site keeps of it."""
_BARE_TITLE = re.compile(rf"(?:{YEAR}\s?年?度?)?(?:政府信息|信息公开|政务信息|政务公开)")
_LINE_ABOVE = re.compile(
    rf"(?:^|\n)[ ]*(?P<name>(?:{YEAR}\s?年?度?)?[一-鿿]{{2,24}}{SUFFIX}(?:{YEAR}\s?年?度?)?)\s*$"
)
_FORM_HEADERS: tuple[tuple[Form, str], ...] = (
    ("form2021", r"本年制发件数|本年废止件数|现行有效件数|本年处理决定数量|本年收费金额"),
    ("form2019", r"本年新\s?制作数量|本年新\s?公开数量|对外公开总数量|上一年项目数量|采购项目数量"),
    ("stat2014", r"政府信息公开情况统计表|统计指标"),
)
_SIX_PARTS = re.compile(
    r"总体情况[\s\S]{0,4000}?(?:收到和处理政府信息公开申请|五个?方面|主动公开方面|[((]一[))]主动公开)|^[一\s]、总体情况",
    re.MULTILINE,
)
_BEGUN = re.compile(r"^ ?一、", re.MULTILINE)
"""Where the first part begins: what it names may be the report of the year before."""


def read_meta(document: Document, traditional: int) -> Meta:
    """Everything that the document states about itself, each with the words that state it."""
    text = document.text
    title = _title(document)
    year, year_span = _year(document, title)
    form, form_span = _form(text, year)
    agency = read_agency(document, title)
    start, stop = read_period(document)
    signed, published = read_signed(document), read_published(document)
    hant = traditional > max(20, len(text) // 100)
    return Meta(
        title=title,
        agency=agency,
        region=region_of(agency),
        level=level_of(agency, text),
        year=year,
        year_quote=document.quote(year_span) if year_span else None,
        form=form,
        form_quote=document.quote(form_span) if form_span else None,
        period_start=start,
        period_end=stop,
        signed=signed,
        published=published,
        script="hant" if hant else "hans",
    )


def _title(document: Document) -> Stated | None:
    candidates = [
        m for m in _TITLE.finditer(document.text[:4000]) if not _NO_TITLE.search(m["title"])
    ]
    if not candidates:
        return None
    best = max(candidates, key=_how_full)
    span = _with_name_above(document, Span(*best.span("title")))
    for damage in overwritten(document):
        if damage.span.start <= span.start < damage.span.stop:
            span = Span(min(damage.span.stop, span.stop), span.stop)
    if span.stop <= span.start:
        return None
    return stated(document, span, re.sub(r"\s*\n\s*", "", document.text[span.start : span.stop]))


def _how_full(title: re.Match[str]) -> tuple[bool, bool, int]:
    """What a title says, and how early it stands: one with year and agency is surest."""
    words = title["title"]
    return bool(re.search(YEAR, words)), bool(re.search(SUFFIX, words)), -title.start()


def _with_name_above(document: Document, title: Span) -> Span:
    """The title with the agency on the line above it, if it names none itself."""
    words = document.text[title.start : title.stop]
    above = _LINE_ABOVE.search(document.text[max(0, title.start - 60) : title.start])
    if above is None or not _BARE_TITLE.match(words):
        return title
    start = title.start - (min(title.start, 60) - above.start("name"))
    return title if document.in_region(start) else Span(start, title.stop)


def _year(document: Document, title: Stated | None) -> tuple[int | None, Span | None]:
    text = document.text
    if title is not None and title.quote is not None:
        base = title.quote.span.start
        for match in re.finditer(rf"(?<!\d)({YEAR})(?!\d)", title.quote.text):
            return int(match[1]), Span(base + match.start(), base + match.end())
        cn = re.search(r"(二[〇○零OＯo0一二三四五六七八九]{3})年", title.quote.text)
        if cn:
            return cn_year(cn[1]), Span(base + cn.start(), base + cn.end())
    school = re.search(rf"{YEAR}\s?[-—~至]\s?({YEAR})\s?学年", text)
    if school:
        return int(school[1]), Span(*school.span(1))
    period = PERIOD.search(text)
    if period:
        return int(period["start"][:4]), Span(*period.span("start"))
    named = re.search(
        rf"(?<!\d)({YEAR})\s?年(?:度)?[^。\n]{{0,40}}?(?:信息公开|政务公开)[^。\n]{{0,14}}?(?:年度?报告|年报|情况报告)",
        text,
    )
    begun = _BEGUN.search(text)
    if named and (begun is None or named.start() < begun.start()):
        return int(named[1]), Span(*named.span(1))
    counted = Counter(m[1] for m in re.finditer(rf"(?<![\d〔\[(【])({YEAR})\s?年(?!\s?\d)", text))
    if not counted:
        return None, None
    best = max(counted, key=lambda y: (counted[y], y))
    first = re.search(rf"(?<!\d){best}\s?年", text)
    return int(best), Span(*first.span()) if first else None


def _form(text: str, year: int | None) -> tuple[Form, Span | None]:
    for form, headers in _FORM_HEADERS:
        match = re.search(headers, text)
        if match and form != "stat2014":
            return form, Span(*match.span())
        if match and (year is None or 2014 <= year <= 2018):
            return form, Span(*match.span())
    six = _SIX_PARTS.search(text)
    if six and (year is None or year >= 2019):
        return ("form2019" if year in (2019, 2020) else "form2021"), Span(
            six.start(), six.start() + 6
        )
    if year is not None and year >= 2019:
        return ("form2019" if year in (2019, 2020) else "form2021"), None
    return "narrative", None
