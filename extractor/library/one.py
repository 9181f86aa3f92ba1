"""One report: the two functions of the library that most programs need."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from extractor import pipeline
from extractor.errors import EndpointDown, SourceError
from extractor.isolation import LOADERS, Child, ResourceLimits, apart
from extractor.isolation.loading import load_here
from extractor.options import Options
from extractor.schemas import Result
from extractor.text.document import Source
from extractor.text.load import Given, content_of

from .spoken import naming_fields, with_fields

T = TypeVar("T")


def extract(
    given: Given,
    options: Options | None = None,
    *,
    schema: type[BaseModel] | None = None,
    pack: str | os.PathLike[str] | None = None,
    isolate: bool = True,
) -> Result:
    """Read one report.

    Works everywhere, inside a running event loop too (a notebook): with a model, it waits there for
    a loop in a thread of its own.  Without a model the embedded readers (tables, rules, learned) read.

    Args:
        given: a path, the bytes of a file, or the text itself.  A ``str`` is a path if it is one line
            that names an existing file, ends like a file name, or has nothing of a Chinese sentence;
            ``text.encode()`` is always text.
        options: how to read; by default without a model.
        schema: a pydantic model whose numeric fields are declared with :class:`extractor.Number`; its
            fields are read in place of the vocabulary, and ``result.record(schema)`` is the record.
        pack: a folder with a pack of another kind of report (``schemas/README.md``), read in place of
            that of disclosure reports; ``result.custom`` is then the record, by the ids of the pack.
        isolate: PDF, Word and whatever is longer than 64 KB is read as the command line reads it: in
            a child process that is ended when it takes more than ``options.file_seconds`` or
            ``options.file_memory``.  Starting the first takes about as long as ``import extractor``; on
            Linux one more process, which stays to the end of this one, makes the others quick.
            ``False`` reads everything in this
            process, without a limit: for files that you trust.

    Raises:
        SourceError: there is no such file, it cannot be read, or it is over a limit
            (``TooLargeError``) or of a kind that is not read (``UnsupportedFormatError``); an empty text
            or file and a folder are none.  (:func:`extract_many` takes folders, and gives what it
            cannot read as a result that failed.)
        ConfigurationRefused: the endpoint refused key, model or request; ``cause`` says which.  Where it
            is down or asks for a long pause it is its subclass ``EndpointDown``: try again later; its
            ``result`` is what the embedded readers read.
        BudgetReached: ``options.max_cost`` or ``max_tokens`` is spent.
        UsageError: ``given`` is no report at all (None), ``schema`` has no field declared with
            ``Number``, ``pack`` is no pack, or the options cannot work.
    """
    with naming_fields():
        options = pipeline.with_pack(options, schema, pack)
        content = _one(given)
        if options.model is None:
            return _read(content, options, isolate)
        return in_any_loop(_ask(content, options, isolate))


async def aextract(
    given: Given,
    options: Options | None = None,
    *,
    schema: type[BaseModel] | None = None,
    pack: str | os.PathLike[str] | None = None,
    isolate: bool = True,
) -> Result:
    """Read one report beside the event loop; :func:`extract` describes the arguments.

    Without a model every report is read in a child process, small texts too, and the loop goes on
    meanwhile.  With a model, or with ``isolate=False``, it is read in a thread: the loop goes on too,
    but shares the interpreter with it, and may stand still for some tenths of a second on a long report.

    Each call opens a connection to the model of its own; for many reports use
    :func:`extract_many`, which shares one.

    Raises:
        ExtractorError: as :func:`extract`: ``SourceError``, ``UsageError``, ``BudgetReached``,
            ``EndpointDown`` (try again later), any other ``ConfigurationRefused`` (a person has to see to it).
    """
    with naming_fields():
        options = pipeline.with_pack(options, schema, pack)
        content = _one(given)
        if options.model is None:
            # Small texts too: a thread of this process would let the loop wait for it.
            read = _read_apart if isolate else _read_here
            return await asyncio.to_thread(read, content, options)
        return await beside_this_loop(_ask(content, options, isolate))


Content = Path | bytes | str


def _one(given: Given) -> Content:
    content = content_of(given)
    if isinstance(content, Path) and content.is_dir():
        raise SourceError(
            f"{content}: this is a folder; give one of its files, or the folder to extract_many"
        )
    return content


async def _ask(content: Content, options: Options, isolate: bool) -> Result:
    # The client libraries take a second to import; who has no model goes without.
    from extractor.endpoint import Door

    source = await asyncio.to_thread(_load, content, options, isolate)
    try:
        async with Door(options) as door:
            result = with_fields(await pipeline.aextract(source, options, door))
            if (down := door.silence) is not None:
                raise down
            return result
    except EndpointDown as error:
        # What needs no endpoint is not lost with it.
        alone = options.model_copy(update={"model": None})
        error.result = await asyncio.to_thread(pipeline.read_source, source, alone)
        raise


def _read(content: Content, options: Options, isolate: bool) -> Result:
    if not (isolate and _apart(content)):
        return _read_here(content, options)
    return _read_apart(content, options)


def _read_apart(content: Content, options: Options) -> Result:
    from extractor.batch.warm import READERS  # late: the library reads one report without it

    with Child(ResourceLimits.of(options), (READERS, LOADERS)) as child:
        return child.do(_name(content), _read_here, content, options)


def _read_here(content: Content, options: Options) -> Result:
    return pipeline.read_source(load_here(content, None, options.max_bytes), options)


def _load(content: Content, options: Options, isolate: bool) -> Source:
    if not (isolate and _apart(content)):
        return load_here(content, None, options.max_bytes)
    with Child(ResourceLimits.of(options), (LOADERS,)) as child:
        return child.do(_name(content), load_here, content, None, options.max_bytes)


def _apart(content: Content) -> bool:
    if isinstance(content, str):
        return apart(content.encode("utf-8", "surrogatepass"))
    return apart(content)


def _name(content: Content) -> str:
    if isinstance(content, Path):
        return str(content)
    return "<text>" if isinstance(content, str) else "<bytes>"


def in_any_loop(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end, in a thread of its own where this one has a running loop.

    An exception in this thread, such as the interrupt of a notebook, cancels it.
    """
    if not _in_a_loop():
        return asyncio.run(work)
    beside = _OwnLoop(work)
    try:
        return beside.done.result()
    except BaseException:
        beside.cancel()
        raise
    finally:
        beside.thread.join()


