"""Clauses that lean on the one before: a second count, what was compared, what is left of results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.knowledge.prose import Prose
from extractor.language import cues
from extractor.language.changing import RISES_TO
from extractor.language.frames import Frame
from extractor.language.lexicon import Token
from extractor.language.risen import LED_FROM
from extractor.text.document import Document

from .applicants import APPLICANTS
from .claims import Draft
from .clauses import Clause

_ALL_TOLD = re.compile(r"合计|共计|总计")
_SECOND = re.compile(r"[、,(]?(?:共计?|合?计|总计|金额)?")


def with_last(clause: Clause, last: Clause | None, document: Document) -> Clause:
    """培训2场128人次; 收取2笔、35元: the second count of one thing, in another unit."""
    seen = clause.frame
    again = last is None or last.frame.mention.unit == seen.mention.unit
    if last is None or again or clause.content or not _SECOND.fullmatch(seen.label):
        return clause
    between = document.in_digits[last.frame.mention.span.stop : seen.mention.span.start]
    if not last.content or not _SECOND.fullmatch(between):
        return clause
    if last.frame.listed and _ALL_TOLD.search(seen.label):
        return clause  # 予以公开2件,其他处理1件,合计3件次: of all of the list, and not of its last
    return replace(
        clause, label=last.label, cover=last.cover, frame=seen._replace(label=last.frame.label)
    )


_REACHES = re.compile(
    rf",?(?:总数|总量|全年)?(?:(?:20\d\d年|本年度?|今年)?(?:{RISES_TO}|达到?|为|共计?|计)(?:本年度?的?|今年的?)?)+"
    r"|,?全年(?:合计|总计|累计|共计?|总共|一共)"
)


def with_compared(clause: Clause, compared: Clause | None) -> Clause:
    """新收申请同比减少4件,为25件: what is compared is what then gets its number."""
    seen = clause.frame
    if compared is None or not seen.listed or not _REACHES.fullmatch(seen.label):
        return clause
    if any(not token.filler for token in clause.after):
        return clause
    words = cues.before_comparison(compared.frame.label)
    if not words and compared.frame.mention.unit == seen.mention.unit:
        words = LED_FROM.sub("", compared.frame.label)
    label = tuple(
        t for t in compared.label if t.stop <= len(words) and "last_year" not in t.concepts
    )
    if not words or compared.frame.sentence_start != seen.sentence_start:
        return clause
    return replace(clause, label=label, cover=label, frame=seen._replace(label=words))


def after_results(clause: Clause, last: Draft | None, pack: Prose) -> Clause:
    """予以公开2件,其他1件; 纠错4件、其他8件: what 其他 is the rest of.

    Behind a part of the other ways (逾期不补正2件,其他1件) it is the last part of them.
    """
    if last is None or not clause.frame.listed:
        return clause
    if last.indicator in (pack.roles.closed, pack.roles.replied) and _carries(clause):
        way = Token(0, 0, "", frozenset({"next_year"}))
        return replace(clause, label=(way, *clause.label))
    if last.indicator.endswith("_by_principal") and _he_attends(clause, pack):
        return replace(clause, label=(Token(0, 0, "", frozenset({"principal"})), *clause.label))
    if last.indicator in pack.roles.other_answers:
        return replace(clause, before=("after_other_way", *clause.before))
    if last.indicator.startswith(pack.outcomes):
        return replace(clause, before=("after_outcome", *clause.before))
    result = last.indicator.partition(".")[2]
    if result.rpartition(".")[2] in APPLICANTS.values() and not _divided_anew(
        clause.frame.sentence
    ):
        return replace(clause, before=("after_applicants", *clause.before))
    if result.rpartition(".")[2] in ("upheld", "corrected"):
        cases = last.indicator.rpartition(".")[0].replace(".", "_")
        return replace(clause, before=(f"after_{cases}", *clause.before))
    return clause


def _he_attends(clause: Clause, pack: Prose) -> bool:
    """主要负责人出席发布会3次、参与在线访谈1次: who attends the next thing is not said again.

    In 举行发布会7次,厅长出席2次,参加在线访谈3次 it is the office, with which the sentence begins.
    """
    seen = clause.frame
    before = re.split(r"[;。]", seen.earlier)[-1]
    opening = pack.lexicon.tokens(re.split(r"\d", before)[0])
    return _ATTENDS.match(seen.label) is not None and any(
        "principal" in t.concepts for t in opening
    )


_ATTENDS = re.compile(r"(?:参加|出席|参与|做客)")
_DIVIDED = re.compile(
    r"(?:从|按照?|就)(?P<by>[^,。;:\d]{1,10}?)来?(?:看|分|划分|统计|分类)(?=[,:])"
)
_WHO = re.compile(r"人|主体|身份|对象|来源")


def _divided_anew(sentence: str) -> bool:
    """从申请人看,…;从内容看,…、其他3件: the rest of the matters, and of no applicants."""
    last = max(_DIVIDED.finditer(sentence), key=re.Match.start, default=None)
    return last is not None and _WHO.search(last["by"]) is None


def _carries(clause: Clause) -> bool:
    """办结17件,结转2件: what is left when some were closed goes into the next year."""
    named = clause.concepts
    return "carry" in named and not named & {"last_year", "next_year"}


_INTO = re.compile(
    r"[^。;]{0,30}?(?:(?:转入|转到|结转(?:至|到)?|延至|留到)(?:下一?年度?|次年|(?P<into>20\d\d)年)"
    r"|(?:将|拟)?(?:在|于)(?P<by>20\d\d)年[^,。;]{0,10}(?:答复|办结|办理完毕))"
)
_NEXT = 50


def left_over(document: Document, frame: Frame, claims: Sequence[Draft], pack: Prose) -> bool:
    """余下2件为12月下旬收到,转入下年办理: whether the rest of the applications goes into the next year."""
    asked = "申请" in frame.section or any(c.indicator in pack.roles.applications for c in claims)
    match = _INTO.match(
        document.in_digits, frame.mention.span.stop, frame.mention.span.stop + _NEXT
    )
    if match is None or not asked:
        return False
    named, year = match["into"] or match["by"], document.meta.year
    return named is None or (year is not None and int(named) == year + 1)


_BY_OTHER_WAYS = re.compile(
    r"[^,。;:、\d]{0,8}?(?:以|通过|采取|采用|借助|利用|运用|依托|在|经由?)(?P<ways>[^,。;\d]{2,40}?)"
    r"(?:(?:主动|对外|予以|进行|向社会)*(?:公开|发布|公布|公示|张贴|发放|刊[登发载]|播[出发放]))"
)
_OFFICIAL = frozenset({"site", "weibo", "wechat", "gazette"})


def by_other_ways(document: Document, frame: Frame, claims: Sequence[Draft], pack: Prose) -> bool:
    """其余142条以公告栏等形式公开: whether the rest of what went out went by other ways.

    Not where the rest has a way of its own (其余142条通过微信公开).
    """
    if not claims or claims[-1].indicator not in pack.roles.disclosures:
        return False
    stop = frame.mention.span.stop
    match = _BY_OTHER_WAYS.match(document.in_digits, stop, stop + _NEXT)
    if match is None:
        return False
    named = {c for t in pack.lexicon.tokens(match["ways"]) for c in t.concepts}
    return "other_way" in named or not named & _OFFICIAL
