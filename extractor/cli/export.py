"""``extractor export``: a run as one table."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from extractor.errors import UsageError
from extractor.messages import spoken
from extractor.schemas import Verdict

from .choices import choice
from .console import say, tell
from .strayed import tell_strayed

if TYPE_CHECKING:
    from extractor.outputs.export import Export, ExportOptions
    from extractor.outputs.export.exchange import Exchanged
    from extractor.plugins import Exporter


_HEADED = (".csv", ".parquet", ".dta")
"""Tables for programs that have labels, Chinese ones by default."""
_WIDE = 100
"""Indicators beyond which nobody reads a table from left to right."""
_To = Annotated[
    Path,
    typer.Option(
        help="File to write; its suffix is the kind: .xlsx .csv .parquet .dta .sqlite .duckdb."
    ),
]
_As = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="NAME", help="A file of another tool: langextract, label-studio, inspect."
    ),
]
_Labels = Annotated[
    str | None,
    typer.Option(
        metavar="zh|en|id", help="What heads the columns; default: zh, in a workbook the language."
    ),
]
_Indicators = Annotated[
    list[str] | None,
    typer.Option(
        help="Indicators by id, group or label, such as applications; with those below it: NAME+."
    ),
]


def export(
    run: Annotated[Path, typer.Argument(help="Folder of a run.", metavar="RUN")],
    to: _To,
    as_: _As = None,
    by: Annotated[
        str, typer.Option(metavar="report|agency-year", help="What a row of the panel is.")
    ] = "report",
    labels: _Labels = None,
    indicators: _Indicators = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT",
            help="Only facts with this verdict: confirmed, stated, doubtful or contradicted.",
        ),
    ] = None,
    min_verdict: Annotated[
        str | None, typer.Option(metavar="VERDICT", help="Only facts trusted as much, or more.")
    ] = None,
) -> None:
    """Write the results of a run as a table: a row a report, a column an indicator.

    Decisions of people, applied by `extractor review apply`, outweigh what was read.
    """
    from extractor.outputs.export import ExportOptions, chosen, exporter_for
    from extractor.outputs.export.tables import By, Labels

    parts = [part.strip() for name in indicators or () for part in re.split("[,，]", name)]
    names = [part for part in parts if part] or parts
    options = ExportOptions(
        by=choice(by, "--by", get_args(By)),  # type: ignore[arg-type]
        labels=choice(labels or _labels(to), "--labels", get_args(Labels)),  # type: ignore[arg-type]
        indicators=chosen(names) if names else None,
        verdicts=_verdicts(only or (), min_verdict),
    )
    exporter = exporter_for(to, as_)
    if exporter is not None:
        _write_for_tool(run, to, options, exporter)
        return
    _write_table(run, to, options, names)
    if labels is None and spoken() == "en" and to.suffix.lower() in _HEADED:
        say("the columns are headed in Chinese; --labels en heads them in English")


def _write_table(run: Path, to: Path, options: ExportOptions, names: Sequence[str]) -> None:
    from extractor.outputs.export import parts_left, write

    with redirect_stdout(sys.stderr):  # what a plug-in prints is no data
        made, files = write(run, to, options)
    for path in files:
        typer.echo(str(path))
    _tell(made)
    for name, count in parts_left(names).items():
        say(f"--indicators '{name}+' takes the {count} indicators below it too")


def _write_for_tool(run: Path, to: Path, options: ExportOptions, exporter: Exporter) -> None:
    from extractor.outputs.export import exchange

    if options.by != "report":
        raise UsageError("--by agency-year is for tables; leave it out with --as")
    with redirect_stdout(sys.stderr):
        exchanged = exchange(run, to, options, exporter)
    for path in exchanged.files:
        typer.echo(str(path))
    _tell_exchanged(exchanged)


def _verdicts(only: Sequence[str], least: str | None) -> frozenset[Verdict] | None:
    """The verdicts of the facts that are wanted; None: all."""
    from extractor.outputs import at_least
    from extractor.outputs.export import verdict_named

    verdicts = frozenset(verdict_named(name, "--only") for name in only) or None
    if least is None:
        return verdicts
    trusted = at_least(verdict_named(least, "--min-verdict"))
    return trusted if verdicts is None else trusted & verdicts


def _labels(to: Path) -> str:
    """Programs find the same columns whatever the language; a workbook is for people."""
    return spoken() if to.suffix.lower() == ".xlsx" else "zh"


def _tell(made: Export) -> None:
    from extractor.outputs.states import counted, listed

    account = made.survey.account
    say(counted(account.states))
    say(f"{made.survey.rows} reports in the table, {len(made.indicators)} indicators")
    _tell_verdicts(made)
    if made.options.indicators is None and len(made.indicators) > _WIDE:
        say(
            f"{len(made.indicators)} indicators make a wide table; --indicators takes some of them, by "
            "group or name, such as applications"
        )
    without = ("not_a_report", "failed", "not_started")
    if left_out := listed({state: account.states[state] for state in without}):
        say(f"not in the table: {left_out}")
    reports = made.folder / "reports.csv"
    if account.repeated:
        say(
            f"{account.repeated} reports repeat another (same_as in {reports}): left out of the table"
        )
    if account.versions and made.options.by == "report":
        say(
            f"{account.versions} reports are another text of an agency and year (version_of in "
            f"{reports}), with a row each; --by agency-year makes one row of them"
        )
    if across := made.survey.across.compared:
        say(
            f"reports of one agency in following years: {across} pairs compared, "
            f"{made.survey.across.differing} do not fit; this lists what differs:"
        )
        tell("verify", made.folder)
    tell_strayed(made.survey.account.strayed, made.folder)
    if area := made.survey.of_area:
        say(f"{area} values are of a whole area and not of an office: column covers names the rows")
    if years := made.survey.of_years:
        say(f"{years} values are counted over several years: column covers names the rows")
    if left := made.survey.to_check:
        say(f"{left} values to check are not decided yet; to decide on them:")
        tell("review", made.folder)


def _tell_verdicts(made: Export) -> None:
    """What people decided passes whatever verdicts are asked for; whoever asks is told."""
    if made.options.verdicts is None:
        return
    if made.survey.trusted == made.survey.by_people:
        say("no value of the reports has a verdict that was asked for")
    if made.survey.by_people:
        say(
            f"of these {made.survey.by_people} values are there for what people decided, whatever their "
            "verdict"
        )


def _tell_exchanged(made: Exchanged) -> None:
    say(f"{made.reports} reports, {made.facts} facts")
    if made.without_text:
        lacking = ", ".join(made.without_text)
        say(f"without their text, as their files are gone or have changed: {lacking}")
