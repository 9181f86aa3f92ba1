"""What a sentence says against the meaning that the clause of a number alone would have."""

from __future__ import annotations

import re

from extractor.language.bodies import kind_of
from extractor.language.frames import Frame
from extractor.language.modifiers import restricts
from extractor.text.document import Document

from .asides import widened
from .body import made
from .clauses import Clause
from .hands import each_of
from .parts import by_topic
from .told_before import State
from .totals import alike

_UNASKED = frozenset({"own_initiative", "info"})
_UNASKED_NEXT = re.compile(r"[.,;]?主动公开(?:政府)?信息")


def set_aside(name: str, document: Document, clause: Clause, state: State) -> bool:
    """Whether the sentence says that a number is not what its clause alone would make of it."""
    seen = clause.frame
    if _REFERS.match(document.in_digits, seen.mention.span.stop):
        return True
    if name.startswith("applications.") and _no_applications(name, document, clause, state):
        return True
    if name.startswith(("reconsideration.", "litigation.")) and _OTHER_ACTS.match(clause.beyond):
        return True
    if name.startswith("consultations.") and _other_questions(clause, state):
        return True
    if name in _TOTALS and _OF_A_TOTAL.match(document.in_digits, seen.mention.span.stop):
        return True
    # 受理复印病历申请5274件,收取工本费2.1万元: what those of another kind paid.
    if name.startswith("fees.") and (
        "application" in state.unknown - clause.concepts or _WAIVED.search(seen.sentence)
    ):
        return True
    if name.startswith("organisation.staff") and each_of(seen):
        return True
    if name == "training.meetings" and _ON_OTHER_WORK.match(seen.after):
        return True
    if name.startswith("organisation.") and _other_work(name, clause):
        return True
    return _published_otherwise(name, document, clause, state) or widened(document, clause, name)


def _no_applications(name: str, document: Document, clause: Clause, state: State) -> bool:
    """Whether what is counted like applications is something else, or some of them."""
    seen = clause.frame
    if state.foreign or _is_class(seen, state):
        return True
    if name in _CARRIED and "application" in state.unknown - clause.concepts:
        return "asked" not in clause.before
    # 收到申请12件。主动公开政府信息345: what was published unasked answers nobody.
    unasked = clause.concepts >= _UNASKED or _UNASKED_NEXT.match(seen.after) is not None
    if name == "applications.granted" and unasked:
        return True
    if name.startswith(("applications.closed", "applications.replied")):
        return name == "applications.closed.extended" and _answered_later(seen, document)
    if name.startswith("applications.received."):
        return _ABOUT.search(seen.after) is not None
    if name == "applications.received":
        if _LATE.search(clause.after_words):
            return True
        if _of_some(seen) or _of_several(seen, document):
            return True
        some = _SOME.search(seen.sentence)
        if some and (not some["what"] or restricts(some["what"])):
            return True
        rest = REST.fullmatch(seen.label) is not None  # 其余4件因年底收到,尚在期限内
        return rest or by_topic(document, seen) or _with_carried(seen, document)
    # 经审查改为不公开的: documents, before they go out
    return name == "applications.refused" and _TURNED.search(seen.label) is not None


def _other_questions(clause: Clause, state: State) -> bool:
    """办税服务厅现场咨询, and 接受政策咨询9人次,电话答复8人次, which goes on about those."""
    seen = clause.frame
    at_counter = _COUNTER.search(seen.label) and "咨询" not in seen.section
    return bool(at_counter) or "consult" in state.unknown - clause.concepts


_CLASSES = re.compile("规章|规范性文件")
_CLASS_GOES_ON = re.compile(r"[,、](?!免|共|合|赠|发行|印)[^,。;、\d]{2,14}\d+[件条个篇]")
"""公报刊登规范性文件29件、公告47件: a class of what is printed, and not all of it."""


def _other_work(name: str, clause: Clause) -> bool:
    """Staff and money for something else."""
    seen = clause.frame
    if _THAT_WORK.search(seen.words) and _OTHER_WORK.search(seen.sentence):
        return True
    return name == "organisation.budget" and _FOR_OTHERS.match(clause.beyond) is not None


