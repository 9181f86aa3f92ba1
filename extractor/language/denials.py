"""Where a text says that something was not there, did not happen, or was zero.

Grammar only: each denial is a range of text that names what is denied.  Which things are named
there, and whether their zero is a statistic, is the pack's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.text.answers import DENIED_HEADING
from extractor.text.scan.exceptions import denied_again, excepted

_NOT = r"(?:(?:并|从|均|都|也|尚|暂|仍|皆|还|再|全年|本年度|目前)?(?:未曾|不曾|从未|未|没有|没|無|(?<![年月期周度季始])末(?=[收发接提举召开受产出]))(?:再|过|任何|收费)?)"
_DO = (
    r"(?:转来|转交来|移送来|收取|收到|收过|接收到?|接到|接获|接报|收费|收|发生|产生|出现|受理|接受|引发|引起|提起|涉及|遇到|碰上|碰到|"
    r"(?:新)?(?:制作|制发|制定|公开)|召开|举办|举行|组织|开展|被|因|由|存在|办理|处理|要求|申请|有|制发|出台|制定|印发|废止|投诉|向|对|就|"
    r"配备|配有|配置|设立|设置|有设|设|成立|建立|安排|落实|指定|明确|投入|拨付|列支|支出|使用|实施|进行|"
    r"发布|公开|制作|撰写|编发|推出|通过|利用|回应|结转|作出|见|涉|(?:开|搞|做|办|接|打|收|提|缴|缴纳|交|交纳|付|支付)(?=过))"
)
_ONE = r"一(?:人|[名位个]?(?:申请人|群众|公民|当事人|市民|村民|居民)|个人|单位|家单位|家企业|企业|公民|法人|组织)"
_ASK = r"(?:[向对因就][^,。;\n]{1,16}?)?(?:申请|提[出起]|要求|起诉|投诉|举报)"
"""无一人、无一单位向我局申请: nobody, before what nobody did."""
_FORWARD = re.compile(
    r"(?<!有)(?=[并从均都也尚暂仍皆还再全本目未末没不無无谈说])(?:"
    rf"(?P<nobody>(?:全年|本年度|目前|尚|也|均|都|仍)*(?<![有毫])(?:无|没有?){_ONE}(?:[、和及]无?{_ONE})*(?={_ASK}))"
    rf"|(?P<verb>{_NOT}(?:一[件例起宗次人份个条项])?{_DO}(?:到|过|任何|了)?)"
    r"|(?P<beyond>(?:不涉及|不存在(?!数量?(?![一-鿿]))|谈不上|说不上)(?:任何)?(?=[一-鿿]))"
    r"|(?P<none>(?:(?<![一-鿿])|(?<=[局镇乡县区市年也均委度就便]))(?:没有|未有)(?=[一-鿿]))"
    r"|(?P<bare>(?<![有毫并])无"
    r"(?!正当|偿|法|关|误|论|效|线|障碍|泄密|需|缝|条件|形|差错|死角|遗漏|故|权|纸|须|锡|为|锚|州|"
    r"异议|不(?!予公开)|从|一|人(?!民法院|申请|提[出起]|起诉|打官司|向|就|对|因)|害|疑|限|私|理|棣|极|极县|处|文号|现成|违|逾期|党|烟)))"
)
# The thing stands before: 行政复议、行政诉讼均未发生; 新闻发布会:未举办; 复议没有,诉讼也没有; 行政诉讼无案件.
_BACKWARD = re.compile(
    r"(?=[均都皆俱也亦全一未没不为是空样统通无零付免予])(?:"
    r"(?P<one>一[件次起例宗份人])?(?:均|都|皆|俱|也|亦|全部|一律|样样|统统|通通|一概)?"
    r"(?:(?:未|没有?|不曾|未曾)(?:[曾再])?(?:有)?新?(?:发生|收到|接到|出现|产生|举办|召开|举行|开展|提起|受理|遇到|碰上|碰到|实施|收取|搞|开展|开|做|收)(?:过)?(?:一[件起例次宗])?"
    r"|(?<!有)没有)(?=[,。;\n]|$)"
    r"|(?<=[费资预][用金算])(?:均|都|也|并|尚)?(?:未|没有?)(?:列支|安排|列入预算)(?=[,。;\n]|$)"
    r"|(?<=经费)(?:均|都|也|并|尚)?(?:未|没有?)(?:列支|安排|投入|列入预算)(?=[,。;\n]|$)"
    r"|(?<=[人导志])(?:均|都|也)?(?:未|没有?)(?:参加|出席|到场)(?:过)?(?=[,。;\n]|$)"
    r"|(?:均|都|皆|俱|全部|一律|共|各|也|亦|保持|统统|通通|一概)?(?:为|是)(?P<zero>(?:零|0)(?:件|次|起|元|人次|条)?)(?=[,。;\n]|$)"
    r"|(?<![有毫并从])(?:均|都|皆|俱|也|亦)?无(?:发生|出现)(?:过)?(?=[,。;:\n]|$)"
    r"|(?<=[议讼诉])(?:均|都|也|亦)?(?:无|没有)(?:相关|此类|任何)?(?:案件|案例)(?=[,。;\n]|$)"
    r"|(?:均|都|皆)?(?:为)?空白(?=[,。;\n]|$)|(?:均|都|皆)(?:为|是)空(?=[,。;\n]|$)"
    r"|(?:均|都|皆|全)?(?:为)?零发生(?=[,。;\n]|$)"
    r"|(?<![有毫并从])(?:均|都|皆|全|俱|一概|一律|统统|也|亦)?无(?=[,。;\n]|$)"
    r"|(?<=检索费|复印费|复制费|邮寄费|邮递费|处理费)(?:均|都|一律|全部|全|予以)*(?:免收|免交|免除|全免)(?=[,。;\n]|$)"
    r"|(?:均|都|皆|俱)?付(?:之)?阙如(?=[,。;\n]|$)"
    r"|(?:均|都|皆|也)?(?:无|没有?)人(?:使用|采用|选择|问津)(?:过)?(?=[,。;\n]|$))"
)
# 行政复议、行政诉讼的案件0件: one zero, said of all that is named together.
_TOGETHER = re.compile(
    r"(?:(?=[的案数件])的?(?:案件|数量|件数|总数)共?|(?<=[议讼诉报])(?=[零0共均为])(?:共|均|为)*)"
    r"(?P<zero>(?:零|0)(?:件|次|起)?)(?=[,。;\n]|$)"
)
_LABELLED = re.compile(r"(?<=[:：])\s?(?P<word>无|零|没有)(?=[。;,\n]|$)")
_ALL_FEES = r"(?:检索|复制|复印|邮寄|邮递|信息|处理|成本|工本|申请|公开|[费、和及等的]|费用|各项|相关|依)*费用?(?!用于|减免)"
WAIVED = re.compile(
    rf"(?:一律|全部|全额|均|都|已)*(?:予以|予)?(?:免除|免收|免交|减免)了?(?:申请人|群众|公众)?的?(?:所有|全部|一切|各项|各种)的?{_ALL_FEES}"
    rf"|(?:一律|全部|全额|均|都)(?:予以|予|已)?(?:免除|免收|免交)了?{_ALL_FEES}"
    r"|(?<![余他它分])(?:所有|全部|各项|一切)?费用,?(?:一律|一概|全部|均|都|全)(?:予以|予|已)*(?:免除|免收|免交)"
)
"""免除所有费用, 费用全部免除: nothing is taken of anybody; of 免除部分费用 nobody knows."""
_NEVER_PAID = (
    r"[未没](?:有|曾)?(?:一?[名位个]?(?:申请人|群众|公众|市民|村民|居民|人)|任何人|因为?|由于|为|此|这|公开|信息|政府|工作|申请|向|曾|来)*"
    r"(?:收|要|缴|交|缴纳|交纳|付|支付)过(?:任何|什么)?(?:钱|费(?!用)|(?:信息)?处理费|费用)(?=[,。;\n]|$)"
)
"""没有群众为此缴过钱, 没有因为公开向人要过钱."""
_FREE = re.compile(
    r"(?=[一全均都已予免减所各费未没分不零收暂])"
    rf"(?:{WAIVED.pattern}|{_NEVER_PAID}|"
    r"(?:分文|一分钱?)(?:也|都)?[未不没](?:有)?(?:收|取|要)|[未没](?:有)?(?:收|取|收取)(?:过)?分文|[未没](?:有)?收过费(?!用)|[未没](?:有)?收(?:取)?过?一分钱|不(?:再)?收(?:取)?(?:任何)?费(?:用)?(?!项)|零收费|收费(?:金额)?为零|(?:一律|全部|均|暂)(?:为)?免(?:费|收费)(?!教育)|不设(?:任何)?收费项目)"
)
_PENNY = re.compile(r"(?:一分钱?|分文)(?:也|都)?$")
"""申请方面一分未收: no money, and not no application."""
_END = re.compile(r"[。;!?\n]|,(?!(?:也|和|及|以及|或|被|提起|申请))")
_ANSWERS = re.compile(r"答复|(?<!和)处理|不予公开|问题")
_LONGEST = 160
_COUNTED_AS = re.compile(r"[未没][^,。;\n]{0,4}(?:登记|作|列|计|纳|视|当作)[为入按]")
"""没有登记为申请 says how something was counted, not that there was none."""


class Denial(NamedTuple):
    """What is denied stands between ``start`` and ``stop``.

    ``zero`` is where the text writes its one 0 for several things; ``kind`` how it is denied:
    ``forward`` (未收到…), ``backward`` (…均未发生), ``label`` (…:无), ``heading`` (…/无), ``free``.
    ``at`` is where the denying words begin, ``words`` where those of a forward denial end.
    """

    start: int
    stop: int
    kind: str
    at: int
    zero: tuple[int, int] | None = None
    words: int = 0


def find_denials(text: str) -> Iterator[Denial]:
    """Every denial of a text, each kind in order."""
    reached = 0
    for match in _FORWARD.finditer(text):
        if match.start() < reached or excepted(text, match.start()):
            continue
        if _COUNTED_AS.match(text, match.start()):
            continue
        last = min(len(text), match.end() + _LONGEST)
        end = _END.search(text, match.end(), last)
        stop = end.start() if end else last
        if match["bare"] or match["nobody"]:
            stop = min(stop, match.end() + 40)
        reached = match.end()
        yield Denial(match.start(), stop, "forward", match.start(), None, match.end())
    for match in _BACKWARD.finditer(text):
        if denied_again(text, match.start()) or _PENNY.search(
            text, max(0, match.start() - 4), match.start()
        ):
            continue
        low, high = _subject(text, match.start())
        zero = match.span("zero") if match["zero"] else match.span("one") if match["one"] else None
        yield Denial(low, high, "backward", match.start(), zero)
    for match in _TOGETHER.finditer(text):
        yield Denial(
            _clause_start(text, match.start()),
            match.start(),
            "together",
            match.start(),
            match.span("zero"),
        )
    for match in _LABELLED.finditer(text):
        low = max(text.rfind(mark, 0, match.start() - 1) for mark in "\n。;") + 1
        if match.start() - low <= 60:
            yield Denial(low, match.start() - 1, "label", match.start())
    for match in _FREE.finditer(text):
        if excepted(text, match.start()):
            continue  # 除1份邮寄费20元外,没有人缴过费
        yield Denial(match.start(), match.end(), "free", match.start())
    for match in DENIED_HEADING.finditer(text):
        low, high = match.span("title")
        if not _ANSWERS.search(text, low, high):
            yield Denial(low, high, "heading", high)


def _clause_start(text: str, at: int) -> int:
    low = max(text.rfind(mark, max(0, at - 60), at) for mark in "\n。;") + 1
    start = low + text[low:at].rfind(",") + 1
    if start > low and _ONLY_WHEN.fullmatch(text, start, at):
        return low + text[low : start - 1].rfind(",") + 1
    return start


def _subject(text: str, at: int) -> tuple[int, int]:
    """Where the subject of a denial at ``at`` stands: behind a reason (因申请量小,本年未收) the clause before that."""
    start = _clause_start(text, at)
    reason = _REASON.match(text, start, at)
    if reason and _ONLY_WHEN.fullmatch(text, reason.end(), at):
        before = start - 1 if start and text[start - 1] == "," else start
        return _clause_start(text, before), before
    return start, at


_REASON = re.compile(r"(?:因为?|由于|鉴于|考虑到)[^,。;\n]{2,24},")


_ONLY_WHEN = re.compile(
    r"(?:年内|全年|本年度?|本学年度?|今年|当年|20\d\d年度?|报告期内|期内|(?:截[至止]|到)?(?:目前|现在|年[底末])|[至迄]今|[暂尚]"
    r"|一年(?:下来|来|到头)|整年|从?年初[到至]年[底末]|一[件次起例宗份人]|[两二三四五六几][者项类样]|数量|件数|次数|数字|总数)*"
)
"""申请、复议、诉讼,年内统统是零; 申请、复议、诉讼,三者都没有发生: the clause of the denial itself names nothing."""


_NEAR = 120
_STOPS = "。;!?\n"
_NO_STATEMENT = re.compile(
    r"如|若|凡|因|由于|鉴于|对|避免|杜绝|解决|改变|是否|部分|个别|有的|有些|少数|一些|多数|大多|基层|各|尚有|还有|问题|不足|困难|[一二三四五]是|"
    r"[上下]半年|季度|月|此前|以前|之前|过去|原来|去年|上年|往年"
)
_CONSEQUENCE = re.compile(
    r"影响|导致|制约|造成|致使|使得?|跟不上|有待|亟待|急需|难以|不够|不足|不高|不熟|生疏|不到位|滞后|薄弱|困难|问题"
)
_PROBLEMS = re.compile(r"问题|不足|困难|改进|打算|下一?步|建议")


_EACH = re.compile(r"各[一-鿿]{1,8}$")


def of_every_one(text: str, denial: Denial) -> bool:
    """各单位均未收取费用: whether all are said to have had none; 各单位没有设专栏 may be a complaint."""
    near = text[max(0, denial.at - 10) : denial.at]
    return text.startswith(("均", "都", "皆"), denial.at) and _EACH.search(near) is not None


def complains(text: str, denial: Denial, stop: int, title: str) -> bool:
    """Whether a sentence tells of a condition, a cause or a trouble, and states no figure.

    ``stop`` is where the denied thing ends, ``title`` the heading that it stands under.
    """
    if _PROBLEMS.search(title):
        return True
    low = max(text.rfind(mark, max(0, denial.at - _NEAR), denial.at) for mark in _STOPS) + 1
    low = max(low, denial.at - _NEAR)
    ends = (text.find(mark, stop, stop + _NEAR) for mark in _STOPS)
    high = min((at for at in ends if at >= 0), default=stop + _NEAR)
    before = text[low : denial.at].rpartition(",")[2]
    before = _EACH.sub("", before) if of_every_one(text, denial) else before
    return bool(_NO_STATEMENT.search(before) or _CONSEQUENCE.search(text, stop, high))
