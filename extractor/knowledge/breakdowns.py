"""Ways in which reports divide cases: by applicant, way, outcome, level of government.

The classes of one breakdown exclude each other: what came by letter did not come by fax.  They are
known to arithmetic alone, and are written under ``[[breakdown]]`` in the ``prose.toml`` of a pack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extractor.schemas.pack import Data

from .families import members

REST = "rest"
"""The class of what is left: 其他渠道, 其余."""

_REST = re.compile(
    r"其[他它余](?:类|方面|情形|情况|结果|方式|处理|形式|类型|组织|单位|机构)?(?:的|有|为)*"
)
_DISCLOSURE = re.compile(r"(?:政府)?信息公开(?:申请)?|公开申请")
"""What the cases are about is no outcome of them, and no way."""


class SaidBreakdown(Data):
    """One ``[[breakdown]]``; :class:`Breakdown` tells what the keys mean."""

    name: str
    of: str
    classes: Mapping[str, str]
    foreign: str = ""
    again: bool = False
    nested: bool = False
    last: bool = False
    closed: bool = False
    told: bool = False


@dataclass(frozen=True)
class Breakdown:
    """One way of dividing.

    ``of`` finds, in the words at a total, that it may be divided so.  ``classes`` find the names of
    the classes, the first that does counts; ``foreign`` names in which a class stands, and which
    are none.  ``again``: a class may be named twice (维持2件,…驳回1件).  ``nested``: one may be
    counted inside another (departments in 本级).  ``last``: what is divided stands right before,
    and no further back.  ``closed``: what was carried in is among the parts.  ``told``: only where the
    words say that a total is divided.
    """

    name: str
    of: re.Pattern[str]
    classes: Mapping[str, re.Pattern[str]]
    foreign: re.Pattern[str]
    again: bool
    nested: bool
    last: bool
    closed: bool
    told: bool

    def class_of(self, label: str) -> str | None:
        """The class that the words at a part name; None where they name none."""
        if label.startswith("其") and _REST.fullmatch(label):
            return REST
        label = _DISCLOSURE.sub("", label)
        if self.foreign.search(label):
            return None
        if not self._any_class.search(label):
            return None
        return next((name for name, words in self.classes.items() if words.search(label)), None)

    @cached_property
    def _any_class(self) -> re.Pattern[str]:
        """The names of all classes at once: most words at a number name none."""
        return re.compile("|".join(words.pattern for words in self.classes.values()) or "(?!)")


def breakdown(said: SaidBreakdown) -> Breakdown:
    """A breakdown as it is used, from its entry."""
    return Breakdown(
        said.name,
        _any(said.of),
        {name: _any(words) for name, words in said.classes.items()},
        _any(said.foreign),
        again=said.again,
        nested=said.nested,
        last=said.last,
        closed=said.closed,
        told=said.told,
    )


def _any(families: str) -> re.Pattern[str]:
    words = (word for family in families.split() for word in members(family, "prose.toml"))
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
