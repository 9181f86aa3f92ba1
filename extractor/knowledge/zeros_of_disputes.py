"""Zeros of reviews and suits: which of them a denial denies, and whether only the losing of them.

没有行政诉讼 says that there was none, 没有败诉的诉讼 that none was lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language.lexicon import Token

from .prose_file import Denials

ABOUT_ELSE = re.compile(
    r"(?:反映|关于|有关|涉及)(?![^,。;、]*(?:公开|信息|申请|答复|工作))[^,。;、]{2,20}的$"
)
"""没有收到反映干部违纪的举报: what the complaints that are denied would have been about."""
CAUSE = re.compile(
    r"(?:因|由|就|对|针对|与|涉及)(?:[^,。;、]|(?<=信息公开)、(?=政务公开)){0,24}?"
    r"(?:引发|引起|产生|导致|发生|提起|提出|而(?:引发|产生|引起|被)?|被|申请(?=行政|复议|诉讼|而|被|引)|有关|不服)的?"
    r"|(?:政府)?信息公开工作?(?:引发|引起)的?"
    r"|[就对因](?:政府)?(?:信息)?(?:依申请)?公开(?:申请)?(?=收|[向对])"
)
"""Why, and about what: of 未就依申请公开收取检索费 the applications are not denied."""
_OF_IT = re.compile(r"(?:案件)?(?:的|有关的)?")
_JOINED = re.compile(r"(?:和|及|以及|或|、)(?:行政)?")
_RAISED = re.compile(r"(?:提起)?(?:行政)?")
_STEP = re.compile(r"申请(?=行政|复议)|被?申请人")
_FIELD = re.compile(r"(?P<field>[^,。;、:]{2,12})(?:方面|领域)[^,。;、:]{0,3}$")
"""不动产登记方面没有发生行政诉讼: what the suits that are denied would have been about."""
_OURS = re.compile(r"公开|申请|答复|信息|工作|[此该这其]|上述|以上")
"""What a dispute of disclosure is about; 因纳税争议引起的诉讼 is of something else."""
_OUR_FIELD = re.compile(r"复议|诉讼|监督|救济|争议|纠纷|法治|依法")


def ours(words: str, dispute: Token) -> bool:
    """Whether a dispute that is denied has no cause named, or one of disclosure.

    因学区划分被申请行政复议: the step that was taken says nothing of the cause.
    """
    cause = next((m for m in CAUSE.finditer(words) if m.end() <= dispute.start), None)
    if cause is None:
        return True
    return _OURS.search(_STEP.sub("", words[cause.start() : dispute.stop])) is not None


def of_another_field(clause: str) -> bool:
    """Whether the words right before a denial name a field that is none of disclosure."""
    named = _FIELD.search(clause)
    if named is None:
        return False
    return not (_OURS.search(named["field"]) or _OUR_FIELD.search(named["field"]))


_COUNTED_FOR = re.compile(
    r"(?:[因由就对]|针对)(?P<cause>[^,。;、\d]{2,16}?)(?:引发|引起|产生|导致|发生|提起|提出|申请)[^,。;\d]{0,8}(?:复议|诉讼)[^,。;\d]{0,6}\d"
    r"|(?P<other>仲裁|调解)[^,。;复诉]{0,6}\d"
)
_AT_MOST = 60


def of_another_cause(text: str, at: int) -> bool:
    """因征地引发行政复议4件,未发生诉讼; 劳动仲裁2件,未发生诉讼: what the sentence counts is of something else."""
    low = max(0, at - _AT_MOST, *(text.rfind(mark, 0, at) + 1 for mark in "。;\n"))
    matches = list(_COUNTED_FOR.finditer(text, low, at))
    if not matches:
        return False
    return not matches[-1]["cause"] or _OURS.search(matches[-1]["cause"]) is None


def is_lost(
    text: str, words: str, high: int, token: Token, tokens: tuple[Token, ...], of: Denials
) -> bool:
    """没有复议、诉讼被纠错: that none was lost, and not that there was none."""
    cases = frozenset(of.cases.split())
    joined = (
        t.stop - token.stop
        for t in tokens
        if t.concepts & cases and _JOINED.fullmatch(words, token.stop, t.start)
    )
    before = words[: token.start]
    return any(of.losing.match(text, high + at) for at in (0, *joined)) or any(
        before.endswith(f"{lost}的") for lost in of.lost.split()
    )


def are_disputes(one: Token, other: Token, disputes: frozenset[str]) -> bool:
    """复议诉讼: two ways of contesting that are named in one breath."""
    mine, theirs = one.concepts & disputes, other.concepts & disputes
    return bool(mine and theirs) and mine != theirs


def of_a_dispute(words: str, contested: Sequence[Token], token: Token) -> bool:
    """行政复议的申请 is one thing: the application is part of its name."""
    return any(
        _OF_IT.fullmatch(words, one.stop, token.start)
        or _RAISED.fullmatch(words, token.stop, one.start)
        for one in contested
    )
