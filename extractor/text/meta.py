"""What the report says of itself: title, agency, level, year, period, dates and form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from extractor.schemas import Form, Meta, Quote, Span, Stated

from .document import Damage, Document

_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_CN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零○OＯo0", "0"
)
_TITLE = re.compile(
    r"^[ •\-*#|]*(?:标\s*题\s?[::|]?[ |]*)?(?P<title>[^\n|。;]{0,60}?(?:信息|政务)公开[^\n|。;]{0,24}?"
    r"(?:报告|年报|总结)(?:\([^)\n]{1,12}\))?)[ |]*$",
    re.MULTILINE,
)
_SUFFIX = (
    r"(?:人民政府(?:办公[室厅])?|政府办公[室厅]|(?:街道)?办事处|委员会(?:办公室)?|管理局|监督管理局|[一-鿿]局|"
    r"[一-鿿]厅|[一-鿿]委|办公[室厅]|中心|街道|总队|支队|[一-鿿]院|大学|学院|公司|政府办|[一-鿿]{2}部|分局|"
    r"管委会|[县市区镇乡省州])"
)
_ORG = rf"[一-鿿]{{2,24}}?{_SUFFIX}"
_NAMED: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, tuple(needs.split()), re.compile(pattern, re.MULTILINE))
    for name, needs, pattern in (
        (
            "by",
            "由 经",
            rf"(?:由|经)(?P<by>[一-鿿]{{2,28}}?{_SUFFIX})(?:编制|综合|根据|汇总|负责编)",
        ),
        (
            "of",
            "公布 发布 公开 编制",
            rf"(?:公布|发布|公开|编制|社会公布)《?(?P<of>[一-鿿]{{2,28}}?{_SUFFIX})(?={_YEAR}|《|\()",
        ),
        (
            "year",
            "公布 发布 公开",
            rf"(?:公布|发布|公开)《?{_YEAR}\s?年度?(?P<year>[一-鿿]{{2,28}}?{_SUFFIX})(?=政府信息|信息公开|政务公开)",
        ),
        (
            "opens",
            "信息公开",
            rf"^(?P<opens>[一-鿿]{{2,28}}?{_SUFFIX}){_YEAR}\s?年度?(?:政府)?信息公开",
        ),
        (
            "with",
            "与",
            rf"与(?P<with>[一-鿿]{{2,30}}?{_SUFFIX})(?:办公室|综合股|政务公开科)?(?:联系|\()",
        ),
        (
            "contact",
            "联系",
            rf"联系(?:人)?[::(]?(?:单位[::])?(?P<contact>[一-鿿]{{2,30}}?{_SUFFIX})"
            r"(?=[联,。::;(\s电党政办综政信]|$)",
        ),
        (
            "quoted",
            "“",
            r"“(?P<quoted>[一-鿿]{2,16}?(?:局|委|办|厅|院))(?:政府信息公开|政务公开)工作”",
        ),
        (
            "school",
            "大学 学院",
            r"(?P<school>[一-鿿]{2,10}(?:大学|学院))(?=信息公开|官方网站|共)",
        ),
    )
)
"""Ways to name the agency, the surest first: words of which one must be there, and the pattern."""
_PUBLISHER = re.compile(
    rf"(?:发布机构|发文机关|信息来源|来源|发布单位|编辑)\s?[::|]?\s?(?P<name>[一-鿿]{{2,24}}{_SUFFIX})"
)
_SIGNATURE = re.compile(rf"^(?P<name>[一-鿿]{{2,28}}{_SUFFIX})[ ]*$", re.MULTILINE)
_TITLE_PREFIX = re.compile(
    rf"^(?P<name>[一-鿿]{{2,30}}?)(?:关于)?(?:{_YEAR}|[〇○O零一二]{{2,4}}年|政府信息|政务|信息公开)"
)
_YEAR_FIRST = re.compile(
    rf"^{_YEAR}\s?年?度?(?P<name>[一-鿿]{{2,30}}?)(?:政府信息|政务公开|政务信息|信息公开)"
)
_SELF = re.compile(
    r"(?:^|[,。、;:\s在年])(?P<name>[一-鿿]{2,6}(?:[镇乡]|街道))(?=信息公开|政府信息|政务公开|人民政府|利用|将|认真|严格|高度|积极)"
)
_PERIOD = re.compile(
    rf"(?P<start>{_YEAR}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)\s?(?:起|开始)?[,]?\s?(?:至|到|—|-|~)\s?"
    rf"(?P<stop>(?:{_YEAR}\s?年\s?)?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)"
)
_DATE = re.compile(
    rf"(?P<y>{_YEAR})\s?[年\-/.]\s?(?P<m>\d{{1,2}})\s?[月\-/.]\s?(?P<d>\d{{1,2}})\s?日?"
)
_CN_DATE = re.compile(
    r"(?P<y>二[〇○零OＯo0一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_PUBLISHED = re.compile(
    rf"(?:发布日期|发布时间|发文日期|生成日期|成文日期|公文生成日期|公开日期|日期|时间)\s?[::|]?\s*(?P<date>{_DATE.pattern})"
)
_LEVELS: tuple[tuple[str, str], ...] = (
    ("township", r"[镇乡](?:人民)?政府|[镇乡]$"),
    ("street", r"街道"),
    ("university", r"大学|学院"),
    ("county", r"[县区旗](?:人民)?政府|[县旗]$|区$"),
    (
        "province",
        r"^(?:[一-鿿]{2,3}省|北京市|上海市|天津市|重庆市|[一-鿿]{2,5}自治区)(?:人民)?政府(?:办公厅)?$|省$",
    ),
    ("prefecture", r"市(?:人民)?政府|州(?:人民)?政府|市$"),
    ("department", r"[局厅委办院]$|中心$|部$"),
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


def read_meta(document: Document, traditional: int) -> Meta:
    """Everything that the document states about itself, each with the words that state it."""
    text = document.text
    title = _title(document)
    year, year_span = _year(document, title)
    form, form_span = _form(text, year)
    agency = _agency(document, title)
    start, stop = _period(document)
    signed, published = _signed(document), _published(document)
    hant = traditional > max(20, len(text) // 100)
    return Meta(
        title=title,
        agency=agency,
        region=_region(agency),
        level=_level(agency, text),
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


def _stated(document: Document, span: Span, value: str | None = None) -> Stated:
    quote: Quote = document.quote(span)
    return Stated(value=value if value is not None else quote.text, quote=quote)


def _overwritten(document: Document) -> list[Damage]:
    return [damage for damage in document.damages if damage.kind == "agency_overwritten"]


def _title(document: Document) -> Stated | None:
    candidates = [
        m
        for m in _TITLE.finditer(document.text[:4000])
        if not re.search(r"根据|要求|通知|现将|如下", m["title"])
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda m: (bool(re.search(_YEAR, m["title"])), -m.start()))
    span = Span(*best.span("title"))
    for damage in _overwritten(document):
        if damage.span.start <= span.start < damage.span.stop:
            span = Span(min(damage.span.stop, span.stop), span.stop)
    return _stated(document, span) if span.stop > span.start else None


def _cn_year(words: str) -> int:
    return int("".join(_CN_DIGITS[char] for char in words))


def _year(document: Document, title: Stated | None) -> tuple[int | None, Span | None]:
    text = document.text
    if title is not None and title.quote is not None:
        base = title.quote.span.start
        for match in re.finditer(rf"(?<!\d)({_YEAR})(?!\d)", title.value):
            return int(match[1]), Span(base + match.start(), base + match.end())
        cn = re.search(r"(二[〇○零OＯo0一二三四五六七八九]{3})年", title.value)
        if cn:
            return _cn_year(cn[1]), Span(base + cn.start(), base + cn.end())
    school = re.search(rf"{_YEAR}\s?[-—~至]\s?({_YEAR})\s?学年", text)
    if school:
        return int(school[1]), Span(*school.span(1))
    period = _PERIOD.search(text)
    if period:
        return int(period["start"][:4]), Span(*period.span("start"))
    named = re.search(
        rf"(?<!\d)({_YEAR})\s?年(?:度)?[^。\n]{{0,40}}?(?:信息公开|政务公开)[^。\n]{{0,14}}?(?:年度?报告|年报|情况报告)",
        text,
    )
    if named:
        return int(named[1]), Span(*named.span(1))
    counted = Counter(m[1] for m in re.finditer(rf"(?<![\d〔\[(【])({_YEAR})\s?年(?!\s?\d)", text))
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


def _agency(document: Document, title: Stated | None) -> Stated | None:
    """The body whose report it is; None where its name is overwritten or never given."""
    text, bad = document.text, _overwritten(document)
    candidates: list[Span] = []
    if title is not None and title.quote is not None:
        for pattern in (_TITLE_PREFIX, _YEAR_FIRST):
            match = pattern.match(title.value.strip("《》 "))
            if match:
                at = title.quote.span.start + title.value.index(match["name"])
                candidates.append(Span(at, at + len(match["name"])))
                break
    named = _namings(text[:3500])
    signature = [Span(*m.span("name")) for m in _SIGNATURE.finditer(text) if _signs(text, m)]
    publisher = [Span(*m.span("name")) for m in _PUBLISHER.finditer(text)]
    own = [Span(*m.span("name")) for m in _SELF.finditer(text)]
    prefix = candidates[0] if candidates else None
    ordered = [*named["by"], *signature]
    if prefix is not None and re.search(rf"{_SUFFIX}$", text[prefix.start : prefix.stop]):
        fuller = _fuller(
            text,
            prefix,
            [*ordered, *(span for found in named.values() for span in found), *publisher],
        )
        ordered = [fuller] if fuller else [prefix, *ordered]
    ordered += [span for name, found in named.items() if name != "by" for span in found]
    ordered += [*publisher, *own]
    for span in ordered:
        name = text[span.start : span.stop]
        if any(d.span.start < span.stop and span.start < d.span.stop for d in bad):
            continue
        if _is_name(name):
            return _stated(document, span, _completed(_qualified(name, text)))
    return None


def _namings(opening: str) -> dict[str, list[Span]]:
    """Where the agency is named in each of the ways, the surest first."""
    named: dict[str, list[Span]] = {}
    for name, needs, pattern in _NAMED:
        there = any(words in opening for words in needs)
        found = pattern.finditer(opening) if there else ()
        named[name] = [Span(*match.span(name)) for match in found]
    return named


def _signs(text: str, match: re.Match[str]) -> bool:
    """A line that is only a name signs the report at its end, or stands under its title."""
    late = match.start() > len(text) * 0.6
    return late or (match.start() < 600 and text[: match.start()].count("\n") < 12)


def _fuller(text: str, prefix: Span, others: Sequence[Span]) -> Span | None:
    """A name elsewhere that begins with the title's short name: 榆次区 -> 榆次区人民政府办公室."""
    name = text[prefix.start : prefix.stop]
    if re.search(r"[局厅委院室处府]$|中心$", name):
        longer = (s for s in others if text[s.start : s.stop].endswith(name) and s != prefix)
        named = [s for s in longer if re.match(r"[省市县区]", text[s.start : s.stop])]
        return named[0] if named and not re.match(r"[一-鿿]{2,6}[省市县区]", name) else None
    for span in others:
        other = text[span.start : span.stop]
        if _is_name(other) and re.match(rf"{name}(?:人民)?政府", other):
            return span
    return None


