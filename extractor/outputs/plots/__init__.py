"""A run in pictures: what people ask first, as one self-contained page."""

from .page import write_page

__all__ = ["write_page"]
