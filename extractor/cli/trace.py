"""How each number of a sentence is read: frame, concepts, pattern; and what the learned reader says."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from extractor.messages import said
from extractor.options import Options
from extractor.text.document import Source

from .console import say, shown


def print_trace(source: Source, options: Options, console: Console) -> None:
    """Print, for each number that stands in no table, its clause, concepts and pattern.

    The ``#`` of a frame is the number; ``@`` marks what was named before the clause.
    """
    say(
        "each number as # in its clause; then its words with their concepts (word=concept; @: named "
        "before the clause); then the indicator, and the pattern of concepts that took it"
    )
    for line in _lines(source, options):
        console.print(shown(line), soft_wrap=True)


def _lines(source: Source, options: Options) -> Iterator[str]:
    # Imported late: `extractor --help` does not wait for the readers.
    from extractor.knowledge.documents import read_document
    from extractor.knowledge.pack import pack_of
    from extractor.readers import learned, rules
    from extractor.readers.embedded import read_prose, read_tables
    from extractor.readers.first import no_sentence

    pack = pack_of(options.pack)
    document = read_document(source, chunk_chars=options.chunk_chars, pack=pack)
    placed = read_tables(document, pack, options).claims
    taken = frozenset(c.mention for c in placed if c.mention)
    taken |= no_sentence(document)
    heard = learned.read(document, pack, read_prose(document, pack, taken)).by_mention()
    for step in rules.explain(document, taken, pack.prose, pack.tables):
        mention = step.frame.mention
        yield f"{mention.raw.strip()}  {step.frame.words}"
        if step.clause is not None:
            named = [f"{t.text}={'|'.join(sorted(t.concepts))}" for t in step.clause.content]
            before = [f"@{topic}" for topic in dict.fromkeys(step.clause.before)]
            yield said(f"    concepts: {' '.join([*named, *before]) or 'none'}")
        for claim in (*step.claims, *heard.get(mention.id, ())):
            because = said(claim.because or "no pattern explains all concepts")
            yield f"    {claim.indicator}: {because}"
