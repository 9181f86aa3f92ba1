"""The text of a question: report text, made harmless, with its numbers marked.

A mention is marked behind its words, ``131件【7】``: that costs fewer tokens than brackets on
both sides and stays well formed where mentions overlap.  The numbers run from 1 within a
passage, so that a change elsewhere in the report does not change this question, and its cached
answer stays good.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.schemas import Indicator, Mention, Span, vocabulary
from extractor.text.document import Document, overlaps_any

_HARMLESS = str.maketrans("【】⟦⟧<>#", "〖〗[]‹›＃")
_MAY_HARM = re.compile("[【】⟦⟧<>#\\[]")
_LLAMA = re.compile(r"\[(/?INST)\]", re.IGNORECASE)
_MARK = re.compile(r"【\d+】")
_LONGEST_TITLE = 40

_CLAUSE = re.compile(r"[,,;;::。、\n((]")
_AND = re.compile(r"[和与及]")
_CHINESE = re.compile(r"[一-鿿]")
_IN_TURN = re.compile(r"分别|依次")
"""Numbers that are told after all that they count."""
_FEWEST_WORDS = 4
_LONGEST_CLAUSE = 80


def harmless(text: str) -> str:
    """Report text without our markers and without the control words of chat templates.

    Every character is replaced by one character, so places in the text stay what they are.
    """
    if not _MAY_HARM.search(text):
        return text
    return _LLAMA.sub(r"(\1)", text.translate(_HARMLESS))


def without_marks(quote: str) -> str:
    """A model's quote less the markers that it copied along."""
    return _MARK.sub("", quote).strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """What the model sees of a report.

    ``text`` is marked and has the headings above each range, ``plain`` joins the ``spans`` of
    the document by line feeds; ``numbers`` maps the number of a mark to its mention; ``known``
    are the indicators that an answer may name, ``offered`` those among them that the question
    lists.
    """

    text: str
    plain: str
    headings: tuple[str, ...]
    numbers: Mapping[int, Mention]
    spans: tuple[Span, ...]
    fence: str
    known: Mapping[str, Indicator] = field(default_factory=vocabulary)
    offered: tuple[Indicator, ...] = ()

    def sentence(self, number: int) -> str:
        """The sentence that a mark stands in, without marks; "" if there is no such mark."""
        at = self.text.find(f"【{number}】")
        if at < 0:
            return ""
        start = max(self.text.rfind(mark, 0, at) for mark in "。\n") + 1
        stops = (self.text.find(mark, at) for mark in "。\n")
        stop = min((place for place in stops if place >= 0), default=len(self.text))
        return without_marks(self.text[start:stop])

    def clause(self, number: int, sentence: str) -> str:
        """The words beside a mark: its clause, or its sentence where the clause says too little."""
        at = self.text.find(f"【{number}】")
        if at < 0 or _IN_TURN.search(sentence):
            return sentence
        before = self.text[max(0, at - _LONGEST_CLAUSE) : at]
        after = self.text[at : at + _LONGEST_CLAUSE // 3]
        following = _CLAUSE.split(after)[0]
        if _MARK.search(following, len(f"【{number}】")):
            # 组织2次工作会议和2次培训会议: what stands behind the other number is its own.
            following = _AND.split(following)[0]
        start = len(before)
        for mark in reversed([mark.end() for mark in _CLAUSE.finditer(before)]):
            start = mark
            if len(_CHINESE.findall(before, start)) >= _FEWEST_WORDS:
                break
        else:
            start = 0
        words = before[start:]
        if _MARK.search(words):
            words = _AND.split(words)[-1]
        return without_marks(words + following)

    def find(self, quote: str) -> list[Span]:
        """Where a quote stands in the document, to the letter."""
        wanted = harmless(without_marks(quote))
        if not wanted:
            return []
        found, offset = [], 0
        for span in self.spans:
            piece = self.plain[offset : offset + span.stop - span.start]
            at = piece.find(wanted)
            while at >= 0:
                found.append(Span(span.start + at, span.start + at + len(wanted)))
                at = piece.find(wanted, at + 1)
            offset += len(piece) + 1
        return found


def fence_of(text: str) -> str:
    """A delimiter that the text does not hold, made from the text itself."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    length = 8
    while digest[:length] in text and length < len(digest):
        length += 8
    return digest[:length]


def build_passage(
    document: Document,
    spans: Sequence[Span],
    mentions: Iterable[Mention],
    known: Mapping[str, Indicator] | None = None,
) -> Passage:
    """The passage of these ranges, with those of the mentions that lie in them marked.

    ``known`` are the indicators to choose from, the vocabulary if None.
    """
    spans = tuple(spans)
    inside = sorted(
        (mention for mention in mentions if overlaps_any(mention.span, spans)),
        key=lambda mention: (mention.span.start, mention.span.stop),
    )
    numbers = dict(enumerate(inside, start=1))
    headings = [_heading(document, span) for span in spans]
    pieces: list[str] = []
    above = ""
    for span, heading in zip(spans, headings, strict=True):
        if heading and heading != above:
            pieces.append(f"# {heading}")
        above = heading
        pieces.append(_marked(document.text, span, numbers).strip("\n"))
    plain = "\n".join(harmless(document.text[span.start : span.stop]) for span in spans)
    text = "\n".join(pieces)
    chosen = vocabulary() if known is None else known
    return Passage(text, plain, tuple(headings), numbers, spans, fence_of(text), chosen)


def _heading(document: Document, span: Span) -> str:
    """The headings above a range, as one harmless line.

    A range that begins with its heading is given the headings above that one.
    """
    path = document.section_at(span.start)
    lines = [harmless(" ".join(title.split())[:_LONGEST_TITLE]) for title in path]
    if not lines:
        return ""
    words = harmless(" ".join(document.text[span.start : span.stop].split()))
    while lines and words.startswith(lines[-1]):
        lines.pop()
    return " > ".join(lines)


def _marked(text: str, span: Span, numbers: Mapping[int, Mention]) -> str:
    at, pieces = span.start, []
    ends = sorted(
        (mention.span.stop, number)
        for number, mention in numbers.items()
        if span.start <= mention.span.start < span.stop
    )
    for stop, number in ends:
        stop = min(stop, span.stop)
        pieces += [harmless(text[at:stop]), f"【{number}】"]
        at = max(at, stop)
    pieces.append(harmless(text[at : span.stop]))
    return "".join(pieces)
