"""What touches a number: a numeral is cut at the first sign outside its grammar, and the piece looks whole.

Digits, numerals and letters that look like digits are taken together with the marks, blanks and line
breaks between them.  Where such a run is one number by the strict rules of groups, it is read; where
it is no list either, it is damaged as a whole, so that no piece of it is offered as a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..vocabulary import COUNTED, COUNTED_SURELY, DIGITS, NUMERALS
from .digits import MEANT, DigitRun, is_listed
from .numerals import read_mixed

_LATIN = "OoIlSsZzB"
_FOREIGN = "ОоЗзБбІіЅѕВΟοΙΒΖ"
"""Letters of Cyrillic and Greek that look like digits or like the letters that do."""
_LETTERS = _LATIN + _FOREIGN
_SIGN = rf"[\d{NUMERALS}{_LETTERS}]"
_LOOSE = rf"[\d{_LETTERS}]"
_BREAK = r"[-\\=↵⏎↩¶]?\n{1,2}(?:> ?){0,3}"
_JOINT = rf"(?: ?\\?[.,](?:{_BREAK}| )?|{_BREAK}[.,]?|[/\\。]|~{{1,2}}| )"
_UNIT = rf"(?:[余多]?(?:{COUNTED}|[亿万千百]?元|%))"
_RUN = re.compile(
    rf"(?=[\d{NUMERALS}{_LETTERS}])"
    # 1,2S6 in a cell or before a comma: groups with letters among them need no unit.
    rf"(?:(?:(?<![\w.,\-])|(?<=[一-鿿]))(?=[\d,]{{0,9}}[{_LETTERS}]){_LOOSE}{{1,3}}(?:,{_LOOSE}{{3}}){{1,4}}"
    rf"(?=[\s|。;、)]|,(?!{_LOOSE})|$)|"
    # Behind a word, perhaps with a blank between.
    rf"(?:(?<=[一-鿿:\)”])|(?<=[一-鿿:] )|(?<=[一-鿿:]~)|(?<=[一-鿿:]~~))(?<![{NUMERALS}第])(?<![件表图] )"
    rf"{_SIGN}{{1,12}}+(?:{_JOINT}(?=[\d{_LETTERS}]){_SIGN}{{1,12}}+){{0,6}}"
    rf"(?:(?<=[万亿])|(?= ?{_UNIT})))"
)
_TRIGGER = re.compile(
    rf"[{_LETTERS}]|[\n~/。\\ ]|\d[{NUMERALS}]+\d|\d[零{DIGITS}十两]|[{NUMERALS}]\d|\..*\."
)
"""What no number has that was read from its first sign to its last."""
_WORDS_BEFORE_COUNTS = frozenset("到请息件共计了约有达理结公示布近超过")
"""Behind them 四5件 is no name with a number: 中队三12件, 统一5件."""
_MIXED = re.compile(rf"\d[{NUMERALS}]+\d|\d[零{DIGITS}十两]")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,4})?[万亿]?")
_DECIMAL = re.compile(r"\d{1,6}\.\d{1,4}[万亿]?")
_PERHAPS = re.compile(
    rf"(?:{_LOOSE}{{1,3}}(?:,{_LOOSE}{{3}})+|{_LOOSE}{{1,9}})(?:\.{_LOOSE}{{1,4}})?[百千]?[万亿]?"
)
_NO_NUMBER_FIRST = re.compile(rf"(?![OIlОІΟΙ]{{1,3}}[,.])[{_LETTERS}]+[ ,.]")
"""方案B,300件: a letter that no number begins with stands alone."""
_NAMES = ("O2O", "o2o", "B2B", "B2b", "b2b")
_FRACTION = re.compile(r"(?!(?:19|20)\d\d/)\d{1,6}[/\\]\d{1,6}")
_STOP_FOR_POINT = re.compile(r"\d{1,6}。\d{1,4}(?P<large>[百千]?[万亿])?")
_RATE = re.compile(r"率[^,。;:\d]{0,6}$")
"""Words before a rate, which may be whole and end a sentence: 满意率为98。5%的来信人…"""
_CODE = re.compile(r"[SZB]\d{1,3} \d{1,6}")
"""S15 2个出入口: a road, a course or a storey by its letter, and a count."""
_DOTS = re.compile(r"(?!(?:19|20)\d\d\.)\d{1,4}(?:\.\d{1,4}){2,6}[万亿]?")
_HARD = re.compile(r"[-\\=↵⏎↩¶]\n|\n>")
"""A mark of a program at the end of a line (-, \\, =, ↵), the mark of a quoted line: no number has them inside."""
_PLAIN = re.compile(r"\d{1,9}[万亿]?")
_GAP = re.compile(r"[-\\=↵⏎↩¶]?\n+(?:> ?)*|[ \\]")
_THINGS = re.compile(rf" ?[余多]?{COUNTED_SURELY}")
_PARTS = re.compile(r" ?(?:元|%)")
_MULTIPLIERS = "百千万亿"
_MEANT = MEANT | str.maketrans(_FOREIGN, "0033661155800182")


def whole_runs(text: str) -> Iterator[DigitRun]:
    """The runs that are no list, with what each is: one number, or damaged."""
    for match in _RUN.finditer(text):
        words = match.group()
        if not _TRIGGER.search(words):
            continue
        start, stop = match.span()
        if (stop_of_number := _one_number(text, start, stop)) is not None:
            yield DigitRun(start, stop_of_number, "number")
        elif _is_cut(text, start, stop):
            meant = _GAP.sub("", words).translate(_MEANT)
            told = (
                (meant,)
                if any(sign in _LETTERS for sign in words)
                else (meant, " ".join(words.split()))
            )
            yield DigitRun(start, stop, "damaged", tuple(dict.fromkeys(told)))


def _one_number(text: str, start: int, stop: int) -> int | None:
    """Where the digits of a run end that is one number: its groups or its decimals are whole.

    A comma at the end of a line may end a clause: only things that are counted one by one, behind
    a word that no list of numbers follows, go on in the next line.
    """
    words = text[start:stop]
    whole = _GAP.sub("", words)
    end = stop - (len(words) - len(words.rstrip(_MULTIPLIERS)))
    if whole == words or _HARD.search(words):
        return None
    if _DECIMAL.fullmatch(whole):
        point = words.index(".")
        certain = "\n" in words[:point] and "\n" not in words[point:] and " " not in words
        large = whole[-1] in "万亿" or _PARTS.match(text, stop)
        return end if large and (certain or "\\." in words) else None
    if not _GROUPS.fullmatch(whole):
        return None
    if "\n" not in words and " " not in words:
        return end
    listed = is_listed(text, start) or text[start - 1] in "为是:数量"
    return end if not listed and _THINGS.match(text, stop) else None


def _is_cut(text: str, start: int, stop: int) -> bool:
    """Whether a run may be one number that nobody can read for certain, and is no list."""
    words = text[start:stop]
    if "~" in words:
        return text[start - 1] == "~"  # ~61~45: struck out, or from about
    if words[0] in NUMERALS and text[start - 1] not in _WORDS_BEFORE_COUNTS:
        return False
    if any(sign in _LETTERS for sign in words):
        named = _CODE.fullmatch(words) and text[start - 1] not in _WORDS_BEFORE_COUNTS
        return not named and _has_letters(words)
    whole = _GAP.sub("", words)
    if _MIXED.search(words) or words[0] in NUMERALS:
        return "," not in words or None in map(read_mixed, words.split(","))
    if _FRACTION.fullmatch(words):
        listed = is_listed(text, start)
        return not listed and _THINGS.match(text, stop) is not None
    if point := _STOP_FOR_POINT.fullmatch(words):
        return not _ends_sentence(text, start, stop) and (
            point["large"] is not None or _PARTS.match(text, stop) is not None
        )
    if _DOTS.fullmatch(words):
        return words[-1] in "万亿" or _THINGS.match(text, stop) is not None
    if _HARD.search(words) and _PLAIN.fullmatch(whole):
        return True
    broken = "\n" in words and _DECIMAL.fullmatch(whole) is not None
    return whole != words and (broken or _GROUPS.fullmatch(whole) is not None)


def _ends_sentence(text: str, start: int, stop: int) -> bool:
    """Whether the stop in 100。50% is one: no share is above the whole, and behind a rate words go on."""
    if text[stop : stop + 1] != "%":
        return False
    goes_on = "一" <= text[stop + 1 : stop + 2] <= "鿿"
    rate = goes_on and _RATE.search(text, max(0, start - 8), start) is not None
    return rate or text.startswith("100。", start)


def is_lettered(cell: str) -> bool:
    """Whether a cell is groups of digits with letters among them: 1,2S6."""
    return "," in cell and _has_letters(cell)


def _has_letters(words: str) -> bool:
    """Whether letters among digits were digits, beyond what a run without marks tells by itself."""
    if not any(sign.isdecimal() for sign in words):
        return False
    alone = all(sign in _LATIN or sign.isdecimal() for sign in words)
    if alone or _NO_NUMBER_FIRST.match(words) or words.startswith(_NAMES):
        return False
    return _PERHAPS.fullmatch(_GAP.sub("", words)) is not None
