"""The closing table of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from extractor.batch import ReportRow, RunSummary
from extractor.messages import said, word
from extractor.outputs.states import counted
from extractor.schemas import State, Usage

from .console import shown

_STYLES: dict[State, str] = {
    "done": "green",
    "needs_review": "yellow",
    "reviewed": "green",
    "not_a_report": "yellow",
    "failed": "red",
    "not_started": "dim",
}


_AGENCY = 8
"""The least width of the names of agencies."""
_AT_ONCE = 100
"""How many rows of the table are laid out at a time: one takes several kilobytes meanwhile."""


def print_summary(summary: RunSummary, console: Console) -> None:
    """Print a row for every report that was begun, and the totals, which count the others."""
    cells = (_cells(row, summary.state_of(row)) for row in _begun(summary))
    widths = _widths(summary, console)
    if all(widths):
        _print_parts(cells, widths, console)
    else:
        # Some columns have no place at all: no terminal is so narrow, and wants many reports.
        console.print(_table(cells))
    console.print(Text(said(totals(summary))), soft_wrap=not console.is_terminal)


def _begun(summary: RunSummary) -> Iterator[ReportRow]:
    return (row for row in summary.rows if row.state != "not_started" or row.reason)


def _print_parts(
    cells: Iterator[tuple[Text, ...]], widths: Sequence[int], console: Console
) -> None:
    part, first = [*islice(cells, _AT_ONCE)], True
    while part or first:
        following = [*islice(cells, _AT_ONCE)]
        console.print(_TablePart(part, widths, first=first, last=not following))
        part, first = following, False


@dataclass(frozen=True, slots=True)
class _TablePart:
    """Some rows of the table; printed one after the other, the parts are one table."""

    rows: Sequence[tuple[Text, ...]]
    widths: Sequence[int]
    first: bool
    last: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = _table(self.rows)
        table.show_header = self.first
        for column, width in zip(table.columns, self.widths, strict=True):
            column.width = width
        # A narrow terminal cuts the table off; the columns stay as they are.
        options = options.update_width(sum(self.widths) + len(self.widths) + 1)
        lines = [*Segment.split_lines(console.render(table, options))]
        # The edges above and below are lines of their own.
        for line in lines[0 if self.first else 1 : None if self.last else -1]:
            yield from line
            yield Segment.line()


def _table(rows: Iterable[tuple[Text, ...]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0), expand=False)
    table.add_column(word("report", "head"), overflow="fold", ratio=3, min_width=12)
    table.add_column(word("agency", "head"), overflow="fold", ratio=2, min_width=_AGENCY)
    for name in ("year", "form"):
        table.add_column(word(name, "head"), no_wrap=True)
    for name in ("facts", "findings", "unclaimed"):
        table.add_column(word(name, "head"), justify="right", no_wrap=True)
    table.add_column(word("state", "head"), no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def _widths(summary: RunSummary, console: Console) -> list[int]:
    """How wide the columns of the whole table are.

    That depends, in each, on the widest cell and on that with the longest word alone.
    """
    none = (-1, Text())
    widest = [[none, none] for _ in _table(()).columns]
    for row in _begun(summary):
        for found, cell in zip(widest, _cells(row, summary.state_of(row)), strict=True):
            measured = Measurement.get(console, console.options, cell)
            for which, width in enumerate(measured):
                if width > found[which][0]:
                    found[which] = (width, cell)
    table = _table(zip(*([cell for _, cell in found] for found in widest), strict=True))
    # The line under its heads tells where each column ends.
    table.box = box.ASCII
    lines = ("".join(part.text for part in line)
             for line in Segment.split_lines(console.render(table)))  # fmt: skip
    rule = next(line for line in lines if line[:1] == "|" and "+" in line)
    name, agency, *others = [len(part) for part in rule[1:-1].split("+")]
    # A name that is cut in two is not found again; Chinese can be folded anywhere.
    lacking = max(cell_len(widest[0][1][1].plain) - name, 0)
    more = lacking if agency - lacking >= _AGENCY else 0
    return [name + more, agency - more, *others]


def _cells(row: ReportRow, state: State) -> tuple[Text, ...]:
    read = row.state in ("done", "needs_review", "not_a_report")
    counts = (row.facts, row.findings, row.unclaimed if row.state != "not_a_report" else None)
    return (
        shown(row.report),
        shown(row.agency),
        shown(str(row.year) if row.year else None),
        shown(word(row.form, "form") if row.form else None),
        # What could not be read has no count: that is not the same as 0.
        *(shown(str(count) if read and count is not None else None) for count in counts),
        Text(word(state, "state"), _STYLES[state]),
    )


def totals(summary: RunSummary) -> str:
    """One line on all reports together."""
    coverage, repeated = summary.coverage, summary.totals.repeated
    return " · ".join(
        (
            counted(summary.totals.states),
            f"{summary.totals.facts} facts",
            f"{summary.totals.others} other statistics",
            f"{summary.totals.findings} findings",
            f"{summary.totals.unclaimed} unclaimed",
            "no coverage" if coverage is None else f"coverage {coverage:.1%}",
            *((f"without {repeated} that repeat others",) if repeated else ()),
        )
    )


_MANY = 5
"""Statistics of which some report's own indicators could be expected to be."""


def none_of_many(facts: int, others: int) -> bool:
    """Whether a report states many numbers, and none of an indicator was read: somebody has to know,
    be it that its words are unknown, or that it is about something else."""
    return not facts and others >= _MANY


def money(usage: Usage) -> str:
    """What the model cost; requests that had no answer cost nothing, at whatever price."""
    if not usage.cost and usage.cost is not None and not _tokens(usage):
        return "nothing to pay"
    return "cost unknown" if usage.cost is None else f"{usage.cost:f} {usage.currency}"


def _tokens(usage: Usage) -> int:
    return usage.prompt_tokens + usage.completion_tokens
