"""Quotes, each word once: what begins at one place is written once, as far as the longest goes."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.schemas import Evidence, Mention, Quote, Span

_Start = tuple[object, ...]
End = tuple[int, int]
"""Where a quote ends in the cleaned text and in the source."""


class QuoteList:
    """The quotes of a report in the order of their first use; ``longest`` has one a place.

    The cells of a row of a table are each quoted from the beginning of the row: they share one.
    """

    def __init__(self, every: Iterable[Evidence]) -> None:
        self.longest: list[Evidence] = []
        starts: dict[_Start, list[int]] = {}
        # By identity: to hash the evidence of every fact by its words takes longer than the rest.
        self._at: dict[int, int] = {}
        self._held = list(every)
        for rest in self._held:
            self._at[id(rest)] = self._kept(rest, starts.setdefault(_start(rest), []))

    def place(self, rest: Evidence) -> int:
        """The place of a quote in ``longest``."""
        return self._at[id(rest)]

    def _kept(self, rest: Evidence, beginning: list[int]) -> int:
        """The place of a quote, made for it where no other that begins there will do."""
        for at in beginning:
            held = self.longest[at].quote
            if _begins(held, rest.quote):
                return at
            if _begins(rest.quote, held):
                self.longest[at] = rest
                return at
        beginning.append(len(self.longest))
        self.longest.append(rest)
        return beginning[-1]


def _start(rest: Evidence) -> _Start:
    quote, address = rest.quote, rest.address
    where = (address.table, address.row) if address else None
    return (quote.span.start, quote.source.start, quote.page, rest.section, where)


def _begins(long: Quote, short: Quote) -> bool:
    """Whether cutting the longer quote gives the shorter one."""
    source, source_of_short = verbatim(long), verbatim(short)
    if (long.text, long.span, source, long.source) == (
        short.text, short.span, source_of_short, short.source
    ):  # fmt: skip
        return (long.quote_source is None) == (short.quote_source is None)
    pairs = (
        (long.text, long.span, short.text, short.span),
        (source, long.source, source_of_short, short.source),
    )
    whole = all(
        len(one) == span.stop - span.start
        and len(other) == cut_.stop - cut_.start
        and one.startswith(other)
        for one, span, other, cut_ in pairs
    )
    return whole and short.quote_source != short.text


def verbatim(quote: Quote) -> str:
    """The words as they stand in the source."""
    return quote.text if quote.quote_source is None else quote.quote_source


def cut(long: Quote, stop: End, box: tuple[float, float, float, float] | None) -> Quote:
    """A quote up to a place in text and source.

    Raises:
        ValueError: it does not reach so far, or its characters are not those of its ranges.
    """
    if stop == (long.span.stop, long.source.stop):
        return long if long.box == box else long.model_copy(update={"box": box})
    length, source_length = stop[0] - long.span.start, stop[1] - long.source.start
    spans = ((long.text, long.span, length), (verbatim(long), long.source, source_length))
    for text, span, upto in spans:
        if not 0 <= upto <= span.stop - span.start == len(text):
            raise ValueError(f"a quote that begins at {long.span.start} does not end at {stop}")
    text, source = long.text[:length], verbatim(long)[:source_length]
    return Quote(
        text=text,
        span=Span(long.span.start, stop[0]),
        source=Span(long.source.start, stop[1]),
        quote_source=source if source != text else None,
        page=long.page,
        box=box,
    )


def ends_by_rule(longest: Quote, mention: Mention | None, *, in_table: bool) -> End:
    """Where a quote ends that says nothing of it: a cell at its number, other words as a whole."""
    if in_table and mention is not None:
        return mention.span.stop, mention.source.stop
    return longest.span.stop, longest.source.stop
