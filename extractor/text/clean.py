"""Cleaning: one pass over the content, every kept character keeping its place in the source.

Folded: full-width letters, digits and punctuation; radicals that stand for ideographs; all kinds
of blanks; the dots that lead from a label to its number (收到申请数……12件), to one blank.  Removed: pinyin in
parentheses, zero-width and control characters, blanks at line ends and around the numbers of a sentence,
line breaks that a fixed line width put into one, page numbers in the middle of one.  Nothing else is changed; damage is marked elsewhere, not mended.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

from .blanks import closed_up
from .document import Source
from .leaders import is_led, without_leaders
from .pagebreaks import without_page_breaks
from .radicals import unified
from .script import (
    character_table,
    count_traditional,
    is_traditional,
    name_table,
    to_simplified,
)

_DROP = "\x00"

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêế"
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?[aāáǎà](?:ng|[nio])?|u[aāáǎà](?:ng|[ni])?|i?[oōóǒò](?:ng|u)?|u[oōóǒò]|"
    r"[iuüǖǘǚǜ]?[eēéěèê](?:ng|[nir])?|[iīíǐì](?:ng|n|[uūúǔù])?|[uūúǔù](?:n|[iīíǐì])?|"
    r"[üǖǘǚǜ](?:n|[eēéěè])?|ńg|ň|ǹ|n)"
)
# With a tone mark it is pinyin wherever it stands; without one only after a Chinese character.
_PINYIN = (
    rf"\((?=[a-z]*[{_TONED}])[a-z{_TONED}]{{1,7}}\)"
    rf"|(?<=[一-鿿])\({_SYLLABLE}\)(?=[一-鿿,.:;、。])"
)
# The look ahead spares nearly every place the four attempts: each begins with one of these.
_EDIT = re.compile(
    r"(?=[( \t\x00\n])(?:"
    rf"(?P<pinyin>{_PINYIN})"
    r"|(?P<breaks>[ \t\x00]*\n[ \t\x00\n]*)"
    r"|(?P<tab>[ \x00]*\t[ \t\x00]*)"
    r"|(?P<blanks>[ \x00]{2,}|\x00)"
    r")"
)
_BLANK_LINE = re.compile(r"\n[ \t\x00]*\n")

_TERMINAL = '。;:!?”"》)】』」…|'
_OPENS_BLOCK = re.compile(
    r"[|•·●○◎◆◇■□▪▲△▼▽★☆※➢➤✓√\-—*#>\t]|第?[一二三四五六七八九十]+[、.部章节是]|\([一二三四五六七八九十\d]+\)"
    r"|\d{1,2}[、.](?!\d)|\S{2,6}:|[\d./%,-]+(?:\n|$)|附[件表]"
    r"|[〇○零OＯo0一二三四五六七八九十\d年月日 ]{6,}(?:\n|$)"
)
_ENDS_BLOCK = re.compile(r"(?:报告|情况|通知|公告|通报|公示|简讯|年报|目录|首页|正文|统计表)$")
# Fields of the record that a site prints above a report: no sentence goes on behind them.
_RECORD = re.compile(r"(?:索\s?引\s?号|发布机构|发文机关|信息来源|文\s?号|浏览次数|点击数)\s?:")
# The path to a page: 首页 > 信息公开 > 年度报告.
_PATH = re.compile(r"[一-鿿] ?(?:>{1,2}|»|›|→) ?[一-鿿]")
_TORN_NUMBER = re.compile(
    r"[\d,.]+%?[ \x00]*\n[ \x00\n]*(?:[条件次人份个名篇项家元](?:次|余)?)?[,。;、]"
)
_UNIT_FIRST = re.compile(r"[条件次人份个名篇项家元](?:次|余)?[,。;、]")
# A line of cells is a row of a flattened table: it is never the rest of a sentence.
_CELL = r"(?:-?\d[\d,.]*%?(?:元|万元)?(?:\([^()\n]*\))?|[/—\-]+|无)"
_UNIT_CELL = r"(?:[条件次篇个人份]|人次|万?元)"
_TABLE_ROW = re.compile(
    rf"(?:[^\s,。;:!?]+ )?(?:{_UNIT_CELL} )?{_CELL}(?: {_CELL})*[ \x00]*(?:\n|$)|{_UNIT_CELL}[ \x00]*\n"
)
# Three cells side by side begin a row, whatever words stand behind them.
_CELLS_FIRST = re.compile(rf"{_CELL}(?:[ \t\x00]+{_CELL}){{2}}(?![^ \t\n])")
# 统计指标 单位 统计数 统计指标 单位 统计数: words apart, without a stop and a number, are headers.
_HEADERS_ROW = re.compile(r"[一-鿿()/]+(?:[ \x00]+[一-鿿()/]+){2,}[ \x00]*(?:\n|$)")
# A count is the end of an entry, unless the line is as wide as the text: then it was wrapped.
_ENDS_COUNT = re.compile(r"\d[余多万亿]{0,2}(?:[条件次人份个名篇项家期场]|人次|元)$")
_ENDS_ROW = re.compile(r" (?:[/—\-]+|无)$")
# What some copies make of a blank that does not break, at the beginning of a cell.
_LOST_BLANK = re.compile(r"\?[ \x00]+\d[\d,.]*[ \x00]*(?:\n|$)")
_FULL = 0.85
_CLOSING = ")、,。;:!?%》”】"


_ENTITY = re.compile(r"&(?:nbsp|emsp|ensp|thinsp|#160|#12288|#xa0|#x3000);", re.I)
"""Blanks of a page that a copy as text has left written out."""
_STROKES = "│┃║"
"""The strokes between the cells of a table that is drawn in characters: they stand for pipes."""
_CORNERS = dict.fromkeys(map(ord, "├┤┼┬┴┌┐└┘┣┫╋┳┻┏┓┗┛╠╣╬╦╩╔╗╚╝"), "|")
"""Its corners, where there are strokes; alone they are what a wrong encoding makes of characters."""
_ALONE = re.compile(r"[ \x00]*[一-鿿][ \x00]*")


def _is_set_downwards(folded: str, start: int, stop: int) -> bool:
    """Whether a line break stands between characters that each have a line, three of them at least."""
    end = folded.find("\n", stop)
    end = len(folded) if end < 0 else end
    begin = folded.rfind("\n", 0, start)
    if not _ALONE.fullmatch(folded, begin + 1, start) or not _ALONE.fullmatch(folded, stop, end):
        return False
    before = folded.rfind("\n", 0, max(begin, 0))
    after = folded.find("\n", end + 1)
    after = len(folded) if after < 0 else after
    return bool(
        _ALONE.fullmatch(folded, before + 1, max(begin, 0))
        or _ALONE.fullmatch(folded, end + 1, after)
    )


@cache
def _fold_table() -> dict[int, str]:
    names = name_table()
    simplified = {code: new for code, new in character_table().items() if code not in names}
    table = dict(simplified)
    table.update({code: simplified.get(ord(char), char) for code, char in unified().items()})
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    for code in (0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F, 0x205F, 0x1680, 0x0B, 0x0C):
        table[code] = " "
    table.update(dict.fromkeys((0x2010, 0x2011, 0x2212, 0xFE63), "-"))
    for code in (0x85, 0x2028, 0x2029, 0x0D):
        table[code] = "\n"
    invisible = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x200E, 0x200F, 0x7F]
    invisible += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x80, 0x85)]
    # How a sign is to be drawn (9️⃣), and signs of formulas that show nothing.
    invisible += [*range(0xFE00, 0xFE10), 0x20E3, *range(0x2061, 0x2065), 0x180E]
    invisible += [*range(0x86, 0xA0), *range(0x09), *range(0x0E, 0x20)]
    for code in invisible:
        table[code] = _DROP
    table.update(dict.fromkeys(range(55296, 57344), _DROP))
    table.update(dict.fromkeys(map(ord, _STROKES), "|"))
    # 谘詢: a variant that the dictionaries leave as it is.
    table[ord("谘")] = "咨"
    table.update({ord("﹝"): "〔", ord("﹞"): "〕", ord("﹪"): "%", ord("％"): "%"})
    table.update({ord("㈠") + i: c for i, c in enumerate("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")})
    return table


def _as_blank(entity: re.Match[str]) -> str:
    return " " + _DROP * (len(entity.group()) - 1)


def fold(text: str) -> tuple[str, int]:
    """Fold width, blanks and script, character for character.

    Returns the folded text, of the same length (characters to be dropped are NUL), and how many
    characters were traditional.
    """
    folded = _ENTITY.sub(_as_blank, text).translate(_fold_table())
    if any(stroke in text for stroke in _STROKES):
        folded = folded.translate(_CORNERS)
    traditional = count_traditional(text)
    if not traditional:
        return folded, 0
    if is_traditional(text):
        return to_simplified(text, folded.translate(name_table())), traditional
    return folded, traditional


def _break(folded: str, start: int, stop: int, *, led: bool, width: int) -> str:
    """What a run of line breaks becomes: a line break, or nothing inside a wrapped sentence.

    ``led`` tells that dots lead to a number somewhere in the text; ``width`` is the length of its
    longest line.
    """
    if start == 0 or stop == len(folded):
        return "\n"
    line = folded[max(folded.rfind("\n", 0, start) + 1, start - 60) : start].strip(" \x00")
    following = folded[stop : stop + 80]
    if not line or _BLANK_LINE.search(folded, start, stop) or "|" in line or _RECORD.search(line):
        return "\n"
    if _PATH.search(line):
        return "\n"
    if _LOST_BLANK.match(following) or (led and is_led(folded, start, stop)):
        return "\n"
    if _TORN_NUMBER.match(following):
        return ""
    if line[-1] in _TERMINAL or _OPENS_BLOCK.match(following):
        return "" if following[0] in _CLOSING and line[-1] not in "|" else "\n"
    if following[0] in _CLOSING:
        return ""
    # 无 below 无 are cells.
    if len(line) == 1 and line != following[0] and _is_set_downwards(folded, start, stop):
        return ""
    if line[-1].isdigit():
        return "" if _UNIT_FIRST.match(following) else "\n"
    if (
        _CELLS_FIRST.match(following)
        or _TABLE_ROW.match(following)
        or _ENDS_ROW.search(line)
        or _HEADERS_ROW.fullmatch(line)
    ):
        return "\n"
    if _ENDS_COUNT.search(line) and start - folded.rfind("\n", 0, start) < _FULL * width:
        return "\n"
    # Blanks between words make no line long: 【字体:      】  打印.
    long = len(line) - line.count(" ") - line.count("\x00") >= 15
    wrapped = long and not _ENDS_BLOCK.search(line) and "\t" not in line
    return "" if wrapped and "|" not in following.partition("\n")[0] else "\n"


def clean(source: Source) -> tuple[str, array[int], array[int], array[int], int]:
    """Returns the cleaned text; for each of its characters the range in the source (two arrays)
    and the place in the content of the source; and the number of traditional characters met."""
    content = source.content or source.raw
    folded, traditional = fold(content)
    # The loaders of other formats know their line breaks; text may come from a fixed line width.
    wrapped = source.format in ("txt", "md")
    pieces: list[str] = []
    # Whole stretches of the text are kept, and with them whole stretches of these places: where
    # each character begins and where it ends.
    places = array("I", range(len(folded) + 1))
    plain = without_leaders(folded)
    led = plain != folded
    plain = closed_up(without_page_breaks(plain) if wrapped else plain)
    kept, ends = array("I"), array("I")
    at = 0
    width = max(map(len, folded.split("\n"))) if wrapped else 0
    rows = _row_ends(source) if wrapped and source.tables else frozenset()
    for match in _EDIT.finditer(plain):
        start, stop = match.span()
        pieces.append(plain[at:start])
        kept.extend(places[at:start])
        ends.extend(places[at + 1 : start + 1])
        at = stop
        if match.lastgroup == "breaks":
            put = folded.find("\n", start, stop)
            sure = not wrapped or put in rows
            new = "\n" if sure else _break(folded, start, stop, led=led, width=width)
        elif match.lastgroup == "tab":
            new, put = "\t", folded.find("\t", start, stop)
        else:
            put = plain.find(" ", start, stop) if match.lastgroup == "blanks" else -1
            new = " " if put >= 0 else ""
        if new:
            pieces.append(new)
            kept.append(put)
            ends.append(put + 1)
    pieces.append(plain[at:])
    kept.extend(places[at:-1])
    ends.extend(places[at + 1 :])
    text = "".join(pieces)
    return text, *_source_places(source, kept, ends), kept, traditional


def _row_ends(source: Source) -> frozenset[int]:
    """Where rows of declared tables end in the content, and their last row begins a line."""
    ends = {cell.stop for table in source.tables for cell in table.cells}
    starts = {cell.start - 1 for table in source.tables for cell in table.cells}
    return frozenset(ends | starts)


def _source_places(
    source: Source, kept: array[int], ends: array[int]
) -> tuple[array[int], array[int]]:
    """The range in the source of each character that stands at these places of the content."""
    if source.starts is None or source.stops is None:
        return kept, ends
    starts = array("I", map(source.starts.__getitem__, kept))
    return starts, array("I", map(source.stops.__getitem__, kept))
