"""The plots, each with the table of what it shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from statistics import median
from typing import Any

from extractor.messages import said, spoken, word
from extractor.schemas import vocabulary

from ..export.extra import required
from ..plain_text import number, printable
from ..verdicts import LOOKS
from .gather import RunCounts, Values

_COLOURS = {"done": "#3d8b5f", "needs_review": "#d9a800", "reviewed": "#7bb394", "not_a_report": "#d5c48a",
            "failed": "#c0432b", "skipped": "#8a94a3",
            "not_started": "#b9c0ca", "source": "#c0432b", "extraction": "#3d6fb0",
            "undecided": "#8a94a3", "indicators": "#3d6fb0", "other statistics": "#a9b8d0"}  # fmt: skip
_HUES = ("#3d6fb0", "#c0632b", "#3d8b5f", "#8a5bb0", "#b03d6f", "#6f7a1f")

_BOXES = (
    "Each point is a report. The box holds the middle half of the reports of a year, the line in it "
    "is the median; the whiskers reach to the last report within 1.5 times the height of the box."
)
_SPAN = 20
"""Years of which each gets a line of the axis."""


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot: a figure, its table, and what is said above it."""

    title: str
    figure: Any
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def plots(counts: RunCounts) -> Iterator[Plot]:
    """Every plot that there is something to show for.

    Raises:
        MissingExtraError: plotly is not installed.
    """
    order = tuple(LOOKS)
    for title, counted, groups, kinds in (
        ("Reports by year and state", counts.years, None, "state"),
        ("Reports by level and state", counts.levels, "level", "state"),
        ("Facts by verdict", counts.verdicts, "verdict", "counted"),
        ("Findings by kind and whose mistake", counts.findings, "kind", "whose"),
    ):
        if counted:
            ordered = order if counted is counts.verdicts else None
            yield _bars(said(title), counted, ordered, (groups, kinds))
    if counts.coverage:
        yield _coverage(counts.coverage)
    yield from _of_values(counts)


def _of_values(counts: RunCounts) -> Iterator[Plot]:
    """The values of offices, and beside them those of whole areas: never two kinds in one plot."""
    for at, name in enumerate(counts.main()):
        for values, whose in _whose(counts):
            if values[name]:
                yield _spread(name, values[name], _HUES[at % len(_HUES)], whose)
    for unit, names in counts.by_unit().items():
        for values, whose in _whose(counts):
            if agencies := counts.agencies(names, values):
                yield _series(unit, names, agencies, values, whose)


def _whose(counts: RunCounts) -> tuple[tuple[Values, str], ...]:
    return (counts.values, ""), (counts.areas, said("whole areas"))


def _figure(**layout: Any) -> Any:
    graph = required("plotly.graph_objects", "report")
    return graph.Figure(
        layout={
            "margin": {"l": 60, "r": 20, "t": 20, "b": 50}, "height": 360, "template": "plotly_white",
            "font": {"family": "system-ui, 'Noto Sans CJK SC', sans-serif"},
            # Of nothing but zeros: else the axis would go below them.
            "yaxis_rangemode": "tozero", **layout,
        }
    )  # fmt: skip


def _counts(most: int) -> dict[str, Any]:
    """An axis of whole numbers: few of them get a line each."""
    return {"tickformat": ",d", **({"dtick": 1} if most <= 8 else {})}


def _bars(
    title: str,
    counted: Counter[tuple[str, str]],
    order: Sequence[str] | None,
    sections: tuple[str | None, str],
) -> Plot:
    """``sections`` are those of the catalogue that word the groups and the kinds."""
    groups = list(order or sorted({group for group, _ in counted}))
    kinds = sorted({kind for _, kind in counted})
    named = [word(group, sections[0]) if sections[0] else group for group in groups]
    worded = [word(kind, sections[1]) for kind in kinds]
    most = max(sum(counted[(group, kind)] for kind in kinds) for group in groups)
    figure = _figure(barmode="stack", xaxis={"type": "category"}, yaxis=_counts(most))
    for kind, name in zip(kinds, worded, strict=True):
        figure.add_bar(
            name=name,
            x=named,
            y=[counted[(group, kind)] for group in groups],
            marker_color=_COLOURS.get(kind),
        )
    rows = tuple(
        (name, *(str(counted[(group, kind)]) for kind in kinds))
        for group, name in zip(groups, named, strict=True)
    )
    return Plot(title, figure, ("", *worded), rows)


