"""``extractor eval label``: label a report by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from extractor.errors import UsageError
from extractor.evaluate.label import EXPECTED, MentionLabel, gold_of, parse, questions
from extractor.options import Options
from extractor.outputs.atomic import replacing
from extractor.schemas import Mention, vocabulary
from extractor.text.document import Document

from .console import narration, say, shown

_AROUND = 50


def label_command(
    file: Annotated[Path, typer.Argument(help="The report.", metavar="FILE")],
    out: Annotated[Path, typer.Option(help="The gold file to write.")],
) -> None:
    """Ask about every number of a report and write a gold file from the answers.

    Type an indicator (id or name), o and a name for another statistic, - for none, ? for help, q to stop.
    """
    from extractor.knowledge.documents import read_document
    from extractor.pipeline import as_source

    if out.exists():
        raise UsageError(f"{out}: exists already; name another file or remove it")
    options = Options()
    document = read_document(as_source(file, options))
    asked = questions(document)
    answers: list[MentionLabel] = []
    done = len(asked)
    say(EXPECTED)
    suggestions = _Suggestions(document, options)
    for number, mention in enumerate(asked, 1):
        narration().print(_shown(document, mention, f"{number}/{len(asked)} "))
        try:
            answer = _ask(mention, suggestions)
        except (_Stopped, typer.Abort):  # the end of the input and Ctrl-C lose no answer
            done = number - 1
            break
        if answer is not None:
            answers.append(answer)
    left = len(asked) - done
    with replacing(out) as handle:
        handle.write(gold_of(document, answers, (done, len(asked)) if left else None))
    if left:
        say(f"{out}: {len(answers)} facts; stopped with {left} of {len(asked)} numbers left")
    else:
        say(f"{out}: {len(answers)} facts of {len(asked)} numbers; label it again without looking")


class _Stopped(Exception):
    """Whoever labels has had enough."""


class _Suggestions:
    """What the embedded readers make of a number: told to who asks, so that it leads nobody else."""

    def __init__(self, document: Document, options: Options) -> None:
        self._document, self._options = document, options

    @cached_property
    def _claims(self) -> Mapping[str, str]:
        from extractor.pipeline import embedded

        table, heard = embedded(self._document, self._options)
        claims = (*table.claims, *heard.rules.claims, *heard.agreeing)
        return {c.mention: c.indicator for c in reversed(claims) if c.mention}

    def of(self, mention: Mention) -> str:
        """The suggestion for a number, as a message."""
        item = vocabulary().get(self._claims.get(mention.id, ""))
        if item is None:
            return "the embedded readers suggest no indicator"
        return f"the embedded readers suggest {item.id} ({item.zh})"


def _ask(mention: Mention, suggestions: _Suggestions) -> MentionLabel | None:
    while True:
        raw = shown(mention.raw.strip() or "?").plain
        words = typer.prompt(raw, default="", show_default=False, err=True).strip()
        if words in ("q", "Q"):
            raise _Stopped
        if words in ("?", "？"):
            say(EXPECTED)
            say(suggestions.of(mention))
            continue
        try:
            return parse(mention, words)
        except UsageError as error:
            say(str(error))


def _shown(document: Document, mention: Mention, head: str) -> Text:
    low, high = mention.span
    before = document.text[max(0, low - _AROUND) : low]
    after = document.text[high : high + _AROUND]
    text = shown(head, "dim").append(" …").append_text(shown(before) if before else Text())
    text.append_text(shown(mention.raw, "bold reverse"))
    return text.append_text(shown(after) if after else Text()).append("…")
