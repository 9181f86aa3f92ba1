"""Whether the parts of a list make up the total that leads it, and what speaks against that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.language.movement import CARRIED
from extractor.language.wholeness import closed, complements, leave_no_rest, overlaps_said
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import EXCEEDS, INTRODUCED, SAID_TO_BE_ALL, bare_finding, sum_formula
from ..counts.interval import of_mention, overlap, total
from ..counts.statements import exact
from ..tables.identities import far_off
from .enumeration import Enumeration
from .extent import divided_again, label, of_channel, of_several
from .outcomes import all_named

_NEAR = Decimal("0.02")
_MANY = 5
_REST = re.compile(r"(?:除[^,。;\d]{2,6}\d?[^,。;\d]{0,2}[以之]?外,?的?)?其[他它余]")
_BODY = re.compile(r"部门|单位|机构|[科处股]室")
_OF_BODY = re.compile(r"部门|单位|机构|机关|本级|[局委办厅院室科处股镇乡村站所县市区]")
_SLIP = 5
"""A part that is more than this many wholes counts something else."""


def judged(
    document: Document,
    parts: list[Mention],
    parents: Sequence[Mention],
    *,
    nested: bool,
    open_: bool,
    said: str,
) -> Iterator[Finding]:
    """The finding for a list whose parts are not those of the counts before it, if it is one.

    ``parents`` are the counts that may be its total, ``nested`` tells that it stands in another
    list, ``open_`` that cases may be left out of it, ``said`` are its sentence and what is said of it.
    """
    if not parts or not parents or overlaps_said(said) or _each_counted_once(document, parts):
        return
    if any(of_several(document, part) for part in parts) or divided_again(document, parts):
        return
    last = Enumeration(document, tuple(parts), parents[-1])
    if _some_gone(last):
        return
    whole_said = closed(said) or all_named(last) or _all_ways(last) or _each_told(last)
    everything = total([of_mention(m) for m in dict.fromkeys(parents)])
    added = total([of_mention(m) for m in parts])
    bound = max([everything[1], *(of_mention(m)[1] for m in parents)])
    whole = max(parents, key=lambda m: m.value or Decimal(0))
    channels = any(_overlaps(label(document, part)) for part in parts)
    channels = channels and not _LODGED.search(label(document, whole))
    over = [part for part in parts if of_mention(part)[0] > bound]
    if over[:1] == parts[:1] and len(parts) > 1 and _apart(document, parts, whole):
        parts = over = parts[:1]
    one = Enumeration(document, tuple(parts), whole)
    if _of_another_base(one, over):
        return
    if over:
        formula = sum_formula([m.value for m in parts], whole.value)
        yield bare_finding(document, "subset_exceeds", [*parts, whole], formula, EXCEEDS)
    elif overlap(added, everything) or (added[0] < bound and _goes_on(one)):
        return  # 3.6万余条 may be 36325
    elif whole_said and added[0] != everything[0] and len(parts) > 1:
        yield one.finding(SAID_TO_BE_ALL)
    elif channels or nested or _people(parts):
        return
    elif (added[0] > bound and not (open_ and _carried_elsewhere(document, parents, parts))) or (
        not open_ and (_all_there_is(one) or _near_miss(one))
    ):
        yield one.finding(INTRODUCED)


def _of_another_base(one: Enumeration, over: Sequence[Mention]) -> bool:
    """Whether parts that are more than their total count something else: 当面12件,含代理人5件;信函30件."""
    parts = one.parts
    behind = next((n for n, part in enumerate(parts) if part in over), 0)
    if behind and ";" in one.document.between(parts[behind - 1], parts[behind]):
        return True  # what follows the semicolon is another matter
    return far_off(one.numbers) and not (_slips(one, over) or _right_behind(one))


def _carried_elsewhere(
    document: Document, parents: Sequence[Mention], parts: Sequence[Mention]
) -> bool:
    """Whether another place tells of cases carried in, which no total of this list counts."""
    low = max(0, min(m.span.start for m in parents) - 12)
    here = document.text[low : parts[-1].span.stop].split("\n")[-1]
    return CARRIED.search(here) is None and CARRIED.search(document.text) is not None


def _all_ways(one: Enumeration) -> bool:
    """收到申请84件,其中当面37件 …,未收到其他形式的申请: the ways that are told are all by which they came."""
    ways = all(_WAY.search(label(one.document, part)) for part in one.parts)
    lodged = _LODGED.search(label(one.document, one.whole)) is not None
    behind = one.document.behind(one.last, _SENTENCE)
    return ways and lodged and _NO_OTHER_WAY.match(behind) is not None


_GONE = re.compile(r"清理|删除|下架|撤下|注销")


def _some_gone(one: Enumeration) -> bool:
    """现存1840条,其中新增220条,以前1700条,年内清理80条: what was taken down is none of what is there."""
    gone = [_GONE.search(label(one.document, m)) is not None for m in one.parts]
    return any(gone) and not all(gone) and not _GONE.search(label(one.document, one.whole))


_ONCE_EACH = re.compile(r"去重|(?:剔除|扣除|去掉|合并)[^,。;()\d]{0,6}重复")


def _each_counted_once(document: Document, parts: Sequence[Mention]) -> bool:
    """1620条(去重后),其中网站1398条,微信224条: what goes out twice is counted once in the total alone."""
    words = document.before(parts[0], _SENTENCE)
    return _ONCE_EACH.search(re.split(r"[。;\n]", words)[-1]) is not None


_SENTENCE = 40


_WAY = re.compile(r"网|信函|邮|当面|窗口|传真|书面")


_MORE = re.compile(
    r"[^。;\n]{0,40}?[,;、](?:另[有外]?|还有|此外|其余|其[他它]|剩余?)[^。;\n\d]{0,8}?(?:\d+|[一两二三四五六七八九十]+)(?P<unit>[一-鿿])"
)
_APART = re.compile(r"[^。;\n\d]{0,6}[。;]\n?(?:另[有外]|此外|还有)")


def _goes_on(one: Enumeration) -> bool:
    """7件无法提供,1件不予处理,另有1件补正后逾期: what is told apart is one of them too.

    So is what a sentence of its own adds, if it is just what is lacking: 信函1件。另有传真1件。
    """
    document, stop, unit = one.document, one.last.span.stop, one.last.unit or ""
    more = _MORE.match(document.text, stop)
    if more is not None and unit.startswith(more["unit"]):
        return True
    apart = _APART.match(document.text, stop)
    if apart is None:
        return False
    following = document.mentions_in(apart.end(), apart.end() + _SENTENCE)
    return any(m.value == one.missing and m.unit == one.last.unit for m in following[:1])


_OF_PEOPLE = frozenset({"人", "人次", "名", "位", "人(次)"})


def _people(parts: Sequence[Mention]) -> bool:
    """女干部150人次、乡镇干部210人次: one person is of several kinds."""
    return any(part.unit in _OF_PEOPLE for part in parts)


_LEVELS = tuple(
    map(re.compile, (r"本级|政府办|[省市县区州旗]直|部门|机关", r"乡|镇|街|县区|[县区]\(市"))
)
_LEAST = 2


def _all_there_is(one: Enumeration) -> bool:
    """Whether the parts leave no rest: 按时办结 and 延期办结, 县级部门 and 乡镇, the three fees."""
    labels = [label(one.document, part) for part in one.parts]
    if len(labels) == _LEAST:
        return complements(labels[0], labels[1], label(one.document, one.whole))
    if leave_no_rest(labels):
        return True
    levels = [{n for n, level in enumerate(_LEVELS) if level.search(label)} for label in labels]
    return len(labels) > _LEAST and all(levels) and set().union(*levels) == {0, 1}


_LODGED = re.compile(r"(?:收到|受理|新收|接到|收)[^,。;:]{0,12}(?<!依)申请(?!公开)|公开申请共?$")
"""An application comes by one way, where a document goes out by several."""


_NO_OTHER_WAY = re.compile(
    r"[,。;(](?:此外,?|全年|本年度?|我[局市县区镇委])?(?:未|没有)(?:收到|接到|受理|发生|以|通过)过?"
    r"其[他它](?:形式|方式|渠道|途径)(?:的|提出|提交)*(?:政府信息公开|公开)?申请(?=[,。;)])"
)
"""未收到其他形式的申请: said of all of the year, by the one who received them."""


def _overlaps(label: str) -> bool:
    """Channels, and what can be done: one document may be counted with several of them."""
    return of_channel(label) or "方式" in label or "可" in label


def _apart(document: Document, parts: Sequence[Mention], whole: Mention) -> bool:
    """制定7件,其中备案的有10件;宣布失效31件: what follows the semicolon is another matter."""
    between = document.between(parts[0], parts[1])
    return ";" in between and (parts[0].value or Decimal(0)) <= 2 * (whole.value or Decimal(0))


def _slips(one: Enumeration, over: Sequence[Mention]) -> bool:
    """Where the others fit, one is a slip; where they do not either, the total is another one's."""
    most = max((part.value or Decimal(0) for part in over), default=Decimal(0))
    return 0 < 2 * len(over) <= len(one.parts) and most <= _SLIP * one.value


