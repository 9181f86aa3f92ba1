"""What words around a number say of it: compared, of another year, planned, an average, a part.

Each function looks at a frame (``label#unit after`` and its sentence) and answers for the number
that stands at the ``#``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.text.document import Document

from .disclaimers import disclaimed
from .frames import Frame
from .plans import called_a_plan, planned
from .words import A_COUNT

_COMPARED = re.compile(
    r"#[^,。;#]{0,10}(?:(?<!申请内容)重复(?!申请|的?政府|,(?:依法|按规定)?不[予再]处理)|重叠|交叉|(?<=[容息])(?:相同|一致))|"
    r"(?:比|较|同)(?:去年|上年|上一年|往年|同期|20\d\d年)?[^,。;#]{0,10}(?:增加|减少|上升|下降|增长|增幅|降幅|多|少|提高|降低)|"
    r"(?:今年|比上年|较上年|比去年|较去年|同比)(?:多|少)(?:公开|发布|收到|受理|接到|办理|办结|答复|举办|召开|培训)了?#|"
    r"同比|环比|(?:增加|减少|上升|下降|增长|净增|多出|(?<!新)增|减)(?:了|约)*#|"
    r"(?:由|从)(?:原来|原有|原先|之前|过去|上年|去年)?的?#[^,]{0,4}(?:增|减|升|降|扩|提|调|变|压|缩)|^由?(?:原来|原有|原先|过去)的?#(?![^,]{0,3}(?:继续|仍|现行|依然)[^,]{0,3}(?:有效|执行|施行))"
)
_RATE = re.compile(r"(?:率|比重|比例|占比|占)(?:为|达|达到|超过|约|是|均|均为|保持|在|高达)*#")
_SAMPLED = re.compile(r"(?:抽查|抽检|抽取|抽样|抽选|抽看|抽评|随机)[^。;#]{0,12}#")
_AVERAGE = re.compile(
    r"(?:日均|月均|年均|人均|平均|每个?(?:工作日|[天日周月季年人件期篇页张]))[^,。;#]{0,12}#"
)
_PER = re.compile(r"每(?:\d+[件条次人份篇起宗个名位][^,。;:\d]{0,12})?$")
"""平均每10件申请中有9件: neither the ten nor the nine were counted."""
_SUPPOSED = re.compile(
    r"(?:^|[,。;:(])(?:(?:如果?|若|假如|假设|倘若|例如|譬如|比如|填报示例|示例|样例|网传|据传|传言|误报|原数)[^。(]{0,30}$"
    r"|(?:据说|听说|听闻|风闻|传闻|谣传|误传|坊间(?:传|流传|有)|有人(?:声?称|说)"
    r"|误[填写登记录]|例:|(?:范例|样表|样张|范本):|(?:模板|范本)内容[为是:])[^。]{0,30}$"
    # The condition reaches to the end of its clause: 一旦收到即予登记,全年收到…件 tells of the year.
    r"|(?:一旦|要是|即使|即便|哪怕|万一|倘使?|假定|假使|设若)[^,;。]{0,30}$)"
    r"|\d[^,;。]{0,3}应?(?:更正|订正|修正)为$"
)
_HOLIDAYS = r"(?:(?:国庆|春节|元旦|中秋|清明|端午|五一|假期|长假|汛期)期间)"
_PART_OF_YEAR = re.compile(
    r"(?:[一二三四1-4]季度|第[一二三四]季度|[上下]半年|前[一二三四五六七八九十\d]{1,2}个月|\d{1,2}(?:[-—~至到]\d{1,2})?月份?(?!\d{0,2}日|份?[底初末]?(?:正式|新)?(?:开通|上线|开设|注册|认证|建成|启用)的)|(?:个别|有的|少数|最多的?|最少的?)月份?|[当该同本]月(?![底末初])|[当本该]季度?)[^,。;#]{0,16}#"
    rf"|{_HOLIDAYS}[^,。;#]{{0,16}}#"
)
_OPENED_BY = re.compile(
    rf"(?:^|[,:])(?:20\d\d年)?(?:{_HOLIDAYS}|第?[一二三四1-4]季度|[上下]半年|\d{{1,2}}月份|(?!1[-—~至到]12月)\d{{1,2}}(?:[-—~至到]\d{{1,2}})月份?|[上下]半年[^,;:\d]{{1,10}}后|\d{{1,2}}月[^,;:\d]{{1,8}}后|(?:\d{{1,2}}|十?[一二三四五六七八九十])月份?[^,;:\d]{{0,16}}期间),[^;:\d]*$"
)
"""12月份,我局公开…: the words that open a clause date the figures of the next."""
_ALL_YEAR = re.compile(r"全年|年内|本年|累计|年度")
_ALL_QUARTERS = re.compile(
    r"(?:一|1)(?:至|到|-|—)(?:四|4)季度|四个季度|上[、和与及]?下半年|两个半年|(?<!\d)1月?[-—~至到]12月"
)
_UNTIL_NOW = re.compile(
    r"截[至止]|12月底前|年底前|[到至]年底|[到至]年末|至\d{1,2}月底|到\d{1,2}月底|起至|以来|至今|自"
)
YEAR = re.compile(r"((?:19|20)\d\d)年")
_CARRIED = re.compile(
    r"结转|转结|转入|转到|转至|(?:^|[,、尚仍还共])转20\d\d年|顺延|遗留|继续办理|未办[结完]|没有办[结完]|转来|跨年|结存|[没未]办完|留下"
)
_LAST_YEAR = re.compile(
    r"(?:上年度?|去年|上一年度?|上一?学年|前年|往年)(?!度?(?:结转|转结|转入|遗留|未办结|转来|跨)|末|底|项目|事项)"
)
_SINCE = re.compile(r"以来|至今|累计|截[至止]|自(?:19|20)\d\d")


def level(frame: Frame) -> bool:
    """Whether the number is a count of its own: no difference, share, rate or average."""
    words = frame.words
    # 网站占396条: so many of them, and no share.
    if frame.mention.unit and frame.label.endswith("占"):
        words = words.replace("占#", "#", 1)
    if _PER.search(frame.sentence):
        return False
    return not (_COMPARED.search(words) or _RATE.search(words) or _AVERAGE.search(words))


_COMPARISON = re.compile(
    r"[,(]?(?:(?:[比较同]|相比|与)(?:去年|上年|上一年|往年|同期|20\d\d年)|同比|环比|净?(?:增加|减少|增长|下降|上升))"
    r"|的?占(?:比|总[数量]的?)?(?:为|达)?$"
)


def before_comparison(words: str) -> str:
    """The words of a label up to where it compares: 新收申请同比减少, 新收申请占比 are about 新收申请."""
    match = _COMPARISON.search(words)
    return words[: match.start()] if match else ""


def real(frame: Frame) -> bool:
    """Whether the number is told as a fact: not planned, supposed, or heard of."""
    return not (planned(frame) or _SAMPLED.search(frame.words) or _SUPPOSED.search(frame.sentence))


_EACH = re.compile(
    r"(?:[也亦](?:均|都|皆)|亦)[为是]$|(?:均|都|各|皆|俱|各自|各有)(?:只|仅)?(?:为|是|有|达|公开|发布|办了?|开了?|搞了?|举办了?)?$"
    r"|各(?:公开|发布|推送|编发)(?:了)?(?:政府信息|政务信息|信息|文章)$"
    r"|各(?:设立?|配备?|建|有|安排)了?$|各(?:收到|受理|接到|新收)了?(?:政府信息公开|信息公开|公开)?申请$"
    r"|各(?:收取?|收费|推送|编发|更新|举办|召开|开展|编制|修订|印发|受理|收到|办理|新增|完成)了?$"
)


def each(words: str) -> bool:
    """Whether what stands behind these words is the number of each of several things (各, 均为)."""
    return _EACH.search(words) is not None


_TAKEN_BACK = re.compile(
    r"[^,。;()]{0,4}[,(](?:[此该本]数(?:据|字)?|上述数[据字]|前述数[据字])?(?:现?已|现予|应予|均)?"
    r"(?:作废|撤回|撤销|有误|系误[报填写]|与事实不符|不属实|纯?系?属?(?:谣言|虚构))(?=[,。;)]|$)"
    r"|应?(?:更正|订正|修正)为\d"
)
"""…件(此数作废), …件,与事实不符, …件应更正为…件: said behind the number."""
_BUT_FOR = re.compile(r"除[^,;]{1,10}?[局办镇乡位门道委院校]")
"""除县房管局收取46元外,其他单位没有收费: what another body took."""
_OF_THOSE = re.compile(r"的,[^。;]{0,20}?(?:应当?|须|可以?|需|得)")
"""收到申请100件的,应当增设窗口: a rule for whoever gets so many."""


def set_apart(frame: Frame, document: Document) -> bool:
    """Whether the sentence says of its figures that they are of other business."""
    text, start = document.in_digits, frame.mention.span.stop
    rest = _STOP.split(text[start : start + 120], 1)[0]
    excepted = rest.startswith("外") and _BUT_FOR.match(_last_clause(frame.sentence))
    if excepted or called_a_plan(rest) or _TAKEN_BACK.match(rest) or _OF_THOSE.match(rest):
        return True
    here = frame.sentence.rpartition(";")[2]
    return disclaimed(frame, document) or _THEIRS.search(here) is not None


_NO_OTHERS = re.compile(
    r"(?:没有?|未|无)[^,。;:、\d]{0,6}?(?:其[他它]|别的|另外的)的?$"
    r"|(?:^|[,。;:、\n(])(?:未列出|未列举|未提及|其[他它余])的?[^,。;:、\d]{0,4}(?:单位|部门|机构|[科处股]室|乡镇|街道|社区)"
    r"[^,。;:、\d]{0,4}(?:没有?|未|无)[^,。;:、\d]{0,6}$"
)


def others_denied(frame: Frame, document: Document) -> bool:
    """各项费用共346元,没有其他收费; 其余单位均未收到申请: none besides those that are told, or of other bodies."""
    return _NO_OTHERS.search(document.before(frame.mention, 40)) is not None


_THEIRS = re.compile(
    r"(?:[镇乡村]|街道|社区|单位|部门|企业|公司|学校)(?:另报|另计|另外统计|单独统计|单独上报),[^,]*$"
)
"""辖内2镇另报,共公开407条: what others report themselves."""
_STOP = re.compile(r"[。;\n]")


def _last_clause(sentence: str) -> str:
    return sentence[max(sentence.rfind(","), sentence.rfind(";")) + 1 :]


_FEW = ("两", "二", "三", "四", "五", "六")
_TOGETHER = re.compile(
    r"(?:合计|相加|之和|加起来|合起来|加总|合占|共占|总和)|(?<=[项笔者])共?(?=\d)"
)
_ITEM = re.compile(r"[.．]\s?[一-鿿]")


def item_number(frame: Frame, document: Document) -> bool:
    """Whether a number is that of a row or an item: 无2.没有现成信息."""
    mention, stop = frame.mention, frame.mention.span.stop
    if mention.raw[:1] in _FEW and _TOGETHER.match(document.in_digits, stop):
        return True  # 予以公开46件,部分公开10件,两项合计占…: the two before it
    return mention.unit is None and _ITEM.match(document.in_digits, stop) is not None


_RANKED = re.compile(r"最多的?|最少的?|居前|前[三五十]|排名|名列|位列")


def ranked(frame: Frame) -> bool:
    """Whether the figure is that of the first or last of many."""
    if _RANKED_KIND.search(frame.label):
        return False
    return _RANKED.search(_last_clause(frame.sentence)) is not None


_RANKED_KIND = re.compile(
    r"^(?:其中)?(?:以|通过|经由?|从)?(?:网上|网络|线上|信函|来信|邮寄|电话|来电|现场|当面|窗口|传真)[^,;。的]{0,4}(?:最多|最少)\(?$"
)
"""网上最多(30件): how it ranks, said of one of the ways that are listed."""


_FIRST, _FROM_MAY = 2008, re.compile(r"5月?(?:1日)?(?:至|到|-|—)(?:年底|12月)")
"""The regulation took effect on 1 May 2008: from then on is all of the first report's year."""


