"""The pages of the project, and what tests take out of them: blocks, commands, headings."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = sorted((ROOT / "docs").glob("*.md"))
FRONT = [ROOT / "README.md", ROOT / "README.zh.md"]
PAGES = [*FRONT, *DOCS]
LINKED = [*PAGES, *(ROOT / name for name in (
    "CONTRIBUTING.md", "SECURITY.md", "THIRD_PARTY.md", "CHANGELOG.md", "evals/README.md",
    "evals/synthetic/README.md", "schemas/README.md", "schemas/disclosure/README.md", "prompts/README.md",
))]  # fmt: skip
_BLOCK = re.compile(
    r"(?:^[ ]*<!-- (?P<note>[^\n]*) -->\n)?^(?P<indent>[ ]*)```(?P<kind>\w*)\n(?P<text>.*?)^[ ]*```$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A fenced block: the comment above it, its language, and its text without indent."""

    note: str
    kind: str
    text: str

    @property
    def commands(self) -> list[str]:
        """Its lines without comments."""
        lines = (re.sub(r"(^|\s+)# .*", "", line).strip() for line in self.text.splitlines())
        return [line for line in lines if line]


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, *kinds: str) -> Iterator[Block]:
    for found in _BLOCK.finditer(read(page)):
        text = re.sub(f"(?m)^{found['indent']}", "", found["text"])
        block = Block(found["note"] or "", found["kind"], text)
        if not kinds or block.kind in kinds:
            yield block


def named(page: Path) -> str:
    return page.name


def words(command: str) -> list[str]:
    """What follows the name of the program, of the last command of a line."""
    last = shlex.split(command.rpartition("&& ")[2])
    assert last[0].rpartition("/")[2] == "extractor", command
    return last[1:]


def anchors(page: Path) -> set[str]:
    """The names that headings have in links, as GitHub makes them."""
    text = re.sub(r"(?ms)^```.*?^```$", "", read(page))
    titles = (re.sub(r"[`*]", "", title) for title in re.findall(r"(?m)^#+ (.+)$", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
