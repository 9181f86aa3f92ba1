"""A pack ready for use: its indicators, its sentences, and the code that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from extractor.resources import data_path
from extractor.schemas import Indicator
from extractor.schemas.pack import PackData, read_pack, unnamed
from extractor.schemas.roles import Roles, named_by
from extractor.schemas.vocabulary import Vocabulary, published, vocabulary_of

from .learned import Weights, path_of_weights, weights_in
from .prose import Prose, prose, prose_of
from .tables import Tables, tables_of


@dataclass(frozen=True, eq=False)
class Pack:
    """All that is known of one kind of report.

    ``official``: the checks by name and the typed record of this program go with it.  ``tables`` are
    those that its reports print, None where a table is read by the labels of its rows and columns.  ``by_label``: an indicator that no pattern says is looked for by its label
    and other wordings.  ``subjects`` are words of the titles of its reports, those of disclosure
    reports if there are none; ``titles`` those of which each title has one, empty if nothing is known.
    """

    name: str
    vocabulary: Vocabulary
    prose: Prose
    official: bool = False
    by_label: bool = True
    subjects: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    tables: Tables | None = None

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators by id, in the order of declaration."""
        return self.vocabulary.indicators

    @property
    def roles(self) -> Roles:
        """What parts the indicators play in the code."""
        return self.vocabulary.roles

    @cached_property
    def learned(self) -> Weights | None:
        """What was learned from marked passages; None for packs of other reports."""
        return weights_in(path_of_weights()) if self.official else None

    @cached_property
    def unsaid(self) -> tuple[Indicator, ...]:
        """The indicators that no pattern says."""
        said = {saying.id for saying in self.prose.sayings}
        return tuple(item for item in self.indicators.values() if item.id not in said)


@cache
def shipped() -> Pack:
    """The pack of disclosure reports, with the published vocabulary."""
    tables = tables_of(_official(), published()).with_prose(prose())
    return Pack("disclosure", published(), prose(), official=True, by_label=False, tables=tables)


def _official() -> str:
    return data_path("schemas", "disclosure", "tables.toml").read_text("utf-8")


@lru_cache(maxsize=8)
def _built(data: PackData) -> Pack:
    known = vocabulary_of(data)
    official = data.family == "disclosure"
    # The official tables are part of the family: a pack of it need not repeat them.
    tables = data.tables or (_official() if official else "")
    labels = tuple((item.id, (item.zh, *item.also)) for item in known.indicators.values())
    prose = prose_of(data.concepts, data.prose, labels if data.by_label else (), known.roles)
    return Pack(
        data.name,
        known,
        prose,
        official=official,
        by_label=data.by_label,
        subjects=data.subjects,
        titles=data.titles,
        tables=tables_of(tables, known).with_prose(prose) if tables else None,
    )


def pack_of(data: PackData | None) -> Pack:
    """The pack of what was read; that of disclosure reports if None.

    Raises:
        ValueError: its sentences cannot be used; the message names the file and the entry.
    """
    return shipped() if data is None else _built(data)


def load_pack(path: Path) -> PackData:
    """The pack in a folder, tried out: what is wrong in it is told before a report is read.

    Raises:
        ValueError: it is no pack; the message names the file, what is wrong, and the entry.
    """
    data = read_pack(path)
    try:
        pack = pack_of(data)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    for saying in pack.prose.sayings:
        if saying.id not in pack.indicators:
            raise ValueError(f"{path}: prose.toml says {saying.id}, which is no indicator")
    for guard, entries in pack.prose.guards.items():
        for entry in entries:
            if not any(named_by(entry, pack.indicators)):
                wrong = unnamed("prose.toml", f"guards.{guard}", entry, pack.indicators)
                raise ValueError(f"{path}: {wrong}")
    if not pack.official:
        if same := next((id_ for id_ in pack.indicators if id_ in published().indicators), None):
            raise ValueError(
                f"{path}: {same} is an indicator of disclosure reports; call yours by another id"
            )
        for id_ in pack.indicators:
            above = next((i for i in pack.indicators if id_.startswith(f"{i}.")), None)
            if above:
                raise ValueError(
                    f"{path}: {above} has a value and {id_} stands below it; call the first "
                    f"{above}.total"
                )
    return data
