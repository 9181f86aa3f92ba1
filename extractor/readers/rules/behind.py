"""The words behind a number that speak of it, and not of the next."""

from __future__ import annotations

import re

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.respective import squeeze

_GOES_ON = re.compile(
    r"(?P<rest>[^,;。:\n\d]{0,14}),(?P<next>(?!上年|去年|上一年)[^,;。:\n\d没无未]{0,6}(?:结转|转结|转入|转至|转到|留到|顺延|延至|延到)(?:[^,;。:\n\d没无零空]|20\d\d年){0,16})(?=[,;。\n])"
)

_WHICH_CAME = re.compile(r"(?:收到|受理|接到|接收|新收)的$")
_THEY_ALL = re.compile(
    r"的?(?:政府信息公开|信息公开|依?申请公开)?申请(?=(?:已经?)?(?:均|都|皆|全部))"
)
"""收到的37件申请均已答复: what came, and behind it what became of all of them."""
_AGAINST = re.compile(r"对(?:其中|这)?的?$")
_CONTESTED = re.compile(
    r"[^,;。:\n\d]{0,8}(?:答复|决定|告知书?)[^,;。:\n\d]{0,4}不服,"
    r"(?P<next>(?:向[^,;。:\n\d]{2,14})?(?:申请|提起|提出)了?(?:行政)?(?:复议|诉讼))(?=[,;。\n])"
)
"""对其中2件答复不服,申请复议: what was done about so many answers counts them."""
_STOP = re.compile(r"[,;。:]")


def words_behind(frame: Frame, text: str, pack: Prose) -> str:
    """The words behind the number, up to the next stop.

    A year belongs to them (转入2019年), and so does a clause that says where the thing goes
    (2件尚在办理期限内,转入…继续办理), but not one that denies it (结转下年为零).
    """
    words = _STOP.split(frame.after, 1)[0]
    stop = frame.mention.span.stop
    if within := _IN_DAYS.match(text, stop) or _LATER_BY.match(text, stop):
        return squeeze(within["rest"] + within["next"])
    if OF_ALL.match(words) and _names_a_case(frame.label, pack):
        return ""  # 复议2件均维持: what became of them is told of the two
    if _WHICH_CAME.search(frame.label) and (came := _THEY_ALL.match(words)):
        return came.group()
    if explained := _TO_EXPLAIN.match(words):
        return explained.group()
    near = text[stop : stop + 50]
    contested = _CONTESTED.match(near) if _AGAINST.search(frame.label) else None
    if contested:
        return contested["next"]
    goes = _GOES_ON.match(near)
    if goes:
        return goes["rest"] + goes["next"]
    whole = _DIVIDED.match(words)
    if whole:
        return whole[1]
    plain = squeeze(near)
    if _NUMBER.match(plain, len(frame.after)):
        words = re.split(r"(?:和|及|以及|与)(?=[^,;。]{0,14}$)", words)[0]
        if words == frame.after:
            return _without_the_next(words, pack)
    year = re.match(r"[^,;。:、(\n\d]{0,12}(20\d\d年度?[^,;。:\n\d]{0,8})", near[:30])
    return words + year[1] if year and words == frame.after else words


def without_own_year(words: str, year: int | None) -> str:
    """政府信息由本机关在2022年主动公开: when it was says nothing else, where that is the report's year."""
    if year is None or str(year) not in words:
        return words
    return re.sub(
        rf"(?:在|于)?(?<![到至入转]){year}年度?(?:内|中|里)?(?=[由被主公发推对收受])", "", words
    )


_TO_EXPLAIN = re.compile(r"(?:[一-鿿]{0,6}(?:文件|政策|规划|办法|意见|方案))(?=的[一-鿿]{0,4}解读)")
"""两件文件的解读稿件: the files are counted, and not what explains them."""
_IN_DAYS = re.compile(
    r"(?P<rest>[^,;。:\n\d]{0,8}?(?:均|都|皆|全部?)(?:已|能)?)[在于](?:法定的?)?\d{1,3}个?(?:工作)?[日天](?:之|以)?内(?P<next>[^,;。:\n\d]{0,10})"
)
"""9件均在15个工作日内答复: how long it took is no new number."""
_LATER_BY = re.compile(
    r"(?P<rest>[^,;。:\n\d]{0,8}?(?:延长|延期|顺延)(?:了|至|到|答复|办理|期限|时限)*)"
    r"\d{1,3}个?(?:工作)?[日天](?:之?后)?(?P<next>[^,;。:\n\d]{0,10})"
)
"""1件延长20个工作日后答复: nor is how much longer."""
OF_ALL = re.compile(r"均|都|皆|全部|全都|全是|全为|悉数|被")


