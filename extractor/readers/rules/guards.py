"""What a sentence says against the meaning that the clause of a number alone would have.

A guard tells that a number is not what its clause makes of it.  ``[guards]`` of ``prose.toml`` says for which
indicators each holds; here stand those of all but applications, and the table of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.knowledge.prose import Prose
from extractor.text.document import Document

from . import guards_of_applications as of_applications
from .asides import widened
from .clauses import Clause
from .guard_table import Guard, GuardTable
from .hands import each_of
from .told_before import State
from .totals import alike

GUARDS = GuardTable(of_applications.GUARDS)
"""Every guard by its name in ``[guards]``."""


def set_aside(name: str, document: Document, clause: Clause, state: State) -> bool:
    """Whether the sentence says that a number is not what its clause alone would make of it."""
    if _REFERS.match(document.in_digits, clause.frame.mention.span.stop):
        return True
    guards = _guards_of(clause.pack, name)
    return any(guard(document, clause, state) for guard in guards) or widened(
        document, clause, name
    )


_REFERS = re.compile(r"的(?:处理|答复|办理)?结果")
"""24件的答复结果是…: those that were told of before."""


@lru_cache(maxsize=4096)
def _guards_of(pack: Prose, indicator: str) -> Sequence[Guard]:
    return tuple(GUARDS[name] for name in pack.guarded(indicator))


@GUARDS.enter
def turned_public(_document: Document, clause: Clause, _state: State) -> bool:
    """复核旧文件,转为主动公开43件; 经审查改为不公开的: documents, before the year or before they go out."""
    return _TURNED.search(clause.frame.label) is not None


_TURNED = re.compile(r"(?:转为|转成|变更为|调整为|改为)(?:主动|不予?)?公开")


@GUARDS.enter
def reviewed(document: Document, clause: Clause, _state: State) -> bool:
    """公开属性审核412件,定为主动公开57件,依申请公开118件: documents by class, before they go out."""
    other = _OTHER_CLASS.match(document.in_digits, clause.frame.mention.span.stop)
    return other is not None and _REVIEWED.search(clause.frame.sentence) is not None


_REVIEWED = re.compile(
    r"(?:属性|审核|审查|复核|认定)[^。;]*\d[件份条]|[件份条][^。;]*(?:属性|认定)"
)
_OTHER_CLASS = re.compile(r"[,、;]?依申请公开的?(?:政府信息)?[为共]?\d")


@GUARDS.enter
def printed_class(_document: Document, clause: Clause, _state: State) -> bool:
    """公报刊登规范性文件29件、公告47件: a class of what is printed, and not all of it; nor is 公告47件."""
    seen = clause.frame
    before = seen.earlier
    return _CLASS_BEFORE.search(before) is not None or (
        _CLASSES.search(seen.label) is not None and _CLASS_GOES_ON.match(clause.beyond) is not None
    )


_CLASSES = re.compile("规章|规范性文件")
_CLASS_BEFORE = re.compile(
    r"(?:刊登|刊载|收录|登载|刊发|收载)(?!的?总)[^,。;\d]{2,12}\d+[件条个篇部][、,和及与]?$"
)
_CLASS_GOES_ON = re.compile(r"[,、和及与](?!免|共|合|赠|发行|印)[^,。;、\d]{2,14}\d+[件条个篇]")


@GUARDS.enter
def counted_apart(_document: Document, clause: Clause, state: State) -> bool:
    """主动公开35条,…网上公开34件: these are counted apart."""
    unit = clause.frame.mention.unit
    return bool(state.total_unit and unit and not alike(state.total_unit, unit))


@GUARDS.enter
def all_but(_document: Document, clause: Clause, _state: State) -> bool:
    """非疫情政策解读6篇: of a class."""
    return _ALL_BUT.search(clause.frame.label) is not None


_ALL_BUT = re.compile(r"非[一-鿿]{2,4}(?:政策|类|性)")


@GUARDS.enter
def named_before(_document: Document, clause: Clause, _state: State) -> bool:
    """规范性文件8条。公开栏公开56条: only its own sentence makes 公开56条 a number of such documents."""
    before = clause.pack.lexicon.tokens(clause.frame.earlier)
    return not any("normative" in t.concepts for t in (*before, *clause.content))


@GUARDS.enter
def after_others(_document: Document, clause: Clause, state: State) -> bool:
    """达标申请4件,上年转入1件; 接受政策咨询9人次,电话答复8人次; 受理复印病历申请5274件,收取工本费2.1万元: it
    goes on about those that nobody knows, where its clause names none itself."""
    others = _GOES_ON_ABOUT & state.unknown - clause.concepts
    last = [topic for topic in clause.before if topic in _GOES_ON_ABOUT][:1]
    return bool(others) and others.issuperset(last) and "asked" not in clause.before


_GOES_ON_ABOUT = frozenset({"application", "consult"})


@GUARDS.enter
def found_with_others(_document: Document, clause: Clause, _state: State) -> bool:
    """清退违规收费: what others took without right."""
    return _TAKEN_BACK.search(clause.frame.label) is not None


_TAKEN_BACK = re.compile(
    r"(?:清退|退还|查处|查出|纠正|制止|违规|违法|违纪|不合理|超标准|乱)[^,;。#\d]{0,8}(?:收费|收取)"
)


@GUARDS.enter
def other_trained(_document: Document, clause: Clause, state: State) -> bool:
    """举办焊工培训班12期,培训340人次: those who came to a course that is about something else."""
    ours = {saying.id for saying in clause.pack.by_concept.get("training", ())}
    return {"training", "trade"} <= state.unknown and ours.isdisjoint(
        c.indicator for c in state.claims
    )


@GUARDS.enter
def cost_of_those(_document: Document, clause: Clause, _state: State) -> bool:
    """印制指南1200册,支出1.8万元; 救助310人次,支出22万元: what these cost; 支出经费22万元 is that of a year."""
    return "budget" not in clause.concepts and _COST.search(clause.frame.sentence) is not None


_COST = re.compile(
    r"\d[一-鿿]{1,3},(?:共计?|合计|总共)?(?:支出|花费|花去|花了|投入|耗资|用去|支付)[了共约]*$"
)


@GUARDS.enter
def in_each(_document: Document, clause: Clause, _state: State) -> bool:
    """5个所各1人兼着: so many in each, and no sum of them is printed."""
    return each_of(clause.frame)


@GUARDS.enter
def of_a_hotline(_document: Document, clause: Clause, _state: State) -> bool:
    """12315中心受理咨询88件、申诉举报9件: about shops, and not about disclosure."""
    return _HOTLINE.search(clause.frame.sentence.rpartition(";")[2]) is not None


_HOTLINE = re.compile(
    r"(?<!\d)12\d{3}[^,。;\d]{0,6}(?:中心|热线|平台|专线|系统)[^,。;\d]{0,8}(?:受理|接到|收到|接听|接收|登记)"
)


@GUARDS.enter
def each_time(_document: Document, clause: Clause, _state: State) -> bool:
    """分别有45人和38人参加: so many each time."""
    return _SHARED_PEOPLE.search(clause.frame.sentence) is not None


_SHARED_PEOPLE = re.compile(r"分别[有为]?\d+[人名]次?(?:[、和及]\d+[人名]次?)*[、和及]$")


def is_business(clause: Clause) -> bool:
    """窗口受理申请…件,办结…件: applications for something else."""
    return bool({"application", "on_request"} & clause.concepts) and any(
        t.concepts & {"business", "docket"}
        and t.concepts <= {"business", "docket", "visit", "in_person"}
        and t.text not in ("窗口", "现场")
        for t in clause.content
    )
