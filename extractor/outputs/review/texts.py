"""The texts of the reports of a run, read again: a run keeps none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from extractor.errors import ExtractorError
from extractor.isolation import LOADERS, Child, ResourceLimits, load_apart
from extractor.isolation.answers import Fault
from extractor.knowledge.documents import read_document
from extractor.knowledge.pack import pack_of
from extractor.options import Options
from extractor.schemas import Result
from extractor.text.document import Document

from ..kept_pack import kept_pack
from ..reports import files_of
from .pictures import pages


class Texts:
    """The texts of the run in ``folder``, read by its pack and within the limits of a run.

    Use it as a context manager.

    Raises:
        UsageError: the folder holds no run of this version.
    """

    def __init__(self, folder: Path, options: Options) -> None:
        self._files, self._options = files_of(folder), options
        self._pack = pack_of(kept_pack(folder))
        self._child = Child(ResourceLimits.of(options), (LOADERS,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._child.kill()

    def of(self, result: Result) -> Document | None:
        """The text of a report; None if its file is gone or is not what was read."""
        file = self._files.get(result.name)
        if file is None:
            return None
        try:
            source = load_apart(file, self._options, name=result.name, child=self._child)
        except (ExtractorError, Fault, OSError):
            return None
        if source.sha256 != result.sha256:
            return None
        document = read_document(source, pack=self._pack)
        # Another version of the program may number the numbers otherwise.
        if [m.span for m in document.mentions] == [m.span for m in result.mentions]:
            return document
        # A schema of one's own, of which the run keeps nothing, has units of its own, and things to deny.
        alike = result.custom is not None and all(
            document.text[slice(*m.span)] == m.raw for m in result.mentions
        )
        return replace(document, mentions=result.mentions) if alike else None

    def pictures_of(
        self, result: Result, facts: Sequence[Mapping[str, Any]]
    ) -> list[dict[str, Any]]:
        """The pages of a PDF file as pictures, as far as they can be made."""
        try:
            return self._child.do(result.name, pages, self._files[result.name], facts)
        except (ExtractorError, Fault, OSError):
            return []
