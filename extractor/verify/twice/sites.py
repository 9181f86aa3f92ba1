"""One named site beside a figure for all sites: 市政府门户网站公开2375条 and a table of the city with 5108.

The table of a city or county counts the sites and accounts of all its bodies.  A sentence that names
one of them tells a part, unless it has more than all, or the cell by a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.schemas import Fact, roles
from extractor.text.body_names import parse
from extractor.text.document import Document

from ..counts.slips import by_slip, exchanged
from ..counts.statements import opening_of
from ..counts.whose_figure import times
from ..tables.groups import in_table

_ONE_OF_THEM = re.compile(
    r"(?<!全)[省市县区州旗](?:人民)?政府(?:办公[室厅]|办)?(?:门户|信息公开|官方)?(?:网|公报|微[信博]|公众号)|“[^”,。;]{2,16}”"
)
"""市政府门户网站, “荻川发布”微信公众号; 政府网站 alone are those of all."""
_OF_A_PLACE = frozenset({"place", "government", "office"})
_PLACES = "省市县区州旗"


def of_one_site(one: Fact, other: Fact, facts: Sequence[Fact], document: Document) -> bool:
    """Whether a sentence names one site or account, and a cell counts those of a whole jurisdiction."""
    cell, told = (one, other) if in_table(one) else (other, one)
    mention = document.mention(told.evidence[0].mention or "")
    if (
        cell.indicator not in roles().sites
        or mention is None
        or in_table(told)
        or not in_table(cell)
    ):
        return False
    few, all_ = told.value or Decimal(0), cell.value or Decimal(0)
    if few > all_ or exchanged(few, all_) or by_slip(few, all_):
        return False
    clause = re.split(r"[,;。:!?\n]", document.before(mention, 60))[-1]
    named = _ONE_OF_THEM.search(clause) is not None
    return named and (of_a_place(document) or _counts_all(facts))


def of_a_place(document: Document) -> bool:
    """Whether the report is that of a city or county, and not of one of its offices."""
    agency = document.meta.agency
    name = parse(agency.value) if agency is not None else None
    if name is None or name.kind.id not in _OF_A_PLACE:
        return False
    return (name.region or name.words)[-1:] in _PLACES


def _counts_all(facts: Sequence[Fact]) -> bool:
    """Whether a cell repeats what a sentence gives of the whole jurisdiction."""
    told = {
        (f.indicator, f.value)
        for f in facts
        if f.scope == "jurisdiction" and f.value and not in_table(f)
    }
    return any(in_table(f) and (f.indicator, f.value) in told for f in facts)


_NAME = re.compile(r"“(?P<name>[^”,。;]{2,16})”")
_DEED = re.compile(
    r"(?P<deed>(?:发布|推送|公开|更新|编发)(?:各类)?(?:政务|政府)?(?:信息|消息|图文))(?:共|达)?$"
)
_OF_OTHERS = re.compile(r"其中|累计|以来|原创|转[发载]|历年|[上去]年|季度|半年|\d月|截[至止]")
_DIGITS = 100
"""Numbers from which on the same digits in another order are no accident."""


def of_one_account(one: Fact, other: Fact, document: Document) -> bool:
    """Whether two sentences tell what one account, which both name, sent out, two digits exchanged.

    “澄江水利”公众号发布信息1427条 … “澄江水利”公众号粉丝2.1万人,发布信息1472条.
    """
    few, many = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    alike = one.indicator == other.indicator in roles().sites and one.unit == other.unit
    if not alike or few < _DIGITS or not exchanged(few, many) or one.scope != other.scope:
        return False
    told = [_sent_by(fact, document) for fact in (one, other)]
    return told[0] is not None and told[0] == told[1]


def _sent_by(fact: Fact, document: Document) -> tuple[str, str, frozenset[str]] | None:
    """The account that a sentence names last before a number, what it did, and when."""
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None or in_table(fact) or fact.qualifier != "exact":
        return None
    text, start = document.text, mention.span.start
    sentence = text[opening_of(text, start) : start]
    named = list(_NAME.finditer(sentence))
    deed = _DEED.search(sentence)
    if not named or deed is None or _OF_OTHERS.search(sentence, named[-1].end()):
        return None
    return named[-1]["name"], deed["deed"], times(document, start)
