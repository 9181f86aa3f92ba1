"""Files, bytes and text to a ``Source``: decoded, its content found, every character traceable."""

from .argument import Given, content_of
from .loading import load, readable

__all__ = ["Given", "content_of", "load", "readable"]
