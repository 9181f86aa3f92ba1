"""The one door to a language model: openai and instructor, cache, retries, budget, recordings.

The names are loaded when they are first used: the client libraries take a second to import, and
a run without a model needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answer import Answer, Check, FailureKind, Message, Refused
    from .doctor import Diagnosis, Trial, probe
    from .door import Door
    from .keys import Key, public_url
    from .prompt import Prompt, load_prompt
    from .store import CacheStats, Explanation, ResponseStore, cache_directory
    from .timing import Timing
    from .transports.collecting import CollectingTransport
    from .transports.fake import FakeTransport
    from .transports.replay import ReplayTransport
    from .usage import add_usage
    from .wire import Wire

_HOMES = {
    "Answer": "answer",
    "CacheStats": "store",
    "Check": "answer",
    "CollectingTransport": "transports.collecting",
    "Diagnosis": "doctor",
    "Door": "door",
    "Explanation": "store",
    "FailureKind": "answer",
    "FakeTransport": "transports.fake",
    "Key": "keys",
    "Message": "answer",
    "Prompt": "prompt",
    "Refused": "answer",
    "ReplayTransport": "transports.replay",
    "ResponseStore": "store",
    "Timing": "timing",
    "Trial": "doctor",
    "Wire": "wire",
    "add_usage": "usage",
    "cache_directory": "store",
    "load_prompt": "prompt",
    "probe": "doctor",
    "public_url": "keys",
}

__all__ = [
    "Answer",
    "CacheStats",
    "Check",
    "CollectingTransport",
    "Diagnosis",
    "Door",
    "Explanation",
    "FailureKind",
    "FakeTransport",
    "Key",
    "Message",
    "Prompt",
    "Refused",
    "ReplayTransport",
    "ResponseStore",
    "Timing",
    "Trial",
    "Wire",
    "add_usage",
    "cache_directory",
    "load_prompt",
    "probe",
    "public_url",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{home}", __name__), name)