def _published_otherwise(name: str, document: Document, clause: Clause, state: State) -> bool:
    """Whether documents, decisions, answers and courses are counted in another way than meant."""
    seen = clause.frame
    if name in ("proactive.total", "proactive.website") and (
        _TURNED.search(seen.label) or _is_reviewed(document, seen)
    ):
        return True
    if name == "proactive.gazette" and _CLASSES.search(seen.label):
        return _CLASS_GOES_ON.match(clause.beyond) is not None
    # 主动公开35条,…网上公开34件: these are counted apart
    if name == "proactive.website" and state.total_unit and seen.mention.unit:
        return not alike(state.total_unit, seen.mention.unit)
    if name == "normative_documents.repealed" and "失效" in seen.label:
        apart = _REPEALED_TOO.match(clause.beyond) is not None
        return apart or "废止" in seen.sentence.removesuffix(seen.label)
    if name == "licensing.decisions" and _ITEMS.search(seen.label):
        return seen.mention.unit in ("项", "个") and _DECIDED.search(seen.label) is None
    if name.startswith("response.") and _ALL_BUT.search(seen.label):
        return True
    return name == "training.attendees" and _SHARED_PEOPLE.search(seen.sentence) is not None


_ON_OTHER_WORK = re.compile(
    r"[^,。;]{0,8}(?:研究|部署|讨论|安排)(?![^,。;]{0,12}(?:公开|信息|网站|公告|公示|条例|[此该这][项件个]?))[^,。;]{2,10}(?:工作|事项|问题)$"
)
"""3次召开专题会研究防汛工作."""
_CARRIED = ("applications.carried_in", "applications.carried_out")
"""达标申请4件,上年转入1件: the rest of those of another kind, which nobody knows."""
_OTHER_ACTS = re.compile(
    r"[^。;\d]{0,8}其中,?(?:对|因)?不服[^,。;、\d]{0,12}(?:处罚|许可|强制|征收|裁决|认定|登记|处理决定|确权|补偿)的?[^,。;\d]{0,4}\d"
)
"""复议58件,其中不服治安处罚的30件: those of all acts of the government, and not of its answers."""
_SOME = re.compile(
    r"(?:[^,;#]*、[^,;#]*?[两三四五六]类(?:信息|事项)?|重复|恶意|滥用|群体性?|超期|逾期|不明确|不规范|其中,?(?:涉及|针对|反映|关于|有关)(?P<what>[^,;#的]{1,16}))的?"
    r"(?:政府|信息|公开|政务|依|书面)*申请(?![^,;#]*申请)"
)
"""收到重复的申请3件; 征收、规划、许可三类申请62件; 其中,涉及土地的申请收到30件: what stands before the thing makes it a part."""
_REPEALED_TOO = re.compile(r"[^。;\d]{0,8}废止[^,。;\d]{0,4}\d")
"""宣布失效2件、废止1件: those that lapsed are none of those that were repealed."""
_ITEMS = re.compile(r"事项(?:目录|清单)?(?:共|共有|计|为|有)*$")
_DECIDED = re.compile(r"办|作出|决定|审批|受理|处理|许可了")
_COUNTER = re.compile(r"(?:办税|办证|审批|税务)(?:服务)?(?:大厅|厅|窗口)")
"""办税服务厅现场咨询: about the business of the counter."""
_THAT_WORK = re.compile(r"(?:[此该这]|上述)项?工作")
_OTHER_WORK = re.compile(
    r"(?:负责|从事|承担|兼管|兼办)(?![^,。;]{0,16}(?:公开|信息|网站|申请|公示|[此该这]项?工作))[^,。;]{2,16}[,。;]"
)
"""3人专门负责公务用车管理,另有8人兼办此项工作: what that work is."""
_TOTALS = frozenset({"proactive.total", "applications.received"})
_OF_A_TOTAL = re.compile(
    r"[,(]?占(?:主动|对外)?(?:公开|申请|受理|收到|信息|全部|全年|年度)*总[数量额]"
)
"""公开58条,占公开总数的25%: a part, whatever it is of; 占全市总量的25% tells whose part it is."""
_ABOUT = re.compile(
    r"(?:企业|公司|个人|居民|村民|单位)[一-鿿]{1,8}(?:信息|资料|材料|情况|档案|名单)$"
)
"""2件为企业欠税信息: what they asked about, and not who asked."""
_ALL_BUT = re.compile(r"非[一-鿿]{2,4}(?:政策|类|性)")
"""非疫情政策解读6篇: of a class."""
_REFERS = re.compile(r"的(?:处理|答复|办理)?结果")
"""24件的答复结果是…: those that were told of before."""
_WAIVED = re.compile(r"(?:减免|免收|免除|减收)[^,;。元]*\d[^,;。元]*$")
"""减免2人费用共12元: what was not taken."""
_LATE = re.compile(r"申请(?:逾期|超期|超时|延误|被|因)")
"""无一件申请逾期答复: that none was late, and not that there was none."""
_THOSE = re.compile(r"(?:[这该此]|上述|前述|以上)$")