def part_of_year(frame: Frame, year: int | None) -> bool:
    """Whether the number counts a quarter, a month or half a year; ``year``: the report's own."""
    if year == _FIRST and _FROM_MAY.search(frame.sentence):
        return False
    if _CARRIED.search(frame.words):
        return False  # 12月下旬收到的2件转入下年: when they came, and not when they were counted
    match = _PART_OF_YEAR.search(frame.words)
    if match is None:
        opened = _OPENED_BY.search(words_before(frame))
        return opened is not None and not _ALL_YEAR.search(frame.label)
    return not (_UNTIL_NOW.search(frame.words) or _ALL_QUARTERS.search(frame.words))


_MID_YEAR = re.compile(
    r"(?:截[至止]到?|到|至)(?:20\d\d年)?(?:[1-9]|1[01])月(?:底|末|份|\d{1,2}日)(?!,?(?:开始|起))"
)
_QUARTERS_END = re.compile(r"(?:第?[一二三]季度|上半年|半年度)(?:末|底|结束)")
_YEARS_END = re.compile(
    r"截[至止]到?(?:20\d\d年)?(?:年底|12月)|[到至](?:年底|12月底)|全年|年末|[,;][^,;。]{0,12}(?:之后|以后|下半年|后),?(?:又|再)"
)


