"""Markdown to content: its marks, and the HTML that programs write into it, tables above all.

A Markdown text is a page whose lines stand as they are; ``**12**`` and ``$12\\%$`` are numbers,
``~~99~~`` is struck out, ``18^1^`` has a note, ``[12](2023/99.html)`` is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.text.vocabulary import COUNTED, COUNTERS, UNIT_CELL

from .raised import raised

_DATA = r"data:[a-z]{1,20}/[\w.+\-]{1,60}[^\s()<>]*+"
"""A picture that is written into the text: megabytes of letters and digits, and no words."""

_TARGET = (
    rf"(?:\(\s?<?{_DATA}>?(?:\s\"[^\"\n]{{0,200}}\")?\s?\)|"
    r"\((?=[^()\s]*[./#])(?:[^()\s]|\([^()\s]{0,200}\)){1,500}(?:\s\"[^\"\n]{0,200}\")?\))"
)
_COUNTED = rf"(?= ?(?:[{COUNTERS}万亿元%％]|\\%))"
_FORMULA = r"\s?-?\d[\d,.{}\s]{0,20}(?:\\?%\s?)?"
_RECOGNISED = (
    r"<\|ref\|>[a-z_ ]{1,40}<\|/ref\|>|<\|det\|>[\[\]\d,. ]{1,300}<\|/det\|>"
    r"|<\|box_start\|>[()\d,. ]{1,300}<\|box_end\|>"
    r"|(?<![^\n])\{\d{1,4}\}-{10,200}(?=[ \t]*(?:[\r\n]|$))"
)
"""What programs that read pages say of a page: the kind and the place of a block, where a page ends."""

_BEGINS = r"(?:(?<![^\n])|(?<=\n )|(?<=\n  )|(?<=\n   ))"
"""Where a line begins, or up to three blanks behind."""

_LEANING = (
    rf"(?<![\d*])\*(?P<leaning>\d[\d,.]{{0,20}}(?:[余多万]{{0,2}}(?:{UNIT_CELL}|%)?)?(?=\*(?![*\d]))"
    rf"|(?![\s*\d余多万]|{COUNTED})[^*\n]{{1,200}}(?<!\s)(?=\*(?![*\d余多万]|{COUNTED})))\*"
)
"""*562*条, *562条*; a number of which stars took the place (收到*件) is none of it."""

_DRESSED = (
    r"|\[(?P<dressed>[^\[\]\n]{1,200})\]\{[ ]?[.#][^{}\n]{1,100}\}"
    r"|\{[ ]?[.#][^{}\n]{1,100}\}(?=[ \t]*(?:[\r\n]|$))"
    r"|(?<!=)==(?P<marked>[^=\s](?:[^=\n]{0,200}[^=\s])?)==(?!=)"
)
"""What Pandoc and others write around words: [39]{.underline}, ==39==, {#top .unnumbered}."""

_INLINE = re.compile(
    r"(?=[~*_^!\[$\\`<{=])(?:~~(?P<struck>[^~\n]{1,300})~~"
    rf"|!\[(?P<picture>[^\[\]\n]{{0,200}})\]{_TARGET}"
    rf"|\[(?P<linked>[^\[\]\n]{{1,200}})\]{_TARGET}"
    # [345][1]条, and where the address of [1] is said; [//]: # (words) is a comment.
    r"|\[(?P<named>[^\[\]\n]{1,200})\]\[(?P<address>[^\[\]^\n]{0,40})\]"
    rf"|{_BEGINS}\[(?:[^\[\]^\n]{{1,40}})\]:[ \t]{{1,4}}(?:#[ \t]{{1,4}}[(\"'][^\n]*+"
    r"|<?(?=[^\s./]{0,300}[./])[^\n]*+)"
    rf"{_DRESSED}|{_LEANING}"
    r"|\*\*|(?<![\w_])__(?=\S)|(?<=[^\s_])__(?![\w_])"
    r"|\^(?P<raised>[^\s^]{1,6})\^"
    r"|\[\^(?P<note>[\w-]{1,30})\]:?"
    r"|(?P<dollars>\${1,2})(?P<math>[^$\n]{1,60})(?P=dollars)"
    r"|(?<!`)(?P<ticks>`{1,2})(?!`)(?P<code>[^`\n]{1,300})(?P=ticks)(?!`)"
    r"|\\(?:text(?:bf|it|rm)?|underline|emph|math(?:bf|rm))\{(?P<set>[^{}\n]{1,60})\}"
    # \(12\)件, and \(12\) in a cell of its own: a formula; \(一\) and \(1\) before words are parentheses
    # that were escaped.
    rf"|\\\((?P<formula>(?:[^\n\\]|\\(?!\))){{1,60}}?)\\\){_COUNTED}"
    rf"|(?:(?<=\|)|(?<=\|[ \t]))\\\((?P<cell>{_FORMULA})\\\)(?=[ \t]?\|)"
    rf"|{_RECOGNISED}"
    r"|\\(?P<escaped>[-\\`*_{}\[\]()#+.!~%$（）【】《》「」〔〕“”、．。，：；]))"
)
_MARKUP = re.compile(
    r"<!--|"
    r"</?(?:table|thead|tbody|tr|td|th|sup|sub|del|s|strike|ins|u|b|i|em|strong|span|font|div|p|br|center)"
    r"(?=[\s/>])",
    re.I,
)
_REFERENCE = re.compile(
    r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|nbsp|[ea]nsp|emsp|thinsp|amp|lt|gt|quot);"
)
_DIGIT = re.compile(r"&#(?:4[89]|5[0-7]|[xX]3\d);")
"""A digit as pages write it for machines: what such text was copied from is a page."""

