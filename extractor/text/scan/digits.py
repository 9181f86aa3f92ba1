"""Digits that are one number, and digits that are not: groups, blanks, line breaks, note marks.

A number is read only where one reading is certain.  What may be one number or several becomes a
damaged mention as a whole: a piece of a number is never offered as a value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..cut_off import ELLIPSIS
from ..vocabulary import (
    COUNTED,
    COUNTED_AT_SIGHT,
    COUNTED_SURELY,
    COUNTERS,
    NUMERALS,
    ONE_TO_NINE,
    TENFOLD,
)
from .numerals import read_chinese
from .twice import TENS, are_told_apart

_COUNTED = f"[{COUNTERS}余多万亿千百元]"
# Behind a lost number.
_COUNTS = rf"(?:[余多]?(?:{COUNTED_AT_SIGHT}|[万亿]元|%|元(?=[,。;、:)\n]|$)))"
_COVERS = "●▇█▓▒░◼◆▪"
"""Signs that people put over digits that they do not tell."""
_ARROW = r"(?:[→⇒➔➜➡⟶⟹⇨]|[-=]>)"
_IN_CELL, _CELL_ENDS = r"(?:(?<=[\t|\n])|(?<=\| ))", r"(?= ?(?:[\t|\n]|$))"
_NUMBER_ENDS = rf"(?= ?{_COUNTED}[^\n\t| ])"
_LOOKALIKES = "OoIlSsZzB?\ufffd□■〓\ue000-\uf8ff"
_GONE = "\ufffd□■〓\ue000-\uf8ff"
_LETTERS = "OoIlSsZB"
_CONFUSED = (
    # 1O45条, l345条, 13S5条: two digits at least, with signs among them that were digits before they were
    # recognised.
    rf"(?!\?)(?=[\d{_LOOKALIKES}]{{0,12}}[{_LOOKALIKES}])(?=(?:[{_LOOKALIKES}]{{0,12}}\d){{2}})[\d{_LOOKALIKES}]{{2,12}}"
    # l2件, S5条, 3B条: one digit and letters; O2O and B2B are words, 5S项目 is a method.
    rf"|(?!(?:O2O|o2o|B2B|B2b|b2b))(?:[{_LETTERS}]{{1,3}}\d|\d[{_LETTERS}]{{1,4}})[{_LETTERS}]{{0,3}}(?! ?项目)"
    # 申请O件, 申请o件, 公开lO条: no digit at all; I期 is a phase of works.
    r"|(?:(?<=[一-鿿:])|(?<=[一-鿿:] ))(?<!第)[OoIl]{1,3}(?! ?(?:项目|期|级|类))"
)
# 11个村×12期: a count stands right before, and the sign multiplies.
_TIMES = "".join(rf"(?<!\d[一-鿿]{{{n}}})" for n in range(1, 6))
LOST_BYTE = "\ufffd"
"""What stands for bytes that no encoding explains."""
_SEVERAL = f"两{ONE_TO_NINE[1:]}"
"""Without 一, which beside a gap is a word as often as a number."""
# 申请2\ufffd件, 公开1\ufffd47条, \ufffd3件, 收到\ufffd十二件, 23\ufffd,: a byte beside the digits says
# nothing any more, be it that it was a digit, or a part of the word behind them.
_LOST = (
    r"(?=[\d\ufffd])(?<![A-Za-z\d.第])(?:(?=[\d.,]{0,12}\ufffd)(?=\ufffd{0,6}\d)[\d\ufffd]"
    rf"(?:[.,]?[\d\ufffd]){{1,12}}(?= ?(?:{_COUNTED}|%))"
    r"|(?<=[一-鿿:])(?!(?:19|20)\d\d\ufffd)\d{1,6}\ufffd{1,3}(?=[,。;]|(?![年月日号时])[一-鿿])"
    rf"|(?<=[一-鿿:])\ufffd{{1,3}}(?:[{NUMERALS}]{{2,9}}|[{_SEVERAL}十])(?= ?{_COUNTED})"
    # 收到申请\ufffd\ufffd件: nothing is left of the number but that there was one; 《\ufffd条例》 has none.
    rf"|(?<=[一-鿿:,。;、(\n ])(?<!性)(?<!第 )\ufffd{{1,6}}(?= ?{_COUNTS}))"
    # 三百四 十五条: a numeral that a blank parts, or two.
    rf"|(?=[{NUMERALS}])(?<![第{NUMERALS}])(?:[{NUMERALS}]{{0,9}}[{TENFOLD}][{NUMERALS}]{{0,4}} [{NUMERALS}]{{1,9}}"
    rf"|[{_SEVERAL}] [{TENFOLD}][{NUMERALS}]{{0,9}})(?= ?{_COUNTED}(?![例款目]))"
    rf"|(?=[{NUMERALS}])(?<![第{NUMERALS}])[{NUMERALS}]{{1,9}}[·•・][{NUMERALS}]{{1,9}}(?= ?{_COUNTED})"
    rf"|(?=[{NUMERALS}])(?<![第{NUMERALS}])[{NUMERALS}]{{1,9}}\ufffd{{1,3}}[{NUMERALS}]{{0,9}}(?= ?{_COUNTED})"
)
_OVER = "\u0300-\u036f\u20d0-\u20f0"
"""Marks that are drawn over the character before them."""
RUNS = (
    rf"(?P<lost>{_LOST})|"
    # 政府信息1 234条, 申请1 2件: only where words stand on both sides, so that it is no row of cells.
    rf"(?P<misread>(?<![A-Za-z\d.])(?:{_CONFUSED}|\d+(?:\.\d+)?[Ee][+-]?\d+)(?= ?{_COUNTED})"
    # 1.2E+1 alone in a cell: a sheet that is too narrow writes so.
    rf"|(?<![A-Za-z\d.])\d\.\d{{1,9}}[Ee]\+?\d{{1,2}}(?![\w.]))"
    rf"|(?P<spaced>(?=\d)(?:(?<=[一-鿿:,;。(])|(?<=[一-鿿:] ))\d{{1,4}}(?: \d{{1,4}})+{_NUMBER_ENDS}"
    # 共收到4 9件 ends its line: a row of cells would have a blank before its first number too.
    rf"|(?=\d)(?<=[一-鿿:])\d{{1,4}}(?: \d{{1,4}})+(?= ?{_COUNTED}(?:\n|$))"
    # 1 848条中,… at the beginning of a line: no number of a list is followed by what is divided.
    rf"|(?<![^\n])[1-9]\d{{0,2}}(?: \d{{3}})+(?=[条件份]中,))"
    # 收 到 申 请 2 6: behind characters that stand apart, digits may do so too, or be cells.
    r"|(?P<spread>(?=\d)(?<=[一-鿿] [一-鿿] [一-鿿] [一-鿿] )\d(?: \d){1,2}(?=\n|$))"
    # 政府信息1, 345条 and 36. 75万元: a sign with a blank behind it, where no list of numbers goes on.
    rf"|(?P<apart>(?=\d)(?:(?<=[一-鿿:])|(?<=[一-鿿:] ))(?:[1-9]\d{{0,2}}(?:, \d{{3}})+|\d{{1,6}}\. \d{{1,2}}|\d{{1,6}} \.\d{{1,2}})"
    rf"(?= ?(?:{_COUNTED}|%)[^\n\t| ]))"
    # 收费.75万元: the digit before the point is lost, or was never written.
    r"|(?P<pointed>(?<=[一-鿿])\.\d{1,4}(?= ?(?:[万亿]|元|%)))"
    # 政府信息15⏎4条: a sentence that was broken inside its number.
    rf"|(?P<broken>(?=\d)(?<=[一-鿿])\d{{1,6}}(?:\n\d{{1,6}}){{1,2}}{_NUMBER_ENDS}"
    rf"|(?<=[一-鿿])(?=\d)\d{{1,4}}\t\d{{1,4}}(?= ?{_COUNTED}[,。;、]))"
    # 1'234件, 1·234条, 12…3件: a sign that is none of numbers stands among the digits.
    rf"|(?P<cut>(?=\d)(?<![\d.,/])\d{{1,6}}(?:(?:['’‘`´‚٬·•・‧∙⋅&°¦↵⏎↩¶]|…+|\.{{2,6}})\d{{1,6}})+(?= ?{_COUNTED})"
    # 申请1:286件, 申请1;286件, 申请1|2件, 申请1(2)件, 申请12·件: a comma that was misread, a note, a list.
    rf"|(?=\d)(?<=[一-鿿])(?:[1-9]\d{{0,2}}[:;]\d{{3}}|\d{{1,6}}\|\d{{1,6}}|\d{{1,6}}\(\d{{1,3}}\)|\d{{1,6}}[·•・]{{1,2}})(?={_COUNTED})"
    # 收到申请6…: a text that was cut, inside its number perhaps; 附件1… and 较2021… count nothing.
    rf"|(?=\d)(?:(?<=[一-鿿:])|(?<=[一-鿿:] ))(?<![件表图第])(?!(?:19|20)\d\d(?!\d))"
    rf"\d{{1,6}}(?:,\d{{1,3}})*(?:\.\d{{1,4}})?(?=[,.]?{ELLIPSIS})"
    # 1_2件, 3×5条, 1=2件, 10+2件: a digit that is lost, a line that was wrapped, or a sum or product that nobody has worked out.
    rf"|(?=\d)(?<![\d.,/_+*×])\d{{1,6}}(?:(?:[_×]|=(?:3D)?)\d{{1,6}}|(?:\+\d{{1,6}}){{1,3}}(?:=\n?\d{{1,6}})?)(?= ?{_COUNTED})"
    # 1*件, ×2件, 32*1件: digits that somebody made illegible, or the mark of a note; nobody can tell.
    rf"|(?=\d)(?<![\d.,/*×])\d{{1,6}}\*{{1,3}}\d{{1,2}}(?= ?{_COUNTED})"
    rf"|(?=\d)(?<![\d.,/*×])\d{{1,6}}[*×]{{1,4}}(?= ?{_COUNTED})"
    rf"|(?=[*×])(?<=[一-鿿:,]){_TIMES}[*×]{{1,4}}\d{{1,6}}(?= ?{_COUNTED})"
    # 12X6条, 1xx件, X6条, 1●4件: so do people who leave the first or the last digits.
    rf"|(?=\d)(?<![A-Za-z\d.,/])\d{{1,6}}[Xx{_COVERS}]{{1,4}}\d{{0,6}}(?= ?{COUNTED_SURELY})"
    rf"|(?=[Xx])(?<=[一-鿿:,]){_TIMES}[Xx]{{1,4}}\d{{1,6}}(?= ?{COUNTED_SURELY})"
    rf"|(?=[{_COVERS}])(?<=[一-鿿])[{_COVERS}]{{1,4}}\d{{1,6}}(?= ?{COUNTED_SURELY})"
    rf"|(?=\d){_IN_CELL}\d{{1,6}}[Xx{_COVERS}]{{1,4}}\d{{0,6}}{_CELL_ENDS}"
    # Digits with strokes or rings drawn over them: struck out, perhaps.
    rf"|(?=\d)(?<![\d.,/])\d[\d,.]{{0,8}}[{_OVER}][\d,.{_OVER}]{{0,20}}"
    # 1?件, 信息□2条: a digit is lost behind or before the one that is left.
    rf"|(?=\d)(?<![\d.,/])\d[{_GONE}?]{{1,3}}(?= ?{_COUNTED})|(?<=[一-鿿])[{_GONE}]{{1,3}}\d(?= ?{_COUNTED}))"
    # 93→134件, 93件→134件, [-93-]{{+134+}}件: an old and a new version of one number.
    rf"|(?P<versions>(?=\d)(?<![\d.,/])\d{{1,6}}[{COUNTERS}]{{0,2}} ?{_ARROW} ?\d{{1,6}}(?= ?{_COUNTED})"
    rf"|(?=\d){_IN_CELL}\d{{1,6}} ?{_ARROW} ?\d{{1,6}}{_CELL_ENDS}"
    rf"|\[-\d{{1,6}}-\] ?\{{\+\d{{1,6}}\+\}}(?= ?{_COUNTED})"
    rf"|\{{--\d{{1,6}}--\}} ?\{{\+\+\d{{1,6}}\+\+\}}(?= ?{_COUNTED})"
    rf"|\{{~~\d{{1,6}}~>\d{{1,6}}~~\}}(?= ?{_COUNTED}))"
    # 公开1、100件: one number with a wrong sign, or two of a list.
    rf"|(?P<listed>(?=\d)(?<=[一-鿿])(?:[1-9]\d{{0,2}}、\d{{3}}(?= ?{_COUNTED})|{TENS}))"
    r"|(?P<arabic>(?<![\d.])(?:\d+(?:,\d+)+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?))"
)
"""Runs of Arabic digits, as parts of a pattern."""

NOTE = re.compile(
    r"(?:[¹²³⁰⁴-⁹₀-₉]{1,3}|[①-⑳❶-❿]|\[(?:[一-鿿A-Za-z]{1,4})?\d{1,2}\]|〔\d{1,2}〕|[(\[〔]注 ?\d{0,2}[)\]〕]|[*※†‡]{1,3})"
    r"(?![一-鿿]?[²³])"
)
"""The mark of a note behind a number: 12¹件, 18①, 345[2]条, 12〔1〕件; or of a comment, behind the name of who wrote it:
134[王1]件."""

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_BLANKS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AVERAGE = re.compile(r"均|每|比例|指数|得分|[倍率]")
_LIST_MARK = re.compile(r"\d{1,2}[.．]")


class DigitRun(NamedTuple):
    """Digits and what they are: one number, the number of a list's item, or not to be told."""

    start: int
    stop: int
    kind: str
    """``number``, ``heading`` or ``damaged``."""
    hypotheses: tuple[str, ...] = ()


