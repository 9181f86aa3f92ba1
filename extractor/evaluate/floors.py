"""Floors: figures that must not fall, pinned to the hash of the gold they were measured on.

One file holds the floors of all corpora, those outside the repository too, by the name of the
corpus.  What is not measured in a run is neither judged nor changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from extractor.errors import UsageError
from extractor.schemas.mistakes import first_mistake

from .corpus import Measured
from .markdown import text_of
from .meta_scores import ASKED
from .suite import GroupFigures, figures

_SLACK = 1e-9
_PINNED = ("facts", "details", "others", "findings")


class Floors(BaseModel):
    """The last accepted state of one corpus."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: str
    figures: dict[str, float]


_FILE = TypeAdapter(dict[str, Floors])


def floors_of(measured: Measured) -> Floors:
    """The figures of a corpus that are pinned.

    Of the other readers and the recordings: precision and recall of the facts, by their names.
    Of every part and kind: recall and precision of the four main aspects.  Of every part also how
    much each verdict admits and how right that is, accusations, what is offered, and what the
    report is.
    """
    found: dict[str, float | None] = {}
    for run in measured.runs[1:]:
        facts = figures(run.scored).totals["facts"]
        found[f"reader {run.name} / facts / precision"] = facts.precision
        found[f"reader {run.name} / facts / recall"] = facts.recall
    for group, value in {**measured.parts, **measured.kinds}.items():
        for aspect in _PINNED:
            found[f"{group} / {aspect} / precision"] = value.totals[aspect].precision
            found[f"{group} / {aspect} / recall"] = value.totals[aspect].recall
    for part, value in measured.parts.items():
        found.update((f"{part} / {name}", figure) for name, figure in _new(value))
    known = {name: round(figure, 6) for name, figure in found.items() if figure is not None}
    return Floors(gold_sha256=measured.sha256, figures=known)


def _new(value: GroupFigures) -> Iterator[tuple[str, float | None]]:
    # The last step admits every fact: its precision is that of the facts.
    for step in value.curve[:-1]:
        yield f"facts up to {step.verdict} / precision", step.right
        yield f"facts up to {step.verdict} / share", step.admitted
    totals = value.totals
    yield "accusations / precision", totals["accusations"].precision
    yield "mistakes / recall", totals["mistakes"].recall
    yield "offered / recall", totals["offered"].recall
    for name in ASKED:
        yield f"{name} / right", totals[name].right


def load_floors(path: Path) -> dict[str, Floors]:
    """The floors in a file, by corpus; none if there is no file yet.

    Raises:
        UsageError: the file is no floors file, or cannot be read.
    """
    if not path.exists():
        return {}
    try:
        return _FILE.validate_json(text_of(path))
    except ValidationError as error:
        raise UsageError(
            f"{path}: not a floors file ({first_mistake(error)}); take the last one that held"
        ) from error


def broken(floors: Floors, now: Floors) -> list[str]:
    """What is measured on other gold than the floors, then what is worse, in words."""
    found = []
    if floors.gold_sha256 != now.gold_sha256:
        found.append(
            "gold or reports have changed since the floors were set; "
            "look at the figures and run 'extractor eval --update'"
        )
    return found + regressions(floors, now)


def regressions(floors: Floors, now: Floors) -> list[str]:
    """The figures that are worse than the floors, or gone, in words."""
    found = []
    for name, floor in floors.figures.items():
        value = now.figures.get(name)
        if value is None:
            found.append(f"{name}: no longer measured (floor {floor:.4f})")
        elif value < floor - _SLACK:
            found.append(f"{name}: {value:.4f} is below its floor {floor:.4f}")
    return found


def floors_text(floors: Mapping[str, Floors]) -> str:
    """Floors as a file has them, readable and stable."""
    plain = {name: value.model_dump() for name, value in floors.items()}
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
