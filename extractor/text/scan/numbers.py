"""Every number of the text: where it stands, what it says, and whether it is a statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import MentionKind

from ..document import Cover
from ..vocabulary import CAPITALS, NUMERALS, ONE_TO_NINE, ROUND, TENFOLD, UNIT_CELL
from .digits import NOTE, RUNS, DigitRun, cut, joined, lost, misread, runs, versions
from .exceptions import denied_again, is_other_zero
from .explain import BEGUN, EXPRESSIONS, STARTS, explain_chinese, explain_number
from .fringes import whole_runs
from .numerals import (
    MULTIPLIERS,
    read_approximate,
    read_arabic,
    read_chinese,
    read_mixed,
    scaled,
)
from .odd import LATIN, ODD, ODD_SIGNS, odd_number, odd_readings
from .once import behind_a_place
from .own_units import OwnUnit, with_own_units
from .parts_of_a_whole import FRACTION, TENTHS, read_fraction, read_tenths
from .scanned_number import ScannedNumber, share_units
from .signs import SIGN_ENDS, sign_before
from .twice import PAIR, again, are_told_apart, ends_of
from .units import MONEY, SHARES, UNIT, noun_unit, parts_of_money, qualifier

_MASTER = re.compile(
    rf"(?=[\d.?*×{{\ufffd□■〓\ue000-\uf8ff●▇█▓▒░◼◆▪{STARTS}{NUMERALS}{CAPITALS}{ODD_SIGNS}]){BEGUN}"
    rf"(?:(?P<latin>{LATIN})|{EXPRESSIONS}"
    rf"|(?P<fraction>{FRACTION})|(?P<tenths>{TENTHS})"
    r"|(?P<mixed>(?=\d)(?<![\d.])(?<!\d,)\d{1,4}(?:[百千]?[万亿]|[百千](?!分))"
    rf"(?:[零〇]?(?:\d{{1,4}}|[两{ONE_TO_NINE}])(?:[百千]?万|[十百千](?!分))?)+(?![\d.年月]))"
    rf"|(?P<odd>{ODD})"
    rf"|(?P<pair>{PAIR})"
    rf"|{RUNS}"
    # 一百○五: a circle among numerals is their zero, whatever circle or letter it is.
    rf"|(?P<chinese>[{NUMERALS}{CAPITALS}]+(?:[{ROUND}]+[{NUMERALS}{CAPITALS}]+)*(?:点[{NUMERALS}]+)?))"
)
# 数十件, 几百次, 成百上千条: a count, but not which one.
_VAGUE = re.compile(r"(?:好几|几|数|若干|成[百千]上)$")
_LONE = re.compile(rf"[{TENFOLD}]+")
_ROUND = re.compile(r"(?:(?<!成[百千])上|过|破)$")
_MONEY = "|".join(sorted(MONEY, key=len, reverse=True))
_TAIL = re.compile(
    rf"(?:[ ]?|\n(?=\w{{1,2}}(?:[\n,。;]|$)))(?:(?P<more0>余|多|\+)?[ ]?(?P<money>{_MONEY})"
    rf"|(?P<more1>余|多|几|来|\+)?[ ]?(?P<times>[百千]?[万亿]|[百千](?!分))?(?P<more2>余|多|几)?[ ]?(?P<unit>{UNIT})"
    rf"|\((?P<apart>{UNIT_CELL})\)(?=[,。;、:!)\n]|$)"
    rf"|(?P<more3>余|多)?(?P<bare>[百千]?[万亿])(?P<more4>余|多)?"
    r"|(?P<more5>余|多)(?=[ ]?(?:[\t\n|,。;、)]|$)))"
)
_NOTE_STARTS = tuple("¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿[(〔*※†‡")
_WORDS_WITH_ONE = "上下统唯同万之其逐专第每任某归单划不惟如进"
_NOT_BEFORE = re.compile(
    r"(?:没有?|(?<!有)无|未有|未见"
    r"|(?:没有?|未)曾?(?:收到|接到|收取|接|收|受理|发生|出现)过?)$"
)
_NOT_BEHIND = re.compile(r"(?:申请|案件|信息)?(?:也|都|均)(?:没有?|未有?|无)(?!关)")
_OF_SCHOOL = re.compile(
    r"\s?(?:在校|在读|在籍)?(?:学生|新生|男生|女生|考生|毕业生|同学|年级|班级|学段)"
)
_NOT_AFTER_ALL = re.compile(r"[^,。;:、\d一]{1,10}(?:也|都|均)(?:没有?|未有?)")
_CN_UNITS = frozenset(
    "人次 人(次) 场次 批次 条 件 次 人 名 份 个 家 项 篇 场 期 本 封 宗 起 户 幅 张 册 处 所 台 套 批 卷 例 门 位 组 轮 笔 元 万元 亿元 % 个百分点 部分 类 种 年 个月 天 小时 级 回 通 座 栋 间 辆 亩 米 公里 平方米 平方公里 吨 公斤 千瓦 千瓦时 支 只 枚 盒 栏 页 岁 倍 分钟 工作日 个工作日".split()
)

_WRITTEN_OUT = re.compile(rf"[两{ONE_TO_NINE}][百千][{NUMERALS}]+")
_LARGE = frozenset("百 千 万 百万 千万 亿".split())


def find_numbers(
    text: str, regions: list[tuple[int, int]], own: Sequence[OwnUnit] = ()
) -> list[ScannedNumber]:
    """All numbers, in order.  ``regions`` are the ranges that are not the report proper, ``own`` the
    units of a pack."""
    outside = Cover(regions)
    numbers: list[ScannedNumber] = []
    reached = 0
    for match in _MASTER.finditer(text):
        start = match.start()
        if start < reached:
            continue
        region = outside.overlaps(start, start + 1)
        several = match.lastgroup == "arabic" and ("," in (digits := match[0]) or "." in digits)
        if several or match.lastgroup == "listed":
            numbers += [_read_run(text, run, region=region) for run in runs(text, *match.span())]
            reached = numbers[-1].stop
        elif match.lastgroup == "versions":
            numbers += [
                _read_run(text, run, region=region) for run in versions(text, *match.span())
            ]
            reached = numbers[-1].stop
        elif match.lastgroup == "pair":
            numbers += _read_pair(text, *match.span())
            reached = numbers[-1].stop
        elif (number := _read(text, match, region)) is not None:
            numbers.append(number)
            reached = number.stop
    whole = list(_with_whole_runs(text, numbers, outside))
    return list(share_units(text, with_own_units(text, whole, own)))


def _with_whole_runs(
    text: str, numbers: list[ScannedNumber], outside: Cover
) -> Iterator[ScannedNumber]:
    """The same, with each run of signs that was cut as one number instead of its pieces."""
    at = 0
    for run in whole_runs(text):
        while at < len(numbers) and numbers[at].stop <= run.start:
            yield numbers[at]
            at += 1
        last = at
        while last < len(numbers) and numbers[last].start < run.stop:
            last += 1
        pieces = numbers[at:last]
        if not pieces and outside.overlaps(run.start, run.start + 1):
            continue
        if all(_is_piece(text, piece, run) for piece in pieces):
            yield _read_run(text, run, region=False)
            at = last
    yield from numbers[at:]


def _is_piece(text: str, number: ScannedNumber, run: DigitRun) -> bool:
    """Whether a number is less than a run, and nothing but that makes it one that counts nothing."""
    if number.start < run.start or (number.start == run.start and number.stop >= run.stop):
        return False
    if number.explained != "name":
        return number.explained is None
    return text[number.start - 1].isalpha() or text[number.stop : number.stop + 1].isalpha()


def _read(text: str, match: re.Match[str], region: bool) -> ScannedNumber | None:
    group = match.lastgroup
    start, stop = match.span()
    if group == "arabic":
        return _read_arabic(text, start, stop, region)
    if group == "chinese":
        return _read_chinese(text, start, stop, region)
    if group == "fraction":
        return read_fraction(text, *match.span())
    if group == "tenths":
        return read_tenths(text, *match.span())
    if group == "lost":
        return _read_run(text, lost(text, start, stop), region=region)
    if group == "misread":
        return _read_run(text, misread(text, start, stop), region=region)
    if group == "cut":
        return _read_run(text, cut(text, start, stop), region=region)
    if group in ("spaced", "spread", "broken", "apart", "pointed"):
        return _read_run(text, joined(text, start, stop), region=region)
    if group == "mixed":
        return _read_mixed(text, start, stop)
    if group == "latin":
        return _read_latin(text, start, stop)
    if group == "odd":
        return _read_odd(text, start, stop)
    if group == "url" and not any(char.isdigit() for char in match.group()):
        return None
    # The separator inside a date is a group of its own, and may be the last one matched.
    reason = {"sep": "date", "session": "ordinal", "slogan": "name", "tag": "name"}.get(
        group or "", group
    )
    value = Decimal(match.group().replace(" ", "")) if group == "post_code" else None
    return ScannedNumber(start, stop, value, None, "exact", "number", reason)  # type: ignore[arg-type]


def _damaged(text: str, start: int, stop: int, hypotheses: tuple[str, ...]) -> ScannedNumber:
    """Digits or a numeral of which nobody can say what number it is, with the unit behind it."""
    end, _, unit, _ = _tail(text, stop)
    return ScannedNumber(start, end, None, unit, "exact", "damaged", None, hypotheses)


def _read_run(text: str, run: DigitRun, *, region: bool) -> ScannedNumber:
    if run.kind == "damaged":
        return _damaged(text, run.start, run.stop, run.hypotheses)
    if run.kind == "heading":
        value = read_arabic(text[run.start : run.stop])
        return ScannedNumber(run.start, run.stop, value, None, "exact", "number", "heading")
    return _read_arabic(text, run.start, run.stop, region)


def _read_odd(text: str, start: int, stop: int) -> ScannedNumber:
    """俩件 is 2, 什二件 is 12; of ⑫件 or ○件 nobody can say whether it is a number, a note or a place to fill in."""
    value = odd_number(text[start:stop])
    if value is None:
        return _damaged(text, start, stop, odd_readings(text[start:stop]))
    end, _, unit, _ = _tail(text, stop)
    return ScannedNumber(start, end, value, unit, "exact", "number", None)


def _read_mixed(text: str, start: int, stop: int) -> ScannedNumber:
    """13万2千条, 1百05件."""
    value = read_mixed(text[start:stop])
    if value is None:
        return _damaged(text, start, stop, (text[start:stop],))
    end, times, unit, more = _tail(text, stop)
    how = qualifier(text[max(0, start - 8) : start], more, text[end : end + 2])
    return ScannedNumber(start, end, scaled(value, times), unit, how, _kind(unit), None)


def _read_latin(text: str, start: int, stop: int) -> ScannedNumber:
    """1.2w次, 2k+次."""
    digits = text[start:stop].rstrip("+")
    value = scaled(read_arabic(digits[:-1]), "万" if digits[-1] in "wW" else "千")
    end, _, unit, _ = _tail(text, stop)
    how = qualifier(text[max(0, start - 8) : start], text[stop - 1] == "+", text[end : end + 2])
    return ScannedNumber(start, end, value, unit, how, "number", None)


def _read_pair(text: str, start: int, stop: int) -> list[ScannedNumber]:
    """二十七、八条 is one number between two; 分别为七、八件 are two."""
    pair = text[start:stop]
    low, high = map(read_chinese, ends_of(pair))
    end, _, unit, _ = _tail(text, stop)
    if "、" in pair and are_told_apart(text, start):
        first = ScannedNumber(start, stop - 2, low, None, "exact", "number", None)
        last = ScannedNumber(stop - 1, end, read_chinese(pair[-1]), unit, "exact", "number", None)
        return [first, last]
    span = (f"{low}-{high}",)
    return [ScannedNumber(start, end, low, unit, "at_least", "number", None, span)]


_Tail = tuple[int, str, str | None, bool]


def _tail(text: str, stop: int) -> _Tail:
    """(end, multiplier, unit, more) of what stands behind a numeral."""
    match = _TAIL.match(text, stop)
    if match is None:
        return stop, "", None, False
    more = any(match.group("more0", "more1", "more2", "more3", "more4", "more5"))
    times = match["times"] or match["bare"] or ""
    unit = match["money"] or match["unit"] or match["apart"] or None
    if unit is None:
        unit = noun_unit(text, match.end())
        if not times and not more:
            return stop, "", unit, False
    return match.end(), times, unit, more


def _kind(unit: str | None) -> MentionKind:
    return "share" if unit in SHARES else "number"


def _read_arabic(text: str, start: int, stop: int, region: bool) -> ScannedNumber:
    digits = text[start:stop]
    note = NOTE.match(text, stop) if text[stop : stop + 1] in _NOTE_STARTS else None
    twice = again(text, stop, read_arabic(digits))
    if twice and not twice[1] and text[start - 1 : start] != "第" and _tail(text, twice[0])[2]:
        return _damaged(text, start, twice[0], (text[start : twice[0]],))
    behind = note.end() if note else twice[0] if twice and twice[1] else stop
    end, times, unit, more = _tail(text, behind)
    if times and not more and unit is None and _is_odd(text, end):
        return _damaged(text, start, end, (text[start:end],))
    end, jiao = parts_of_money(text, end, unit)
    value = scaled(read_arabic(digits), times) + jiao
    if start and text[start - 1] in SIGN_ENDS and (sign := sign_before(text, start, end, unit)):
        start = sign.start
        if not sign.sure:
            end += sign.brackets
            return _damaged(text, start, end, (text[start:end],))
        value = -value
    how = qualifier(text[max(0, start - 8) : start], more, text[end : end + 2])
    reason = None if times else explain_number(text, start, stop, digits, unit, region)
    return ScannedNumber(start, end, value, unit, how, _kind(unit), reason)


def _is_odd(text: str, at: int) -> bool:
    """Whether digits go on behind 万: 13万2."""
    return text[at : at + 1].isdecimal() and not text[at - 1].isdecimal()


def _read_chinese(text: str, start: int, stop: int, region: bool) -> ScannedNumber | None:
    numeral = text[start:stop]
    if numeral[0] in "陆伍拾玖" and text[start - 1 : start] in tuple("大内登着队入退落收捡军"):
        return None
    if text[start - 1 : start] in tuple("高初大") and _OF_SCHOOL.match(text, stop):
        return None  # 高一学生800人: a grade of a school
    twice = again(text, stop, read_chinese(numeral))
    if twice and _tail(text, twice[0])[2] in _CN_UNITS:
        if not twice[1]:
            return _damaged(text, start, twice[0], (text[start : twice[0]],))
        return _counted(text, start, stop, _tail(text, twice[0]), False, region)
    end, times, unit, more = _tail(text, stop)
    above_all = unit is not None and _LONE.fullmatch(numeral) is not None and start > 0
    if above_all and (vague := _VAGUE.search(text, max(0, start - 3), start)):
        if unit not in _CN_UNITS:
            return None
        return ScannedNumber(vague.start(), end, None, unit, "exact", "damaged", None, (numeral,))
    rounded = above_all and _ROUND.search(text, max(0, start - 3), start) is not None
    with_one = start and text[start - 1] in _WORDS_WITH_ONE and numeral[0] in "一万"
    if with_one and not rounded and not behind_a_place(text, start, numeral, unit):
        return None
    if numeral == "零" and is_other_zero(text, start):
        return None
    if numeral in ("零", "〇") and _says_zero(text, start, stop):
        return ScannedNumber(start, max(stop, end), Decimal(0), unit, "exact", "number", None)
    if _is_heading(text, start, stop):
        value = read_chinese(numeral)
        return ScannedNumber(start, stop, value, None, "exact", "number", "heading")
    if not _counts(text, start, numeral, unit):
        return None
    if numeral == "一" and (zero := _not_one(text, start, end, unit)) is not None:
        return zero
    return _counted(text, start, stop, (end, times, unit, more), rounded, region)


def _counts(text: str, start: int, numeral: str, unit: str | None) -> bool:
    """Whether a numeral counts something: with a unit, a large one behind its like (超百, 近万), or
    one that is no word: 一百二十公顷, whatever the unit."""
    if unit is not None:
        return unit in _CN_UNITS
    if _WRITTEN_OUT.fullmatch(numeral):
        return True
    lone = (len(numeral) >= 2 and numeral[0] in "百千") or numeral in _LARGE
    return lone and text[max(0, start - 2) : start].endswith(("超", "逾", "超过", "突破", "近"))


def _counted(
    text: str, start: int, stop: int, tail: _Tail, rounded: bool, region: bool
) -> ScannedNumber | None:
    """The number that a numeral writes; of one between two (七八件) the lower; None: a mere word.

    ``rounded``: it stands behind a word that makes it a lower bound.
    """
    numeral = text[start:stop]
    end, times, unit, more = tail
    how = qualifier(text[max(0, start - 8) : start], more, text[end : end + 2])
    reason = explain_chinese(text, start, stop, numeral, unit, region)
    if (between := read_approximate(numeral)) is not None:
        low, high = (str(scaled(value, times)) for value in between)
        span = (f"{low}-{high}",)
        return ScannedNumber(start, end, Decimal(low), unit, "at_least", _kind(unit), reason, span)
    value = read_chinese(numeral)
    if value is None:
        damaged = ScannedNumber(start, end, None, unit, "exact", "damaged", None, (numeral,))
        return damaged if reason is None and unit is not None else None
    if numeral in MULTIPLIERS and numeral != "十" and not more and unit is not None:
        if rounded:
            how = "at_least"
        elif how == "exact":
            return None
    end, jiao = parts_of_money(text, end, unit)
    return ScannedNumber(start, end, scaled(value, times) + jiao, unit, how, _kind(unit), reason)


def _not_one(text: str, start: int, stop: int, unit: str | None) -> ScannedNumber | None:
    """A zero that is written as a one: 无一人, 未收到一件, 一件也没有, 一件复议都未发生.

    It counts as denial until it is known whether the thing denied is a mention of its own.
    """
    if unit == "例" and text.startswith("外", stop):
        return None  # 无一例外
    before = _NOT_BEFORE.search(text, max(0, start - 8), start)
    after = _NOT_BEHIND.match(text, stop)
    if before is None and after is None and _NOT_AFTER_ALL.match(text, stop) is None:
        return None
    start, stop = before.start() if before else start, after.end() if after else stop
    if denied_again(text, start):  # 不是没有一件
        return ScannedNumber(start, stop, Decimal(1), unit, "exact", "number", "indefinite")
    return ScannedNumber(start, stop, Decimal(0), unit, "exact", "number", "denial")


def _says_zero(text: str, start: int, stop: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[stop : stop + 3]
    if after.startswith("下"):
        return False  # 零下12℃
    if before[-1:] in tuple("\t|") and after[:1] in ("\t", "|", "\n", ""):
        return True  # a cell of a table
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
