"""What the report says of itself: agency, region, level, year, period, dates and form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.schemas import Division, Form, Meta, MetaValue, Span

from .agency import read_agency
from .body_names import parse
from .dates import period_of, read_period, read_published, read_signed
from .document import Cover, Document
from .meta_value import ANY_YEAR, YEAR, year_of
from .places import candidates, division
from .title import read_title, subject

_FORM_HEADERS: tuple[tuple[Form, str], ...] = (
    ("form2021", r"本年制发件数|本年废止件数|现行有效件数|本年处理决定数量|本年收费金额"),
    ("form2019", r"本年新\s?制作数量|本年新\s?公开数量|对外公开总数量|上一年项目数量|采购项目数量"),
    ("stat2014", r"政府信息公开情况统计表|统[ ]?计[ ]?指[ ]?标"),
)
_SIX_PARTS = re.compile(
    r"总体情况[\s\S]{0,4000}?(?:收到和处理政府信息公开申请|五个?方面|主动公开方面|[((]一[))]主动公开)|^[一\s]、总体情况",
    re.MULTILINE,
)
_OWN_LEVELS = {"县": "county", "区": "district", "市": "prefecture", "省": "province", "镇": "township",
               "乡": "township", "街道": "street", "局": "department", "厅": "department", "委": "department"}  # fmt: skip
"""What a report that does not name its agency calls it (我县) -> the level."""
_OWN_FORM = frozenset({"university", "school", "hospital", "enterprise"})
"""Kinds of bodies that report by rules of their own, which print no tables: 高等学校信息公开办法."""
_SCHOOL_YEAR = re.compile(rf"{YEAR}\s?[-—~至]\s?({YEAR})\s?学年")
_OWN_YEAR = re.compile(
    rf"^{YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:公布|发布|编制|印发|上报)的?[^\n]*?(?<!\d)({YEAR})年"
)
"""The year behind that in which a report was published: 2023年公布的云岭县2022年度….."""
_YEAR_BELOW = re.compile(rf" ?\n ?[(\[〔【]?(?P<year>{ANY_YEAR})\s?年?度?[)\]〕】]? ?(?=\n|$)")
"""The year on the line below a title that has none: (2022年度)."""
_NAMED = re.compile(
    rf"(?<!\d)({YEAR})\s?年(?:度)?[^。\n]{{0,40}}?(?:信息公开|政务公开)[^。\n]{{0,14}}?(?:年度?报告|年报|情况报告)"
)
"""A line or a sentence that names the report with its year."""
_YEAR_LINE = re.compile(rf"^ ?[(\[〔【]?(?P<year>{ANY_YEAR})\s?年度[)\]〕】]? ?$", re.MULTILINE)
"""(2016年度): the line below the title of a form whose report has no title itself."""
_HEADLINE = re.compile(
    rf"^(?=[^。;\n]*(?:信息公开|政务公开))(?![^。;\n]*(?:计划|安排|要点|方案|通知|条例|办法|规定|制度))[^。;\n]{{0,30}}?"
    rf"(?<!\d)({YEAR})\s?年(?:度)?(?!\s?\d)[^。;\n]{{0,24}}$",
    re.MULTILINE,
)
"""A headline without 报告: 2008年信息公开工作情况, 政府信息公开情况统计表(2014年度)."""
_HEAD = 400
"""Characters of a text in which its headline stands."""
_BEGUN = re.compile(r"^ ?[(]?一[、)]", re.MULTILINE)
"""Where the first part begins: what it names may be the report of the year before."""


def read_meta(document: Document, traditional: int, subjects: Sequence[str]) -> Meta:
    """Everything that the document states about itself, each with the words that state it.

    ``subjects`` are words of titles of the kind of report, those of disclosure if there are none.
    """
    text, about = document.text, subject(subjects)
    title = read_title(document, about)
    year, year_span = _year(document, title)
    form, form_span = _form(text, year)
    agency = read_agency(document, title, about)
    region, divisions = region_of(agency, text, year)
    start, stop = read_period(document, year)
    signed, published = read_signed(document), read_published(document)
    hant = traditional > max(20, len(text) // 100)
    return Meta(
        title=title,
        agency=agency,
        region=region,
        division=divisions[0] if len(divisions) == 1 else None,
        level=level_of(agency, text, year),
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


def with_form(meta: Meta) -> Meta:
    """The same with the form that the report is of; it is read with the words of the form of its year.

    Without headers of a form or its headings the form is that of the year, for bodies that have to use
    it; the report of another one is in words.
    """
    name = parse(meta.agency.value) if meta.agency is not None else None
    if meta.form_quote is not None or name is None or name.kind.id not in _OWN_FORM:
        return meta
    return meta.model_copy(update={"form": "narrative"})


def _year(document: Document, title: MetaValue | None) -> tuple[int | None, Span | None]:
    """The year that the report is of: of a school year (2011—2012学年) the one in which it ends."""
    text = document.text
    if title is not None and title.quote is not None:
        base = title.quote.span.start
        for pattern in (_SCHOOL_YEAR, _OWN_YEAR, re.compile(rf"(?<!\d)({YEAR})(?!\d)")):
            match = pattern.search(title.quote.text)
            if match:
                return int(match[1]), Span(base + match.start(1), base + match.end(1))
        stop = base + len(title.quote.text)
        written = re.compile(ANY_YEAR).search(text, base, stop) or _YEAR_BELOW.match(text, stop)
        if written:
            words = written[written.lastgroup or 0]
            return year_of(words), Span(*written.span(written.lastgroup or 0))
    return _year_in(document)


def _year_in(document: Document) -> tuple[int | None, Span | None]:
    """The year of a report whose title does not say it, by its text.

    What is no text of it comes last: a running head may be left over from another year's report.
    """
    text = document.text
    school = _SCHOOL_YEAR.search(text)
    if school:
        return int(school[1]), Span(*school.span(1))
    if period := period_of(document, None):
        return int(period["start"][:4]), Span(*period.span("start"))
    begun = _BEGUN.search(text)
    above = list(_NAMED.finditer(text, 0, begun.start() if begun else len(text)))
    if own := [one for one in above if not document.in_region(one.start())]:
        return int(own[0][1]), Span(*own[0].span(1))
    head = min(_HEAD, begun.start() if begun else _HEAD)
    found = _HEADLINE.finditer(text, 0, head)
    headlines = [line for line in found if not document.in_region(line.start())]
    if len({line[1] for line in headlines}) == 1:
        return int(headlines[0][1]), Span(*headlines[0].span(1))
    lines = list(_YEAR_LINE.finditer(text, 0, begun.start())) if begun else []
    if len({year_of(line["year"]) for line in lines}) == 1:
        return year_of(lines[0]["year"]), Span(*lines[0].span("year"))
    years = list(re.finditer(rf"(?<![\d〔\[(【])({YEAR})\s?年(?!\s?\d)", text))
    aside = Cover((region.span.start, region.span.stop) for region in document.regions)
    counted = Counter(m[1] for m in years if not aside.overlaps(*m.span())) or Counter(
        m[1] for m in years
    )
    if not counted:
        return (int(above[0][1]), Span(*above[0].span(1))) if above else (None, None)
    # A report is of the year before it was signed, whatever its history tells of.
    signed = read_signed(document)
    told = [y for y in counted if signed and int(signed.value[:4]) - 1 == int(y)]
    best = max(told or counted, key=lambda y: (counted[y], y))
    first = re.search(rf"(?<!\d){best}\s?年", text)
    return int(best), Span(*first.span()) if first else None


def region_of(
    agency: MetaValue | None, text: str, year: int | None
) -> tuple[MetaValue | None, tuple[Division, ...]]:
    """The place that the name of the agency begins with, and what it may be in GB/T 2260."""
    name = parse(agency.value) if agency is not None else None
    if name is None or not name.region or agency is None:
        return None, ()
    counties = [unit for unit in name.places if not unit.endswith(("街道", "镇", "乡", "苏木"))]
    return (
        MetaValue(value=name.region, quote=agency.quote),
        tuple(division(place) for place in candidates(counties, text, year)),
    )


def divisions_of(document: Document) -> tuple[Division, ...]:
    """What the agency's place may be in GB/T 2260: several where the text leaves that open."""
    return region_of(document.meta.agency, document.text, document.meta.year)[1]


