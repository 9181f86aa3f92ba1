"""Verified statistics from Chinese government information disclosure annual reports.

>>> from extractor import extract
>>> result = extract("2014年,我县共收到政府信息公开申请1件。")
>>> result.report.applications.received.value
Decimal('1')
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from extractor.batch import Progress
    from extractor.errors import (
        BudgetReached,
        ConfigurationRefused,
        EndpointDown,
        EndpointError,
        ExtractorError,
        MissingExtraError,
        RecordingError,
        SourceError,
        TooLargeError,
        UnsupportedFormatError,
        UsageError,
    )
    from extractor.library.data_frames import to_pandas, to_polars
    from extractor.library.many import extract_many
    from extractor.library.one import aextract, extract
    from extractor.library.runs import load_run
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

_HOMES = {
    "BudgetReached": "extractor.errors",
    "ConfigurationRefused": "extractor.errors",
    "EndpointDown": "extractor.errors",
    "EndpointError": "extractor.errors",
    "ExtractorError": "extractor.errors",
    "Fact": "extractor.schemas",
    "Finding": "extractor.schemas",
    "Ledger": "extractor.schemas",
    "Mention": "extractor.schemas",
    "MissingExtraError": "extractor.errors",
    "ModelOptions": "extractor.options",
    "Number": "extractor.schemas",
    "Options": "extractor.options",
    "Price": "extractor.options",
    "RecordingError": "extractor.errors",
    "Report": "extractor.schemas",
    "Result": "extractor.schemas",
    "SourceError": "extractor.errors",
    "TooLargeError": "extractor.errors",
    "UnsupportedFormatError": "extractor.errors",
    "UsageError": "extractor.errors",
    "Progress": "extractor.batch",
    "aextract": "extractor.library.one",
    "extract": "extractor.library.one",
    "extract_many": "extractor.library.many",
    "load_run": "extractor.library.runs",
    "to_pandas": "extractor.library.data_frames",
    "to_polars": "extractor.library.data_frames",
    "vocabulary": "extractor.schemas",
}

__all__ = [
    "BudgetReached",
    "ConfigurationRefused",
    "EndpointDown",
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


def __getattr__(name: str) -> object:
    # Loaded when first used: the readers and their patterns take a second to import, and much of
    # what the program does goes without them.
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