_LED = re.compile(r"[,(]其中[^,;。:、\d]{0,20}")


def _right_behind(one: Enumeration) -> bool:
    """不同意公开2件,其中涉及个人隐私6件: one part, and nothing between that it could be a part of."""
    gap = one.document.in_digits[one.whole.span.stop : one.first.span.start]
    alone = len(one.parts) == 1 and _LED.fullmatch(gap) is not None
    return alone and 0 < one.added < _SLIP * one.value


def _near_miss(one: Enumeration) -> bool:
    """Three or more exact parts that miss their total by a hair are no list of examples.

    A list of many parts may miss it by more; one that ends with 其他 is said to be complete.
    """
    document, parts, missing = one.document, one.parts, one.missing
    if len(parts) <= _LEAST or not exact(one.numbers):
        return False
    if re.match(r"[^,。;]{0,6}等", document.behind(one.last, 8)):
        return False
    labels = [label(document, part) for part in parts]
    rests = [words for words in labels if _REST.match(words)]
    if rests:
        # 综合类76条、执法类128条,其他部门投稿42条: those are no rest of the kinds.
        other_bodies = _BODY.search(rests[-1]) and not all(map(_OF_BODY.search, labels))
        return missing > 0 and not other_bodies
    open_ = _OPEN.search(document.between(one.whole, one.first)) and not _leaves_none(one)
    near = _NEAR if len(parts) >= _MANY else _NEAR / 4
    return 0 < missing <= max(Decimal(not open_), near * one.value)


