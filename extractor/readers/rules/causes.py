"""Whose acts are contested, and about what: cases that are of no act of disclosure."""

from __future__ import annotations

import re

from extractor.knowledge.prose import Saying
from extractor.language.cue_words import said
from extractor.language.frames import Frame

from .clauses import Clause
from .topics import COMPLAINT_ROW

_OTHER_CAUSE = re.compile(
    r"(?:因|由|就|对)[^,。;#]{2,30}(?:引起|引发|提起|产生|导致|不服(?:而|进而)?|被(?=(?:当事人|申请人|群众|[村居]民|他人|对方|企业)?(?:申请|提起|复议|诉|起诉|告上)))的?"
)
_OPENED_BY_CAUSE = re.compile(
    rf"(?:[^,。;:#\d]{{2,14}}:)?(?:(?:申请人|当事人|群众|公民|企业),?)?(?:(?:19|20)\d\d年度?,?|全年,?)?"
    rf"(?:{_OTHER_CAUSE.pattern}[^,。;#\d]{{0,12}}(?:复议|诉讼|案件|纠纷|异议审查|异议)[^,。;#\d]{{0,4}}(?:\d+[件起宗例])?,"
    r"|(?:[一-鿿]{2,5})?对[^,。;:#]{2,30}(?:决定|行为|认定|处罚|裁决|许可|批复|处理决定|登记|补偿)书?不服,)"
)
"""对交通违法处罚不服引起的行政复议,…维持3件,…: it is said of all that follow; 对拆除违建的决定不服,复议3件."""
_MOSTLY = re.compile(
    r",(?:[均都多全皆]|主要|大多|绝?大部分)?(?:以[^,。;#]{2,20}?(?:案件|纠纷|事项)?(?:为主|居多)"
    r"|(?:是|为|系|因|由|属)[^,。;#]{2,24}?(?:引起|引发|所致|类|纠纷|认定|处罚|争议|争端)的?"
    r"|(?:主要)?(?:是|为)?(?:涉及|针对|关于|围绕)[^,。;#]{2,24})(?=[,。;]|$)"
)
"""行政复议案件44件,以工伤认定类为主; 31件,主要涉及征收补偿: what sort of acts they are about."""
_OF_DISCLOSURE = re.compile(r"公开|申请|答复|维持|驳回|纠(?!纷)|撤")
"""What acts of disclosure are about, or how the cases ended: 以维持为主."""
_OF_A_KIND = re.compile(
    r"(?:(?<!公开)(?<!信息)(?<![各此该这])类|(?<=[一-鿿])(?<!公开)(?<!信息)(?<!申请)(?<!复议)(?<!诉讼)(?<!行政)(?<!应诉)(?<!有关)(?<!相关)(?<!上述)案件)"
    r"的?(?:行政)?(?:复议|诉讼|应诉)"
)
"""工伤认定类行政应诉案件, 拆违案件诉讼: of another kind of act."""
_OF_OTHER_ACTS = re.compile(
    r"(?:认定|处罚|征收|征地|拆迁|补偿|登记|确权|权属|仲裁|裁决|许可|审批|执法|事故|医疗|治安|民事|刑事|劳动|海域|违建|规划)"
    r"(?:决定|案件|纠纷|争议|事项|业务)?的?(?:行政)?(?:复议|诉讼|应诉|被诉)(?:案件?)?$"
)
"""工伤认定行政复议3件, 安全生产处罚被诉4件: of acts of other kinds."""
_ACTS = "(?:处罚|罚款|认定|征收|征地|拆迁|补偿|登记|确权|权属|仲裁|裁决|许可|审批|强制|事故|治安|海域|违建)"
_AGAINST_OTHER_ACTS = re.compile(
    rf"不服[^,;#]{{0,14}}{_ACTS}(?:决定|行为|结果|书)*(?:而|并)?(?:向[^,;#]{{1,16}}?)?(?:提起|申请|提出)"
)
"""不服交通事故认定而提起行政复议3件."""
_ALL_OF_KIND = re.compile(
    r"(?:[,、(](?:其中,?)?[^,。;\d]{1,10}\d+[件起宗例]\)?)*,(?:均|全部|都|皆)(?:为|是|系|属于?)"
    r"(?P<kind>[^,。;#]{2,20}?)(?:类|案件|类案件|纠纷)(?=[,。;\n]|$)"
)
"""复议37件,其中维持29件、撤销3件,均为治安处罚类案件: what sort of acts all of them are about."""
_OF_THAT_KIND = re.compile(r"[此该这]类")
"""不服工伤认定,…此类行政复议案件9件: of the kind that the sentence tells of."""
_EVERY_KIND_OF = re.compile(
    r"各[类种](?!政府|政务|信息|公开|行政|申请|案件|涉诉)[一-鿿]{2,6}?(?:行政)?(?:复议|诉讼|应诉)"
)
"""办理各类水事行政复议案件7件: of a field, whatever the acts were."""
_EVERY_KIND = re.compile(r"各[类种](?:行政)?(?:复议|诉讼|应诉)")
"""新收各类行政复议申请1246件, in the report of a justice bureau."""
_RAISED_BY = re.compile(
    r"(?:^|[,;:])(?:当年|全年|本年度?|今年)?(?P<cause>[^,。;:#\d]{2,12})(?:引起|引发|导致|产生)的(?:行政)?(?:复议|诉讼)"
)
"""价格处罚引起的复议: its cause stands before it without 因."""
_AS_DEFENDANT = re.compile(r"(?:因|由|就|对)[^。;#]{2,30}(?:作为|成为)(?:被告|被申请人)")
_AS_REVIEWER = re.compile(r"(?:作为|系|是)[^,。;#]{0,12}复议(?:机关|机构)")
"""本办作为市政府复议机构,全年办理复议案件39件: what it decides about others."""
_REVIEWS = re.compile(r"承办|审理")
"""承办向省政府提出的行政复议申请: what it does as the office of another's reviews."""
_JUSTICE = re.compile(r"司法(?:局|厅|部)$|^司法")


