"""Python source of the typed record, made from the indicators of the disclosure pack.

``result.report.applications.received.value`` completes in an editor and is checked by mypy because
every indicator is a field of a class; the classes are written here and never by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from extractor.schemas.pack import Columns, Declared, PackData

PATH = "extractor/schemas/indicators/report.py"
"""Where the source stands, from the root of the repository."""

_HEAD = '''"""The typed record of one report: every indicator of the vocabulary is a field of it.

Generated from schemas/disclosure by 'extractor schema generate'; do not edit it, but the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pydantic import Field

from .base import Figure, Group, column, empty, indicator
'''
_REPORT = '''"""Everything a report states, by indicator.

    A node that has parts carries its own figure beside them:
    ``report.applications.received.value`` and ``report.applications.received.online.value``.
    """'''
_Nodes = dict[str, list[str]]


def source(data: PackData) -> str:
    """The module that holds the typed record of a pack."""
    entries = {entry.id: entry for entry in data.indicators}
    notes = {note.id: note.en for note in data.notes}
    nodes = _nodes(entries)
    kinds = {columns.name: columns for columns in data.columns}
    parts = [_HEAD, *(_columns(columns) for columns in data.columns)]
    for node in _inner_first(nodes, ""):
        entry = entries.get(node)
        about = f"{_sentence(entry.en)}; the figure itself and its parts." if entry else notes[node]
        base = _base(entry, kinds) if entry else "Group"
        parts.append(_class(_name(node), base, f'"""{about}"""', nodes[node], entries, nodes))
    parts.append(_class("Report", "Group", _REPORT, nodes[""], entries, nodes))
    parts.append(_constants(data))
    return "\n\n".join(parts)


def _nodes(ids: Iterable[str]) -> _Nodes:
    """Every node that holds others -> these, in order; "" is the record."""
    nodes: _Nodes = {"": []}
    for id_ in ids:
        steps = id_.split(".")
        for at in range(len(steps)):
            above, here = ".".join(steps[:at]), ".".join(steps[: at + 1])
            inside = nodes.setdefault(above, [])
            if here not in inside:
                inside.append(here)
    return nodes


def _inner_first(nodes: _Nodes, node: str) -> Iterator[str]:
    for inner in nodes[node]:
        if inner in nodes:
            yield from _inner_first(nodes, inner)
            yield inner


def _name(node: str) -> str:
    return "".join(word.capitalize() for step in node.split(".") for word in step.split("_"))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _base(entry: Declared, kinds: Mapping[str, Columns]) -> str:
    return f"By{_name(kinds[entry.columns].name)}" if entry.columns else "Figure"


def _columns(columns: Columns) -> str:
    fields = "\n".join(
        f'    {kind.id}: Figure = column("{kind.zh}", "{kind.en}")' for kind in columns.kinds
    )
    return f'class By{_name(columns.name)}(Figure):\n    """{columns.en}"""\n\n{fields}\n'


def _class(
    name: str,
    base: str,
    about: str,
    members: Sequence[str],
    entries: Mapping[str, Declared],
    nodes: _Nodes,
) -> str:
    lines = [f"class {name}({base}):", f"    {about}", ""]
    for member in members:
        entry, field = entries.get(member), member.rpartition(".")[2]
        kind = _name(member) if member in nodes else None
        if entry is None:
            lines.append(f"    {field}: {kind} = Field(default_factory=empty({kind}))")
        else:
            lines += _field(field, kind, entry)
    return "\n".join(lines) + "\n"


def _field(field: str, kind: str | None, entry: Declared) -> Iterator[str]:
    kind = kind or (f"By{_name(entry.columns)}" if entry.columns else "Figure")
    yield f"    {field}: {kind} = indicator("
    for value in (kind, _quoted(entry.zh), _quoted(entry.en), _quoted(entry.unit)):
        yield f"        {value},"
    yield f"        forms={_tuple(entry.forms)},"
    if entry.part_of:
        yield f"        part_of={_quoted(';'.join(entry.part_of))},"
    if entry.printed:
        yield f"        printed={_quoted(entry.printed)},"
    if entry.also:
        yield f"        also={_tuple(entry.also)},"
    yield "    )"
    if entry.definition:
        yield f'    """{entry.definition}'
        yield from ("", *(f"    {line}" for line in wrap(entry.definition_en, 94)), '    """')


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tuple(items: Sequence[str]) -> str:
    inside = ", ".join(map(_quoted, items))
    return f"({inside},)" if len(items) == 1 else f"({inside})"


def _constants(data: PackData) -> str:
    columns = [
        f"{_constant(columns.name)}: tuple[str, ...] = {_tuple([k.id for k in columns.kinds])}\n"
        f'"""The last parts of the ids of a set of columns, in the order that they are printed."""'
        for columns in data.columns
    ]
    sums = "".join(f"    ({_tuple(b.left)}, {_tuple(b.right)}),\n" for b in data.balances)
    most = "".join(
        f'    "{entry.id}": Decimal({entry.most}),\n' for entry in data.indicators if entry.most
    )
    balances = (
        f"BALANCES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (\n{sums})\n"
        '"""Indicators that add up to the same on both sides."""'
    )
    limits = (
        f"MOST: Mapping[str, Decimal] = {{\n{most}}}\n"
        '"""More than this, in the unit of the indicator, is beyond belief."""'
    )
    named = "".join(
        f"    {_quoted(role)}: {_literal(written)},\n"
        for role, written in data.roles.model_dump(exclude_defaults=True).items()
    )
    roles = (
        f"ROLES: Mapping[str, object] = {{\n{named}}}\n"
        '"""What parts indicators play in the code, as the pack says it."""'
    )
    return "\n".join([*columns, balances, limits, roles]) + "\n"


def _literal(written: Any) -> str:
    if isinstance(written, str):
        return _quoted(written)
    inside = ", ".join(map(_literal, written))
    return f"({inside},)" if len(written) == 1 else f"({inside})"


def _constant(name: str) -> str:
    return f"{name.upper()}S"
