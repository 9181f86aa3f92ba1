"""Two values for one thing.

Own office and whole jurisdiction, one year and several, are not one thing; nor are new
applications and new ones together with those carried in, which prose likes to add up.  That two
sentences speak of the same thing is proven only where a table prints what the prose repeats, or
where both say it in the same words; otherwise one of them may be a part of the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from extractor.schemas import OTHER, Fact, Finding, roles
from extractor.text.document import Document

from ..case import Agreed
from ..counts.interval import of_fact, overlap, plain
from ..counts.slips import by_slip, exchanged
from ..counts.subjects import same_thing
from ..counts.whose_figure import bodies, counts_new, of_offices_under, times
from ..tables.groups import in_table
from ..tables.identities import finding
from .left_over import new_in_both
from .plain_words import told_plainly
from .retold import NONE_AGREED, of_one_thing, told_with_it
from .rows_in_words import of_its_row, of_its_whole
from .sites import of_one_account, of_one_site

_PLAIN = re.compile(
    r"(?:19|20)\d\d年度?|以上|综上|总之|可见|数据|表明|全年度?|本(?:学)?年度?|今年|当年|年内|年度|总共|一共|共计?|合计|总计|累计|约|近|了|的|已|均|等"
    r"|[我本](?:[局委办厅乡镇校院县市区省]|街道|中心|机关|单位)"
    r"|[\d,.\s:;()#]+"
)
"""What two sentences about the same thing may differ in."""
_PART = re.compile(r"其中|季度|\d月(?!底|\d)|上半年|下半年")
_REACH = 40
_SLIP = Decimal("1.25")


def check_conflicts(facts: Sequence[Fact], document: Document, agreed: Agreed) -> Iterator[Finding]:
    """Facts of the same indicator, scope and period whose values cannot be the same number.

    A value that may be a part of the other is only mentioned; :func:`doubted` tells of it.
    """
    for members in conflicting(facts):
        first = members[0]
        if _in_other_units(first, members[1:]):
            yield _unit_slip(first, members, document)
            continue
        if parts := _parts(members, facts, document, agreed):
            ids = tuple(fact.id for fact in parts)
            update = {"severity": "info", "whose": "undecided", "facts": ids}
            yield _conflict(members).model_copy(update=update)
            continue
        pair = partial(_proven, facts=facts, document=document, agreed=agreed)
        if all(pair(first, other) for other in members[1:]):
            yield _conflict(members)
            continue
        # Of three values two may be of one thing, and the third that of an office.
        cell = next(filter(in_table, members), None)
        apart = [f for f in members if cell and not overlap(of_fact(f), of_fact(cell))]
        among = [fact for fact in apart if cell and pair(fact, cell)]
        if cell and among:
            yield _conflict([fact for fact in members if fact is cell or fact in among])
        else:
            yield _conflict(members).model_copy(update={"whose": "undecided"})


def _conflict(members: Sequence[Fact]) -> Finding:
    values = ", ".join(plain(fact.value) for fact in members)
    message = f"{members[0].label} is stated with different values"
    return finding("conflict", members, values, message).model_copy(update={"whose": "source"})


def _proven(
    one: Fact, other: Fact, facts: Sequence[Fact], document: Document, agreed: Agreed
) -> bool:
    """Whether two values are of one thing, by their own words or by what is told besides."""
    if _of_two_things(one, other, facts, document):
        return False
    if told_with_it(one, other, facts, document) or told_with_it(other, one, facts, document):
        return False
    return (
        _same_thing(one, other, document)
        or of_its_row(one, other, facts, document)
        or proven_one(one, other, facts, document, agreed)
    )


def proven_one(
    one: Fact, other: Fact, facts: Sequence[Fact], document: Document, agreed: Agreed
) -> bool:
    """Whether what is told besides proves that two facts are of one thing, and neither is an aside."""
    if _of_two_things(one, other, facts, document):
        return False
    return (
        of_its_whole(one, other, facts, document)
        or of_one_account(one, other, document)
        or of_one_thing(one, other, facts, document, agreed)
        or told_plainly(one, other, document)
    )


def _unit_slip(first: Fact, members: Sequence[Fact], document: Document) -> Finding:
    """One sum of money, once in 元 and once in 万元; a cell without a unit may have that of a note."""
    whose = "source" if _units_printed(members, document) else "undecided"
    return finding(
        "unit_mismatch",
        members,
        ", ".join(f"{plain(fact.value)} {fact.unit or ''}" for fact in members),
        f"{first.label} is stated twice, 10,000 times apart: 元 stands for 万元",
    ).model_copy(update={"whose": whose})


def doubted(
    facts: Sequence[Fact], document: Document, agreed: Agreed = NONE_AGREED
) -> Mapping[str, str]:
    """Why a value is rather a part, or a denial of something else, by the id of the fact."""
    return {
        part.id: beside_others(part, members)
        for members in conflicting(facts)
        for part in _parts(members, facts, document, agreed)
    }


def beside_others(part: Fact, members: Sequence[Fact]) -> str:
    """What is said of one of several values, of which it may be a part."""
    return f"the report also states {', '.join(plain(f.value) for f in members if f != part)}"


def conflicting(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The facts of each indicator, scope and period whose values cannot be the same number."""
    groups: dict[tuple[str, str | None, str], list[Fact]] = {}
    for fact in facts:
        if fact.indicator != OTHER and fact.value is not None:
            groups.setdefault((fact.indicator, fact.scope, fact.period), []).append(fact)
    for members in groups.values():
        first, *rest = members
        others = [other for other in rest if not overlap(of_fact(first), of_fact(other))]
        if others and not _with_carried_in(first, others, facts):
            yield members
    yield from _unscoped_cells(groups)


