"""Files, bytes and text to a ``Source``: decoded, its content found, every character traceable."""

from .loading import load, readable

__all__ = ["load", "readable"]
