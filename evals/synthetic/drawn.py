"""Cells of official tables, drawn by chance: all sums close but those that are broken on purpose."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from readers.table_generator import (
    Read,
    Table,
    Values,
    part_four,
    part_three,
    part_two,
    stat2014,
)

_RESULTS = ("upheld", "corrected", "other", "pending", "total")
_DISPUTES = ("reconsideration", "litigation.direct", "litigation.after_review")
_STAT_SUMS = {
    "applications.received": ("in_person", "fax", "online", "letter"),
    "applications.closed": ("on_time", "extended"),
    "applications.refused": (
        "state_secret", "trade_secret", "privacy", "security_stability",
        "not_government_information", "other_circumstances",
    ),
    "organisation.staff": ("full_time", "part_time"),
}  # fmt: skip
_REPLIES = tuple(
    f"applications.{name}"
    for name in (
        "already_public", "granted", "partially_granted", "refused", "not_this_agency",
        "nonexistent", "clarification_requested", "referred_elsewhere",
    )
)  # fmt: skip


class Break(BaseModel):
    """A printed cell that is off by ``by``."""

    model_config = ConfigDict(extra="forbid")
    cell: str
    by: int


class Spec(BaseModel):
    """What a report's tables are.

    ``given`` fixes the totals of rows (``applications.received``: 12) and single cells of the
    other tables; ``blanks`` is the share of zeros that are printed as nothing; ``layout`` is how
    the tables reach the text.
    """

    model_config = ConfigDict(extra="forbid")
    name: str
    form: str
    seed: int
    layout: str = "html"
    suffix: str = ".html"
    scale: int = 20
    given: dict[str, int] = {}
    blanks: float = 0.0
    blank: str = ""
    columns: str = "统计数"
    breaks: list[Break] = []


class _Drawn(Values):
    """Stands in for the generator's random cells: the next of some words, as they are printed."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(random.Random(0), blanks=False)
        self._left = iter(words)

    def draw(self, **_kind: bool) -> tuple[str, Read]:
        words = next(self._left)
        if not words:
            return "", ("blank", None)
        if words in ("/", "-", "—"):
            return words, ("slash", None)
        return words, ("explicit", words)


def _split(rng: random.Random, total: int, parts: int) -> list[int]:
    """``total`` in ``parts`` shares, most of them small."""
    weights = [rng.random() ** 4 + (n == 0) for n in range(parts)]
    shares = [int(total * weight / sum(weights)) for weight in weights]
    shares[0] += total - sum(shares)
    return shares


def _sheet_ids(make: Table) -> list[str]:
    return [indicator for indicator, _, _ in make.expected]


def _part_three_values(spec: Spec, rng: random.Random, ids: list[str]) -> dict[str, int]:
    """Cells of part three for which every identity of the form holds."""
    rows = [id_ for id_ in ids if id_.rsplit(".", 1)[1] not in _SUFFIX]
    leaves = [r for r in rows if r not in _TOTALS]
    carried_in = spec.given.get("applications.carried_in", rng.choice((0, 0, rng.randrange(4))))
    received = spec.given.get("applications.received", rng.randrange(spec.scale + 1))
    carried_out = spec.given.get(
        "applications.carried_out", rng.randrange(1 + min(3, received + carried_in))
    )
    closed = received + carried_in - carried_out
    left = closed - sum(spec.given.get(row, 0) for row in leaves)
    assert left >= 0, "the outcomes that were given are more than what was closed"
    free = [row for row in leaves if row not in spec.given]
    rng.shuffle(free)
    free.sort(key=lambda row: row != "applications.granted")
    totals = {row: spec.given.get(row, 0) for row in leaves}
    for row, share in zip(free, _split(rng, left, len(free)), strict=True):
        totals[row] = share
    cells: dict[str, list[int]] = {row: _split(rng, totals[row], 6) for row in leaves}
    closed_cells = [sum(column) for column in zip(*cells.values(), strict=True)]
    cells["applications.closed"] = closed_cells
    inflow = list(closed_cells)
    for _ in range(carried_out):
        inflow[0 if rng.random() < 0.7 else rng.randrange(6)] += 1
    cells["applications.carried_out"] = [i - c for i, c in zip(inflow, closed_cells, strict=True)]
    before = [0] * 6
    for _ in range(carried_in):
        at = rng.choice([n for n in range(6) if inflow[n] > before[n]])
        before[at] += 1
    cells["applications.carried_in"] = before
    cells["applications.received"] = [i - b for i, b in zip(inflow, before, strict=True)]
    return {
        **{f"{row}.{_SUFFIX[n]}": v for row, vs in cells.items() for n, v in enumerate(vs)},
        **{row: sum(vs) for row, vs in cells.items()},
    }


