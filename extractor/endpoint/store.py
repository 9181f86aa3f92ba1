"""The response cache on disk: compressed raw bytes in diskcache, and never a pickle.

Answers were paid for, and the disk may be full, read-only, damaged or written by somebody else:
what cannot be kept is used all the same, what a checksum does not confirm is asked again, and
each is said once.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import diskcache
from platformdirs import user_cache_path

from extractor.errors import UsageError
from extractor.options import Options

from .keys import Key, canonical

_NOTE = "note:"
_LOG = logging.getLogger("extractor")
_SEALED = b"\x01"
"""First byte of an entry with a checksum.  Older entries are zlib streams, which begin with 0x78."""

_MOST = 64 * 1024**2
"""Bytes to which an entry may unpack; the largest answer that is taken is a quarter of it."""

_FAULTS = (OSError, sqlite3.Error, diskcache.Timeout)
_FOREIGN = (TypeError, ValueError, KeyError, AttributeError, IndexError)
"""What diskcache raises over tables that it did not write."""


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
        if filename is not None and not self._within(filename):
            raise ValueError("the response cache names a file outside its folder")
        return super().fetch(mode, filename, value, read)

    def remove(self, file_path: str) -> None:
        # The name stands in a database that anybody may have written.
        if self._within(file_path):
            super().remove(file_path)

    def _within(self, filename: object) -> bool:
        if not isinstance(filename, str) or "\0" in filename:
            return False
        folder = os.path.realpath(self._directory)
        return os.path.realpath(os.path.join(folder, filename)).startswith(folder + os.sep)


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
    ``report`` is the report that the nearest answer is of; None where there is none.
    """

    hit: bool
    differing: tuple[str, ...] = ()
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
        self._said: set[str] = set()
        with self._explained():
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._cache = self._opened()
            except sqlite3.OperationalError:
                raise
            except (sqlite3.DatabaseError, *_FOREIGN) as error:
                self._set_aside(error)
                self._cache = self._opened()

    def _opened(self) -> diskcache.Cache:
        settings = {
            # Said here, so that what a file says of itself does not count.
            **{k: v for k, v in diskcache.DEFAULT_SETTINGS.items() if not k.startswith("disk_")},
            "size_limit": self.limit,
            "statistics": 0,
        }
        return diskcache.Cache(str(self.directory), disk=_BytesDisk, **settings)

    def _set_aside(self, error: Exception) -> None:
        mark = f".damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}"
        for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
            path = self.directory / name
            if path.exists():
                os.replace(path, self.directory / (name + mark))
        self._say("aside", f"is damaged ({error}); it is kept as cache.db{mark}, a new one begun")

    def _say(self, kind: str, message: str) -> None:
        """Warn, once of each kind: a full disk is full for every answer."""
        if kind not in self._said:
            self._said.add(kind)
            _LOG.warning("%s: the response cache %s", self.directory, message)

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
        except _FAULTS as error:
            raise UsageError(
                f"{self.directory}: the response cache cannot be used ({error}); make room, "
                "correct its permissions, choose another folder with --cache-dir, or use --no-cache"
            ) from error

    def get(self, key: Key) -> bytes | None:
        """The raw answer, or None.  A damaged entry is dropped and counts as missing."""
        packed = self._value(key.digest)
        if packed is None:
            return None
        raw = _unsealed(packed, key.digest)
        if raw is None:
            self._drop(key.digest)
        return raw

    def put(self, key: Key, raw: bytes, *, report: str) -> None:
        """Keep the raw answer to a question of the report with that name.

        Where it cannot be kept, that is said: it is in the caller's hands, and was paid for.
        """
        tag = canonical({"parts": dict(key.parts), "model": key.model, "report": report})
        self._set(key.digest, _sealed(raw, key.digest), tag)

    def note(self, name: str) -> dict[str, Any] | None:
        """What was remembered under a name, such as what an endpoint supports."""
        raw = self._value(_NOTE + name)
        if raw is None:
            return None
        value = _json(raw)
        if not isinstance(value, dict):
            self._drop(_NOTE + name)
            return None
        return value

    def remember(self, name: str, value: Mapping[str, Any]) -> None:
        """Remember something under a name, until the cache is cleared."""
        self._set(_NOTE + name, canonical(dict(value)).encode(), None)

    def _value(self, name: str) -> bytes | None:
        try:
            value = self._cache.get(name)
        except (*_FAULTS, *_FOREIGN) as error:
            if isinstance(error, ValueError):
                self._drop(name)
            else:
                self._say("read", f"cannot be read ({error}); what is missing is asked")
            return None
        if value is not None and not isinstance(value, bytes):
            self._drop(name)
            return None
        return value

    def _set(self, name: str, value: bytes, tag: str | None) -> None:
        try:
            self._cache.set(name, value, tag=tag)
        except (*_FAULTS, *_FOREIGN) as error:
            self._say(
                "write",
                f"cannot be written ({error}); answers are used and not kept: they would have to "
                "be paid for again",
            )

    def _drop(self, name: str) -> None:
        self._say("entry", "holds damaged entries; what they answered is asked again")
        try:
            self._cache.delete(name)
        except (*_FAULTS, *_FOREIGN):
            self._say("drop", "cannot be freed of damaged entries")

    def _tags(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for digest in self._cache.iterkeys():
            if isinstance(digest, str) and not digest.startswith(_NOTE):
                try:
                    _, text = self._cache.get(digest, tag=True)
                except _FOREIGN:
                    continue
                tag = _json(text)
                if isinstance(tag, dict) and isinstance(tag.get("parts"), dict):
                    yield digest, tag

    def stats(self) -> CacheStats:
        """How much the cache holds, and for which models."""
        with self._explained():
            models = Counter(str(tag.get("model")) for _, tag in self._tags())
            size = int(self._cache.volume())
        return CacheStats(self.directory, sum(models.values()), size, self.limit, dict(models))

    def explain(self, key: Key) -> Explanation:
        """Whether there is an answer, and if not, which parts of the key missed."""
        with self._explained():
            if key.digest in self._cache:
                return Explanation(hit=True)
            best = Explanation(hit=False, differing=tuple(key.parts))
            for _, tag in self._tags():
                parts = tag["parts"]
                differing = tuple(n for n, v in key.parts.items() if parts.get(n) != v)
                if len(differing) < len(best.differing):
                    best = Explanation(
                        hit=False, differing=differing, report=str(tag.get("report"))
                    )
        return best

    def clear(self) -> int:
        """Delete every answer and note; how many there were."""
        with self._explained():
            return int(self._cache.clear())

    def close(self) -> None:
        """Close the cache's files."""
        self._cache.close()


def _sealed(raw: bytes, name: str) -> bytes:
    return _SEALED + _checksum(raw, name) + zlib.compress(raw, 6)


def _unsealed(packed: bytes, name: str) -> bytes | None:
    """What was sealed under that name; None where it is damaged or of another name."""
    head, digest, rest = packed[:1], packed[1:33], packed[33:]
    inflate = zlib.decompressobj()
    try:
        if head != _SEALED:
            raw = inflate.decompress(packed, _MOST)
            return raw if inflate.eof else None
        raw = inflate.decompress(rest, _MOST)
    except zlib.error:
        return None
    return raw if inflate.eof and _checksum(raw, name) == digest else None


def _checksum(raw: bytes, name: str) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + raw).digest()


def _json(text: object) -> object:
    if not isinstance(text, str | bytes):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