def _names_a_case(label: str, pack: Prose) -> bool:
    return any(t.concepts & _CASES for t in pack.lexicon.tokens(label))


_CASES = frozenset({"reconsider", "lawsuit", "direct", "after_review"})
_NUMBER = re.compile(r"(?!(?:19|20)\d\d年)\d")


def _without_the_next(words: str, pack: Prose) -> str:
    """What speaks of this number where the next follows at once: 6件文件解读14篇 counts six files.

    The last thing that is named is what the next number counts.
    """
    if by := _BY_WHICH.search(words):
        return words[: by.start()]
    named = [t for t in pack.lexicon.tokens(words) if not t.filler]
    return words[: named[-1].start] if named else words


_BY_WHICH = re.compile(r"通过|经由?|由|以|涉及|属于?|的?(?:处理|答复|办理)?结果[为是]")
"""1284件申请通过网络提出743件: a way or a reason is that of the next number."""
_DIVIDED = re.compile(
    r"(的?(?:(?:政府)?(?:信息)?(?:公开)?申请|答复|案件|办件|事项|信息|复议|诉讼)?)"
    r"(?:[当之]中|中(?![心央小学院国])|里(?![程面]))(?=[^,;。:]|$)"
)
"""15件中予以公开4件: what stands behind 中 is said of the next number."""


_CALLED = re.compile(
    r"[,(](?:这?也?就是|此?即为?|此为|这?是|构成了?)(?P<name>(?![^,。;]{0,8}(?:上年|去年|同期|以往))[^,。;:()\d]{3,24}?"
    r"(?:总数|总量|总条数|总件数|数量|条数|件数|数))(?=[,。;)]|$)"
)
_SUMMED = re.compile(
    r"(?:以?上|上述|前述|几|各|[两三四五六])?(?:[一-鿿]?[项者类部分渠道平台方式]{1,2})?(?:全年|年内)?"
    r"(?:合计|共计|总计|相加|加总|累计|共|总共|一共|[加合](?:起来|在一起)|之和)+(?:为|是|有|达|得)?"
)
_CALLED_WITHIN = 40


def name_behind(frame: Frame, text: str) -> str | None:
    """以上合计486条,即为全年主动公开信息总数: what a sum is called behind it; None where it is not."""
    stop = frame.mention.span.stop
    match = _CALLED.match(text, stop, stop + _CALLED_WITHIN)
    return match["name"] if match and _SUMMED.fullmatch(frame.label) else None


_HEADED = re.compile(
    r"\s?(?:—{1,2}|-{1,2}|:|,|、)?\s?[这此](?:个数字?|一数字?|组数字)?[就正便]?是"
    r"(?P<name>(?![^,。;\n]{0,12}(?:上年|去年|同期|以往|往年|计划|目标))[^,。;:()\d\n]{3,30}?)"
    r"的?总?(?:[条件篇次场期人份]数|数量|数)?(?=[,。;)\n]|$)"
)
_OPENS = re.compile(r"(?:^|[。;\n])\s*$")


def headed_by(frame: Frame, text: str) -> Frame:
    """14206——这是门户网站更新的信息条数: a number that opens a line, and behind it what it counts."""
    start, stop = frame.mention.span
    if frame.label or not _OPENS.search(text, max(0, start - 4), start):
        return frame
    match = _HEADED.match(text, stop, stop + _CALLED_WITHIN)
    if match is None:
        return frame
    name = squeeze(match["name"])
    bare = frame.mention.unit is None
    words = f"{name}#{frame.mention.unit or ''}"
    return frame._replace(label=name, after="", words=words, in_list=frame.in_list or bare)
