"""Floors: figures that must not fall, pinned to the hash of the gold they were measured on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from extractor.errors import UsageError

from .models import Run
from .suite import Figures
from .suite import figures as summed

_SLACK = 1e-9
_PINNED = ("facts", "details", "others", "findings")


class Floors(BaseModel):
    """The last accepted state of one suite."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold_sha256: str
    figures: dict[str, float]


def pinned(figures: Mapping[str, Figures], runs: Sequence[Run] = ()) -> dict[str, float]:
    """The figures that are pinned: recall and precision of each aspect, for each group.

    Of the other readers and the recordings (``runs``): those of the facts, by their names.
    """
    found: dict[str, float] = {}
    for run in runs:
        facts = summed(run.scored).totals["facts"]
        for name, figure in (("precision", facts.precision), ("recall", facts.recall)):
            if figure is not None:
                found[f"reader {run.name} / facts / {name}"] = round(figure, 6)
    for group, value in figures.items():
        for aspect in _PINNED:
            counts = value.totals[aspect]
            for name, figure in (("precision", counts.precision), ("recall", counts.recall)):
                if figure is not None:
                    found[f"{group} / {aspect} / {name}"] = round(figure, 6)
    return found


def load_floors(path: Path) -> Floors | None:
    """The floors in a file; None if there is none yet.

    Raises:
        UsageError: the file is no floors file.
    """
    if not path.exists():
        return None
    try:
        return Floors.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        raise UsageError(f"{path}: not a floors file: {error}") from error


def broken(floors: Floors, now: Floors) -> list[str]:
    """What is worse than the floors, or measured on other gold, in words."""
    found = []
    if floors.gold_sha256 != now.gold_sha256:
        found.append(
            "gold or reports have changed since the floors were set; "
            "look at the figures and run 'extractor eval --update'"
        )
    for name, floor in floors.figures.items():
        value = now.figures.get(name)
        if value is None:
            found.append(f"{name}: no longer measured (floor {floor:.4f})")
        elif value < floor - _SLACK:
            found.append(f"{name}: {value:.4f} is below its floor {floor:.4f}")
    return found


def save_floors(path: Path, floors: Floors) -> None:
    """Write floors, readable and stable."""
    text = json.dumps(floors.model_dump(), ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
