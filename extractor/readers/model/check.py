"""Judges an answer against its passage: invented numbers, unknown indicators, units, duplicates.

The words for the model are Chinese, like the prompt; those for people are English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.schemas import OTHER, Indicator, Mention, partitions
from extractor.schemas.character_pairs import COMMON, normal, pairs, wordings
from extractor.schemas.units import fits, is_share

from .answer import Item, Missed, Reply
from .passage import Passage

_CHINESE = re.compile(r"[一-鿿]")
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One item of an answer that cannot stand.

    ``ask`` goes back to the model, ``note`` to the user; ``number`` is the mark concerned.
    """

    item: Item | Missed
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
    found += _doubles(good, passage, form, previous)
    claimed = {item.m for item in good}
    found += [problem for item in reply.other if (problem := _label(item, passage, claimed))]
    found += [problem for item in reply.missed if (problem := _missed(item, passage))]
    return found


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _claim(item: Item, passage: Passage) -> Problem | None:
    mention = passage.numbers.get(item.m)
    if mention is None:
        return _no_number(item, passage)
    name = item.indicator or ""
    if name == OTHER:
        return Problem(
            item,
            f"编号{item.m}:other 不是指标代码,改用 l 写标签",
            f"number {item.m} was claimed as 'other' without a label",
            item.m,
        )
    indicator = passage.known.get(name)
    if indicator is None:
        return Problem(
            item,
            f"没有指标代码 {_short(name)};不属于所列指标的用 l 写标签",
            f"there is no indicator {_short(name)!r}",
            item.m,
        )
    return _unit(item, mention, indicator) or _ungrounded(item, passage)


def _no_number(item: Item, passage: Passage) -> Problem:
    known = f"只有 1 至 {len(passage.numbers)}" if passage.numbers else "这段没有编号"
    return Problem(
        item,
        f"编号 {item.m} 不在这段正文里({known})",
        f"number {item.m} is not in this part of the report",
        item.m,
    )


def can_be(indicator: Indicator | None, mention: Mention) -> bool:
    """Whether a mention can be the value of an indicator, by what its unit counts."""
    if indicator is None or (mention.kind == "share" and not is_share(indicator.unit)):
        return False
    return fits(mention.unit, indicator.unit)


def _unit(item: Item, mention: Mention, indicator: Indicator) -> Problem | None:
    if can_be(indicator, mention):
        return None
    unit = mention.unit or "%"
    return Problem(
        item,
        f"编号{item.m}的单位是{unit},不能是 {item.i}(单位{indicator.unit});改正或用 l 写标签",
        f"{mention.raw!r} cannot be {item.i}: its unit is {unit}, not {indicator.unit}",
        item.m,
    )


@lru_cache(maxsize=1024)
def _pairs(words: str) -> frozenset[str]:
    return pairs(normal(words))


@lru_cache(maxsize=1024)
def _words_of(indicator: Indicator) -> frozenset[str]:
    return frozenset().union(*(pairs(name) for name in wordings(indicator)))


def _speaks(label: str, indicator: Indicator) -> bool:
    """Whether a label has words of an indicator: common ones (公开, 申请) only as they stand."""
    words = _words_of(indicator)
    return bool(pairs(label) & words or (_pairs(label) & words) - COMMON)


def _ungrounded(item: Item, passage: Passage) -> Problem | None:
    """The words for a number must be words of its sentence.

    A small model that has stopped reading goes down the list of indicators; it gives itself away
    by words that are not in the report.
    """
    if not item.l or _pairs(item.l) & _pairs(passage.sentence(item.m)):
        return None
    return Problem(
        item,
        f"编号{item.m}的标签“{_short(item.l)}”不是那句原文的词;看清那句话再答",
        f"the words {_short(item.l)!r} for number {item.m} are not those of its sentence",
        item.m,
    )


