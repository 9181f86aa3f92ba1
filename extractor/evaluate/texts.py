"""Labelled reports, each loaded, cleaned and scanned once, however many readers read it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import pack_of
from extractor.options import Options
from extractor.pipeline import as_source
from extractor.schemas.pack import PackData
from extractor.text.document import Document

_MOST = 1024


@dataclass(frozen=True, slots=True)
class Text:
    """A report as the readers get it; ``seconds`` is what loading, cleaning and scanning took."""

    document: Document
    seconds: float


def text_of(path: Path, pack: PackData | None = None) -> Text:
    """The report in a file, with the default options; read anew only if the file has changed.

    ``pack`` is that of the report, that of disclosure reports if None.

    Raises:
        SourceError: the file cannot be read.
    """
    path = path.resolve()
    at = path.stat() if path.exists() else None
    return _read(path, (at.st_mtime_ns, at.st_size) if at else None, pack)


@lru_cache(maxsize=_MOST)
def _read(path: Path, _version: tuple[int, int] | None, pack: PackData | None) -> Text:
    options = Options()
    before = time.perf_counter()
    source = as_source(path, options)
    document = read_document(source, chunk_chars=options.chunk_chars, pack=pack_of(pack))
    return Text(document, time.perf_counter() - before)
