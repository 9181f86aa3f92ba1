"""The question under way: what the layers of the transport know of it, and tell about it.

A transport sees only an HTTP request.  Whose question it is, and what became of it, travels
beside it in a context variable; each task has its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from .completion import Completion, NotACompletion, read_completion
from .salvage import SalvagedAnswer, read
from .usage import Meter


@dataclass(slots=True)
class Call:
    """One request of one report, and its outcome as the outermost layer saw it.

    ``tag`` names the report, ``version`` the prompt, ``shape`` is the form of answer that is asked
    for.  ``status`` and ``raw`` are the final HTTP answer after all retries, ``location`` where it
    redirects to and ``pause`` the seconds that it asks to wait, ``completion`` and ``said`` its reading, ``error`` what was raised instead.
    """

    tag: str
    version: str
    meter: Meter
    shape: type[BaseModel] | None = None
    status: int | None = None
    raw: bytes = b""
    location: str = ""
    pause: float | None = None
    completion: Completion | None = None
    said: SalvagedAnswer[Any] | None = None
    error: Exception | None = None
    _read: tuple[bytes, Completion, SalvagedAnswer[Any] | None] | None = None

    def forget(self) -> None:
        """Clear the outcome before the next request; the count goes on."""
        self.status, self.raw, self.location, self.pause = None, b"", "", None
        self.completion = self.said = self.error = None

    @contextmanager
    def kept(self) -> Iterator[None]:
        """What happened stands again at the end, unless there was an answer meanwhile."""
        before = self.status, self.raw, self.location, self.pause, self.error
        try:
            yield
        finally:
            if self.completion is None:
                self.status, self.raw, self.location, self.pause, self.error = before

    def read(self, raw: bytes) -> tuple[Completion, SalvagedAnswer[Any] | None]:
        """An answer as it is read, once though several layers ask.

        Raises:
            NotACompletion: the body is no chat completion.
        """
        if self._read is None or self._read[0] is not raw:
            completion = read_completion(raw)
            said = None if self.shape is None else read(completion, self.shape)
            self._read = (raw, completion, said)
        return self._read[1:]

    def usable(self, raw: bytes) -> bool:
        """Whether an answer ended as it should and has the asked form as a whole.

        Nothing else may be kept: what was misread, or cut, or refused today can be right tomorrow.
        """
        try:
            completion, said = self.read(raw)
        except NotACompletion:
            return False
        if completion.refused or completion.truncated or not completion.text.strip():
            return False
        return not completion.looping and (said is None or said.whole)


CURRENT: ContextVar[Call] = ContextVar("extractor_call")