_MATH = re.compile(
    r"\${1,2}\s?\d[\d,.{}\s^\[\]]{0,20}(?:\\?%\s?)?\${1,2}(?!\d)"
    r"|\\(?:textbf|textit|underline|emph)\{\d"
    rf"|\\\({_FORMULA}\\\)(?:{_COUNTED}|(?=[ \t]?\|))|{_RECOGNISED}"
)
"""A number between the signs of formulas, or a mark: programs that read pages write such, whatever the suffix."""

_NOTE = re.compile(
    r"<(?:s|del|strike)>\s?\d[^<>\n]{0,40}</(?:s|del|strike)>"
    r"|\[\^[\w-]{1,30}\]|<sup>\s?[\[［(（〔]?\d{1,2}[\]］)）〕]?\s?</sup>",
    re.I,
)
"""A mark of a note, as no text has it that was typed: what such text was copied from is Markdown."""

_TO_NOTE = re.compile(rf"\]\(<?#[^)\s]{{0,100}}\)(?!{_COUNTED})")
"""Behind the number of a note: its link to a place of the same page."""

_ESCAPED_END = re.compile(r"&lt;/(?:td|p|div)&gt;", re.I)

_MATH_SIGNS = ("$", "\\(", "<|", "}---", "\\textbf{", "\\textit{", "\\underline{", "\\emph{")

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\n]{0,2000}\n){0,100}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(
    r"[ \t]*(?P<key>[\w-]{1,40}):[ \t]*(?P<quote>[\"']?)(?P<value>[^\r\n]{0,300}?)(?P=quote)[ \t]*$",
    re.MULTILINE,
)
_TITLES = frozenset({"title", "标题"})
_TABLE = re.compile(r"<t[dr](?=[\s/>])", re.I)
_POWER = re.compile(r"\^\{?\s?([^{}\s]{1,6})\s?\}?")
_WORDS = re.compile(
    r"\\(?:mathrm|text|mathbf)\s?\{([^{}]{0,40})\}|\\(?=%)|\\[,;! ]|(?<=\d)\s(?=[\d.%]|\\%)"
    r"|(?<=\d\.)\s(?=\d)|(?<=\d\s\.)\s(?=\d)|[{}]"
)
_PLAIN_MATH = re.compile(r"[^\\]{1,60}")


class InlinePiece(NamedTuple):
    """A piece of a line: text to read, or what its marks stand for."""

    kind: Literal["text", "struck", "stands", "picture"]
    start: int
    stop: int
    words: str = ""