def of_others(saying: Saying, clause: Clause) -> bool:
    """A justice bureau reviews the acts of others; only what it says of disclosure is its own."""
    seen = clause.frame
    if not saying.own_work:
        return False
    stretch = re.split(r"[,;]", seen.sentence)[-1]  # 因税务处理决定被复议2件、应诉1件
    opened = _OPENED_BY_CAUSE.match(seen.sentence)
    if opened and not re.search("公开|答复|告知", opened.group()) and "公开" not in stretch:
        return True
    if _OF_A_KIND.search(stretch) or _AGAINST_OTHER_ACTS.search(stretch):
        return True
    kind = _ALL_OF_KIND.match(clause.beyond)
    if kind and re.search(_ACTS, kind["kind"]) and not re.search("公开|申请", kind["kind"]):
        return True
    if "公开" not in stretch and _OF_OTHER_ACTS.search(stretch):
        return True
    if _EVERY_KIND_OF.search(stretch) or _told_of_others(seen):
        return True
    if _OF_THAT_KIND.search(seen.label) and "公开" not in seen.sentence:
        return True
    if "complaint" in clause.concepts and _of_other_matters(clause):
        return True
    cause = _OTHER_CAUSE.search(stretch)
    ours = re.search(r"公开|(?:这些|上述|以上|该)申请", stretch)
    # 因申请人不服答复发生的复议: what they did not accept may stand behind the verb.
    if cause and not ours and "答复" not in stretch[cause.start() : cause.end() + 4]:
        return True
    mostly = None
    if "公开" not in seen.label:  # 因信息公开提起诉讼5件,多涉及征收档案: what was asked for
        mostly = _MOSTLY.match(clause.beyond) or _MOSTLY.search(seen.sentence)
    if mostly and not _OF_DISCLOSURE.search(mostly.group()):
        return True
    raised = _RAISED_BY.search(seen.label)
    if raised and not re.search("公开|申请|答复|信息|[此该这]", raised["cause"]):
        return True
    if _AS_DEFENDANT.search(seen.sentence) and "公开" not in seen.sentence:
        return True
    if said(_AS_REVIEWER, seen.sentence):
        return True
    judge = seen.agency is not None and _JUSTICE.search(seen.agency) is not None
    if judge and _EVERY_KIND.search(seen.label):
        return True
    if judge and _REVIEWS.search(seen.label) and "公开" not in seen.label:
        return True
    return judge and "公开" not in seen.sentence and "复议" not in seen.section


_KINDS_OF_ACTS = (_OF_A_KIND, _OF_OTHER_ACTS, _EVERY_KIND_OF, _AGAINST_OTHER_ACTS)
_CASES = re.compile(r"复议|诉讼|应诉|被诉")


def _told_of_others(frame: Frame) -> bool:
    """应诉规划许可类行政诉讼14件,胜诉13件; 工伤认定行政复议3件、行政诉讼1件: the case before was of another act.

    It is said of its results, and of what the same list goes on with.
    """
    before = frame.earlier
    *_, words = re.split(r"[;。]", before)
    if "公开" in frame.label or (_CASES.search(frame.label) and not words.endswith("、")):
        return False
    clauses = [part for part in re.split(r"[,、:(]", words) if _CASES.search(part)]
    if not clauses:
        return False
    last = re.sub(r"\d.*", "", clauses[-1])
    if "公开" in last:
        return False
    return any(kind.search(last) for kind in _KINDS_OF_ACTS)


_OWN_HEADING = re.compile(r"诉|复议|举报|监督")


def _of_other_matters(clause: Clause) -> bool:
    """患者投诉37起 under no heading of complaints, or 各类投诉: what people are cross about in general.

    Right behind the reviews and suits it is about what those are about: 行政诉讼2件。接到投诉1件.
    """
    seen = clause.frame
    if re.search(r"公开|复议|诉讼", seen.sentence + clause.beyond):
        return False
    if COMPLAINT_ROW.fullmatch(seen.label) or "complaints_here" in clause.before:
        return False
    if "各类" in seen.label:
        return True
    behind = clause.before[:1] in (("lawsuit",), ("reconsider",))
    return not behind and _OWN_HEADING.search(seen.section) is None
