"""What a search of folders passes over by its name: hidden files, and what systems leave behind."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

_LITTER = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"}
)
"""What Windows and macOS leave in folders, in lower case."""
_TOOLS = frozenset(
    (
        ".git .hg .svn .venv .idea .vscode .cache .ipynb_checkpoints .trashes .fseventsd "
        ".spotlight-v100"
    ).split()
)
"""Hidden folders of programs: nobody keeps reports in them."""


def hidden(name: str) -> bool:
    """Whether a name is that of a hidden file or folder, or of what a system leaves there."""
    # Office keeps a lock file named ~$… beside every document that is open.
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def may_be_reports(path: Path, readable: Callable[[Path], bool]) -> bool:
    """Whether what is hidden may be a report, or is a folder that somebody made."""
    name = path.name.lower()
    # macOS keeps a file named ._… beside every file on a foreign disk.
    if not name.startswith(".") or name.startswith("._") or name in _TOOLS:
        return False
    try:
        kind = path.lstat().st_mode
        # What a link leads to is not looked at, nor is a device opened.
        return stat.S_ISDIR(kind) or (stat.S_ISREG(kind) and readable(path))
    except (OSError, ValueError):
        return False


def walk(
    folder: Path, on_error: Callable[[OSError], None], on_hidden: Callable[[Path], None]
) -> Iterator[Path]:
    """Every file below a folder in path order, and every link: a linked folder is not entered."""
    for root, folders, files in os.walk(folder, onerror=on_error):
        for name in filter(hidden, (*folders, *files)):
            on_hidden(Path(root, name))
        folders[:] = sorted(name for name in folders if not hidden(name))
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for name in sorted((*files, *links)):
            if not hidden(name):
                yield Path(root, name)
