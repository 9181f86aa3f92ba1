"""Modules of others that are imported when something of them is used, not when it is named.

Typer's printing of help imports what reads Markdown and what draws tracebacks (and with them
markdown-it, Pygments and attrs): a quarter of the time of a help text, which has neither.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _Late(type):
    """Stands for a class of a module; whatever is done with it is done with the class itself."""

    home: str

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return getattr(import_module(cls.home), cls.__name__)(*args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        return getattr(getattr(import_module(cls.home), cls.__name__), name)


class _LateModule(ModuleType):
    def __getattr__(self, name: str) -> _Late:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Late(name, (), {"home": self.__name__})


@contextmanager
def late(*modules: str) -> Iterator[None]:
    """Whoever is imported in this block gets classes of these modules that are imported when used.

    Behind the block the modules are imported as ever.
    """
    standing = {name: _LateModule(name) for name in modules if name not in sys.modules}
    sys.modules.update(standing)
    try:
        yield
    finally:
        for name in standing:
            del sys.modules[name]
