"""Averages beside their total and divisor: 全年365天共推送1095条,日均4条.

Only where the sentence prints both, in the units that the average names, or where it is of the
year, which has twelve months.  Rounded up, down or to the nearest is no mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.language.listed import is_row
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import Interval, of_mention, plain

_EACH = "日天周月季年场期村镇乡人件次户站个家册本份篇案起名"
_MEAN = re.compile(
    rf"(?:(?P<short>[{_EACH}]|(?<=[,。;(])所)均|平均每[一1]?个?(?P<long>工作日|[{_EACH}])"
    rf"|每[一1]?个?(?P<each>[{_EACH}])(?:平均|成本|单价|造价)|均?摊到每[一个]*(?P<spread>[日天周月场期村人件]))"
    r"[^,。;:\d]{0,10}:?$"
)
_DIVISORS = {
    "日": ("天", "日", "个工作日", "工作日", "个"),
    "天": ("天", "日", "个工作日", "工作日", "个"),
    "月": ("个月", "月"),
    "周": ("周", "个星期", "星期"),
    "季": ("个季度", "季度"),
    "年": ("年",),
    "村": ("个", "个村"),
    "镇": ("个", "个镇"),
    "乡": ("个", "个乡"),
    "场": ("场", "场次"),
    "期": ("期",),
    "人": ("人", "名"),
    "件": ("件",),
    "次": ("次",),
    "户": ("户",),
    "站": ("个",),
    "所": ("个", "家"),
    "个": ("个",),
    "家": ("家", "个"),
    "册": ("册",),
    "本": ("本",),
    "份": ("份",),
    "篇": ("篇", "条"),
    "案": ("件", "起", "宗", "份", "例"),
    "起": ("起",),
    "名": ("名", "人"),
}
_OF_YEAR = {
    "月": (12, 12),
    "季": (4, 4),
    "周": (50, 53),
    "日": (240, 366),
    "天": (240, 366),
    "工作日": (230, 262),
}
"""What a year has of them; of days as many as are worked, or all."""
_PART_OF_YEAR = re.compile(
    r"月份?起|以来|自|截至|累计|半年|季度|\d月|[一二三四五六七八九十]月|[一二两三四五六七八九十\d]个多?月|工作日|学期"
)
_ALL_MONTHS = re.compile(r"(?<!\d)[1一]月?(?:份)?(?:至|到|-|—|~)(?:12|十二)月份?")
_MONEY = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(100000000)}
_NAMED = frozenset("村镇乡站所")
_OF_A_KIND = re.compile(r"[^,。;:()、\d]{1,5}(?P<each>[所站])[,。;(]")
"""8个房管所: what is counted ends with the word that the average is of."""
_WORKING = re.compile(r"工作日|开网|开放日|营业")
_STOP = re.compile(r"[。!?\n]")
_MOST = 8
_APART = re.compile(r"其中|另|此外|同比|[上去]年|最[多少高低长短]")


def check_averages(document: Document) -> Iterator[Finding]:
    """Averages that do not follow from the total and the divisor of their own sentence."""
    numbers = [m for m in document.mentions if m.value is not None and m.kind == "number"]
    text = document.text
    for at, mean in enumerate(numbers):
        match = _MEAN.search(document.before(mean, 18))
        if match is None or not mean.statistical or not mean.value:
            continue
        before = numbers[max(0, at - _MOST) : at]
        low = _opening(text, mean.span.start)
        before = [m for m in before if m.span.start >= low]
        if "\n" in text[low : mean.span.start] and not _of_one_list(document, before, mean):
            continue
        before += _days_behind(document, numbers[at + 1 : at + 3], before, mean)
        each = next(filter(None, match.groups()))
        if _divided_behind(document, numbers[at + 1 : at + 2], mean, each):
            continue
        found = _judged(document, before, _totals(document, numbers, before, mean), mean, each)
        found = (
            found
            or _of_year(document, before, mean, each)
            or _of_sentence_before(document, numbers[max(0, at - _MOST) : at], mean, each)
        )
        if found is not None:
            yield found


_ROWS = 3
"""Lines of a list that one average is taken over: its total, what it is divided by, itself."""


def _opening(text: str, at: int) -> int:
    """Where what an average is taken of may begin: with its sentence, or two rows of its list above.

    收取复制费:312元 / 缴费人数:6人 / 人均缴费:52元.
    """
    low = max(0, at - 200)
    own = max((m.end() for m in _STOP.finditer(text, low, at)), default=low)
    end = text.find("\n", at)
    lines = text[low : end if end >= 0 else len(text)].split("\n")[-_ROWS:]
    if len(lines) == _ROWS and all(is_row(line) for line in lines):
        return own - sum(len(line) + 1 for line in lines[:-1])
    return own


def _of_one_list(document: Document, rows: Sequence[Mention], mean: Mention) -> bool:
    """Whether two rows above an average are what it is taken of: 培训支出, 参训人数 for 人均支出."""
    if len(rows) != _ROWS - 1 or not all(m.value for m in rows):
        return False
    total, number = (m.value or Decimal(1) for m in rows)
    whole, by, each = (document.before(m, 20).split("\n")[-1].rstrip(":") for m in (*rows, mean))
    own = set(each.partition("均")[2])
    alike = own & set(whole) and (own | set(whole)) & set(by.rstrip("数"))
    near = total / number / 2 <= (mean.value or 0) <= total / number * 2
    return bool(alike) and "均" not in whole and near


def _totals(
    document: Document, numbers: Sequence[Mention], before: Sequence[Mention], mean: Mention
) -> list[Mention]:
    """The counts that a mean may be taken of; a sum may stand behind it (每次平均3条,合计589条)."""
    if mean.unit not in _MONEY:
        # 每期均为30人,共120人: the same people may come again.
        at = numbers.index(mean) + 1 if "平均" in document.before(mean, 18) else len(numbers)
        summed = [
            m for m in numbers[at : at + 1] if _SUM_BEHIND.fullmatch(document.between(mean, m))
        ]
        return [m for m in summed or before if m.unit == mean.unit and m.statistical]
    stop = _STOP.search(document.text, mean.span.stop)
    high = stop.start() if stop else len(document.text)
    first = before[0].span.start if before else mean.span.start
    money = (m for m in numbers if first <= m.span.start < high and m.unit in _MONEY)
    return [m for m in money if m is not mean and m.statistical]


_SUM_BEHIND = re.compile(r"[,、]?(?:合计|共计|总共|总计|共)[^,。;:\d]{0,6}")
_YEAR_LONG = re.compile(r"全年|本年度?|年内|当年|20\d\d年(?!\d*月)")
_NOT_YEAR_LONG = re.compile(r"以来|累计|总[访量计]|历年|截[至止]|半年|季度|\d月")
_WHOLE_YEAR = frozenset({365, 366})


def _days_behind(
    document: Document, behind: Sequence[Mention], before: Sequence[Mention], mean: Mention
) -> list[Mention]:
    """The days of a whole year that are told behind a mean: 日均2600次,全年365天不间断."""
    low = max(0, (before or [mean])[0].span.start - 40)
    words = re.split(r"[。!?\n]", document.text[low : mean.span.start])[-1]
    of_year = _YEAR_LONG.search(words) and not _NOT_YEAR_LONG.search(words)
    if not of_year or any(m.unit in _DIVISORS["天"] for m in before):
        return []
    stop = _STOP.search(document.text, mean.span.stop)
    high = stop.start() if stop else len(document.text)
    days = [m for m in behind if m.span.start < high and m.unit in ("天", "日")]
    return [m for m in days if m.value in _WHOLE_YEAR]


_PARENTHESIS = re.compile(r"\([^()。;]{0,20}")


def _divided_behind(
    document: Document, behind: Sequence[Mention], mean: Mention, each: str
) -> bool:
    """平均每件16元(收费的146件): parentheses say of which an average is taken; what stands before is of others."""
    units = _DIVISORS.get("日" if each == "工作日" else each, ())
    return any(
        m.unit in units and _PARENTHESIS.fullmatch(document.between(mean, m)) is not None
        for m in behind
    )


_SUMMED = re.compile(r"共|合计|总|一项")


def _judged(
    document: Document,
    before: Sequence[Mention],
    totals: Sequence[Mention],
    mean: Mention,
    each: str,
) -> Finding | None:
    text = document.text
    day = "日" if each == "工作日" else each
    divisors = [m for m in before if m.unit in _DIVISORS.get(day, ()) and _is_divisor(text, m, day)]
    totals = [m for m in totals if m not in divisors]
    if len(divisors) != 1 or len(totals) != 1 or not divisors[0].value:
        return None
    if totals[0].span.start > mean.span.start:
        label = document.between(mean, totals[0])
        if _SUMMED.search(label) is None or re.search(r"\d|另|其他", label):
            return None
    total, divisor = totals[0], divisors[0]
    first = min(total.span.start, divisor.span.start)
    words = text[first : mean.span.start]
    working = [_WORKING.search(part) is not None for part in (text[divisor.span.start : divisor.span.stop + 4], text[mean.span.start - 18 : mean.span.start])]  # fmt: skip
    if _APART.search(words) or ";" in words or (working[1] and not working[0]):
        return None
    if _follows(total, of_mention(divisor), mean):
        return None
    exact = sum(_in_unit(total, mean), Decimal(0)) / 2 / (divisor.value or Decimal(1))
    return bare_finding(
        document,
        "share_mismatch",
        [mean, divisor, total],
        f"{plain(total.value)} / {plain(divisor.value)} = {exact:.2f}, printed {plain(mean.value)}",
        _NOT_MEAN,
    )


_NOT_MEAN = "the average does not follow from its total and what it is divided by"


def _in_unit(total: Mention, mean: Mention) -> Interval:
    """A total in the unit of its mean: 4.15万元 as 41500元."""
    factor = _MONEY.get(total.unit or "", Decimal(1)) / _MONEY.get(mean.unit or "", Decimal(1))
    low, high = of_mention(total)
    half = last_digit(total) / 2 if total.unit in _MONEY or "万" in total.raw else Decimal(0)
    return (low - half) * factor, (high + half) * factor


def last_digit(mention: Mention) -> Decimal:
    """The weight of the last digit that is printed: 0.01 of 4.15万元, 1000 of 1.2万条."""
    digits = re.match(r"[\d,]*(?:\.(?P<places>\d+))?(?P<unit>[万亿])?", mention.raw)
    places = len(digits["places"] or "") if digits else 0
    scaled = digits["unit"] if digits and mention.unit not in _MONEY else None
    return Decimal(1).scaleb({"万": 4, "亿": 8}.get(scaled or "", 0) - places)


def _follows(total: Mention, divisor: Interval, mean: Mention) -> bool:
    """Whether a mean is that of a total, rounded up, down or to the nearest."""
    (low, high), (least, most) = _in_unit(total, mean), divisor
    slack = last_digit(mean)
    smallest, largest = of_mention(mean)
    return low / most - slack < largest and smallest < high / least + slack


def _of_year(
    document: Document, before: Sequence[Mention], mean: Mention, each: str
) -> Finding | None:
    """全年召开发布会48场,平均每月5场: a year has twelve months, and 48 make four of each."""
    span = _OF_YEAR.get(each)
    own = _behind_last_mean(document, before)
    totals = [m for m in own if m.unit == mean.unit and m.statistical]
    if span is None or len(totals) != 1 or mean.unit in (None, "%"):
        return None
    total = totals[0]
    between = document.between(total, mean)
    if not _year_long(document, total) or re.search(r"[;。(]|\d", between):
        return None
    if _APART.search(between) or not _of_one_thing(document, total, between):
        return None
    return _not_of_year(total, mean, span, document)


def _not_of_year(
    total: Mention, mean: Mention, span: tuple[int, int], document: Document
) -> Finding | None:
    """The finding for a mean that the total of a year does not give."""
    if _follows(total, (Decimal(span[0]), Decimal(span[1])), mean):
        return None
    return bare_finding(
        document,
        "share_mismatch",
        [mean, total],
        f"{plain(total.value)} / {span[1]} = {(total.value or 0) / span[1]:.2f}, "
        f"printed {plain(mean.value)}",
        _NOT_MEAN,
    )


def _behind_last_mean(document: Document, before: Sequence[Mention]) -> Sequence[Mention]:
    """The counts that no average before is taken of: 36次,平均每月3次;更新1560条,…"""
    means = [n for n, m in enumerate(before, 1) if _MEAN.search(document.before(m, 18))]
    return before[means[-1] :] if means else before


def _year_long(document: Document, total: Mention) -> bool:
    """Whether a count is that of a whole year, by its clause or by the sentence that it goes on."""
    sentence = re.split(r"[。!?\n]", document.before(total, 120))[-1]
    for words in dict.fromkeys((sentence.rpartition(";")[2], sentence)):
        lead, all_months = _ALL_MONTHS.subn("", words)
        if (all_months or _YEAR_LONG.search(lead)) and not _PART_OF_YEAR.search(lead):
            return True
    return False


_OWN = re.compile(
    r"(?:平均)?每[一1]?个?(?:工作日|季度?|月|周|[日天])|[月季周日天]均(?:每[月季周日天])?|平均"
)
_TIME = re.compile(r"半年|以来|季度|月|学期|期间|工作日|[上去前]年|同期|后")
_VERBS = re.compile(
    r"主动|公开|发布|更新|推送|编发|印发|刊发|召开|举办|开展|受理|接听|接待|答复|办理|解答|收到|报送|处理|回复|点击|访问|阅读|浏览"
    r"|约|近|[超逾]过?|达到?|为|是|有|则|即|也|均|量|数|次|条|政府信息|信息|以上|左右|[,、:\s]"
)


def _of_one_thing(document: Document, total: Mention, between: str) -> bool:
    """Whether nothing stands before an average that its total does not name: no 公众号月均20条, no 下半年月均."""
    words = _OWN.sub("", between)
    named = _VERBS.sub("", words)
    label = re.split(r"[。;!?\n]", document.before(total, 60))[-1] + (total.unit or "")
    behind = document.behind(total, 12)
    return not _TIME.search(words) and set(named) <= set(label + re.split("[,。;]", behind)[0])


_WHEN = re.compile(r"20\d\d年度?|全年|[本当]年度?|年内|我[局县市区厅委办]|共|总|合?计|各类|[的已]")
_DEEDS = re.compile(r"公开|发布|更新|推送|编发|受理|接听|接待|答复|办理|收到|点击|访问|阅读|浏览")


def _of_sentence_before(
    document: Document, before: Sequence[Mention], mean: Mention, each: str
) -> Finding | None:
    """门户网站发布信息3120条。门户网站月均发布量为310条: the same thing is named in both sentences."""
    span, text = _OF_YEAR.get(each), document.text
    low = _opening(text, mean.span.start)
    own = text[low : mean.span.start]
    stop = max(low - 1, 0)
    alike = [m for m in before if m.unit == mean.unit]
    if span is None or not text.startswith("。", stop) or any(m.span.start >= low for m in alike):
        return None
    start = _opening(text, stop)
    totals = [m for m in alike if m.span.start >= start and m.statistical]
    if len(totals) != 1 or re.search(r"[;(\n]|\d", own) or _APART.search(own) or mean.unit == "%":
        return None
    clause = re.split("[,:]", own)[-1]
    label = re.split(r"[,;:(]", text[start : totals[0].span.start])[-1]
    subject, counted = (_WHEN.sub("", _VERBS.sub("", _OWN.sub("", w))) for w in (clause, label))
    deeds = set(_DEEDS.findall(_OWN.sub("", clause)))
    if not subject or subject != counted or not deeds <= set(_DEEDS.findall(label)):
        return None
    if _TIME.search(_OWN.sub("", own)) or not _year_long(document, totals[0]):
        return None
    return _not_of_year(totals[0], mean, span, document)


def _is_divisor(text: str, mention: Mention, each: str) -> bool:
    """Whether a number is of what the average names: 16个村 for 村均; no date, no deadline within."""
    behind = text[mention.span.stop : mention.span.stop + 4]
    if mention.unit == "个" and each in "日天":
        return text.startswith("工作日", mention.span.stop)
    if each in _NAMED:
        kind = _OF_A_KIND.match(text, mention.span.stop)
        named = kind is not None and kind["each"] == each
        return named or behind.startswith(each) or each in (mention.unit or "")
    return not re.match(r"[内前后以之]", behind)
