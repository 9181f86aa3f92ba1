"""The indicators that stand beside one another: who is offered one is offered its family.

The ids are a tree.  A sentence that tells how applications came tells all the ways, and what is
said of a reconsideration is said of a lawsuit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from extractor.schemas import Form, Indicator, roles, vocabulary

_FEW = 10
"""An indicator of so many parts brings them; one of more (the reasons of a refusal) does not."""
_ALIKE = 3
"""Two groups with so many parts of the same names speak of things alike."""
_DEEP = 2


@cache
def family(id_: str, form: Form) -> tuple[Indicator, ...]:
    """The indicators beside ``id_``, above it and, if they are few, below it.

    Those that the form does not print are left out where only another form's table asks for them.
    """
    parts = _parts()
    path = id_.split(".")
    above = [".".join(path[:depth]) for depth in range(1, len(path))]
    names = [id_] if len(parts.get(id_, ())) <= _FEW else []
    kin = _kin().get(path[0], ())
    members = [item for name in (*above, *names, *kin) for item in parts.get(name, ())]
    return tuple(dict.fromkeys(item for item in members if _told(item, form)))


def _told(item: Indicator, form: Form) -> bool:
    """Whether a report of a form may tell it: its table does, or prose of any time."""
    if form in item.forms or " × " in item.zh:
        return True
    if "narrative" in item.forms:
        return item.id not in _replaced()
    tables = "narrative" in _forms(item.id.split(".")[0])
    return tables and item.id.count(".") < _DEEP


@cache
def _replaced() -> frozenset[str]:
    """Figures of the older reports for which the newer forms have rows of their own."""
    groups = {item.id.partition(".")[0] for item in vocabulary().values()}
    return frozenset(
        item.id
        for item in vocabulary().values()
        if any(item.id.split(".")[1].startswith(group) for group in groups)
    )


@cache
def _forms(group: str) -> frozenset[str]:
    items = (i for i in vocabulary().values() if i.id.split(".")[0] == group)
    return frozenset(form for item in items for form in item.forms)


@cache
def _parts() -> Mapping[str, Sequence[Indicator]]:
    """What stands right below a group or an indicator; figures by kind of applicant only of those received."""
    found: dict[str, list[Indicator]] = defaultdict(list)
    for item in vocabulary().values():
        above = item.id.rpartition(".")[0]
        if " × " not in item.zh or above == roles().received:
            found[above].append(item)
    return found


@cache
def _kin() -> Mapping[str, Sequence[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for above, items in _parts().items():
        names[above] |= {item.id.rpartition(".")[2] for item in items}
    groups = [name for name in names if "." not in name]
    return {
        group: [other for other in groups if other != group and _alike(names, group, other)]
        for group in groups
    }


def _alike(names: Mapping[str, set[str]], group: str, other: str) -> bool:
    return len(names[group] & names[other]) >= _ALIKE
