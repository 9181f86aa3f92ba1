"""Word to text: paragraphs with their automatic numbers, tables with merged cells resolved."""

from .reading import read_word

__all__ = ["read_word"]
