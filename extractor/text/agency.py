"""The body whose report it is, its region and its level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.schemas import Span, Stated

from .document import Document
from .stated import YEAR, overwritten, stated

SUFFIX = (
    r"(?:人民政府(?:办公[室厅])?|政府办公[室厅]|(?:街道)?办事处|委员会(?:办公室)?|管理局|监督管理局|[一-鿿]局|"
    r"[一-鿿]厅|[一-鿿]委|办公[室厅]|中心|街道|总队|支队|[一-鿿]院|大学|学院|公司|政府办|[一-鿿]{2}部|分局|"
    r"管委会|总署|出版署|[县市区镇乡省州]|街(?!道))"
)
"""What the name of an agency ends with, as the source of a regular expression."""
_DEPARTMENT = r"[一-鿿]{2,7}?[省市县区州旗][一-鿿]{2,12}?(?:局|委员会|[一-鿿]委|厅)"
_NAMED: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, tuple(needs.split()), re.compile(pattern, re.MULTILINE))
    for name, needs, pattern in (
        (
            "by",
            "由 经",
            rf"(?:由|经)(?P<by>[一-鿿]{{2,28}}?{SUFFIX})(?:编制|综合|根据|汇总|负责编)",
        ),
        (
            "of",
            "公布 发布 公开 编制",
            rf"(?:公布|发布|公开|编制)《?(?P<of>(?:(?!公布|发布|公开)[一-鿿]){{2,28}}?{SUFFIX})(?={YEAR}|《|\()",
        ),
        (
            "year",
            "公布 发布 公开",
            rf"(?:公布|发布|公开)《?{YEAR}\s?年度?(?P<year>[一-鿿]{{2,28}}?{SUFFIX})(?=政府信息|信息公开|政务公开)",
        ),
        (
            "opens",
            "信息公开",
            rf"^(?P<opens>[一-鿿]{{2,28}}?{SUFFIX}){YEAR}\s?年度?(?:政府)?信息公开",
        ),
        (
            "with",
            "与",
            rf"与(?P<with>[一-鿿]{{2,30}}?{SUFFIX})(?:办公室|综合股|政务公开科)?(?:联系|\()",
        ),
        (
            "contact",
            "联系",
            rf"联系(?:人)?[::(]?(?:单位[::])?(?P<contact>[一-鿿]{{2,30}}?{SUFFIX})"
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
        (
            # A department's own site; that of a government carries the reports of others.
            "site",
            "网站",
            rf"(?:从|在|于|登录)(?P<site>{_DEPARTMENT})(?:官方|政务|政府)?(?:门户)?网站",
        ),
    )
)
"""Ways to name the agency, the surest first: words of which one must be there, and the pattern."""
_PUBLISHER = re.compile(
    rf"(?:发布机构|发文机关|信息来源|来源|(?:发布|填报|编制)单位|编辑)\s?[::|]?\s?(?P<name>[一-鿿]{{2,24}}{SUFFIX})"
)
_SIGNATURE = re.compile(rf"^(?P<name>[一-鿿]{{2,28}}{SUFFIX})[ ]*$", re.MULTILINE)
_TITLE_PREFIX = re.compile(
    rf"^(?:关于)?(?P<name>(?!关于)[一-鿿]{{2,30}}?)\s*(?:关于)?(?:{YEAR}|[〇○O零一二]{{2,4}}年|政府信息|政务(?!服务)|信息公开)"
)
_YEAR_FIRST = re.compile(
    rf"^{YEAR}\s?年?度?(?P<name>[一-鿿]{{2,30}}?)\s*(?:政府信息|政务公开|政务信息|信息公开)"
)
_SELF = re.compile(
    rf"(?:^|[,。、;:\s在]|年度?)(?P<name>(?!度)[一-鿿]{{2,6}}(?:[镇乡]|街道(?:办事处)?|街)|{_DEPARTMENT}|国家[一-鿿]{{2,10}}?[局署委])"
    r"(?=信息公开|政府信息|政务公开|人民政府|利用|将|认真|严格|高度|积极|坚持|全面|深入|始终|紧紧|切实|按照|主动公开|全年|"
    r"以习近平|在[省市县区镇乡州党])",
    re.MULTILINE,
)
_OFFICE = re.compile(
    r"(?P<body>[一-鿿]{2,}?(?:人民政府(?:办公[室厅])?|街道办事处|街道|街|[局委厅]|[镇乡](?=党政)))"
    r"(?:党政(?:综合)?|综合(?:信息)?|(?:政府)?信息公开|政务公开|机关|行政)[一-鿿]{0,6}(?:办公室|办|中心|科|股|处|室)"
)
"""An office inside of the agency, which answers for it: 乙镇人民政府党政办公室."""
_LEVELS: tuple[tuple[str, str], ...] = (
    ("township", r"[镇乡](?:人民)?政府|[镇乡]$"),
    ("street", r"街道|街$"),
    ("university", r"大学|学院"),
    ("county", r"[县区旗](?:人民)?政府|[县旗]$|区$"),
    (
        "province",
        r"^(?:[一-鿿]{2,3}省|北京市|上海市|天津市|重庆市|[一-鿿]{2,5}自治区)(?:人民)?政府(?:办公厅)?$|省$",
    ),
    ("prefecture", r"市(?:人民)?政府|州(?:人民)?政府|市$"),
    ("department", r"[局厅委办院署]$|(?<!管理)委员会$|中心$|部$"),
)


def read_agency(document: Document, title: Stated | None) -> Stated | None:
    """The body whose report it is; None where its name is overwritten or never given."""
    text, bad = document.text, overwritten(document)
    candidates: list[Span] = []
    if title is not None and title.quote is not None:
        for pattern in (_TITLE_PREFIX, _YEAR_FIRST):
            match = pattern.match(title.quote.text.strip("《》 "))
            if match:
                at = title.quote.span.start + title.quote.text.index(match["name"])
                candidates.append(Span(at, at + len(match["name"])))
                break
    named = _namings(text[:3500])
    signature = [Span(*m.span("name")) for m in _SIGNATURE.finditer(text) if _signs(text, m)]
    publisher = [Span(*m.span("name")) for m in _PUBLISHER.finditer(text)]
    own = _oftenest([Span(*m.span("name")) for m in _SELF.finditer(text)], text)
    prefix = candidates[0] if candidates else None
    ordered = [*named["by"], *signature]
    if prefix is not None and re.search(rf"{SUFFIX}$", text[prefix.start : prefix.stop]):
        fuller = _fuller(
            text,
            prefix,
            [*ordered, *(span for found in named.values() for span in found), *publisher],
        )
        # A name on the line above the title may be that of the whole site.
        surer = named["by"] if "\n" in text[prefix.stop : prefix.stop + 1] else []
        ordered = [fuller] if fuller else [*surer, prefix, *ordered]
    ordered += [span for name, found in named.items() if name != "by" for span in found]
    ordered += [*publisher, *own]
    for span in ordered:
        name = text[span.start : span.stop]
        if any(d.span.start < span.stop and span.start < d.span.stop for d in bad):
            continue
        if _is_name(name) or (span == prefix and _SHORT_PLACE.fullmatch(name)):
            return stated(document, span, _completed(_qualified(_body(name), text)))
    return None


def _oftenest(spans: Sequence[Span], text: str) -> list[Span]:
    """Names in sentences, the one first that most sentences are about."""
    counted = Counter(text[span.start : span.stop] for span in spans)
    return sorted(spans, key=lambda span: -counted[text[span.start : span.stop]])


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
        named = [
            s
            for s in longer
            if re.match(r"(?:[一-鿿]{2,6})?[省市县区州旗]", text[s.start : s.stop])
            and _is_name(text[s.start : s.stop])
        ]
        return named[0] if named and not re.match(r"[一-鿿]{2,6}[省市县区]", name) else None
    for span in others:
        other = text[span.start : span.stop]
        if _is_name(other) and re.match(rf"{name}(?:人民)?政府", other):
            return span
    return None


_NOT_A_NAME = re.compile(
    r"(?:本(?!溪)|我|该|其|各|全(?![州椒南])|与|在|对|为|和(?![平县田龙硕政顺静林])|及|请|如(?![皋东])|的|明确|有关|相关|关于|根据|社会|政府信息|信息公开|领导)"
    r"|.*(?:联席会议|领导小组|信息公开办|我[镇乡县区市局])"
)


_SHORT_PLACE = re.compile(r"[^本我该其各全省市县区州旗镇乡村][县镇乡]")
"""A place of two characters, which only a title names: 桐镇, not 乡镇."""


def _is_name(name: str) -> bool:
    return len(name) >= 3 and not _NOT_A_NAME.match(name)


def _body(name: str) -> str:
    """The agency that an office named as its contact belongs to."""
    office = _OFFICE.fullmatch(name)
    return office["body"] if office else name


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


def region_of(agency: Stated | None) -> Stated | None:
    """The place that the name of the agency begins with."""
    if agency is None or agency.quote is None:
        return None
    match = re.match(r"[一-鿿]{2,12}?(?:省|自治区|市|州|县|区|旗|镇|乡|街道)", agency.value)
    return Stated(value=match.group(), quote=agency.quote) if match else None


def level_of(agency: Stated | None, text: str) -> str | None:
    """The level of the agency by its name, or by what the report calls it: 我县, 我局."""
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
