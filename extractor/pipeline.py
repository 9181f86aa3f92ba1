"""One report, from Source to Result.  Read this page first.

load -> clean -> scan -> split -> read -> reconcile -> verify -> result
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from extractor.assembly import assembled, may_be_another
from extractor.errors import TooLargeError, UsageError
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import Pack, load_pack, pack_of
from extractor.options import Options
from extractor.plugins import check as check_plugins
from extractor.readers import learned, model, plugged
from extractor.readers.crosscheck import crosscheck
from extractor.readers.embedded import read_prose, read_tables
from extractor.readers.first import First, no_sentence, read_first
from extractor.readers.reading import Doubt, Reading
from extractor.readers.rules.claims import without_indicators
from extractor.reconcile import reconcile
from extractor.schemas import (
    Claim,
    Result,
    Usage,
    own_pack,
)
from extractor.text.document import Document, Source
from extractor.text.load import Given, content_of, load
from extractor.verify import Verification, verify
from extractor.verify.twice.outweighed import outweighed
from extractor.verify.verdicts import beside, unnamed

if TYPE_CHECKING:
    from extractor.endpoint import Door


MOST_ASKED = 1_000_000
"""Characters of a text that is put to a model: about a thousand questions.  The longest report of a
province has a tenth of it."""


def with_pack(
    options: Options | None,
    schema: type[BaseModel] | None = None,
    pack: str | PathLike[str] | None = None,
) -> Options:
    """The options with another pack: the fields of a user's own schema, or those of a folder.

    Raises:
        UsageError: ``options`` are no ``Options``, ``schema`` is no model or has no field declared
            with ``Number``, ``pack`` is no pack, both are given, or a plug-in cannot be loaded.
    """
    options = Options() if options is None else options
    if not isinstance(options, Options):
        raise UsageError(
            f"options is a {type(options).__name__}; give an Options object, such as "
            "Options(max_bytes=1000000)"
        )
    if schema is not None and not _is_model(schema):
        raise UsageError(
            f"schema is {_kind(schema)}; give a pydantic model, the class itself: schema=Hospital"
        )
    if schema is not None and pack is not None:
        raise UsageError("a schema and a pack are two answers to one question; give one of them")
    check_plugins()
    try:
        if schema is not None:
            return options.model_copy(update={"pack": own_pack(schema)})
        if pack is not None:
            return options.model_copy(update={"pack": load_pack(Path(pack))})
    except ValueError as error:
        raise UsageError(str(error)) from None
    return options


def _is_model(given: object) -> bool:
    return isinstance(given, type) and issubclass(given, BaseModel)


def _kind(given: object) -> str:
    """What somebody gave in the place of a model."""
    if isinstance(given, type):
        return f"the class {given.__name__}, which is no pydantic model"
    return f"an object of the class {type(given).__name__}"


async def aextract(given: Given | Source, options: Options, door: Door | None = None) -> Result:
    """Read one report; ``door`` is a shared connection to the model, opened if None."""
    source = given if isinstance(given, Source) else as_source(given, options)
    if options.model is None:
        return read_source(source, options)
    check_length(source)
    if door is None:
        return await _with_door(source, options)
    pack = pack_of(options.pack)
    # The door knows what exactly answers: the local backend names weights and adapter.
    options = options.model_copy(update={"model": door.model})
    async with door.turns:
        # Whoever waits for the event loop comes first: the questions of the report before.
        await asyncio.sleep(0)
        document = read_document(source, chunk_chars=options.chunk_chars, pack=pack)
        if (none := no_report_in(document, options)) is not None:
            return none
        first = read_first(document, options, pack)
    plugins = plugged.read(document, pack.indicators)
    answered = await model.read(document, door, options, claimed=first.placed)
    other, heard = _other_readings(document, first, options, pack)
    second = (*other.claims, *heard.agreeing)
    told_before = (*first.table.claims, *first.rules.claims, *plugins.claims)
    prose = model.believed(answered, _embedded_prose(heard, other, told_before), document)
    readings: tuple[Reading, ...] = (first.table, first.rules, prose, plugins)
    verified, claims = _settle(readings, document, pack, second)
    again, amended = Reading(), prose
    if door.model.second_round and not model.is_unlike(prose):
        found = model.doubts_of(verified.findings, verified.facts, pack.indicators)
        if doubts := model.worth_asking(found, answered.failures, document):
            again = await model.read(document, door, options, doubts=doubts, claimed=first.placed)
            amended = _amended(prose, again, doubts)
    # After the second round: it asks about what the first left out.
    unanswered = _embedded_prose(heard, other, (*told_before, *amended.claims))
    stands = model.standing(_with_failures(amended, prose), unanswered, document)
    if stands.claims or amended is not prose:
        readings = (first.table, first.rules, amended, stands, plugins)
        verified, claims = _settle(readings, document, pack, second)
    # Last: nothing is asked, and nobody accused, because of what the rules alone say.
    verified = _with_second(verified, other, document, pack)
    usage = door.usage(source.name)
    checked = Reading(findings=crosscheck(document, prose, other))
    told = (first.table, first.rules, prose, again, stands, plugins, checked)
    return assembled(document, verified, told, claims, options, usage)


def no_report_in(document: Document, options: Options) -> Result | None:
    """The result of a text that is no report: no model is asked about it.  None of any other."""
    if not may_be_another(document, pack_of(options.pack)):
        return None
    result = read_text(document, options)
    return result if result.state == "not_a_report" else None


def check_length(source: Source) -> None:
    """Refuse what no model should be asked about, before it is paid for.

    Raises:
        TooLargeError: the text is longer than that of any report.
    """
    if len(source.raw) > MOST_ASKED:
        raise TooLargeError(
            f"{source.name}: its text has {len(source.raw):,} characters, and no more than "
            f"{MOST_ASKED:,} are put to a model; split it into its reports, or read it without one"
        )


def _other_readings(
    document: Document, first: First, options: Options, pack: Pack
) -> tuple[Reading, learned.Learned]:
    """What the rules make of the numbers that the model reads, and what the learned reader makes of
    those of sentences: neither sees the model's answers."""
    if options.model and options.model.rules_first:
        return Reading(), learned.read(document, pack, first.sentences)
    prose = read_prose(document, pack, first.placed | no_sentence(document))
    return prose, learned.read(document, pack, prose)


