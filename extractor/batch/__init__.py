"""Many reports: finding them, reading them side by side, keeping their state, resuming."""

from extractor.outputs import ReportRow

from .paths import STDIN, Job, PathProblem, Selection, expand
from .progress import Progress
from .run import Extract, run
from .store import Store, StoredReport
from .summary import RunSummary

__all__ = [
    "STDIN",
    "Extract",
    "Job",
    "PathProblem",
    "Progress",
    "ReportRow",
    "RunSummary",
    "Selection",
    "Store",
    "StoredReport",
    "expand",
    "run",
]
