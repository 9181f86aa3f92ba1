"""Zeros of the year beside a count of other years: 2008年以来共发生行政复议7件,本年度未发生."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.denials import Denial
from extractor.language.lexicon import Token
from extractor.text.scan import Zero

from .prose import Prose

_YEAR_ALONE = re.compile(
    r"(?:,|^)(?P<year>(?:本年度?|今年|当年|本报告期|(?P<named>20\d\d)年度?)内?)$"
)
_YEAR = re.compile(r"(20\d\d)年")
_OTHER_YEARS = re.compile(r"以来|累计|历年|至今|[去上前]年|往年")
_DENIES = re.compile(r"[^,。;\n]{1,8}")


def of_the_year(text: str, denial: Denial, token: Token, pack: Prose) -> Iterator[Zero]:
    """2008年以来共发生行政复议7件,本年度未发生: what is counted for other years is none of this one."""
    match = _YEAR_ALONE.search(text, denial.start, denial.at)
    concept = min(token.concepts & pack.zeros.keys())
    if denial.kind != "backward" or match is None or pack.denials.same.get(concept):
        return
    years = {year[1] for year in _YEAR.finditer(text, denial.start, match.start())}
    another = match["named"] is not None and bool(years - {match["named"]})
    if not another and not _OTHER_YEARS.search(text, denial.start, match.start()):
        return
    # The digits of a year are a number of their own: there the words that deny are the zero.
    denies = _DENIES.match(text, denial.at) if match["named"] else None
    yield Zero(*(denies.span() if denies else (match.start("year"), denial.at)), concept)