_NOT_A_NAME = re.compile(
    r"(?:本|我|该|其|各|全|与|在|对|为|和(?!平)|及|请|如|的|明确|有关|相关|关于|根据|社会|政府信息|信息公开|领导)"
    r"|.*(?:联席会议|领导小组|信息公开办|我[镇乡县区市局])"
)


def _is_name(name: str) -> bool:
    return len(name) >= 3 and not _NOT_A_NAME.match(name)


def _qualified(name: str, text: str) -> str:
    """县政府办 where the text also says 府谷县人民政府办公室."""
    if not re.match(r"[省市县区镇乡](?:人民)?政府", name):
        return name
    stem = re.sub(r"(?:人民)?政府办(?:公[室厅])?$", "人民政府办公室", name)
    found = Counter(re.findall(rf"(?:^|[,。、;年由请与《\s])([一-鿿]{{1,6}}{stem})", text))
    return found.most_common(1)[0][0] if found else name


def _completed(name: str) -> str:
    """新杭镇 is governed by 新杭镇人民政府; a bare place name is completed so."""
    if re.search(r"(?:县|市|区|镇|乡|省|州|旗)$", name) and not re.search(
        r"小区$|园区$|开发区$|社区$", name
    ):
        return name + "人民政府"
    if name.endswith("街道"):
        return name + "办事处"
    return name