async def beside_this_loop(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in a loop of another thread: what it computes leaves this loop free."""
    beside = _OwnLoop(work)
    waiting = asyncio.wrap_future(beside.done)
    try:
        return await asyncio.shield(waiting)
    except asyncio.CancelledError:
        beside.cancel()
        await asyncio.wait([waiting])
        if not waiting.cancelled():
            waiting.exception()
        raise
    finally:
        if beside.done.done():
            beside.thread.join()  # it ends in this moment


class _OwnLoop(Generic[T]):
    """A coroutine in an event loop in a thread of its own; ``done`` is what came of it."""

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self.done: Future[T] = Future()
        self._begun: Future[tuple[asyncio.AbstractEventLoop, asyncio.Task[T]]] = Future()
        self._work = work
        self.thread = threading.Thread(target=self._run, name="extract", daemon=True)
        self.thread.start()

    def cancel(self) -> None:
        """Cancel it, unless it has ended."""
        if not self.done.done():
            loop, task = self._begun.result()
            with suppress(RuntimeError):  # it ended meanwhile, and the loop with it
                loop.call_soon_threadsafe(task.cancel)

    async def _watched(self) -> T:
        task = asyncio.ensure_future(self._work)
        self._begun.set_result((asyncio.get_running_loop(), task))
        return await task

    def _run(self) -> None:
        try:
            self.done.set_result(asyncio.run(self._watched()))
        except BaseException as error:  # noqa: BLE001  (raised again in the thread that waits)
            self.done.set_exception(error)


def _in_a_loop() -> bool:
    """Whether this thread runs an event loop; apart, so that no error of the work is shown as one
    that arose while that of asking was handled."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
