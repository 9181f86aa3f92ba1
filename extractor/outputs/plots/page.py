"""The page of plots: one HTML file that loads nothing; each plot has its table."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from html import escape
from pathlib import Path

from extractor.messages import said, spoken, terms

from ..atomic import replacing
from ..export.extra import required
from ..own_mark import GENERATOR
from ..plain_text import printable
from .figures import Plot, plots
from .gather import RunCounts, gather

_TAGS = {"zh": "zh-CN", "en": "en"}
_STYLE = """
:root { color-scheme: light dark; --bg: #fff; --ink: #1c2430; --line: #d5dae1; }
@media (prefers-color-scheme: dark) { :root { --bg: #14181e; --ink: #e6e9ee; --line: #364150; } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; background: var(--bg); color: var(--ink);
  font: 15px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; }
.plot { background: #fff; border-radius: 6px; min-height: 360px; }
table { border-collapse: collapse; font-size: .9rem; }
td, th { border-bottom: 1px solid var(--line); padding: .15rem .8rem; text-align: right; }
td:first-child, th:first-child { text-align: left; }
details { overflow-x: auto; margin: .4rem 0 2rem; }
h2 { font-size: 1rem; overflow-wrap: anywhere; }
"""
_SCRIPT = """
const locale = document.documentElement.lang, dictionary = JSON.parse(document.getElementById("words").textContent);
Plotly.register({ moduleType: "locale", name: locale, dictionary, format: {} });
for (const data of document.querySelectorAll("script[data-plot]")) {
  const figure = JSON.parse(data.textContent);
  // Nothing of a run is for the cloud of the library.
  const how = { responsive: true, displaylogo: false, locale, modeBarButtonsToRemove: ["sendChartToCloud"] };
  Plotly.newPlot(data.dataset.plot, figure.data, figure.layout, how);
}
document.documentElement.dataset.ready = "true";
"""


def write_page(folder: Path, target: Path) -> int:
    """Write the plots of the run in ``folder``; returns how many.

    Raises:
        MissingExtraError: plotly is not installed.
        UsageError: the folder holds no run of this version, or the page cannot be written.
    """
    library = required("plotly.offline", "report").get_plotlyjs()
    counts = gather(folder)
    drawn = list(plots(counts))
    with replacing(target) as handle:
        handle.write(_head(library))
        handle.write(f"<p>{_text(_of_what(counts))}</p>\n")
        words = terms()["plotly"] if spoken() == "zh" else {}
        handle.write(f'<script type="application/json" id="words">{json.dumps(words)}</script>\n')
        handle.writelines(_plots(drawn))
        handle.write(f"<script>{library}</script>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n")
    return len(drawn)


def _of_what(counts: RunCounts) -> str:
    """Which reports and values the plots show, and as of when."""
    told = [said("States and values are those after the decisions of people that were applied.")]
    if any(counts.areas.values()):
        told.append(said("Values of whole areas are in plots of their own."))
    if counts.other_periods:
        told.append(
            said(f"{counts.other_periods} values are not of the year of their report: in no plot.")
        )
    if counts.repeated:
        told.append(said(f"{counts.repeated} reports repeat another: not in the plots."))
    return ("" if spoken() == "zh" else " ").join(told)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head(library: str) -> str:
    title = _text(said("Government information disclosure annual reports"))
    # The library sets styles of its own; scripts are these two and no other.
    policy = (
        "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{_digest(library)}' 'sha256-{_digest(_SCRIPT)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="{_TAGS[spoken()]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"{GENERATOR}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title} · extractor</h1>\n"
    )


def _plots(drawn: Iterable[Plot]) -> Iterable[str]:
    for at, plot in enumerate(drawn):
        # Labels of plots may hold markup; names of agencies must not become any.
        data = plot.figure.to_json().replace("<", "\\u003c")
        yield f"<section><h2>{_text(plot.title)}</h2>\n"
        if plot.note:
            yield f"<p>{_text(plot.note)}</p>\n"
        yield f'<div class="plot" id="plot{at}" role="img" aria-label="{_text(plot.title)}"></div>\n'
        yield f'<script type="application/json" data-plot="plot{at}">{data}</script>\n'
        yield f"<details><summary>{_text(said('table'))}</summary><table><thead><tr>"
        yield "".join(f"<th scope=col>{_text(head)}</th>" for head in plot.heads)
        yield "</tr></thead><tbody>"
        for row in plot.rows:
            yield "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>"
        yield "</tbody></table></details></section>\n"


def _text(text: str) -> str:
    return escape(printable(text))
