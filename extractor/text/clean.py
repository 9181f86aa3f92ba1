"""Cleaning: one pass over the content, every kept character keeping its place in the source.

Folded: full-width letters, digits and punctuation; radicals that stand for ideographs; all kinds
of blanks; the dots that lead from a label to its number (收到申请数……12件), to one blank.  Removed: pinyin in
parentheses, the frame of a number that somebody filled in (__12__件), boxes and the answers that are not ticked (□有 ☑无), zero-width and control characters, blanks at line ends, around the numbers of a
sentence and between all characters of a line, line breaks that a fixed line width put into one, page
numbers in the middle of one.  Put in: a break between a sentence and words of the page that are stuck to it,
a point behind the number of a row, a semicolon between labels with numbers that run together.  The signs of a sum that is told in words become those of
a list (=, +), and square brackets of a remark behind a number round ones.  Nothing else is changed; damage is marked elsewhere, not repaired.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cache
from html import unescape

from .blanks import closed_up
from .changes import DROP
from .colon_pairs import ends_of_pairs
from .document import Source
from .framed import without_frames
from .insertion import AllPlaces, insert_sign
from .leaders import without_leaders
from .linebreaks import Lines, in_word, is_narrow, line_break, lines_of
from .listed_rows import missing_points, with_points
from .narrow import narrow_breaks
from .pagebreaks import without_page_breaks
from .radicals import unified
from .script import (
    character_table,
    count_traditional,
    is_traditional,
    name_table,
    to_simplified,
)
from .spaced import closed_digits, closed_lines
from .stuck_words import broken_apart
from .ticks import as_ticked
from .vocabulary import COUNTERS

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêế"
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?[aāáǎà](?:ng|[nio])?|u[aāáǎà](?:ng|[ni])?|i?[oōóǒò](?:ng|u)?|u[oōóǒò]|"
    r"[iuüǖǘǚǜ]?[eēéěèê](?:ng|[nir])?|[iīíǐì](?:ng|n|[uūúǔù])?|[uūúǔù](?:n|[iīíǐì])?|"
    r"[üǖǘǚǜ](?:n|[eēéěè])?|ńg|ň|ǹ|n)"
)
# With a tone mark it is pinyin wherever it stands; without one only after a Chinese character.
_PINYIN = (
    rf"\((?=[a-z ]{{0,30}}[{_TONED}])[a-z{_TONED}]{{1,7}}(?: [a-z{_TONED}]{{1,7}}){{0,6}}\)"
    rf"|(?<=[一-鿿])\({_SYLLABLE}\)(?=[一-鿿,.:;、。])"
    rf"|(?<=[一-鿿])\((?=[a-z]{{2}}){_SYLLABLE}\)(?=\n|$)"
    # Before a number: where the character before has its pinyin too.
    rf"|(?<=\)[一-鿿])\((?=[a-z]{{2}}){_SYLLABLE}\)(?=\d)"
)
# The look ahead spares nearly every place the attempts: each begins with one of these.
_EDIT = re.compile(
    r"(?=[( \t\x00\n])(?:"
    rf"(?P<pinyin>{_PINYIN})"
    r"|(?P<breaks>[ \t\x00]*\n[ \t\x00\n]*)"
    r"|(?P<tab>[ \x00]*\t[ \t\x00]*)"
    r"|(?P<blanks>[ \x00]{2,}|\x00)"
    r")"
)
_ENTITY = re.compile(
    r"&(?:nbsp|emsp|ensp|thinsp|#160|#xa0|#\d{5}|#x[\da-f]{4}|[lr][ds]quo|middot|hellip|[mn]dash|copy);",
    re.I,
)
"""Blanks and Chinese signs of a page that a copy as text has left written out."""
_NARROW = "\u2006\u2008\u2009\u200a\u202f"
_NARROW_GROUPS = re.compile(
    rf"(?<![\d.,{_NARROW}])[1-9]\d{{0,2}}(?:[{_NARROW}]\d{{3}})++(?![\d{_NARROW}])"
)
"""1 848: the blanks of a typesetter between groups, which part no list's number from its item."""
_NARROW_ITEM = re.compile(rf"^[ \t\u3000]*\d{{1,2}}[{_NARROW}](?!\d{{3}}(?!\d))", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[.*_\[\]()#+~>`-])")
_BOLD = re.compile(r"(^[ \t]*|(?<=\|)[ \t]*)\*\*([^*|\n]+)\*\*(?=[ \t]*(?:\||$))", re.MULTILINE)
_LEANING = re.compile(
    r"(?:(?<=\|)|^(?=[^|\n]{1,90}\|))(?P<blanks>[ \t]*)(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])"
    r"(?P<words>[^*_|\n]{1,80})(?<!\s)(?P=mark)(?=[ \t]*(?:\||$))",
    re.MULTILINE,
)
"""A whole cell between pipes in italics: | *件* |."""
_QUOTED = re.compile(r"^ {0,3}(?:> ?){1,6}(?=[^\n>]*\|)", re.MULTILINE)
"""The mark of a quotation before the row of a table: > | 收到申请数 | 件 | 12 |."""
_FULL_STOP = re.compile(rf"(?<=[\d十百千万][{COUNTERS}])\.(?=[一-鿿])")
"""收到申请12件．主动公开: the stop of a sentence as some typefaces write it."""
_SUM_BEGINS = re.compile(rf"(?<=\d[{COUNTERS}])=(?=[一-鿿])")
_SUM_GOES_ON = re.compile(rf"(?<=\d)\+(?=[一-鿿])|(?<=\d[{COUNTERS}])\+(?=[一-鿿])")
"""收到9件=窗口3+网络6: a list as others write it with a colon."""
_NOTE = re.compile(
    rf"(?<=[\d{COUNTERS}元])(?:〔(?=[比较与同上去其含占增减])([^〔〕()\n]{{2,40}})〕|\[(?=[比较与同上去其含占增减])([^\[\]()\n]{{2,40}})\])"
)
"""公开640条〔同比减少32条〕: a parenthesis in the brackets of some typefaces."""
_BLOCK_ENDS = re.compile(r"</(?:p|h[1-6]|li)\b|<(?:p|h[1-6]|li)[\s>]", re.I)
_STROKES = "│┃║"
"""The strokes between the cells of a table that is drawn in characters: they stand for pipes."""
_CORNERS = dict.fromkeys(map(ord, "├┤┼┬┴┌┐└┘┣┫╋┳┻┏┓┗┛╠╣╬╦╩╔╗╚╝"), "|")
"""Its corners, where there are strokes; alone they are what a wrong encoding makes of characters."""


_BARE = re.compile(rf"(?<=[一-鿿])(?=[a-z]{{0,5}}[{_TONED}])[a-z{_TONED}]{{1,6}}(?![a-z{_TONED}])")
_NEUTRAL = re.compile(r"(?<=[一-鿿])[a-z]{1,6}(?![A-Za-z])")
_FEWEST_BARE = 6
"""Syllables with a tone right behind characters from which a text has its pinyin in it."""


def _without_bare_pinyin(text: str) -> str:
    """The text without the pinyin that stands behind each character and in no parentheses: 信xìn息xī."""
    if not any(sign in text for sign in _TONED):
        return text
    bare, count = _BARE.subn(lambda syllable: DROP * len(syllable[0]), text)
    if count < _FEWEST_BARE:
        return text
    return _NEUTRAL.sub(lambda syllable: DROP * len(syllable[0]), bare)


@cache
def _fold_table() -> dict[int, str]:
    names = name_table()
    simplified = {code: new for code, new in character_table().items() if code not in names}
    table = dict(simplified)
    table.update({code: simplified.get(ord(char), char) for code, char in unified().items()})
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    for code in (0x3000, 0xE5E5, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x1680, 0x0B, 0x0C):
        table[code] = " "
    table.update(dict.fromkeys((0x2010, 0x2011, 0x2212, 0xFE63), "-"))
    for code in (0x85, 0x2028, 0x2029, 0x0D):
        table[code] = "\n"
    invisible = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x200E, 0x200F, 0x7F]
    invisible += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x80, 0x85)]
    # How a sign is to be drawn (9️⃣), and signs of formulas that show nothing.
    invisible += [*range(0xFE00, 0xFE10), 0x20E3, *range(0x2061, 0x2066), 0x180E]
    # Joiners, fillers, marks and variants (default ignorable code points) that show nothing either.
    invisible += [0x34F, 0x61C, 0x115F, 0x1160, 0x3164, 0xFFA0, *range(0x206A, 0x2070)]
    invisible += range(0xE0000, 0xE0200)
    invisible += [*range(0x86, 0xA0), *range(0x09), *range(0x0E, 0x20)]
    for code in invisible:
        table[code] = DROP
    table.update(dict.fromkeys(range(55296, 57344), DROP))
    table.update(dict.fromkeys(map(ord, _STROKES), "|"))
    # 谘詢: a variant that the dictionaries leave as it is.
    table[ord("谘")] = "咨"
    # What recognisers take for a frequent character, and what stands in no such report by itself.
    table.update(
        {
            ord("幵"): "开",
            ord("吿"): "告",
            ord("埸"): "场",
            ord("亊"): "事",
            ord("笫"): "第",
            ord("屮"): "中",
        }
    )
    table.update({ord("﹝"): "〔", ord("﹞"): "〕", ord("﹪"): "%", ord("％"): "%"})
    table.update({ord("㈠") + i: c for i, c in enumerate("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")})
    return table


