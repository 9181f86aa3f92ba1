"""The rules reader: standard indicators in sentences, by wording, unit, verb and section."""

from .reader import read

__all__ = ["read"]
