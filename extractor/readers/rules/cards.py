"""Figures as cards, a line each: 67件 above its name, or below it; or all of them in one line.

A number among names, one line after another, may belong to either neighbour.  The whole run
decides: what begins with a number and ends with a name has its numbers above.  Where both ends are
names, the one that names nothing is a title; where both name something, nobody can say.  A line that
begins with a number and ends with a name has its numbers before the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lists import count_up
from extractor.language.respective import squeeze
from extractor.schemas import Finding, Mention, Span
from extractor.text.document import Document

from ..reading import unplaced_table

_NAME = re.compile(r"[ \t]*(?![一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]|\([一二三四五六七八九十]\))"
                   r"[一-鿿“”/·\-]{2,20}(?:\([^()\d\n]{1,8}\))?[ \t]*:?[ \t]*")  # fmt: skip
_UNIT = re.compile(r"(?:\([^()]*\))?:?$")
_LINE = re.compile(r"[^\s][^\n]*")
_ENDS = re.compile(r"[ \t]*(?:\n|$)")
_BESIDE = re.compile(
    r" *(?P<name>[一-鿿“”/·\-]{2,20}(?:\([^()\d\n]{1,8}\))?)(?: *(?P<end>\n|$)| +)"
)
"""The name behind a number, and blanks before the next."""
_FEWEST = 2
"""Numbers of a run; one between two lines says nothing of how the others stand."""


class _Line(NamedTuple):
    """A number that has a line of its own, or a name on one."""

    span: Span
    mention: Mention | None


class Cards(NamedTuple):
    """``names`` are those below their numbers, by the mention's id; ``unsure`` the numbers of runs
    that may be read in both ways."""

    names: Mapping[str, Span]
    unsure: Sequence[Mention]


def cards_of(document: Document, pack: Prose, taken: frozenset[str]) -> Cards:
    """The cards of a document whose names are not simply the lines above their numbers.

    ``taken`` are the ids of numbers that tables have placed already.
    """
    names: dict[str, Span] = {}
    unsure: list[Mention] = []
    for run in _runs(document, taken):
        numbers = [line.mention for line in run if line.mention]
        if len(numbers) < _FEWEST:
            continue
        rows = run[0].mention is not None and _count_rows(numbers)
        above = None if rows else _are_above(run, document, pack)
        if above is None:
            unsure += numbers
        elif above:
            pairs = pairwise(run)
            names |= {one.mention.id: below.span for one, below in pairs if one.mention}
    lines = _in_one_line(document, taken)
    return Cards({**names, **lines.names}, [*unsure, *lines.unsure])


def _in_one_line(document: Document, taken: frozenset[str]) -> Cards:
    """The names behind the numbers of lines that are nothing but such pairs: 67件 收到申请 9条 公开信息.

    Where a number ends the line too, nobody can say.
    """
    text, names, unsure = document.text, dict[str, Span](), list[Mention]()
    free = {m.span.start: m for m in document.mentions if m.statistical and m.id not in taken}
    for first in free.values():
        if text[max(0, first.span.start - 9) : first.span.start].rstrip(" ")[-1:] not in ("", "\n"):
            continue
        numbers, pairs, ended = [first], dict[str, Span](), False
        while not ended and (name := _BESIDE.match(text, numbers[-1].span.stop)):
            pairs[numbers[-1].id] = Span(*name.span("name"))
            ended = name["end"] is not None
            if (following := free.get(name.end())) is None:
                break
            numbers += [] if ended else [following]
        if len(pairs) >= _FEWEST and ended:
            names |= pairs
        elif len(pairs) >= _FEWEST and _ENDS.match(text, numbers[-1].span.stop):
            unsure += numbers
    return Cards(names, unsure)


def of_card(frame: Frame, document: Document, cards: Cards) -> Frame:
    """The frame of a number with the name of its own card as its label."""
    name = cards.names.get(frame.mention.id)
    if name is None:
        return frame
    label = _UNIT.sub("", squeeze(document.text[slice(*name)]))
    unit = frame.mention.unit or ""
    start = frame.mention.span.start
    return frame._replace(
        label=label, after="", sentence="", words=f"{label}#{unit}", sentence_start=start,
        listed=False, subset=False, item=None, in_list=frame.mention.unit is None,
    )  # fmt: skip


def card_findings(document: Document, cards: Cards) -> Iterator[Finding]:
    """One finding for all numbers that stand between two names."""
    if cards.unsure:
        yield unplaced_table(
            document,
            f"{len(cards.unsure)} numbers stand between two names, and may belong to the "
            "one above or the one below: they are kept without an indicator; look at the page itself",
            [mention.span for mention in cards.unsure],
            mentions=[mention.id for mention in cards.unsure],
        )


def _are_above(run: Sequence[_Line], document: Document, pack: Prose) -> bool | None:
    """Whether the numbers of a run stand above their names; None if nobody can say."""
    first, last = run[0], run[-1]
    if first.mention is not None:
        if last.mention is None:
            return True
        # Both ends are numbers: the first counts rows or pages, or a name is lost.
        counts = [line.mention for line in run[2:] if line.mention]
        return False if first.mention.unit is None and all(m.unit for m in counts) else None
    if last.mention is not None:
        return False
    opens, ends = (_names_something(line, document, pack) for line in (first, last))
    return None if opens and ends else ends


def _count_rows(numbers: Sequence[Mention]) -> bool:
    """Whether numbers may be those of rows: without a unit, each one more than the last."""
    values = [number.value for number in numbers if number.unit is None]
    return len(values) == len(numbers) and count_up(values)


def _names_something(line: _Line, document: Document, pack: Prose) -> bool:
    tokens = pack.lexicon.tokens(squeeze(document.text[slice(*line.span)]))
    return any(not token.filler for token in tokens)


def _runs(document: Document, taken: frozenset[str]) -> Iterator[list[_Line]]:
    """The lines that are numbers and names by turns."""
    run: list[_Line] = []
    for line in _lines(document, taken):
        if line is None:
            yield run
            run = []
        elif run and (run[-1].mention is None) == (line.mention is None):
            yield run
            # A name behind a name begins anew; so does a number behind a number.
            run = [line]
        else:
            run.append(line)
    yield run


def _lines(document: Document, taken: frozenset[str]) -> Iterator[_Line | None]:
    """The lines of a text, as numbers and names; None for any other, rows of cells among them."""
    text, reached = document.text, 0
    free = (m for m in document.mentions if m.statistical and m.id not in taken)
    alone = {m.span.start: m for m in free if _is_alone(text, m)}
    for line in _LINE.finditer(text):
        start, stop = line.span()
        if start < reached:
            continue  # the unit of the number above, on a line of its own
        if (mention := alone.get(start)) is not None:
            yield _Line(mention.span, mention)
            reached = mention.span.stop
        elif _NAME.fullmatch(text, start, stop):
            yield _Line(Span(start, stop), None)
        else:
            yield None


def _is_alone(text: str, mention: Mention) -> bool:
    start, stop = mention.span
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip() and _ENDS.match(text, stop) is not None