def _as_sign(entity: re.Match[str]) -> str:
    written = entity.group()
    sign = unescape(written if written[1] == "#" else written.lower())
    return sign + DROP * (len(written) - 1) if len(sign) == 1 else written


def _without_marks(text: str) -> str:
    """The text without the signs of Markdown that show nothing: 1\\.属于, and the marks around a whole cell."""
    if "\\" in text:
        text = _ESCAPE.sub(DROP, text)
    if "**" in text:
        text = _BOLD.sub(lambda m: f"{m[1]}{DROP * 2}{m[2]}{DROP * 2}", text)
    if "|" in text and ("*" in text or "_" in text):
        text = _LEANING.sub(_upright, text)
    if "|" in text and ">" in text:
        text = _QUOTED.sub(lambda mark: DROP * len(mark[0]), text)
    return text


def _closed_groups(text: str) -> str:
    """The text with NUL in place of narrow blanks between groups; at the beginning of a line only
    where no line has such a blank behind the number of an item."""
    items = _NARROW_ITEM.search(text) is not None

    def closed(groups: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, groups.start()) + 1 : groups.start()]
        if items and not line.strip():
            return groups.group()
        return "".join(DROP if sign in _NARROW else sign for sign in groups.group())

    return _NARROW_GROUPS.sub(closed, text)