def _unscoped_cells(
    groups: Mapping[tuple[str, str | None, str], list[Fact]],
) -> Iterator[list[Fact]]:
    """全市公开5236条 beside a cell with 5326: whose count a table is, it rarely says."""
    for (indicator, scope, period), members in groups.items():
        cells = groups.get((indicator, None, period), []) if scope else []
        if len(cells) == len(members) == 1 and in_table(cells[0]) and not in_table(members[0]):
            told, cell = members[0], cells[0]
            low, high = sorted((told.value or Decimal(0), cell.value or Decimal(0)))
            apart = not overlap(of_fact(told), of_fact(cell))
            if low >= _LARGE and apart and by_slip(low, high):
                yield [told, cell]


_LARGE = 100
"""Numbers from which on a slip of one digit is no accident."""


def _parts(
    members: Sequence[Fact], facts: Sequence[Fact], document: Document, agreed: Agreed
) -> list[Fact]:
    """Those of the values that may be parts, where one of them is clearly none."""
    parts = [
        fact
        for fact in members
        if _words(fact, document) is None
        and not any(proven_one(fact, other, facts, document, agreed) for other in members)
    ]
    return parts if len(parts) < len(members) else []


def _same_thing(one: Fact, other: Fact, document: Document) -> bool:
    """Whether it is proven that two facts are about the same thing."""
    mine, theirs = _words(one, document), _words(other, document)
    if mine is None or theirs is None:
        return False
    cells = [fact.evidence[0].address is not None for fact in (one, other)]
    if any(cells):
        low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
        prose = next((fact for fact in (one, other) if not fact.evidence[0].address), None)
        at = _start(prose, document) if prose else 0
        if prose is not None and (times(document, at) or of_offices_under(document, at)):
            return False  # 三年受理81件, 各部门合计新收62件
        return all(cells) or _near(one, other) or by_slip(low, high)
    here, there = _start(one, document), _start(other, document)
    if bodies(document, here) != bodies(document, there):
        return False
    if times(document, here) != times(document, there):
        return False
    if _granted_and_spent(one, other, document):
        return False
    if _repeated(one, other, document):
        return True
    # A slip of the pen is one where other words stand around it too.  Two numbers far apart are not
    # told to be the same by words that are alike: one may be a part of the other.
    called = {same_thing(mine, theirs), same_thing(theirs, mine)}
    return _near(one, other) and max(len(mine), len(theirs)) >= 4 and called == {"same"}


