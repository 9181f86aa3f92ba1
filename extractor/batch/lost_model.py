"""A run without a model over the results of one: a model that is configured no more is told of.

A job that lost its settings would else put the readings of the embedded readers in the place of what
was paid for, and end as if all were well.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .paths import Job
from .store import Store
from .usage_log import FILENAME as ASKED

_LOG = logging.getLogger("extractor")


def tell_of_lost_model(jobs: Sequence[Job], store: Store, mark: str, out: Path) -> None:
    """Warn of the results of a model that a run without one replaces; ``mark`` is its fingerprint."""
    if not (out / ASKED).exists():
        return  # no model has been asked for this folder
    models = Counter(model for job in jobs if (model := _model_of(job, store, mark)))
    if models:
        named = ", ".join(f"{model} ({count})" for model, count in models.most_common())
        _LOG.warning(
            "%s: holds reports that were read with a model, %s; this run asks none, and its results "
            "take their place; to keep theirs, set EXTRACTOR_MODEL and run again, or choose another "
            "--out folder",
            out,
            named,
        )


def _model_of(job: Job, store: Store, mark: str) -> str:
    """The model that a stored result was read with, if it is to be replaced."""
    known = store.entry(job.key)
    if known is None or known.fingerprint == mark:
        return ""
    kept = store.result(job.key)
    if kept is None:
        return ""
    try:
        return json.loads(kept.texts[0])["versions"]["model"] or ""
    except (ValueError, LookupError, TypeError):
        return ""
