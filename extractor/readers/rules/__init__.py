"""The rules reader: the embedded default for sentences, and a second reading beside a model."""

from .reader import read

__all__ = ["read"]