_OWN_NAMES = re.compile(
    r"【[^】]{0,12}】|(?:我|本|全|该)(?:局|委|办|厅|校|院|所|馆|中心|机关|单位|公司|站|队|会)|^学校|总结起来|回顾一?年?|归纳起来|统计显示|据统计"
)
_SAME_ONE = re.compile(
    r"(?:上述|前述|该|这)?唯一的?(?:一)?[次场期回]|(?:上述|前述|前面|前文|如前所述)"
)
_FEWEST = 6

_GRANTED = re.compile(r"预算|拨款|拨付|核拨|下达|到位|安排")
_SPENT = re.compile(r"支出|使用|列支|开支|花费|用去|支付")


def _granted_and_spent(one: Fact, other: Fact, document: Document) -> bool:
    """财政拨款8万元,支出6.5万元: what was granted and what was spent of it are two sums of money."""
    said = [clause[1] for fact in (one, other) if (clause := _clause(fact, document))]
    spent = [_SPENT.search(words) is not None for words in said]
    granted = [_GRANTED.search(words) is not None for words in said]
    return spent.count(True) == 1 and granted.count(True) == 1 and spent != granted


def _repeated(one: Fact, other: Fact, document: Document) -> bool:
    """Whether two clauses are the same word by word but for the number, before it or behind.

    召开工作例会18次, 共召开21次工作例会; or one says that it speaks of the only one (上述唯一一次).
    """
    mine, theirs = (_clause(fact, document) for fact in (one, other))
    if mine is None or theirs is None or one.unit != other.unit:
        return False
    if one.qualifier != "exact" or other.qualifier != "exact":
        return False
    if len(mine[0]) >= _FEWEST and Counter(mine[0]) == Counter(theirs[0]):
        return True
    deeds = [_points_back(fact, document) for fact in (one, other)]
    named = theirs[1] if deeds[0] else mine[1]
    if deeds.count("") == 1 and ("".join(deeds) in _CAME or "".join(deeds) in named):
        return True  # 新收124件 and 受理的118件申请中 are no one thing
    pointed = [_SAME_ONE.search(words) is not None for _, words in (mine, theirs)]
    nouns = [re.sub(r"[有共为计]+$", "", words)[-2:] for _, words in (mine, theirs)]
    return pointed.count(True) == 1 and len(nouns[0]) == 2 and nouns[0] == nouns[1]


_CAME = ("收到", "新收", "发生")
_POINTS = re.compile(
    r"(?:本年度?|今年|当年|全年|年内|20\d\d年度?)[^,。;\d]{0,6}(?P<deed>收到|新收|受理|发生|办理|办结|公开|答复)的$"
)
_OF_THESE = re.compile(
    r"(?![^,。;\d]{0,4}(?:书面|网|信函|当面))[^,。;\d]{0,12}?(?:[当之]?中|里)(?![心介])"
)


def _points_back(fact: Fact, document: Document) -> str:
    """今年新收的246件申请里,…: the number is known, and stands for the whole that was told; what was done."""
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None or fact.evidence[0].address is not None:
        return ""
    before, behind = document.before(mention, 20), document.behind(mention, 20)
    led = _POINTS.search(before)
    return led["deed"] if led and _OF_THESE.match(behind) else ""


_SIGN = re.compile(r"[,。;:!?、\n]")
_OPENS = re.compile(r"[,。;:!?、\n(]")


def _clause(fact: Fact, document: Document) -> tuple[str, str] | None:
    """(the plain words of the clause of a number, those before it as printed); None in a table."""
    mention = document.mention(fact.evidence[0].mention or "")
    if mention is None or fact.evidence[0].address is not None or mention.kind != "number":
        return None
    before = _SIGN.split(document.before(mention, 60))[-1]
    behind = _OPENS.split(document.behind(mention, 40), 1)[0]
    words = _OWN_NAMES.sub("", _PLAIN.sub("", _OWN_NAMES.sub("", before)) + _PLAIN.sub("", behind))
    return words, before


def _of_two_things(one: Fact, other: Fact, facts: Sequence[Fact], document: Document) -> bool:
    return (
        _with_a_sibling(one, other, facts)
        or _new_of_all(one, other)
        or of_one_site(one, other, facts, document)
    )


