"""The average of years that the report lists one by one: 2009年58条,2010年71条,2011年83条 … 年均公开71条.

The list names each year once; the average says of how many years it is, or of all that were listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.schemas import Finding, Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_chinese

from ..counts.bare import bare_finding
from ..counts.interval import last_place, plain, sum_of
from ..counts.statements import exact, opening_of, statistics
from ..counts.whose_figure import bodies

_YEAR = re.compile(r"(?:^|[,、:;。(])(?P<year>(?:19|20)\d\d)年(?:为|是)?$")
_MEAN = re.compile(
    r"(?P<many>[三四五六七八九十3-9])年(?:来|间)?,?(?:[我本][局委办厅]|全[县市区])?年均(?P<what>[^,。;:、\d]{0,10})$"
)
_LEAD = re.compile(r"(?P<what>[^,。;:]{4,24})[,:](?:(?:19|20)\d\d年)?$")
_FILLER = re.compile(
    r"各年度?|历年|数量?|依次|分别|如下|[为是共达了约]|主动|政府|[我本][局委办厅]|情况|每年|[一-十]年[来间]|,"
)
_FEWEST = 3
_NOT_MEAN = "the average does not follow from its total and what it is divided by"


def check_average_of_years(document: Document) -> Iterator[Finding]:
    """Averages that the years which are listed do not give."""
    means = [
        (mention, match)
        for mention in statistics(document)
        if mention.value and (match := _MEAN.search(document.before(mention, 30)))
    ]
    runs = [*_runs(document)] if means else []
    for mean, match in means:
        many = int(read_chinese(match["many"]) or 0) if not match["many"].isdigit() else 0
        many = many or int(match["many"])
        mine = [run for run in runs if run[0].unit == mean.unit]
        if len(mine) != 1 or len(mine[0]) != many or not exact([*mine[0], mean]):
            continue
        run = mine[0]
        if not _of_one_thing(document, run[0], match["what"]):
            continue
        if bodies(document, mean.span.start) != bodies(document, run[0].span.start):
            continue
        average = sum_of(run) / many
        if abs(average - (mean.value or 0)) < last_place(mean):
            continue
        formula = f"{plain(sum_of(run))} / {many} = {average:.2f}, printed {plain(mean.value)}"
        yield bare_finding(document, "share_mismatch", [mean, *run], formula, _NOT_MEAN)


def _runs(document: Document) -> Iterator[Sequence[Mention]]:
    """Counts of one unit side by side, each led by its year, the years one after the other."""
    run: list[tuple[int, Mention]] = []
    for mention in (*statistics(document), None):
        match = _YEAR.search(document.before(mention, 8)) if mention else None
        if mention and match and mention.unit not in (None, "%") and mention.value is not None:
            year = int(match["year"])
            if run and year == run[-1][0] + 1 and mention.unit == run[-1][1].unit:
                run.append((year, mention))
                continue
            run, done = [(year, mention)], run
        else:
            run, done = [], run
        if len(done) >= _FEWEST and _side_by_side(document, [m for _, m in done]):
            yield [m for _, m in done]


def _side_by_side(document: Document, run: Sequence[Mention]) -> bool:
    return all(
        re.fullmatch(r"[,、;](?:19|20)\d\d年(?:为|是)?", document.between(a, b))
        for a, b in pairwise(run)
    )


def _of_one_thing(document: Document, first: Mention, what: str) -> bool:
    """Whether the average names nothing that the words which lead the list do not name."""
    low = opening_of(document.text, first.span.start)
    lead = _LEAD.search(document.text[low : first.span.start])
    named = _FILLER.sub("", what)
    said = _FILLER.sub("", lead["what"]) if lead else ""
    return bool(named and said) and set(named) <= set(said) and not re.search("网|微|件", said)
