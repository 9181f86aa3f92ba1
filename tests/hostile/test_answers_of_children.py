"""A child that a file has taken over: whatever it says is data of its own report, or nothing."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.one import Outcome
from extractor.batch.workers import Workers
from extractor.errors import SourceError
from extractor.isolation import Child, ResourceLimits
from extractor.isolation.answers import NoAnswerError, Raised, ReturnValue, sent, unpacked, value_of
from extractor.isolation.loading import load_here
from extractor.options import Options
from extractor.text.document import Source
from tests.hostile.taken import of_another, taken_over
from tests.text.load.whole import whole_pdf

LIMITS = ResourceLimits(seconds=20, memory=512)
REPORT = "某县2012年收到政府信息公开申请5件。"


class Command:
    """What runs a command where it is unpickled."""

    def __init__(self, made: Path) -> None:
        self._made = made

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._made),)


@pytest.mark.skipif(sys.platform != "linux", reason="finds its pipe as Linux shows it")
def test_a_pickle_from_a_child_is_not_run(tmp_path: Path) -> None:
    made = tmp_path / "made"
    pickle.loads(pickle.dumps(Command(made)))
    assert made.is_dir(), "it would work"
    made.rmdir()
    with Child(LIMITS) as child:
        for answer in (pickle.dumps(Command(made)), pickle.dumps(("value", Command(made)))):
            with pytest.raises(SourceError, match=r"^a\.pdf: the process that read it answered"):
                child.do("a.pdf", taken_over, answer)
        assert child.do("b.pdf", int, "7") == 7, "that report alone"
    assert not made.exists()


def wrong(answer: bytes) -> str:
    with pytest.raises(NoAnswerError) as told:
        unpacked(load_here, answer)
    return str(told.value)


@given(st.binary(max_size=200))
def test_bytes_are_no_answer(answer: bytes) -> None:
    assert wrong(answer)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"null",
        b"[" * 100_000,
        b'{"kind": "value", "value": ' + b'{"a": ' * 100_000,
        b'{"kind": "value", "value": "\\ud800"}',
        b'{"kind": "value", "value": {"name": "a"}}',
        b'{"kind": "other"}',
        b'{"kind": "raised", "name": "SystemExit", "words": "a", "more": 1}',
    ],
)
def test_what_is_of_another_type_is_no_answer(answer: bytes) -> None:
    assert wrong(answer)


def test_an_error_is_one_of_those_that_are_known() -> None:
    told = unpacked(load_here, sent(Raised(name="SystemExit", words="rm")))
    assert isinstance(told, Raised)
    assert type(told.error()).__name__ == "Fault"


def source(data: bytes) -> Source:
    return load_here(data, "a", 10**7)


@pytest.mark.parametrize(
    "data", [REPORT.encode(), f"<p>{REPORT}<table><tr><td>1</table>".encode(), whole_pdf()]
)
def test_a_source_comes_back_as_it_is(data: bytes) -> None:
    told = unpacked(load_here, value_of(load_here, source(data)))
    assert isinstance(told, ReturnValue)
    assert told.value == source(data)


def places(name: str, value: object) -> bytes:
    whole = json.loads(value_of(load_here, source(f"<p>{REPORT}<table><tr><td>1</table>".encode())))
    whole["value"][name] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("raw", "short", "a character has no place in the source"),
        ("starts", "AAAA", "bytes length not a multiple of item size"),
        ("starts", "!", "base64"),
        ("starts", None, "a character has no place in the source"),
        ("furniture", [[0, 10**6]], "a part of the content lies outside it"),
        ("struck", [[-5, 1]], "a part of the content lies outside it"),
        ("boxes", [[0, 10**9, 1, 0, 0, 0, 0, []]], "a line lies outside the source"),
    ],
)
def test_a_source_whose_places_are_not_in_it_is_none(name: str, value: object, words: str) -> None:
    assert words in wrong(places(name, value))


def test_a_child_tells_of_its_own_report_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.batch.workers.read_embedded", of_another)

    async def read() -> Outcome:
        with Workers(1, limited(), "mark") as workers:
            return await workers.read(b"%PDF-", "a.pdf", "0" * 64)

    entry, packed = asyncio.run(read())
    assert (entry.sha256, entry.state, packed) == ("0" * 64, "failed", None)
    assert entry.reason.startswith("a.pdf: the process that read it told of another report")


def limited() -> Options:
    return Options(file_seconds=20, file_memory=512)


def test_names_and_texts_that_no_file_can_hold_are_told(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8.pdf"))
    file.write_bytes(whole_pdf())
    with Child(LIMITS) as child:
        assert child.do("a", load_here, file, None, 10**7).name == "\\xb1\\xa8.pdf"
        told = child.do("b", load_here, f"{REPORT}\ud800", "b", 10**7)
    assert told.raw == f"{REPORT}\ufffd"
