"""What people decided about facts: kept by content, so that decisions survive better readers.

A decision names the bytes of the report, the indicator, and the place of the number in the
source.  Read again, by another model or a better reader, the same claim is known again by them;
where the place has moved, by the words of its quote.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.errors import UsageError
from extractor.schemas import Fact, Result, Span
from extractor.schemas.mistakes import first_mistake

from ..atomic import replacing
from ..own_mark import is_workbook
from .decision import LOOKED, NEVER, OF_REPORT, Action, Asked, Decision

__all__ = ["FILENAME", "Action", "Asked", "Decided", "Decision", "about", "disagreements", "match", "merge",
           "of_run", "place_of", "read_decisions", "standing", "write_decisions"]  # fmt: skip

FILENAME = "decisions.json"
"""The merged decisions of a run, in its folder."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["extractor decisions"] = "extractor decisions"
    version: Literal[1] = 1
    decisions: tuple[Decision, ...]
    finished: tuple[str, ...] = ()
    """Reports in which nothing was left to look at when the decisions were applied, by SHA-256."""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file that the review page or ``review apply`` saved.

    Raises:
        UsageError: the file cannot be read, or is none.
    """
    return _read(path).decisions


def _read(path: Path) -> _File:
    try:
        data = path.read_bytes()
        # An editor may have saved it with a mark of its encoding, or as UTF-16.
        return _File.model_validate_json(data.decode(json.detect_encoding(data)))
    except UnicodeDecodeError as error:
        if is_workbook(path):
            raise UsageError(
                f"{path}: is a workbook, and what is changed in one is no decision; decide on the "
                "review page, and give the file that it saves"
            ) from error
        raise UsageError(
            f"{path}: is no file of decisions (it is no UTF-8); save it from the review page again"
        ) from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except ValidationError as error:
        raise UsageError(
            f"{path}: is no file of decisions ({first_mistake(error)}); save it from the review page again"
        ) from error


def of_run(folder: Path) -> tuple[Decision, ...]:
    """The decisions that were applied to a run; none if there are none.

    Raises:
        UsageError: the file is damaged.
    """
    path = folder / FILENAME
    return read_decisions(path) if path.exists() else ()


def write_decisions(
    decisions: Sequence[Decision], folder: Path, finished: Collection[str] = ()
) -> Path:
    """Write the merged decisions of a run, and the reports in which nothing is left to look at.

    Raises:
        UsageError: the file cannot be written.
    """
    path = folder / FILENAME
    with replacing(path) as handle:
        held = _File(decisions=tuple(decisions), finished=tuple(sorted(finished)))
        handle.write(held.model_dump_json(indent=1) + "\n")
    return path


def merge(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """One decision a person and fact: the latest."""
    latest: dict[tuple[object, ...], Decision] = {}
    for decision in decisions:
        key = (*decision.key, decision.reviewer)
        if key not in latest or latest[key].when <= decision.when:
            latest[key] = decision
    return tuple(sorted(latest.values(), key=lambda d: (d.report, *d.place, d.reviewer)))


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that count, in their order: none that a later one settled."""
    every = tuple(decisions)
    settled: dict[tuple[object, ...], datetime] = {}
    for one in every:
        if one.settles:
            settled[one.key] = max(settled.get(one.key, NEVER), one.when)
    return tuple(one for one in every if one.when >= settled.get(one.key, NEVER))


def disagreements(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], ...]:
    """The decisions about one fact that do not come to the same, and that nobody settled."""
    by_key: dict[tuple[object, ...], list[Decision]] = {}
    for decision in standing(decisions):
        by_key.setdefault(decision.key, []).append(decision)
    return tuple(
        tuple(group) for group in by_key.values() if len({one.outcome for one in group}) > 1
    )


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions of a run, by report; ``finished`` are the reports that they leave nothing in
    to look at, as they were read when the decisions were applied."""

    by_report: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    finished: frozenset[str] = frozenset()

    @staticmethod
    def of(decisions: Iterable[Decision], finished: Iterable[str] = ()) -> Decided:
        """The decisions, looked up by the bytes of the report."""
        found: dict[str, list[Decision]] = {}
        for decision in decisions:
            found.setdefault(decision.sha256, []).append(decision)
        return Decided(
            {digest: tuple(group) for digest, group in found.items()}, frozenset(finished)
        )

    @staticmethod
    def of_run(folder: Path) -> Decided:
        """What was decided about a run.

        Raises:
            UsageError: the file is damaged.
        """
        path = folder / FILENAME
        if not path.exists():
            return Decided()
        held = _read(path)
        return Decided.of(held.decisions, held.finished)

    @property
    def count(self) -> int:
        """How many decisions there are."""
        return sum(map(len, self.by_report.values()))

    def strayed(self, digests: Collection[str]) -> Mapping[str, int]:
        """How many decisions are about reports of other bytes than these, by the name that they had.

        A file that changed since is another one: what people said of its numbers is kept, and holds
        where the file is as it was.
        """
        return {
            group[0].report: len(group)
            for digest, group in sorted(self.by_report.items())
            if digest not in digests
        }

    @property
    def reviewed(self) -> frozenset[str]:
        """The reports, by the SHA-256 of their bytes, that people are through with: looked through
        as a whole, or with nothing left to look at, and no differing decisions."""
        looked = {
            digest
            for digest, group in self.by_report.items()
            if any(one.action == LOOKED for one in group)
        }
        differing = {digest for digest, group in self.by_report.items() if disagreements(group)}
        return frozenset((looked | self.finished) - differing)


def place_of(fact: Fact, result: Result) -> Span:
    """Where the number of a fact stands in the source; its quote, where it has none."""
    evidence = fact.evidence[0]
    if evidence.mention:
        number = int(evidence.mention[1:]) if evidence.mention[1:].isdecimal() else 0
        if (
            0 < number <= len(result.mentions)
            and result.mentions[number - 1].id == evidence.mention
        ):
            return result.mentions[number - 1].source
    return evidence.quote.source


def match(
    decisions: Sequence[Decision], result: Result
) -> tuple[dict[str, list[Decision]], list[Decision]]:
    """The decisions by the id of the fact that they are about, and those about none (any more).

    Decisions about the whole report are in neither.
    """
    keys, words = _index(result)
    found: dict[str, list[Decision]] = {}
    lost = []
    for decision in decisions:
        if decision.action in OF_REPORT:
            continue
        id_ = keys.get(decision.key) or words.get(decision.words)
        if id_ is None:
            lost.append(decision)
        else:
            found.setdefault(id_, []).append(decision)
    return found, lost


def _index(result: Result) -> tuple[dict[tuple[object, ...], str], dict[tuple[object, ...], str]]:
    keys: dict[tuple[object, ...], str] = {}
    words: dict[tuple[object, ...], str] = {}
    for fact in result.facts:
        asked = about(fact, result, "accept")
        keys.setdefault(asked.key, fact.id)
        words.setdefault(asked.words, fact.id)
    return keys, words


def about(fact: Fact, result: Result, action: Action) -> Decision:
    """A decision about a fact."""
    return Decision(
        report=result.name,
        sha256=result.sha256,
        indicator=fact.indicator,
        scope=fact.scope,
        period=fact.period,
        place=place_of(fact, result),
        value=fact.value,
        unit=fact.unit,
        quote=fact.evidence[0].quote.text,
        action=action,
    )
