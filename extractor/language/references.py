"""Words that point back: 此类案件2件 under the heading 行政复议 counts reconsiderations."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"(?:此类|该类|这类|本类|上述|以上)(?:案件|申请(?!人)|事项|情况)")
_KINDS = (
    (re.compile(r"复议"), "行政复议案件"),
    (re.compile(r"诉讼|应诉"), "行政诉讼案件"),
    (re.compile(r"举报|投诉|申诉"), "举报投诉案件"),
)
_APPLICATIONS = re.compile(r"依申请|公开申请|申请公开|申请情况")
_APPLICATION = "政府信息公开申请"


def resolve(label: str, section: str, before: str) -> str:
    """A label with the thing that its reference points at, if that is one thing only.

    ``section`` is the path of headings, ``before`` the words of the paragraph up to the clause:
    a sentence just before is nearer than a heading.
    """
    reference = _REFERENCE.search(label)
    if reference is None:
        return label
    for words in (before, section.rpartition("/")[2]):
        named = [name for kind, name in _KINDS if kind.search(words)]
        if not named and _APPLICATIONS.search(words):
            named = [_APPLICATION]
        if named:
            return _replaced(label, reference, named[0]) if len(named) == 1 else label
    return label


def _replaced(label: str, reference: re.Match[str], name: str) -> str:
    return label[: reference.start()] + name + label[reference.end() :]
