"""Files, bytes and text to a ``Source``: decoded, its content found, every character traceable."""

from .argument import Given, content_of
from .loading import kinds_read, load, readable

__all__ = ["Given", "content_of", "kinds_read", "load", "readable"]
