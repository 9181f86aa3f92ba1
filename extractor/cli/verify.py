"""``extractor verify``: anyone's results against a report, and the reports of a run against each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from extractor.errors import UsageError
from extractor.messages import joint, said, spoken, word
from extractor.outputs import LOOKS, RECORDS, doubtful, number
from extractor.outputs.plain_text import apart
from extractor.outputs.quoted import longest
from extractor.outputs.reports import repeats
from extractor.schemas.vocabulary import english_names

from . import flags
from .console import data, say, shown
from .json_output import echo_json
from .sheet import in_lines

if TYPE_CHECKING:
    from extractor.schemas import Fact, Finding
    from extractor.verify import Verification
    from extractor.verify.reports.across import Across

_BETWEEN = 14
"""Blanks around and between the five columns."""
_MOST_OF = {"indicator": 36, "value": 15, "verdict": 18}
"""How much of the width a column may take, in per cent."""


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
    pack: flags.Pack = None,
) -> None:
    """Check the results of any tool against their report, or a whole run for contradictions.

    Exits with 3 if a value is doubtful, contradicted or cannot be checked, or a run contradicts itself.
    """
    if run is not None and facts is None and report is None:
        if pack is not None:
            raise UsageError(
                "--pack goes with --facts and --report: a run is compared as it was read"
            )
        raise typer.Exit(_verify_run(run, as_json=as_json))
    if run is None and facts is not None and report is not None:
        raise typer.Exit(_verify_facts(facts, report, pack, as_json=as_json))
    raise UsageError("give the folder of a run, or --facts with --report")


def _verify_facts(facts: Path, report: Path, folder: Path | None, *, as_json: bool) -> int:
    from extractor.isolation import load_apart
    from extractor.knowledge.documents import read_document
    from extractor.knowledge.pack import pack_of
    from extractor.options import Options
    from extractor.pipeline import embedded, with_pack
    from extractor.verify import verify_claims
    from extractor.verify.foreign.files import load_claims

    options = with_pack(Options(), pack=folder)
    pack = pack_of(options.pack)
    wrong: list[str] = []
    claims = load_claims(facts, report.name, pack.indicators, wrong.append)
    for message in wrong:
        say(f"not checked: {message}")
    document = read_document(load_apart(report, options), pack=pack)
    table, heard = embedded(document, options)
    second = (*table.claims, *heard.rules.claims, *heard.agreeing)
    verified = verify_claims(claims, document, second, pack)
    if as_json:
        echo_json(json.dumps(_facts_document(verified), ensure_ascii=False))
    else:
        _print_facts(verified)
    return 3 if wrong or any(doubtful(fact) for fact in verified.facts) else 0


def _print_facts(verified: Verification) -> None:
    data().print(_table(verified.facts, data().width))
    for found in verified.findings:
        if found.kind != "unclaimed_statistic":
            _print_finding(found)
    counts = Counter(fact.verdict for fact in verified.facts)
    said_of = ", ".join(f"{counts[verdict]} {verdict}" for verdict in LOOKS)
    left = verified.ledger.totals["unclaimed"]
    data().print(
        f"{len(verified.facts)} values: {said_of}; "
        f"{left} statistics of the report are not among them"
    )


def _table(facts: Sequence[Fact], wide: int) -> Table:
    """The facts of a file on a console so ``wide``: no column is cut off."""
    ids = in_lines((fact.indicator for fact in facts), wide)
    values = [" ".join(filter(None, (number(fact.value), fact.unit))) for fact in facts]
    verdicts = [word(fact.verdict, "verdict") for fact in facts]
    columns = {"indicator": [line for id_ in ids.values() for line in id_.splitlines()],
               "value": values, "verdict": verdicts}  # fmt: skip
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    left = wide - _BETWEEN
    for name, cells in columns.items():
        # Whatever the least width of a column is, the library keeps to it and cuts off the last one.
        widest = max(map(cell_len, (word(name, "head"), *cells)))
        least = min(widest, wide * _MOST_OF[name] // 100)
        table.add_column(name, overflow="fold", width=least)
        left -= least
    for name in ("why", "quote"):
        table.add_column(name, overflow="fold", max_width=max(left // 2, 2))
    for fact, value, verdict in zip(facts, values, verdicts, strict=True):
        called = fact.label if spoken() == "zh" else english_names().get(fact.label, fact.label)
        label = shown(called).append("\n").append_text(Text(ids[fact.indicator], "dim"))
        why = shown(said(fact.verdict_because or ""))
        quote = shown(fact.evidence[0].quote.text)
        looks = shown(verdict, LOOKS[fact.verdict].colour)
        table.add_row(label, shown(value), looks, why, quote)
    return table


def _print_finding(finding: Finding, reports: tuple[str, ...] = (), about: str = "") -> None:
    head = said(f"{finding.severity} {finding.kind} (mistake: {finding.whose})")
    _line("  ".join(filter(None, (about, head, said(finding.message)))))
    # One figure a line, and no line broken: what is copied from here is whole.
    for formula in said(finding.formula or "").split(joint()):
        if formula:
            _line(formula, indent=4)
    for place, quote in enumerate(finding.quotes if reports else longest(finding.quotes)):
        source = f"{reports[place]}: " if place < len(reports) else ""
        _line(f"{source}“{apart(quote.text)}”", indent=4)


def _line(text: str, indent: int = 0) -> None:
    data().print(Text(" " * indent) + shown(text), soft_wrap=True)


def _facts_document(verified: Verification) -> dict[str, object]:
    return {
        "facts": [fact.model_dump(mode="json") for fact in verified.facts],
        "findings": [found.model_dump(mode="json") for found in verified.findings],
        "ledger": verified.ledger.totals,
    }


def _verify_run(folder: Path, *, as_json: bool) -> int:
    from extractor.outputs.review.checked import read_checked, settled
    from extractor.verify.reports.across import check_across, figures_of

    path = folder / RECORDS.filename
    # As people left them: an export compares the same.
    results = (settled(report, report.facts) for report in read_checked(folder))
    records = (result.model_dump(mode="json") for result in results)
    across = check_across((figures_of(record) for record in records), repeats(folder))
    twice = list(across.twice)
    if as_json:
        echo_json(json.dumps(_run_document(across, twice), ensure_ascii=False))
    else:
        for found in across.findings:
            if not found.finding.quotes:
                say_reports = ", ".join(found.reports)
                _line(say_reports)
            _print_finding(found.finding, found.reports, found.about)
        for name, same in twice:
            earlier, _, because = same.removesuffix(")").rpartition(" (")
            _line(said(f"twice: {name} is the same report as {earlier} ({because})"))
        for name, earlier in across.versions:
            _line(said(f"versions: {name} and {earlier} are two texts of one agency and year"))
        for one, other in across.two_names:
            _line(said(f"two names of one body: {one}, {other}"))
        hints = sum(found.finding.severity == "info" for found in across.findings)
        data().print(
            f"{across.compared} pairs of years compared, {across.differing} do not fit; "
            f"{len(across.findings)} findings, {hints} of them for information; "
            f"{len(across.two_names)} agencies under two names, {len(twice)} reports twice",
            soft_wrap=True,
        )
    if not across.compared:
        say(f"{path}: no agency has reports of two years in a row")
    return 3 if any(f.finding.severity != "info" for f in across.findings) else 0


def _run_document(across: Across, twice: list[tuple[str, str]]) -> dict[str, object]:
    return {
        "compared": across.compared,
        "differing": across.differing,
        "two_names": [list(pair) for pair in across.two_names],
        "twice": [list(pair) for pair in twice],
        "versions": [list(pair) for pair in across.versions],
        "findings": [
            {"reports": list(f.reports), "about": f.about, **f.finding.model_dump(mode="json")}
            for f in across.findings
        ],
    }
