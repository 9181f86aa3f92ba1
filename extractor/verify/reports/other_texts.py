"""Texts that are about reports, or reports of other kinds: news, explanations, notices of inspections.

They give figures as a report does, so that what stands as their headline decides, unless a report
follows it: below its own title, or in numbered parts under the headline with which it was published.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.text.clean import fold
from extractor.text.document import Document, found_once
from extractor.text.title import titles

NEVER = "the headline is that of another kind of text"
OF_LAW = "an annual report on law-based government, which --pack schemas/law reads"
OF_OTHERS = "an annual report on something else"
NEWS = "news, and no report"

_LINE = r"[^\n。;]"
_LAW = re.compile(
    r"(?:法治政府建设|法治建设|依法行政|法治(?:政府|机关|[省市县区乡镇])(?:建设)?)"
    rf"(?:(?!公开|通知|意见|要点|方案|计划|规划){_LINE}){{0,16}}(?:报告|年报|[总小]结|情况|汇报)(?:\([^()\n]{{1,14}}\))?$"
)
_OTHERS = re.compile(
    r"^(?![^\n]*(?:信息|政务)公开)[^\n。;]{0,40}?(?:政府网站(?:与政务新媒体)?(?:工作|监管|建设)?(?:年度)?(?:工作)?报[表告]"
    r"|行政执法(?:工作|情况)?(?:统计|数据)?年(?:度)?报|行政(?:复议|应诉)[^\n。;]{0,12}(?:报告|年报|总结)"
    r"|(?:国民经济|社会发展)[^\n。;]{0,12}公报|政府工作报告|(?:建议|提案)[^\n。;]{0,10}办理[^\n。;]{0,8}(?:报告|总结)"
    r"|(?:普法|依法治[省市县区乡镇理]|绩效(?:自评|评价)|内部控制|安全生产|营商环境|党风廉政)[^\n。;]{0,12}(?:报告|总结))(?:\([^()\n]{1,14}\))?$"
)
_EXPLAINED = re.compile(
    rf"(?:报告|年报)》?{_LINE}{{0,8}}?(?:解读|图解|问答|答记者问|编制说明|起草说明)(?:\([^()\n]{{1,8}}\))?$"
    rf"|解读《[^》\n]{{4,60}}(?:报告|年报)》"
    rf"|^[【\[]?(?:一图(?:读懂|看懂|了解|解读)|图解|图说|数读|(?:政策|文字|视频|图文|音频)?解读)[】\]:|]? ?{_LINE}{{2,50}}(?:报告|年报)》?$"
)
_INSPECTED = re.compile(
    rf"(?:考核|检查|审查|督查|督导|抽查|评估|测评|评议|验收|排名){_LINE}{{0,14}}(?:通报|公示)(?:\([^()\n]{{1,14}}\))?$"
    r"|(?:第三方|社会)(?:评估|测评|评议)(?:结果|情况)?的?报告$"
)
"""An explanation, and a notice of an inspection: both have numbered parts as reports do."""
_NEVER_ONE = re.compile(
    r"(?:讲话|致辞|主持词|发言(?:稿|材料)?|经验(?:交流)?材料|典型案例|先进事迹|(?:判决|裁定|决定)书|大事记)$"
    rf"|(?:简报|快报|专报)(?: ?\(?(?:第|总第)?{_LINE}{{1,8}}期\)?)?$|(?:听取|审议){_LINE}{{2,40}}(?:汇报|报告)$"
)
"""Speeches, praise, judgments, bulletins; and that others listened to a report."""
_LETTER = re.compile(
    rf"关于(?!{_LINE}*(?:公布|发布|公开|报送|上报|呈报|印发|转发){_LINE}{{0,40}}(?:报告|年报)》?的)"
    rf"{_LINE}{{2,60}}的(?:通知|函|请示|批复|意见|决定)$"
)
"""A letter that orders something, and not one with which a report is sent."""
_APPROVED = re.compile(r"(?:报告|年报)》?的?(?:批复|批示|复函|(?:审查|审核|审批|评审)意见[书表]?)$")
"""关于对某局…年度报告的批复, …年度报告审核意见: what another body says of a report."""
_HELD = re.compile(
    rf"(?:[会课]|会议|培训班?|活动|讲座)(?:在{_LINE}{{1,14}})?(?:胜利|顺利|成功|圆满)?(?:召开|举行|举办|开班|开幕|落幕)$|"
    rf"(?:召开|举行|举办|召集|部署|启动|开展|组织|参加|赴|来)(?!情况){_LINE}{{2,40}}(?:[会课]|会议|培训|培训班|活动|调研|讲座|演练|宣传|工作)$"
)
_RELEASED = re.compile(
    rf"^(?!{_LINE}*(?:关于|现将|特此|《)[^\n]*(?:公告|通知|报告)$)(?={_LINE}*(?:报告|年报|公开|信息|成绩单))"
    rf"{_LINE}{{2,40}}?(?:发布|公布|出炉|晒|亮出|来[啦了]|推出|交出|编制完成|上线){_LINE}{{0,40}}$"
)
_GUIDE = re.compile(
    rf"^(?!{_LINE}*(?:报告|年报|[总小]结|汇报|公报|情况)){_LINE}{{2,50}}"
    r"(?:指南|须知|流程图?|规程|制度|办法|规定|细则|条例|章程|目录|清单|职能|职责|简介|名单|一览表|通讯录|联系方式"
    r"|收费标准|预案|规划|计划|要点|方案|通知|公告|公示|启事|问答)(?:\([^()\n]{1,14}\))?$"
)
"""The first line of what tells how things are done, or what shall be: a guide, rules, a list, a plan."""
_ACCOUNT = re.compile(
    r"(?:(?:19|20)\d\d年|全年|[本上今去]年度?(?!内)|累计|共计?|总计|截[至止]|[我本](?:局|县|市|区|镇|乡|街道|委|办|院|校))"
    r"[^。\n]{0,60}?\d\s?余?(?:件|条|次|宗|份|篇|期|例|项)"
)
"""What a report says, which may have lost its title below the lines of a menu: 2022年共收到申请12件."""
_TOLD = re.compile(
    r"(?:本报|本网|本台|通讯员|特约)[^\n。;]{0,12}(?:讯|电|报道)|记者[^\n。;]{0,40}(?:获悉|了解到?|看到|采访)|据(?:悉|了解|介绍|报道)"
    r"|(?:日前|近日|昨日|昨天|今天|今日|[12]?\d月[123]?\d日)[,、][^\n。;]{2,40}(?:发布|公布|召开|举行|举办|获悉|晒出)"
    r"|(?:年报|报告|《[^》\n]{4,40}》|数据|据统计)(?:数据)?(?:显示|披露|透露)|会议(?:强调|要求|指出|通报|认为|传达)"
    r"|\d日,[^\n。;]{2,30}(?:会|会议|培训|培训班)(?:在[^\n。;]{2,16})?(?:召开|举行|举办|开班)"
)
"""How papers tell what others have done."""
_PAPER = re.compile(
    r"^[^\n。;]{0,12}(?:本报|本网|本台)[^\n。;]{0,16}(?:讯|电|报道)|^[^\n。;]{0,24}记者[^\n。;]{0,40}(?:获悉|了解到?|看到)"
    r"|(?:[日晚晨早]报|都市报|融媒体?(?:中心)?|电视台|新闻网)[^\n。;]{0,10}(?:记者|通讯员)"
    r"|记者[在从][^\n。;]{2,40}(?:获悉|了解到|看到)",
    re.MULTILINE,
)
_EVERY = re.compile(r"[^\n]+")
_FIRST_PART = re.compile(r"^[ |*#]*(?:一[、.]|第一[章部])", re.MULTILINE)
_SECOND_PART = re.compile(r"^[ |*#]*(?:二[、.]|第二[章部])", re.MULTILINE)
_NUMBERED = re.compile(r"[(第]?[一二三四五六七八九十\d]{1,3}[、).章部]")
_SAYS_SO = re.compile(
    r"本(?:年度)?报告(?:[由根按依是的中所]|$)|报告(?:公布|公开|发布)?如下|(?:全文|内容)如下|编制(?:了|并公布)?本(?:年度)?报告",
    re.MULTILINE,
)
"""Words of a report about itself."""
_BY_RULE = re.compile(
    r"(?:根据|按照|依照|依据)《[^》\n]{0,20}信息公开(?:条例|规定|办法)》[^。\n]{0,120}(?:编制|现将|公布|报告)"
)
"""The preface of a report whose title is lost."""
_DATELINE = re.compile(
    r"(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}|来源|发布|时间|日期|作者|浏览|字[体号]|分享|。"
)
_WINDOW = re.compile(r"\s?(?:[_|]|\s-\s)[^\n]*$")
_OPENING = 4000
_OFTEN = 5
_MANY = 6
"""Different statistics from which on news gives the account of the year, as the report itself does."""


def of_another_text(document: Document, given: int) -> str | None:
    """Why a text with figures is no report, by its headline and the way that it tells; or None.

    ``given`` counts the different statistics that it gives.
    """
    text = document.text
    if _has_report(document):
        return None
    words = [line for _, line in _headlines(document)]
    of_others = None if _speaks_of_disclosure(text) else _of_other_kind(words)
    if of_others:
        return of_others
    if _SAYS_SO.search(text):
        return None
    if _is_guide(document, _headlines(document)):
        return NEVER
    if any(kind.search(line) for kind in (_EXPLAINED, _NEVER_ONE, _APPROVED) for line in words):
        return NEVER
    if any(map(_INSPECTED.search, words)) and not _BY_RULE.search(text):
        return NEVER
    if _has_parts(text) or given >= _MANY:
        return None
    if given and any(map(_LETTER.search, words)):
        return NEVER
    if _TOLD.search(text) and any(_HELD.search(line) or _RELEASED.search(line) for line in words):
        return NEVER
    return NEWS if _PAPER.search(text[:_OPENING]) else None


def _is_guide(document: Document, headlines: Sequence[tuple[int, str]]) -> bool:
    """Whether the first line is that of a guide, of rules, of a plan, and nobody gives an account below."""
    if document.meta.form_quote is not None or _ACCOUNT.search(document.text):
        return False
    first = (line for number, (at, line) in enumerate(headlines) if number == 0 or at == 0)
    return any(_GUIDE.search(line) for line in first)


def _of_other_kind(words: Sequence[str]) -> str | None:
    if any(map(_LAW.search, words)):
        return OF_LAW
    return OF_OTHERS if any(map(_OTHERS.search, words)) else None


def _speaks_of_disclosure(text: str) -> bool:
    """Whether a text is about disclosure, whatever the lines above it: more than about law."""
    told = len(re.findall("信息公开|政务公开", text))
    return told >= _OFTEN and told > len(re.findall("法治|执法|依法行政", text))


@found_once
def _headlines(document: Document) -> tuple[tuple[int, str], ...]:
    return tuple(_like_headlines(document))


def _like_headlines(document: Document) -> Iterator[tuple[int, str]]:
    """The lines that stand as headlines do, with their places: the first one, one that is printed
    again, one above a date, a source or a sentence.  A menu has lines like them."""
    lines = [(m.start(), _bare(m[0])) for m in _EVERY.finditer(document.text[:_OPENING])]
    counted = Counter(line for _, line in lines)
    for number, (at, line) in enumerate(lines):
        below = lines[number + 1][1] if number + 1 < len(lines) else ""
        if _NUMBERED.match(line):
            continue
        if number == 0 or counted[line] > 1 or _DATELINE.search(below):
            yield at, line
    # As it is printed: a headline whose words nobody knows is joined to the line below it.
    printed = _EVERY.search(fold(document.source.content[:_OPENING])[0].replace("\0", ""))
    if printed is not None:
        yield 0, _bare(printed[0])


def _bare(line: str) -> str:
    return _WINDOW.sub("", line.strip(" #*•|"))


def _is_another(line: str) -> bool:
    kinds = (
        _LAW,
        _OTHERS,
        _EXPLAINED,
        _INSPECTED,
        _NEVER_ONE,
        _APPROVED,
        _LETTER,
        _HELD,
        _RELEASED,
    )
    return any(kind.search(line) for kind in kinds)


@found_once
def _has_report(document: Document) -> bool:
    """Whether the title of a report stands above a sentence, and no headline of another text between.

    A site links to reports above and below its news.
    """
    others = sorted(at for at, line in _headlines(document) if _is_another(line))
    stop = 0
    for title in titles(document):
        if stop < title.stop:
            stop = document.text.find("。", title.stop)
        if stop < 0:
            return False
        between = bisect_left(others, title.start)
        own = between == len(others) or others[between] > stop
        if own and not _is_another(_bare(document.text[slice(*title)])):
            return True
    return False


def _has_parts(text: str) -> bool:
    first = _FIRST_PART.search(text)
    return first is not None and _SECOND_PART.search(text, first.end()) is not None
