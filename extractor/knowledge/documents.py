"""A document with the statements of zero that a pack knows."""

from __future__ import annotations

from functools import partial

from extractor.language.repair import repaired
from extractor.text.document import Document, Source
from extractor.text.read import build_document
from extractor.text.scan import OwnUnit
from extractor.text.scan.units import MEASURES

from .pack import Pack, shipped
from .zeros import find_zeros


def read_document(source: Source, *, chunk_chars: int = 1200, pack: Pack | None = None) -> Document:
    """Clean, scan and split a source; ``pack`` is that of disclosure reports if None."""
    pack = pack or shipped()
    zeros = partial(find_zeros, pack=pack.prose)
    repair = partial(repaired, lexicon=pack.prose.lexicon)
    # The fields of somebody's own may be read from reports with the official tables.
    tables = pack.tables or shipped().tables
    shapes = tables.shapes if tables else ()
    return build_document(
        source,
        zeros,
        chunk_chars=chunk_chars,
        subjects=pack.subjects,
        shapes=shapes,
        repair=repair,
        units=_own_units(pack),
    )


def _own_units(pack: Pack) -> tuple[OwnUnit, ...]:
    """The units that a pack declares, each with what is counted in it; in reports on disclosure
    those of the shipped pack are units of the language."""
    shared = {item.unit for item in shipped().indicators.values()} if pack.official else set()
    items: dict[str, list[str]] = {} if pack.official else {unit: [] for unit in MEASURES}
    for item in pack.indicators.values():
        if item.unit and item.unit not in shared:
            words = ("".join(one.split()) for one in (item.zh, *item.also))
            items.setdefault(item.unit, []).extend(words)
    return tuple(OwnUnit(unit, tuple(words)) for unit, words in items.items())
