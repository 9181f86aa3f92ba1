"""Fields of Word: what a field shows is its result; a field in the code of another shows nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docx.oxml.ns import qn
from lxml.etree import _Element

_SIGN, _KIND = qn("w:fldChar"), qn("w:fldCharType")
_SHOWN = frozenset(
    qn(name) for name in ("w:t", "w:tab", "w:br", "w:cr", "w:sym", "w:noBreakHyphen")
)


@dataclass(slots=True)
class _Field:
    """A field that has begun, and the text in it so far that its code holds."""

    part: Literal["code", "result"] = "code"
    in_code: list[_Element] = field(default_factory=list)


def without_inner_codes(root: _Element) -> None:
    """Take away what a field shows inside the code of another: { IF { PAGE } = 1 "12" "" }.

    Only of fields that end: of a torn one nobody knows where its code stops.  Text right in a code
    is kept, as some programs leave out the sign between code and result.
    """
    fields: list[_Field] = []
    gone: list[_Element] = []
    for element in root.iter(_SIGN, *_SHOWN):
        if element.tag != _SIGN:
            outer = next((one for one in fields[:-1] if one.part == "code"), None)
            if outer is not None:
                outer.in_code.append(element)
        elif element.get(_KIND) == "begin":
            fields.append(_Field())
        elif element.get(_KIND) == "separate" and fields:
            fields[-1].part = "result"
        elif element.get(_KIND) == "end" and fields:
            ended = fields.pop()
            # A code without a result is shown nowhere; one inside is told with the outer one.
            if ended.part == "result" or not fields:
                gone += ended.in_code
    for element in gone:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
