"""What a list divides that leaves no rest: cases that are closed, all of them, and places told by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractor.language.wholeness import all_decided, named_parts
from extractor.schemas import Mention
from extractor.text.document import Document
from extractor.text.scan.numerals import read_count

from .enumeration import Enumeration
from .extent import label, of_channel

_DONE = re.compile(r"(?<![未应待在])(?:办结|审结|答复|办理完毕|结案)(?!率)")
_OUTCOME = re.compile(
    r"公开|提供|存在|处理|维持|驳回|纠正|撤[销诉回]|确认|终止|变更|[按如延逾超]期|按时|及时|胜诉|败诉|履行|其[他它余]"
)


def closed_right_before(
    document: Document, parents: Sequence[Mention], mark: int, parts: Sequence[Mention]
) -> list[Mention]:
    """The outcomes that divide the cases closed right before them: 收33件,审结30件,其中维持17件,驳回8件 …

    What is left to the next year is none of them.
    """
    outcomes = list(takewhile(lambda m: _labelled(document, m, _OUTCOME), parts))
    gap = document.text[parents[-1].span.stop : mark]
    closed = _labelled(document, parents[-1], _DONE) and re.fullmatch(r"[,:(的]{0,2}", gap)
    return outcomes if len(parents) > 1 and len(outcomes) > 1 and closed else []


def _labelled(document: Document, mention: Mention, said: re.Pattern[str]) -> bool:
    return said.search(label(document, mention)) is not None


def all_done(text: str, parent: Mention, mark: int) -> bool:
    """收到申请9件,全部办结。其中,按时7件,延期1件: none is left that could be missing."""
    return all_decided(text[parent.span.stop : mark])


def all_named(one: Enumeration) -> bool:
    """档案馆、图书馆两个查阅点接待6840人次,其中档案馆 …: each of the places that are counted has its part."""
    document, parts = one.document, one.parts
    lead = document.before(one.whole, 80)
    lead = re.split(r"[。;:!?\n]", lead)[-1]
    names = named_parts(lead)
    labels = [label(document, part) for part in parts]
    if not names and not any(map(of_channel, [lead, *labels])):
        return _one_kind(labels, lead)
    if len(names) != len(parts) or any(map(of_channel, names)):
        return False
    found = {
        next((n for n, name in enumerate(names) if name[-3:] in words or words in name), None)
        for words in labels
        if words
    }
    return None not in found and len(found) == len(names)


_PLACES = re.compile(
    r"(?<![\d第每])(?P<count>[两二三四五六七八九2-9])(?:个|家|处|所)(?P<noun>[^,。;:、\d]{1,8})"
)


def _one_kind(labels: Sequence[str], lead: str) -> bool:
    """三个查阅点接待6840人次,其中城关点 …,东街点 …,西街点 …: as many of a kind as the words count."""
    matches = list(_PLACES.finditer(lead))
    if not matches or read_count(matches[-1]["count"]) != len(set(labels)):
        return False
    kinds = {one[-1:] for one in labels}
    alike = len(kinds) == 1 and len(set(labels)) == len(labels) and kinds <= _KINDS_OF_PLACE
    return alike and any(kind in matches[-1]["noun"] for kind in kinds)


_KINDS_OF_PLACE = frozenset("点馆局镇乡村县区街站所室厅")


_OF_FORM = re.compile(
    r"(?P<secret>国家秘密)|(?P<trade>商业秘密)|(?P<private>隐私)|(?P<safe>危及|安全|稳定)"
    r"|(?P<none>不是.{0,8}所指)|(?P<rest>其[他它余])"
)


def row_of_form(document: Document, parts: Sequence[Mention]) -> bool:
    """Whether parts are the six reasons of the form of 2014, each once, some of them with 0.

    They stand side by side, also where some happen to add up to the one before them (3, 0, 0, 1, 2).
    """
    named = [_OF_FORM.search(document.before(part, 12)) for part in parts]
    reasons = {one.lastgroup for one in named if one is not None}
    return len(parts) == len(reasons) == _OF_FORM.groups and None not in named
