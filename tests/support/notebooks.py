"""Runs a notebook's cells in a plain way: in order, in one namespace, inside a running event loop.

``python tests/support/notebooks.py docs/library.ipynb`` writes the outputs into the notebook.  Of
what a notebook server can do, printing, a last expression and ``await`` are enough here.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import inspect
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]


def read(path: Path) -> Notebook:
    """A notebook as it lies on the disk."""
    notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def outputs(notebook: Notebook, folder: Path) -> list[list[dict[str, Any]]]:
    """What each code cell gives, in the form of the notebook, run with ``folder`` as working folder.

    Raises:
        Exception: what a cell raises.
    """
    with contextlib.chdir(folder):
        return asyncio.run(_all(notebook))


def code_cells(notebook: Notebook) -> Iterator[dict[str, Any]]:
    """The cells that run."""
    return (cell for cell in notebook["cells"] if cell["cell_type"] == "code")


async def _all(notebook: Notebook) -> list[list[dict[str, Any]]]:
    names: dict[str, Any] = {"__name__": "__main__"}
    return [
        await _one("".join(cell["source"]), number, names)
        for number, cell in enumerate(code_cells(notebook), 1)
    ]


async def _one(source: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        await _run(compile(tree, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True), names)
        if isinstance(last, ast.Expr):
            wanted = ast.Expression(last.value)
            code = compile(wanted, "cell", "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
            value = await _run(code, names)
    found: list[dict[str, Any]] = []
    if printed.getvalue():
        found.append(
            {"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())}
        )
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        found.append({"data": data, "execution_count": number, "metadata": {},
                      "output_type": "execute_result"})  # fmt: skip
    return found


async def _run(code: Any, names: dict[str, Any]) -> Any:
    value = eval(code, names)
    return await value if inspect.iscoroutine(value) else value


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main(path: Path) -> None:
    """Write the outputs into a notebook."""
    notebook = read(path)
    made = outputs(notebook, path.parent)
    for number, (cell, given) in enumerate(zip(code_cells(notebook), made, strict=True), 1):
        cell["outputs"], cell["execution_count"] = given, number
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("EXTRACTOR_MODEL", None)
    main(Path(sys.argv[1]).resolve())
