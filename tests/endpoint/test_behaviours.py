"""What servers do, and what a run makes of it: one table, on the wire.

Each row is a server that behaves in one way, asked about three reports with two figures each, one
question at a time.  The row says how many requests it got, how many figures were kept, the states
of the reports, the exit code, how many answers the cache holds afterwards, and words that the user
is shown.  What the servers answer is test data, never a recording of a model.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, completion, error, text
from support.clock import Clock
from support.servers import (
    PAGE,
    PLAIN,
    Make,
    as_body,
    call,
    first,
    growing,
    items,
    message,
    no_system,
    raw,
    says,
    streamed,
    tools_or,
    unless,
    unpermitted,
    whole,
    within,
)

from extractor.batch import RunSummary, run
from extractor.endpoint import Door, ResponseStore
from extractor.options import ModelOptions, Options
from extractor.schemas import Result

DONE = ["done", "done", "done"]
STOPPED = ["not_started", "not_started", "not_started"]
REVIEW = ["needs_review", "needs_review", "needs_review"]


@dataclass(frozen=True)
class Row:
    """One behaviour, and what is to come of it."""

    name: str
    server: Make | Callable[[], Make]
    calls: int = 3
    facts: int = 6
    states: list[str] = field(default_factory=lambda: DONE)
    exit: int = 0
    cached: int = 3
    says: str = ""
    fresh: bool = False
    """The server remembers what it was asked: it is made anew for every test."""


def good(name: str, server: Make, calls: int = 3) -> Row:
    return Row(name, server, calls)


def learnt(name: str, server: Make, refused: int = 1) -> Row:
    return Row(name, server, 3 + refused)


def passing(name: str, *replies: Reply | Make) -> Row:
    return Row(name, first(*replies, then=PLAIN), 3 + len(replies), fresh=True)


def llama_full() -> Reply:
    """The refusal of llama.cpp's server, whose slots share its context, to the letter."""
    said = (
        "request (2252 tokens) exceeds the available context size (2048 tokens), try increasing it"
    )
    counts = {"n_prompt_tokens": 2252, "n_ctx": 2048}
    body = {"error": {"code": 400, "message": said, "type": "exceed_context_size_error", **counts}}
    return Reply(400, json.dumps(body).encode())


def poor(name: str, server: Make, calls: int, words: str) -> Row:
    """No answer: the figures are those of the embedded readers, and the run says so."""
    return Row(name, server, calls, 6, REVIEW, 3, 0, words)


def ends(name: str, server: Make, words: str, calls: int = 1) -> Row:
    return Row(name, server, calls, 0, STOPPED, 4, 0, words)


