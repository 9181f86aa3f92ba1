"""What programs that read pictures print for each line: where it stands, its words, how sure they are.

``[[[30.0, 12.0], [612.0, 11.0], [612.0, 38.0], [31.0, 39.0]], ('收到申请12件', 0.98)]``: the words
are the text, and the corners of the line count nothing.
"""

from __future__ import annotations

import re

from extractor.text.document import Source

from .rewriting import Stretch, rewritten

_NUMBER = r"-?\d{1,5}(?:\.\d{1,20})?"
_CORNER = rf"\[{_NUMBER}, ?{_NUMBER}\]"
_LINE = re.compile(
    r"(?<![^\n])[ \t]*(?:\[[\d/: ]{10,30}\] ppocr [A-Z]{4,8}: )?"
    rf"[\[(]{{1,3}}{_CORNER}(?:, ?{_CORNER}){{3}}\], ?\(?(?P<quote>['\"])"
    r"(?P<words>[^\n]{0,2000}?)(?P=quote), ?(?:1|[01]\.\d{1,20}(?:e-\d{1,3})?)[\])]{1,3},?"
    r"[ \t]*(?=\r?\n|\Z)"
)
_FEWEST = 2


def without_corners(source: Source) -> Source:
    """The source with the words alone of such lines."""
    if "]], " not in source.content and "]],(" not in source.content:
        return source
    made: list[Stretch] = []
    for line in _LINE.finditer(source.content):
        stretch = Stretch(*line.span())
        stretch.keep(source.content, *line.span("words"))
        made.append(stretch)
    return rewritten(source, made) if len(made) >= _FEWEST else source
