"""A label for a statistic that no indicator covers, taken from its own clause."""

from __future__ import annotations

import re

from .bases import Base, base_of, since, without_base, without_state
from .cue_words import blanked
from .frames import Frame
from .listed import is_row

_LEADING = re.compile(
    r"^(?:其中|另外|同时|此外|但是?|而|对(?=\d)|全年|本学?年度?|年内|年底|累计|共计|共|截至[^,]{0,12}?|(?:19|20)\d{2}年度?|我[县市区镇乡局委校]|"
    r"[一二三四五六七八九十]+[是要]|首先(?:是)?|其次(?:是)?|再次(?:是)?|最后|目前|"
    r"已|均|并|还|也|再|\(?[一二三四五六七八九十\d]{1,2}[)、.]|[,、:;)~\s\-])+"
)
_TRAILING = re.compile(
    r"(?:共计|合计|累计|总计|总数|分别|数量|达到|[增减升降]至|增加到|共|为|有|达|约|近|超过|突破|数|均|都|是|其中|情况|仅|只|:|的|\(|[由从自至到~,;\-])+$"
)
_OPEN_ENDED = re.compile(
    r"(?:发布|公开|办理|召开|举办|开展|组织|配备|设立|指定|安排|新设|提出|推动|采取|全区|全市|全县|全省|由|从|等|了|[^\d#]的"
    r"|新增|增设|添置|开设|成立|建立|制作|编制|聘[请用]|派出|进驻|通报|督促|抽查|走访|协调|指导|监督检查|考核评比)$"
)
"""专门配备了2名工作人员, 报送备案的17份文件: what is counted follows the number."""
_BARE = re.compile(
    r"(?:[是有为中其的还又再仅只约达到至由从在对向给经收即计占各每另又也都]|其中|只有|经过|通过|实现|以及|较?上年|去年|今年|当年|同期"
    r"|[本我全各][省市县区州乡镇村街局委]|(?:19|20)\d\d年度?|年度?|[~\-—–])*"
)
"""Words that are no name of anything by themselves: what they stand beside is counted."""
_CHANGED = re.compile(
    r"(?:同比|环比|相比|相较|比)?(?:增长|增加|减少|上升|下降|提高|降低|增幅|降幅)了?"
)
_MOVED = re.compile(
    r"(?:[增减升降][至为]|(?:整合|合并|压[缩减]|调整|增加|减少|扩大|提[高升]|上升|下降|降低|增长)[至为到])(?:现在)?的?"
)
"""由10个减至8个: what both numbers count stands before them."""
_NAME = r"(?:\d(?:[余多]?[个件条份次人名位家项篇期处]|年度?))?([^,。;:、\d()]{2,20}?)"
_SAME_AS_BEFORE = re.compile(rf"{_NAME}(?:,?[由从自])?\d(?:[^,。;:]|,(?=\d{{3}}(?!\d)))*$")
_OF_SEVERAL = re.compile(r"^[^,]*(?:单位|部门|机关|[县市区镇乡村])(?:共计?|合计|累计)(?=[^,]{2})")
"""8县1市、43个部门共公开: the last of those who did it says nothing of what was done."""
_FROM = re.compile(rf"{_NAME},?[由从自]$")
_RANGE = re.compile(r"\d\D{0,3}[~\-—–至到]$")
_TWO_UNITS = re.compile(rf"{_NAME}\d[\d.,]*[^,。;:、\d]{{0,4}}、$")
"""培训信息员3次、187人次: two numbers of one thing."""
_IN_PARENTHESIS = re.compile(r"([^,。;:、\d()]{2,20})\($")
_BEHIND_ENDS = re.compile(
    r"都|均|已|也|未|没有|还|全部|全都|各自|为|是|系|属|建起|发放|开展|进行|完成|负责(?!人)|每|在(?![职编岗线校册建途])"
)
"""What is said of the things that follow a number: 13个社区全部建起…"""
COUNTED = re.compile(r"\d[余多万亿]{0,2}[件条份次人个期篇项]")
"""A number with a unit that counts."""
_TITLE_LENGTH = 24
_PREDICATE = re.compile(r"(?:均|都|已|也|为|是|系|属)")
_LONGEST = 30
_MEMBER_END = re.compile(r"[、,]")
_LEANING = re.compile(r"^(?:的|左右|以上|以内)")