def _coverage(shares: Sequence[float]) -> Plot:
    bins = Counter(min(int(share * 10), 9) for share in shares)
    names = [f"{low * 10}–{low * 10 + 10} %" for low in range(10)]
    figure = _figure(yaxis=_counts(max(bins.values())))
    figure.add_bar(x=names, y=[bins[low] for low in range(10)], marker_color="#3d6fb0")
    rows = tuple((name, str(bins[low])) for low, name in enumerate(names))
    title = said("Share of a report's statistical numbers that are claimed or kept")
    return Plot(title, figure, ("", said("reports")), rows)


def _spread(
    name: str, stated: Iterable[tuple[str | None, int | None, Decimal]], colour: str, whose: str
) -> Plot:
    item = vocabulary()[name]
    by_year: dict[str, list[Any]] = defaultdict(list)
    for _, year, value in stated:
        by_year[str(year or "?")].append(value)
    figure = _figure(
        xaxis={"type": "category"}, yaxis={"title": item.unit, "type": "linear"}, showlegend=False
    )
    rows = []
    for when, values in sorted(by_year.items()):
        figure.add_box(
            y=[float(value) for value in values], name=when, boxpoints="all", jitter=0.4,
            pointpos=0, marker_color=colour,
        )  # fmt: skip
        rows.append(
            (
                when,
                str(len(values)),
                *(number(v) for v in (min(values), median(values), max(values))),
            )
        )
    heads = (word("year", "head"), *map(said, ("reports", "least", "median", "most")))
    title = _titled(f"{_label(name)} ({name})", whose)
    return Plot(title, figure, heads, tuple(rows), said(_BOXES))


def _titled(title: str, whose: str) -> str:
    """A title with whose the values are, where they are not those of the offices that report."""
    return f"{title} · {whose}" if whose else title


def _series(
    unit: str, names: Sequence[str], agencies: Sequence[str], values: Values, of_whom: str
) -> Plot:
    """The indicators of one unit, an agency at a time."""
    figure = _figure(height=440, yaxis={"title": unit})
    rows: list[tuple[str, ...]] = []
    years: set[int] = set()
    for agency in agencies:
        for at, name in enumerate(names):
            stated = sorted(
                (year, value) for whose, year, value in values[name] if whose == agency and year
            )
            figure.add_scatter(
                name=_label(name), mode="lines+markers", visible=agency == agencies[0],
                x=[year for year, _ in stated], y=[float(value) for _, value in stated],
                line={"color": _HUES[at % len(_HUES)]},
            )  # fmt: skip
            years.update(year for year, _ in stated)
            rows += [(agency, _label(name), str(y), f"{number(v)} {unit}") for y, v in stated]
    # Years as numbers: by names they would stand in the order in which they are met.
    each = max(years) - min(years) <= _SPAN
    figure.update_xaxes(tickformat="d", **({"dtick": 1} if each else {}))
    figure.update_layout(
        updatemenus=[_chooser(agencies, len(names))], margin={"t": 80}, showlegend=True
    )
    heads = tuple(word(head, "head") for head in ("agency", "indicator", "year", "value"))
    title = _titled(f"{said('An agency over the years')} ({unit})", of_whom)
    return Plot(title, figure, heads, tuple(rows))


def _chooser(agencies: Sequence[str], lines: int) -> dict[str, Any]:
    """The list of agencies, each of which has so many lines."""
    return {
        "x": 0, "xanchor": "left", "y": 1.15, "yanchor": "bottom",
        "buttons": [
            {"label": escape(printable(agency)), "method": "update",
             "args": [{"visible": [whose == agency for whose in agencies for _ in range(lines)]}]}
            for agency in agencies
        ],
    }  # fmt: skip


def _label(name: str) -> str:
    item = vocabulary()[name]
    return item.zh if spoken() == "zh" else item.en
