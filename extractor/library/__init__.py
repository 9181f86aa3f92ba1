"""What a Python program calls: one report, many, a finished run, and results as tables."""

from extractor.batch import Progress

from .data_frames import to_pandas, to_polars
from .many import extract_many
from .one import aextract, extract
from .runs import load_run

__all__ = [
    "Progress",
    "aextract",
    "extract",
    "extract_many",
    "load_run",
    "to_pandas",
    "to_polars",
]
