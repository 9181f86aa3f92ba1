"""The one door to a language model: openai and instructor, cache, retries, budget, recordings."""

from .answer import Answer, Check, FailureKind, Message, Refused
from .door import Door
from .prompt import Prompt, load_prompt
from .store import CacheStats, Explanation, ResponseStore, cache_directory
from .timing import Timing
from .transports import CollectingTransport, FakeTransport, ReplayTransport
from .usage import add_usage
from .wire import Wire

__all__ = [
    "Answer",
    "CacheStats",
    "Check",
    "CollectingTransport",
    "Door",
    "Explanation",
    "FailureKind",
    "FakeTransport",
    "Message",
    "Prompt",
    "Refused",
    "ReplayTransport",
    "ResponseStore",
    "Timing",
    "Wire",
    "add_usage",
    "cache_directory",
    "load_prompt",
]
