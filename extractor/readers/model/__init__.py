"""The model reader.  It needs ``extractor.endpoint`` only when it asks."""

from .injection import instructions
from .reader import prompt_version, read
from .why import Question, questions, why

__all__ = ["Question", "instructions", "prompt_version", "questions", "read", "why"]
