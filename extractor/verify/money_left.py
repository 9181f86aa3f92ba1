"""What was granted, what was spent and what is left: 预算8万元,支出6.7万元,结余1.3万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from .bare import LEAVES, bare_finding
from .interval import plain
from .statements import Statement, exact, statements

_MONEY = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(100000000)}
_GRANTED = re.compile(
    r"(?:预算|拨款|核拨|下达|到位)(?:资金|经费|金额)?(?:安排|批复|拨付|共|总额)*(?:为|是|了)?$"
)
_SPENT = re.compile(
    r"(?:支出|使用|列支|开支|花费|用去|支付)(?:经费|资金|金额)?(?:共|合计|总额)*(?:为|是|了)?$"
)
_LEFT = re.compile(r"(?:结余|节余|剩余|余额)(?:经费|资金|金额)?(?:为|是|了)?$")
_MORE = re.compile(
    r"[上去]年|往年|历年|结转|(?<!未)(?<!无)(?<!没有)追加|调[整增减剂]|收回|上缴|退回|自筹|另|收入|其他资金|补充|累计|应付|未付|尚未"
)
_INNER = re.compile(r"其中|包括|用于|\(|:")
_BEHIND = 60


def check_money_left(document: Document) -> Iterator[Finding]:
    """Money left that is not what was granted without what was spent."""
    for here in statements(document):
        trio = _told(here)
        if trio is not None and not _MORE.search(here.words + _next(document, here)):
            found = _judged(document, trio)
            if found is not None:
                yield found


def _next(document: Document, here: Statement) -> str:
    return document.text[here.stop : here.stop + _BEHIND].split("\n")[0]


def _told(here: Statement) -> tuple[Mention, Mention, Mention] | None:
    """The money granted, spent and left of a sentence that tells each once, in this order."""
    money = [m for m in here.counts if m.unit in _MONEY]
    roles: list[Mention] = []
    for pattern in (_GRANTED, _SPENT, _LEFT):
        found = [m for m in money if pattern.search(here.label(m))]
        if len(found) != 1:
            return None
        roles += found
    granted, spent, left = roles
    places = [money.index(m) for m in roles]
    if places[1] != places[0] + 1 or places[2] < places[1] + 1 or left is not money[-1]:
        return None
    inner = money[places[1] + 1 : places[2]]
    if inner:
        gap = here.text[spent.span.stop : inner[0].span.start]
        if not _INNER.search(gap):
            return None
    return (granted, spent, left) if exact(roles) else None


def _judged(document: Document, trio: Sequence[Mention]) -> Finding | None:
    granted, spent, left = (_value(m) for m in trio)
    slack = max(_place(m) for m in trio[1:])
    if abs(granted - spent - left) <= slack or spent > granted:
        return None
    rest = (granted - spent) / _MONEY[trio[2].unit or ""]
    return bare_finding(
        document,
        "balance_mismatch",
        list(trio),
        f"{plain(trio[0].value)} - {plain(trio[1].value)} = {plain(rest)}, "
        f"printed {plain(trio[2].value)}",
        LEAVES,
    )


def _value(mention: Mention) -> Decimal:
    """A sum of money in yuan."""
    return (mention.value or Decimal(0)) * _MONEY[mention.unit or ""]


def _place(mention: Mention) -> Decimal:
    """The weight of the last digit that is printed, in yuan: money is often rounded."""
    exponent = int((mention.value or Decimal(0)).as_tuple().exponent)
    return Decimal(1).scaleb(min(0, exponent)) * _MONEY[mention.unit or ""]