def runs(text: str, start: int, stop: int) -> list[DigitRun]:
    """The numbers in a run of digits with commas or without."""
    digits = text[start:stop]
    if "、" in digits:
        return _with_a_stop(text, start, stop)
    if "," in digits:
        return _with_commas(text, start, stop)
    if "." in digits and (listed := _list_item(text, start, stop)) is not None:
        return listed
    return [DigitRun(start, stop, "number")]


def joined(text: str, start: int, stop: int) -> DigitRun:
    """Digits with blanks or a line break between them, in the middle of a sentence."""
    digits = text[start:stop]
    if digits[0] == ".":
        return DigitRun(start, stop, "damaged", (f"0{digits}",))
    if "," in digits or "." in digits:
        return _parted(text, start, stop)
    if _BLANKS.fullmatch(digits):
        return DigitRun(start, stop, "number")
    whole = "".join(digits.split())
    return DigitRun(start, stop, "damaged", (whole, " ".join(digits.split())))


def cut(text: str, start: int, stop: int) -> DigitRun:
    """Digits with signs among them that nobody writes in a number, or a piece of one."""
    digits = text[start:stop]
    if digits.replace(",", "").replace(".", "").isdecimal():
        return DigitRun(start, stop, "damaged", (f"{digits}…",))
    return DigitRun(start, stop, "damaged", ("".join(filter(str.isdecimal, digits)), digits))