def _upright(cell: re.Match[str]) -> str:
    drop = DROP * len(cell["mark"])
    return f"{cell['blanks']}{drop}{cell['words']}{drop}"


def fold(text: str) -> tuple[str, int]:
    """Fold width, blanks and script, character for character.

    Returns the folded text, of the same length (characters to be dropped are NUL), and how many
    characters were traditional.
    """
    shown = _without_marks(_ENTITY.sub(_as_sign, text))
    if any(blank in text for blank in _NARROW):
        shown = _closed_groups(shown)
    folded = shown.translate(_fold_table())
    if any(stroke in text for stroke in _STROKES):
        folded = folded.translate(_CORNERS)
    traditional = count_traditional(text)
    if not traditional:
        return folded, 0
    if is_traditional(text):
        return to_simplified(text, folded.translate(name_table())), traditional
    return folded, traditional


def clean(source: Source) -> tuple[str, array[int], array[int], array[int], int]:
    """Returns the cleaned text; for each of its characters the range in the source (two arrays)
    and the place in the content of the source; and the number of traditional characters met."""
    folded, traditional = fold(source.content or source.raw)
    text, kept, ends = _edited(_draft(folded, source))
    shown: AllPlaces = (*_source_places(source, kept, ends), kept)
    text, shown = broken_apart(text, source, shown)
    text, shown = insert_sign(text, missing_points(text), ".", shown)
    text, (starts, stops, kept) = insert_sign(text, ends_of_pairs(text), ";", shown)
    return text, starts, stops, kept, traditional


