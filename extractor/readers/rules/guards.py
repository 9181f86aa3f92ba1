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
def of_a_total(document: Document, clause: Clause, _state: State) -> bool:
    """公开58条,占公开总数的25%: a part, whatever it is of; 占全市总量的25% tells whose part it is."""
    return _OF_A_TOTAL.match(document.in_digits, clause.frame.mention.span.stop) is not None


_OF_A_TOTAL = re.compile(
    r"[,(]?占(?:主动|对外)?(?:公开|申请|受理|收到|信息|全部|全年|年度)*总[数量额]"
)


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
def lapsed(_document: Document, clause: Clause, _state: State) -> bool:
    """宣布失效2件、废止1件: those that lapsed are none of those that were repealed."""
    seen = clause.frame
    if "失效" not in seen.label:
        return False
    apart = _REPEALED_TOO.match(clause.beyond) is not None
    return apart or "废止" in seen.earlier


_REPEALED_TOO = re.compile(r"[^。;\d]{0,8}废止[^,。;\d]{0,4}\d")


@GUARDS.enter
def items_of_a_list(_document: Document, clause: Clause, _state: State) -> bool:
    """许可事项目录共32项: what may be decided, and no decisions."""
    seen = clause.frame
    return (
        _ITEMS.search(seen.label) is not None
        and seen.mention.unit in ("项", "个")
        and _DECIDED.search(seen.label) is None
    )


_ITEMS = re.compile(r"事项(?:目录|清单)?(?:共|共有|计|为|有)*$")
_DECIDED = re.compile(r"办|作出|决定|审批|受理|处理|许可了")


@GUARDS.enter
def all_but(_document: Document, clause: Clause, _state: State) -> bool:
    """非疫情政策解读6篇: of a class."""
    return _ALL_BUT.search(clause.frame.label) is not None


_ALL_BUT = re.compile(r"非[一-鿿]{2,4}(?:政策|类|性)")


@GUARDS.enter
def interpreted(document: Document, clause: Clause, _state: State) -> bool:
    """解读文件15份,刊出解读稿22篇: what was interpreted, and then what was written on it; what 其中 divides
    are texts already."""
    stop = clause.frame.mention.span.stop
    return (
        clause.frame.mention.unit in ("件", "份", "个", "项", "部")
        and _WRITTEN.search(clause.frame.label) is None
        and _WRITTEN_NEXT.match(document.in_digits, stop, stop + _NEAR) is not None
    )


_WRITTEN = re.compile(r"稿|材料|文章|文字|产品")
_WRITTEN_NEXT = re.compile(
    r"[^,。;、\d]{0,16}[,、;]?(?!其中)[^,。;、\d]{0,10}(?:稿件?|解读材料|解读文章|解读产品)[^,。;、\d]{0,6}\d"
)


@GUARDS.enter
def named_before(_document: Document, clause: Clause, _state: State) -> bool:
    """规范性文件8条。公开栏公开56条: only its own sentence makes 公开56条 a number of such documents."""
    before = clause.pack.lexicon.tokens(clause.frame.earlier)
    return not any("normative" in t.concepts for t in (*before, *clause.content))


@GUARDS.enter
def other_acts(_document: Document, clause: Clause, _state: State) -> bool:
    """复议58件,其中不服治安处罚的30件: those of all acts of the government, and not of its answers."""
    return _OTHER_ACTS.match(clause.beyond) is not None


_OTHER_ACTS = re.compile(
    r"[^。;\d]{0,8}其中,?(?:对|因)?不服[^,。;、\d]{0,12}(?:处罚|许可|强制|征收|裁决|认定|登记|处理决定|确权|补偿)的?[^,。;\d]{0,4}\d"
)


@GUARDS.enter
def at_a_counter(_document: Document, clause: Clause, _state: State) -> bool:
    """办税服务厅现场咨询: about the business of the counter."""
    seen = clause.frame
    return _COUNTER.search(seen.label) is not None and "咨询" not in seen.section


_COUNTER = re.compile(r"(?:办税|办证|审批|税务)(?:服务)?(?:大厅|厅|窗口)")


@GUARDS.enter
def other_questions(_document: Document, clause: Clause, state: State) -> bool:
    """接受政策咨询9人次,电话答复8人次: it goes on about those."""
    return "consult" in state.unknown - clause.concepts


@GUARDS.enter
def other_payers(_document: Document, clause: Clause, state: State) -> bool:
    """受理复印病历申请5274件,收取工本费2.1万元: what those of another kind paid."""
    if _TAKEN_BACK.search(clause.frame.label):
        return True
    return "application" in state.unknown - clause.concepts


_TAKEN_BACK = re.compile(
    r"(?:清退|退还|查处|查出|纠正|制止|违规|违法|违纪|不合理|超标准|乱)[^,;。#\d]{0,8}(?:收费|收取)"
)
"""清退违规收费: what was found with others."""


