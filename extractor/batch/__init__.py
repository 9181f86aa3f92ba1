"""Many reports: finding them, reading them side by side, keeping their state, resuming."""

from extractor.outputs import Row

from .paths import STDIN, Job, Problem, Selection, expand
from .run import Extract, Progress, run
from .store import Entry, Store
from .summary import RunSummary

__all__ = [
    "STDIN",
    "Entry",
    "Extract",
    "Job",
    "Problem",
    "Progress",
    "Row",
    "RunSummary",
    "Selection",
    "Store",
    "expand",
    "run",
]
