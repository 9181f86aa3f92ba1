"""Whether the model could have been right: was the indicator among those it was offered?

No model is asked.  The questions are made as they would be made for one, with the official tables
read before, and the indicators that each lists are held against the gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from extractor.knowledge.pack import Pack, shipped
from extractor.options import ModelOptions, Options
from extractor.readers.embedded import read_tables
from extractor.readers.model.asking import ModelReader
from extractor.readers.model.injection import instruction_spans
from extractor.readers.model.portions import portions
from extractor.schemas import Mention
from extractor.text.document import Document

from .counts import Counts
from .gold import Gold, GoldFact, packed

if TYPE_CHECKING:
    from extractor.endpoint import Door


_BELOW = 40
"""How far below a label its cell may stand, in characters."""


def offered(document: Document, gold: Gold, notes: list[str], pack: Pack | None = None) -> Counts:
    """Facts of prose and of torn tables whose indicator a question about their number lists.

    A number that the model could not point at counts as missed.  Facts that the tables reader
    reads are not asked about and do not count, nor do those that the gold calls derived.
    """
    pack = pack or shipped()
    claims = read_tables(document, pack, Options()).claims
    read = {claim.mention: claim.indicator for claim in claims}
    placed = frozenset(filter(None, read))
    values = {mention.id: mention.value for mention in document.mentions if mention.id in placed}
    cells = {(read[id_], value) for id_, value in values.items()}
    lists = _lists(document, placed, pack)
    found = missed = 0
    for fact in gold.standard:
        numbers = list(_numbers(document, fact))
        asked = any(number.id not in placed for number in numbers)
        # The label of a table whose cells stand a line each holds no number.
        as_cell = not numbers and (fact.indicator, fact.value) in cells
        if fact.derived or as_cell or (numbers and not asked):
            continue
        if any(fact.indicator in lists.get(number.id, ()) for number in numbers):
            found += 1
        else:
            missed += 1
            notes.append(f"not offered {fact.indicator} = {fact.value} | {fact.quote[:60]}")
    return Counts(found=found, missed=missed)


def _lists(document: Document, placed: frozenset[str], pack: Pack) -> Mapping[str, set[str]]:
    """Id of every mention that is asked about -> the indicators that its question lists."""
    reader = ModelReader(document, _nobody(), instruction_spans(document), placed, pack)
    size = Options().chunk_chars
    found: dict[str, set[str]] = {}
    for part in portions(document, reader.offered, reader.unread, reader.tables, size):
        passage, _ = reader.question(part)
        listed = {item.id for item in passage.offered}
        for mention in passage.numbers.values():
            found.setdefault(mention.id, set()).update(listed)
    return found


def _numbers(document: Document, fact: GoldFact) -> Iterator[Mention]:
    """The mentions, wherever the quote stands, that may be the number of the fact."""
    places = list(_places(document.text, fact.quote))
    below = 0 if any(map(str.isnumeric, fact.quote)) else _BELOW
    for mention in document.mentions:
        denies = mention.kind == "zero_statement" and fact.value == 0
        if (denies or (mention.statistical and mention.value == fact.value)) and any(
            start <= mention.span.start < stop + below for start, stop in places
        ):
            yield mention


def _places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Where a quote stands, blanks and semicolons apart."""
    words = r"[\s;]*".join(map(re.escape, packed(quote)))
    return (match.span() for match in re.finditer(words, text)) if words else iter(())


@cache
def _nobody() -> Door:
    """A door that questions are made for, and that none ever goes through."""
    options = Options(model=ModelOptions(model="nobody"), use_cache=False)
    # The client libraries take a second to load, and only evaluation needs them here.
    from extractor.endpoint import Door
    from extractor.endpoint.transports.fake import FakeTransport

    return Door(options, transport=FakeTransport(_never))


def _never(_body: dict[str, Any]) -> NoReturn:
    raise AssertionError("a question was asked that was only to be made")
