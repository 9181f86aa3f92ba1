"""Processes below one, as the system lists them (Linux)."""

from __future__ import annotations

from pathlib import Path


def children(pid: int) -> list[int]:
    """Those that a process has started."""
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(item) for text in lists for item in text.split()]


def below(pid: int) -> list[int]:
    """Those that a process has started, and those that they have."""
    return [found for child in children(pid) for found in (child, *below(child))]


def running(pid: int) -> bool:
    """Whether a process is there, and more than its name."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
