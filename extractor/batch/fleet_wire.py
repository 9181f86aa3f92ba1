"""What goes over the pipes between the process of a run and those that read for it.

Eight bytes of length, then a pickle.  Both ends are this program: foreign bytes are loaded in a
child of the reading process, which hands it data (:mod:`extractor.isolation.answers`).
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass

from extractor.endpoint.dialect import Dialect
from extractor.options import Options

from .one import Given, Outcome

LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Begin:
    """The first message to a reading process."""

    options: Options
    mark: str
    dialect: Dialect


@dataclass(frozen=True, slots=True)
class Read:
    """A report to read; ``number`` names it in the answer."""

    number: int
    given: Given
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of a report, or the error that ends the run."""

    number: int
    outcome: Outcome | Exception


@dataclass(frozen=True, slots=True)
class Ping:
    """Is answered as it is by a process that is not stuck."""


@dataclass(frozen=True, slots=True)
class Over:
    """The last word of a process whose memory is full."""


def framed(message: object) -> bytes:
    """A message as it is sent."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(packed)) + packed
