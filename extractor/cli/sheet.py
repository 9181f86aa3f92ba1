"""One report on the terminal: what it is, its facts, its findings, its ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.messages import said, spoken, word
from extractor.outputs import LOOKS, doubtful, number
from extractor.outputs.plain_text import apart, printable
from extractor.outputs.quoted import longest
from extractor.schemas import OTHER, Fact, Finding, Mention, Quote, Result, Severity
from extractor.schemas.vocabulary import english_names
from extractor.text.document import Source

from .console import shown
from .run_table import none_of_many
from .why import Why, readers

_AROUND = 12
"""Characters of context on either side of an unclaimed number."""

_QUOTED = 24
"""Characters of a quote on either side of its number."""

_OF_IDS = 35
"""How much of the width ids may take, in per cent; what is longer goes on below."""

_BETWEEN = 8
"""Blanks around and between the three columns."""

_FEW = 3
"""Rows of zeros under a finding, and cells of a table, of which each is shown."""

_QUALIFIERS = {"exact": "", "at_least": "≥ ", "about": "≈ ", "at_most": "≤ "}
_SEMANTICS = {
    "explicit": "",
    "implied_zero": "implied",
    "blank": "blank",
    "slash": "/",
    "not_stated": "not stated",
}
_NUMBER = re.compile(r"[-\d.,]*\d%?")
_NO_TOTAL = re.compile(r"printed total 0(?![\d.])")
_SEVERITIES: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "dim"}


def print_report(
    result: Result,
    source: Source,
    console: Console,
    *,
    only_doubtful: bool = False,
    why: Why | None = None,
) -> None:
    """Print a result; ``source`` gives the words around unclaimed numbers.

    ``only_doubtful`` leaves out what nothing speaks against, of facts and of the statistics that no
    indicator covers; ``why`` says of each who read it, where, and what speaks against it.  Without
    it the many cells of tables that state 0 are counted.
    """
    console.print(_meta(result))
    standard = [fact for fact in result.facts if fact.indicator != OTHER]
    _print_facts(standard, result, console, only_doubtful=only_doubtful, why=why)
    others = [fact for fact in result.facts if fact.indicator == OTHER]
    if none_of_many(len(standard), len(others)) and result.state != "not_a_report":
        console.print(f"no indicator was read: all {len(others)} numbers are other statistics")
    chosen = [fact for fact in others if doubtful(fact) or not only_doubtful]
    if chosen:
        quoted = only_doubtful or why is not None
        console.print(_others(chosen, result, len(others), quoted=quoted, why=why))
    for title, items in (("Findings", _findings(result)), ("Not read", _failures(result))):
        lines = list(items)
        if lines:
            console.print(Text(said(title), "bold"))
            for line in lines:
                console.print(line)
            console.print()
    for line in _ledger(result, source):
        console.print(line)


def _print_facts(
    facts: Sequence[Fact],
    result: Result,
    console: Console,
    *,
    only_doubtful: bool,
    why: Why | None,
) -> None:
    if not facts:
        return
    chosen = [fact for fact in facts if doubtful(fact) or not only_doubtful]
    zeros = [] if why else [fact for fact in chosen if _is_plain_zero(fact)]
    added = [] if why else list(_zeros_of_sums(chosen, result))
    zeros = zeros if len(zeros) > _FEW else []
    if len(zeros) + len(added) == len(chosen):
        zeros, added = [], []
    counted = {fact.id for fact in (*zeros, *added)}
    listed = [fact for fact in chosen if fact.id not in counted]
    if listed:
        console.print(_facts(listed, result, len(facts), console.width, why=why))
    else:
        console.print(Text(said(f"Facts ({len(facts)}): none of them is doubtful"), "bold"))
    if zeros:
        console.print(
            f"{len(zeros)} cells of tables state 0, and nothing speaks against them: --why shows each"
        )
    if added:
        console.print(
            f"zeros of sums that do not close, left out here: {len(added)}; each sum stands under the "
            "findings, and --why shows each zero"
        )
    if counted:
        console.print()


def _zeros_of_sums(facts: Sequence[Fact], result: Result) -> Iterator[Fact]:
    """The doubtful parts that say 0 of a sum that does not close, and names them all.

    A zero that something else speaks against is shown: one of two values, a side of a balance, a total.
    """
    sums = [finding for finding in result.findings if _of_many(finding)]
    told = {id_ for finding in sums for id_ in finding.facts}
    others = (f for f in result.findings if f not in sums and f.severity != "info")
    elsewhere = {id_ for finding in others for id_ in finding.facts}
    for fact in facts:
        zero = fact.value == 0 and fact.semantic == "explicit" and doubtful(fact)
        if zero and fact.id in told and fact.id not in elsewhere:
            yield fact


def _of_many(finding: Finding) -> bool:
    """Whether it is about a sum of several parts, and not about one number or a total of 0."""
    formula = finding.formula or ""
    sum_of_parts = finding.kind == "sum_mismatch" and len(finding.facts) > 2
    return sum_of_parts and bool(formula) and not _NO_TOTAL.search(formula)


def _is_plain_zero(fact: Fact) -> bool:
    """Whether a fact is one of the many cells of a form that say 0."""
    in_table = fact.evidence[0].address is not None
    return in_table and fact.value == 0 and fact.semantic == "explicit" and not doubtful(fact)


def _meta(result: Result) -> Table:
    meta, report = result.meta, result.state != "not_a_report"
    rows = (
        ("report", result.name),
        ("title", meta.title.value if meta.title else None),
        ("agency", meta.agency.value if meta.agency else None),
        ("region", meta.region.value if meta.region else None),
        ("level", word(meta.level, "level") if meta.level and report else None),
        ("year", str(meta.year) if meta.year else None),
        ("form", word(meta.form, "form") if report else None),
        ("script", word(meta.script, "script")),
        ("state", _state(result)),
        ("readers", readers(result.versions.readers) or None),
        ("model", result.versions.model),
    )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for name, value in rows:
        if value is not None or name in ("agency", "year"):
            grid.add_row(word(name, "head"), shown(value))
    return grid


def _state(result: Result) -> str:
    if not result.reasons:
        return word(result.state, "state")
    return said(f"{result.state}: {', '.join(result.reasons)}")


def _facts(
    facts: Sequence[Fact], result: Result, count: int, wide: int, *, why: Why | None
) -> Table:
    """Values of standard indicators, each with the words around it, on a console so ``wide``."""
    title = f"Facts ({count})" if len(facts) == count else f"Facts ({len(facts)} of {count})"
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, title=title,
        title_justify="left", title_style="bold",
    )  # fmt: skip
    # An id is broken at its dots alone, so that it can be found again.
    ids = in_lines((fact.indicator for fact in facts), wide)
    least = max(len(line) for id_ in ids.values() for line in id_.splitlines())
    least, values = min(least, wide // 2), [_value(fact) for fact in facts]
    # Beyond this the library keeps the least width of ids, and cuts off what the last column has.
    most = wide - least - max(cell_len(line.plain) for cell in values for line in cell.split())
    table.add_column("indicator", overflow="fold", ratio=2, min_width=least)
    table.add_column("value", overflow="fold", justify="right", min_width=8)
    table.add_column("quote", overflow="fold", ratio=3, max_width=max(most - _BETWEEN, 4))
    for fact, value in zip(facts, values, strict=True):
        name = _named(fact).append("\n").append_text(Text(ids[fact.indicator], "dim"))
        quote = _excerpt(fact, result)
        if why:
            quote.append("\n").append_text(why.of(fact))
        table.add_row(name, value, quote)
    return table


def _named(fact: Fact) -> Text:
    """The name of a fact; in English both, as findings have the one and the report the other."""
    english = None if spoken() == "zh" else english_names().get(fact.label)
    if english is None:
        return shown(fact.label)
    return shown(english).append("\n").append_text(shown(fact.label))


def in_lines(ids: Iterable[str], wide: int) -> dict[str, str]:
    """Each id as it stands in a column of a console that is so ``wide``."""
    return {id_: _at_dots(id_, wide * _OF_IDS // 100) for id_ in ids}


def _at_dots(id_: str, wide: int) -> str:
    """An id on lines that are as ``wide`` at most, where its parts are."""
    lines = [""]
    for part in re.findall(r"[^.]*\.?", id_):
        if lines[-1] and len(lines[-1] + part) > wide:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _others(
    facts: Sequence[Fact], result: Result, count: int, *, quoted: bool, why: Why | None
) -> Table:
    """Statistics that no indicator covers, a line each, or with the words around the number."""
    some = f"Other statistics ({len(facts)} of {count})"
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False,
        title=some if len(facts) < count else f"Other statistics ({count})",
        title_justify="left", title_style="bold", show_header=False,
    )  # fmt: skip
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", justify="right", min_width=8)
    if quoted:
        table.add_column(overflow="fold", ratio=4)
    for fact in facts:
        quote = _excerpt(fact, result) if quoted else Text()
        if why:
            quote.append("\n").append_text(why.of(fact))
        table.add_row(shown(fact.label), _value(fact), *([quote] if quoted else []))
    return table


def _excerpt(fact: Fact, result: Result) -> Text:
    """The quote, cut to the words around its number, which stands out."""
    evidence = fact.evidence[0]
    quote = evidence.quote
    mention = next((m for m in result.mentions if m.id == evidence.mention), None)
    if mention is None:
        return shown(quote.text)
    start, stop = mention.span.start - quote.span.start, mention.span.stop - quote.span.start
    low, high = max(0, start - _QUOTED), min(len(quote.text), stop + _QUOTED)
    # Half a number is another number.
    while low > 0 and quote.text[low - 1 : low + 1].isdigit():
        low -= 1
    while high < len(quote.text) and quote.text[high - 1 : high + 1].isdigit():
        high += 1
    text = Text("…" if low else "")
    for words, style in (
        (quote.text[low:start], ""),
        (quote.text[start:stop], "bold"),
        (quote.text[stop:high], ""),
    ):
        if words:
            text.append(_within(words.replace("\t", "\N{NO-BREAK SPACE}| ")), style)
    return text.append("…" if high < len(quote.text) else "")


def _within(words: str) -> str:
    """Untrusted words inside a line: a blank at either end parts them from their neighbours."""
    inner = printable(words)
    if not inner:
        return " "
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"


def _value(fact: Fact) -> Text:
    parts = [_QUALIFIERS[fact.qualifier] + number(fact.value)] if fact.value is not None else []
    text = shown(" ".join(filter(None, [*parts, fact.unit])), LOOKS[fact.verdict].colour)
    remarks = (
        said(_SEMANTICS[fact.semantic]),
        fact.scope and word(fact.scope, "scope"),
        word(fact.period, "period") if fact.period != "year" else "",
        word(fact.verdict, "verdict") if doubtful(fact) else "",
    )
    for remark in filter(None, remarks):
        text.append("\n").append_text(shown(remark, "dim"))
    return text


def _findings(result: Result) -> Iterator[Text]:
    for finding in result.findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[Text]:
    head = Text(said(f"{finding.severity} {finding.kind}"), _SEVERITIES[finding.severity])
    whose = said(f" (mistake: {finding.whose})  ")
    yield head.append(whose, "dim").append_text(shown(said(finding.message)))
    if finding.formula:
        yield Text("    ").append_text(shown(said(finding.formula)))
    quotes = list({quote.text: quote for quote in longest(finding.quotes)}.values())
    zeros = [quote for quote in quotes if _is_row_of_zeros(quote)]
    left_out = zeros if len(zeros) > _FEW else []
    for quote in quotes:
        if quote not in left_out:
            yield Text("    “").append_text(shown(apart(quote.text))).append("”")
    if left_out:
        yield Text("    ").append(said(f"and {len(left_out)} rows of 0 alone"), "dim")


def _is_row_of_zeros(quote: Quote) -> bool:
    """Whether the numbers of a quoted row are all 0; its own number, as in 3.其他, is none of them."""
    numbers = [cell for cell in re.split(r"[\s|]+", quote.text) if _NUMBER.fullmatch(cell)]
    return len(numbers) > 1 and {*numbers} == {"0"}


def _failures(result: Result) -> Iterator[Text]:
    for failure in result.failures:
        place = " > ".join(failure.section) or said("the beginning")
        yield shown(f"{place}: {said(failure.message)}", "red")


def _ledger(result: Result, source: Source) -> Iterator[Text]:
    ledger = result.ledger
    counts = [f"{count} {status}" for status, count in ledger.totals.items()]
    coverage = "" if ledger.coverage is None else f"; coverage {ledger.coverage:.1%}"
    yield Text(said(f"Ledger ({len(ledger.entries)} numbers)"), "bold")
    yield Text(said(", ".join(counts) + coverage))
    reasons = Counter(entry.reason for entry in ledger.entries if entry.reason)
    if reasons:
        explained = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
        yield shown(said(f"explained: {explained}"), "dim")
    mentions = {mention.id: mention for mention in result.mentions}
    unclaimed = [mentions[entry.mention] for entry in ledger.entries if entry.status == "unclaimed"]
    if unclaimed:
        yield Text(said(f"Unclaimed ({len(unclaimed)})"), "bold")
    for mention in unclaimed:
        yield _mention(mention, source)


def _mention(mention: Mention, source: Source) -> Text:
    start, stop = mention.source
    line = shown(said(f"{mention.id} at {start}: "), "dim")
    if source.starts is not None:
        # The source is markup; what surrounds the number there is not what a reader sees.
        return line.append(" ").append_text(shown(mention.raw, "bold"))
    before, after = source.raw[max(0, start - _AROUND) : start], source.raw[stop : stop + _AROUND]
    return (
        line.append(" …")
        .append_text(shown(before) if before else Text())
        .append_text(shown(source.raw[start:stop], "bold"))
        .append_text(shown(after) if after else Text())
        .append("…")
    )
