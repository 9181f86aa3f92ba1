"""What was named before a number: in its sentence, its paragraph, the titles above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from extractor.knowledge.prose import Prose
from extractor.language.frames import Frame
from extractor.language.labels import line_title
from extractor.language.lexicon import Token
from extractor.text.document import Document

_ROW = re.compile(r"[^\n]{0,30}\d[^\n]{0,12}")
_MOST_ROWS, _LONGEST_ROW, _LONGEST_LINE = 8, 44, 120


def _introduction(text: str, start: int) -> str:
    """The line that a list of figures stands below: 行政复议共10件:⏎维持5件⏎纠正2件; empty if there is none."""
    stop = text.rfind("\n", 0, start)
    for _ in range(_MOST_ROWS):
        low = text.rfind("\n", max(0, stop - _LONGEST_LINE), max(0, stop)) + 1
        if stop <= 0 or not low:
            return ""
        line = text[low:stop].rstrip()
        if line.endswith(":"):
            return line
        if len(line) > _LONGEST_ROW or _ROW.fullmatch(line) is None:
            return ""
        stop = low - 1
    return ""


def topics_before(document: Document, frame: Frame, pack: Prose) -> tuple[str, ...]:
    """The topics named before a number: in its sentence, else its paragraph, then the headings; then
    those that its sentence tells by other words.

    The nearest stands first.
    """
    found = _named_before(document, frame, pack)
    found += tuple(topic for told, topic in _told(document, frame) if told)
    if not _CASES.intersection(found) and _OUTCOME.search(frame.label):
        found += tuple(t for t in _line_before(document, frame, pack) if t == "application")
    if not _CASES.intersection(found) and _HEADS.search(frame.sentence):
        found += ("application",)
    return found


def _named_before(document: Document, frame: Frame, pack: Prose) -> tuple[str, ...]:
    text, start = document.in_digits, frame.sentence_start
    found = _topics(frame.earlier, pack)
    if not set(found) - _NO_THINGS:
        low = max(text.rfind("\n", 0, start) + 1, start - 160, 0)
        found += tuple(t for t in _topics(text[low:start], pack) if t not in _SENTENCE)
    for words in (_introduction, line_title):
        if not set(found) - _NO_THINGS:
            found += _topics(words(text, start), pack)
    for title in reversed(frame.section.split("/")):
        found += tuple(t for t in _topics(title, pack) if t != "docket")
        found += ("info",) if _WAYS.search(title) else ()
        found += ("staffing",) if _STAFF.search(title) else ()
    return found


_NO_THINGS = {"work", "carry"}


def _told(document: Document, frame: Frame) -> Iterator[tuple[object, str]]:
    """Whether the words around a number tell of a topic, and of which."""
    head, rest, sentence = _run_in(document, frame), _rest(document, frame), frame.sentence
    yield _GAZETTE.fullmatch(head), "gazette"
    yield _COMPLAINTS.match(head) or _COMPLAINTS.match(sentence), "complaints_here"
    yield "公开" in sentence or "本报告" in sentence, "asked"
    yield "咨询" in frame.section and _ASKED_HERE.search(frame.section), "asked"
    yield "咨询" in head and _ASKED_RUN_IN.fullmatch(head), "asked"
    yield "咨询" in sentence and _ASKED_ABOUT.search(sentence), "asked"
    yield _WAYS_OF_ASKING.search(rest), "asked"
    yield "公开" in frame.label + frame.after or _DISPUTED.search(rest[:40]), "work"
    yield COMPLAINT_ROW.fullmatch(frame.label), "work"
    yield "机构" in sentence and _STAFFED.search(sentence), "staffing"


def _run_in(document: Document, frame: Frame) -> str:
    """The words that open the line of a number, up to the mark that ends them: 咨询情况。"""
    text, start = document.in_digits, frame.sentence_start
    low = text.rfind("\n", 0, start) + 1
    match = _OPENS_LINE.match(text, low, max(start, frame.mention.span.start))
    return match["head"] if match else ""


_OPENS_LINE = re.compile(r"\s*(?P<head>[^,。:;\n]{2,20})[。:]")
COMPLAINT_ROW = re.compile(
    r"(?P<one>举报|投诉|申诉)[、和及]?(?!(?P=one))(?:举报|投诉|申诉)(?:数量|情况|总数|件数)?:?"
)
"""举报投诉数量:3件, as the form of 2014 has it: it needs no words about disclosure."""
_OUTCOME = re.compile(r"(?:予以|同意|部分|不予|不同意)公开|不存在|不予处理|无法提供")


def _line_before(document: Document, frame: Frame, pack: Prose) -> tuple[str, ...]:
    """新收申请48件。⏎予以公开20件: what the line before a list of results is about."""
    text = document.in_digits
    stop = text.rfind("\n", 0, frame.sentence_start)
    low = max(text.rfind("\n", 0, max(stop, 0)) + 1, stop - 160)
    return _topics(text[low:stop], pack)[:1] if stop > 0 else ()


_HEADS = re.compile(
    r"(?:答复|办理|处理)(?:结果|类型|方式|口径)(?:来?看|分为?|为|是|如下|[:,])"
    r"|(?<![访议诉讼询案])(?:答复|办理|处理|办结)的?件?[之当其]?中,"
    r"|^结果(?:来?看|分为?|为|是|如下|[:,])"
    r"|申请人(?:的)?(?:类型|类别|身份|构成|分布|主体)"
)
"""从答复结果看,同意公开12件: what is answered are applications, where nothing else is named."""
_CASES = frozenset("application reconsider lawsuit complaint docket consult license".split())


_ASKED_ABOUT = re.compile(
    r"咨询(?:情况|总[数量])|(?:政府|政务)信息的?[^,。;]{0,4}咨询|咨询(?:政府|政务)信息|^咨询方面,"
)
_ASKED_HERE = re.compile(r"咨询(?<!业务咨询)(?<!医疗咨询)(?<!招生咨询)(?<!法律咨询)")
_ASKED_RUN_IN = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.．])?(?:公众|群众|社会|(?:政府|政务)?信息(?:公开)?)?咨询(?:情况|方面|服务|工作)?[:。]?"
)
"""咨询情况。接待来访…: a heading that its paragraph goes on from."""
_COMPLAINTS = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.．])?(?:(?P<one>举报|投诉|申诉)[、和及]?(?!(?P=one))(?:举报|投诉|申诉)|(?:举报|申诉)(?=情况|方面))"
    r"(?:情况|方面|工作)*(?:$|[,:。])"
)
"""举报投诉方面,收到举报2件; 举报申诉。收到…: complaints under their own run-in heading."""
_STAFFED = re.compile(r"(?:专门的?|信息公开(?:工作)?)机构\d")
_GAZETTE = re.compile(r"[-—·•●○◆◇■□▪※> ]{0,3}(?:政府)?(?:公报|政报)")
"""——公报。《…》编发6期,刊载…: the title of an item in a list of ways."""
_STAFF = re.compile(r"人员(?!培训)|队伍")
_DISPUTED = re.compile("复议|诉讼")
_WAYS = re.compile(r"^[^申请]*(?:渠道|载体)$")
"""【渠道】: a heading of ways is about what goes out by them."""
_SENTENCE = ("docket", "gazette")
"""Topics that end with their sentence."""
_WAYS_OF_ASKING = re.compile(
    r"(?:电话|现场|窗口|当面|网络|网上|在线)(?:接待|接听|答复)?咨询|咨询(?:热线|电话)"
    r"|^,?其中(?:现场|电话|网上|网络|来访|来电|当面)"
    r"|(?:均|都|全部)(?:为|是|系|属于?)(?:政府|政务)?信息(?:公开)?(?:类)?咨询"
)
"""接受咨询#人次,其中电话咨询…: the ways of the official form make it the official count, as do words behind it
(均为信息公开咨询)."""


def _rest(document: Document, frame: Frame) -> str:
    """The sentence behind a number, at most 60 characters."""
    stop = frame.mention.span.stop
    return document.in_digits[stop : stop + 60].partition("。")[0].partition("\n")[0]


_TREATED_AS = re.compile(
    r"内容(?:主要|大多|多)?(?:集中[在于]|涉及|是|为|包括)[^,。;:\d]*|"
    r"(?:按照?|作为?)(?:咨询|信访|投诉)(?:件|事项|类)?(?:处理|答复|办理|回复)"
    r"|职业(?:举报|投诉|打假|索赔)人|(?:举报|投诉|信访|上访|起诉)人(?=占|居多|较多|为主|提[出交]|申请)"
    r"|(?:属于?|系)[^,。;、\d]{0,6}?(?:咨询|信访|投诉|举报)(?:件|事项|诉求|类)*(?=[、,]?(?:另行|不予|未予|告知|引导|转)[^,。;、\d]{0,10}\d)"
)
"""内容集中在投诉处理过程: what was asked about; 按咨询答复, 属信访事项另行告知的3件: how one was treated; 职业举报人占八成: who asked, and not what the next
is about."""


@lru_cache(maxsize=1024)
def _topics(words: str, pack: Prose) -> tuple[str, ...]:
    # By pieces: each number of a long sentence has nearly the same words before it.
    words = _TREATED_AS.sub("", words)
    named = [topic for piece in pack.lexicon.pieces(words) for topic in _of_piece(piece, pack)]
    if "公开" in words:
        named.insert(0, "work")
    return tuple(dict.fromkeys(reversed(named)))


@lru_cache(maxsize=1024)
def _of_piece(words: str, pack: Prose) -> tuple[str, ...]:
    return tuple(
        pack.topics[concept]
        for token in _without_claims(words, pack.lexicon.tokens(words))
        for concept in token.concepts
        if concept in pack.topics and token.text not in _OF_ANYTHING
    )


_OF_ANYTHING = frozenset({"同意", "不同意", "批准", "否决"})
"""What may be said of a plan, or of a vote, names no application."""

_ASKED_FOR = frozenset({"business", "docket", "funds", "license"})


def _without_claims(words: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """养老服务补贴申请: applications for something else are no topic of ours."""
    if "申请" not in words:
        return tokens
    others = {
        token
        for before, token in pairwise(tokens)
        if token.text == "申请" and before.stop == token.start and before.concepts & _ASKED_FOR
    }
    return tuple(token for token in tokens if token not in others)