def _region(agency: Stated | None) -> Stated | None:
    if agency is None or agency.quote is None:
        return None
    match = re.match(r"[一-鿿]{2,12}?(?:省|自治区|市|州|县|区|旗|镇|乡|街道)", agency.value)
    return Stated(value=match.group(), quote=agency.quote) if match else None


def _level(agency: Stated | None, text: str) -> str | None:
    if agency is not None:
        for level, pattern in _LEVELS:
            if re.search(pattern, agency.value):
                return level
    counted = Counter(re.findall(r"我(县|市|区|镇|乡|局|街道|省|厅|委)", text))
    if not counted:
        return None
    names = {"县": "county", "区": "county", "市": "prefecture", "镇": "township", "乡": "township",
             "街道": "street", "省": "province"}  # fmt: skip
    return names.get(counted.most_common(1)[0][0], "department")


def _iso(match: re.Match[str], year: str | None = None) -> str | None:
    try:
        return date(int(year or match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return None


def _period(document: Document) -> tuple[Stated | None, Stated | None]:
    match = _PERIOD.search(document.text)
    if match is None:
        return None, None
    year = match["start"][:4]
    start = _DATE.match(match["start"])
    stop_words = match["stop"] if re.match(_YEAR, match["stop"]) else f"{year}年{match['stop']}"
    stop = _DATE.match(stop_words)
    first, last = (_iso(start) if start else None), (_iso(stop) if stop else None)
    return (
        _stated(document, Span(*match.span("start")), first) if first else None,
        _stated(document, Span(*match.span("stop")), last) if last else None,
    )


def _published(document: Document) -> Stated | None:
    match = _PUBLISHED.search(document.text[:3000])
    value = _iso(match) if match else None
    return _stated(document, Span(*match.span("date")), value) if match and value else None


_CN_NUMBER = {c: i for i, c in enumerate("一二三四五六七八九", 1)}


def _small(words: str) -> int:
    if "十" not in words:
        return _CN_NUMBER.get(words, 0)
    tens, _, ones = words.partition("十")
    return _CN_NUMBER.get(tens, 1) * 10 + _CN_NUMBER.get(ones, 0)


def _signed(document: Document) -> Stated | None:
    """The date on a line of its own at the end of the report, also a damaged one."""
    text = document.text
    tail = max(0, len(text) - 1200)
    for line in reversed(list(re.finditer(r"^.+$", text[tail:], re.MULTILINE))):
        words = line.group().strip()
        base = tail + line.start() + (len(line.group()) - len(line.group().lstrip()))
        plain, chinese = _DATE.fullmatch(words), _CN_DATE.fullmatch(words)
        value = _iso(plain) if plain else None
        if chinese:
            try:
                value = date(
                    _cn_year(chinese["y"]), _small(chinese["m"]), _small(chinese["d"])
                ).isoformat()
            except ValueError:
                value = None
        if value:
            return _stated(document, Span(base, base + len(words)), value)
    return None
