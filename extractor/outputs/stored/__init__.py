"""How a result is kept in files: two lines of JSON, each thing said once.

``records.jsonl`` has what a reader of the data wants (facts, words, findings), ``evidence.jsonl`` what
leads each fact back to its place, and every number of the report.  Together they are the whole
result, to the byte; apart, the first is complete for whoever needs no offsets.

What follows from something else is left out: the label and the unit of the code book, the typed
record that the facts make, the ledger that facts and numbers make.  Where a result differs from
what would follow, it is written out.
"""

from __future__ import annotations

from .form import EvidenceLine, RecordLine
from .reading import result_of
from .writing import Parts, parts_of

__all__ = ["EvidenceLine", "Parts", "RecordLine", "parts_of", "result_of"]
