"""What goes over the pipes between a process and its child: eight bytes of length, then a message.

What the child is asked is a pickle, what it answers is data (:mod:`.answers`).
"""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")


class TooLong(Exception):
    """A frame is longer than was agreed."""


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Send one frame.

    Raises:
        OSError: the other end is gone.
    """
    pipe.write(_LENGTH.pack(len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: IO[bytes], most: int | None = None) -> bytes:
    """Receive one frame of at most ``most`` bytes.

    Raises:
        EOFError: the other end is gone.
        TooLong: the frame is longer; nothing of it was read.
    """
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if most is not None and length > most:
        raise TooLong(str(length))
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    found = pipe.read(count)
    if len(found) < count:
        raise EOFError("the other process ended")
    return found
