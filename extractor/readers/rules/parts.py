"""What is a part and what the whole: by 其中, by topics listed side by side, by a sum that closes.

举办业务培训12期,其中政府信息公开培训2期: only the part is about disclosure.  涉及征地的申请33件,涉及规划的申请
21件: what was asked for most is no total.  局机关公开204条,下属单位公开76条,全局公开280条: the sum is the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lexicon import residue
from extractor.text.document import Document

from .claims import Draft
from .clauses import Clause

_ABOUT_DISCLOSURE = re.compile(
    r"[^。;]{0,12}?[;,(]?(?:其中|内有)[:,]?[含有]?(?P<part>[^,。;\d]{0,8}(?:信息公开|政务公开)[^,。;\d]{0,14})[共为有达]?\d"
)
_ONE_FOR_DISCLOSURE = re.compile(
    r"(?:[,;][^,。;\d]{2,20})?[,;](?:因|涉及|由|属于?)(?P<part>[^,。;\d]{0,4}(?:信息公开|政务公开)[^,。;\d]{0,14})[共为有达]?\d"
)
"""行政应诉31件,多为工伤争议,因信息公开引发的行政诉讼2件: a part, though nothing says 其中."""
_THE_TRUE_ONES = re.compile(
    r"(?:[,;(][^,。;()\d]{0,10}?)?[,;(](?:其中)?(?:[^,。;()\d]{0,4}?(?:属于?|系|算|是)(?:政府)?信息公开(?:的)?申请的?"
    r"|依申请公开的?(?=\d+[件份宗][,;]其余[^,。;]{0,12}?(?:咨询|查询|投诉|信访|求助|登记)))[^,。;()\d]{0,4}\d"
)
"""各种申请190份,经甄别,属于信息公开申请的17份: the others asked for something else."""
_REACH = 60
_OF_GENERAL_WORK = frozenset({"training", "lawsuit", "reconsider", "complaint", "meeting"})
_DISPUTES = frozenset({"lawsuit", "reconsider", "complaint"})


def only_its_part(document: Document, clause: Clause) -> bool:
    """Whether a number counts all business of a kind, of which a part is told to be disclosure."""
    seen = clause.frame
    here = clause.concepts & _OF_GENERAL_WORK
    stop = seen.mention.span.stop
    if "公开" in seen.label + seen.after:
        return False
    if "application" in clause.concepts:
        return _THE_TRUE_ONES.match(document.in_digits, stop, stop + _REACH) is not None
    if not here:
        return False
    match = _ABOUT_DISCLOSURE.match(document.in_digits, stop, stop + _REACH)
    if match is None and here & _DISPUTES:
        match = _ONE_FOR_DISCLOSURE.match(document.in_digits, stop, stop + _REACH)
    if match is None:
        return False
    named = {c for t in clause.pack.lexicon.tokens(match["part"]) for c in t.concepts}
    return bool(here & named)


_HEAD = re.compile(r"[一-鿿]{2,16}$")


def part_of_another(document: Document, frame: Frame, claims: Sequence[Draft], pack: Prose) -> bool:
    """Whether a number without a unit is the part, in brackets, of one that is no indicator's.

    土地纠纷诉讼5件(驳回5): what the whole does not count, its part does not count either.  无法提供7(不掌握4、
    不明确3) counts nothing by itself, and is known all the same.
    """
    mention = frame.mention
    if mention.unit is not None or not frame.in_list:
        return False
    opened = document.text.rfind("(", max(0, mention.span.start - _REACH), mention.span.start)
    if opened < 0 or re.search(r"[\d)]", document.text[opened : mention.span.start]):
        return False
    whole = next(
        (m for m in document.mentions_in(max(0, opened - _REACH), opened) if m.span.stop == opened),
        None,
    )
    if whole is None or any(claim.mention.id == whole.id for claim in claims):
        return False
    head = _HEAD.search(document.before(whole, _REACH)) if whole.unit is None else None
    return head is None or bool(residue(head[0], pack.lexicon.tokens(head[0])))


_TOPIC = re.compile(r"^(?:其中)?[,:]?(?:涉及|关于|有关|申请)[^,。;]{2,16}的")
_NEXT_TOPIC = re.compile(r"[,、;](?:涉及|关于|有关|申请)[^,。;\d]{2,16}的[^,。;\d]{0,6}\d")
_OF_MORE = re.compile(
    r",(?:约?占|超过?|接近|近)[^,。;]{0,12}(?:%|一半|半数|[一二三四五六七八九]成|申请量|总[量数])"
)
"""涉及征地的申请43件,超过全县申请量的一半: a part of them."""
_BY_CONTENT = re.compile(r"(?:内容|类别|领域|主题)(?:上|来)?(?:看|划分|分类?|统计)")


def by_topic(document: Document, frame: Frame) -> bool:
    """Whether applications are counted by what they asked for."""
    if _TOPIC.match(frame.label) is None:
        return False
    stop = frame.mention.span.stop
    return bool(
        _BY_CONTENT.search(frame.sentence)
        or _NEXT_TOPIC.match(document.in_digits, stop, stop + _REACH)
        or _OF_MORE.match(document.in_digits, stop, stop + _REACH)
    )
