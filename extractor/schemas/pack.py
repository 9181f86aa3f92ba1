"""A pack as data: all that the program knows of one kind of report, read from a folder of TOML.

``pack.toml`` says what kind of report it is, ``indicators/*.toml`` hold one entry an indicator,
``concepts.toml`` and ``prose.toml`` (either may be missing) how sentences state them, ``tables.toml``
(may be missing) what tables print them.  Nothing of a pack is executed.  ``schemas/README.md`` says how the files are written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from stat import S_ISREG
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from .roles import Roles
from .takes import Takes

_MOST_BYTES = 4 * 1024**2
"""The largest file of a pack; the whole of that of disclosure reports has a tenth of it."""
_MOST_TOLD = 20
"""Mistakes of a file that are told one by one."""
_LISTS = ("tuple_type", "frozen_set_type")

_Id = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*(\.[^\W\d]\w*)*$")]
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Data(BaseModel):
    """Read from TOML: unknown keys are mistakes, and nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Declared(Data):
    """One ``[[indicator]]``.

    ``part_of`` are ``parent:relation@form+form``: ``subset`` means at most the parent; ``channel``
    parts are each at most their de-duplicated parent and together at least it; any other word
    names a partition whose parts add up to the parent.  ``printed`` is the wording of the forms of
    2019 and 2021, ``also`` other wordings met, ``columns`` names a set of columns of the pack, each
    an indicator of its own.  More than ``most``, in the unit of the indicator, is beyond belief; what
    it does not take (``takes``) is a fact with a finding, and stays out of the record.
    ``definition`` says what counts, and what does not; ``definition_en`` says the same in English.
    """

    id: _Id
    zh: _Words
    en: str = ""
    unit: str = ""
    forms: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    printed: str = ""
    also: tuple[_Words, ...] = ()
    columns: str = ""
    most: Decimal | None = None
    takes: Takes | None = None
    definition: str = ""
    definition_en: str = ""


class DeclaredGroup(Data):
    """One ``[[group]]``: what the indicators below an id have in common."""

    id: _Id
    en: str


class Column(Data):
    """One column of a set: the last part of an id, and its labels."""

    id: _Id
    zh: str
    en: str


class Columns(Data):
    """Columns that rows of a table share, on some forms."""

    name: str
    en: str
    forms: tuple[str, ...]
    kinds: tuple[Column, ...]


class Balance(Data):
    """What came in and was carried in is what was closed and carried out: for the totals, and for
    every column that all have."""

    left: tuple[str, str]
    right: tuple[str, str]


class PackData(Data):
    """A pack as it was read.  ``concepts``, ``prose`` and ``tables`` are TOML, empty where there is none.

    ``family`` names the code of the program that goes with it; empty: none.  ``by_label``:
    an indicator that no pattern says is looked for by its label and other wordings.  ``subjects``
    are words of the titles of its reports.  One of ``titles`` stands in the title of each of them:
    what is titled otherwise is no report of this kind; empty: everything is read.
    """

    name: str
    title: str = ""
    family: Literal["", "disclosure"] = ""
    by_label: bool = True
    subjects: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    notes: tuple[DeclaredGroup, ...] = ()
    indicators: tuple[Declared, ...] = ()
    columns: tuple[Columns, ...] = ()
    balances: tuple[Balance, ...] = ()
    roles: Roles = Roles()
    concepts: str = ""
    prose: str = ""
    tables: str = ""


class _Head(Data):
    """``pack.toml``."""

    title: str = ""
    family: Literal["", "disclosure"] = ""
    by_label: bool = True
    subjects: str = ""
    titles: str = ""
    groups: str = ""
    balance: tuple[Balance, ...] = ()
    roles: Roles = Roles()
    columns: Mapping[str, Any] = {}


class _Entries(Data):
    """A file of ``indicators/``."""

    group: tuple[DeclaredGroup, ...] = ()
    indicator: tuple[Declared, ...] = ()


_File = TypeVar("_File", bound=Data)


