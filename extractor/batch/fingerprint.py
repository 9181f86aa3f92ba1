"""What a stored result depends on beside the report: the options and the program itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
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


_MADE_OF: Mapping[tuple[str, ...], frozenset[str]] = {
    ("prompts",): frozenset({".md", ".j2"}),
    ("schemas", "disclosure"): frozenset({".toml", ".bin"}),
    ("schemas", "places"): frozenset({".toml", ".tsv"}),
}
"""The shipped data that readings come from, with the kinds of its files.  A pack of the user's own
is among the options."""


@cache
def program() -> str:
    """A digest of the package's source, prompts and rules, so that a changed reader reads again."""
    digest = hashlib.sha256(SCHEMA_VERSION.encode())
    package = Path(__file__).parents[1]
    _add(digest, package, package.rglob("*.py"))
    for parts, kinds in _MADE_OF.items():
        root = data_path(*parts)
        _add(digest, root, (path for path in root.rglob("*") if path.suffix in kinds))
    return digest.hexdigest()


def _add(digest: hashlib._Hash, root: Path, files: Iterable[Path]) -> None:
    for path in sorted(files):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")


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
