"""Summaries above a report that break off inside a number: 收到申请6… where the report has 67件.

Sites cut the first lines of a text after so many characters.  Where the sentence stands once more and
goes on, it says the number, and the piece is no other one.  So does a file that was cut: the number with
which its last sentence breaks off may go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Span

from .document import Source
from .glued_parts import DigitPiece

ELLIPSIS = (
    r"(?:[…⋯‥]+|[.。]{2,6})[ \x00]?"
    r"(?=[\n”\"』」)\]]|$|[\[(【<]?(?:详[细情]|更多|[查阅][看读]|全文|点击|展开|[>»›]))"
)
"""The sign that a text goes on elsewhere, at its end or before a link to the rest."""

_CUT = re.compile(
    r"(?=\d)(?<=[一-鿿: ])(?P<digits>\d+(?:,\d+)*(?:\.\d+)?)[,.]?"
    rf"(?:(?P<sign>{ELLIPSIS})|(?=[ \x00]*(?:\n|$)))"
)
_SENTENCE = re.compile(r"[。;!?\n\t|]")
_CLAUSES = re.compile("[,。;]")
_LABEL = re.compile(r"^[^:,]{1,8}:")
_FIGURES_GO_ON = re.compile(r"[,.]?\d")
_SHORTEST, _LONGEST = 8, 60
"""Characters of a sentence before its number by which it is known again."""

_MOST = 50
"""Candidates that are looked for: a page has one summary."""


def cut_off_numbers(text: str) -> Iterator[DigitPiece]:
    """The pieces of numbers at the end of a text that stands whole elsewhere; they have no value."""
    looked_for = 0
    for match in _CUT.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()]
        line = before.rpartition("\n")[2]
        if "\t" in line or not _CLAUSES.search(line):
            continue  # a cell, or a label with its figure
        sentence = _LABEL.sub("", _SENTENCE.split(before)[-1])
        if len(sentence) < _SHORTEST:
            continue
        looked_for += 1
        if looked_for > _MOST:
            return
        if _goes_on(text, sentence + match["digits"], match):
            yield DigitPiece(Span(*match.span("digits")), None)


def _goes_on(text: str, words: str, match: re.Match[str]) -> bool:
    """Whether the words stand once more, and are not at their end there.

    Without a sign that the text was cut, only a longer number tells that it was.
    """
    own = match.end("digits") - len(words)
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if at != own and _FIGURES_GO_ON.match(text, end):
            return True
        if at != own and match["sign"] and not _CUT.match(text, end - len(match["digits"])):
            return True
        at = text.find(words, end)
    return False


_LAST = re.compile(
    r"(?:^|\n)[^\n\t|:]*[,。;][^\n\t|:,。;]{0,40}[一-鿿](?<!第)(?P<digits>(?!(?:19|20)\d\d\Z)\d+(?:[,.]\d+)*)\Z"
)
_NO_COUNT = re.compile(r"电话|传真|邮编|[附图表]|(?<![全本当今])年(?![度内来])|[月日号]|网址|版")
_SUBJECT = re.compile(
    r"公开|申请|受理|办[理结]|答复|复议|诉讼|收费|费用|文件|培训|会议|咨询|许可|处罚"
)
"""What reports count: only there people are told that a number lacks."""


def cut_sentence(source: Source, text: str) -> Iterator[DigitPiece]:
    """The number right behind whose digits a text breaks off in the middle of a sentence."""
    if source.format not in ("txt", "md") or not source.raw[-1:].isdecimal():
        return
    last = _LAST.search(text, max(0, text.rfind("\n")))
    if last is None or "。" not in text:
        return
    clause = _CLAUSES.split(text[last.start() : last.start("digits")])[-1]
    if not _NO_COUNT.search(clause):
        told = (f"{last['digits']}…",) if _SUBJECT.search(clause) else ()
        yield DigitPiece(Span(*last.span("digits")), None, hypotheses=told)
