"""The eval suite: every gold file read and scored, in groups."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from extractor.errors import UsageError
from extractor.knowledge.pack import pack_of
from extractor.schemas import Result
from extractor.schemas.pack import PackData

from .counts import Counts
from .gold import Gold, check_quotes, load_gold
from .label import questions
from .offered import offered
from .score import ACCUSING, DAMAGE, Score, score
from .selective import VERDICTS, CoveragePoint, curve
from .texts import text_of
from .thirds import in_test_third

_RESAMPLES = 400
ASPECTS = (
    "facts", "details", "others", "findings", "support",
    "accusations", "misnamed", "mistakes", "offered", "agency", "year", "form",
    *(f"{about}: {kind}" for about in ("accusations", "mistakes") for kind in ACCUSING),
)  # fmt: skip
"""What is counted; see ``score``, and ``offered`` for that one."""
DEVELOPMENT, TEST = "development", "test third"
Read = Callable[[Path], Result]
"""What turns the path of a report into its result."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One report of the suite: its gold, its result and what came of comparing them.

    ``seconds`` is what the embedded readers took; None where that was not measured.
    """

    name: str
    gold: Gold
    result: Result
    score: Score
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of one group of reports.  None means: nothing to score, which is not zero.

    ``interval`` is the 95 % bootstrap interval of the F1 of facts, over reports.
    """

    reports: int
    totals: Mapping[str, Counts]
    verdicts: Mapping[str, Counts]
    checks: Mapping[str, Counts]
    coverage: float | None
    interval: tuple[float, float] | None

    @property
    def curve(self) -> tuple[CoveragePoint, ...]:
        """Precision against coverage, verdict by verdict."""
        facts = self.totals["facts"]
        return tuple(curve(self.verdicts, facts.found + facts.missed))

    @property
    def best(self) -> Counts:
        """The facts that have the best verdict."""
        return self.verdicts.get(VERDICTS[0], Counts())


def run_suite(folder: Path, read: Read) -> list[Scored]:
    """Read and score every report of development that has gold in ``folder``.

    Raises:
        UsageError: there is no gold, or a gold file is wrong; nothing has been read then.
    """
    golds = load_suite(folder)
    return score_all(golds, [read(report_path(path, gold)) for path, gold in golds.items()])


def load_suite(
    folder: Path, only: str | None = None, pack: PackData | None = None
) -> dict[Path, Gold]:
    """The gold files of development in a folder, or those whose name matches ``only``.

    ``only`` is a shell pattern.  Each file is checked against its report.  The test third is left
    out: what is given this gold may look at everything.

    Raises:
        UsageError: there is no gold, or a gold file is wrong.
    """
    paths = _development(folder)
    if not paths:
        raise UsageError(f"{folder}: all gold is in the test third, which only figures are made of")
    if only is not None:
        paths = [path for path in paths if fnmatch(path.stem, only)]
    if not paths:
        raise UsageError(f"{folder}: no gold file has a name like {only!r}, the test third apart")
    return _loaded(paths, pack)


def has(folder: Path, only: str) -> bool:
    """Whether a gold file of development in a folder has such a name.

    Raises:
        UsageError: there is no gold.
    """
    return any(fnmatch(path.stem, only) for path in _development(folder))


def load_everything(folder: Path, pack: PackData | None = None) -> dict[Path, Gold]:
    """All gold files of a folder, the test third too: for figures, and for nothing else.

    Raises:
        UsageError: there is no gold, or a gold file is wrong.
    """
    return _loaded(_gold_files(folder), pack)


def _development(folder: Path) -> list[Path]:
    return [path for path in _gold_files(folder) if not in_test_third(path.stem)]


def _gold_files(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder}: no gold files (*.json); name the folder with --gold")
    return paths


def _loaded(paths: Sequence[Path], pack: PackData | None) -> dict[Path, Gold]:
    golds = {path: load_gold(path, pack) for path in paths}
    for path, gold in golds.items():
        _validate(path, gold, pack)
    return golds


def score_all(
    golds: Mapping[Path, Gold],
    results: Iterable[Result],
    seconds: Sequence[float | None] | None = None,
) -> list[Scored]:
    """The results of the reports of these gold files, in their order, scored.

    What is wrong in a report of the test third is counted and not named.
    """
    return [
        Scored(path.stem, gold, result, _told(path.stem, score(gold, result)), took)
        for (path, gold), result, took in zip(
            golds.items(), results, seconds or [None] * len(golds), strict=True
        )
    ]


def with_offered(
    golds: Mapping[Path, Gold], scored: Iterable[Scored], pack: PackData | None
) -> list[Scored]:
    """The same with what a model would be offered counted too (see ``offered``)."""
    complete = []
    for (path, gold), item in zip(golds.items(), scored, strict=True):
        notes: list[str] = []
        document = text_of(report_path(path, gold), pack).document
        counts = offered(document, gold, notes, pack_of(pack))
        whole = replace(
            item.score,
            counts={**item.score.counts, "offered": counts},
            notes=(*item.score.notes, *notes),
        )
        complete.append(replace(item, score=_told(item.name, whole)))
    return complete