ROWS = [
    # An answer, however it is wrapped.
    good("plain", PLAIN),
    good("fenced", says(lambda b: f"```json\n{whole(b)}\n```")),
    good("fence not closed", says(lambda b: f"```json\n{whole(b)}")),
    good("prose around it", says(lambda b: f"根据报告:\n{whole(b)}\n以上,如有疑问请告知。")),
    good("thoughts in tags", says(lambda b: f'<think>先看{{第一}}句 {{"n":[]}}</think>{whole(b)}')),
    good("closing tag only", says(lambda b: f'或是 {{"n":[{{"m":1,"l":"x"}}]}}?</think>{whole(b)}')),
    good("draft, then answer", says(lambda b: f'{{"n":[{{"m":1,"l":"x"}}]}}\n更正:\n{whole(b)}')),
    good("bare list", says(lambda b: json.dumps(items(b)))),
    good("list of the object", says(lambda b: f"[{whole(b)}]")),
    good("in a further object", says(lambda b: f'{{"result": {whole(b)}}}')),
    good("as text in an object", says(lambda b: json.dumps({"arguments": whole(b)}))),
    good("JSON as a text of JSON", says(lambda b: json.dumps(whole(b)))),
    good("list under another key", says(lambda b: json.dumps({"numbers": items(b)}))),
    good("an item a line", says(lambda b: "\n".join(map(json.dumps, items(b))))),
    good("trailing commas", says(lambda b: whole(b).replace("}]}", "},]}"))),
    good("comments", says(lambda b: whole(b).replace("},", '}, // 这是 "申请"\n').replace("}]", "}, // 完\n]"))),
    good("Chinese punctuation", says(lambda b: whole(b).replace(": ", "：").replace(", ", "，"))),
    good("a second choice first", lambda b: completion([{"index": 1, "message": {"content": ""}}, {"index": 0, "message": {"content": whole(b)}}])),
    good("the second choice alone", lambda b: completion([{"index": 0, "message": {"content": ""}}, {"index": 1, "message": {"content": whole(b)}}])),
    good("a call in the second choice", lambda b: completion([{"index": 0, "message": {"content": " "}}, {"index": 1, "message": {"tool_calls": [call(whole(b))]}}])),
    good("the first choice broke off", lambda b: completion([{"index": 0, "finish_reason": "error", "message": {"content": None}}, {"index": 1, "message": {"content": whole(b)}}])),
    good("quotes of Python", says(lambda b: str({"n": items(b)}))),
    good("numbers as text", says(lambda b: re.sub(r'"m": (\d+)', r'"m": "\1"', whole(b)))),
    good("line breaks in it", says(lambda b: whole(b).replace('", "i', '\n", "i'))),
    good("no finish reason", says(whole, finish=None)),
    # An answer, wherever it stands.
    good("parts", message(content=lambda b: [{"type": "text", "text": whole(b)}])),
    good(
        "parts with thoughts",
        message(
            content=lambda b: [
                {"type": "thinking", "thinking": [{"type": "text", "text": "先看"}]},
                {"type": "text", "text": whole(b)},
            ]
        ),
    ),
    good("reasoning_content only", message(content=None, reasoning_content=whole)),
    good("reasoning only", message(content="", reasoning=lambda b: f"先看。\n```{whole(b)}```")),
    good("reasoning_details", message(reasoning_details=lambda b: [{"text": whole(b)}])),
    good("reasoning beside it", message(content=whole, reasoning_content='{"n": []}')),
    good("content is an object", message(content=lambda b: {"n": items(b)})),
    good("tool call unasked", message(content=None, tool_calls=lambda b: [call(whole(b))])),
    good("tool call as object", message(content="", tool_calls=lambda b: [call({"n": items(b)})])),
    good("function_call", message(content=None, function_call=lambda b: {"arguments": whole(b)})),
    good("text of old", raw(lambda b: json.dumps({"choices": [{"text": whole(b)}], "usage": {}}))),
    # An answer, however it is sent.
    good("streamed unasked", raw(streamed)),
    good("streamed, no end mark", raw(lambda b: streamed(b, done=False))),
    good("streamed, kept alive", raw(lambda b: streamed(b, keep_alive=True))),
    good("streamed, each time the whole", raw(growing)),
    good("streamed, two wholes", raw(lambda b: growing(b, step=40))),
    good("streamed, a growing call", raw(lambda b: growing(b, as_call=True))),
    good("streamed as the second choice", raw(lambda b: streamed(b).replace('"index": 0', '"index": 1'))),
    good("HTTP 201", lambda b: Reply(201, as_body(b).encode())),
    good("HTTP 203, streamed", lambda b: Reply(203, streamed(b).encode())),
    good("GBK", raw(as_body, "gbk")),
    good("byte order mark", raw(lambda b: "\ufeff" + as_body(b))),
    good("blank lines first", raw(lambda b: "\n\n \n" + as_body(b))),
    # What an endpoint wants is learnt from its refusals.
    learnt(
        "streams only",
        lambda b: Reply(body=streamed(b).encode()) if b.get("stream") else error(400, "Stream must be set to true"),
    ),
    learnt(
        "no thoughts unstreamed",
        unless(
            lambda b: b.get("enable_thinking") is False,
            error(400, "parameter.enable_thinking必须设置为false才能进行非流式调用"),
        ),
    ),
    learnt(
        "no calls without a stream",
        lambda b: (
            Reply(body=streamed(b).encode())
            if b.get("stream")
            else error(400, "Non-streaming calls are not supported")
        ),
    ),
    learnt(
        "a parameter named apart",
        unless(
            lambda b: "max_tokens" not in b,
            Reply(400, b'{"error": {"message": "Unsupported parameter", "param": "max_tokens"}}'),
        ),
    ),
    learnt(
        "max_completion_tokens",
        unless(lambda b: "max_tokens" not in b, error(400, "Use 'max_completion_tokens' instead.")),
    ),
    learnt(
        "temperature 1 only",
        unless(lambda b: "temperature" not in b, error(400, "invalid temperature: only 1 is allowed")),
    ),
    learnt("no json_schema", tools_or(error(400, "This response_format type is unavailable now"))),
    learnt("grammar refused", tools_or(error(400, "Failed to initialize samplers: failed to parse grammar"))),
    learnt("grammar, as a 500", tools_or(error(500, "failed to parse grammar"))),
    learnt(
        "only plain JSON",
        unless(
            lambda b: (b.get("response_format") or {}).get("type") == "json_object",
            error(400, "json_schema and tools are not supported"),
        ),
        refused=2,
    ),
    learnt("no response_format, no tools", unless(lambda b: not {"response_format", "tools"} & b.keys(), lambda b: error(422, f"Extra inputs are not permitted: {'tools' if 'tools' in b else 'response_format'}")), refused=3),
    learnt("the same, told by place", unless(lambda b: not {"response_format", "tools"} & b.keys(), unpermitted), refused=3),
    learnt("no system role", unless(no_system, error(400, "System role not supported"))),
    learnt("no system role, as a 500", unless(no_system, error(500, "Jinja Exception: System role not supported"))),
    learnt("no system by name", unless(no_system, error(400, "Unsupported value: 'messages[0].role' does not support 'system' with this model."))),
    learnt("no developer by name", unless(no_system, error(400, "'messages[0].role' does not support 'developer' with this model."))),
    learnt("roles alternate", unless(no_system, error(400, "Conversation roles must alternate user/assistant/user/assistant/..."))),
    learnt("a limit on answers", within(1024, "max_tokens is too large: {asked}. This model supports at most 1024 completion tokens, whereas you provided {asked}.")),
    learnt("a range of answers", within(1500, "Range of max_tokens should be [1, 1500]")),
    learnt("a context", within(1596, "This model's maximum context length is 4096 tokens. However, you requested {total} tokens (2500 in the messages, {asked} in the completion).")),
    # Passing faults.
    passing("529 with a page", Reply(529, PAGE.body)),
    passing("503 with a page and a pause", Reply(503, PAGE.body, {"Retry-After": "3"})),
    passing("429 with a pause", error(429, "slow down", retry_after="2")),
    *(
        passing(f"429, a pause of {pause}", error(429, "slow down", retry_after=pause))
        for pause in ("inf", "1e400", "1000000000000", "NaN")
    ),
    passing("429, negative pause", error(429, "slow down", retry_after="-3")),
    passing("500 once", error(500, "boom")),
    passing("null choices", Reply(body=b'{"choices": null, "error": {"code": 429, "message": "busy"}}')),
    passing("a code with nothing beside it", Reply(body=b'{"code": 500, "msg": "upstream", "data": null}')),
    passing("error in a choice", completion([{"index": 0, "error": {"code": 502, "message": "x"}}])),
    passing("broken off by the server", text('{"n": [', finish="error")),
    passing("stream breaks off", raw(lambda b: streamed(b, done=False, finish=False))),
    passing("a stream breaks off in the second choice", raw(lambda b: streamed(b, done=False, finish=False).replace('"index": 0', '"index": 1'))),
    passing("HTTP 201, the stream breaks off", lambda b: Reply(201, streamed(b, done=False, finish=False).encode())),
    passing("HTTP 201, half of it", lambda b: Reply(201, as_body(b).encode()[:99])),
    passing("error in a stream", Reply(body=b'data: {"error": {"message": "overloaded"}}\n\n')),
    passing("a page once", PAGE),
    passing("connection reset", text("{}", fault="reset")),
    # Answers that are none: asked again, reported, never kept.
    poor("cut, said to be whole", says(lambda b: whole(b)[:-9]), 18, "the answer broke off"),
    poor("prose alone", says(lambda b: "共有两个数字。"), 6, "holds no JSON object"),
    poor("other keys", says(lambda b: '{"city": "x"}'), 6, "none of the keys n"),
    poor("broken inside", says(lambda b: whole(b).replace(":", "=")), 6, "error of syntax"),
    poor("no choices", lambda b: completion([]), 9, "empty answer"),
    poor("thoughts, no answer", message(content=None, reasoning_content="先看"), 9, "reasoning and no answer"),
    poor("a draft in thoughts", message(content="", reasoning=lambda b: f"{whole(b)} 不对"), 9, "reasoning and no answer"),
    poor("endless", says(lambda b: '{"n":[' + '{"m":1},' * 99, finish="length"), 9, "repeated itself"),
    poor("cut off", says(lambda b: whole(b)[:-9], finish="length", tokens=2048), 9, "cut off at 2048 tokens"),
    poor("cut off by a full context", says(lambda b: whole(b)[:-9], finish="length", tokens=55), 9, "55 tokens, of 2048 that were asked for: the context of the server is full"),
    poor("a question longer than a slot", lambda b: llama_full(), 9, "a longer context, where the server is yours"),
    poor("cut off in thoughts", says(lambda b: "", finish="length"), 9, "--max-output-tokens"),
    poor("declined", message(content=None, refusal="I cannot"), 3, "declined to answer: I cannot"),
    poor("filtered", says(lambda b: "", finish="content_filter"), 3, "declined to answer"),
    poor("text refused by Azure", lambda b: error(400, "The response was filtered", code="content_filter"), 3, "declined the text"),
    poor("text refused in two words", lambda b: error(400, "Content Exists Risk"), 3, "declined the text"),
    poor("text refused as flagged", lambda b: error(403, "Your chosen model requires moderation and your input was flagged"), 3, "declined the text"),
    poor("text refused with a 451", lambda b: error(451, "The content you provided or machine outputted is blocked."), 3, "declined the text"),
    # What no later request can pass ends the run.
    ends("a limit without a number", lambda b: error(400, "max_tokens is too large"), "lower --max-output-tokens"),
    ends("a limit that never ends", lambda b: error(400, f"max_tokens must be <= {b['max_tokens'] - 1}"), "lower --max-output-tokens", calls=13),
    ends("202, and only queued", lambda b: Reply(202, b'{"status": "queued"}'), "refused the request (HTTP 202"),
    ends("202, in words", lambda b: Reply(202, b"Accepted"), "refused the request (HTTP 202"),
    ends("202, empty", lambda b: Reply(202, b""), "refused the request (HTTP 202"),
    ends("wrong key", lambda b: error(401, "bad key"), "refused the API key"),
    ends("wrong key, as a 400", lambda b: error(400, "API key not valid."), "refused the API key"),
    ends("wants a header", lambda b: error(403, "missing header X-Tenant"), "--header NAME=VALUE"),
    ends("no quota", lambda b: error(429, "x", code="insufficient_quota"), "no credit"),
    ends("402", lambda b: error(402, "Insufficient Balance"), "no credit"),
    ends("no balance, as a 400", lambda b: error(400, "Insufficient Balance"), "no credit"),
    ends("arrears", lambda b: error(400, "Access denied", code="Arrearage"), "no credit"),
    ends("余额不足", lambda b: error(429, "余额不足或无可用资源包,请充值。", code="1113"), "no credit"),
    ends("no credit, as a 200", raw(lambda b: '{"code": 1113, "msg": "余额不足"}'), "no credit"),
    ends("credit inside a 200", raw(lambda b: '{"choices": null, "base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}}'), "no credit"),
    ends("suspended", lambda b: error(429, "exceeded_current_quota_error: check your plan and billing details"), "no credit"),
    ends("free tier over", lambda b: error(403, "The free tier of the model has been exhausted."), "no credit"),
    ends("unknown model", lambda b: error(400, "Model Not Exist"), "check --model"),
    ends("404", lambda b: error(404, "not found"), "check --model and --base-url"),
    ends("404 page", lambda b: Reply(404, PAGE.body), "a web page: One API"),
    ends("page", lambda b: PAGE, "with a page for browsers", calls=2),
    ends("redirect", lambda b: Reply(302, b"", {"Location": "http://127.0.0.1:9/v1"}), "moved to http"),
    ends("permanent redirect", lambda b: Reply(308, b"", {"Location": "/login"}), "moved elsewhere"),
    ends("a day's pause", lambda b: error(429, "tokens per day", retry_after="25920"), "7 hours"),
    ends("unknown field", lambda b: error(400, "extra fields not permitted"), "--extra", calls=5),
]  # fmt: skip


