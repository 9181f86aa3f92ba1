"""The layers between the client and the network, one file each, and the two that replace it."""

from .collecting import CollectingTransport
from .fake import FakeTransport
from .replay import ReplayTransport

__all__ = ["CollectingTransport", "FakeTransport", "ReplayTransport"]
