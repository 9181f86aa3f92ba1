"""HTML to text: every character of the content knows its place in the markup."""

from .page import read_page
from .pagetext import PageText

__all__ = ["PageText", "read_page"]
