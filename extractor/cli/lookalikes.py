"""``extractor eval lookalikes``: does verification tell an indicator from those that look like it?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import data, say, shown


def lookalikes(
    gold: Annotated[Path, typer.Option(help="Folder of gold files.")] = Path(
        "evals/synthetic/gold"
    ),
    objected: Annotated[
        float,
        typer.Option(help="Share of right facts that may be objected to.", min=0.0, max=1.0),
    ] = 1.0,
    believed: Annotated[
        float, typer.Option(help="Share of lookalikes that may be believed.", min=0.0, max=1.0)
    ] = 1.0,
    notes: Annotated[bool, typer.Option(help="Name every one.")] = False,
) -> None:
    """Claim of every number in prose what it is, and what it is not but looks like."""
    from extractor.evaluate.lookalikes import judge

    found = judge(gold)
    shares = (
        ("right facts objected to", len(found.objected), found.right, objected),
        ("lookalikes believed", len(found.believed), found.lookalikes, believed),
    )
    for name, count, of, _ in shares:
        data().print(f"{name}: {count} of {of} ({count / max(of, 1):.3f})")
    if notes:
        for line in found.objected:
            data().print(shown(f"objected to: {line}"))
        for line in found.believed:
            data().print(shown(f"believed: {line}"))
    over = [name for name, count, of, most in shares if count > most * of]
    for name in over:
        say(f"more {name} than allowed; --notes names them")
    raise typer.Exit(3 if over else 0)