def is_marked(text: str, kind: str) -> bool:
    """Whether a text holds more than lines and pipe tables."""
    if kind == "txt":
        if "&#" in text and _DIGIT.search(text) is not None:
            return True
        if ("[^" in text or "<" in text) and _NOTE.search(text) is not None:
            return True
        if any(sign in text for sign in _MATH_SIGNS) and _MATH.search(text) is not None:
            return True
        return _TABLE.search(text) is not None and "</t" in text.lower()
    if any(pattern.search(text) is not None for pattern in (_MARKUP, _INLINE, _REFERENCE)):
        return True
    return front_matter(text) is not None


def without_second_escape(text: str) -> str | None:
    """A text whose page stands in it as &lt;td&gt; or &lt;p&gt;, with its tags; None if it has none."""
    if "srcdoc=" in text:  # The page in a frame is read as it stands there.
        return None
    if "&lt;" not in text or "<td" in text or "<p" in text or not _ESCAPED_END.search(text):
        return None
    for written, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(written, sign)
    return text


def front_matter(text: str) -> tuple[int, tuple[int, int] | None] | None:
    """Where the block of fields above a text ends, and where the title in it stands; None: no block.

    Programs that keep pages as Markdown write it: title, date, address.
    """
    block = _FRONT.match(text)
    if block is None or _FIELD.match(text, *block.span(1)) is None:
        return None
    for field in _FIELD.finditer(text, *block.span(1)):
        if field["key"].lower() in _TITLES and field["value"]:
            return block.end(), field.span("value")
    return block.end(), None


def pieces(raw: str, start: int, stop: int) -> Iterator[InlinePiece]:
    """The pieces of a stretch of Markdown, in order; marks of emphasis are left out."""
    at = start
    for match in _INLINE.finditer(raw, start, stop):
        words = _stands_for(match)
        if words is None:
            continue
        if match.start() > at:
            yield InlinePiece("text", at, match.start())
        at = match.end()
        if match["struck"]:
            yield InlinePiece("struck", *match.span("struck"))
        elif match["linked"] and (note := _note_linked(match)):
            yield InlinePiece("stands", *match.span(), note)
        elif match["linked"]:
            yield from pieces(raw, *match.span("linked"))
        elif name := next((one for one in _DRESS if match[one]), None):
            yield from pieces(raw, *match.span(name))
        elif match["set"]:
            yield InlinePiece("text", *match.span("set"))
        elif match["code"]:
            yield InlinePiece("text", *match.span("code"))
        elif match["picture"] is not None:
            yield InlinePiece("picture", *match.span("picture"))
        elif words:
            yield InlinePiece("stands", *match.span(), words)
    if at < stop:
        yield InlinePiece("text", at, stop)


_DRESS = ("named", "dressed", "marked", "leaning")
"""Groups of what is read as it stands, without what is around it."""


def _note_linked(match: re.Match[str]) -> str | None:
    """The mark of a note whose number is a link within the page: [1](#fn1); None of any other."""
    if _TO_NOTE.match(match.string, match.end("linked")) is None:
        return None
    return raised(match["linked"].replace("\\", ""))


def _is_address(match: re.Match[str]) -> bool:
    """Whether the text says elsewhere which address a link by name leads to: [345][1]."""
    return (match["address"] or match["named"]) in _addresses(match.string)


@lru_cache(maxsize=1)
def _addresses(text: str) -> frozenset[str]:
    return frozenset(_SAID.findall(text)) if "]: " in text else frozenset()


_SAID = re.compile(r"^ {0,3}\[([^\[\]^\n]{1,40})\]: ", re.MULTILINE)


def _stands_for(match: re.Match[str]) -> str | None:
    """What the marks of a match mean; None if they are none."""
    if match["named"] and not _is_address(match):
        return None
    if match["escaped"]:
        return match["escaped"]
    if match["raised"] or match["note"]:
        mark = raised(match["raised"] or match["note"])
        return mark if mark is not None or match["raised"] else "※"
    if formula := match["math"] or match["formula"] or match["cell"]:
        words = _POWER.sub(lambda power: raised(power[1]) or power[0], formula.strip())
        words = _WORDS.sub(lambda word: word[1] or "", words).strip()
        return words if _PLAIN_MATH.fullmatch(words) and "^" not in words else None
    return ""
