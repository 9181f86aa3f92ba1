"""Words by which a list of numbers says that it is whole: it is counted, exclusive, or all there is.

由三部分组成 counts the parts; 再无其他 and 不是公民就是企业 leave no rest; 互不重复 counts nothing twice.
What may be counted twice (两边均计) says the opposite.  Known to no reader; for arithmetic alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.text.scan.numerals import read_count

Strength = Literal["closed", "composed", "divided", "decided"]
"""``closed``: no rest and nothing twice; ``composed``: the parts are the total; ``divided``: a
breakdown, whose smallest items may be left out; ``decided``: every case has its result, and these
follow."""

_KIND = (
    r"(?:个|条|大|小)?(?:部分|方面|等次|等级|档次|级别|渠道|途径|来源|去向|用途|类别|类型|情形|情况|结果|板块|层级|层次|口子|环节"
    r"|类|种|项|块|方|处|档|笔|路|组|级|股|头|样|者|片|家|拨|摊|边|端)"
)
_COUNT = rf"(?:([两二俩三四五六七八九])(?:{_KIND}|个|条)|(?<![\d.,])([2-9])(?:个|大)?(?:部分|方面|渠道|途径|来源|去向|类别?|种))"
_COMPOSED_OF = r"(?:由|来自|源自|出自|来源于|归于|归入|归到|归为|分属|分归|划归|计入|列入|装入|投向|用于|用在|花在|用到|分布在|分散在|落在)"
_DIVIDED_INTO = r"(?:划分[为成]?|分[为成作]?|区分[为成]?|拆[为成]|归[为成纳]|切[为成]|计有|计|下设|仅|只|共|总共|全|均|都|不外|不出|无非|为|是|有|系|属|就|即)"
_NAMED_ONE_BY_ONE = r"(?:[^,。;:、\d]{1,8}[、和]){1,8}[^,。;:、\d]{1,8}?"
"""分为蓝、黄、橙、红四种: the names stand before their count."""
_COMPOSED = re.compile(
    rf"{_COMPOSED_OF}[^,。;:\d]{{0,8}}?{_COUNT}"
    rf"|{_COUNT}[^,。;:\d]{{0,6}}?(?:组成|构成|相加|加总|加在一起|加起来|合起来|合在一起|合成|汇成|拼成|凑成|累加|汇总而[成来]|之和|合计|总和)"
)
_COUNTED = re.compile(
    rf"(?:(?<!不)(?:只[有设分]|仅[有设分]|只是|仅为)|不外)[^,。;:\d]{{0,24}}?{_COUNT}|{_DIVIDED_INTO}(?:[^,。;:\d]{{0,6}}?|{_NAMED_ONE_BY_ONE}){_COUNT}|(?:下列|下述|下面|以下|如下|上述|以上|此|这){_COUNT}"
)
_PARTIAL = re.compile(
    r"主要|重点|例如|比如|尤其|特别|之一|较[多高大为]|居[前多首]|最[多高大为]|靠前|位[居列]前|排[在名]前|前[两三四五六七八九十](?!个?[月季])"
    r"|常见|多数|大多|大部分|大都|大致|基本上|集中|突出|为主|典型|大头|部分如下|等[两二三四五六七八九]"
)
"""Words of a list of the largest only; what is not named is the rest."""
_FORMER = re.compile(r"过去|以前|以往|此前|先前|曾|原[来先]|不[只仅]")
_NO_REST = re.compile(
    r"(?:再|别|更|并)无(?:其他|其它|他途|他项|他类|别的|例外|遗漏|旁人|二途|第[三四五]|余)|别无"
    r"|(?<!如)(?<!若)没有(?:以|通过|采[用取])?(?:(?:其他|其它)(?!需要?|应当?|问题|建议)|别的|另外|遗漏|例外|第[三四五])|无其[他它](?!变)|无一(?:遗漏|例外|漏)|无遗漏|一[件条份次人宗起个]不(?:漏|落|少)"
    r"|(?:此外|除此|除外|之外|以外|(?<=[件条次份人起宗个元篇项种类处])外),?[^,。;:\d]{0,6}?(?:没有|无|未|不)|仅此|仅限于?此|不外乎?|无非|就此[两二三四]|就这[两二三四]"
    r"|未(?:列出|列示|列举|提及)的(?:单位|部门|机关|机构|乡镇|镇街|街道)[^,。;:\d]{0,4}(?:未|没有|无)"
    r"|不重不漏|既不重复也不遗漏|合起来(?:就是|即是|即为|便是)(?:全部|总数)|(?:即|就|便)(?:[是为](?:[^,。;:\d]{0,8}(?<!主要))?(?:全部|总数|所有)|全部)|未有其[他它]|各占其一|二者必居其一|二者居其一"
)
_ONCE = re.compile(
    r"每[一]?[件条次份人宗起例案篇项][^,。;:\d]{0,6}(?:唯一|单一)|"
    r"(?:彼此|互相?|相互|各|均|并|两两|之间)?(?:不|未|没有?|不存在|无|并无|不会|绝不)(?:存在|作|做|有|相|予|发生|得)?"
    r"(?:互相?|相互)?(?:任何)?(?:重复(?!申请)|交叉|重叠|交集|重合|兼跨|兼有|重计|交错)"
    r"|每(?:一)?[件条次份人宗起例案项笔篇则期部名个封][^,。;:]{0,8}(?:只|仅|限)[^,。;:]{0,10}"
    r"|[每一][件条次份人宗起例案笔](?:信息|申请|案件|文件|只|仅)*(?:归|属|入|计|占|用|走|对应|适用)于?[一1]"
    r"|[每一][件条次份宗起例案人](?:申请|信息|案件)?[^,。;:]{0,4}(?:对应|一个|一种|一项|只有一)[^,。;:]{0,8}"
    r"|一[案件条份事][一1][果种类结答诉复]|只[按计算][^,。;:]{0,8}[一1]次|以?唯一[^,。;:]{0,6}(?:统计|归类|计)|各归各"
)
_EITHER = re.compile(
    r"(?<!是)不是(?P<a>[^,。;:、\d]{1,10}?)[,,]?(?:就是|便是|即是|即为|就为)(?P<b>[^,。;:、\d]{1,10})"
    r"|(?<![除并莫若])非(?P<c>[^,。;:、\d]{1,6}?)[即则](?P<d>[^,。;:、\d]{1,6}?)(?=[,。;:])"
    r"|(?P<many>要么[^,。;:、\d]{1,12}[,、]?要么[^,。;:\d]{1,14})"
    r"|(?<![一-鿿])(?P<ways>或[^,。;:、\d或]{1,10}[,、]?或[^,。;:、\d或]{1,10}(?:[,、]?或[^,。;:、\d或]{1,10})?)(?=[,。:])"
)
_NAMED = re.compile(
    r"(?:(?<![一-鿿])分(?=[^,。;:、\d]{2,20}:)|分为|分作|分成|(?<!不)(?:只有|仅有|[仅只](?:[设配]|分布)?在|只分)|不外|无非是?|[仅只]?限于?)(?P<e>[^,。;:、\d和与及]{1,8})(?:和|与|及|、)(?P<f>[^,。;:、\d和与及]{1,8}?)(?:[两二](?:[级类种方块项头者个]|部分|途径|渠道)[^,。;:\d]{0,4})?(?=[,。;:])"
)
_ALL = re.compile(
    r"(?:全部|全数|悉数|尽数|均|都|一律|统统|皆|无一不|尽)(?:归于?|归入|归到|来自|源自|出自|由|经由|用于|用在|花在|投入|投向|分属|落在|列入)"
)
_BREAKDOWN = re.compile(
    r"按(?:照)?[^,。;:\d]{1,12}?(?:划分|分类|区分|归类|统计|来分|分|计|看|论)(?:[^,。;:\d]{0,4})?(?=[,:])"
    r"|(?<![一-鿿])分[^,。;:\d]{1,6}?(?:来看|看|统计)(?=[,:])"
    r"|按(?:信息)?(?:类别|内容|种类|类型)(?:来)?(?:划?分为?|看)(?=[一-鿿])"
    r"|(?:分类|构成|组成|分布|归类|结构|答复|处理|办理)(?:情况|结果|统计)?(?:分类)?(?:如下|是|为)?(?=:)"
    r"|(?:具体|分别|明细|细目|依次)(?:情况)?(?:如下|是|为)?(?=:)"
)
_DECIDED = re.compile(
    r"(?<![未没非不])(?:全部|全数|悉数|均|都|皆)[^,。;:\d未没不]{0,12}?"
    r"(?:审结|办结|结案|答复|回复|办理完毕|处理完毕|审理完毕)(?:完毕)?[:,。;]"
)
"""8件,年内全部审结:维持5件,纠错3件: what follows may be the results of them all."""
_OVERLAP = re.compile(
    r"兼有|有重复|(?:可能|可以?|会|往往)(?:编入|归入|列入|计入|涉及|包含|对应|有|属于)?[几多数两][项种类个条]|[有含]的[^,。;]{0,4}同时|重复(?:统计|计算|计入|发布|公开|刊发|推送|的)|(?:重复|相同|同一)的?信息[只仅](?:计|算|统计)|有交叉|交叉(?:统计|计算)|重叠|(?:可能|可以?|又|并|也)同时|同时(?:通过|采用|采取|以|在|列|归|计入|具|属|被|符合|涉及)"
    r"|同一[^,。;]{0,12}(?:都|均|两|多)|(?:比|超过|大于|高于|多于)总[数量]|(?:两|双)边(?:均|都|各)|各计|均计|都计|分别计(?:入|算)|既[^,。;]{1,10}又|一[件条次]?多[发投用]|转(?:载|发)"
)
_DENIED = re.compile(
    r"(?:不|未|没有?|不存在|无|并无|不会|避免|剔除|扣除|去除|去掉)(?:存在|作|做|有|相|予|发生|得)?(?:互相?|相互)?(?:任何)?(?:重复|交叉|重叠|兼有|同时)[^,。;]{0,4}"
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """Words that declare a list whole, in a stretch of text.

    ``start``/``stop`` are their place, ``count`` how many parts they say there are (None: not said),
    ``names`` what they call the parts where they name them.
    """

    start: int
    stop: int
    strength: Strength
    count: int | None = None
    names: tuple[str, ...] = ()


_MOST = 12
"""Declarations in one sentence; one made to be slow has more."""


def closed(words: str) -> bool:
    """Whether words say of a list that it leaves no rest, or counts nothing twice."""
    return any(one.strength == "closed" for one in declarations(words))


def all_decided(words: str) -> bool:
    """Whether words say that every case has its result: 全部办结."""
    return any(one.strength == "decided" for one in declarations(words))


def declarations(words: str) -> list[Declaration]:
    """What a sentence, or a few, says of the wholeness of its lists, in order."""
    found = [*_counted(words), *_exclusive(words)]
    found.sort(key=lambda one: (one.start, one.stop))
    return found[:_MOST]


def _counted(words: str) -> Iterator[Declaration]:
    for pattern, strength in ((_COMPOSED, "composed"), (_COUNTED, "divided")):
        for match in pattern.finditer(words):
            behind = re.split(r"[,;。]", words[match.end() : match.end() + 8])[0]
            near = words[max(0, match.start() - 6) : match.end()] + behind
            if _PARTIAL.search(near) or _FORMER.search(near) or _of_some(words, match):
                continue
            count = next(group for group in match.groups() if group)
            number = read_count(count)
            kind: Strength = "composed" if strength == "composed" else "divided"
            yield Declaration(match.start(), match.end(), kind, number)


_JOINT = re.compile(r"[一-鿿]{2,}(?:、|和|与|及)[一-鿿]{2,}$")
_SHARE = re.compile(r",?(?:共|合计|一共)?占")
_SUM = re.compile(r"[为共计约达]*\d")


def _of_some(words: str, match: re.Match[str]) -> bool:
    """Whether words tell of some kinds together: 两项合计占53.1%, 不予公开和无法提供两类合计21件."""
    if _SHARE.match(words, match.end()):
        return True
    clause = re.split(r"[,;:。]", words[: match.start()])[-1]
    return _SUM.match(words, match.end()) is not None and _JOINT.fullmatch(clause) is not None


def _exclusive(words: str) -> Iterator[Declaration]:
    for match in _EITHER.finditer(words):
        if match["many"] or match["ways"]:
            sign = "要么" if match["many"] else "或"
            names = tuple(n.strip(",、") for n in match.group().split(sign) if n.strip(",、"))
        else:
            names = (match["a"] or match["c"], match["b"] or match["d"])
        yield Declaration(match.start(), match.end(), "closed", len(names), names)
    for match in _NAMED.finditer(words):
        names = (match["e"], match["f"])
        lead = words[max(0, match.start() - 4) : match.start()]
        if not _PARTIAL.search(match.group()) and not _FORMER.search(lead):
            yield Declaration(match.start(), match.end(), "composed", 2, names)
    for pattern in (_NO_REST, _ONCE):
        for match in pattern.finditer(words):
            yield Declaration(match.start(), match.end(), "closed")
    for match in _ALL.finditer(words):
        yield Declaration(match.start(), match.end(), "divided")
    for match in _BREAKDOWN.finditer(words):
        yield Declaration(match.start(), match.end(), "divided")
    for match in _DECIDED.finditer(words):
        yield Declaration(match.start(), match.end(), "decided")


_RESULT = re.compile(
    r"维持|驳回|撤[销回诉]|纠[正错]|确认|终止|变更|责令|败诉|胜诉|调解|和解|属实|公开|不予|存在|提供|不属|补正|告知|同意|其[他它余]"
)
_IN_TIME = re.compile(r"[按如延逾超]期|按时|时限|期限|当[日天场面]")


def is_result(label: str) -> bool:
    """Whether a label names how a case ended, of which each has one: 维持, 不予公开; not 按期办结."""
    return _RESULT.search(label) is not None and _IN_TIME.search(label) is None


_COUNTED_THINGS = re.compile(
    r"(?<![\d第每])(?P<count>[两二三四五六七八九2-9])(?:个|家|大|种|类|项|处|级)?[^,。;:、\d]{0,10}?"
    r"(?:点|单位|部门|窗口|渠道|途径|平台|场所|栏目|乡镇|街道|科室|等次|等级|档次|类别|类|种|方面|部分|项|年|馆|中心)"
)


def divides(words: str) -> bool:
    """Whether words lead to the parts of what stands before them: 按类别分,; not 按期 or 充分."""
    return _BREAKDOWN.search(words) is not None


def counted_parts(words: str) -> frozenset[int]:
    """How many things of a kind the words count that a list may name one by one: 三个查阅点."""
    return frozenset(read_count(m["count"]) for m in _COUNTED_THINGS.finditer(words))


_NAMES = re.compile(
    r"(?P<names>[^,。;:、\d]{2,14}(?:、[^,。;:、\d]{2,12})*(?:、|和|与|及|以及)[^,。;:、\d]{2,14}?)(?P<count>[两二三四五六七八九2-9])(?:个|家|大|处|所|地)"
)


def named_parts(words: str) -> tuple[str, ...]:
    """The names of as many things as the words count behind them: 档案馆、图书馆两个查阅点."""
    match = _NAMES.search(words)
    if match is None:
        return ()
    names = tuple(re.split(r"、|以及|和|与|及", match["names"]))
    return names if len(names) == read_count(match["count"]) else ()


def overlaps_said(words: str) -> bool:
    """Whether the words say that parts overlap: 两边均计, 同时列, 有重复; not 没有重复."""
    return _OVERLAP.search(_DENIED.sub("", words)) is not None


def partial(words: str) -> bool:
    """Whether words before a list say that it names some parts only: 主要, 例如."""
    return _PARTIAL.search(words) is not None


_APART = re.compile(
    r"(?:不|未|没有)(?:再)?(?:计入|计算在|统计在|列入|纳入|算入|包含在|包括在|含在|在)(?:以?上|上述|前述|本年|当年|其|此|内|总|这些|该)"
    r"|[另单](?:独|行)?(?:统计|计算|计(?!划|生)|列)"
)


def counted_apart(words: str) -> bool:
    """Whether the words say that a figure is in none of the others: 未计入以上数字, 另计."""
    return _APART.search(words) is not None


_COMPLEMENTS = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"专职", r"兼职"),
        (r"[按如]期|按时|期限内|时限内|法定期内", r"延期|延长|超期|逾期|超时"),
        (r"公民|自然人|个人", r"法人(?:和|或者?|及|与|、)?其[他它]组织"),
        (r"(?<!非)实名", r"匿名"),
        (r"男", r"女"),
        (r"(?<!未|没)(?:已办结|办结|已答复)", r"未办结|在办|尚未答复|未答复|未办"),
        (r"(?<!未)(?:已审结|审结)", r"未审结|在审"),
        (r"线上|网上", r"线下"),
        (r"(?:施行|实施)(?:之|以)?前", r"(?:施行|实施)(?:之|以)?后"),
    )
)
"""What has no third: each is the rest of the other.  Outcomes of cases have many."""


_ALL_KINDS = (tuple(map(re.compile, (r"检索", r"复[制印]", r"邮[寄递]"))),)
"""Kinds of which there are no others: the fees that may be charged for information up to 2019."""


def leave_no_rest(labels: Sequence[str]) -> bool:
    """Whether labels are all the kinds that there are: 检索费, 复制费, 邮寄费."""
    return any(
        len(labels) == len(kinds)
        and all(sum(kind.search(label) is not None for label in labels) == 1 for kind in kinds)
        for kinds in _ALL_KINDS
    )


_EXCLUSIVE = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"人大|建议", r"政协|提案"),
        (r"当场|立即|立行|立查|现场整改", r"限期|责令|逾?期整改"),
    )
)
"""What is never both, and may leave a third: a flaw may also be handed on."""

_RESTRICTED = re.compile(
    r"网上|网络|在线|当面|现场|信函|书面|邮|传真|窗口|电话|机关|本级|[县市区]直|乡镇"
)


_Pair = tuple[re.Pattern[str], re.Pattern[str]]


def complements(one: str, other: str, whole: str = "") -> bool:
    """Whether two labels are each the rest of the other: 专职 and 兼职; not 网上办结 and 未办结.

    So are two of which there is a third, where the words of their total name just these: 建议和提案50件.
    """
    pair = _pair(_EXCLUSIVE, one, other)
    named = pair is not None and all(kind.search(whole) for kind in pair)
    return named or _pair(_COMPLEMENTS, one, other) is not None


def exclusive(one: str, other: str) -> bool:
    """Whether two labels are of one division, so that nothing is in both: 当场 and 限期整改."""
    return _pair(_EXCLUSIVE, one, other) is not None


def _pair(pairs: Sequence[_Pair], one: str, other: str) -> _Pair | None:
    for first, second in ((one, other), (other, one)):
        for a, b in pairs:
            if a.search(first) and b.search(second):
                rests = (a.sub("", first, count=1), b.sub("", second, count=1))
                left, right = (set(_RESTRICTED.findall(rest)) for rest in rests)
                return (a, b) if left == right else None
    return None
