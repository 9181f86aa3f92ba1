"""An endpoint that answers nothing is an exception for a program, as it ends a run; nothing read is lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from support.chat_server import ChatServer, Reply, error, says
from support.doors import options
from support.reports import REPORT

from extractor import EndpointDown, Result, aextract, extract, extract_many

SLOW = says({"n": []})
"""An answer that comes when nobody waits for it any more."""


def values(result: Result) -> list[tuple[str, object]]:
    return [(fact.indicator, fact.value) for fact in result.facts]


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("ask", [extract, lambda *given: asyncio.run(aextract(*given))])
@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (error(500, "boom"), REPORT),
        (SLOW, REPORT),
        # Enough questions to give the endpoint up on the way.
        (error(500, "boom"), REPORT + "工作人员对来访群众做了耐心解释，受理来信18封。\n" * 200),
    ],
)
def test_one_report_that_nobody_answers_about_is_an_exception_with_what_was_read(
    ask: Callable[..., Result], reply: Reply, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    over = threading.Event()

    def answer(body: object) -> Reply:
        if reply is SLOW:
            over.wait(30)
        return reply

    with ChatServer(answer) as server:
        asked = options(server.base_url, attempts=1, timeout=1 if reply is SLOW else 20)
        with pytest.raises(EndpointDown) as down:
            ask(path, asked)
        over.set()
        assert server.requests
    alone = extract(path)
    assert (down.value.cause, down.value.exit_code) == ("lost", 4)
    assert alone.facts
    assert values(down.value.result) == values(alone)


def test_several_are_all_given_before_the_exception(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    given: list[Result] = []
    with ChatServer(lambda body: error(500, "boom")) as server:
        asked = options(server.base_url, attempts=1)
        with pytest.raises(EndpointDown, match=r"HTTP 500: boom.*no question was answered") as down:
            given.extend(extract_many([tmp_path], asked))
    assert down.value.cause == "lost"
    assert [values(one) for one in given] == [values(extract(tmp_path / "a.txt"))] * 2


def test_one_fault_among_answers_is_a_result(tmp_path: Path) -> None:
    """A question that fails beside one that is answered is the report's own: nobody need come back."""
    text = REPORT + "工作人员对来访群众做了耐心解释，受理来信18封。\n" * 60
    asked: list[int] = []

    def answer(body: object) -> Reply:
        asked.append(1)
        return error(500, "boom") if len(asked) == 1 else says({"n": []})

    with ChatServer(answer) as server:
        wanted = options(server.base_url, attempts=1, in_flight=1)
        result = extract(text.encode(), wanted)
    assert len(asked) > 1
    assert result.state == "needs_review"
    assert result.failures


def test_an_endpoint_out_of_order_makes_no_error_in_a_report(tmp_path: Path) -> None:
    """What the model did not read is told, and the embedded readers' values are there."""
    alone = extract(REPORT.encode())
    results: list[Result] = []
    with ChatServer(lambda body: error(500, "boom")) as server:
        asked = options(server.base_url, attempts=1)
        with pytest.raises(EndpointDown):
            results.extend(extract_many([("a", REPORT)], asked))
    (result,) = results
    told = [found for found in result.findings if found.kind == "incomplete"]
    assert told
    assert {found.severity for found in told} == {"warning"}
    assert any("was not read by the model (server_error): " in found.message for found in told)
    count = [sum(f.severity == "error" for f in one.findings) for one in (alone, result)]
    assert count[0] == count[1]
    assert values(result) == values(alone)
    assert result.state == "needs_review"
