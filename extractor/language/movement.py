"""Words of what was there, came, went and is left: 上年末84件,新制发11件,废止6件,年末92件."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["opening", "in", "out", "closing", "due"]
"""``due``: what was there and came, together (应办55件)."""

_OPENING = re.compile(
    r"(?:上年度?|去年|上一年度?|前一年)(?:年?[底末]|[^,。;\d同期]{0,8}(?:数量|总数)(?:为|是)?$|结转|转入|转来|转结|遗留|结存|未办[结完]|滚存)|年初|期初|岁初|[由从](?:上年度?|去年|上一年度?|前一年)的$"
    r"|结转上年|(?:上年度?|去年)[^,。;\d]{0,6}(?:结转|转入|遗留|留下)|^(?:结存|原有|原存)|原有(?:条目|总?数量?|各类|信息|文件|事项|栏目)*$"
)
_IN = re.compile(
    r"新(?:增|制发|制定|设|聘|收|来|发|添|建|办|开|配|招|进|印发|出台|公开|受理|立|入|加入|报)|新任|另收|增补|上任|到岗|制发|出台|印发|制定|聘[任用]|设立|增设|增聘|增补|增加|补充|补入|加入|入职|调入|收到|受理|接到|接收|来件|拨入|划入|到账|进账|收入|补充"
)
_OUT = re.compile(
    r"废止|失效|精简|撤[销并下掉换除]|退出|清理|报废|调拨|调出|调离|调走|注销|关[停闭]|取消|核减|离[任职岗]|辞[职退]|裁[撤减]|停[用办]|拆除|移[交出]|清退|淘汰|下架|减少|解聘|退休|卸任|剔除|删[除去]|移除|支出|拨出|用去|办结|办理完|办完|办毕|审结|结案|办理结果总计|办理总计"
)
_CLOSED = re.compile(r"办结|办理完|办完|办毕|审结|结案|办理结果总计|办理总计")
_CLOSING = re.compile(
    r"结转(?:至|到|下|入|次|明|20\d\d)|转(?:下|次|明|入(?:下|次|明|20)|至(?:下|次|明)|到(?:下|次|明))|跨入|跨年|现(?:行|存|有)|实有|尚余|尚存|剩余|余下|还剩|仍有|尚有|在办|在用|结余|未办[结完]|没有办[结完]|未审结|存量|累计"
)
_LEFT_OVER = re.compile(
    r"(?P<year>(?:19|20)\d\d)年度?[^,。;\d]{0,6}(?:未[办审]|没办|没有办|未结|结转来|转来|遗留|积压)"
)
_DUE = re.compile(
    r"(?:共|合计|总计|一共|累计)?[应需](?:办|予办|处理|受理|答复|办理)(?:理|结)?(?:的|申请|件|共|为|总数)*$"
)
_YEARS_END = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年?(?:年|度)?|[今本当]年|年)(?:[底末]|12月31日)|期末|年终|岁末"
)
_CLOSURE = re.compile(
    r"(?:此外|除此|除外|之外|以外|期间|年内|其间|另外)[^,。;:\d]{0,8}?(?:没有|无|未|不)|(?:再|更|别)(?:无|没有)|(?:没有|无|未)[^,。;:\d]{0,8}(?:失效|修改|修订|合并|变更|流失|遗失|丢失|报废|撤下)|(?:调整|增减|相抵|变动)(?:相抵)?[后之]|别无|再无|更无|并无其|没有其他|无其[他它]|未有其[他它]|(?:没有|无|未发生|未作)(?:任何)?(?:别的|其他)?(?:增减|变动|变化|调整|进出|出入)"
)
_NOTHING_BEFORE = re.compile(
    r"(?:此前|以前|之前|往年|过去|上一?年度?|去年度?)(?:从未|没有|未|从没|未曾|并未|并无|均无|无|不存在)(?:受理|收到|接到|收|结转|遗留|积压|有|办理|未办|未结)(?!的?(?:行政)?(?:复议|诉讼|案))"
    r"|(?:没有|无|并无|不存在|未有)(?:上年度?|上一年度?|往年|以前年度|历史|跨年|(?:19|20)\d\d年度?)(?:结转|遗留|积压|转入|转来|存量)(?!的?(?:行政)?(?:复议|诉讼|案))"
    r"|(?:均|都|全部|全)(?:为|是|系)(?:当年|本年|今年)(?:新|内)?(?:收|受理|提出)"
)

CARRIED = re.compile(r"结转|转入|遗留|跨年|[上去]年(?:度)?(?:未|收)")
"""Words of cases carried in: with those, more may be answered than was received."""
FROM_BEFORE = re.compile(rf"{CARRIED.pattern}|[上去]年|往年|以前年度")
"""Words of anything that is not of the year alone."""
_CARRIED_IN = re.compile(
    r"(?:上年度?|上一年度?|去年|(?:19|20)\d\d年度?)(?:结转|转结|转入|遗留)[^,。;]{0,6}\d"
)


def role_of(words: str, year: int | None) -> Role | None:
    """What a count is in a movement, by the words that lead to it (``year``: the report's own)."""
    at_end = _YEARS_END.search(words)
    named = int(at_end["year"]) if at_end and at_end["year"] else None
    if named is not None and year is not None and named < year:
        return "opening"
    left = _LEFT_OVER.search(words)
    if left is not None and year is not None and int(left["year"]) < year:
        return "opening"
    if _OPENING.search(words):
        return "opening"
    if _DUE.search(words):
        return "due"
    if _OUT.search(words) and not re.search(r"未(?:办结|办完|审结|结案)|没有办[结完]", words):
        return "out"
    if _IN.search(words):
        return "in"
    if _CLOSING.search(words) or at_end:
        return "closing"
    return None


_SELECTED = re.compile(
    r"[按如到]期|按时|及时|当场|延期|超期|逾期|网上|网络|线上|当面|现场|信函|书面|邮|传真|平台|窗口|电话|机关|本级|分局|各|其中|[县市区]直|乡镇|部门"
)


def selected(words: str) -> bool:
    """Whether a label names some of the cases only: those of one way, one body, or in time."""
    return _SELECTED.search(words) is not None


def of_cases(words: str) -> bool:
    """Whether what goes out is closed: applications and suits, which never just vanish."""
    return _CLOSED.search(words) is not None


_DONE = re.compile(
    r"宣布|公开|发?布|收到|收录|开[通设办立]|建[设成立]|[设立置]|聘[有任用]?|配[备有]|制作|生成|编制|登记|入库|新|增|减"
)


def without_movement(words: str) -> str:
    """The words of a count without those of what was there, came, went and is left."""
    for pattern in (_OPENING, _OUT, _IN, _CLOSING, _DONE):
        words = pattern.sub("", words)
    return words


_UNCOUNTED = re.compile(
    r"合并|并入|整合|归并|归集|升级|更名|划[入出转]|转[为入出移]|迁移|部分|另|主要|调整|计划|拟|目标|应|约|以及其他|其他|等(?=[,。、)])|左右|不含|除外|净"
)


def uncounted_said(words: str) -> bool:
    """Whether the words tell of a change without its number, or of no stock that there is."""
    return _UNCOUNTED.search(words) is not None


def closure_said(words: str) -> bool:
    """Whether the words say that nothing else came or went."""
    return _CLOSURE.search(words) is not None


def nothing_before(words: str) -> bool:
    """Whether the words say that nothing was carried in from before."""
    if _CARRIED_IN.search(words) is not None:
        return False
    for match in _NOTHING_BEFORE.finditer(words):
        clause = re.split(r"[,。;:\n]", words[max(0, match.start() - 20) : match.start()])[-1]
        if not re.search("复议|诉讼", clause):
            return True
    return False