def versions(text: str, start: int, stop: int) -> list[DigitRun]:
    """93→134: an old and a new version, of which nobody can say that the new one stands; behind two
    years (2021→2022年) it is a number of each."""
    first, last = _DIGITS.finditer(text, start, stop)
    if _OF_YEARS.search(text, max(0, start - 30), start):
        return [DigitRun(*digits.span(), "number") for digits in (first, last)]
    return [DigitRun(start, stop, "damaged", (last[0], first[0]))]


_DIGITS = re.compile(r"\d+")
_OF_YEARS = re.compile(rf"20\d\d ?年?度? ?{_ARROW} ?20\d\d[^。;\n]*$")


def _with_a_stop(text: str, start: int, stop: int) -> list[DigitRun]:
    """分别为1、100件 are two numbers; 公开1、100件 may be one whose comma was taken for a stop, and
    公开27、8条 one between two."""
    digits = text[start:stop]
    first, _, second = digits.partition("、")
    if len(second) == 1:
        two = int(first[-1]) + 1 != int(second) or are_told_apart(text, start)
    else:
        two = is_listed(text, start)
    if two:
        middle = start + len(first)
        return [DigitRun(start, middle, "number"), DigitRun(middle + 1, stop, "number")]
    meant = first + second if len(second) > 1 else f"{first}-{first[:-1]}{second}"
    return [DigitRun(start, stop, "damaged", (meant, digits))]


