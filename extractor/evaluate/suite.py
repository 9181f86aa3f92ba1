"""The eval suite: every gold file read and scored, in groups."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from fnmatch import fnmatch
from pathlib import Path

from extractor.errors import UsageError
from extractor.options import Options
from extractor.pipeline import as_source
from extractor.schemas import Result
from extractor.knowledge.documents import read_document

from .gold import Gold, check_quotes, load_gold
from .score import Counts, Score, score

_RESAMPLES = 400
_DAMAGE = {"fused_digits", "damaged_characters", "lost_character", "agency_overwritten"}
"""Findings that tell of damage to the text, as the gold names them."""
_ASPECTS = tuple(field.name for field in fields(Score) if field.name not in ("notes", "topics"))
Read = Callable[[Path], Result]
"""What turns the path of a report into its result."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One report of the suite: its gold, its result and what came of comparing them."""

    name: str
    gold: Gold
    result: Result
    score: Score


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one group of reports.  None means: nothing to score, which is not zero.

    ``interval`` is the 95 % bootstrap interval of the F1 of facts, over reports.
    """

    reports: int
    totals: Mapping[str, Counts]
    coverage: float | None
    interval: tuple[float, float] | None


def run_suite(folder: Path, read: Read) -> list[Scored]:
    """Read and score every report that has gold in ``folder``.

    Raises:
        UsageError: there is no gold, or a gold file is wrong; nothing has been read then.
    """
    golds = load_suite(folder)
    return score_all(golds, [read(report_path(path, gold)) for path, gold in golds.items()])


def load_suite(folder: Path, only: str | None = None) -> dict[Path, Gold]:
    """Every gold file of a folder, or those whose name matches ``only`` (a shell pattern).

    Each is checked against its report.

    Raises:
        UsageError: there is no gold, or a gold file is wrong.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder}: no gold files (*.json); name the folder with --gold")
    if only is not None:
        paths = [path for path in paths if fnmatch(path.stem, only)]
    if not paths:
        raise UsageError(f"{folder}: no gold file has a name like {only!r}")
    golds = {path: load_gold(path) for path in paths}
    for path, gold in golds.items():
        _validate(path, gold)
    return golds


def score_all(golds: Mapping[Path, Gold], results: Iterable[Result]) -> list[Scored]:
    """The results of the reports of these gold files, in their order, scored."""
    return [
        Scored(path.stem, gold, result, score(gold, result))
        for (path, gold), result in zip(golds.items(), results, strict=True)
    ]


def report_path(path: Path, gold: Gold) -> Path:
    """Where the report of a gold file lies: beside the gold folder, in ``reports``."""
    return (path.parent.parent / "reports" / gold.report).resolve()


def _validate(path: Path, gold: Gold) -> None:
    report = report_path(path, gold)
    if not report.exists():
        raise UsageError(f"{path}: its report {report} does not exist")
    wrong = check_quotes(gold, read_document(as_source(report, Options())).text)
    if wrong:
        raise UsageError(f"{path}: {len(wrong)} quotes do not stand in the report: {wrong[0]!r}")


def groups(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """All reports, and those of each kind, form, script and damage."""
    found: dict[str, list[Scored]] = {"all": list(scored)}
    for item in scored:
        found.setdefault(_kind(item), []).append(item)
        found.setdefault(item.result.meta.form, []).append(item)
        if item.result.meta.script == "hant":
            found.setdefault("traditional", []).append(item)
        for kind in sorted({finding.kind for finding in item.gold.findings} & _DAMAGE):
            found.setdefault(kind.replace("_", " "), []).append(item)
    return found


def _kind(item: Scored) -> str:
    """Whole reports, openings of reports, or texts that nobody published."""
    if item.gold.labelled.get("synthetic"):
        return "synthetic"
    return "excerpts" if item.name.startswith("excerpt") else "whole reports"


def figures(scored: Iterable[Scored]) -> Figures:
    """The added-up counts of some reports."""
    members = list(scored)
    totals = {name: _added(members, name) for name in _ASPECTS}
    kept = whole = 0
    for item in members:
        counted = item.result.ledger.totals
        claimed = counted["claimed"] + counted["other_statistic"]
        kept, whole = kept + claimed, whole + claimed + counted["unclaimed"]
    return Figures(
        reports=len(members),
        totals=totals,
        coverage=kept / whole if whole else None,
        interval=_bootstrap(members),
    )


def _added(members: Iterable[Scored], aspect: str) -> Counts:
    added = Counts()
    for item in members:
        counts: Counts = getattr(item.score, aspect)
        added = added + counts
    return added


def topics(members: Iterable[Scored]) -> dict[str, Counts]:
    """Standard facts by the first part of their indicator, the most frequent first."""
    found: dict[str, Counts] = {}
    for item in members:
        for topic, counts in item.score.topics.items():
            found[topic] = found.get(topic, Counts()) + counts
    return dict(sorted(found.items(), key=lambda pair: -(pair[1].found + pair[1].missed)))


def _bootstrap(members: Sequence[Scored]) -> tuple[float, float] | None:
    if len(members) < 2:
        return None
    rng = random.Random(0)
    values = sorted(
        f1
        for _ in range(_RESAMPLES)
        if (f1 := _added(rng.choices(members, k=len(members)), "facts").f1) is not None
    )
    if not values:
        return None
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def invented(scored: Iterable[Scored]) -> int:
    """Values in results that no mention of their report reads.  By construction there is none."""
    wrong = 0
    for item in scored:
        read = {mention.id: mention.value for mention in item.result.mentions}
        for fact in item.result.facts:
            stated = {read.get(e.mention or "") for e in fact.evidence}
            wrong += fact.value is not None and fact.value not in stated
    return wrong


def fingerprint(folder: Path, sets: Sequence[Path] = ()) -> str:
    """The SHA-256 of every gold file and report of a suite and of its recordings, in order."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        for part in (path, report_path(path, load_gold(path))):
            digest.update(part.name.encode() + b"\0" + hashlib.sha256(part.read_bytes()).digest())
    for path in (path for recorded in sets for path in sorted(recorded.glob("*.jsonl"))):
        name = f"{path.parent.name}/{path.name}".encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
