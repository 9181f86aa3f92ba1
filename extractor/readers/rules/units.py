"""Whether a number of this unit and size can be what a saying counts."""

from __future__ import annotations

import re

from extractor.knowledge.prose import Saying
from extractor.language.frames import Frame
from extractor.language.words import UNITS
from extractor.schemas import Mention, vocabulary

_ROW = re.compile(r"数量?$")
_CLOSED = frozenset(",;。")
"""诉讼数0,举报数0: a sentence goes on, and no row of cells."""
_OF_FEW, _FEW = frozenset("条项"), 10
"""Units of information: a few disputes are counted so too, and more are the next column of a page."""

_IS_NONE = re.compile(r"[一-鿿](?:为|是)$")
"""检索费为零: no unit is needed."""
_HUNDRED_MILLION = 100_000_000


def unit_fits(saying: Saying, frame: Frame, beyond: str = "") -> bool:
    """Whether the printed unit can be that of the indicator; ``beyond`` is what stands behind."""
    mention, label = frame.mention, frame.label
    if mention.unit is not None:
        # 551条(篇) and 551条/篇 count what 551条 counts.
        unit = mention.unit.partition("(")[0]
        if unit not in saying.units:
            unit = unit.partition("/")[0]
        if unit in _OF_FEW and saying.units == UNITS["cases"] and (mention.value or 0) > _FEW:
            return False
        return unit in saying.units and not _beyond_belief(saying, mention)
    if mention.value == 0 and _IS_NONE.search(label):
        return True
    if frame.in_list and not any("元" in unit for unit in saying.units):
        return True
    if _ROW.search(label) and not (mention.value == 0 and beyond[:1] in _CLOSED):
        return False  # a row of a table: which column the number stands in, nobody knows
    return saying.bare or (saying.bare_zero and mention.value == 0)


def _beyond_belief(saying: Saying, mention: Mention) -> bool:
    """组织税费收入298.6亿元: what an office deals with, and not what a copy costs.

    In smaller units it is claimed, since 万元 is often a mistake for 元, and told as a finding.
    """
    known = vocabulary().get(saying.id)
    if known is None or known.most is None or not (mention.unit or "").startswith("亿"):
        return False
    return mention.value is not None and mention.value * _HUNDRED_MILLION > known.most
