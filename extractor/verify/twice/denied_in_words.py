"""A sentence that denies what another counts: 未收到申请 beside 今年收到的7件申请里, 未收取任何费用 beside 收取复制费60元.

The denial must be of all of the year: no way, no body, no half of the year, and nothing that it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import bodies, of_another_year, of_same_bodies, same_office, times

_WHEN = r"(?:(?:19|20)\d\d年度?|全年度?|本年度?|年内|今年|当年|[我本][局委办厅县市区镇乡院会处中]心?|街道|均|也|都|并|共|[,、])*"
_ASKED = r"(?:(?:公民|法人|自然人|个人|单位|企业|群众)[^,。;\d]{0,16}?(?:提出|提交|递交)?的?)?"
_REQUEST = r"(?:关于|有关)?(?:依申请公开|政府信息公开|信息公开|公开政府信息|公开)?的?(?:书面)?申请"


class _Kind(NamedTuple):
    """How a thing is denied, what stands before and behind its number, and its units."""

    denied: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    units: frozenset[str]


_KINDS = (
    _Kind(
        re.compile(rf"{_WHEN}(?:没有|未)(?:收到|接到|受理)过?(?:任何)?{_ASKED}{_REQUEST}"),
        re.compile(
            r"(?:(?:20\d\d|本|当|全)年度?|今年|年内)(?:[我本][局委办厅县市区镇乡院])?共?(?:收到|新收|受理|接到)的?$"
        ),
        re.compile(rf"{_REQUEST}(?=[中里,。;]|[,的])"),
        frozenset({"件", "份", "条", "宗"}),
    ),
    _Kind(
        re.compile(
            rf"{_WHEN}(?:没有|未)(?:向[^,。;\d]{{2,6}})?收取(?:过)?(?:任何|相关|信息公开)?费用"
        ),
        re.compile(
            r"(?:收取|收缴)了?(?:检索|复[制印]|邮[寄递]|工本|政府|信息|公开|依|申请|相关|各类|材料|成本|费|的|[、和与及等])*费用?(?:共|共计|合计|计|为)?$"
        ),
        re.compile(r"(?=[,。;)])"),
        frozenset({"元", "万元"}),
    ),
)
_NOT_ALL = re.compile(
    r"除|(?<!法人和)(?<!法人或)(?<!法人或者)(?<!法人及)(?<!法人、)其[余他它]|以外|外,|网[上络]|信函|当面|现场|传真|邮件|电子|减免|低保|困难|部门|乡镇|街道办?(?!事处)|科研|企业(?!、|和|或)"
    r"|半年|季度|\d月|截[至止]|以来|[上去]年|往年|累计|应收|拟|标准|退"
)


def check_denied_in_words(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Counts of what another sentence of the report says that there was none of."""
    for kind in _KINDS:
        zeros = (f for f in facts if f.value == 0 and f.period == "year")
        denials = [f for f in zeros if _denies(document, f, kind)]
        if not denials:
            continue
        none = document.mention(denials[0].evidence[0].mention or "")
        for mention in statistics(document) if none else ():
            if none is None or not mention.value or mention.unit not in kind.units:
                continue
            if _counts(document, mention, kind) and _of_one(document, none, mention):
                message = f"{denials[0].label} is stated with different values"
                values = f"0, {plain(mention.value)}"
                yield bare_finding(document, "conflict", [none, mention], values, message)
                break


def _sentence(document: Document, mention: Mention) -> str:
    text, at = document.text, mention.span.start
    return text[opening_of(text, at) : end_of(text, max(at, mention.span.stop - 1))]


def _denies(document: Document, fact: Fact, kind: _Kind) -> bool:
    """Whether the clause of a zero denies the thing as such and nothing else."""
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None or mention.kind != "zero_statement" or fact.evidence[0].address:
        return False
    sentence = _sentence(document, mention)
    clauses = re.split(r"[,;]", sentence)
    pairs = [",".join(pair) for pair in pairwise(clauses)]
    said = any(kind.denied.fullmatch(one) for one in (*clauses, *pairs))
    return said and not _NOT_ALL.search(sentence)


def _counts(document: Document, mention: Mention, kind: _Kind) -> bool:
    before, behind = document.before(mention, 30), document.behind(mention, 20)
    led = kind.before.search(before) is not None and kind.behind.match(behind) is not None
    return led and exact([mention]) and not _NOT_ALL.search(_sentence(document, mention))


def _of_one(document: Document, none: Mention, some: Mention) -> bool:
    """Whether both sentences are of the same bodies and of the year."""
    starts = none.span.start, some.span.start
    one, other = (_sentence(document, m) for m in (none, some))
    if any(bodies(document, at) or times(document, at) for at in starts):
        return False
    if of_another_year(document, one) or of_another_year(document, other):
        return False
    return of_same_bodies(one, other) and same_office(document, none, some)
