"""A cell, and a sentence that says its row in plain words with another number: 全年共作出行政处罚112件 beside 121.

How far the two numbers lie apart says nothing where the words leave no room: the clause is the name of
the row and nothing that narrows it, it opens its sentence, and nothing behind it names a topic.  What may
still be of something else: other offices or times that the paragraph names, 举办 beside 参加或举办, a rest that
is told elsewhere, and in the report of a city or county, whose table counts all its bodies, a smaller number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import OTHER, Fact, Finding, Mention, roles
from extractor.text.document import Document
from extractor.text.titles import section_of

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import end_of, opening_of
from ..counts.whose_figure import bodies, general_section, of_another_year, times
from ..tables.groups import in_table
from .sites import of_a_place

_WIDE, _FEW = 3, 10
"""A number more than so many times another is rather of something else; up to ten, any may be."""
_WHEN = re.compile(
    r"(?:19|20)\d\d年度?(?:全年)?|(?:本|全|今|当)年度?|年内|一年来|截[至止](?:20\d\d年)?(?:12月31日|年底)|目前"
)
_OWN = re.compile(
    r"[我本](?:[局委办厅院校馆所]|中心|机关|单位|部门)(?:机关)?|(?:^|(?<=,))(?:全)?[局委](?=[共作收])"
)
_MANNER = re.compile(
    r"(?:一共|总共|共计|合计|总计|共)(?!同)|依法|累计(?=作出|收到|办结)|已|均|被申请(?=行政复议)|[为是有了的因被]"
    r"|作出|实施|开展|举办(?=[^,。]{0,12}培训班)|收到|新收|接[收到]|提[出交起]|申请人"
    r"|发生|产生|引发|引起|设置|从事|接受|各类|现有|处理决定(?:数量)?|决定|答复(?!数)|案件|数量|总?[件次]?数(?=$|[:×])"
)
_TOPIC = re.compile(r"(?:依申请)?(?:政府信息|政务|信息)公开(?:工作|方面)?")
_COLUMN = (
    ("本年制发件", "制发"),
    ("本年废止件", "废止"),
    ("现行有效件", "现行有效"),
    ("制定", "制发"),
    ("印发", "制发"),
    ("行政规范", "规范"),
    ("收费:本年收费金额", "收费"),
)
_OF_ANYTHING = re.compile(r"复议|诉讼|举报|培训|人员|会议|机构|查阅点|经费|办结|上年结转")
"""What other business has too, so that the sentence must name the topic."""
_NARROWS = re.compile(
    r"围绕|主题|涉及|介绍|通报|针对|聚焦|领域|方面|来自|[均都系](?:为|是|属)|主要(?!负责)|类|不含|不包括|除|以上|截至|其中[^,。;]{0,12}共"
)
_OTHERS = re.compile(
    r"专项|行动|整治|攻坚|检查|[下直所]属|大队|支队|分局|街道|乡镇|科室|各[县市区部单站所]|系统|牵头|联合|参与|配合|代"
)
_CARRIED = re.compile(r"[上下]年度?(?=结转|继续)")
_ALONE = re.compile(r"[,。;、\n]|$")
_ABOVE = 200


def told_plainly(one: Fact, other: Fact, document: Document) -> bool:
    """Whether one of two facts is a cell, and the other a sentence that can be of nothing else."""
    cell, told = (one, other) if in_table(one) else (other, one)
    mention = document.mention(told.evidence[0].mention or "")
    if mention is None or in_table(told) or not in_table(cell):
        return False
    said = _said(mention, document)
    return bool(said) and said in _names(cell) and _contradicts(cell, told, mention, document)


def check_told_plainly(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Sentences that no reader takes for a row of a table, though they say nothing but its name."""
    rows: dict[str, list[Fact]] = {}
    for fact in facts:
        if in_table(fact) and fact.indicator != OTHER:
            for name in _names(fact):
                rows.setdefault(name, []).append(fact)
    for told in facts:
        mention = document.mention(told.evidence[0].mention or "")
        if told.indicator != OTHER or mention is None or in_table(told):
            continue
        cells = rows.get(_said(mention, document), []) if rows else []
        if len(cells) != 1 or len(cells[0].evidence) > 1 or cells[0].value == told.value:
            continue
        if _contradicts(cells[0], told, mention, document):
            cell = document.mention(cells[0].evidence[0].mention or "")
            if cell is not None:
                values = f"{plain(told.value)}, {plain(cells[0].value)}"
                message = f"{cells[0].label} is stated with different values"
                yield bare_finding(document, "conflict", [mention, cell], values, message)