def label_of(frame: Frame) -> str:
    """The words that name what was counted, at most about 30 characters; empty if none do.

    They are those of the clause; of the words behind the number where it has none, and of what is
    said before in the sentence where it goes on (由10个减至8个).  A heading is no such name.
    """
    if frame.mention.kind == "zero_statement":
        return frame.mention.raw.strip(" ,;:") or "无"
    if frame.mention.kind == "share" and re.match(r",?占", frame.label):
        return _share(frame)
    if base := base_of(frame.label, frame.after):
        return _of_base(frame, base)[:_LONGEST]
    behind = _MEMBER_END.split(_LEANING.sub("", frame.after), 1)[0]
    if frame.listed and frame.label.endswith("、") and behind:
        return behind[:_LONGEST]  # 10个乡镇、9个街道: what is counted follows the number
    words = _led(frame.label)
    title = _led(frame.section.rpartition("/")[2])
    if title and words.startswith(title):
        words = _led(words[len(title) :])
    left = without_state(words, frame.sentence)
    label = _TRAILING.sub("", left or words).rpartition("、")[2]
    if (words and not left) or _MOVED.fullmatch(words) or _BARE.fullmatch(label):
        return _borrowed(frame, words, behind)[-_LONGEST:]
    if _CHANGED.fullmatch(label):
        if told := since(frame.sentence.removesuffix(words)):
            return told + label
        before = _SAME_AS_BEFORE.search(frame.sentence)
        return (_named(before[1]) if before else "") + label
    open_ended = _OPEN_ENDED.search(words) or _OPEN_ENDED.search(label)
    if (len(label) < 2 or (open_ended and not _PREDICATE.match(behind))) and not _MOVED.match(
        behind
    ):
        label += behind[:12]
    return label[-_LONGEST:]


def _borrowed(frame: Frame, words: str, behind: str) -> str:
    """The name of what a number counts whose own clause says none; empty if nothing does."""
    became = words and not without_state(words, frame.sentence)
    if became or _MOVED.fullmatch(words) or _RANGE.search(frame.sentence):
        before = _SAME_AS_BEFORE.search(frame.sentence)
        return _named(without_base(before[1])) if before else ""
    if not _MOVED.match(behind):
        for thing in (_BEHIND_ENDS.split(behind)[0], re.sub(r"^[均都已也为是系属]+", "", behind)):
            if not _BARE.fullmatch(thing):
                return thing
    places = (one.search(frame.sentence) for one in (_FROM, _TWO_UNITS, _IN_PARENTHESIS))
    return next((_named(place[1]) for place in places if place), "")


def _of_base(frame: Frame, base: Base) -> str:
    """The name of what a change starts from: its year, and what is counted, or the number before counts."""
    if thing := _named(base.thing):
        return base.year + thing
    before = _SAME_AS_BEFORE.search(frame.earlier.rstrip(",(与同和跟"))
    name = _named(_OF_SEVERAL.sub("", _of_unit(before, frame.mention.unit))) if before else ""
    return base.year if base.year.endswith(name) else base.year + name


def _of_unit(before: re.Match[str], unit: str | None) -> str:
    """Of several numbers before a base the name of that which has its unit: 11人次、金额9万元,比上年8万元."""
    pattern = rf"{_NAME}(?:,?[由从自])?\d[\d.,]*[余多百千万亿]*{re.escape(unit or '')}"
    same = re.search(pattern, before[0]) if unit else None
    return same[1] if same else before[1]


def _led(words: str) -> str:
    """Words without those that lead to them: 共 does, and 共同办理 begins with no such word."""
    leads = _LEADING.match(blanked(words))
    return words[leads.end() :] if leads else words


def _named(words: str) -> str:
    """Words of another clause without what leads to them; empty if they name nothing."""
    label = _TRAILING.sub("", _led(words))
    return "" if _BARE.fullmatch(label) else label


def _share(frame: Frame) -> str:
    """机构职能类信息144条,占总数的6%: the share is that of the item counted before it."""
    counted = re.search(r"([^,。;:、\d]{2,20})\d[^,。;:]*,?占[^,。;]*$", frame.sentence)
    return f"{_named(counted[1])}占比" if counted else "占比"


def line_title(text: str, at: int) -> str:
    """The nearest short line above a place that counts nothing: a title without a number.

    三、依申请公开情况 is none any more below 四、行政复议数量6件.
    """
    lines = text[max(0, at - 400) : at].split("\n")
    ended = False
    for line in reversed(lines[1:-1]):
        counted = COUNTED.search(line) is not None
        ended = ended or (counted and _PART.match(line) is not None)
        if counted or not 1 < len(line) <= _TITLE_LENGTH or line[-1] in ",。;" or is_row(line):
            continue
        return "" if ended and _PART.match(line) else line
    return ""


_PART = re.compile(r"[ \t]?[一二三四五六七八九十]{1,3}、")
