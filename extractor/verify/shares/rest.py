"""A part, its share of a total, and the rest: 卷宗800卷,已扫描600卷,完成率75%,余下的220卷.

The share proves that the part is one of this total; what remains is then no matter of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.changing import is_base, sign_of
from extractor.language.wholeness import overlaps_said
from extractor.schemas import Finding
from extractor.text.document import Document

from ..counts.bare import broken_sum
from ..counts.interval import ZERO, sum_of
from ..counts.statements import exact, statements
from .wholes import is_share

_REST = re.compile(r"[^,。;:\d]{0,6}?(?:其余|余下|剩余|剩下)(?:的|部分|各)*(?:为|有|共|是)?")
_SHARE = re.compile(r"[,(]?(?:[^,。;:()\d]{0,6}(?:占|率)[^,。;:()\d]{0,14})")
_ENDS = re.compile(r"[,。;)]|[^,。;、\d]{0,8}(?:因|均|都|计划|拟|待|尚|暂|未|将|正|需|属|涉|不|为)")
_APART = re.compile(r"另|其中|此外|同比|[较比][上去]|[上去]年|[。\n]|不含|除")
_FOUR = 4
_NEAR = 3


def check_rest_of_share(document: Document) -> Iterator[Finding]:
    """Rests that, with a part whose share is printed, do not make up the total."""
    for here in statements(document):
        counts = here.counts
        for at in range(len(counts) - _FOUR + 1):
            whole, part, share, rest = counts[at : at + _FOUR]
            if share.unit != "%" or not whole.unit == part.unit == rest.unit or rest.unit == "%":
                continue
            if not exact([whole, part, share, rest]) or not is_share(part, whole, share):
                continue
            if any(m.unit == rest.unit for m in counts[at + _FOUR :]):
                continue  # the rest is divided again, or goes on
            led = _SHARE.fullmatch(document.between(part, share))
            gap = re.split(r"[,;]", document.between(share, rest), maxsplit=1)[-1]
            if not led or not _REST.fullmatch(gap) or not _ENDS.match(document.behind(rest, 24)):
                continue
            if _APART.search(document.between(whole, rest)) or overlaps_said(here.words):
                continue
            if any(is_base(document, m) or sign_of(document, m) for m in (whole, part)):
                continue
            added, value = sum_of([part, rest]), whole.value or ZERO
            if added != value and abs(added - value) * _NEAR <= value:
                yield broken_sum(document, [part, rest], whole)
