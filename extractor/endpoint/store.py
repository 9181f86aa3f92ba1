"""The response cache on disk: compressed raw bytes in diskcache, and never a pickle."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import diskcache
from platformdirs import user_cache_path

from extractor.errors import UsageError
from extractor.options import Options

from .keys import Key, canonical

_NOTE = "note:"


class _BytesDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no type hints
    """Text keys and byte values; anything that would need a pickle is refused."""

    def put(self, key: object) -> tuple[object, bool]:
        if not isinstance(key, str):
            raise TypeError(f"the response cache takes text keys, not {type(key).__name__}")
        return key, True

    def get(self, key: object, raw: bool) -> object:
        if not raw:
            raise ValueError("the response cache holds a pickled key; it is not read")
        return key

    def store(self, value: object, _read: bool, key: object = diskcache.UNKNOWN) -> Any:
        if not isinstance(value, bytes):
            raise TypeError(f"the response cache takes bytes, not {type(value).__name__}")
        return super().store(value, False, key=key)

    def fetch(self, mode: int, filename: str | None, value: object, read: bool) -> Any:
        if mode == diskcache.core.MODE_PICKLE:
            raise ValueError("the response cache holds a pickled value; it is not read")
        return super().fetch(mode, filename, value, read)


@dataclass(frozen=True, slots=True)
class CacheStats:
    """What the cache holds.  Sizes in bytes; ``models`` counts answers by model."""

    directory: Path
    answers: int
    bytes: int
    limit: int
    models: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether the cache has an answer, and if not, what differs from the nearest one it has.

    ``differing`` names the parts of the key that differ; all of them where the cache is empty.
    """

    hit: bool
    differing: tuple[str, ...] = ()
    nearest: str | None = None
    report: str | None = None


def cache_directory(options: Options) -> Path:
    """The folder of the cache: the one that was asked for, else the user's cache folder."""
    return options.cache_dir or user_cache_path("gov-report-extractor", appauthor=False)


class ResponseStore:
    """Raw answers by key, and small notes about endpoints.  Several processes may share it.

    Raises:
        UsageError: the folder cannot be used; the message says what to do.
    """

    def __init__(self, directory: Path, limit: int) -> None:
        self.directory, self.limit = directory, limit
        with self._explained():
            self._cache = diskcache.Cache(
                str(directory), disk=_BytesDisk, size_limit=limit, statistics=0
            )

    @classmethod
    def of(cls, options: Options) -> ResponseStore:
        """The cache that these options name."""
        return cls(cache_directory(options), options.cache_bytes)

    def __enter__(self) -> ResponseStore:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, diskcache.Timeout) as error:
            raise UsageError(
                f"{self.directory}: the response cache cannot be used ({error}); "
                "choose another folder with --cache-dir, delete this one, or use --no-cache"
            ) from error

    def get(self, key: Key) -> bytes | None:
        """The raw answer, or None.  A damaged entry is dropped and counts as missing."""
        with self._explained():
            packed = self._cache.get(key.digest)
            if packed is None:
                return None
            try:
                return zlib.decompress(packed)
            except zlib.error:
                self._cache.delete(key.digest)
                return None

    def put(self, key: Key, raw: bytes, *, report: str) -> None:
        """Keep the raw answer to a question of the report with that name."""
        tag = canonical({"parts": dict(key.parts), "model": key.model, "report": report})
        with self._explained():
            self._cache.set(key.digest, zlib.compress(raw, 6), tag=tag)

    def note(self, name: str) -> dict[str, Any] | None:
        """What was remembered under a name, such as what an endpoint supports."""
        with self._explained():
            raw = self._cache.get(_NOTE + name)
        value = json.loads(raw) if raw is not None else None
        return value if isinstance(value, dict) else None

    def remember(self, name: str, value: Mapping[str, Any]) -> None:
        """Remember something under a name, until the cache is cleared."""
        with self._explained():
            self._cache.set(_NOTE + name, canonical(dict(value)).encode())

    def _tags(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for digest in self._cache.iterkeys():
            if not digest.startswith(_NOTE):
                _, tag = self._cache.get(digest, tag=True)
                if tag is not None:
                    yield digest, json.loads(tag)

    def stats(self) -> CacheStats:
        """How much the cache holds, and for which models."""
        with self._explained():
            models = Counter(str(tag["model"]) for _, tag in self._tags())
            size = int(self._cache.volume())
        return CacheStats(self.directory, sum(models.values()), size, self.limit, dict(models))

    def explain(self, key: Key) -> Explanation:
        """Whether there is an answer, and if not, which parts of the key missed."""
        with self._explained():
            if key.digest in self._cache:
                return Explanation(hit=True, nearest=key.digest)
            best = Explanation(hit=False, differing=tuple(key.parts))
            for digest, tag in self._tags():
                parts = tag["parts"]
                differing = tuple(n for n, v in key.parts.items() if parts.get(n) != v)
                if len(differing) < len(best.differing):
                    best = Explanation(False, differing, digest, str(tag["report"]))
        return best

    def clear(self) -> int:
        """Delete every answer and note; how many there were."""
        with self._explained():
            return int(self._cache.clear())

    def close(self) -> None:
        """Close the cache's files."""
        self._cache.close()
