"""Official tables of random values, rendered in every way, are read back with no wrong cell."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal

import pytest
from support.tables import read_tables
from support.thorough import a_part

from extractor.knowledge.documents import read_document
from extractor.schemas import OTHER, Claim
from extractor.text.clean import fold
from extractor.text.document import Document
from extractor.text.load import load

from .table_generator import Key, Read, Table, prose, report
from .table_rendering import FLAT, GRIDS

FORMS = ("form2019", "form2021", "stat2014")
RENDERINGS = (*GRIDS, *FLAT)
_FEW = {"pdf": 1, "word": 1}


def made(form: str, rendering: str, seed: int) -> tuple[list[Table], Document]:
    """The tables of one round, and the document read back from the file."""
    rng = random.Random(f"{form} {rendering} {seed}")
    flat = rendering in FLAT
    given = report(form, rng, blanks=not flat, words=not flat or rng.random() < 0.5)
    render = {**GRIDS, **FLAT}[rendering]
    data = render(list(prose(form)), given)
    return given, read_document(load(data, max_bytes=10**8))


def plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}" if value else "0"


def value_of(document: Document, claim: Claim) -> str | None:
    mention = document.mention(claim.mention) if claim.mention else None
    return plain(mention.value) if mention and claim.semantic == "explicit" else None


def cells_read(form: str, rendering: str, seed: int) -> int:
    """How many cells there are, each read with its value, unit and address, and nothing else."""
    given, document = made(form, rendering, seed)
    reading = read_tables(document)
    got: dict[Key, Read] = {}
    for claim in reading.claims:
        if claim.indicator == OTHER:
            continue
        key = (claim.indicator, claim.scope, claim.period)
        assert key not in got, f"{key} is claimed twice"
        got[key] = (claim.semantic, value_of(document, claim))
    assert got == {key: read for table in given for key, read in table.expected.items()}
    _check_units(given, reading.claims)
    _check_others(given, reading.claims, document)
    _check_addresses(given, reading.claims, rendering in FLAT)
    return len(got)


def _check_units(given: list[Table], claims: tuple[Claim, ...]) -> None:
    units = {id_: unit for table in given for id_, unit in table.units.items()}
    for claim in claims:
        if claim.indicator in units and claim.mention:
            assert claim.unit == units[claim.indicator], claim


def _check_others(given: list[Table], claims: tuple[Claim, ...], document: Document) -> None:
    """The values of the columns of 部门 and 乡镇, each once."""
    wanted = Counter(value for table in given for value in table.others)
    kept = Counter(
        value_of(document, claim)
        for claim in claims
        if claim.indicator == OTHER and claim.address and claim.address.table
    )
    assert kept == wanted


def _check_addresses(given: list[Table], claims: tuple[Claim, ...], flat: bool) -> None:
    """Row and column of every cell are those under which it is printed."""
    places = {key: place for table in given for key, place in table.places.items()}
    for claim in claims:
        if claim.indicator == OTHER:
            continue
        row, column = places[claim.indicator, claim.scope, claim.period]
        assert claim.address is not None
        assert not row or claim.address.row[-1].endswith(fold(row)[0])
        if flat:  # the headers are lost or one word; the column is named as the forms print it
            assert all(words in fold(column)[0] for words in claim.address.column[-1:])
        else:
            assert claim.address.column[-1] == fold(column)[0]
        assert claim.cell is not None
        assert claim.quoted is not None
        assert claim.quoted.start <= claim.cell.start <= claim.cell.stop <= claim.quoted.stop


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_cell_is_read_back(form: str, rendering: str) -> None:
    for seed in a_part(range(_FEW.get(rendering, 3)), 1):
        assert cells_read(form, rendering, seed) > 0


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_five_hundred_rounds_are_read_back(form: str, rendering: str) -> None:
    for seed in range(500):
        assert cells_read(form, rendering, seed) > 0
