"""``--schema FILE.py:MODEL``: a user's own schema, loaded from the user's own file."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TypeGuard

from pydantic import BaseModel

from extractor.errors import UsageError


def load_schema(given: str) -> type[BaseModel]:
    """The pydantic model that ``given`` names, such as ``my_schema.py:Hospital``.

    The file is run as Python code, with the rights of the user: only name files you trust.

    Raises:
        UsageError: there is no such file, it cannot be run, or it holds no such model.
    """
    file, _, name = given.rpartition(":")
    path = Path(file)
    if not file or not name:
        raise UsageError(f"--schema {given}: write FILE.py:MODEL, such as my_schema.py:Hospital")
    if not path.is_file():
        raise UsageError(f"--schema {given}: there is no file {path}")
    spec = importlib.util.spec_from_file_location(f"own_schema_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise UsageError(f"--schema {given}: {path} is no Python file; its name must end in .py")
    module = importlib.util.module_from_spec(spec)
    # Where annotations are text (from __future__ import annotations) pydantic looks them up there.
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever the user's file raises is reported
        raise UsageError(f"--schema {given}: {path} cannot be run: {error!r}") from error
    found = getattr(module, name, None)
    if not _is_model(found):
        models = [key for key, value in vars(module).items() if _is_model(value)]
        hint = f"; it has {', '.join(models)}" if models else ""
        raise UsageError(f"--schema {given}: {path} has no pydantic model named {name}{hint}")
    return found


def _is_model(found: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(found, type) and issubclass(found, BaseModel) and found is not BaseModel
