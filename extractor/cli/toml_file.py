"""Where the settings of a folder stand, read and not yet checked.

Apart from ``config_file``: the language is chosen before the options are imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractor.errors import UsageError

OWN_FILE = "extractor.toml"
PROJECT_FILE = "pyproject.toml"


def parsed() -> tuple[str, object]:
    """The name of the file of the working folder, and what it holds; no name where there is none.

    Raises:
        UsageError: it cannot be read.
    """
    own, project = Path(OWN_FILE), Path(PROJECT_FILE)
    if own.is_file():
        return OWN_FILE, _parsed(own)
    if project.is_file():
        tool = _parsed(project).get("tool", {})
        if isinstance(tool, dict) and "extractor" in tool:
            return f"{PROJECT_FILE} [tool.extractor]", tool["extractor"]
    return "", {}


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # late: most folders have no such file

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as TOML ({error}); correct or move it") from None
