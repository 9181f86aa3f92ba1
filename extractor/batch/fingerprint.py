"""What a stored result depends on beside the report: the options and the program itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from extractor import entry_points
from extractor.options import Options
from extractor.resources import data_path
from extractor.schemas import SCHEMA_VERSION

IRRELEVANT: Mapping[str, bool | Mapping[str, bool]] = {
    "cache_dir": True,
    "use_cache": True,
    "cache_bytes": True,
    "concurrency": True,
    "workers": True,
    "max_cost": True,
    "max_tokens": True,
    "max_bytes": True,
    "file_seconds": True,
    "file_memory": True,
    "model": {
        "api_key": True,
        "headers": True,
        "ca_file": True,
        "proxy": True,
        "stream": True,
        "timeout": True,
        "connect_timeout": True,
        "attempts": True,
        "in_flight": True,
        "requests_per_minute": True,
        "tokens_per_minute": True,
    },
}
"""The options that change how fast or whether a report is read, never what is read in it."""


@cache
def program() -> str:
    """A digest of the package's source and prompts, so that a changed reader reads again."""
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    roots = (Path(__file__).parents[1], data_path("prompts"))
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix in {".py", ".md", ".j2"}:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def fingerprint(options: Options) -> str:
    """A digest that changes whenever the same report could give another result.

    Raises:
        MissingExtraError: the packages of the local backend are not installed.
        UsageError: the model or the adapter of the local backend cannot be read.
    """
    relevant = options.model_dump(mode="json", exclude=IRRELEVANT)
    if options.model is not None and options.model.backend == "local":
        from extractor.endpoint.local import identity_of

        # A file of weights may change under its name.
        relevant["local"] = identity_of(options.model.lora, options.model.weights).facts
    if entry_points.identities():
        relevant["plugins"] = entry_points.contents()
    return hashlib.sha256((program() + json.dumps(relevant, sort_keys=True)).encode()).hexdigest()