def _doubles(
    claims: list[Item], passage: Passage, form: str, previous: Reply | None
) -> Iterator[Problem]:
    """Numbers with several indicators, unless the sentence says each (收到并答复3件) or the model,
    asked whether it does, said so again."""
    by_number: dict[int, dict[str, Item]] = defaultdict(dict)
    for item in claims:
        by_number[item.m].setdefault(item.indicator or "", item)
    before = {(item.indicator, item.m) for item in previous.claims} if previous else set()
    for number, items in by_number.items():
        if len(items) < 2:
            continue
        insisted = len(items) == 2 and all((name, number) in before for name in items)
        if not _exclusive(items, form) and (insisted or _all_said(items, number, passage)):
            continue
        names = "、".join(items)
        for item in list(items.values())[1:]:
            yield Problem(
                item,
                f"编号{number}用于 {names};只留一个,句子确有两种意义才照旧回答",
                f"number {number} was claimed for {names}; the first is kept",
                number,
            )


def _exclusive(names: Iterable[str], form: str) -> bool:
    """Whether two of the indicators are parts of one partition: no number can be both."""
    return any(len({*names} & {*children}) > 1 for children in partitions(form).values())


def _all_said(names: Iterable[str], number: int, passage: Passage) -> bool:
    """Whether the sentence has words of each indicator that not every sentence has."""
    said = _pairs(passage.sentence(number)) - COMMON
    return all(said & _words_of(passage.known[name]) for name in names)


def _label(item: Item, passage: Passage, claimed: set[int]) -> Problem | None:
    if item.m not in passage.numbers:
        return _no_number(item, passage)
    if item.m in claimed:
        return Problem(
            item,
            f"编号{item.m}既答了指标又答了标签,只留一个",
            f"number {item.m} was both claimed and kept as another statistic",
            item.m,
        )
    label = (item.l or "").strip()
    if not label:
        return Problem(
            item,
            f"编号{item.m}既没有指标也没有标签",
            f"number {item.m} was named without an indicator and without a label",
            item.m,
        )
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
        n=[item for item in reply.n if id(item) not in bad],
        missed=[item for item in reply.missed if id(item) not in bad],
    )


def resolved(reply: Reply, passage: Passage) -> Reply:
    """The answer as it was meant, where small models depart from the form in ways seen often.

    They write the last part of an id, or the name beside it (what was offered counts, and only if
    it means one indicator); they write a label where an id belongs; and they go on with numbers
    that the text does not have when they have answered all that it has.  Where a model was asked
    for words too and these say another thing than the indicator, the words are kept.
    """
    extra = {item.m for item in reply.n} > passage.numbers.keys()
    odd = any(item.i is not None and item.i not in passage.known for item in reply.n)
    names = _names(passage.offered) if odd else {}
    items = [
        _kept_as_label(_meant(item, passage, names), passage)
        for item in reply.n
        if not extra or item.m in passage.numbers
    ]
    return Reply(n=items, missed=reply.missed)


def _meant(item: Item, passage: Passage, names: Mapping[str, str]) -> Item:
    if item.i is None or item.i == OTHER or item.i in passage.known:
        return item
    said = item.i.strip()
    if said in passage.known or said in names:
        return item.model_copy(update={"i": names.get(said, said)})
    if _CHINESE.search(said):
        return item.model_copy(update={"i": None, "l": item.l or said})
    return item


def _kept_as_label(item: Item, passage: Passage) -> Item:
    """Another statistic, where the words given for a number do not speak of the indicator."""
    indicator, mention = passage.known.get(item.i or ""), passage.numbers.get(item.m)
    if not item.l or indicator is None or mention is None:
        return item
    if not _pairs(item.l):
        # 条, 件: words that say nothing deny nothing.
        return item.model_copy(update={"l": None})
    spoken = _speaks(item.l, indicator)
    return item if spoken and can_be(indicator, mention) else item.model_copy(update={"i": None})


def _names(offered: Sequence[Indicator]) -> dict[str, str]:
    """The ids by their names and by their last parts, as far as these are unique."""
    found: dict[str, set[str]] = defaultdict(set)
    for indicator in offered:
        parts = indicator.id.split(".")
        for name in (indicator.zh, *(".".join(parts[at:]) for at in range(1, len(parts)))):
            found[name].add(indicator.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
