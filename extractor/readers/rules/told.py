"""What a sentence goes on to tell of all that a number counted: 2件,均由网络提交; 1件,复议机关维持.

A clause without a number of its own speaks of the number before it: of all of them where there is
one, where it says so (均, 全部, 都), or where it stands in a parenthesis and gives the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.knowledge.prose import Prose
from extractor.language.lexicon import Token
from extractor.language.respective import squeeze
from extractor.language.words import UNITS
from extractor.schemas import Mention, vocabulary
from extractor.schemas.roles import Roles
from extractor.schemas.vocabulary import exclusive
from extractor.text.document import Document

from .behind import OF_ALL
from .clauses import Clause
from .hands import is_of_hands
from .matching import Match, best
from .turns import tokens_of

_ENDS = re.compile(r"[。;\n:]")
_CLAUSE = re.compile(r"[,()、]|(?<=办结|答复|回复)(?=并(?:提供|予以公开))")
_PARENTHESIS = re.compile(r"[^,。;:、()\d]{0,6}\(([^()\d]{2,40})\)")
_ALL = re.compile(
    r"均|全部|都|皆|一律|全是|全为|全系|悉数|^已将|^由[^,]{2,12}兼[任职](?:$|(?=[^员]))"
)
_IS = re.compile(r"(?:系|属|为)(?![于全本去上前了因何])[^,最倍比多少来]{2,14}$")
"""3名,系兼职: said of all that the number counts."""
_CONTENTS = re.compile(
    r"(?:所?(?:申请|查询|要求|请求|希望|需要?|求)(?!人)|(?:申请|查询)?(?:内容|事项)|(?:主要)?(?:涉及|关于|围绕)|想)"
)
"""2件,申请查询学籍材料,均已提供: what was asked for stands between, and is passed over."""
_OF_THE_REST = re.compile(r"其余|其[他它]|另|剩余")
"""行政复议撤销1件,其余均维持: said of those that the number does not count."""
_OF_THE_FIRST = re.compile(r"前者")
"""复议、诉讼各1件,前者维持,后者待判: each is said of one of them."""
_BY_SEVERAL = re.compile(
    r"[^,。;]{0,4},?(?:均|都|皆|全)[是为系由]?[^,。;()、和及与或]{2,6}(?:、|和|及|与|或)[^,。;()]{2,12}(?:提|递|寄|申请|所)"
)
"""22件,全是自然人、企业提出的: of neither alone."""
_LONGEST = 60
_MOST_TOLD = 4
"""Words with a meaning in a clause that tells two things."""


def told_of_all(
    document: Document, clause: Clause, names: Sequence[str], *, tabled: bool
) -> Iterator[Match]:
    """The sayings that the words behind a number state of all that it counts.

    ``names`` are the indicators that the number is claimed for; ``tabled`` says that the table of
    the form has been read, so that what it does not ask for is not told in passing either.
    Of two parts of one whole (均为网络和信函提交) neither is all.
    """
    told = list(_told(document, clause, names, tabled=tabled))
    asked = clause.pack.roles.received_by
    both = _BY_SEVERAL.match(document.in_digits, clause.frame.mention.span.stop) is not None
    for match in told:
        if both and match.saying.id in asked:
            continue
        others = (other.saying.id for other in told if other is not match)
        if not any(exclusive(match.saying.id, other) for other in others):
            yield match


def _told(
    document: Document, clause: Clause, names: Sequence[str], *, tabled: bool
) -> Iterator[Match]:
    seen = clause.frame
    named = [t for token in reversed(clause.content) for t in _topics(token, clause.pack)]
    if "carry" in named or not (names or _is_part(clause) or is_of_hands(clause)):
        return
    cases = bool(clause.concepts & {"reconsider", "lawsuit"})
    alone = replace(clause, before=(*named, *clause.before))
    rest = _rest(document, seen.mention)
    form = document.meta.form
    roles = clause.pack.roles
    passing = form if tabled or _OBJECTS.search(rest) else None
    match = _PARENTHESIS.match(rest)
    every = seen.mention.value == 1
    told: set[str] = set(names)
    behind = _before_a_denial(_behind(rest, clause.after_words))
    # 2件均维持: it may begin right behind the number.
    clauses = _CLAUSE.split(behind)[not OF_ALL.match(behind) :]
    if match:
        whole = every or _ALL.search(match[1]) is not None
        yield from _new(_asked_for(_read(match[1], alone, form, whole=whole), passing), told, roles)
        clauses = _CLAUSE.split(rest[match.end() :])[1:]
    for words in clauses:
        every = every or bool(_ALL.search(words) or _IS.match(words))
        if not every and _CONTENTS.match(words):
            continue
        if not every or _OF_THE_REST.match(words) or (cases and _OF_THE_FIRST.match(words)):
            return
        yield from _new(_asked_for(_read(words, alone, form, whole=True), passing), told, roles)
        alone = _of_that_kind(words, alone)


def _of_that_kind(words: str, clause: Clause) -> Clause:
    """均为复议后起诉,尚未审结: what follows is told of suits of that kind."""
    pack = clause.pack
    kinds = [
        pack.topics[concept]
        for token in tokens_of(words, pack)
        for concept in token.concepts & pack.reasons & pack.topics.keys()
    ]
    suits = [kind for kind in kinds if kind.startswith("lawsuit_")]
    return replace(clause, before=(*suits, *clause.before)) if suits else clause


def _behind(rest: str, after: str) -> str:
    return rest[len(after) :] if rest.startswith(after) else rest


_NOTHING = re.compile(
    r"(?:[为是]|均|都|皆|俱|全)(?:零|0|无|空)(?=[,;)]|$)|没有(?=[,;)]|$)|(?:均|都|皆|也)?(?:未|没有)(?:收到|提出|提交|递交|使用|采用)(?:过)?(?:申请)?(?=[,;)]|$)"
)


def _before_a_denial(words: str) -> str:
    """3件,均为自然人所提,企业、律所均为零: what is denied is not told of the three."""
    denied = _NOTHING.search(words)
    return words[: max(words.rfind(",", 0, denied.start()), 0)] if denied else words


def _new(matches: Iterator[Match], told: set[str], roles: Roles) -> Iterator[Match]:
    """Those that the number is not claimed for yet; they are noted."""
    for match in matches:
        name = match.saying.id
        # 没有现成信息,未予提供: what is not there cannot be given, and nobody refused it.
        held_back = name == roles.refused and not told.isdisjoint(roles.lacking)
        if name not in told and not held_back:
            told.add(name)
            yield match


def _topics(token: Token, pack: Prose) -> Iterator[str]:
    return (pack.topics[concept] for concept in token.concepts if concept in pack.topics)


def _is_part(clause: Clause) -> bool:
    """One item of a list of applications: 1件来自公民,网络提交; 1件…."""
    seen = clause.frame
    item = seen.listed or not seen.label  # 收到2件。1件要看账目,给看了
    return item and seen.mention.unit in UNITS["files"] and bool(clause.before)


def _rest(document: Document, mention: Mention) -> str:
    """The sentence behind a number, up to the next statistic.

    11件(网上8件、当面3件),均为自然人: a parenthesis that counts the parts is passed over, and what
    stands behind it is told of none of them.
    """
    text, start = document.in_digits, mention.span.stop
    if parts := _COUNTED_PARTS.match(text, start, start + _LONGEST):
        start = parts.end()
    stop = start + _LONGEST
    for other in document.mentions[int(mention.id[1:]) :]:
        if other.statistical and other.span.start >= start:
            stop = min(stop, other.span.start)
            break
    if closed := _LAST_OF_A_GROUP.match(text, start, stop):
        stop = closed.end() - 1
    ends = _ENDS.search(text, start, stop)
    whole = ends is not None or stop == start + _LONGEST
    words = text[start : ends.start() if ends else stop]
    if not whole and words.startswith("、") and not re.search(r"[,;)]", words):
        return ""  # 个人隐私1件、危及国家安全、公共安全0件: the next thing of the list, and its own name
    if not whole:
        stop = max(words.rfind(mark) for mark in ",;)") + 1
        # 1件因年久不存在,因涉及商业秘密、第三方不同意的1件: the last clause is that of the next;
        # …,企业、律所均为零: what the next number says of several things is theirs.
        rest = words[stop:]
        theirs = _OF_SEVERAL.search(words) or (stop and not _ALL.search(rest))
        words = words[:stop] + ("" if theirs else rest[: rest.rfind("、") + 1])
    return squeeze(words)


_COUNTED_PARTS = re.compile(r"\([^()\n。]*\d[^()\n。]*\)")
_LAST_OF_A_GROUP = re.compile(r"[^()\n。]*\)")
_OF_SEVERAL = re.compile(r"、[^,;()]*(?:均|都|皆|俱|各|统统)[为是]?$")


def _read(words: str, clause: Clause, form: str, *, whole: bool) -> Iterator[Match]:
    tokens = tokens_of(words, clause.pack)
    if _DENIED.search("".join(words[a:b] for a, b in _between(words, tokens))):
        return  # 均未予以公开; 未被纠错
    frame = clause.frame._replace(label=words, after="")
    alone = replace(
        clause, frame=frame, label=tokens, cover=tokens, after_words="", after=(), beyond=""
    )
    match = best(alone, form)
    allowed = {"all", "reason"} if whole else {"reason"}
    for found in [match] if match else _one_by_one(alone, form):
        if found.saying.told & allowed:
            yield found


_OBJECTS = re.compile(r"(?:第三[方人]|权利人)[^,。;]{0,6}不同意")
"""涉及第三方商业秘密,第三方不同意: the forms from 2019 on have a row of their own for it."""


def _asked_for(matches: Iterator[Match], form: str | None) -> Iterator[Match]:
    """Those that a form asks for; all of them where none is given."""
    for match in matches:
        known = vocabulary().get(match.saying.id)
        if form is None or known is None or form in known.forms:
            yield match


def _one_by_one(clause: Clause, form: str) -> Iterator[Match]:
    """均由自然人从网上提交: who asked and by which way, two things in one clause."""
    content = [t for t in clause.label if not t.filler]
    for token in content if len(content) <= _MOST_TOLD else ():
        others = tuple(t for t in clause.label if t is not token)
        match = best(replace(clause, label=others), form)
        if match is not None and "joint" in match.saying.told:
            yield match


_DENIED = re.compile(r"[未没不无]")


def _between(words: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The ranges that no token with a meaning covers."""
    at = 0
    for token in tokens:
        if not token.filler:
            yield at, token.start
            at = token.stop
    yield at, len(words)