def _told(name: str, scored: Score) -> Score:
    return replace(scored, notes=()) if in_test_third(name) else scored


def report_path(path: Path, gold: Gold) -> Path:
    """Where the report of a gold file lies.

    Gold names it relative to the folder ``reports`` beside the gold, whether or not there is one:
    ``../excerpts/001.txt`` lies in the folder ``excerpts`` beside it.
    """
    return (path.parent.parent / "reports" / gold.report).resolve()


def _validate(path: Path, gold: Gold, pack: PackData | None) -> None:
    report = report_path(path, gold)
    if not report.exists():
        raise UsageError(f"{path}: its report {report} does not exist")
    document = text_of(report, pack).document
    asked = len(questions(document))
    if gold.part is not None and gold.part[1] != asked:
        raise UsageError(
            f"{path}: labels {gold.part[0]} of {gold.part[1]} numbers, and {asked} are found in the "
            "report now, so that nobody knows which these are; label it again"
        )
    wrong = check_quotes(gold, document.text)
    if wrong:
        raise UsageError(f"{path}: {len(wrong)} quotes do not stand in the report: {wrong[0]!r}")


def parts(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """All reports; development and test third apart where there is a test third."""
    found = {"all": list(scored)}
    test = [item for item in scored if in_test_third(item.name)]
    if test:
        found[DEVELOPMENT] = [item for item in scored if not in_test_third(item.name)]
        found[TEST] = test
    return found


def kinds(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """The reports of development by length, form, script and damage, where these differ."""
    found: dict[str, list[Scored]] = {}
    development = [item for item in scored if not in_test_third(item.name)]
    for item in development:
        found.setdefault(_length(item), []).append(item)
        found.setdefault(item.result.meta.form, []).append(item)
        if item.result.meta.script == "hant":
            found.setdefault("traditional", []).append(item)
        for kind in sorted({finding.kind for finding in item.gold.findings} & DAMAGE):
            found.setdefault(kind.replace("_", " "), []).append(item)
    return {name: members for name, members in found.items() if len(members) < len(development)}


def _length(item: Scored) -> str:
    """Openings of reports are named so; what else has gold is a whole report."""
    return "openings" if item.name.startswith("excerpt") else "whole reports"


def figures(scored: Iterable[Scored]) -> GroupFigures:
    """The added-up counts of some reports."""
    members = list(scored)
    kept = whole = 0
    for item in members:
        counted = item.result.ledger.totals
        claimed = counted["claimed"] + counted["other_statistic"]
        kept, whole = kept + claimed, whole + claimed + counted["unclaimed"]
    return GroupFigures(
        reports=len(members),
        totals={
            name: sum((item.score.counts.get(name, Counts()) for item in members), Counts())
            for name in ASPECTS
        },
        verdicts=_added(item.score.verdicts for item in members),
        checks=_added(item.score.checks for item in members),
        coverage=kept / whole if whole else None,
        interval=_bootstrap([item.score.facts for item in members]),
    )


def _added(members: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for member in members:
        for name, counts in member.items():
            found[name] = found.get(name, Counts()) + counts
    return found


def topics(members: Iterable[Scored]) -> dict[str, Counts]:
    """Standard facts of development by the first part of their indicator, most frequent first."""
    found = _added(item.score.topics for item in members if not in_test_third(item.name))
    return dict(sorted(found.items(), key=lambda pair: -(pair[1].found + pair[1].missed)))


def _bootstrap(members: Sequence[Counts]) -> tuple[float, float] | None:
    if len(members) < 2:
        return None
    rng = random.Random(0)
    values = []
    for _ in range(_RESAMPLES):
        drawn = rng.choices(members, k=len(members))
        f1 = Counts(
            found=sum(counts.found for counts in drawn),
            wrong=sum(counts.wrong for counts in drawn),
            missed=sum(counts.missed for counts in drawn),
        ).f1
        if f1 is not None:
            values.append(f1)
    if not values:
        return None
    values.sort()
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


def fingerprint(golds: Mapping[Path, Gold], sets: Sequence[Path] = ()) -> str:
    """The SHA-256 of these gold files and their reports, and of their recordings, in order."""
    digest = hashlib.sha256()
    for path, gold in golds.items():
        for part in (path, report_path(path, gold)):
            digest.update(part.name.encode() + b"\0" + hashlib.sha256(part.read_bytes()).digest())
    for path in (path for recorded in sets for path in sorted(recorded.glob("*.jsonl"))):
        name = f"{path.parent.name}/{path.name}".encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