def read_all(server: ChatServer, folder: Path, **model: Any) -> tuple[RunSummary, list[Result]]:
    """Three reports through the whole pipeline, against this server."""
    (folder / "in").mkdir()
    for number, agency in enumerate(("民政局", "财政局", "教育局")):
        (folder / "in" / f"{number}.txt").write_text(
            f"青石县{agency}2022年政府信息公开工作年度报告\n\n一、总体情况\n"
            f"2022年,收到政府信息公开申请1{number}件。主动公开政府信息34{number}条。\n",
            encoding="utf-8",
        )
    asked = {
        "base_url": server.base_url, "model": "m", "in_flight": 1, "timeout": 5,
        "second_round": False, **model,
    }  # fmt: skip
    options = Options(
        model=ModelOptions(**asked), cache_dir=folder / "cache", concurrency=1, workers=1
    )
    results: list[Result] = []

    async def read() -> RunSummary:
        async with Door(options, timing=Clock().timing) as door:
            return await run(
                [folder / "in"], folder / "out", options, door=door,
                on_progress=lambda _: None, collect=results.append,
            )  # fmt: skip

    return asyncio.run(read()), results


def cached(folder: Path) -> int:
    with ResponseStore(folder / "cache", 10**8) as store:
        return store.stats().answers


def shown(summary: RunSummary) -> str:
    """What of the run the user is shown."""
    return "\n".join(
        [summary.stop_reason, summary.complaint, *(row.reason for row in summary.rows)]
    )


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_behaviour(row: Row, tmp_path: Path) -> None:
    script: Any = row.server() if row.fresh else row.server  # type: ignore[call-arg]
    with ChatServer(script) as server:
        summary, results = read_all(server, tmp_path)
        calls = len(server.requests)
    kept = [fact for result in results for fact in result.facts if fact.indicator != "other"]
    states = [line.state for line in summary.rows]
    outcome = (calls, len(kept), states, summary.exit_code, cached(tmp_path))
    assert outcome == (row.calls, row.facts, row.states, row.exit, row.cached), shown(summary)
    assert row.says in shown(summary)


@pytest.mark.parametrize("said", ["stream is not supported", "不支持流式输出"])
def test_an_answer_in_pieces_that_is_refused_names_the_setting(said: str, tmp_path: Path) -> None:
    with ChatServer(lambda body: error(400, said) if body.get("stream") else PLAIN) as server:
        summary, _ = read_all(server, tmp_path, stream=True)
        calls = len(server.requests)
    assert (calls, summary.exit_code) == (1, 4)
    assert "does not give answers in pieces" in summary.stop_reason
    assert summary.stop_reason.endswith(f"{said}); leave out --stream")


def test_there_are_enough_of_them() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) >= 40
