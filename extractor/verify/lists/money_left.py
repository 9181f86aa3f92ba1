"""What was granted, what was spent and what is left, in any order: 预算8万元,支出6.7万元,结余1.3万元.

Each is told by the last word of its kind before the number, within a sentence or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import LEAVES, bare_finding
from ..counts.interval import last_place, plain
from ..counts.statements import LONGEST, Statement, exact, statements

_MONEY = {"元": Decimal(1), "万元": Decimal(10000), "亿元": Decimal(100000000)}
_ROLE = re.compile(
    r"(?P<granted>预算|拨款|核拨|拨付|拨给|划拨|下达|到位|安排|批复|核定)"
    r"|(?P<spent>支出|使用|列支|开支|花费|用去|用掉|用了|花去|花掉|花了|支付|执行|已用)"
    r"|(?P<left>结余|节余|剩余|余额|余下|剩下|[尚还][余剩有])"
)
_GRANTED = re.compile(r"[^,。;]{0,16}$")
_OTHER = re.compile(
    r"(?:经费|资金|金额|款项|专款|的|数|额|共计?|合计|总额|总计|为|是|了|计|掉|有)*$"
)
_UNSPENT = re.compile(r"(?:尚未|没有?|未)(?:使用|用完|用掉|支出|花完|执行)|结余|节余|剩余")
_MORE = re.compile(
    r"[上去]年|往年|历年|结转|追加|调[整增减剂]|收回|上缴|退回|自筹|另|收入|其他资金|补充|累计|应付|未付|尚未(?!使用|用|支出)|用于(?=[^,。;]{0,16}(?:预算|拨款))|分[两三]次|上半年|季度|\d月(?<!12月)"
)
_NONE = re.compile(
    r"(?:[上去往历]年)?(?:未|无|没有?|不)(?:[^,。;\d]{0,4})(?:结转|追加|调[整增减剂]|其他资金|另)[^,。;\d]{0,4}"
)
_GIVEN_BACK = re.compile(
    r"(?:结余|节余|剩余|余下|余款)[^,。;\d]{0,14}(?:结转|收回|上缴|退回|交回|缴回)[^,。;\d]{0,14}"
    r"|(?<=元),?(?:已?全[部数额]|均|已|按[^,。;\d]{1,6}){0,2}(?:结转|收回|上缴|退回|交回|缴回)[^,。;\d]{0,14}"
)
_FILLER = re.compile(
    r"截[至止]?|(?:20\d\d|[全本当今])年度?|12月|31日|年?[末底终中内]|[我全本][局市县区镇乡省州委厅]|实际|累?计|政府|信息|公开|工作|专项?"
    r"|经费|资金|专款|款项|财政|[共仅只已的到至实净尚还均为系有]|完成|预算|安排|其余|部分|最终|决算"
)
_INNER = re.compile(r"其中|包括|\(|:")
_BEHIND = 60


def check_money_left(document: Document) -> Iterator[Finding]:
    """Money left that is not what was granted without what was spent."""
    before: Statement | None = None
    for here in statements(document):
        money = [m for m in here.counts if m.unit in _MONEY]
        start, roles = here.start, _told(here.text, money)
        if roles is None and before is not None and here.start - before.stop < 2:
            start = before.start
            money = [m for m in before.counts if m.unit in _MONEY] + money
            roles = _told(here.text, money)
        words = document.text[start : here.stop + _BEHIND]
        words = words[: here.stop - start] + words[here.stop - start :].split("\n")[0]
        if roles and not _MORE.search(_NONE.sub("", _GIVEN_BACK.sub("", words[:LONGEST]))):
            found = _judged(document, roles)
            if found is not None:
                yield found
        before = here if money and roles is None else None


def _told(text: str, money: Sequence[Mention]) -> tuple[Mention, Mention, Mention] | None:
    """The money granted, spent and left, each told once; what else there is are parts of these."""
    roles: dict[str, Mention] = {}
    inner = False
    edges = [0, *(m.span.stop for m in money)]
    for edge, mention in zip(edges, money, strict=False):
        gap = text[max(edge, mention.span.start - 40) : mention.span.start]
        inner = (inner or bool(_INNER.search(gap))) if roles else False
        role = _role(text, gap, mention)
        if role and role not in roles and not _INNER.search(gap.rpartition(",")[2]):
            roles[role] = mention
            inner = False
        elif not inner:
            return None
    if len(roles) < 3 or not exact(list(roles.values())):
        return None
    granted, spent, left = (roles[role] for role in ("granted", "spent", "left"))
    own = {*_clause(text, granted)}
    alike = all({*_FILLER.sub("", _before_role(text, m))} <= own for m in (spent, left))
    return (granted, spent, left) if alike else None


def _clause(text: str, mention: Mention) -> str:
    low = max(0, mention.span.start - 40)
    return re.split(r"[,。;:()、\n]", text[low : mention.span.start])[-1]


def _before_role(text: str, mention: Mention) -> str:
    """What is said to be spent or left: 政府采购 of 政府采购结余2万元."""
    clause = _clause(text, mention)
    matches = list(_ROLE.finditer(clause))
    return clause[: matches[-1].start()] if matches else ""


def _role(text: str, gap: str, mention: Mention) -> str | None:
    """Whether a sum of money is said to be granted, spent or left."""
    if _UNSPENT.match(text, mention.span.stop):
        return "left"
    clause = re.split(r"[,。;:()\n]", gap)[-1]
    matches = list(_ROLE.finditer(clause))
    if not matches:
        return None
    role = matches[-1].lastgroup
    fits = _GRANTED if role == "granted" else _OTHER
    return role if fits.match(clause, matches[-1].end()) else None


def _judged(document: Document, trio: Sequence[Mention]) -> Finding | None:
    granted, spent, left = (_value(m) for m in trio)
    slack = max(last_place(m) * _MONEY[m.unit or ""] for m in trio[1:])
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
