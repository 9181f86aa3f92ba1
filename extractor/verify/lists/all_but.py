"""All but some, and the rest: 收到24件,除撤回2件外,其余21件均已答复."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import REST, bare_finding
from ..counts.interval import plain, sum_of
from ..counts.statements import Statement, exact, statements

_BUT = re.compile(r"[^。;:]{0,20},除(?:了|去)?[^,。;:\d]{0,14}")
_AND = re.compile(r"[^,。;:\d]{0,6}[、和及][^,。;:\d]{0,14}")
_REST = re.compile(r"[^,。;:\d]{0,8}[以之]?外,?(?:其[余他它]|剩余|余下)的?(?:申请)?")
_FEWEST = 3


def check_all_but(document: Document) -> Iterator[Finding]:
    """Rests that are not what a total leaves without its exceptions."""
    for statement in statements(document):
        if len(statement.counts) >= _FEWEST and "除" in statement.words:
            yield from _judged(document, statement)


def _judged(document: Document, statement: Statement) -> Iterator[Finding]:
    whole, *others = statement.counts
    if not others or not _BUT.fullmatch(document.between(whole, others[0])):
        return
    left_out: list[Mention] = [others[0]]
    for rest in others[1:]:
        gap = document.between(left_out[-1], rest)
        if _REST.fullmatch(gap):
            break
        if not _AND.fullmatch(gap):
            return
        left_out.append(rest)
    else:
        return
    told = [whole, *left_out, rest]
    behind = [m for m in others if m.span.start > rest.span.start and m.unit == rest.unit]
    if not exact(told) or len({m.unit for m in told}) > 1 or behind:
        return  # 其余21件已答复,1件尚在期限内: the rest is told in two
    leaves = (whole.value or 0) - sum_of(left_out)
    if leaves > 0 and leaves != rest.value:
        less = " - ".join(plain(m.value) for m in (whole, *left_out))
        formula = f"{less} = {plain(leaves)}, printed {plain(rest.value)}"
        yield bare_finding(document, "sum_mismatch", [*left_out, rest, whole], formula, REST)