@dataclass(frozen=True, slots=True)
class _Draft:
    """A folded text before anything is taken out of it: each character has its place in the content.

    ``plain`` has NUL in place of what goes and a blank in place of leaders, which ``folded`` still has
    if ``led``.  ``wrapped`` tells that any line may have been broken in a sentence; ``rows`` are where
    rows of declared tables end.
    """

    source: Source
    folded: str
    plain: str
    led: bool
    wrapped: bool
    lines: Lines
    rows: frozenset[int]


def _draft(folded: str, source: Source) -> _Draft:
    folded = _FULL_STOP.sub("。", _without_bare_pinyin(folded))
    if "=" in folded:
        folded = _SUM_BEGINS.sub(":", _SUM_GOES_ON.sub("、", folded))
    if "〔" in folded or "[" in folded:
        folded = _NOTE.sub(lambda note: f"({note[1] or note[2]})", folded)
    folded = with_points(as_ticked(without_frames(closed_digits(closed_lines(folded)))))
    # The loaders of other formats know their line breaks but those of a narrow column.
    wrapped = source.format in ("txt", "md")
    plain = without_leaders(folded)
    return _Draft(
        source=source,
        folded=folded,
        plain=closed_up(without_page_breaks(plain) if wrapped else plain),
        led=plain != folded,
        wrapped=wrapped,
        lines=lines_of(folded) if wrapped else Lines(0, narrow=narrow_breaks(folded)),
        rows=_row_ends(source) if source.tables else frozenset(),
    )


def _edited(draft: _Draft) -> tuple[str, array[int], array[int]]:
    """The text without what goes; where each of its characters begins in the content, and ends."""
    plain = draft.plain
    pieces: list[str] = []
    # Whole stretches of the text are kept, and with them whole stretches of these places: where
    # each character begins and where it ends.
    places = array("I", range(len(plain) + 1))
    kept, ends = array("I"), array("I")
    at = 0
    for match in _EDIT.finditer(plain):
        start = match.start()
        pieces.append(plain[at:start])
        kept.extend(places[at:start])
        ends.extend(places[at + 1 : start + 1])
        at = match.end()
        new, put = _in_place_of(match, draft)
        if new:
            pieces.append(new)
            kept.append(put)
            ends.append(put + 1)
    pieces.append(plain[at:])
    kept.extend(places[at:-1])
    ends.extend(places[at + 1 :])
    return "".join(pieces), kept, ends


def _in_place_of(match: re.Match[str], draft: _Draft) -> tuple[str, int]:
    """What becomes of a run of blanks or breaks, or of pinyin: one sign of it, with its place, or nothing."""
    start, stop = match.span()
    if match.lastgroup == "breaks":
        put = draft.folded.find("\n", start, stop)
        return _break_at(put, start, stop, draft), put
    if match.lastgroup == "tab":
        return "\t", draft.folded.find("\t", start, stop)
    put = draft.plain.find(" ", start, stop) if match.lastgroup == "blanks" else -1
    return (" " if put >= 0 else ""), put


def _break_at(put: int, start: int, stop: int, draft: _Draft) -> str:
    """What a run of line breaks becomes, the first of which stands at ``put``."""
    folded, lines = draft.folded, draft.lines
    if put in draft.rows:
        return "\n"
    if draft.wrapped:
        return line_break(folded, start, stop, led=draft.led, lines=lines)
    if is_narrow(folded, start, stop, lines):
        return ""
    torn = in_word(folded, start, stop) and not _ends_paragraph(draft.source, put)
    return "" if torn else "\n"


def _ends_paragraph(source: Source, put: int) -> bool:
    """Whether a line break is where a paragraph, a heading or an entry of a web page ends."""
    if source.format not in ("html", "mhtml") or source.starts is None or source.stops is None:
        return False
    return _BLOCK_ENDS.search(source.raw, source.starts[put], source.stops[put]) is not None


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