def _of_several(frame: Frame, document: Document) -> bool:
    """收到12件,上年结转3件。这15件申请中: those that were told of before, all together.

    The same number, said before, is what was received: 受理申请203件…这203件申请.
    """
    if not _THOSE.search(frame.label):
        return False
    low, high = frame.mention.span.start, frame.mention.span.stop
    text = document.in_digits
    return not re.search(rf"(?<!\d){re.escape(text[low:high])}", text[:low])


_SHARED_OUT = re.compile(r"([^,;#]{2,20}?)(?:收到|受理|新收)[^,;#]{0,10}分别")


def _of_some(frame: Frame) -> bool:
    """The applications of some people, or those that some other bodies got."""
    words = re.split(r"[,;。]", frame.sentence)[-1]
    if _OF_SOME.search(words):
        return True
    shared = _SHARED_OUT.search(words)
    return shared is not None and kind_of(shared[1], frame.agency) in ("part", "other")


_FOR_OTHERS = re.compile(
    r"(?:专项)?(?:经费|资金)?,?(?:主要|全部|均|专项)?用于(?![^,。;]{0,16}(?:公开|公告|公示|网站|公报|查阅|目录|指南|栏|屏|平台|系统|印|培训|宣传|设备|办公))[^,。;]{2,16}"
)
"""投入专项经费9万元,用于敬老院改造."""
_SHARED_PEOPLE = re.compile(r"分别[有为]?\d+[人名]次?(?:[、和及]\d+[人名]次?)*[、和及]$")
"""分别有45人和38人参加: so many each time."""
_OF_SOME = re.compile(
    r"(?:类|同一|个别|某|部分|少数|多名|几名)[^,;#]{0,12}(?:共|先后|反复|多次|累计)*(?:提出|提交|递交)"
)
"""职业打捞类申请人12人共提出申请9件: those of some."""
REST = re.compile(r"(?:其余|剩余|余下|剩下|另外|另有|还有|尚有)的?")
"""What is left of the things counted before, and says nothing else."""
_TURNED = re.compile(r"(?:转为|转成|变更为|调整为|改为)(?:主动|不予?)?公开")
"""复核旧文件,转为主动公开43件: what was published before the year, and not new."""


_REVIEWED = re.compile(
    r"(?:属性|审核|审查|复核|认定)[^。;]*\d[件份条]|[件份条][^。;]*(?:属性|认定)"
)
_OTHER_CLASS = re.compile(r"[,、;]?依申请公开的?(?:政府信息)?[为共]?\d")


def _is_reviewed(document: Document, frame: Frame) -> bool:
    """公开属性审核412件,定为主动公开57件,依申请公开118件: documents by class, before they go out."""
    other = _OTHER_CLASS.match(document.in_digits, frame.mention.span.stop)
    return other is not None and _REVIEWED.search(frame.sentence) is not None


_WITH_CARRIED = re.compile(
    r"\(?(?:其中)?(?:含|包括|包含)(?:[^),。;\d]{0,6}(?:上年|上一年|去年|结转)|20\d\d年度?(?:结转|转结))"
)


def _with_carried(frame: Frame, document: Document) -> bool:
    """共受理88件(含上年结转3件): what was new is less, and is not printed."""
    stop = frame.mention.span.stop
    return _WITH_CARRIED.match(document.in_digits[stop : stop + 20]) is not None


def _answered_later(frame: Frame, document: Document) -> bool:
    """1件延期,答复期在2019年1月: the answer is one of the next year."""
    year, stop = document.meta.year, frame.mention.span.stop
    rest = document.in_digits[stop : stop + _NEAR].partition("。")[0]
    return year is not None and f"{year + 1}年" in rest


_NEAR = 40


def _is_class(frame: Frame, state: State) -> bool:
    """主动公开43条、依申请公开2条、不予公开1条: classes of documents are no applications."""
    totals = any(c.indicator.startswith("proactive.total") for c in state.claims)
    listed = (
        totals and frame.listed and (frame.mention.unit == "条" or _CLASS.search(frame.sentence))
    )
    return made(frame) or bool(listed)


_CLASS = re.compile(r"依申请公开(?:的)?(?:政府)?信息[^,;、]{0,4}\d")


def is_business(clause: Clause) -> bool:
    """窗口受理申请…件,办结…件: applications for something else."""
    return "application" in clause.concepts and any(
        t.concepts & {"business", "docket"}
        and t.concepts <= {"business", "docket", "visit", "in_person"}
        and t.text not in ("窗口", "现场")
        for t in clause.content
    )
