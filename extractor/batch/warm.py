"""What makes a process ready to read reports, once for all that are forked from it."""

from __future__ import annotations

READERS = f"{__name__}:readers"
ASKING = f"{__name__}:asking"

_SENTENCE = "2012年,我局收到政府信息公开申请21件。"
"""Reading it loads the rules, the places and the patterns."""


def readers() -> None:
    """Import the embedded readers, and load what they know."""
    from extractor.options import Options
    from extractor.pipeline import read_source
    from extractor.text.load import load

    read_source(load(_SENTENCE, max_bytes=len(_SENTENCE.encode())), Options())


def asking() -> None:
    """The same, and what writes questions and reads answers."""
    from . import fleet_worker  # noqa: F401

    readers()