def read_pack(folder: Path) -> PackData:
    """The pack of a folder.

    Raises:
        ValueError: it is no pack; the message names the file, what is wrong, and the entry.
    """
    if folder.is_file():
        raise ValueError(f"{folder}: this is a file of a pack; give its folder, {folder.parent}")
    if not folder.is_dir():
        raise ValueError(f"{folder}: there is no such folder; a pack is a folder of TOML files")
    head = _read(folder / "pack.toml", _Head) if (folder / "pack.toml").exists() else _Head()
    paths = sorted((folder / "indicators").glob("*.toml")) or [folder / "indicators.toml"]
    files = [(path, _read(path, _Entries)) for path in paths]
    if not any(file.indicator for _, file in files):
        raise ValueError(
            f"{paths[0]}: no [[indicator]] is declared; write at least id and zh of one"
        )
    rank = {name: at for at, name in enumerate(head.groups.split())}
    entries = sorted(
        (entry for _, file in files for entry in file.indicator),
        key=lambda entry: rank.get(entry.id.partition(".")[0], len(rank)),
    )
    columns = tuple(
        checked(folder / "pack.toml", f"columns.{name}", Columns, {"name": name, **_table(data)})
        for name, data in head.columns.items()
    )
    data = PackData(
        name=folder.resolve().name,
        title=head.title,
        family=head.family,
        by_label=head.by_label,
        subjects=tuple((head.subjects or head.titles).split()),
        titles=tuple(head.titles.split()),
        groups=tuple(rank),
        notes=tuple(note for _, file in files for note in file.group),
        indicators=tuple(entries),
        columns=columns,
        balances=head.balance,
        roles=head.roles,
        concepts=_text(folder / "concepts.toml"),
        prose=_text(folder / "prose.toml"),
        tables=_text(folder / "tables.toml"),
    )
    if problem := _problem(data):
        raise ValueError(f"{folder}: {problem}")
    return data


def _problem(data: PackData) -> str | None:
    """What does not fit together, in words; None if all does."""
    seen: set[str] = set()
    for entry in data.indicators:
        if entry.id in seen:
            return f"{entry.id} is declared twice"
        seen.add(entry.id)
    if problem := _not_told_apart(data.indicators):
        return problem
    named = {columns.name: columns for columns in data.columns}
    known = seen | {
        f"{entry.id}.{kind.id}"
        for entry in data.indicators
        if entry.columns in named
        for kind in named[entry.columns].kinds
    }
    for entry in data.indicators:
        if problem := _half_defined(entry):
            return problem
        if entry.columns and entry.columns not in named:
            return f"{entry.id}: pack.toml has no [columns.{entry.columns}]"
        for parent in (part.partition(":")[0] for part in entry.part_of):
            if parent not in known:
                return f"{entry.id}: part_of names {parent}, which is no indicator{_near(parent, known)}"
    unknown = [id_ for b in data.balances for id_ in (*b.left, *b.right) if id_ not in known]
    if unknown:
        hint = _near(unknown[0], known)
        return f"pack.toml: a balance names {unknown[0]}, which is no indicator{hint}"
    role, strange = next(data.roles.strange(known), ("", ""))
    return unnamed("pack.toml", f"roles.{role}", strange, known) if strange else None


_FILE_ID = re.compile(r"[a-z][a-z\d_]*(?:\.[a-z\d_]+)*")


def _not_told_apart(entries: Iterable[Declared]) -> str | None:
    """An id that is none of a pack, or two indicators with one label."""
    labels: dict[str, str] = {}
    for entry in entries:
        if not _FILE_ID.fullmatch(entry.id):
            return (
                f"{entry.id}: this is no id of a pack; an id is small letters, digits and _, in "
                "parts with dots between"
            )
        other = labels.setdefault("".join(entry.zh.split()), entry.id)
        if other != entry.id:
            return (
                f"{other} and {entry.id} have the same label {entry.zh}; a number could not be told "
                "to belong to one of them"
            )
    return None


def unnamed(file: str, where: str, entry: str, known: Iterable[str]) -> str:
    """What is wrong with an entry that names no indicator, and what may have been meant."""
    if not entry.endswith("."):
        return f"{file}: {where} is given {entry}, which is no indicator{_near(entry, known)}"
    above = {id_[: at + 1] for id_ in known for at, sign in enumerate(id_) if sign == "."}
    hint = _near(entry, above)
    return f"{file}: {where} is given {entry}, below which no indicator stands{hint}"


