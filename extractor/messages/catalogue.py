"""The catalogue: English templates and their Chinese, and how a finished line is read back.

``zh.toml`` has a table for each part of the program.  Its keys are the English texts as the code
has them, with names for what the code puts in.  A name may say what stands there:

``{path}``
    anything, shown as it is, behind a word without a blank also nothing; ``{count}``, ``{number}``, ``{prompt}``, ``{completion}``: a number;
``{why:said}``
    a message that must be in the catalogue itself, or a list of such;
``{error:told}``
    words of a library or an endpoint: Chinese where they are known, else quoted;
``{cost:maybe}``
    Chinese where it is known, else as it is;
``{pattern:pattern}``
    concepts as a pattern has them, which are no messages though one be called like one: as they are;
    what explained a clause in words: Chinese where it is known;
``{one:indicator}``
    an indicator, or several;
``{label:named}``
    an indicator by its Chinese name, which has an English one;
``{state:state}``
    a word of the table of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FILE = Path(__file__).with_name("zh.toml")
TERMS = "terms"
"""The table of tables of words: closed lists such as states, kinds and heads of columns."""
COMPOSED = "composed"
"""The table of what the code puts together from several literals."""

_FIELD = re.compile(r"\{(\w*)(?::(\w+))?\}")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_FILES = re.compile(r"\d+ \.\S+")
"""So many files of a suffix, in a list of kinds of file: no words."""
_LISTS = ((" · ", " · "), ("; ", "；"), (", and ", "、"), (", ", "、"))
"""How messages are joined, and what joins them in Chinese."""
_NUMBERS = frozenset({"count", "number", "prompt", "completion"})
_HINT = re.compile(r"[;,( ]")
"""How a hint begins that is put behind something else."""
_MOST_PARTS, _OF_ONE = 100, 8
"""Messages that may be joined on a line, and pieces that one of them may fall into."""
_PLACES = 4
"""Names that may stand before a message, each with its colon."""
_LONGEST = 2000
"""Characters of one message.  What is longer holds words of others, and is not searched."""
_INDICATOR = re.compile(r"[a-z][\w.]*(?: \([^()]*\))?")
KINDS = frozenset({"said", "told", "maybe", "pattern", "either", "indicator", "named"})


@dataclass(frozen=True)
class Template:
    """One English text with fields, and the Chinese one."""

    english: str
    chinese: str

    @cached_property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Name and kind of each field, in the order of the English text."""
        return tuple((name, kind or "") for name, kind in _FIELD.findall(self.english))

    @cached_property
    def fixed(self) -> tuple[str, ...]:
        """The words between the fields."""
        return tuple(_FIELD.split(self.english)[::3])

    @cached_property
    def groups(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The fields, those together that touch: of them the later are hints that may be missing."""
        found: list[list[tuple[str, str]]] = []
        for before, field in zip(self.fixed, self.fields, strict=False):
            if found and not before:
                found[-1].append(field)
            else:
                found.append([field])
        return tuple(map(tuple, found))

    @cached_property
    def strict(self) -> re.Pattern[str]:
        """What reads the fields back from a finished line; no plain one goes beyond ``: ``, ``; ``."""
        return self._pattern("(?:(?![:;] ).)+?", strict=True)

    @cached_property
    def loose(self) -> re.Pattern[str]:
        """The same, and plain fields may hold anything."""
        return self._pattern(".+?")

    def _pattern(self, plain: str, *, strict: bool = False) -> re.Pattern[str]:
        found, before = [re.escape(self.fixed[0])], self.fixed[0]
        behind = (part for part in self.fixed[1:-1] if part)
        for group, part in zip(self.groups, (*behind, self.fixed[-1]), strict=True):
            name, kind = group[0]
            if len(group) == 1 and kind in ("", "named") and name != "unit":
                # What goes on without a blank behind a word is left out at times.
                anything = plain.replace("+?", "*?") if before[-1:].isalnum() else plain
                found.append(r"([\d.,]+)" if name in _NUMBERS else f"({anything})")
            elif strict and kind == "maybe" and found == [""]:
                # Whatever may be anything does not begin with another message.
                found.append("((?:(?!; ).)*?)")
            else:
                found.append("(.*?)")
            found.append(re.escape(part))
            before = part
        return re.compile("".join(found), re.DOTALL)

    @cached_property
    def longest(self) -> str:
        """The longest of the fixed parts: a line without it is none of this template's."""
        return max(self.fixed, key=len)

    @cached_property
    def weight(self) -> tuple[bool, int]:
        """Of two templates that fit, the one that says more fits: how a line begins comes first,
        so that nothing is taken for the name at the beginning of another."""
        return bool(self.fixed[0]), sum(map(len, self.fixed))


class Catalogue:
    """All messages of one language; made by :func:`load`."""

    def __init__(
        self, tables: Mapping[str, Mapping[str, str]], terms: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.tables, self.terms = tables, terms
        every = [(en, zh) for table in tables.values() for en, zh in table.items()]
        self._whole = {en: zh for en, zh in every if not _FIELD.search(en)}
        made = [Template(en, zh) for en, zh in every if _FIELD.search(en)]
        self._templates = sorted(made, key=lambda template: template.weight, reverse=True)

    def entries(self) -> Iterator[Template]:
        """Every message, terms apart."""
        for table in self.tables.values():
            for english, chinese in table.items():
                yield Template(english, chinese)

    def naming(self, names: Iterable[str]) -> re.Pattern[str]:
        """What finds, in English messages, the indicators that they call by one of these names."""
        # The longest first: some names begin like others.
        any_name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        here = f"(?:{any_name})"
        found = []
        for template in self.entries():
            kinds = [kind for _, kind in template.fields]
            for at in (at for at, kind in enumerate(kinds) if kind == "named"):
                before, behind = map(re.escape, template.fixed[at : at + 2])
                before = f"(?<={before})" if before else r"(?:^|(?<=[ (]))"
                found.append(f"{before}{here}{f'(?={behind})' if behind else ''}")
        return re.compile("|".join(dict.fromkeys(found)))

    def word(self, text: str, section: str) -> str | None:
        """A term of a section; None if the section does not have it."""
        return self.terms[section].get(text)

    def said(self, text: str) -> str | None:
        """A message in Chinese; None where the catalogue does not have it, or a part of it."""
        if not _LETTERS.search(text):
            return text
        if " · " in text:
            # Nothing else holds this: what it joins is never one message.
            return self._list(text)
        return self._message(text) or self._placed(text)

    def _message(self, text: str) -> str | None:
        return self._one(text) or self._list(text) or self._any(text)

    def _one(self, text: str) -> str | None:
        whole = self._whole.get(text)
        return whole if whole is not None else self._read(text, lambda template: template.strict)

    def _any(self, text: str) -> str | None:
        return self._read(text, lambda template: template.loose)

    def _read(self, text: str, pattern: Callable[[Template], re.Pattern[str]]) -> str | None:
        if len(text) > _LONGEST:
            return None
        for template in self._templates:
            if template.longest in text and (match := pattern(template).fullmatch(text)):
                found = self._filled(template, match)
                if found is not None:
                    return found
        return None

    def _filled(self, template: Template, match: re.Match[str]) -> str | None:
        values: dict[str, str] = {}
        for group, raw in zip(template.groups, match.groups(), strict=True):
            found = self._values(group, raw)
            if found is None:
                return None
            values |= found
        return _FIELD.sub(lambda field: values[field[1]], template.chinese)

    def _values(self, group: Sequence[tuple[str, str]], raw: str) -> dict[str, str] | None:
        """The fields of a group from what stands there: the longest hint that is known."""
        (name, kind), *hints = group
        if hints:
            for at in (*(match.start() for match in _HINT.finditer(raw)), len(raw)):
                first, rest = self._value(raw[:at], kind), self._values(hints, raw[at:])
                if first is not None and rest is not None and (first != raw[:at] or not kind):
                    return {name: first, **rest}
        value = self._value(raw, kind)
        return None if value is None else {name: value, **{other: "" for other, _ in hints}}

    def _value(self, raw: str, kind: str) -> str | None:
        if not raw or kind in ("", "named"):
            return raw
        if kind == "indicator" and _INDICATOR.fullmatch(raw):
            return raw
        if kind == "either":
            return raw.replace(" or ", " 或 ")
        if kind not in KINDS:
            return self.word(raw, kind)
        # One word of others is theirs, whatever it is; and one concept is no message.
        found = self.said(raw) if kind not in ("told", "pattern") or " " in raw else None
        if found is None and kind == "told":
            return f"“{raw}”"
        return raw if found is None and kind in ("maybe", "pattern") else found

    def _list(self, text: str) -> str | None:
        """Messages that were joined; a message may hold what joins them."""
        for separator, joint in _LISTS:
            parts = text.split(separator)
            if 1 < len(parts) <= _MOST_PARTS:
                # What this joins is never part of a message.
                most = 1 if separator == " · " else _OF_ONE
                found = self._joined(parts, separator, joint, most)
                if found is not None:
                    return found
        return None

    def _joined(self, parts: list[str], separator: str, joint: str, most: int) -> str | None:
        """The parts from the last to the first: what follows each is known when it is its turn."""
        behind: dict[int, str | None] = {len(parts): ""}
        for at in reversed(range(len(parts))):
            behind[at] = None
            for stop in range(min(len(parts), at + most), at, -1):
                rest = behind[stop]
                text = separator.join(parts[at:stop])
                if rest is None or (at == 0 and stop == len(parts)):
                    continue
                worded = _LETTERS.search(text) and not _FILES.fullmatch(text)
                first = self._one(text) if worded else text
                if first is not None:
                    behind[at] = first + (joint + rest if stop < len(parts) else "")
                    break
        return behind[0]

    def _placed(self, text: str) -> str | None:
        """A message behind the name of what it is about."""
        at = text.find(": ")
        for _ in range(_PLACES):
            if at <= 0:
                break
            rest = text[at + 2 :]
            # One word alone may be anything.
            found = self._message(rest) if " " in rest else None
            if found is not None:
                names = text[:at].replace(": ", "：")
                return f"{names}：{found}"
            at = text.find(": ", at + 2)
        return None


@cache
def load() -> Catalogue:
    """The Chinese catalogue, read when the first message is said in Chinese."""
    import tomllib  # late: who is spoken to in English has no use for it

    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Catalogue(tables, tables.pop(TERMS))