def _contradicts(cell: Fact, told: Fact, mention: Mention, document: Document) -> bool:
    """Whether a sentence that says the row of a cell has another number of the same thing."""
    if not _comparable(cell, told):
        return False
    if (told.value or 0) < (cell.value or 0) and of_a_place(document):
        return False
    return not _of_less(mention, cell, document)


def _comparable(cell: Fact, told: Fact) -> bool:
    if len(told.evidence) > 1 or not cell.value or not told.value:
        return False
    if told.qualifier != "exact" or told.period != "year" or cell.indicator in roles().disclosures:
        return False
    low, high = sorted((cell.value, told.value))
    return high <= _FEW or high <= _WIDE * low


def _names(cell: Fact) -> Iterator[str]:
    """The names of a row, as :func:`_core` gives them; 工作会议或专题会议 are 会议."""
    for name in cell.label.split(" / "):
        core = _core(name)
        yield _sorted(core)
        if core != (head := _A_OR_A.sub(r"\g<head>", core)):
            yield _sorted(head)


_A_OR_A = re.compile(r"(?P<head>[^或]{2,4})或[^或]{2,4}(?P=head)$")


def _sorted(words: str) -> str:
    """Words in any order are the same ones: 申请办结, 办结申请."""
    return "".join(sorted(words))


def _said(mention: Mention, document: Document) -> str:
    """What the clause of a number names, as :func:`_names` gives it; empty where it says more."""
    text, start = document.text, mention.span.start
    sentence = text[opening_of(text, start) : start]
    *earlier, clause = re.split(r"[,;:]", sentence)
    if not all(_empty(words) for words in earlier) or not _ALONE.match(document.behind(mention, 1)):
        return ""
    said = _core(clause)
    named = not _OF_ANYTHING.search(said) or _TOPIC.search(sentence) is not None
    return _sorted(said) if named and len(said) >= _SHORTEST else ""


_SHORTEST = 2


def _core(words: str) -> str:
    """The words of a row or a clause that say of what it is."""
    words = re.sub(r"[\s“”]", "", words)
    for there, here in _COLUMN:
        words = words.replace(there, here)
    for pattern in (_WHEN, _OWN, _TOPIC, _MANNER, _MANNER):
        words = pattern.sub("", words)
    return re.sub(r"[:×]|法人或其他组织(?=:)", "", words)


def _empty(words: str) -> bool:
    """Whether a clause says nothing but when, or of the agency itself."""
    return not _OWN.sub("", _WHEN.sub("", words.strip())).strip("在中,")


def _of_less(mention: Mention, cell: Fact, document: Document) -> bool:
    """Whether the number may be of a topic, another office, a part of the year, or a part of the cell."""
    text, start = document.text, mention.span.start
    opening, stop = opening_of(text, start), end_of(text, start)
    paragraph = text[max(0, text.rfind("\n", 0, start) + 1, start - _ABOVE) : start]
    rest = abs((cell.value or Decimal(0)) - (mention.value or Decimal(0)))
    elsewhere = (m for m in document.mentions if m is not mention and m.statistical)
    return (
        _NARROWS.search(text, mention.span.stop, stop) is not None
        or _OTHERS.search(paragraph) is not None
        or bool(bodies(document, start) or times(document, start))
        or of_another_year(document, _CARRIED.sub("", text[opening:start]))
        or _titled_otherwise(mention, cell, document)
        or any(
            m.value == rest and m.unit == mention.unit and not document.in_grid(m)
            for m in elsewhere
        )
    )


_NUMBERING = re.compile(r"^[(\d一二三四五六七八九十]+[)、.]?|[。:\s]+$")


def _titled_otherwise(mention: Mention, cell: Fact, document: Document) -> bool:
    """Whether the title above names neither the whole of the work nor the row itself: (一)规范性文件."""
    path = section_of(document, mention.span.start)
    of_row = bool(path) and _NUMBERING.sub("", path[-1]) in cell.label
    return not of_row and not general_section(document, mention)
