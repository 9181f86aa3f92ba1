"""The model reader.  It needs ``extractor.endpoint`` only when it asks."""

from .belief import believed, is_unlike
from .injection import instructions
from .reader import prompt_version, read
from .reasons import doubts_of, worth_asking
from .standing import standing
from .why import Question, questions, why

__all__ = [
    "Question",
    "believed",
    "doubts_of",
    "instructions",
    "is_unlike",
    "prompt_version",
    "questions",
    "read",
    "standing",
    "why",
    "worth_asking",
]
