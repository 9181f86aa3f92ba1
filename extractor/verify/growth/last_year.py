"""The growth of an indicator, and its figure of the year before in another section of the report.

办理申请12件,同比增长33.3%, and far from it 2022年收到申请8件.  Both have to be of the same statistic: the
figure that has grown is a fact, and the words of the year before name the same indicator and no part,
body or stretch of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extractor.language.changing import sign_of
from extractor.language.other_years import LAST_OR_NAMED
from extractor.schemas import Fact, Finding, Mention
from extractor.text.document import Document

from ..counts.indicator_words import indicator_of, passed_over, things_in
from ..counts.interval import ZERO
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import general_section, of_same_bodies, same_office
from .changes import APART, SIGN, Change, FactsOfYear, around, clause_of, stated_changes
from .stated import change_off

_YEAR_IN = re.compile(LAST_OR_NAMED)
_LED = re.compile(r"(?P<what>[^,。;:()\d]{0,20}?)[由从]$")
_COMPARED = re.compile(r"[,(]?(?:相?[比较]于?|与|是|为)$")
_LEAD_IN = re.compile(r"^(?:相?[比较]于?|与|和|在|而|但|由|从|回顾|因为|由于)+$")
_TAIL = re.compile(r"(?:相比|比较|而言|等)+$")
_ENDS = re.compile(r"[,。;):\n|]|$|相比|的基础|[,]?[增升减降上下]")
_MOST = 24
"""Changes, and figures of the year before of one indicator, beyond which a text is no report."""
_RECEIVED = re.compile(r"受理|办理|收到|新收|接到|收")


@dataclass(frozen=True, slots=True)
class _Base:
    """A figure of the year before; ``now`` is that of this year where the words compare the two."""

    indicator: str
    mention: Mention
    now: Mention | None
    sentence: str
    things: frozenset[str]


def check_last_year(facts: Sequence[Fact], document: Document) -> Iterator[Finding]:
    """Changes that do not lead from the year before, which stands elsewhere in the report."""
    year = document.meta.year
    if year is None:
        return
    known = FactsOfYear.of_year(facts)
    changes = [*islice(stated_changes(document, known, year), _MOST)]
    bases: dict[str, list[_Base]] = {}
    for base in _bases(document, known, year) if changes else ():
        bases.setdefault(base.indicator, []).append(base)
    for change in changes:
        same = bases.get(named_by(change.clause) or "", ())
        named = [*bases.get(change.indicator or "", ()), *same][:_MOST]
        mine = [
            b
            for b in named
            if _comparable(change, b) and same_office(document, change.figure, b.mention)
        ]
        found = [_off(document, change, base) for base in mine]
        if found and None not in found:
            yield from (one for one in found[:1] if one)


def _bases(document: Document, known: FactsOfYear, year: int) -> Iterator[_Base]:
    """The figures of the year before that are of an indicator."""
    numbers = statistics(document)
    for before, base, after in zip((None, *numbers), numbers, (*numbers[1:], None), strict=False):
        if not base.value or base.unit in (None, "%") or sign_of(document, base):
            continue
        led = _named(document, base, year)
        sentence = around(document, base, base)
        if led is None or not exact([base]) or APART.search(sentence) or "不完全" in sentence:
            continue
        words, compared = led
        if words:
            moved = after is not None and _NOW.fullmatch(document.between(base, after))
            now = after if moved and after and after.unit == base.unit else None
            indicator = indicator_of(document, words, base.unit) or named_by(words)
        else:
            fact = known.of.get(before.id) if before and compared else None
            at_once = before and SIGN.split(document.between(before, base))[0] == ""
            indicator, now = (fact.indicator, before) if fact and at_once else (None, None)
            words = clause_of(document, before) if before else ""
        if indicator is not None:
            yield _Base(indicator, base, now, sentence, things_in(words))


_NOTHING = re.compile(
    r"^(?:(?:19|20)\d\d年度?|全年度?|本年度?|今年|年内|[我本][局市县区镇乡省州院校委厅办]|共计?|累计|先后|主动|依法)+|(?:[共计为是达了]|数量|总量)+$"
)


def named_by(words: str) -> str | None:
    """The very words by which a sentence calls what it counts, without whose it is and when."""
    core = _NOTHING.sub("", words)
    return core if len(core) >= _LONG_ENOUGH else None


_LONG_ENOUGH = 5


def _named(document: Document, base: Mention, year: int) -> tuple[str, bool] | None:
    """(what a number of the year before counts, whether it is compared with one before it)."""
    clauses = SIGN.split(document.before(base, 60))
    lead = clauses[-1]
    years = [*_YEAR_IN.finditer(lead)]
    if not years and len(clauses) > 1:
        years, lead = [*_YEAR_IN.finditer(clauses[-2])], clauses[-2] + lead
        if not years or years[-1].end() != len(clauses[-2]) or years[-1].start() > 2:
            return None
    if len(years) != 1 or (years[0]["year"] and int(years[0]["year"]) != year - 1):
        return None
    before, words = lead[: years[0].start()], lead[years[0].end() :].removeprefix("的")
    behind = SIGN.split(document.behind(base, 16), 1)[0]
    compared = _COMPARED.search(before) is not None
    if not before and _ELLIPTIC.fullmatch(words):
        words, compared = "", True  # 2016年公开1560条,2015年为1300条
    if led := _LED.search(before):
        before, words = led["what"], led["what"] + words
    elif not words:
        noun = _TAIL.sub("", behind)
        if re.search(r"\d|[增减升降长]", noun):
            noun = ""
        noun = noun or _grown_behind(document, base)
        return (noun, compared) if noun or compared else None
    elif not _LEAD_IN.match(before) and passed_over(before):
        return None
    else:
        words = words if _LEAD_IN.match(before) else before + words
    return (words, compared) if _ENDS.match(behind) else None


_ELLIPTIC = re.compile(r"(?:则|也)?(?:为|是|有|仅有?|只有)")
_OPENS = re.compile(rf"\s*(?:对比|相比|[与较]){LAST_OR_NAMED}的?")
_GROWN = re.compile(
    r"(?:相比)?,(?P<noun>[^,。;:()\d]{1,10}?)(?:总量|数量|量)(?:稳步|明显|有所)?(?:增加|提高|上升|下降)[,。;]"
)
_REACH = 30


def _grown_behind(document: Document, base: Mention) -> str:
    """对比2023年的440条,公开总量稳步提高。: what a sentence names that opens with the year before."""
    low = opening_of(document.text, base.span.start)
    lead = document.text[low : base.span.start]
    if document.text[low - 1 : low] != "\n":
        return ""  # 微信公众号活跃度提升。对比2023年的440条: the sentence before may say of what
    if not general_section(document, base):
        return ""
    match = _GROWN.match(document.behind(base, _REACH)) if _OPENS.fullmatch(lead) else None
    return match["noun"] if match else ""


_NOW = re.compile(
    r"[,;]?(?:而)?(?:今年|本年度?|当年)?(?:已)?(?:[增升涨提扩减降][^,。;\d]{0,2}[至到为]|达到?|变[为成])"
)


def _comparable(change: Change, base: _Base) -> bool:
    """Whether a change and a figure of the year before are of the same bodies, and the same act."""
    one, other = change.sentence, base.sentence
    unit = change.figure.unit or base.mention.unit
    if unit != base.mention.unit or change.change.unit not in ("%", unit):
        return False
    if change.things != base.things or not of_same_bodies(one, other):
        return False
    if base.now is not None:
        return base.now.value == change.figure.value
    acts = [set(_RECEIVED.findall(words)) for words in (one, other)]
    same = not all(acts) or bool(acts[0] & acts[1]) or "受理" not in acts[0] | acts[1]
    return same and not change.by_act


def _off(document: Document, change: Change, base: _Base) -> Finding | None:
    """The change that does not lead from the base, nor from what the base's sentence adds to it."""
    figure, moved, was = change.figure, change.change, base.mention
    low, high = opening_of(document.text, was.span.start), end_of(document.text, was.span.stop)
    for other in document.mentions_in(low, high):
        for more in (other.value or ZERO, -(other.value or ZERO)):
            other_base = was.model_copy(update={"value": (was.value or ZERO) + more})
            alike = more and other.unit == was.unit and (other_base.value or ZERO) > 0
            if alike and change_off(document, figure, other_base, moved) is None:
                return None
    return change_off(document, figure, was, moved)