_SUFFIX = ("natural_person", "commercial", "research", "public_welfare", "legal_services", "other_org")  # fmt: skip
_TOTALS = {f"applications.{n}" for n in ("received", "carried_in", "closed", "carried_out")}


def _part_two_values(spec: Spec, rng: random.Random, ids: list[str]) -> dict[str, int]:
    found = {}
    for id_ in ids:
        if id_.startswith("regulations"):
            value = 0
        elif id_.endswith("change"):
            value = rng.choice((0, 0, -2, 3))
        elif id_.endswith("amount"):
            value = rng.choice((0, rng.randrange(1, 900)))
        else:
            value = rng.choice((0, rng.randrange(1, 10), rng.randrange(spec.scale * 20 + 1)))
        found[id_] = spec.given.get(id_, value)
    return found


def _part_four_values(spec: Spec, rng: random.Random, ids: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for group in _DISPUTES:
        for name in _RESULTS[:4]:
            id_ = f"{group}.{name}"
            found[id_] = spec.given.get(id_, rng.choice((0, 0, 0, rng.randrange(1, 4))))
        found[f"{group}.total"] = sum(found[f"{group}.{name}"] for name in _RESULTS[:4])
    return {id_: found[id_] for id_ in ids}


def _stat_values(spec: Spec, rng: random.Random, ids: list[str]) -> dict[str, int]:
    """Rows of the form of 2014 for which the printed parts add up."""
    small, large = spec.scale, spec.scale * 50
    found = {id_: rng.choice((0, 0, rng.randrange(1, 9))) for id_ in ids}
    found["proactive.total"] = rng.randrange(large // 2, large + 1)
    found["proactive.website"] = rng.randrange(large // 3, found["proactive.total"] + 1)
    found["proactive.other_channels"] = found["proactive.total"] - found["proactive.website"]
    found["applications.received"] = rng.randrange(small + 1)
    found |= {id_: value for id_, value in spec.given.items() if id_ in found}
    found["applications.closed"] = spec.given.get(
        "applications.closed", found["applications.received"]
    )
    found["applications.replied"] = spec.given.get(
        "applications.replied", found["applications.closed"]
    )
    for id_, value in zip(
        _REPLIES, _split(rng, found["applications.replied"], len(_REPLIES)), strict=True
    ):
        found[id_] = spec.given.get(id_, value)
    for total, parts in _STAT_SUMS.items():
        names = [f"{total}.{part}" for part in parts]
        for id_, value in zip(names, _split(rng, found[total], len(names)), strict=True):
            found[id_] = spec.given.get(id_, value)
    for group in ("reconsideration", "litigation"):
        found[f"{group}.total"] = sum(found[f"{group}.{name}"] for name in _RESULTS[:3])
    for part, whole in (
        ("response.press_conferences_by_principal", "response.press_conferences"),
        ("response.online_interviews_by_principal", "response.online_interviews"),
        ("proactive.normative_documents", "proactive.total"),
    ):
        found[part] = min(found[part], found[whole])
    if not found["training.sessions"]:
        found["training.attendees"] = 0
    return found


@dataclass(frozen=True)
class Sums:
    """A total and its parts."""

    kind: str
    total: str
    parts: tuple[str, ...]


def _identities(form: str, ids: set[str]) -> Iterator[Sums]:
    """The identities of the form among these cells: rows first, then columns, then balances."""
    if form == "stat2014":
        for total, names in _STAT_SUMS.items():
            yield Sums("sum_mismatch", total, tuple(f"{total}.{name}" for name in names))
        yield Sums("sum_mismatch", "applications.replied", _REPLIES)
        for group in ("reconsideration", "litigation"):
            parts = tuple(f"{group}.{name}" for name in _RESULTS[:3])
            yield Sums("sum_mismatch", f"{group}.total", parts)
        return
    rows = [id_ for id_ in sorted(ids) if f"{id_}.natural_person" in ids]
    for row in rows:
        yield Sums("sum_mismatch", row, tuple(f"{row}.{name}" for name in _SUFFIX))
    leaves = [row for row in rows if row not in _TOTALS]
    for column in ("", *(f".{name}" for name in _SUFFIX)):
        yield Sums(
            "sum_mismatch", f"applications.closed{column}", tuple(r + column for r in leaves)
        )
    for group in _DISPUTES:
        yield Sums("sum_mismatch", f"{group}.total", tuple(f"{group}.{n}" for n in _RESULTS[:4]))


def findings(
    spec: Spec, printed: dict[str, int], quotes: dict[str, str]
) -> list[dict[str, object]]:
    """What does not add up, once for each identity; the first of a cell must be told."""
    found: list[dict[str, object]] = []
    told: set[str] = set()
    broken = [
        (sums.kind, sums.total, f"{' + '.join(str(printed[p]) for p in sums.parts)}")
        for sums in _identities(spec.form, set(printed))
        if sums.total in printed
        and all(part in printed for part in sums.parts)
        and sum(printed[part] for part in sums.parts) != printed[sums.total]
    ]
    for column in ("", *(f".{name}" for name in _SUFFIX)):
        names = [
            f"applications.{n}{column}" for n in ("received", "carried_in", "closed", "carried_out")
        ]
        if spec.form != "stat2014" and all(name in printed for name in names):
            a, b, c, d = (printed[name] for name in names)
            if a + b != c + d:
                broken.append(("balance_mismatch", names[2], f"{a} + {b} against {c} + {d}"))
    for at, (kind, indicator, formula) in enumerate(broken):
        found.append(
            {
                "kind": kind, "indicator": indicator, "quote": quotes.get(indicator, ""),
                "note": f"{formula}, printed {printed[indicator]}",
                **({"derived": True} if at and told else {}),
            }
        )  # fmt: skip
        told.add(indicator)
    return found


def _printed(spec: Spec, rng: random.Random, values: dict[str, int]) -> dict[str, str]:
    """What each cell prints: breaks, blanks for zeros."""
    off = {b.cell: b.by for b in spec.breaks}
    missing = set(off) - set(values)
    if missing and any(cell.split(".")[0] in {v.split(".")[0] for v in values} for cell in missing):
        raise SystemExit(f"{spec.name}: no such cells: {sorted(missing)}")
    return {
        id_: spec.blank
        if value + off.get(id_, 0) == 0 and rng.random() < spec.blanks
        else str(value + off.get(id_, 0))
        for id_, value in values.items()
    }


def draw(spec: Spec) -> tuple[dict[str, Table], dict[str, str]]:
    """The tables of a report by the name of their place, and what each cell prints."""
    rng = random.Random(spec.seed)
    plain = Values(random.Random(0), blanks=False, words=False)
    tables: dict[str, Table] = {}
    words: dict[str, str] = {}
    kinds = (
        {"stat": (lambda values: _stat_table(spec, values), _stat_values)}
        if spec.form == "stat2014"
        else {
            "part2": (lambda values: part_two(spec.form, values), _part_two_values),
            "part3": (lambda values: part_three(spec.form, values), _part_three_values),
            "part4": (part_four, _part_four_values),
        }
    )
    for place, (make, fill) in kinds.items():
        ids = _sheet_ids(make(plain))
        printed = _printed(spec, rng, fill(spec, rng, ids))
        tables[place] = make(_Drawn(printed[id_] for id_ in ids))
        words |= printed
    return tables, words


class _Always(random.Random):
    """A source of chance that chooses the plain column of the table of 2014."""

    def choice(self, seq):  # type: ignore[no-untyped-def]
        return seq[0]


def _stat_table(spec: Spec, values: Values) -> Table:
    table = stat2014(_Always(0), values)
    table.boxes = [
        replace(box, text=spec.columns) if box.text == "统计数" else box for box in table.boxes
    ]
    return table
