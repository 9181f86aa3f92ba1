"""The question under way: what the layers of the transport know of it, and tell about it.

A transport sees only an HTTP request.  Whose question it is, and what became of it, travels
beside it in a context variable; each task has its own.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from .completion import Completion
from .usage import Meter


@dataclass(slots=True)
class Call:
    """One request of one report, and its outcome as the outermost layer saw it.

    ``tag`` names the report, ``version`` the prompt.  ``status`` and ``raw`` are the final HTTP
    answer after all retries, ``completion`` its reading, ``error`` what was raised instead.
    """

    tag: str
    version: str
    meter: Meter
    status: int | None = None
    raw: bytes = b""
    completion: Completion | None = None
    error: Exception | None = None

    def forget(self) -> None:
        """Clear the outcome before the next request; the count goes on."""
        self.status, self.raw, self.completion, self.error = None, b"", None, None


CURRENT: ContextVar[Call] = ContextVar("extractor_call")
