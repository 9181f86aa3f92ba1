"""Answers: 有没有人来申请?有,4件 counts what its question names."""

from __future__ import annotations

import re

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.lexicon import Token
from extractor.language.respective import squeeze
from extractor.text.document import Document

from .ways import away

_ANSWER = re.compile(
    r"(?:答:)?(?:有的?|收到了?|是的?|嗯|不多|不少)?[,:]?(?:一?共计?|总共|仅|只)?有?"
)
_QUESTION = re.compile(
    r"(?P<words>[^。?!;\n]{0,20}(?:有没有|有无|多少|几[件起次个人份]|是否|[吗么])[^。?!;\n]{0,20})\?\s*$"
)
_LONGEST = 50


def of_the_question(document: Document, frame: Frame, pack: Prose) -> list[Token]:
    """What the question right before a sentence names, as words of the first number behind it."""
    if frame.listed or not _ANSWER.fullmatch(frame.label):
        return []
    start = frame.sentence_start
    asked = _QUESTION.search(document.in_digits, max(0, start - _LONGEST), start)
    tokens = pack.lexicon.tokens(squeeze(asked["words"])) if asked else ()
    return [away(frame, *t.concepts) for t in tokens if not t.filler]
