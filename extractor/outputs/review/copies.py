"""Reports that stand in a run more than once: which of them is in the tables, and which are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..reports import OfReports, read_reports


@dataclass
class Copies:
    """All files of one report: ``taken`` is in the tables, ``left`` are not, each with what is the
    same (``bytes`` or ``facts``)."""

    taken: str
    left: list[tuple[str, str]] = field(default_factory=list)


def about_copies(folder: Path) -> Mapping[str, dict[str, Any]]:
    """What the page tells of the copies and other versions of each report that has any.

    ``same_as``: the report that this one repeats; ``copies``: all that are the same, this one too;
    ``versions``: other texts of its agency and year, which are in the tables as well.
    """
    groups: dict[str, Copies] = {}
    versions: dict[str, list[str]] = {}
    for row in read_reports(folder):
        if same := row.get("same_as"):
            taken, _, how = same.rpartition(" (")
            group = groups.setdefault(taken or same, Copies(taken or same))
            group.left.append((row["report"], how.removesuffix(")")))
        if first := row.get("version_of"):
            versions.setdefault(first, [first]).append(row["report"])
    told: dict[str, dict[str, Any]] = {}
    for group in groups.values():
        shown = {"taken": group.taken, "left": group.left}
        for name in (group.taken, *(name for name, _ in group.left)):
            told[name] = {"copies": shown, "same_as": "" if name == group.taken else group.taken}
    for names in versions.values():
        for name in names:
            told.setdefault(name, {})["versions"] = [one for one in names if one != name]
    return OfReports(told)