def _half_defined(entry: Declared) -> str | None:
    """Who reads one language only would not know that there is a definition."""
    told = {"definition": entry.definition.strip(), "definition_en": entry.definition_en.strip()}
    if all(told.values()) or not any(told.values()):
        return None
    there, missing = sorted(told, key=lambda key: not told[key])
    return f"{entry.id}: has {there} and no {missing}; write both, in Chinese and in English, or neither"


def _near(id_: str, known: Iterable[str]) -> str:
    """The indicator that somebody may have meant by a name that is none."""
    near = get_close_matches(id_, [*known], n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _read(path: Path, kind: type[_File]) -> _File:
    text = _text(path)
    if not text and not path.exists():
        raise ValueError(
            f"{path}: there is no such file; a pack needs its indicators: write it, or give the "
            "folder that holds it"
        )
    return checked(path, "", kind, parsed(path, text))


def parsed(path: Path | str, text: str) -> dict[str, Any]:
    """The TOML of a file.

    Raises:
        ValueError: it is none; the message names the file and the line.
    """
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(f"{path}: is no TOML: {error}; correct the file there") from None


def _table(data: object) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}


def checked(path: Path | str, where: str, kind: type[_File], data: Mapping[str, Any]) -> _File:
    """The data of a file as what it must be.

    Raises:
        ValueError: it is not; the message names the file, the entry and the key of each mistake,
            on a line of its own.
    """
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        told = [
            f"{path}: {'.'.join(filter(None, (where, *_places(wrong['loc'], data))))}: "
            + "; ".join(filter(None, (_what(wrong), _next(wrong, kind))))
            for wrong in error.errors(include_url=False)
        ]
        more = len(told) - _MOST_TOLD
        left = [f"{path}: {more} more entries are wrong"] if more > 0 else []
        raise ValueError("\n".join((*told[:_MOST_TOLD], *left))) from None


def _what(wrong: ErrorDetails) -> str:
    """What is wrong with an entry; a pattern tells nothing to people."""
    if wrong["type"] == "string_pattern_mismatch" and wrong["loc"][-1] == "id":
        return "this is no id"
    if wrong["type"] in _LISTS:
        return "a list is needed"
    return wrong["msg"]


def _next(wrong: ErrorDetails, kind: type[BaseModel]) -> str:
    """What to do about an entry that is not as it must be; empty where that is plain."""
    key = str(wrong["loc"][-1])
    if wrong["type"] == "missing":
        return f"write it: {key} = …"
    if wrong["type"] in _LISTS:
        return f"write a list: {key} = [ … ]" if isinstance(wrong["input"], str) else ""
    if wrong["type"] == "extra_forbidden":
        keys = _keys(kind, wrong["loc"][:-1])
        near = get_close_matches(key, keys, n=1)
        return f"did you mean {near[0]}?" if near else f"the keys are {', '.join(keys)}"
    if wrong["type"] == "string_pattern_mismatch" and key == "id":
        return "an id is letters, digits and _, in parts with dots between"
    return ""


def _keys(kind: type[BaseModel], steps: Iterable[int | str]) -> list[str]:
    """The keys that may stand where these steps lead."""
    for step in steps:
        field = kind.model_fields.get(str(step))
        if field is None:
            continue  # the number of an entry
        within = (field.annotation, *get_args(field.annotation))
        models = [one for one in within if isinstance(one, type) and issubclass(one, BaseModel)]
        if not models:
            return []
        kind = models[0]
    return list(kind.model_fields)


def _places(steps: Iterable[int | str], data: Any) -> Iterable[str]:
    """The way to a mistake; an entry of a list is called by its id, or counted from 1."""
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        named = data.get("id") if isinstance(data, dict) and isinstance(step, int) else None
        yield str(named or (step + 1 if isinstance(step, int) else step))


def _text(path: Path) -> str:
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):  # a pipe would wait for its writer, a device never end
            raise ValueError(f"{path}: is no file; a pack is a folder of TOML files")
        if found.st_size > _MOST_BYTES:
            raise ValueError(f"{path}: is over {_MOST_BYTES // 1024**2} MB; no pack needs as much")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{path}: cannot be read: {error}; a file of a pack is text in UTF-8"
        ) from None
