"""The key of a cached answer: everything that shapes it, and nothing else.

Canonical JSON of the format version, the base URL, the prompt's version and the request body
(model, sampling parameters, messages, response schema).  Never the API key.  Each part has a
digest of its own, so that a miss can be explained.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

FORMAT = 1
"""Raise it when the meaning of a stored value changes."""

_SCHEMA_FIELDS = ("response_format", "tools", "tool_choice")
_DELIVERY = ("stream", "stream_options")
"""How an answer is sent, not what it is."""


def canonical(value: object) -> str:
    """JSON with sorted keys and no white space: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(value: object) -> str:
    """The SHA-256 of a value as canonical JSON."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def public_url(base_url: str) -> str:
    """A base URL without user name, password and query: they may hold secrets."""
    try:
        parts = urlsplit(base_url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # no address; whoever uses it says so
        return shown_url(base_url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, host + port, parts.path.rstrip("/"), "", ""))


def shown_url(url: str) -> str:
    """What of a text that should be an address may be printed: nothing before an ``@`` or after
    a ``?``, whatever else it is."""
    plain = url.partition("?")[0].partition("#")[0]
    return "…@" + plain.rpartition("@")[2] if "@" in plain else plain


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one request.  ``parts`` maps the name of a part to its short digest."""

    digest: str
    parts: Mapping[str, str]
    model: str


def key_of(base_url: str, version: str, body: Mapping[str, Any]) -> Key:
    """The key of a request body, asked of ``base_url`` with a prompt of that version."""
    messages = list(body.get("messages") or ())
    rest = {
        k: v for k, v in body.items() if k not in ("model", "messages", *_SCHEMA_FIELDS, *_DELIVERY)
    }
    named = {
        "format": FORMAT,
        "base_url": public_url(base_url),
        "prompt_version": version,
        "model": body.get("model"),
        "sampling": rest,
        "response_schema": {k: body[k] for k in _SCHEMA_FIELDS if k in body},
        "system_message": messages[:1],
        "question": messages[1:],
    }
    return Key(
        digest=digest_of(named),
        parts={name: digest_of(value)[:12] for name, value in named.items()},
        model=str(body.get("model")),
    )
