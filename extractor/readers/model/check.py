"""Judges an answer against its passage: invented numbers, unknown indicators, units, duplicates.

The words for the model are Chinese, like the prompt; those for people are English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.schemas import OTHER, Indicator, Mention, partitions
from extractor.schemas.units import fits

from .answer import Labelled, Missed, Pointed, Reply
from .passage import Passage

_CHINESE = re.compile(r"[一-鿿]")
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One item of an answer that cannot stand.

    ``ask`` goes back to the model, ``note`` to the user; ``number`` is the mark concerned.
    """

    item: Pointed | Labelled | Missed
    ask: str
    note: str
    number: int | None = None


def problems(
    reply: Reply, passage: Passage, form: str, previous: Reply | None = None
) -> list[Problem]:
    """What is wrong with an answer; ``previous`` is the one that it corrects."""
    found = [problem for item in reply.claims if (problem := _claim(item, passage))]
    bad = {id(problem.item) for problem in found}
    good = [item for item in reply.claims if id(item) not in bad]
    found += _doubles(good, form, previous)
    claimed = {item.m for item in good}
    found += [problem for item in reply.other if (problem := _label(item, passage, claimed))]
    found += [problem for item in reply.missed if (problem := _missed(item, passage))]
    return found


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _claim(item: Pointed, passage: Passage) -> Problem | None:
    mention = passage.numbers.get(item.m)
    if mention is None:
        return _no_number(item, passage)
    if item.i == OTHER:
        return Problem(
            item,
            f"编号{item.m}:other 不是指标代码,放进 other 并写标签",
            f"number {item.m} was claimed as 'other' without a label",
            item.m,
        )
    indicator = passage.known.get(item.i)
    if indicator is None:
        return Problem(
            item,
            f"没有指标代码 {_short(item.i)};不属于所列指标的放进 other",
            f"there is no indicator {_short(item.i)!r}",
            item.m,
        )
    return _unit(item, mention, indicator)


def _no_number(item: Pointed | Labelled, passage: Passage) -> Problem:
    known = f"只有 1 至 {len(passage.numbers)}" if passage.numbers else "这段没有编号"
    return Problem(
        item,
        f"编号 {item.m} 不在这段正文里({known})",
        f"number {item.m} is not in this part of the report",
        item.m,
    )


def can_be(indicator: Indicator | None, mention: Mention) -> bool:
    """Whether a mention can be the value of an indicator, by what its unit counts."""
    if indicator is None or (mention.kind == "share" and indicator.unit != "%"):
        return False
    return fits(mention.unit, indicator.unit)


def _unit(item: Pointed, mention: Mention, indicator: Indicator) -> Problem | None:
    if can_be(indicator, mention):
        return None
    unit = mention.unit or "%"
    return Problem(
        item,
        f"编号{item.m}的单位是{unit},不能是 {item.i}(单位{indicator.unit});改正或放进 other",
        f"{mention.raw!r} cannot be {item.i}: its unit is {unit}, not {indicator.unit}",
        item.m,
    )


def _doubles(claims: list[Pointed], form: str, previous: Reply | None) -> Iterator[Problem]:
    by_number: dict[int, dict[str, Pointed]] = defaultdict(dict)
    for item in claims:
        by_number[item.m].setdefault(item.i, item)
    before = {(item.i, item.m) for item in previous.claims} if previous else set()
    for number, items in by_number.items():
        if len(items) < 2:
            continue
        insisted = all((name, number) in before for name in items)
        if insisted and len(items) == 2 and not _exclusive(tuple(items), form):
            # Asked whether the sentence gives the number both meanings, the model said so again.
            continue
        names = "、".join(items)
        for item in list(items.values())[1:]:
            yield Problem(
                item,
                f"编号{number}用于 {names};只留一个,句子确有两种意义才照旧回答",
                f"number {number} was claimed for {names}; the first is kept",
                number,
            )


def _exclusive(names: tuple[str, ...], form: str) -> bool:
    """Whether two indicators are parts of one partition, so that no number can be both."""
    return any(set(names) <= set(children) for children in partitions(form).values())


def _label(item: Labelled, passage: Passage, claimed: set[int]) -> Problem | None:
    if item.m not in passage.numbers:
        return _no_number(item, passage)
    if item.m in claimed:
        return Problem(
            item,
            f"编号{item.m}既在 claims 又在 other,只留一处",
            f"number {item.m} was both claimed and kept as another statistic",
            item.m,
        )
    label = item.l.strip()
    if not _CHINESE.search(label) or len(label) > _LONGEST_LABEL:
        return Problem(
            item,
            f"编号{item.m}的标签“{_short(label)}”须用原文的中文词,不超过12字",
            f"the label {_short(label)!r} of number {item.m} is not in the report's words",
            item.m,
        )
    return None


def _missed(item: Missed, passage: Passage) -> Problem | None:
    if item.i not in passage.known and item.i != OTHER:
        return Problem(
            item,
            f"missed 里没有指标代码 {_short(item.i)}",
            f"there is no indicator {_short(item.i)!r}",
        )
    if not passage.find(item.q):
        return Problem(
            item,
            f"missed 的引文“{_short(item.q)}”不在正文里,须逐字照抄",
            f"the quote {_short(item.q)!r} does not stand in the text",
        )
    return None


def kept(reply: Reply, wrong: list[Problem]) -> Reply:
    """The answer without the items that have a problem."""
    bad = {id(problem.item) for problem in wrong}
    return Reply(
        claims=[item for item in reply.claims if id(item) not in bad],
        other=[item for item in reply.other if id(item) not in bad],
        missed=[item for item in reply.missed if id(item) not in bad],
    )
