"""The scanner against labelled numbers: recall, precision, and the accuracy of explanations."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extractor.errors import UsageError
from extractor.schemas import Mention
from extractor.text.clean import fold

from .counts import Counts
from .texts import text_of
from .thirds import in_test_third

_STATISTIC, _ZERO = "-", "zero"
# A year is part of a date, and a heading's ordinal may be called an ordinal: no user cares which.
_ALIKE = (frozenset({"date", "year"}), frozenset({"licence", "boilerplate"}))


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled expression; ``start`` and ``stop`` count in the raw text."""

    start: int
    stop: int
    expression: str
    value: Decimal | None
    unit: str | None
    qualifier: str
    reason: str


@dataclass(slots=True)
class ScannerScore:
    """What came of one or more texts.  ``kinds`` counts statistics by kind of number."""

    kinds: dict[str, Counts] = field(default_factory=dict)
    explained: Counts = field(default_factory=Counts)
    damaged_as_values: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, kind: str, counts: Counts) -> None:
        """Add to the counts of one kind."""
        self.kinds[kind] = self.kinds.get(kind, Counts()) + counts

    @property
    def total(self) -> Counts:
        """The counts of all kinds together."""
        return sum(self.kinds.values(), Counts())


def load_labels(path: Path) -> list[Label]:
    """The labels of one file.

    Raises:
        UsageError: the file has not the columns of a label file.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    try:
        return [
            Label(
                start=int(row["start"]),
                stop=int(row["stop"]),
                expression=row["expression"],
                value=None if row["value"] == "-" else Decimal(row["value"]),
                unit=None if row["unit"] == "-" else fold(row["unit"])[0],
                qualifier=row["qualifier"],
                reason=row["reason"],
            )
            for row in rows
        ]
    except (KeyError, ArithmeticError, ValueError) as error:
        raise UsageError(f"{path}: not a file of labelled numbers: {error}") from error


def score_scanner(labels: Path, texts: Path) -> ScannerScore:
    """Score the scanner on every text of development that has labels.

    Raises:
        UsageError: there are no labels, or a labelled text is missing.
    """
    paths = [path for path in sorted(labels.glob("*.tsv")) if not _unseen(texts, path.stem)]
    if not paths:
        raise UsageError(f"{labels}: no labelled numbers (*.tsv)")
    scored = ScannerScore()
    for path in paths:
        text = texts / f"{path.stem}.txt"
        if not text.exists():
            raise UsageError(f"{path}: its text {text} does not exist")
        _score(path.stem, load_labels(path), _mentions(text), scored)
    return scored


def _unseen(texts: Path, name: str) -> bool:
    """Whether a labelled text is a report of the test third: then its gold lies beside the texts.

    The name of another text says nothing: an opening is called 053 too.
    """
    return in_test_third(name) and (texts.resolve().parent / "gold" / f"{name}.json").exists()


def _mentions(path: Path) -> tuple[Mention, ...]:
    return text_of(path).document.mentions


def _score(
    name: str, labels: list[Label], mentions: tuple[Mention, ...], scored: ScannerScore
) -> None:
    used: set[str] = set()
    for label in labels:
        match = _match(label, mentions, used)
        if match is not None:
            used.add(match.id)
        if label.reason in (_STATISTIC, _ZERO):
            _statistic(name, label, match, scored)
        else:
            _explanation(name, label, match, scored)
    for mention in mentions:
        if mention.statistical and mention.id not in used:
            scored.add(_kind_of(mention), Counts(wrong=1))
            scored.notes.append(f"{name}: not labelled: {mention.raw!r} at {mention.source.start}")


def _match(label: Label, mentions: tuple[Mention, ...], used: set[str]) -> Mention | None:
    """The mention that shares the most characters with a label."""
    near = [
        (min(label.stop, m.source.stop) - max(label.start, m.source.start), m)
        for m in mentions
        if m.source.start < label.stop
        and label.start < m.source.stop
        and (m.id not in used or m.kind == "damaged")
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _statistic(name: str, label: Label, match: Mention | None, scored: ScannerScore) -> None:
    kind = _kind(label)
    right = match is not None and match.statistical and _same(label, match)
    if right:
        scored.add(kind, Counts(found=1))
        return
    wrong = int(match is not None and match.statistical)
    scored.add(kind, Counts(missed=1, wrong=wrong))
    value = _with_unit(label)
    if match is None:
        scored.notes.append(
            f"{name}: {label.expression!r} is {value} ({label.qualifier}), not found"
        )
        return
    read, found, kind = _with_unit(match), match.qualifier, match.explained or match.kind
    scored.notes.append(
        f"{name}: {label.expression!r} is {value} ({label.qualifier}), read as {read} ({found}, {kind})"
    )


def _with_unit(number: Label | Mention) -> str:
    value = "?" if number.value is None else number.value
    return f"{value} {number.unit or ''}".rstrip()


def _same(label: Label, mention: Mention) -> bool:
    if label.reason == _ZERO:
        return mention.kind == "zero_statement" or mention.value == 0
    return (
        mention.value == label.value
        and mention.unit == label.unit
        and mention.qualifier == label.qualifier
    )


def _explanation(name: str, label: Label, match: Mention | None, scored: ScannerScore) -> None:
    said = "nothing" if match is None else match.explained or match.kind
    if label.reason == "damaged" and match is not None and match.statistical:
        scored.damaged_as_values += 1
    alike = any({label.reason, said} <= group for group in _ALIKE)
    if said == label.reason or alike:
        scored.explained += Counts(found=1)
        return
    scored.explained += Counts(missed=1)
    if match is not None and match.statistical:
        scored.add(_kind_of(match), Counts(wrong=1))
    if match is None:
        scored.notes.append(f"{name}: {label.expression!r} is {label.reason}, not found")
    else:
        scored.notes.append(f"{name}: {label.expression!r} is {label.reason}, read as {said}")


def _kind(label: Label) -> str:
    if label.reason == _ZERO:
        return "zero statement"
    if label.unit in ("%", "个百分点"):
        return "share"
    if not any(char.isdigit() and char.isascii() for char in label.expression):
        return "Chinese numeral"
    return "exact count" if label.qualifier == "exact" else "qualified count"


def _kind_of(mention: Mention) -> str:
    if mention.kind == "zero_statement":
        return "zero statement"
    if mention.kind == "share":
        return "share"
    if not any(char.isdigit() and char.isascii() for char in mention.raw):
        return "Chinese numeral"
    return "exact count" if mention.qualifier == "exact" else "qualified count"
