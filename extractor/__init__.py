"""Verified statistics from Chinese government information disclosure annual reports.

>>> from extractor import extract
>>> result = extract("2014年,我县共收到政府信息公开申请1件。")
>>> result.report.applications.received.value
Decimal('1')
"""

from extractor.errors import (
    BudgetReached,
    ConfigurationRefused,
    EndpointError,
    ExtractorError,
    MissingExtraError,
    RecordingError,
    SourceError,
    TooLargeError,
    UnsupportedFormatError,
    UsageError,
)
from extractor.library import (
    Progress,
    aextract,
    extract,
    extract_many,
    load_run,
    to_pandas,
    to_polars,
)
from extractor.options import ModelOptions, Options, Price
from extractor.schemas import (
    Fact,
    Finding,
    Ledger,
    Mention,
    Number,
    Report,
    Result,
    vocabulary,
)

__all__ = [
    "BudgetReached",
    "ConfigurationRefused",
    "EndpointError",
    "ExtractorError",
    "Fact",
    "Finding",
    "Ledger",
    "Mention",
    "MissingExtraError",
    "ModelOptions",
    "Number",
    "Options",
    "Price",
    "Progress",
    "RecordingError",
    "Report",
    "Result",
    "SourceError",
    "TooLargeError",
    "UnsupportedFormatError",
    "UsageError",
    "aextract",
    "extract",
    "extract_many",
    "load_run",
    "to_pandas",
    "to_polars",
    "vocabulary",
]