def _with_a_sibling(one: Fact, other: Fact, facts: Sequence[Fact]) -> bool:
    """Whether one rest takes in a part that the other leaves out: 其他13件 of the prose, where the
    table prints 11 and 2."""
    if "其他" not in one.label:
        return False
    group = one.indicator.rpartition(".")[0]
    apart = abs((one.value or Decimal(0)) - (other.value or Decimal(0)))
    return any(
        fact.value == apart
        and fact.indicator != one.indicator
        and fact.indicator.rpartition(".")[0] == group
        for fact in facts
    )


def _start(fact: Fact, document: Document) -> int:
    mention = document.mention(fact.evidence[0].mention or "")
    return mention.span.start if mention is not None else 0


def _near(one: Fact, other: Fact) -> bool:
    """Whether a sentence and a cell differ as a slip does: by little, or in the order of digits.

    A sentence with a number far from the cell is rather about a part, another office or a wider
    count, and so is one that stands beside a zero.
    """
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    return 0 < high <= low * _SLIP or exchanged(low, high)


def _words(fact: Fact, document: Document) -> str | None:
    """What stands before a number in its sentence, without what says when; None for a part, a zero,
    or a number that no words stand before.

    A denial may be of another thing than the number: 未产生…案例 beside 收到5件.
    """
    evidence = fact.evidence[0]
    if evidence.address is not None:
        return ""
    mention = document.mention(evidence.mention or "")
    if mention is None or mention.kind == "zero_statement":
        return None
    before = document.before(mention, 60)
    sentence = re.split(r"[。;!?\n]", before)[-1]
    if _PART.search(sentence):
        return None
    clause = re.split(r"[,:、]", sentence)[-1]
    words = _PLAIN.sub("", clause)
    return (words if len(words) >= 4 else _PLAIN.sub("", sentence[-_REACH:])) or None


def _in_other_units(first: Fact, others: Sequence[Fact]) -> bool:
    """Whether the same sum of money is printed once in 元 and once in 万元 by mistake."""
    mine = of_fact(first)[0]
    if "元" not in (first.normal_unit or ""):
        return False
    return all(
        mine
        and of_fact(other)[0]
        and max(mine, of_fact(other)[0]) == 10_000 * min(mine, of_fact(other)[0])
        for other in others
    )


def _units_printed(members: Sequence[Fact], document: Document) -> bool:
    """Whether every value stands with its unit; a cell without one may have it in its header."""
    mentions = (document.mention(fact.evidence[0].mention or "") for fact in members)
    return all(mention is not None and mention.unit for mention in mentions)


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WITH = re.compile(r"[^,;。\d]{0,3}[,(]?(?:[其均]中)?(?:包含|包括|含)")


def _with_carried_in(first: Fact, others: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """749 = 713 new + 36 carried in: the same applications, counted with those of last year.

    Not where the sentence counts new ones only: 新收749件,上年结转36件.
    """
    if first.indicator != roles().received or new_in_both(first, others, facts):
        return False
    carried = {fact.value for fact in facts if fact.indicator == roles().carried_in}
    return all(
        any(c is not None and abs((other.value or 0) - (first.value or 0)) == c for c in carried)
        and not _counts_new(max(first, other, key=lambda fact: fact.value or 0))
        for other in others
    )


def _new_of_all(one: Fact, other: Fact) -> bool:
    """新发生复议15件 beside a table of 18: with those that were pending from the year before."""
    fewer, more = sorted((one, other), key=lambda fact: fact.value or 0)
    return (
        fewer.indicator not in roles().applications
        and more.evidence[0].address is not None
        and _counts_new(fewer)
    )


def _counts_new(fact: Fact) -> bool:
    """Whether a sentence says that it counts new ones; a cell's label is that of its row."""
    evidence = fact.evidence[0]
    if evidence.address is not None or fact.value is None:
        return False
    words = _THOUSANDS.sub("", evidence.quote.text)
    before, number, behind = words.partition(plain(fact.value))
    return bool(number and counts_new(before) and not _WITH.match(behind))
