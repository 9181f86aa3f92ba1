"""Finds the data that is shipped with the package: prompts and the published schemas.

In an installed wheel they lie under ``extractor/_data``; in a checkout, beside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_path(*parts: str) -> Path:
    """The path of a shipped data file such as ``("prompts", "point.md.j2")``.

    Raises:
        FileNotFoundError: the file is in neither place; the installation is broken.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from the installation of extractor")
