"""What the line above a table says: of which years it is, and of what business."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.knowledge.small import Small
from extractor.schemas import Period
from extractor.text.document import Document

from .stat_columns import unit_in

_ASIDE = re.compile(r"[\s(]*(?:计量)?单位[::](?P<unit>[^\n)]{0,12})\)?\s*|[\s|\-=+:]*")
_NO_CAPTION = re.compile(r"[。;|\t]")
_MOST = 50
_NUMBER = re.compile(r"^(?:附?[表件]|图)[\s\d一二三四五六七八九十\-—.:、]*")
_OFFICE = re.compile(
    r"(?:(?:19|20)\d\d年?度?)?(?P<name>[一-鿿]{1,12}?(?:局|委员会|办公室|镇|乡|街道|院|厅))"
    r"(?=依申请|主动公开|政府信息|信息公开|政务公开|收到|行政复议|行政诉讼|培训|咨询)"
)
_GENERAL = re.compile(r"[各全本我所]|乡镇|镇|乡|街道|县直|市直")
_ABOUT = re.compile(
    r"^(?:[本我全](?:[省市县区州旗镇乡校院局委办厅]|街道|机关|单位))?(?:(?:20\d\d年|本年|年)度?|今年|全年)?(?:(?:近|最近|过去)[一二两三四五六七八九十\d]{1,2}年来?)?(?:各(?:单位|机关|科室|所属单位|区县|县区|乡镇))?"
    r"|(?:情况)?(?:分布|对比|统计|汇总|一览)?表?(?:\((?:单位:?)?[一-鿿/]{1,4}\))?(?:的?(?:情况|数据|条数|数量))?(?:如下表?|见下表)?(?:所示)?:?$"
)
"""What a caption says beside what is counted: 近三年各单位…情况统计表(件)."""

_REPORT = re.compile(r"年度?报告|年报$")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption; ``counts`` tells that its table may hold figures of the report's year, or of all years.

    ``group`` is the section that it opens; ``other_year`` tells that only its year speaks against it.
    ``of_other`` tells that it names an office which the report is not of; ``unit`` is that of all figures of the table.
    ``indicator`` is what all its figures count.
    """

    words: str = ""
    counts: bool = True
    period: Period | None = None
    group: str | None = None
    other_year: bool = False
    of_other: bool = False
    unit: str | None = None
    indicator: str | None = None


def caption_of(document: Document, start: int, small: Small) -> Caption:
    """The caption of the table that begins at ``start``."""
    words, unit = _lines_above(document.text, start)
    unit = unit or unit_in(words)
    if not words or _REPORT.search(words):
        return Caption(unit=unit)
    name = small.name(words)
    years, year = set(name.years), document.meta.year
    counts = not (small.is_foreign(words) or small.is_plan(words) or small.partial.search(words))
    agency = document.meta.agency.value if document.meta.agency else None
    of_other = agency is not None and _names_other(words, agency)
    counts = counts and not name.kinds & {"before", "compared", "season"}
    other_year = counts and bool(years) and year is not None and max(years) != year
    period: Period | None = None
    if "cumulative" in name.kinds and "year" not in name.kinds:
        period = "cumulative"
    elif year in years or "year" in name.kinds:
        period = "year"
    group = small.group(_NUMBER.sub("", words))
    return Caption(
        words, counts and not (other_year or of_other), period, group, other_year, of_other, unit,
        small.name(_ABOUT.sub("", _NUMBER.sub("", words))).indicator,
    )  # fmt: skip


def is_of_others(document: Document, start: int, small: Small | None) -> bool:
    """Whether the caption of the table that begins at ``start`` says that it is of other business, or of another year."""
    return small is not None and not caption_of(document, start, small).counts


def _names_other(words: str, agency: str) -> bool:
    """Whether a caption begins with the name of an office that is not in that of the agency."""
    match = _OFFICE.match(_NUMBER.sub("", words))
    if match is None or _GENERAL.match(match["name"]):
        return False
    core = re.sub(r"^[省市县区州旗]|人民", "", match["name"])
    return core not in agency.replace("人民", "")


def _lines_above(text: str, start: int) -> tuple[str, str | None]:
    """The nearest line above that is no unit, and the unit; no words if it is prose or a row of another table."""
    stop, unit = start, None
    for _ in range(3):
        stop = text.rfind("\n", 0, stop)
        if stop <= 0:
            break
        line = text[text.rfind("\n", 0, stop) + 1 : stop]
        if (aside := _ASIDE.fullmatch(line)) is not None:
            unit = aside["unit"] or unit
            continue
        words = line.strip()
        return (words if len(words) <= _MOST and not _NO_CAPTION.search(words) else ""), unit
    return "", unit
