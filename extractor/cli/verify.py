"""``extractor verify``: anyone's results against a report, and the reports of a run against each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic_core import from_json
from rich import box
from rich.table import Table

from extractor.errors import UsageError
from extractor.outputs import RECORDS, number

from .console import data, say, shown
from .json_output import echo_json

if TYPE_CHECKING:
    from extractor.schemas import Finding
    from extractor.verify import Verification
    from extractor.verify.across import Across

_STYLES = {"confirmed": "green", "stated": "", "doubtful": "yellow", "contradicted": "red"}


def verify(
    run: Annotated[
        Path | None, typer.Argument(help="Folder of a run: compare its reports.", metavar="RUN")
    ] = None,
    facts: Annotated[
        Path | None,
        typer.Option(help="Results to check: facts.csv, langextract JSONL, {indicator: value}."),
    ] = None,
    report: Annotated[Path | None, typer.Option(help="The report they are said to be of.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check the results of any tool against their report, or a whole run for contradictions.

    Exits with 3 if a value is doubtful or contradicted, or a run contradicts itself.
    """
    if run is not None and facts is None and report is None:
        raise typer.Exit(_verify_run(run, as_json=as_json))
    if run is None and facts is not None and report is not None:
        raise typer.Exit(_verify_facts(facts, report, as_json=as_json))
    raise UsageError("give the folder of a run, or --facts with --report")


def _verify_facts(facts: Path, report: Path, *, as_json: bool) -> int:
    from extractor.isolation import load_apart
    from extractor.knowledge.documents import read_document
    from extractor.options import Options
    from extractor.pipeline import embedded
    from extractor.verify import verify_claims
    from extractor.verify.foreign import load_claims

    claims = load_claims(facts, report.name)
    options = Options()
    document = read_document(load_apart(report, options))
    second = [claim for reading in embedded(document, options) for claim in reading.claims]
    verified = verify_claims(claims, document, second)
    if as_json:
        echo_json(json.dumps(_facts_document(verified), ensure_ascii=False))
    else:
        _print_facts(verified)
    return 3 if any(f.verdict in ("doubtful", "contradicted") for f in verified.facts) else 0


def _print_facts(verified: Verification) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("indicator", "value", "verdict", "why", "quote"):
        table.add_column(name, overflow="fold")
    for fact in verified.facts:
        said = " ".join(filter(None, (number(fact.value), fact.unit)))
        style = _STYLES[fact.verdict]
        why, quote = shown(fact.verdict_because), shown(fact.evidence[0].quote.text)
        table.add_row(shown(fact.indicator), shown(said), shown(fact.verdict, style), why, quote)
    data().print(table)
    for found in verified.findings:
        if found.kind != "unclaimed_statistic":
            _print_finding(found)
    counts = (f"{sum(f.verdict == v for f in verified.facts)} {v}" for v in _STYLES)
    left = verified.ledger.totals["unclaimed"]
    data().print(
        f"{len(verified.facts)} values: {', '.join(counts)}; "
        f"{left} statistics of the report are not among them"
    )


def _print_finding(found: Finding, reports: tuple[str, ...] = ()) -> None:
    data().print(shown(f"{found.severity} {found.kind} (mistake: {found.whose})  {found.message}"))
    if found.formula:
        data().print(shown(f"    {found.formula}"))
    for place, quote in enumerate(found.quotes):
        source = f"{reports[place]}: " if place < len(reports) else ""
        data().print(shown(f"    {source}“{quote.text}”"))


def _facts_document(verified: Verification) -> dict[str, object]:
    return {
        "facts": [fact.model_dump(mode="json") for fact in verified.facts],
        "findings": [found.model_dump(mode="json") for found in verified.findings],
        "ledger": verified.ledger.totals,
    }


def _verify_run(folder: Path, *, as_json: bool) -> int:
    from extractor.verify.across import check_across, figures_of

    path = folder / RECORDS.filename
    across = check_across(figures_of(record) for record in _records(path))
    if as_json:
        echo_json(json.dumps(_run_document(across), ensure_ascii=False))
    else:
        for found in across.findings:
            if not found.finding.quotes:
                say_reports = ", ".join(found.reports)
                data().print(shown(say_reports))
            _print_finding(found.finding, found.reports)
        for old, new in across.renamed:
            data().print(shown(f"renamed: {old} -> {new}"))
        data().print(
            f"{across.compared} pairs of years compared, {len(across.findings)} findings, "
            f"{len(across.renamed)} agencies under two names"
        )
    if not across.compared:
        say(f"{path}: no agency has reports of two years in a row")
    return 3 if any(f.finding.severity != "info" for f in across.findings) else 0


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a run, one at a time."""
    try:
        with path.open("rb") as lines:
            for row, line in enumerate(lines, 1):
                yield _record(f"{path}, line {row}", line)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({error.strerror}); give the folder that 'extractor run' "
            "wrote, or finish the run by the same command"
        ) from error


def _record(where: str, line: bytes) -> dict[str, Any]:
    try:
        record = from_json(line)
    except ValueError as error:
        raise UsageError(f"{where}: not JSON: {error}") from error
    if not isinstance(record, dict) or not {"name", "meta", "facts", "mentions"} <= set(record):
        raise UsageError(f"{where}: not a result of this program")
    return record


def _run_document(across: Across) -> dict[str, object]:
    return {
        "compared": across.compared,
        "renamed": [list(pair) for pair in across.renamed],
        "findings": [
            {"reports": list(f.reports), **f.finding.model_dump(mode="json")}
            for f in across.findings
        ],
    }
