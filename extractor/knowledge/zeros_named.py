"""Which of the things that a denial names are denied: the heads of phrases, sums of fees apart."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.language.lexicon import Token, residue

from .prose_file import Denials
from .zeros_of_disputes import are_disputes

_FEE = re.compile(r"(?P<ways>[^费]+?)费(?:用)?")
_SEARCHING = ("检索、", "检索和", "检索及")


def fees_apart(words: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """检索、复制、邮寄费用 are three things to pay for and the fees for all of them.

    复制、邮寄费 by itself is one fee of the form.
    """
    found: list[Token] = []
    for token in tokens:
        named = _FEE.fullmatch(token.text)
        if named is None or not words[: token.start].endswith(_SEARCHING):
            found.append(token)
            continue
        at = token.start + named.end("ways")
        found.append(Token(token.start, at, named["ways"], frozenset({"copying"})))
        stop = token.stop + words.startswith("用", token.stop)
        # 费 alone is too short a word to be denied; here it is that of all three.
        found.append(Token(at, stop, "费用", frozenset({"fee"})))
    return tuple(found)


def without_sums(words: str, named: list[Token], of: Denials) -> list[Token]:
    """检索费、复制费收取金额: the amount is that of the fees named before it."""
    paid, kinds = frozenset(of.paid.split()), frozenset(of.ways.get("fee", {}).values())
    return [
        token
        for before, token in zip([None, *named], named, strict=False)
        if before is None
        or not (before.concepts & kinds and token.concepts & paid)
        or _APART.search(words, before.stop, token.start)
        or "额" not in token.text
    ]


_APART = re.compile(r"[、,和及或与;也]")


def heads(words: str, named: list[Token], disputes: frozenset[str]) -> list[Token]:
    """Of things that stand together without a mark of a list, the last one: 依申请公开收费."""
    words = re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), words)
    named = [t for t in named if words[t.start : t.stop].strip()]
    kept = named[-1:]
    for token, after in pairwise(named):
        apart = _APART.search(words, token.stop, after.start) or after.start - token.stop > 8
        if apart or (token.stop == after.start and are_disputes(token, after, disputes)):
            kept.insert(-1, token)
    return kept


def whole_name(tokens: tuple[Token, ...], token: Token, joins: frozenset[str]) -> int:
    """Where the name of a thing ends: 专职, 专职工作人员, 专职的政府信息公开工作人员."""
    stop = reached = token.stop
    for after in tokens:
        if after.start != reached:
            continue
        if after.concepts & joins:
            stop = reached = after.stop
        elif after.filler and after.text not in "和及与或、":
            reached = after.stop
            stop = reached if stop == after.start and after.text != "的" else stop
    return stop


_OURS = frozenset({"disclose", "info", "on_request", "this_work", "full_time"})


def plain(words: str, tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether no other name leans on a thing: 公开工作的经费, and not 会议经费 or 扶贫专项经费."""
    low = max(words.rfind(mark, 0, token.start) for mark in ",、和及") + 1
    near = [t for t in tokens if low <= t.start and t.stop <= token.start]
    other = any(not t.filler and not t.concepts & _OURS for t in near)
    return not other and not residue(words, near, low, token.start)