def level_of(agency: MetaValue | None, text: str, year: int | None) -> str | None:
    """The level of the agency by its name, or by what the report calls it: 我县, 我局."""
    name = parse(agency.value) if agency is not None else None
    if name is not None:
        return name.level(year)
    counted = Counter(re.findall(r"我(县|市|区|镇|乡|局|街道|省|厅|委)", text))
    return _OWN_LEVELS[counted.most_common(1)[0][0]] if counted else None


def _form(text: str, year: int | None) -> tuple[Form, Span | None]:
    # A column of another year's form may have been added: the form is that of most headers.
    distinct = {form: len(set(re.findall(headers, text))) for form, headers in _FORM_HEADERS[:2]}
    usual: Form = "form2019" if year in (2019, 2020) else "form2021"
    if year in (2019, 2020) and distinct["form2021"] == 1:
        distinct["form2021"] = 0  # one header of the next form may be a sentence's own words
    forms = sorted(_FORM_HEADERS, key=lambda told: (-distinct.get(told[0], 0), told[0] != usual))
    for form, headers in forms:
        match = re.search(headers, text)
        if match and distinct.get(form):
            return form, Span(*match.span())
        if match and (year is None or 2014 <= year <= 2018):
            return form, Span(*match.span())
    six = _SIX_PARTS.search(text)
    if six and (year is None or year >= 2019):
        return usual, Span(six.start(), six.start() + 6)
    if year is not None and year >= 2019:
        return usual, None
    return "narrative", None
