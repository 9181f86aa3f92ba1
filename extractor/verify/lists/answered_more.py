"""More answers than applications: 收到20件,上年无结转, and elsewhere 答复22件,每件申请均单独作出一份答复.

With nothing carried in and one answer each there can be no more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.language.movement import CARRIED, nothing_before
from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import ZERO, plain
from ..counts.statements import end_of, exact, opening_of, statistics
from ..counts.whose_figure import bodies, of_same_bodies, times

_MORE = "more is closed than was received, and nothing was carried in"
_ANSWERED = re.compile(
    r"(?:^|[,。;:\n])(?:全年|本年度?|年内|当年|20\d\d年|[我本][局委办])*共?(?:办理)?答复(?:了|公开)*(?:申请)?$"
)
_RECEIVED = re.compile(r"(?:收到|受理|新收|接到)[^,。;:\d]{0,14}(?<!依)申请$")
_ONE_EACH = re.compile(
    r"(?:每一?件(?:公开|书面)?(?:申请)?(?:均|都|各)?|逐件)[^,。;\d]{0,4}(?:单独|一次性|只|仅)[^,。;\d]{0,6}(?:答复|回复)|一[件事]一[答复]"
)
_DENIED = re.compile(r"(?:[无没未]有?|不存在)[^,。;\d]{0,16}(?:拆分|合并|重复)[^,。;\d]{0,12}")
_SEVERAL = re.compile(
    r"撤[回销件]|并案|合并|拆分|补充答复|重新答复|重复|不计|另|其中|含|部门|往年|以前年度"
)
_BEFORE, _MOST = 30, 20


def check_answered_more(document: Document) -> Iterator[Finding]:
    """Answers, one for each application, that are more than the applications of the year."""
    counts = [m for m in statistics(document) if m.kind == "number" and m.value and exact([m])]
    received: list[Mention] | None = None
    told = (m for m in counts if _ANSWERED.search(document.before(m, _BEFORE)))
    for answered in islice(told, _MOST):
        said = _sentence(document, answered)
        if not _ONE_EACH.search(said) or _SEVERAL.search(_DENIED.sub("", said)):
            continue
        if received is None:
            received = [m for m in counts if _RECEIVED.search(document.before(m, _BEFORE))]
        if len(received) != 1:
            return
        came = received[0]
        value, most = answered.value or ZERO, came.value or ZERO
        if came.unit != answered.unit or not most < value <= 2 * most:
            continue
        if _nothing_carried(document, came, answered) and _of_one_body(document, came, answered):
            formula = f"{plain(most)} < {plain(value)}"
            yield bare_finding(document, "balance_mismatch", [answered, came], formula, _MORE)


def _nothing_carried(document: Document, came: Mention, answered: Mention) -> bool:
    """Whether it is said beside one of the numbers that nothing came from the year before."""
    own = (_sentence(document, m) for m in (came, answered))
    said = [words for words in own if nothing_before(words)]
    told = CARRIED.findall(document.text)
    return bool(said) and len(told) <= sum(len(CARRIED.findall(w)) for w in dict.fromkeys(said))


def _of_one_body(document: Document, one: Mention, other: Mention) -> bool:
    first, second = one.span.start, other.span.start
    alike = bodies(document, first) == bodies(document, second)
    now = not times(document, first) and not times(document, second)
    return alike and now and of_same_bodies(_sentence(document, one), _sentence(document, other))


def _sentence(document: Document, mention: Mention) -> str:
    at = mention.span.start
    return document.text[opening_of(document.text, at) : end_of(document.text, at)]
