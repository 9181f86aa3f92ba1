"""The dates of a report: its period, when it was published, when it was signed."""

from __future__ import annotations

import re
from datetime import date

from extractor.schemas import MetaValue, Span

from .body_names import LAST
from .document import Document
from .meta_value import CN_YEAR, YEAR, meta_value, year_of
from .scan.numerals import read_count
from .vocabulary import ONE_TO_TEN

_PERIOD = re.compile(
    rf"(?P<start>{YEAR}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)\s?(?:起|开始)?[,]?\s?(?:至|到|—|-|~)\s?"
    rf"(?P<stop>(?:{YEAR}\s?年\s?)?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日)"
)
_WHOLE = re.compile(r"年\s?0?\d{1,2}\s?月\s?0?1\s?日.*?(?<!\d)(?:28|29|30|31)\s?日$", re.DOTALL)
"""From the first of a month to the last of another."""
_DATE = re.compile(
    rf"(?P<y>{YEAR})\s?[年\-/.]\s?(?P<m>\d{{1,2}})\s?[月\-/.]\s?(?P<d>\d{{1,2}})(?:\s?日)?"
)
_CN_DATE = re.compile(
    rf"(?P<y>{CN_YEAR}) ?年 ?(?P<m>[{ONE_TO_TEN}]{{1,2}}) ?月 ?(?P<d>[{ONE_TO_TEN}]{{1,3}}) ?日"
)
_LABELS = (
    "发布日期 发布时间 公开日期 公开时间 公布日期 公布时间 发表时间 发布于",
    "日期 时间 发文日期 发文时间 生成日期 公文生成日期 成文日期 上传时间 录入时间 添加时间 更新时间 更新日期 信息时间 文章时间",
)
"""What stands before the date of publication: what says so, and what may be it.

Any other 时间 or 日期 is of something else: that of capture (抓取时间), of printing, of what is counted.
"""
_PUBLISHED = tuple(
    re.compile(
        rf"{before}(?:{'|'.join(labels.split())})\s?[:|】\]]?\s*(?P<date>{_DATE.pattern})"
        # 统计时间:2021年1月1日至12月31日 is the time that the report counts.
        r"(?!\d|\s?(?:日|起|开始|至|到|—|~))"
    )
    for before, labels in zip(("", "(?<![一-鿿])(?:信息|文章|最后)?"), _LABELS, strict=True)
)
_DATE_LINE = re.compile(
    rf"^\W{{0,4}}(?P<date>{_DATE.pattern})(?:\s\d{{1,2}}:\d\d(?::\d\d)?)?\s*[\[【(]?\s?"
    r"(?:信息来源|来源|浏览|点击|访问(?:[量数次:])|作者|字体|字号|文字)",
    re.MULTILINE,
)
"""A line under the title that begins with a date: 2022-01-16 16:28 浏览量:."""


def _iso(match: re.Match[str]) -> str | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return None


def period_of(document: Document, year: int | None) -> re.Match[str] | None:
    """The span of time that the report counts: of those that its text names outside of what is not the
    report, one of its ``year`` goes before others, then one of months that are whole."""
    found = [m for m in _PERIOD.finditer(document.text) if not document.in_region(m.start())]
    told = [(str(year) in m.group(), _WHOLE.search(m.group()) is not None) for m in found]
    return found[told.index(max(told))] if told else None


def read_period(document: Document, year: int | None) -> tuple[MetaValue | None, MetaValue | None]:
    """The first and the last day that the report, which is of that year, counts, as ISO dates."""
    match = period_of(document, year)
    if match is None:
        return None, None
    start = _DATE.match(match["start"])
    begun = match["start"][:4]
    stop_words = match["stop"] if re.match(YEAR, match["stop"]) else f"{begun}年{match['stop']}"
    stop = _DATE.match(stop_words)
    first, last = (_iso(start) if start else None), (_iso(stop) if stop else None)
    return (
        meta_value(document, Span(*match.span("start")), first) if first else None,
        meta_value(document, Span(*match.span("stop")), last) if last else None,
    )


def read_published(document: Document) -> MetaValue | None:
    """The day that the page gives as that of publication, as an ISO date."""
    head = document.text[:3000]
    labelled = (pattern.search(head) for pattern in _PUBLISHED)
    match = next(filter(None, labelled), None) or _DATE_LINE.search(document.text[:1500])
    value = _iso(match) if match else None
    return meta_value(document, Span(*match.span("date")), value) if match and value else None


_SIGNER = re.compile(rf"[一-鿿]{{2,30}}{LAST}\s?(?=二|[12])")


def read_signed(document: Document) -> MetaValue | None:
    """The date on a line of its own at the end of the report, also a damaged one."""
    text = document.text
    tail = max(0, len(text) - 1200)
    for line in reversed(list(re.finditer(r"^.+$", text[tail:], re.MULTILINE))):
        words = line.group().strip()
        base = tail + line.start() + (len(line.group()) - len(line.group().lstrip()))
        # The name may stand on the same line.
        name = _SIGNER.match(words) if words.endswith(("日", *"0123456789")) else None
        base, words = base + (name.end() if name else 0), words[name.end() if name else 0 :]
        plain, chinese = _DATE.fullmatch(words), _CN_DATE.fullmatch(words)
        value = _iso(plain) if plain else None
        if chinese:
            try:
                value = date(
                    year_of(chinese["y"]), read_count(chinese["m"]), read_count(chinese["d"])
                ).isoformat()
            except ValueError:
                value = None
        if value:
            return meta_value(document, Span(base, base + len(words)), value)
    return None
