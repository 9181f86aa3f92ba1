"""Pictures of pages: what is printed on them, read by character recognition (extra ``ocr``)."""

from .missing import INSTALL, installed, with_ocr

__all__ = ["INSTALL", "installed", "with_ocr"]