_OPEN = re.compile(r"其中|包括|含")
_FOUR_WAYS = tuple(
    map(re.compile, (r"当面|现场|窗口", r"网|邮件", r"信函|邮寄|邮政|书信", r"传真"))
)


def _leaves_none(one: Enumeration) -> bool:
    """Whether a list that 其中 opens is too full to be one of the largest parts alone.

    收到58件,其中网络34件,窗口15件,邮寄8件 may leave out the one that came by fax.  Who names the four ways of the
    form, prints a nothing or five parts, or parts that the total was said to be of (复议、诉讼、申诉总计6件),
    leaves none out.
    """
    names = [_MARKS.sub("", label(one.document, part)) for part in one.parts]
    lead = re.split(r"[。;\n]", one.document.before(one.whole, _SENTENCE))[-1]
    ways = all(any(way.search(words) for words in names) for way in _FOUR_WAYS)
    of_these = all(len(words) >= _LEAST and words in lead for words in names)
    return len(names) >= _MANY or ways or of_these or any(not part.value for part in one.parts)


_MARKS = re.compile(r"^[,;:(]?(?:其中|包括|含)[,:]?")


_RESPECTIVELY = re.compile(r"(?:条|件|次|份|篇|个),?(?:数量)?分别(?:为|是)[^,。;:、\d]{0,10}")


def _each_told(one: Enumeration) -> bool:
    """公开80条,分别为动态41条,通知25条,文件12条: 分别 right behind the total tells each of its parts, and no 等."""
    unit = (one.whole.unit or "")[-1:]
    told = _RESPECTIVELY.fullmatch(unit + one.document.between(one.whole, one.first))
    ends = not one.document.behind(one.last, 6).startswith("等")
    return told is not None and ends and len(one.parts) > _LEAST
