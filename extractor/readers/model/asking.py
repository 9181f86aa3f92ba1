"""Builds the questions about portions of a report, and asks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from extractor.endpoint.answer import Answer, Message, Refused
from extractor.endpoint.prompt import Prompt, load_prompt
from extractor.endpoint.usage import add_usage
from extractor.knowledge.pack import Pack, shipped
from extractor.schemas import (
    APPLICANTS,
    ChunkFailure,
    Mention,
    Span,
    Usage,
)
from extractor.text.document import Document, overlaps_any

from ..reading import Reading
from .answer import Marked, Reply, described
from .check import problems, resolved
from .convert import to_reading
from .passage import Passage, build_passage
from .portions import Portion, any_in, unread_digits
from .retrieval import choose

if TYPE_CHECKING:
    from extractor.endpoint import Door

MOST_CUT = 3
"""Answers cut off one after the other, after which a shorter question is no help: a portion is asked
about 15 times at most."""
SPLIT_HELPS = ("truncated", "too_long")
"""The failures of a question that its halves may not meet."""

COMPLAINTS = re.compile(r"问题|不足|困难|差距|改进|措施|打算|下一步|今后")
"""What the headings of problems and measures say."""


@dataclass(frozen=True)
class ModelReader:
    """What the questions about one document share.

    ``banned`` are the places where the report tries to instruct; numbers there are not offered.
    ``claimed`` are the ids of mentions that another reader has placed.
    """

    document: Document
    door: Door
    banned: tuple[Span, ...]
    claimed: frozenset[str] = frozenset()
    pack: Pack = field(default_factory=shipped)

    @property
    def describes(self) -> bool:
        """Whether the model says in words what a number is before it names an indicator."""
        asked = self.door.model
        return asked.strategy == "describe" and self.pack.official

    @property
    def point(self) -> Prompt:
        """The prompt of a question about a portion."""
        return load_prompt("describe" if self.describes else self._points)

    @property
    def _points(self) -> str:
        return "point" if self.pack.official else "own"

    @cached_property
    def offered(self) -> tuple[Mention, ...]:
        """The mentions that the model may point at."""
        return tuple(mention for mention in self.document.mentions if self.offers(mention))

    @cached_property
    def tables(self) -> tuple[Span, ...]:
        """The tables of which no other reader has placed a cell."""
        placed = [m.span for m in self.document.mentions if m.id in self.claimed]
        return tuple(
            grid.span
            for grid in self.document.grids
            if not any(grid.span.start <= span.start < grid.span.stop for span in placed)
        )

    @cached_property
    def unread(self) -> Sequence[int]:
        """Where digits stand that no mention covers."""
        return unread_digits(self.document)

    def offers(self, mention: Mention) -> bool:
        """Whether the model may point at a mention."""
        if mention.id in self.claimed or overlaps_any(mention.span, self.banned):
            return False
        return mention.statistical or (mention.open_denial and not self._complains(mention))

    def _complains(self, mention: Mention) -> bool:
        """没有专职人员 under 存在的问题 is a complaint, and says nothing that could be counted."""
        above = self.document.section_at(mention.span.start)
        return any(COMPLAINTS.search(title) for title in above)

    async def read(self, portion: Portion, cut: int = 0) -> Reading:
        """Read one portion; a question that is too much at once is halved, down to a sentence.

        ``cut`` counts the answers that were cut off on the way to this part of it.
        """
        passage, messages = self.question(portion)
        shape = Reply if self._has_unmarked(portion) else Marked
        outcome = await self.ask(passage, messages, self.point.version, shape)
        if isinstance(outcome, Answer):
            return to_reading(self.document, passage, outcome, self.banned)
        cut += outcome.kind == "truncated"
        splits = outcome.kind in SPLIT_HELPS and cut <= MOST_CUT
        halves = portion.halves() if splits else None
        if halves is None:
            return failed(self.document, portion.spans, outcome)
        readings = [await self.read(half, cut) for half in halves]
        return merge([Reading(usage=outcome.usage), *readings])

    def question(self, portion: Portion) -> tuple[Passage, list[Message]]:
        """The question about a portion."""
        known = self.pack.indicators
        passage = build_passage(self.document, portion.spans, self.offered, known)
        applicants = self._applicants(portion)
        listed = (
            choose(self.document.meta.form, passage, columns=not applicants)
            if self.pack.official
            else known.values()
        )
        passage = replace(passage, offered=tuple(listed))
        values = {
            "indicators": passage.offered,
            "applicants": applicants,
            "unmarked": self._has_unmarked(portion),
            "fence": passage.fence,
            "text": passage.text.strip(),
        }
        return passage, load_prompt(self._points).messages(values, self.point)

    def _has_unmarked(self, portion: Portion) -> bool:
        return any(any_in(self.unread, span) for span in portion.spans)

    async def ask(
        self,
        passage: Passage,
        messages: list[Message],
        version: str,
        shape: type[Reply] = Marked,
    ) -> Answer[Reply] | Refused:
        """Ask about a passage, with its own numbers and units as the check."""
        form = self.document.meta.form

        def check(reply: Reply, previous: Reply | None) -> list[str]:
            before = resolved(previous, passage) if previous else None
            found = problems(resolved(reply, passage), passage, form, before)
            return [problem.ask for problem in found]

        if self.describes:
            ids = tuple(item.id for item in passage.offered)
            shape = described(ids, len(passage.numbers), shape)
        return await self.door.ask(
            messages, shape, tag=self.document.source.name, version=version, check=check
        )

    def _applicants(self, portion: Portion) -> list[tuple[str, str]]:
        """The columns by kind of applicant, for tables alone: they are dear in tokens."""
        in_table = any(overlaps_any(span, self.tables) for span in portion.spans)
        labels, received = self.pack.indicators, self.pack.roles.received
        forms = ("form2019", "form2021") if self.pack.official and received else ()
        if not in_table or self.document.meta.form not in forms:
            return []
        return [(name, labels[f"{received}.{name}"].zh.partition(" × ")[2]) for name in APPLICANTS]


def failed(document: Document, spans: Sequence[Span], refused: Refused) -> Reading:
    """A reading that holds nothing but the failure, once for each section that it leaves unread."""
    sections: dict[tuple[str, ...], Span] = {}
    for span in spans:
        section = document.section_at(span.start)
        start = sections[section].start if section in sections else span.start
        sections[section] = Span(start, span.stop)
    failures = tuple(
        ChunkFailure(
            section=section,
            quote=document.quote(span),
            kind=refused.kind,
            message=f"{document.source.name}: {refused.message}",
        )
        for section, span in sections.items()
    )
    return Reading(failures=failures, usage=refused.usage)


def merge(readings: Sequence[Reading]) -> Reading:
    """Several readings of one document as one, in their order."""
    usage = readings[0].usage if readings else Usage()
    for reading in readings[1:]:
        usage = add_usage(usage, reading.usage)
    return Reading(
        claims=tuple(claim for reading in readings for claim in reading.claims),
        findings=tuple(finding for reading in readings for finding in reading.findings),
        failures=tuple(failure for reading in readings for failure in reading.failures),
        usage=usage,
        asides=tuple(aside for reading in readings for aside in reading.asides),
    )
