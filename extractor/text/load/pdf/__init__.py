"""PDF to text: lines healed into paragraphs, ruled tables, running heads and feet set apart."""

from .reading import read_pdf

__all__ = ["read_pdf"]
