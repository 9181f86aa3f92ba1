"""A corpus: a folder of gold with its reports and recordings beside it, and what is measured on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import RecordingError, UsageError
from extractor.options import Options
from extractor.schemas.pack import PackData

from .counts import Counts
from .gold import Gold
from .model_scores import (
    ReaderRun,
    embedded,
    live,
    of_texts,
    recorded_sets,
    replayed,
    strategy_of,
    texts_of,
)
from .plain_prompt import PLAIN
from .suite import (
    GroupFigures,
    figures,
    fingerprint,
    has,
    invented,
    kinds,
    load_everything,
    load_suite,
    parts,
    topics,
    with_offered,
)
from .thirds import in_test_third

EMBEDDED = "embedded readers"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Gold files by path, checked against their reports; ``sets`` are its recording sets."""

    name: str
    golds: Mapping[Path, Gold]
    sets: tuple[Path, ...] = ()

    @property
    def in_part(self) -> tuple[str, ...]:
        """Which gold is of a part of its report, in words."""
        return tuple(
            f"{path}: only {gold.part[0]} of {gold.part[1]} numbers are labelled: the others, and "
            "findings, are not scored"
            for path, gold in self.golds.items()
            if gold.part is not None
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is measured on one corpus.

    ``parts`` are all reports and, where there is a test third, development and test third;
    ``kinds`` and ``topics`` are of development alone; ``runs`` the readers, the one in question
    first; ``unplayed`` says which recording sets could not be scored, and why.
    """

    name: str
    sha256: str
    parts: Mapping[str, GroupFigures]
    kinds: Mapping[str, GroupFigures]
    topics: Mapping[str, Counts]
    runs: tuple[ReaderRun, ...]
    unplayed: tuple[str, ...] = ()

    @property
    def invented(self) -> int:
        """Values that no mention of their report reads, of all readers."""
        return sum(invented(run.scored) for run in self.runs)

    @property
    def incomplete(self) -> tuple[str, ...]:
        """What readers could not read, in words; of the test third only how often."""
        told: list[str] = []
        for run in self.runs:
            hidden = 0
            for item in run.scored:
                for failure in item.result.failures:
                    if in_test_third(item.name):
                        hidden += 1
                    else:
                        told.append(f"{run.name}: incomplete: {failure.message}")
            if hidden:
                told.append(f"{run.name}: incomplete: {hidden} times in reports of the test third")
        return tuple(told)

    @property
    def notes(self) -> tuple[str, ...]:
        """Every difference, in words; of the test third none."""
        return tuple(
            f"{self.name}: {run.name}: {item.name}: {note}"
            for run in self.runs
            for item in run.scored
            if not in_test_third(item.name)
            for note in item.score.notes
        )


def name_of(folder: Path) -> str:
    """A corpus is called after its folder of gold; where that is called ``gold``, as beside the folders
    ``reports`` and ``recordings``, after the folder that all these lie in."""
    folder = folder.resolve()
    return folder.parent.name if folder.name == "gold" else folder.name


def load_corpora(
    folders: Sequence[Path],
    *,
    only: str | None = None,
    recorded: Path | None = None,
    pack: PackData | None = None,
) -> list[Corpus]:
    """The corpora of these folders of gold.

    With ``only``, a shell pattern: the gold of development with such names, wherever there is some,
    without recordings.
    ``recorded`` holds the recording sets, or for each corpus a folder of its name with a folder
    ``recordings``; by default they lie in ``recordings`` beside the gold.  ``pack`` is that of the
    reports, of disclosure reports if None.

    Raises:
        UsageError: a folder has no gold, or a wrong gold file; two corpora have one name; or the
            recordings of one are given for several.
    """
    if only is not None:
        folders = [folder for folder in folders if has(folder, only)] or folders
    names = [name_of(folder) for folder in folders]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(
                f"two corpora are called {name!r}, after their folders of gold or what these lie in; "
                "score them one at a time"
            )
    if recorded is not None and len(folders) > 1 and not any(recorded.glob("*/recordings")):
        raise UsageError(
            "--recorded names the recordings of one corpus; give one --gold with it, or a folder "
            "with NAME/recordings for each"
        )
    return [
        Corpus(
            name,
            load_suite(folder, only, pack) if only else load_everything(folder, pack),
            () if only else tuple(recorded_sets(_recordings(folder, name, recorded))),
        )
        for name, folder in zip(names, folders, strict=True)
    ]


def _recordings(gold: Path, name: str, recorded: Path | None) -> Path:
    if recorded is None:
        return gold.parent / "recordings"
    # Of several corpora: that of another would be scored against the wrong gold.
    several = any(recorded.glob("*/recordings"))
    return recorded / name / "recordings" if several else recorded


def measure(corpus: Corpus, options: Options) -> Measured:
    """Read and score a corpus: with the model of the options, or the embedded readers.

    Raises:
        UsageError: a recorded text has no gold.
        ConfigurationRefused: the endpoint refused key, model or request.
        BudgetReached: the budget is spent; the answers so far are in the cache.
    """
    golds = corpus.golds
    unplayed: list[str] = []
    if options.model is None:
        first = embedded(EMBEDDED, golds, options)
        others, unplayed = _others(corpus, first, options.pack)
        runs = [first, *others]
    else:
        if options.model.recordings is not None:
            golds = texts_of(options.model.recordings, golds)
        runs = [
            live(options.model.model, golds, options),
            embedded(EMBEDDED, golds, Options(pack=options.pack)),
        ]
    runs[0] = replace(runs[0], scored=tuple(with_offered(golds, runs[0].scored, options.pack)))
    scored = runs[0].scored
    return Measured(
        name=corpus.name,
        sha256=fingerprint(golds, corpus.sets),
        parts={name: figures(members) for name, members in parts(scored).items()},
        kinds={name: figures(members) for name, members in kinds(scored).items()},
        topics=topics(scored),
        runs=tuple(runs),
        unplayed=tuple(unplayed),
    )


def _others(
    corpus: Corpus, first: ReaderRun, pack: PackData | None
) -> tuple[list[ReaderRun], list[str]]:
    """The readers of sentences alone; then the recording sets, beside the embedded readers on the same texts."""
    golds = corpus.golds
    runs = [embedded("sentences alone", golds, Options(tables=False, pack=pack))]
    unplayed: list[str] = []
    by_texts: dict[tuple[Path, ...], list[Path]] = {}
    for folder in corpus.sets:
        by_texts.setdefault(tuple(texts_of(folder, golds)), []).append(folder)
    for texts, folders in by_texts.items():
        same = {path: golds[path] for path in texts}
        played: list[ReaderRun] = []
        for folder in folders:
            try:
                played += _played(folder, golds)
            except RecordingError as error:
                unplayed.append(f"{folder}: not scored: {error}")
        if played:
            runs += [of_texts(f"{EMBEDDED}, {len(same)} texts", first, same), *played]
    return runs, unplayed


def _played(folder: Path, golds: Mapping[Path, Gold]) -> list[ReaderRun]:
    runs = [replayed(folder, golds)]
    if strategy_of(folder) not in ("classify", PLAIN):
        runs.append(replayed(folder, golds, second_round=False))
    return runs
