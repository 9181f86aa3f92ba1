"""``extractor eval rules``: what supports each pattern of the pack's sentences?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.messages import said

from . import flags
from .console import data, shown
from .evaluate_tables import plain_table

_CAPTION = "Claims of sentences in development reports, by indicator and pattern."


def rules(
    gold: Annotated[
        list[Path] | None,
        typer.Option(help="Folder of gold files; give it again for each corpus."),
    ] = None,
    pack: flags.Pack = None,
) -> None:
    """Print how often each pattern fires, rightly and wrongly, and the words that no text has."""
    from extractor.evaluate.pattern_support import support
    from extractor.options import Options
    from extractor.pipeline import with_pack

    data_of = with_pack(Options(), pack=pack).pack
    found = support(gold or [Path("evals/gold"), Path("evals/synthetic/gold")], data_of)
    table = plain_table(("indicator", "pattern", "right", "wrong"), _CAPTION)
    for (indicator, pattern), counts in sorted(found.fired.items()):
        table.add_row(indicator, pattern, str(counts.found), str(counts.wrong))
    data().print(table)
    for indicator, pattern in sorted(k for k, c in found.fired.items() if not c.found + c.wrong):
        data().print(shown(said(f"no report fires: {indicator}: {pattern}")))
    for idle in found.idle:
        data().print(shown(said(f"no text has: {idle}")))
