"""Packages that only an export needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from extractor.errors import MissingExtraError
from extractor.messages.commands import installing


def required(module: str, extra: str = "export") -> Any:
    """Import a module of an optional package.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"this needs {module.partition('.')[0]}, which is not installed; "
            f"install it with: {installing(extra)}"
        ) from error


def installed(module: str) -> Any | None:
    """A module of an optional package; None where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None
