"""The decisions of people, as far as a run needs them."""

from __future__ import annotations

import logging
from pathlib import Path

from extractor.errors import UsageError
from extractor.outputs.review.decisions import Decided

_LOG = logging.getLogger("extractor")


def decided(folder: Path | None) -> Decided:
    """What was decided about the run of a folder; nothing where there is no folder.

    A file of decisions that is damaged is told of, and does not keep reports from being read.
    """
    try:
        return Decided.of_run(folder) if folder else Decided()
    except UsageError as error:
        _LOG.warning("%s", error)
        return Decided()