def _embedded_prose(heard: learned.Learned, other: Reading, claims: Sequence[Claim]) -> Reading:
    """What the embedded readers make of the numbers that the model is asked about.

    With the rules first these are those that only the learned reader places.
    """
    prose = heard.prose(claims)
    if other.claims:
        return prose
    return Reading(claims=tuple(claim for claim in prose.claims if claim.reader == "learned"))


def read_given(given: Given, options: Options) -> Result:
    """Load one report and read it with the embedded readers, all in this process.

    Raises:
        SourceError: it cannot be read.
    """
    return read_source(as_source(given, options), options)


def read_source(source: Source, options: Options) -> Result:
    """Read one report with the embedded readers; needs no model and no event loop."""
    pack = pack_of(options.pack)
    return read_text(read_document(source, chunk_chars=options.chunk_chars, pack=pack), options)


def read_text(document: Document, options: Options) -> Result:
    """The embedded readers on a document that is cleaned, scanned and split already."""
    pack = pack_of(options.pack)
    table, heard = embedded(document, options)
    plugins = plugged.read(document, pack.indicators)
    readings = (table, heard.prose((*table.claims, *plugins.claims)), plugins)
    verified, claims = _settle(readings, document, pack, heard.agreeing)
    return assembled(document, verified, readings, claims, options, Usage())


def embedded(document: Document, options: Options) -> tuple[Reading, learned.Learned]:
    """What the embedded readers make of a document: its tables, and its prose."""
    pack = pack_of(options.pack)
    table = read_tables(document, pack, options)
    placed = {claim.mention for claim in table.claims if claim.mention}
    prose = read_prose(document, pack, no_sentence(document) | placed)
    return table, learned.read(document, pack, prose)


def as_source(given: Given, options: Options) -> Source:
    """Load what was given: see :func:`extractor.text.load.content_of` for how it is understood.

    Raises:
        SourceError: there is no such file, or it cannot be read.
    """
    return load(content_of(given), max_bytes=options.max_bytes)


async def _with_door(source: Source, options: Options) -> Result:
    from extractor.endpoint import Door

    async with Door(options) as door:
        return await aextract(source, options, door)


def _settle(
    readings: Sequence[Reading],
    document: Document,
    pack: Pack,
    beside: Sequence[Claim],
) -> tuple[Verification, tuple[Claim, ...]]:
    """The facts of these readings, verified; the last is that of the plug-ins, ``beside`` what
    other readers make of the prose."""
    *own_readings, plugins = readings
    read = tuple(claim for reading in own_readings for claim in reading.claims)
    free, doubled = plugged.parted(plugins, read)
    claims = (*read, *free)
    second = (*beside, *doubled)
    verified = verify(reconcile(claims, document, pack.indicators), document, second, pack)
    aside = outweighed(verified.facts, document)
    if aside:
        named = {
            (e.mention, fact.indicator)
            for fact in verified.facts
            if fact.id in aside
            for e in fact.evidence
        }
        claims = without_indicators(claims, named, document)
        verified = verify(reconcile(claims, document, pack.indicators), document, second, pack)
    return verified, claims


def _with_second(
    verified: Verification, other: Reading, document: Document, pack: Pack
) -> Verification:
    """With what the second reading alone gives an indicator, as doubtful facts beside the others.

    Where the model names another indicator, it stands alone: there the rules are seldom right.
    """
    left = unnamed(verified.facts, other.claims)
    if not left:
        return verified
    alone = reconcile(left, document, pack.indicators)
    return replace(verified, facts=(*verified.facts, *beside(verified.facts, alone)))


def _amended(prose: Reading, again: Reading, doubts: Sequence[Doubt]) -> Reading:
    """The first reading, with the answers about doubted mentions in the place of the old ones; itself
    where they are the same."""
    asked = {mention for doubt in doubts for mention in doubt.mentions}
    answered = {claim.mention for claim in again.claims} & asked
    kept = tuple(claim for claim in prose.claims if claim.mention not in answered)
    new = tuple(claim for claim in again.claims if claim.mention in asked)
    changed = Reading(claims=(*kept, *new))
    return prose if _same(prose, changed) else changed


def _with_failures(one: Reading, other: Reading) -> Reading:
    return Reading(claims=one.claims, failures=other.failures)


def _same(one: Reading, other: Reading) -> bool:
    """Whether two readings claim the same of every number: a model often stands by its answer."""
    mine, theirs = (
        sorted(reading.claims, key=lambda claim: claim.mention or "") for reading in (one, other)
    )
    return mine == theirs
