"""The rules reader: the embedded default for sentences, and a second reading beside a model."""

from .reader import Step, explain, read

__all__ = ["Step", "explain", "read"]