@GUARDS.enter
def other_trained(_document: Document, clause: Clause, state: State) -> bool:
    """举办焊工培训班12期,培训340人次: those who came to a course that is about something else."""
    ours = {saying.id for saying in clause.pack.by_concept.get("training", ())}
    return {"training", "trade"} <= state.unknown and ours.isdisjoint(
        c.indicator for c in state.claims
    )


@GUARDS.enter
def waived(_document: Document, clause: Clause, _state: State) -> bool:
    """减免2人费用共12元: what was not taken."""
    return _WAIVED.search(clause.frame.sentence) is not None


_WAIVED = re.compile(r"(?:减免|免收|免除|减收)[^,;。元]*\d[^,;。元]*$")


@GUARDS.enter
def in_each(_document: Document, clause: Clause, _state: State) -> bool:
    """5个所各1人兼着: so many in each, and no sum of them is printed."""
    return each_of(clause.frame)


@GUARDS.enter
def other_work(_document: Document, clause: Clause, _state: State) -> bool:
    """3人专门负责公务用车管理,另有8人兼办此项工作: what that work is."""
    seen = clause.frame
    return (
        _THAT_WORK.search(seen.words) is not None and _OTHER_WORK.search(seen.sentence) is not None
    )


_THAT_WORK = re.compile(r"(?:[此该这]|上述)项?工作")
_OTHER_WORK = re.compile(
    r"(?:负责|从事|承担|兼管|兼办)(?![^,。;]{0,16}(?:公开|信息|网站|申请|公示|[此该这]项?工作))[^,。;]{2,16}[,。;]"
)


@GUARDS.enter
def for_others(_document: Document, clause: Clause, _state: State) -> bool:
    """投入专项经费9万元,用于敬老院改造: money for something else."""
    seen = clause.frame
    bought = "budget" not in clause.concepts and _BOUGHT.search(seen.sentence) is not None
    return bought or _FOR_OTHERS.match(clause.beyond) is not None


_BOUGHT = re.compile(
    r"(?:印制|编印|印刷|印发|制作|购置|购买|采购|添置|更换|维修|救助|资助|补助|补贴|奖励|慰问|发放|安置|改造)"
    r"[^,。;\d]{0,12}\d[\d.]*[一-鿿]{1,3},"
    r"(?:共|共计|合计|总共)?(?:支出|花费|花去|花了|投入|耗资|用去|支付)(?:了|共|约)*$"
)
"""印制指南1200册,支出1.8万元; 救助310人次,支出22万元: what these cost, and not the work of a year."""
_FOR_OTHERS = re.compile(
    r"(?:专项)?(?:经费|资金)?,?(?:主要|全部|均|专项)?用于(?![^,。;]{0,16}(?:公开|公告|公示|网站|公报|查阅|目录|指南|栏|屏|平台|系统|印|培训|宣传|设备|办公))[^,。;]{2,16}"
)


@GUARDS.enter
def on_other_work(_document: Document, clause: Clause, _state: State) -> bool:
    """3次召开专题会研究防汛工作: a meeting about something else."""
    return _ON_OTHER_WORK.match(clause.frame.after) is not None


_ON_OTHER_WORK = re.compile(
    r"[^,。;]{0,8}(?:研究|部署|讨论|安排)(?![^,。;]{0,12}(?:公开|信息|网站|公告|公示|条例|[此该这][项件个]?))[^,。;]{2,10}(?:工作|事项|问题)$"
)


@GUARDS.enter
def heads_of_others(_document: Document, clause: Clause, _state: State) -> bool:
    """市直部门主要负责人出席31场: those of its offices, and not its own; 部门 alone may be itself."""
    return _HEADS_OF_OTHERS.search(clause.frame.label) is not None


_HEADS_OF_OTHERS = re.compile(
    r"(?:组成部门|各(?!级主)[一-鿿]{1,4}|乡镇|镇街|街道办?|下属[一-鿿]{0,4}|县市区|[市县区州]直[一-鿿]{0,4})(?:的|党政)?"
    r"(?:主要负责|主要领导|一把手)"
)


@GUARDS.enter
def newly_set_up(document: Document, clause: Clause, _state: State) -> bool:
    """新设查阅点4个,全区查阅点总数达26个: only those that were added."""
    seen = clause.frame
    stop = seen.mention.span.stop
    return (
        _NEWLY.search(seen.label) is not None
        and _ALL_OF_THEM.match(document.in_digits, stop, stop + _NEAR) is not None
    )


_NEWLY = re.compile(r"新(?:设立?|建|增设?|开设|辟|添)|增设|增加")
_NEAR = 40
_ALL_OF_THEM = re.compile(
    r"[,;。(][^,。;\d]{0,14}(?:总数|总量|累计|共有|已有|现有|达到?|增至|增加到|合计|总共)[^,。;\d]{0,10}\d+[个处家]"
)


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
