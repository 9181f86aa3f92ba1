"""Files of results that other tools wrote: our own facts.csv, langextract JSONL, plain JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

from extractor.errors import UsageError
from extractor.messages import word
from extractor.schemas import (
    OTHER,
    Indicator,
    Period,
    Qualifier,
    Scope,
    Semantic,
    Span,
    vocabulary,
)
from extractor.schemas.extents import parted, usual_period
from extractor.schemas.indicator_names import by_name, folded, meant
from extractor.text.clean import fold
from extractor.text.scan.numbers import find_numbers
from extractor.text.scan.scanned_number import ScannedNumber

from .cells import JsonObject, once, rows_of, text_of, without_commas
from .claims import ForeignClaim

Kind = Literal["csv", "langextract", "json"]
Known = Mapping[str, Indicator]
"""The indicators there are, by id."""
Wrong = Callable[[str], object]
Maker = Callable[[], ForeignClaim | None]
"""Reads one claim of a file; None where what stands there is none."""
_HEAD = ("report", "agency", "region", "code", "level", "year", "form", "state")
"""What ``Result.flat`` says of a report beside its indicators."""
_GIVEN = ("given", "given_by")
"""What it says where a person gave the agency or the year."""


_MORE = ("value", "unit", "quote", "scope", "period", "qualifier")
"""What may stand behind an indicator in a plain JSON file, if it is more than a number."""


def load_claims(
    path: Path,
    report: str | None = None,
    indicators: Known | None = None,
    wrong: Wrong | None = None,
) -> tuple[ForeignClaim, ...]:
    """The claims of a file; its kind is told by its content.

    ``report`` chooses the rows (or documents) of one report where the file holds several;
    ``indicators`` are those there are, the published ones if None.  ``wrong`` is told of every
    claim that cannot be read, such as one with an unknown indicator; the others are given.

    Raises:
        UsageError: the file cannot be read, is of no known kind, or holds several reports of which
            none is chosen; without ``wrong`` a claim that cannot be read, too.
    """
    text = text_of(path)
    known = vocabulary() if indicators is None else indicators
    kind = _kind(text)
    if kind == "csv":
        return tuple(_each(_csv(path, text, report, known), wrong))
    if kind == "langextract":
        return tuple(_each(_langextract(path, text, report, known), wrong))
    return tuple(_each(_plain(path, text, known), wrong))


def _each(makers: Iterable[Maker], wrong: Wrong | None) -> Iterator[ForeignClaim]:
    for make in makers:
        try:
            claim = make()
        except UsageError as error:
            if wrong is None:
                raise
            wrong(str(error))
        else:
            if claim is not None:
                yield claim


def _kind(text: str) -> Kind:
    head = text.lstrip()[:1]
    if head not in ("{", "["):
        return "csv"
    return "langextract" if '"extractions"' in text else "json"


def _csv(path: Path, text: str, report: str | None, known: Known) -> Iterator[Maker]:
    rows = list(rows_of(path, text))
    names = sorted({row["report"] for _, row in rows if row.get("report")})
    for number, row in rows:
        if _chosen(path, row.get("report"), names, report):
            yield partial(_row, f"{path}, row {number}", row, known)


def _row(where: str, row: Mapping[str, str], known: Known) -> ForeignClaim:
    place = None
    if row.get("source_start") and row.get("source_end"):
        place = Span(*(_place(where, row[name]) for name in ("source_start", "source_end")))
    return ForeignClaim(
        indicator=_indicator(where, row["indicator"], known),
        value=_number(where, row["value"]),
        unit=row.get("unit") or None,
        quote=row.get("quote") or None,
        place=place,
        scope=_one_of(where, row.get("scope") or None, Scope, "scope"),
        period=_one_of(where, row.get("period") or "year", Period, "period"),
        qualifier=_one_of(where, row.get("qualifier") or None, Qualifier, "qualifier"),
        semantic=_one_of(where, row.get("semantic") or "explicit", Semantic, "semantic"),
        name=row.get("label") or None,
    )


def _place(where: str, text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"{where}: {text!r} is no number")
    return int(text)


def _chosen(path: Path, name: str | None, names: list[str], report: str | None) -> bool:
    if len(names) < 2 or not name:
        return True
    same = [n for n in names if report is not None and Path(n).name == Path(report).name]
    if not same:
        raise UsageError(
            f"{path}: holds {len(names)} reports, and none is called {report}; "
            f"they are called {', '.join(names[:5])}"
        )
    return name in same


def _one_of(where: str, value: str | None, kind: Any, name: str) -> Any:
    if value is not None and value not in get_args(kind):
        # Our own workbook has the words of the language that is spoken.
        for known in get_args(kind):
            if word(known, name, "zh") == value:
                return known
        raise UsageError(f"{where}: {value!r} is none of {', '.join(get_args(kind))}")
    return value


def _indicator(where: str, name: str, known: Known) -> str:
    if name == OTHER or name in known:
        return name
    ids = by_name(known).get(folded(name), ())
    if len(ids) == 1:
        return ids[0]
    near = ids or meant(name, known)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise UsageError(
        f"{where}: there is no indicator {name!r}{hint} (schemas/codebook.csv lists them, those of "
        "another pack its indicators.toml; use 'other' for a statistic without one)"
    )


def _number(where: str, value: object) -> Decimal | None:
    if value is None or value == "":
        return None
    number = None
    if not isinstance(value, bool):
        with suppress(InvalidOperation):
            number = Decimal(without_commas(str(value)))
    if number is None or not number.is_finite():
        raise UsageError(
            f"{where}: {value!r} is no number; write its digits alone, or nothing for a blank cell"
        )
    return number


def _langextract(path: Path, text: str, report: str | None, known: Known) -> Iterator[Maker]:
    documents = _json_lines(path, text)
    names = sorted({str(d["document_id"]) for d in documents if d.get("document_id")})
    if len(documents) > 1:
        documents = [
            d for d in documents if _chosen(path, str(d.get("document_id")), names, report)
        ]
    for document in documents:
        for number, extraction in enumerate(_list(path, document), 1):
            yield partial(_extraction, f"{path}, extraction {number}", extraction, known)


def _list(path: Path, document: Mapping[str, Any]) -> list[Any]:
    found = document.get("extractions") or []
    if not isinstance(found, list):
        raise UsageError(f"{path}: a list is needed for 'extractions'")
    return found


def _json_lines(path: Path, text: str) -> list[Mapping[str, Any]]:
    try:
        whole = _loaded(path, text)
    except _NoJson:
        # A line ends at a line feed: a text may hold other signs that part lines.
        lines = enumerate(text.split("\n"))
        found = [_loaded(path, line, above) for above, line in lines if line.strip()]
    else:
        found = whole if isinstance(whole, list) else [whole]
    if not all(isinstance(document, Mapping) for document in found):
        raise UsageError(f"{path}: every line must be a JSON object with 'extractions'")
    return found


class _NoJson(UsageError):
    """A text is no JSON."""


def _loaded(path: Path, text: str, above: int = 0) -> Any:
    """What a text says as JSON; so many lines stand ``above`` it in its file."""
    try:
        return json.loads(text, object_pairs_hook=JsonObject)
    except json.JSONDecodeError as error:
        raise _NoJson(
            f"{path}: not JSON from line {above + error.lineno}, character {error.colno} on; "
            "save it again with the tool that wrote it"
        ) from error
    except ValueError as error:
        raise _NoJson(f"{path}: not JSON: a number has thousands of digits") from error
    except RecursionError as error:
        raise UsageError(f"{path}: not JSON: brackets within brackets without end") from error


def _extraction(where: str, extraction: object, known: Known) -> ForeignClaim | None:
    """One extraction: its class is the indicator (or attributes say it), its text the quote.

    None for what is no statistic: a class of another kind, whose text is not one number.
    """
    extraction = _object(where, extraction)
    attributes = _object(f"{where}, attributes", extraction.get("attributes") or {})
    name = str(attributes.get("indicator") or extraction.get("extraction_class") or "")
    if name not in known and len(ids := by_name(known).get(folded(name), ())) == 1:
        name = ids[0]
    quote = str(extraction.get("extraction_text") or "")
    interval = _object(f"{where}, char_interval", extraction.get("char_interval") or {})
    start, stop = interval.get("start_pos"), interval.get("end_pos")
    value, unit = _number(where, attributes.get("value")), attributes.get("unit")
    if value is None:
        found = _numbers(quote)
        if len(found) != 1 and name not in known:
            return None
        value, read_unit = _only(where, quote, found)
        unit = unit or read_unit
    return ForeignClaim(
        indicator=name if name in known else OTHER,
        value=value,
        unit=str(unit) if unit else None,
        quote=quote or None,
        place=Span(start, stop) if isinstance(start, int) and isinstance(stop, int) else None,
        scope=_one_of(where, attributes.get("scope") or None, Scope, "scope"),
        period=_one_of(where, attributes.get("period") or "year", Period, "period"),
        name=None if name in known else name,
    )


def _object(where: str, given: object) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise UsageError(f"{where}: not an object")
    once(where, given)
    return given


def _numbers(quote: str) -> list[ScannedNumber]:
    return [
        n for n in find_numbers(fold(quote)[0], []) if n.explained is None and n.value is not None
    ]


def _only(where: str, quote: str, numbers: list[ScannedNumber]) -> tuple[Decimal, str | None]:
    """The one number of a quote that comes without a value of its own."""
    if len(numbers) != 1 or numbers[0].value is None:
        raise UsageError(
            f"{where}: {quote!r} holds {len(numbers)} numbers; give the value as attributes.value"
        )
    return numbers[0].value, numbers[0].unit


def _plain(path: Path, text: str, known: Known) -> Iterator[Maker]:
    whole = _loaded(path, text)
    if not isinstance(whole, JsonObject):
        raise UsageError(f"{path}: give a JSON object {{indicator: value}}")
    flat = all(name in whole for name in _HEAD)
    for name, said in whole.pairs:
        if not (flat and name in (*_HEAD, *_GIVEN)):
            yield partial(_said, f"{path}, {name}", str(name), said, known)


def _said(where: str, name: str, said: object, known: Known) -> ForeignClaim:
    # As ``Result.flat`` names a value of a whole area: applications.received@jurisdiction.
    named, scope, period = parted(name)
    indicator = _indicator(where, named, known)
    period = period or usual_period(indicator)
    if not isinstance(said, Mapping):
        return ForeignClaim(indicator, _number(where, said), scope=scope, period=period)
    once(where, said)
    if unknown := ", ".join(str(name) for name in said if name not in _MORE):
        raise UsageError(
            f"{where}: unknown beside a value: {unknown}; what may stand there is {', '.join(_MORE)}"
        )
    if "value" not in said:
        raise UsageError(f'{where}: there is no value; write "value": null for a blank cell')
    return ForeignClaim(
        indicator,
        _number(f"{where}, value", said["value"]),
        _words(f"{where}, unit", said.get("unit")),
        _words(f"{where}, quote", said.get("quote")),
        scope=_one_of(f"{where}, scope", said.get("scope") or None, Scope, "scope") or scope,
        period=_one_of(f"{where}, period", said.get("period") or period, Period, "period"),
        qualifier=_one_of(
            f"{where}, qualifier", said.get("qualifier") or None, Qualifier, "qualifier"
        ),
    )


def _words(where: str, given: object) -> str | None:
    if given is not None and not isinstance(given, str):
        raise UsageError(f"{where}: {given!r} is no text; put it in quotation marks")
    return given or None
