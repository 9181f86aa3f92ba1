"""Years that applications were carried out of or into, by their numbers: 结转2024年2件, 2022年结转3件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.lexicon import Token

_YEAR = re.compile(r"(20\d\d)年度?")
_CARRY = frozenset({"carry"})
_THIS_YEAR = re.compile(r"(?:到|至|入)(?:本|今)年度?")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日|年?[底末]")
_GOES_INTO = re.compile(r"(?:到|至|入|结转|转结)20\d\d年度?(?:继续|办理|再)")
_HOLDS = re.compile(r"^(?:其中)?(?:含|包括|包含)20\d\d年度?(?:结转|转结|转入)")


def with_years(tokens: tuple[Token, ...], words: str, year: int | None) -> tuple[Token, ...]:
    """What was carried into or out of a year that is named by its number."""
    turned = _TURNED.search(words)
    if turned and year and int(turned["year"]) == year + 1:
        return tuple(sorted((*tokens, *_carried_out(turned))))
    if not any(t.concepts & _CARRY for t in tokens):
        return tokens
    carry = next(t.start for t in tokens if t.concepts & _CARRY)
    named = []
    for match in _YEAR.finditer(words):
        ahead = int(match[1]) - year if year else 1 if match.start() > carry else -1
        if not ahead and _DAY.match(words, match.end()):
            continue  # 截至2022年12月31日仍未办结: the day of the count
        if not ahead and f"{(year or 0) - 1}年" in words[: match.start()]:
            continue  # 截至2022年底未办结、转入2023年继续办理: into the year of the report
        if ahead or _GOES_INTO.search(words) or _HOLDS.match(words):
            behind = match.start() > carry and words[match.start() - 1] not in "自由从"
            kind = "next_year" if ahead == 1 or behind else "last_year"
            named.append(Token(*match.span(), match.group(), frozenset({kind})))
    named += [
        Token(*m.span(), m.group(), frozenset({"last_year"})) for m in _THIS_YEAR.finditer(words)
    ]
    return tuple(sorted((*tokens, *named)))


_TURNED = re.compile(r"(?:^|(?<=[,尚仍还共已有、]))转(?P<year>20\d\d)年")
"""当年办结27件,转2024年2件."""


def _carried_out(said: re.Match[str]) -> Iterator[Token]:
    at = said.start("year")
    yield Token(said.start(), at, "转", frozenset({"carry"}))
    yield Token(at, said.end(), said.string[at : said.end()], frozenset({"next_year"}))
