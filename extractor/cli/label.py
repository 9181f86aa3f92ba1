"""``extractor eval label``: label a report by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from extractor.errors import UsageError
from extractor.evaluate.label import MentionLabel, gold_of, parse, questions
from extractor.options import Options
from extractor.outputs.atomic import replacing
from extractor.schemas import Mention
from extractor.text.document import Document

from .console import narration, say, shown

_AROUND = 50


def label_command(
    file: Annotated[Path, typer.Argument(help="The report.")],
    out: Annotated[Path, typer.Option(help="The gold file to write.")],
) -> None:
    """Ask about every number of a report and write a gold file from the answers.

    Type an indicator id, 'o LABEL' for another statistic, '-' for none.
    """
    from extractor.knowledge.documents import read_document
    from extractor.pipeline import as_source

    if out.exists():
        raise UsageError(f"{out}: exists already; name another file or remove it")
    document = read_document(as_source(file, Options()))
    asked = questions(document)
    answers: list[MentionLabel] = []
    for number, mention in enumerate(asked, 1):
        narration().print(_shown(document, mention, f"{number}/{len(asked)} "))
        answer = _ask(mention)
        if answer is not None:
            answers.append(answer)
    with replacing(out) as handle:
        handle.write(gold_of(document, answers))
    say(f"{out}: {len(answers)} facts of {len(asked)} numbers; label it again without looking")


def _ask(mention: Mention) -> MentionLabel | None:
    while True:
        try:
            return parse(mention, typer.prompt(mention.raw.strip() or "?", err=True))
        except UsageError as error:
            say(str(error))


def _shown(document: Document, mention: Mention, head: str) -> Text:
    low, high = mention.span
    before = document.text[max(0, low - _AROUND) : low]
    after = document.text[high : high + _AROUND]
    text = shown(head, "dim").append(" …").append_text(shown(before) if before else Text())
    text.append_text(shown(mention.raw, "bold reverse"))
    return text.append_text(shown(after) if after else Text()).append("…")
