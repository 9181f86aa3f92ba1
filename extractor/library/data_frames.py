"""Results as data frames of polars or pandas, for whoever has them installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from extractor.errors import UsageError
from extractor.outputs import ReportRow
from extractor.schemas import Result, vocabulary
from extractor.schemas.extents import parted
from extractor.schemas.tabular import Value

if TYPE_CHECKING:
    import pandas
    import polars

Kind = Literal["text", "integer", "number"]
Columns = Mapping[str, Kind]
Cell = str | int | float | None

_FACTS: Columns = {
    **dict.fromkeys(("report", "agency", "region", "code", "level"), "text"), "year": "integer",
    **dict.fromkeys(("form", "fact", "indicator", "label"), "text"), "value": "number",
    "unit": "text", "normal_value": "number",
    **dict.fromkeys(("normal_unit", "qualifier", "semantic", "scope", "period", "verdict",
                     "verdict_because", "readers", "table", "row", "column"), "text"),
    "page": "integer", "recognition": "number", "quote": "text", "quote_source": "text",
    "source_start": "integer", "source_end": "integer",
    **dict.fromkeys(("section", "given", "given_by", "same_as"), "text"),
}  # fmt: skip
_ABOUT: Columns = {
    **dict.fromkeys(("report", "agency", "region", "code", "level"), "text"),
    "year": "integer",
    **dict.fromkeys(("form", "state", "given", "given_by", "same_as"), "text"),
}


def to_polars(results: Result | Iterable[Result], *, flat: bool = False) -> polars.DataFrame:
    """Results as a polars data frame.

    Args:
        results: one result or many, such as what ``extract_many`` or ``load_run`` gives.
        flat: one row a report and one column an indicator (``Result.flat``), in place of one row a
            fact (``Result.rows``).  Values of a whole area or of several years have columns of
            their own (``applications.received@jurisdiction``).

    Values of reports are ``Float64`` (the exact decimals are in ``rows()`` and ``flat()``), years,
    pages and places ``Int64``, the rest ``String``; what is not stated is null.  The columns of
    facts are always the same, also where there are none.  ``same_as`` names the result among these
    that this one repeats, and by what (``a.txt (bytes)``): who counts leaves those rows out.

    Raises:
        MissingExtraError: polars is not installed.
        UsageError: something in ``results`` is no result.
    """
    pl = _library("polars")
    columns, rows = _table(results, flat=flat)
    kinds = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64}
    data = {name: [row.get(name) for row in rows] for name in columns}
    frame: polars.DataFrame = pl.DataFrame(
        data, schema={name: kinds[kind] for name, kind in columns.items()}
    )
    return frame


def to_pandas(results: Result | Iterable[Result], *, flat: bool = False) -> pandas.DataFrame:
    """Results as a pandas data frame; :func:`to_polars` describes arguments and columns.

    Values of reports are ``float64``, years, pages and places ``Int64``, the rest ``string``.

    Raises:
        MissingExtraError: pandas is not installed.
        UsageError: something in ``results`` is no result.
    """
    pd = _library("pandas")
    columns, rows = _table(results, flat=flat)
    kinds = {"text": "string", "integer": "Int64", "number": "float64"}
    return pd.DataFrame(
        {
            name: pd.Series([row.get(name) for row in rows], dtype=kinds[kind])
            for name, kind in columns.items()
        }
    )


def _library(name: str) -> Any:
    # The exporters and their libraries are not for everybody who imports the package.
    from extractor.outputs.export.extra import required

    return required(name, "frames")


def _table(
    results: Result | Iterable[Result], *, flat: bool
) -> tuple[Columns, list[dict[str, Cell]]]:
    """The columns, and the rows with numbers as doubles."""
    every = tuple(_each(results))
    told = list(zip(every, _same_as(every), strict=True))
    if not flat:
        return _FACTS, [
            {**_cells(row), "same_as": same} for result, same in told for row in result.rows()
        ]
    rows = [{**_cells(result.flat()), "same_as": same} for result, same in told]
    return {**_ABOUT, **dict.fromkeys(_indicators(rows), "number")}, rows


def _same_as(results: Iterable[Result]) -> Iterator[str | None]:
    """Which report each repeats, and by what, as ``reports.csv`` has it."""
    # Imported late: it opens a database, which results without frames do not need.
    from extractor.batch.rows import Rows

    rows = Rows()
    for result in results:
        rows.add(ReportRow.of(result, ""))
    return (row.same_as or None for row in rows)


def _each(results: Result | Iterable[Result]) -> Iterator[Result]:
    given: Any = (results,) if isinstance(results, Result) else results
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        given = (given,)
    for one in given:
        if not isinstance(one, Result):
            raise UsageError(
                f"a data frame is made of results, and this is a {type(one).__name__}; give what "
                "extract, extract_many or load_run gave, not its rows"
            )
        yield one


def _indicators(rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """The indicators of any row in the order of the vocabulary, each before its values for other
    scopes and periods; then a user's own fields."""
    named = dict.fromkeys(name for row in rows for name in row if name not in _ABOUT)
    place = {name: at for at, name in enumerate(vocabulary())}
    yield from sorted(
        named,
        key=lambda name: (
            (place[found], name) if (found := parted(name)[0]) in place else (len(place), "")
        ),
    )


def _cells(row: Mapping[str, Value]) -> dict[str, Cell]:
    return {
        name: float(value) if isinstance(value, Decimal) else value for name, value in row.items()
    }
