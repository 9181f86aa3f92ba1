"""The command line over the small pipeline of ``samples``, as a process of its own.

The real pipeline takes a second to import, longer than all else of such a process: it is imported
only when something of it is wanted that the small one has not.
"""

from __future__ import annotations

import importlib
import sys
import types

from support import samples

import extractor

NAME = "extractor.pipeline"


class Small(types.ModuleType):
    """The pipeline with another ``aextract``."""

    aextract = staticmethod(samples.aextract)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[NAME]
        real = importlib.import_module(NAME)
        put(self)
        return getattr(real, name)


def put(pipeline: types.ModuleType) -> None:
    """Have every import of the pipeline find this one."""
    sys.modules[NAME] = extractor.pipeline = pipeline  # type: ignore[attr-defined]


def main() -> None:
    put(Small(NAME))
    from extractor.cli import main

    main()
