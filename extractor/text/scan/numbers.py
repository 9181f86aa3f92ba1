"""Every number of the text: where it stands, what it says, and whether it is a statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.schemas import Explanation, MentionKind, Qualifier

from .explain import EXPRESSIONS, announced, explain_number, named, structural
from .numerals import MULTIPLIERS, read_arabic, read_chinese, scaled
from .units import MONEY, SHARES, UNIT, noun_unit, qualifier

_CN = "〇零一二三四五六七八九十百千万亿两"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d+(?:\.\d+)?"
_MASTER = re.compile(
    rf"(?=[\dA-Za-z第令公文网标备信索编书刊〔\[【(﹝{_CN}])"
    rf"(?:{EXPRESSIONS}"
    rf"|(?P<fraction>[{_CN}]+分之[{_CN}]+(?:点[{_CN}]+)?)"
    rf"|(?P<arabic>(?<![\d.])(?:{_ARABIC}))"
    rf"|(?P<chinese>[{_CN}]+(?:点[{_CN}]+)?))"
)
_MONEY = "|".join(sorted(MONEY, key=len, reverse=True))
_TAIL = re.compile(
    rf"(?:[ ]?|\n(?=\w{{1,2}}(?:[\n,。;]|$)))(?:(?P<more0>余|多)?[ ]?(?P<money>{_MONEY})"
    rf"|(?P<more1>余|多|几|来)?[ ]?(?P<times>[百千]?[万亿]|[百千](?!分))?(?P<more2>余|多|几)?[ ]?(?P<unit>{UNIT})"
    rf"|(?P<more3>余|多)?(?P<bare>[百千]?[万亿])(?P<more4>余|多)?)"
)
_JOINS_LIST = re.compile(r"[、,，和及与/]\s?")
_RANGE = re.compile(r"\s?(?:-|—|~|～|至|到)\s?(?=\d)")
_SIGN_BEFORE = "\n\t| "
_WORDS_WITH_ONE = "上下统唯同万之其逐专第每任某归单划不惟如进"
_ONE_COUNTED = frozenset("名 条 件 宗 起 份 封 篇 期 人 场 人次 例 本 家 户".split())
_NOT_BEFORE = re.compile(
    r"(?:没有?|(?<!有)无|未有|未见"
    r"|(?:没有?|未)曾?(?:收到|接到|收取|接|收|受理|发生|出现)过?)$"
)
_NOT_BEHIND = re.compile(r"(?:申请|案件|信息)?(?:也|都|均)(?:没有?|未有?|无)(?!关)")
_NOT_AFTER_ALL = re.compile(r"[^,。;:、\d一]{1,10}(?:也|都|均)(?:没有?|未有?)")
_CN_UNITS = frozenset(
    "人次 人(次) 场次 批次 条 件 次 人 名 份 个 家 项 篇 场 期 本 封 宗 起 户 幅 张 册 处 所 台 套 批 卷 例 门 位 组 轮 笔 元 万元 亿元 % 个百分点 部分 类 种 年 个月 天 小时 级".split()
)


class Number(NamedTuple):
    """A number found in the text, with the unit and the words that belong to it."""

    start: int
    stop: int
    value: Decimal | None
    unit: str | None
    qualifier: Qualifier
    kind: MentionKind
    explained: Explanation | None


def find_numbers(text: str, regions: list[tuple[int, int]]) -> list[Number]:
    """All numbers, in order.  ``regions`` are the ranges that are not the report proper."""
    found: list[Number] = []
    reached = 0
    for match in _MASTER.finditer(text):
        number = _read(text, match, regions) if match.start() >= reached else None
        if number is not None:
            found.append(number)
            reached = number.stop
    return list(_share_units(text, found))


def _read(text: str, match: re.Match[str], regions: list[tuple[int, int]]) -> Number | None:
    group = match.lastgroup
    start, stop = match.span()
    region = bool(regions) and any(low <= start < high for low, high in regions)
    if group == "arabic":
        return _read_arabic(text, start, stop, region)
    if group == "chinese":
        return _read_chinese(text, start, stop, region)
    if group == "fraction":
        return _read_fraction(text, match)
    if group == "url" and not any(char.isdigit() for char in match.group()):
        return None
    # The separator inside a date is a group of its own, and may be the last one matched.
    reason = {"sep": "date", "session": "ordinal"}.get(group or "", group)
    return Number(start, stop, None, None, "exact", "number", reason)  # type: ignore[arg-type]


def _tail(text: str, stop: int) -> tuple[int, str, str | None, bool]:
    """(end, multiplier, unit, more) of what stands behind a numeral."""
    match = _TAIL.match(text, stop)
    if match is None:
        return stop, "", None, False
    more = any(match.group("more0", "more1", "more2", "more3", "more4"))
    times = match["times"] or match["bare"] or ""
    unit = match["money"] or match["unit"] or None
    if unit is None:
        unit = noun_unit(text, match.end())
        if not times and not more:
            return stop, "", unit, False
    return match.end(), times, unit, more


def _kind(unit: str | None) -> MentionKind:
    return "share" if unit in SHARES else "number"


def _read_arabic(text: str, start: int, stop: int, region: bool) -> Number:
    digits = text[start:stop]
    end, times, unit, more = _tail(text, stop)
    value = scaled(read_arabic(digits), times)
    sign = text[start - 1 : start]
    if sign in ("-", "−") and (start == 1 or text[start - 2] in _SIGN_BEFORE) and unit is None:
        start, value = start - 1, -value
    how = qualifier(text[max(0, start - 8) : start], more, text[end : end + 2])
    reason = None if times else explain_number(text, start, stop, digits, unit, region)
    return Number(start, end, value, unit, how, _kind(unit), reason)


def _read_chinese(text: str, start: int, stop: int, region: bool) -> Number | None:
    numeral = text[start:stop]
    end, times, unit, more = _tail(text, stop)
    if start and text[start - 1] in _WORDS_WITH_ONE and numeral[0] in "一万":
        return None
    if numeral in ("零", "〇") and _says_zero(text, start, stop):
        return Number(start, max(stop, end), Decimal(0), unit, "exact", "number", None)
    if _is_heading(text, start, stop):
        value = read_chinese(numeral)
        return Number(start, stop, value, None, "exact", "number", "heading")
    above = text[max(0, start - 2) : start]
    lone = (len(numeral) >= 2 and numeral[0] in "百千") or numeral in (
        "百",
        "千",
        "万",
        "百万",
        "千万",
        "亿",
    )
    if unit is None and not (lone and above.endswith(("超", "逾", "超过", "突破", "近"))):
        return None
    if unit is not None and unit not in _CN_UNITS:
        return None
    if numeral == "一" and (nought := _not_one(text, start, end, unit)) is not None:
        return nought
    value = read_chinese(numeral)
    if value is None or (
        numeral in MULTIPLIERS and numeral != "十" and not more and unit is not None
    ):
        return None
    how = qualifier(text[max(0, start - 8) : start], more, text[end : end + 2])
    reason = _explain_chinese(text, start, stop, numeral, unit, region)
    return Number(start, end, scaled(value, times), unit, how, _kind(unit), reason)


def _not_one(text: str, start: int, stop: int, unit: str | None) -> Number | None:
    """A nought that writes a one: 无一人, 未收到一件, 一件也没有, 一件复议都未发生.

    It counts as denial until it is known whether the thing denied is a mention of its own.
    """
    before = _NOT_BEFORE.search(text, max(0, start - 8), start)
    after = _NOT_BEHIND.match(text, stop)
    if before is None and after is None and _NOT_AFTER_ALL.match(text, stop) is None:
        return None
    start, stop = before.start() if before else start, after.end() if after else stop
    return Number(start, stop, Decimal(0), unit, "exact", "number", "denial")


def _explain_chinese(
    text: str, start: int, stop: int, numeral: str, unit: str | None, region: bool
) -> Explanation | None:
    if region:
        return "boilerplate"
    if named(text, start):
        return "name"
    if unit in ("年", "个月"):
        return "period"
    if unit in ("天", "小时"):
        return "deadline"
    if unit == "级":
        return "name"  # 三级审核: a rank, no count
    if unit in ("个", "项", "类", "种", "部分", "次") and (
        structural(text, stop, unit) or announced(text, start)
    ):
        return "enumeration"
    if numeral == "一" and unit not in _ONE_COUNTED:
        return "indefinite"
    if text[start - 1 : start] in '“"《' and text.find("”", stop, stop + 12) >= 0:
        return "name"
    return None


def _says_zero(text: str, start: int, stop: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[stop : stop + 3]
    return before.endswith(("为", "是", "均", "共", "计", ":")) or after.startswith(
        ("申请", "投诉", "诉讼", "复议", "举报", "上访", "收费", "件", "条", "次", "起")
    )


def _is_heading(text: str, start: int, stop: int) -> bool:
    before, after = text[start - 1 : start] if start else "\n", text[stop : stop + 1]
    if before in "\n\t |" and after in "、.":
        return True
    outer = text[start - 2 : start - 1] if start > 1 else "\n"
    return (
        before == "("
        and after == ")"
        and (outer in "\n\t |。;:,")
        and text[stop + 1 : stop + 2] != ""
    )


def _read_fraction(text: str, match: re.Match[str]) -> Number | None:
    whole, _, part = match.group().partition("分之")
    below, above = read_chinese(whole), read_chinese(part)
    if not below or above is None:
        return None
    start, stop = match.span()
    how = qualifier(text[max(0, start - 8) : start], False, text[stop : stop + 2])
    if whole == "百":
        return Number(start, stop, above, "%", how, "share", None)
    return Number(start, stop, above / below, None, how, "share", None)


def _share_units(text: str, found: list[Number]) -> Iterator[Number]:
    """Give the members of a list or range the unit that stands once at its end."""
    behind: Number | None = None
    done: list[Number] = []
    for number in reversed(found):
        this = number
        if behind is not None and behind.explained is None and number.unit is None:
            gap = text[number.stop : behind.start]
            bare = number.explained is None and number.kind == "number" and behind.unit is not None
            if bare and _JOINS_LIST.fullmatch(gap):
                this = number._replace(unit=behind.unit, kind=behind.kind)
            elif bare and _RANGE.match(text, number.stop) and len(gap.strip()) == 1:
                this = number._replace(unit=behind.unit, qualifier="at_least", kind=behind.kind)
                done[-1] = behind._replace(qualifier="at_most")
        elif (
            behind is not None
            and behind.explained in ("deadline", "period")
            and number.unit is None
        ):
            gap = text[number.stop : behind.start]
            if (
                number.explained is None
                and _RANGE.match(text, number.stop)
                and len(gap.strip()) == 1
            ):
                this = number._replace(explained=behind.explained)
        done.append(this)
        behind = this
    return reversed(done)