def mid_year(frame: Frame, document: Document) -> bool:
    """Whether a count up to some month stands beside that of the year: 截至6月底9件,全年21件."""
    text, start = document.in_digits, frame.mention.span.stop
    clause = frame.sentence.rpartition(";")[2]
    if not any(map(str.isdigit, clause)) and _QUARTERS_END.search(clause):
        return True
    rest = text[start : start + 60].partition("。")[0]
    opens = _OPENS_AT.match(clause)
    dated = (opens[1] + clause[opens.end() :] if opens else clause).rpartition(",")[2]
    return _MID_YEAR.search(dated) is not None and _YEARS_END.search(rest) is not None


_OPENS_AT = re.compile(r"([到至截][^,;#]{1,14}),")
"""到6月底,街道公开…: the words that open a clause date it."""


_THIS_YEAR = re.compile(r"(?:本年度?|今年|当年)(?![初末底])")


def other_year(frame: Frame, year: int | None) -> bool:
    """Whether the clause, or the words that open its sentence, name another year.

    What was carried over from a year is a figure of the next; a stretch of years is cumulative.
    """
    if _CARRIED.search(frame.words):
        return False
    match = _THIS_YEAR.search(frame.label)
    if match and not _LAST_YEAR.search(frame.label):
        return False  # 其中结转上年2件、本年新收28件
    if frame.item and _LAST_YEAR.match(frame.item):
        return True
    clause = _CLOSED.sub("", _last_clause(frame.sentence).rpartition(":")[2])
    if _REACHED.search(clause):
        return False
    if year and (until := _UNTIL_BEFORE.search(frame.label)) and int(until[1]) < year:
        return True
    if _LAST_YEAR.search(clause) or _OPENING.search(_opened(frame) + frame.label):
        return True
    if year is None:
        return False
    if _OPENS_LAST.search(words_before(frame)) and not _ALL_YEAR.search(frame.label):
        return True
    own = YEAR.findall(frame.label)
    if not own:
        near = words_before(frame)
        own = YEAR.findall(near)
        if A_COUNT.search(near):
            own = own[-1:]
    if not own or (_SINCE.search(frame.sentence) and not _YEAR_ALONE.fullmatch(frame.label)):
        return False
    return int(own[-1]) != year


