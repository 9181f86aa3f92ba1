"""The catalogue against the code: every message has its Chinese, and none is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pytest
import typer
from support.texts import literals, normal, texts

from extractor.cli import app
from extractor.endpoint.answer import FailureKind
from extractor.evaluate.mutants import KINDS as MUTATIONS
from extractor.messages.catalogue import COMPOSED, KINDS, load
from extractor.outputs.contract import COLUMN_WORDS
from extractor.outputs.export.panel import OWN_STATUSES
from extractor.schemas import closed_lists, records
from extractor.schemas.indicators import Form, Period, Qualifier, Scope, Semantic, Verdict
from extractor.text.body_names import kinds

CATALOGUE = load()
ENTRIES = tuple(CATALOGUE.entries())
WORDS = {word for section in CATALOGUE.terms.values() for word in section}
KNOWN = {normal(entry.english) for entry in ENTRIES} | WORDS

ELSEWHERE = (
    # The vocabulary has both languages of its own; concepts of the rules are ids.
    "schemas/indicators/", "readers/rules/", "knowledge/prose.py",
    # Source code that is generated.
    "knowledge/typed_record.py",
    # Names of elements, styles and types of the web; policies of pages.
    "text/load/html/tree.py", "text/load/html/style_sheets.py",
    "text/load/html/style_conditions.py", "evaluate/forms.py:82",
    # What is wrong with an answer of a child, for whoever looks into it.
    "text/document.py", "text/offsets.py",
    # A notice of licence, quoted as it is.
    "endpoint/local/weights.py:31",
    # What programs are told in the place of flags: the library speaks English.
    "library/spoken.py",
    # Pieces of English lines, for what is counted once.
    "messages/singular.py",
)  # fmt: skip
NOT_SHOWN = (
    r"default-src 'none'.*",
    r"data:image/jpeg;base64,",
    r"system-ui, .*",
    r"template datalist .*",
    r"import sys, importlib; .*",
    r"[a-z_.]+:main",
    r"bold reverse",
    r"module \{\} has no attribute \{\}",
    # Columns, marks of formats, what is looked for in the words of others.
    r"(sha256, .*)?result, result_sha256.*|sha256, fingerprint, .*",
    r"extractor decisions|same command|you are|language model",
    r"unable to allocate|out of memory|cannot allocate memory",
    # Files for programs and for the README, in one language always.
    r"records version \{\}; .*|facts that are \{\}: \{\}|\| setting \| default .*",
    # What a tool of others is told.
    r"extractor \{\}|    <Label value=.*",
    # Commands to type.
    r"pip install '.*",
    # Where a command is.
    r"[a-z_]+:[a-z_]+",
    # Figures, which [terms.figure] has whole.
    r"\{\} facts: .*|\{\}: right, wrong, missing",
)
"""Texts that look like messages and are none."""


def _helps() -> Iterator[str]:
    """Every paragraph of help, as the commands have it."""

    def walk(command: Any) -> Iterator[str]:
        for text in (command.help, *(parameter.help for parameter in command.params)):
            for paragraph in re.split(r"\n\s*\n", (text or "").strip()):
                yield re.sub(r"\s*\n\s*", " ", paragraph)
        for inner in getattr(command, "commands", {}).values():
            yield from walk(inner)

    yield from filter(None, walk(typer.main.get_command(app)))


@cache
def of_helps() -> frozenset[str]:
    return frozenset(normal(text) for text in _helps())


@cache
def of_code() -> frozenset[str]:
    return frozenset(normal(text) for _, text in literals())


def _shown(place: str, text: str) -> bool:
    return not place.startswith(ELSEWHERE) and not any(
        re.fullmatch(pattern, text, re.DOTALL) for pattern in NOT_SHOWN
    )


def test_every_message_of_the_code_has_its_chinese() -> None:
    missing = {
        f"{place}: {text!r}"
        for place, text in texts()
        if _shown(place, text) and normal(text) not in KNOWN
    }
    assert not missing, "give them Chinese in extractor/messages/zh.toml:\n" + "\n".join(
        sorted(missing)
    )


def test_every_help_text_has_its_chinese() -> None:
    assert not of_helps() - KNOWN


def test_no_message_of_the_catalogue_is_left_over() -> None:
    # Texts of libraries are not in this code, and those of earlier versions not any more.
    own = {
        name: table
        for name, table in CATALOGUE.tables.items()
        if name not in (*_LIBRARIES, _EARLIER)
    }
    written = of_code() | of_helps()
    unused = {
        text
        for name, table in own.items()
        for text in table
        if name != COMPOSED and normal(text) not in written
    }
    assert not unused, "\n".join(sorted(unused))


_LIBRARIES = ("click", "libraries")
_EARLIER = "earlier"
"""What records of earlier runs have in them."""


def test_what_is_put_together_is_made_of_pieces_of_the_code() -> None:
    every = "\n".join(of_code())
    for text in CATALOGUE.tables[COMPOSED]:
        for part in re.split(r"\{[^{}]*\}|[:;,] ", text):
            words = part.strip(" ():;,=%-+|\n")
            assert not re.search(r"[a-z]{3}", words) or words in every, text


def test_both_languages_have_the_same_fields() -> None:
    for entry in ENTRIES:
        names = [name for name, _ in entry.fields]
        assert len(set(names)) == len(names), entry.english
        assert set(names) == set(re.findall(r"\{(\w*)\}", entry.chinese)), entry.english
        used = {kind for _, kind in entry.fields if kind}
        assert used <= KINDS | CATALOGUE.terms.keys(), entry.english


def test_both_languages_name_the_same_flags_variables_and_commands() -> None:
    typed = re.compile(r"--[a-z][\w-]*|EXTRACTOR_[A-Z_]+|`[^`]*`|'[^']*'|\bextractor \w+")
    for entry in ENTRIES:
        # An apostrophe is no quotation mark.
        english = re.sub(r"(?<=\w)'(?=s\b)|(?<=s)'(?= )", "", entry.english)
        plain = re.sub(r"\{(\w*):\w+\}", r"{\1}", english)
        assert set(typed.findall(plain)) == set(typed.findall(entry.chinese)), entry.english


def test_no_message_stands_in_two_tables() -> None:
    texts_ = [entry.english for entry in ENTRIES]
    assert len(texts_) == len(set(texts_))


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("state", get_args(records.State)),
        ("kind", get_args(records.FindingKind)),
        ("severity", get_args(records.Severity)),
        ("whose", get_args(records.Whose)),
        ("reader", get_args(records.Reader)),
        ("status", get_args(records.Status)),
        ("explanation", (*get_args(records.Explanation), *get_args(records.MentionKind))),
        ("form", get_args(Form)),
        ("period", get_args(Period)),
        ("scope", get_args(Scope)),
        ("qualifier", get_args(Qualifier)),
        ("semantic", get_args(Semantic)),
        ("verdict", get_args(Verdict)),
        ("failure", get_args(FailureKind)),
        ("mutation", tuple(MUTATIONS)),
    ],
)
def test_closed_lists_are_whole(section: str, words: tuple[str, ...]) -> None:
    assert words
    assert set(words) <= CATALOGUE.terms[section].keys()


def test_every_level_of_an_agency_has_its_chinese() -> None:
    levels = {kind.level for kind in kinds()} - {"place"} | set(
        get_args(closed_lists.DivisionLevel)
    )
    assert levels <= CATALOGUE.terms["level"].keys()


def test_columns_and_statuses_have_chinese_meanings() -> None:
    meanings = [meaning for _, meaning in (*COLUMN_WORDS.values(), *OWN_STATUSES.values())]
    for meaning in meanings:
        assert CATALOGUE.said(meaning) is not None, meaning
        assert meaning == "SHA-256" or CATALOGUE.said(meaning) != meaning


def test_what_stands_for_an_argument_is_called_in_chinese_as_the_help_calls_it() -> None:
    """--out 文件夹, and not --out FOLDER: the help in Chinese knows no such word.

    What stands in quotes is translated where it is shown, or is the form of a line.
    """
    words = {*load().terms["metavar"], "FOLDER"}
    for template in load().entries():
        plain = re.sub(r"`[^`]*`|'[^']*'", "", template.chinese)
        named = re.findall(r"(?<![A-Za-z_{])[A-Z]{2,}(?![A-Za-z_}])", plain)
        assert not words & {*named}, template.chinese