_LISTS = re.compile(r"(?:分别|依次|各[为是]|[、/])[^。;\n]{0,40}$")
"""Words before numbers that stand in a list."""
_LISTED_WITHIN = 60


def is_listed(text: str, start: int) -> bool:
    """Whether the words before a place say that what stands there is one of several numbers."""
    return _LISTS.search(text, max(0, start - _LISTED_WITHIN), start) is not None


_IDEOGRAPH = re.compile("[一-鿿]")
_NO_THINGS = re.compile(r"个|[一-鿿]{1,2}/|次方|人(?:年|天)")
"""Units that may be parted though their first character counts whole things."""

_WHOLE = re.compile(COUNTED)
_WHOLE_THINGS = re.compile(rf" ?{COUNTED}")
_LARGE_OR_WHOLE = re.compile(rf"[百千]?[万亿]|{_WHOLE_THINGS.pattern}")


def _parted(text: str, start: int, stop: int) -> DigitRun:
    """1, 345 and 36. 75: one number, unless numbers stand in a list or things are counted by parts."""
    digits = text[start:stop]
    listed = is_listed(text, start)
    whole = "." not in digits or _WHOLE_THINGS.match(text, stop) is None
    if not listed and whole:
        return DigitRun(start, stop, "number")
    return DigitRun(start, stop, "damaged", (digits.replace(" ", ""), digits))