_YEAR_ALONE = re.compile(r"(?:其中)?(?:19|20)\d\d年度?内?")
"""历年累计3件,2014年2件: of the one year, and not of all."""
_CLOSED = re.compile(r"\([^()]*\)")
"""同意公开31件(去年12件)、部分公开5件: a parenthesis that is closed dates nothing behind it."""
_UNTIL_BEFORE = re.compile(r"((?:19|20)\d\d)年(?:底|末|度|12月(?:31日)?)?(?:以前|之前|前)")
"""其中2010年底以前公开4136条: what went before the year."""
_REACHED = re.compile(
    r"[由从](?:上年度?|去年|上一年度?|20\d\d年度?)?的?\d[\d.]*[^,;\d]{0,4}(?:增|减|升|降|扩|提|调整?|变|压|缩)[一-鿿]{0,3}$"
)
"""由上年的45宗增至72宗: where it went is the year's."""
_OPENING = re.compile(
    r"(?:年初|期初|(?:上年|上一年|去年)[末底])[^,。;#]{0,10}(?:有效|存量|保有|实有|留存)"
)
"""2023年初现行有效40件; 年初,现行有效40件: what there was when the year began."""
_OPENED = re.compile(r"(?:^|[,;:])((?:20\d\d)?年初|期初),$")


