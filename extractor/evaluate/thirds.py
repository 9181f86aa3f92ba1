"""The test third: labelled reports that nobody looks at while anything is tuned.

A report belongs to it if the name of its gold file is a number of 46 or more, and the first byte
of the SHA-256 of that name is below 98.  The first 45 reports of ``evals/synthetic`` were looked at while
rules were written, so they are development for ever; so are texts whose gold has another name.
The hash decides, not a person and not a list, and a report keeps its place when others are added.

What is measured on the test third is printed as figures.  Nothing prints what is wrong in one of
its reports, and whatever tunes or attacks (mutants, the scanner's labels) is given
development alone.  There is no flag for this.
"""

from __future__ import annotations

import hashlib
import re

_NUMBERED = re.compile(r"[0-9]+")
_FIRST_UNSEEN = 46
_BELOW = 98
"""Of 256 values of the first byte."""


def in_test_third(name: str) -> bool:
    """Whether the report with this name of a gold file (without ``.json``) is in the test third."""
    if not _NUMBERED.fullmatch(name) or int(name) < _FIRST_UNSEEN:
        return False
    return hashlib.sha256(name.encode()).digest()[0] < _BELOW
