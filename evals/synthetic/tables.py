"""Official tables for reports that are written by hand: balanced cells, and their gold.

A writer makes a text with lines ``{{part2}}``, ``{{part3}}``, ``{{part4}}`` or ``{{stat}}`` and a
specification beside it; this script puts the tables in and says what each cell states.  Truth is
what was drawn, not what a reader read.  A broken identity is made on purpose (``breaks``), and
is found here by adding up what is printed.

    python evals/synthetic/tables.py values SPEC.json         the figures that prose may repeat
    python evals/synthetic/tables.py build SPEC.json OUT_DIR  OUT_DIR/reports/NAME, OUT_DIR/gold/NAME.json
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path

from extractor.knowledge.documents import read_document
from extractor.options import Options
from extractor.pipeline import as_source
from extractor.schemas import vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from drawn import Spec, draw, findings
from readers.table_generator import Table


def render(table: Table, layout: str) -> str:
    """A table as text in one of the layouts."""
    if layout == "html":
        height = 1 + max(box.row for box in table.boxes)
        rows = []
        for row in range(height):
            cells = sorted((b for b in table.boxes if b.row == row), key=lambda b: b.column)
            rows.append(
                "<tr>"
                + "".join(
                    "<td"
                    + (f' rowspan="{b.rows}"' if b.rows > 1 else "")
                    + (f' colspan="{b.columns}"' if b.columns > 1 else "")
                    + f">{escape(b.text)}</td>"
                    for b in cells
                )
                + "</tr>"
            )
        return '<table border="1">\n' + "\n".join(rows) + "\n</table>"
    lines = table.lines()
    joiners = {"pipes": " | ", "tabs": "\t", "rows": " ", "glued": ""}
    if layout == "pipes":
        return "\n".join("| " + " | ".join(row) + " |" for row in lines)
    if layout == "cells":
        return "\n".join(cell for row in lines for cell in row if cell)
    if layout == "glued":
        return "".join(cell for row in lines for cell in row)
    return "\n".join(joiners[layout].join(c for c in row if c or layout == "tabs") for row in lines)


def _row_quotes(tables: dict[str, Table], text: str, glued: bool) -> dict[str, str]:
    """The line of the cleaned text that holds each cell."""
    lines = text.split("\n")
    quotes: dict[str, str] = {}
    for table in tables.values():
        for (id_, _, _), (semantic, value) in table.expected.items():
            label, head = table.places[id_, None, "year"]
            squeezed = "".join(_clean(label or head).split())
            hits = [ln for ln in lines if squeezed in "".join(ln.split())]
            wanted = [ln for ln in hits if semantic != "explicit" or value in ln]
            if not label:
                wanted = [ln for ln in lines if value is not None and _all_numbers(ln)] or hits
            chosen = (wanted or hits or [""])[-1 if not label else 0]
            quotes[id_] = chosen[:60] if glued else chosen
    return quotes


def _clean(words: str) -> str:
    return words.translate(str.maketrans("（），：", "(),:")).replace("“", "“")


def _all_numbers(line: str) -> bool:
    cells = line.replace("|", " ").split()
    return len(cells) >= 8 and all(cell.lstrip("-").isdigit() or cell in "/-—" for cell in cells)


def gold_facts(
    spec: Spec, tables: dict[str, Table], quotes: dict[str, str]
) -> list[dict[str, object]]:
    """What the cells state; blanks state nothing."""
    facts: list[dict[str, object]] = []
    for table in tables.values():
        for (id_, _, _), (semantic, value) in table.expected.items():
            if semantic != "explicit" or value is None:
                continue
            label, head = table.places[id_, None, "year"]
            unit = table.units.get(id_) or vocabulary()[id_].unit
            facts.append(
                {
                    "indicator": id_, "value": int(value), "unit": unit, "quote": quotes[id_],
                    "table": f"{label} × {head}",
                    **({"derived": True} if spec.layout == "glued" else {}),
                }
            )  # fmt: skip
    return facts


def build(path: Path, out: Path) -> None:
    """Put the tables into the text beside the specification; write the report and its cells."""
    spec = Spec.model_validate_json(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    tables, words = draw(spec)
    for place, table in tables.items():
        mark = "{{" + place + "}}"
        if mark not in text:
            raise SystemExit(f"{path}: its text has no line {mark}")
        text = text.replace(mark, render(table, spec.layout))
    report = out / "reports" / (spec.name + spec.suffix)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(text, encoding="utf-8")
    cleaned = read_document(as_source(report, Options())).text
    quotes = _row_quotes(tables, cleaned, spec.layout == "glued")
    bad = sorted({q for q in quotes.values() if q not in cleaned})
    if bad:
        raise SystemExit(f"{report}: rows that do not stand in the cleaned text: {bad[:3]}")
    printed = {id_: int(word) for id_, word in words.items() if word.lstrip("-").isdigit()}
    gold = {
        "report": report.name,
        "facts": gold_facts(spec, tables, quotes),
        "findings": findings(spec, printed, quotes),
    }
    target = out / "cells" / f"{spec.name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{report}: {len(gold['facts'])} cells, {len(gold['findings'])} broken identities")


def show_values(path: Path) -> None:
    """Print the cells that are not zero, for the writer."""
    spec = Spec.model_validate_json(path.read_text(encoding="utf-8"))
    _, words = draw(spec)
    for id_, word in words.items():
        if word not in ("", "0", "/", "-"):
            print(id_, word)


if __name__ == "__main__":
    action, given, *rest = sys.argv[1:]
    if action == "values":
        show_values(Path(given))
    else:
        build(Path(given), Path(rest[0]))