def _opened(frame: Frame) -> str:
    """The words of time that stand alone before the clause of the number."""
    opened = _OPENED.search(frame.earlier)
    return opened[1] if opened else ""


_OPENS_LAST = re.compile(r"(?:^|[,:])(?:上年度?|去年|上一年度?|前一年度?),[^,;:]*$")
"""上年度,我校发布微博111条: the words that open a clause date the next."""
_OWN_YEAR = re.compile(r"(?:19|20)\d\d年度?,?[我本]")


def misdated(frame: Frame, document: Document) -> bool:
    """Whether a body dates its own figure by a year that is not the report's, as copies do.

    Only where nothing but the title names the report's own year, and no figure was told before: else it is a
    look back.
    """
    year = document.meta.year
    body = document.in_digits.partition("\n")[2]
    start = frame.mention.span.start
    behind = document.in_digits[start : start + 60].partition("。")[0]
    told = _OWN_YEAR.match(frame.sentence) is not None and not re.search("[上今]年|本年", behind)
    opened = start - len(frame.sentence)
    first = not any(m.statistical and m.span.stop <= opened for m in document.mentions[:_MOST])
    return told and first and f"{year}年" not in body


_MOST = 40
"""Mentions at the beginning of a text among which its first figure is."""


_UNDATED = re.compile(
    r"\([^()]*\)|[比较与同](?:19|20)\d\d年[^;,()]*(?:\([^()]*\)[^;,()]*)?,|(?:19|20)\d\d年度?(?=结转|转结|转入|遗留)"
    r"|除[^,;()]{0,24}?(?:19|20)\d\d年[^,;()]{0,16}[之以]?外,"
)


def words_before(frame: Frame) -> str:
    """The sentence before the clause of the number, from its last semicolon on.

    A year in a parenthesis, one compared with, from which something was carried over, or of what
    is left out (除4件转至2021年办理外), dates nothing behind it.
    """
    earlier = frame.sentence[: len(frame.sentence) - len(frame.label)]
    return _dated(earlier.rpartition(";")[2])


@lru_cache(maxsize=256)
def _dated(words: str) -> str:
    return _UNDATED.sub("", words)