MEANT = str.maketrans("OoIlSsZzB", "001155228")


_DOTS = re.compile("[·•・]")


def lost(text: str, start: int, stop: int) -> DigitRun:
    """Digits or a numeral beside a lost byte or a dot: what number it was, nobody can say."""
    numeral = text[start:stop]
    whole = _DOTS.sub("", numeral)
    if whole != numeral and (value := read_chinese(whole)) is not None:
        return DigitRun(start, stop, "damaged", (f"{value}", numeral))
    return DigitRun(start, stop, "damaged", (text[start:stop],))


def misread(text: str, start: int, stop: int) -> DigitRun:
    """1O45, l345: what was recognised is no number; 1.3E+03 is not as it was printed."""
    words = text[start:stop]
    meant = words.translate(MEANT) if "+" not in words else words
    return DigitRun(start, stop, "damaged", (meant,) if meant.isdecimal() else (words,))


def _with_commas(text: str, start: int, stop: int) -> list[DigitRun]:
    """12,345 is one number, 3,0,2 are three; 12,3456 may be either, and neither is certain."""
    digits = text[start:stop]
    if _GROUPED.fullmatch(digits):
        return [DigitRun(start, stop, "number")]
    groups = digits.split(",")
    years = sum(_YEAR.fullmatch(group) is not None for group in groups)
    if any(len(group.partition(".")[0]) >= 3 for group in groups[1:]) and not years:
        return [DigitRun(start, stop, "damaged", (digits.replace(",", ""), ", ".join(groups)))]
    counted = _LARGE_OR_WHOLE.match(text, stop) and _IDEOGRAPH.match(text[start - 1 : start])
    if len(groups) == 2 and counted and "." not in digits and not years:
        listed = is_listed(text, start)
        if not listed:  # 办结1,23件, 1,2万件
            return [DigitRun(start, stop, "damaged", ("".join(groups), ", ".join(groups)))]
    found, at = [], start
    for group in groups:
        found.append(DigitRun(at, at + len(group), "number"))
        at += len(group) + 1
    return found


def _list_item(text: str, start: int, stop: int) -> list[DigitRun] | None:
    """1.12件 at the beginning of an item: nobody counts 1.12 applications.

    Elsewhere 1.234件 may be a count whose groups a dot divides; averages are what they are.
    """
    digits = text[start:stop]
    if not _WHOLE.match(text, stop) or (mark := _LIST_MARK.match(digits)) is None:
        if re.fullmatch(r"[1-9]\d{2,}\.\d{3}", digits) and _WHOLE.match(text, stop):
            return [DigitRun(start, stop, "damaged", (digits,))]
        return None
    before = text[start - 1] if start else "\n"
    if before in "\n:;。" and mark.end() < len(digits):
        at = start + mark.end()
        return [DigitRun(start, at - 1, "heading"), DigitRun(at, stop, "number")]
    context = text[max(0, text.rfind("\n", 0, start), start - 14) : start]
    if _AVERAGE.search(context):
        return None
    if len(digits) - mark.end() == 3:
        return [DigitRun(start, stop, "damaged", (digits.replace(".", ""), digits))]
    parts = digits[mark.end() :].strip("0")
    if parts and _IDEOGRAPH.match(before) and not _NO_THINGS.match(text, stop):
        return [DigitRun(start, stop, "damaged", (digits[mark.end() :], digits))]  # 收到申请1.12件
    return None
