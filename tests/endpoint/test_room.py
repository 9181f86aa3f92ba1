"""What refusals say about the length of answers: read where the numbers add up, else left alone."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.chat_server import ChatServer, Reply, error, says, text
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Message, Refused
from extractor.endpoint.answer_length import FEWEST, about_length, most_output, window

ASKED = 2048
LIMITS = (
    ("max_tokens is too large: 2048. This model supports at most 1024 completion tokens, whereas you provided 2048.", 1024),
    ("Range of max_tokens should be [1, 1500]", 1500),
    ("Invalid max_tokens value, the valid range of max_tokens is [1, 1,024]", 1024),
    ("Invalid 'max_tokens': integer above maximum value. Expected a value <= 1024, but got 2048 instead.", 1024),
    ("max_tokens: 2048 > 1024, which is the maximum allowed number of output tokens for this model", 1024),
    ("`max_tokens` must be less than or equal to `1024`, the maximum value for `max_tokens` is less than the `context_window` for this model", 1024),
    ("it has a maxOutputTokens value of 2048 but the supported range is from 1 (inclusive) to 1025 (exclusive).", 1024),
    ("The maximum tokens you requested exceeds the model limit of 1024.", 1024),
    ("max_tokens 不能超过 1024", 1024),
    ("max_tokens 的取值范围为 1 到 1024", 1024),
)  # fmt: skip
NO_LIMITS = (
    "max_tokens is too large",
    "max_tokens must be at least 1, got 2048",
    "max_tokens must be <= 4096",
    "max_tokens must be <= 0",
    "invalid temperature: the range is [0, 1000]",
    "`inputs` tokens + `max_new_tokens` must be <= 1024. Given: 1852 `inputs` tokens and 2048 `max_new_tokens`",
    "Use 'max_completion_tokens' instead of 'max_tokens' with model-1024.",
)  # fmt: skip
WINDOWS = (
    "This model's maximum context length is 4096 tokens. However, you requested 4548 tokens (2500 in the messages, 2048 in the completion).",
    "'max_tokens' or 'max_completion_tokens' is too large: 2048. This model's maximum context length is 4096 tokens and your request has 2500 input tokens (2048 > 4096 - 2500).",
    "Requested token count exceeds the model's maximum context length of 4096 tokens. You requested a total of 4548 tokens: 2500 tokens from the input messages and 2048 tokens for the completion.",
    "You passed 2500 input tokens and requested 2048 output tokens. However, the model's context length is only 4096 tokens, resulting in a maximum input length of 2048 tokens.",
    "`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 2500 `inputs` tokens and 2048 `max_new_tokens`",
    "input length and `max_tokens` exceed context limit: 2500 + 2048 > 4096, decrease input length or `max_tokens`",
    "This endpoint's maximum context length is 4,096 tokens. However, you requested about 4,548 tokens.",
)  # fmt: skip
NO_WINDOWS = (
    # The question alone is too long.
    "This model's maximum context length is 1024 tokens. However, you requested 3900 tokens (1852 in the messages, 2048 in the completion).",
    "request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it",
    "The input (5000 tokens) is longer than the model's context length (4096 tokens).",
    # Next to nothing is left beside it.
    "This model's maximum context length is 4096 tokens. However, you requested 6048 tokens (4000 in the messages, 2048 in the completion).",
    "Please reduce the length of the messages or completion.",
    "Range of max_tokens should be [1, 1500]",
)  # fmt: skip


@pytest.mark.parametrize(("said", "most"), LIMITS)
def test_a_limit_on_answers_is_read(said: str, most: int) -> None:
    assert (window(said, ASKED), most_output(said, ASKED)) == (None, most)


@pytest.mark.parametrize("said", NO_LIMITS)
def test_what_names_none_says_nothing(said: str) -> None:
    assert most_output(said, ASKED) is None


@pytest.mark.parametrize("said", WINDOWS)
def test_a_context_is_read_with_the_length_of_the_question(said: str) -> None:
    assert window(said, ASKED) == (4096, 2500 + 4096 // 32)


@pytest.mark.parametrize("said", NO_WINDOWS)
def test_a_question_that_is_too_long_by_itself_is_none_of_it(said: str) -> None:
    assert window(said, ASKED) is None


@given(
    st.text(st.sampled_from("max_tokens context length <=>[]()0123456789, 范围")), st.integers(1)
)
def test_no_complaint_asks_for_more_or_for_next_to_nothing(said: str, asked: int) -> None:
    most, found = most_output(said, asked), window(said, asked)
    assert most is None or (0 < most < asked and about_length(said))
    assert found is None or FEWEST <= found[0] - found[1] < asked


def _ask(
    script: Any, *questions: str, cache: Path | None = None, **model: Any
) -> tuple[list[Answer[Cities] | Refused], list[int]]:
    """Ask questions one after the other; the lengths of answers that were asked for."""

    async def run(server: ChatServer) -> list[Answer[Cities] | Refused]:
        asked = options(server.base_url, cache, **model)
        async with Door(asked, timing=Clock().timing) as door:
            messages: list[list[Message]] = [
                [QUESTION[0], {"role": "user", "content": question}] for question in questions
            ]
            return [await door.ask(m, Cities, tag=f"{at}.txt") for at, m in enumerate(messages)]

    with ChatServer(script) as server:
        outcomes = asyncio.run(run(server))
    return outcomes, [request.body["max_tokens"] for request in server.requests]


def _with_context(size: int) -> Any:
    """A server whose tokens are half as long as those that are estimated."""

    def reply(body: dict[str, Any]) -> Reply:
        question = 2 * len(re.findall(r"[一-龥]", str(body["messages"])))
        asked = body["max_tokens"]
        if question + asked <= size:
            return says(GOOD)
        return error(
            400,
            f"maximum context length is {size} tokens, you requested {question + asked} tokens "
            f"({question} in the messages, {asked} in the completion)",
        )

    return reply


def test_what_a_context_leaves_is_learnt_for_all_questions() -> None:
    short, long = "共收到申请。" * 50, "共收到申请。" * 150
    outcomes, lengths = _ask(_with_context(2300), short, long, short)
    assert all(isinstance(outcome, Answer) for outcome in outcomes)
    first, *rest = lengths
    # One refusal in all; a long question leaves less, and the next short one has its room again.
    assert (first, len(rest), rest[0]) == (2048, 3, rest[2])
    assert FEWEST < rest[1] < rest[0] < 2048


def test_a_limit_is_known_to_the_next_run_and_a_smaller_wish_holds(tmp_path: Path) -> None:
    def limited(body: dict[str, Any]) -> Reply:
        most = body["max_tokens"]
        return says(GOOD) if most <= 1024 else error(400, "max_tokens must be at most 1024 tokens")

    with ChatServer(limited) as server:
        for wish in (2048, 2048, 512):

            async def run(wish: int = wish) -> None:
                asked = options(server.base_url, tmp_path, max_output_tokens=wish)
                async with Door(asked, timing=Clock().timing) as door:
                    await door.ask(QUESTION, Cities, tag="r", version=str(len(server.requests)))

            asyncio.run(run())
    lengths = [request.body["max_tokens"] for request in server.requests]
    assert lengths == [2048, 1024, 1024, 512]


def test_an_answer_that_the_limit_cuts_off_is_told_as_such() -> None:
    limit = error(400, "Range of max_tokens should be [1, 1024]")
    (outcome,), lengths = _ask(
        [limit, text('{"city', finish="length", tokens=(100, 1024))], "共三件。", reasks=0
    )
    assert lengths == [2048, 1024]
    assert isinstance(outcome, Refused)
    assert "cut off at 1024 tokens, the most that the endpoint allows" in outcome.message
