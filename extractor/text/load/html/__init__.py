"""HTML to text: every character of the content knows its place in the markup."""

from .page import PageText, read_page

__all__ = ["PageText", "read_page"]
