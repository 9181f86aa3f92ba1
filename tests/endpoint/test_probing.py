"""A refusal in words that nobody knows: other ways of asking are tried, once and not for ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error
from support.servers import PLAIN, unless

from .test_behaviours import DONE, STOPPED, read_all, shown

UNKNOWN = error(400, "upstream: The constraint has more states than can be served.")
Body = dict[str, Any]


def kind(body: Body) -> str:
    """The mode in which a question was put."""
    found = (body.get("response_format") or {}).get("type")
    return "tools" if body.get("tools") else str(found or "text")


def only(*kinds: str) -> Callable[[Body], Reply]:
    return unless(lambda body: kind(body) in kinds, UNKNOWN)


def outcome(server: Callable[[Body], Reply], folder: Path, **model: Any) -> tuple[Any, ...]:
    """How questions were put, how many facts stand, the states and the exit code."""
    with ChatServer(server) as running:
        summary, results = read_all(running, folder, **model)
        modes = [kind(seen.body) for seen in running.requests]
    facts = [f for result in results for f in result.facts if f.indicator != "other"]
    states = [row.state for row in summary.rows]
    return modes, len(facts), states, summary.exit_code, shown(summary)


@pytest.mark.parametrize(
    ("taken", "tried"),
    [
        ("tools", ["json_schema"]),
        ("json_object", ["json_schema", "tools"]),
        ("text", ["json_schema", "tools", "json_object"]),
    ],
)
def test_the_next_weaker_way_is_tried_and_kept(
    taken: str, tried: list[str], tmp_path: Path
) -> None:
    modes, facts, states, code, _ = outcome(only(taken), tmp_path)
    assert (modes, facts, states, code) == ([*tried, taken, taken, taken], 6, DONE, 0)


def test_what_was_found_is_remembered_for_later_runs(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    with ChatServer(only("json_object")) as server:
        for run, seed in (("one", 1), ("two", 2)):
            folder = tmp_path / run
            folder.mkdir()
            (folder / "cache").symlink_to(tmp_path / "cache")
            server.requests.clear()
            read_all(server, folder, seed=seed)
        assert [kind(seen.body) for seen in server.requests] == ["json_object"] * 3


def test_a_parameter_may_be_what_is_refused(tmp_path: Path) -> None:
    server = unless(lambda body: "temperature" not in body, UNKNOWN)
    modes, facts, states, code, _ = outcome(server, tmp_path)
    assert (len(modes), facts, states, code) == (7, 6, DONE, 0)
    assert modes[-3:] == ["json_schema"] * 3


def test_a_server_that_refuses_everything_is_told_by_its_first_words(tmp_path: Path) -> None:
    def refuses(body: Body) -> Reply:
        return error(400, f"rule {len(kind(body))} applies")

    modes, _, states, code, said = outcome(refuses, tmp_path)
    assert (len(modes), states, code) == (5, STOPPED, 4)
    assert f"rule {len('json_schema')} applies" in said


def test_several_questions_at_once_do_not_each_try_everything(tmp_path: Path) -> None:
    modes, *_ = outcome(lambda body: UNKNOWN, tmp_path, in_flight=3)
    assert len(modes) <= 3 + 4


@pytest.mark.parametrize(
    "words",
    ["Model Not Exist", "API key not valid.", "Insufficient Balance", "max_tokens is too large"],
)
def test_what_is_plainly_wrong_is_asked_once(words: str, tmp_path: Path) -> None:
    modes, *_, code, _ = outcome(lambda body: error(400, words), tmp_path)
    assert (modes, code) == (["json_schema"], 4)


def test_a_mode_that_the_user_chose_is_kept(tmp_path: Path) -> None:
    modes, *_, code, _ = outcome(only("tools"), tmp_path, mode="json_schema")
    assert (modes, code) == (["json_schema"], 4)


def _about(body: Body, words: str) -> bool:
    return words in str(body["messages"])


def test_one_text_that_is_refused_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    # The second report is refused however it is put: the way of asking is not at fault.
    server = unless(lambda body: not _about(body, "341"), UNKNOWN)
    modes, facts, *_ = outcome(server, tmp_path)
    assert modes[0] == modes[-1] == "json_schema"
    assert (len(modes), facts) == (1 + 5 + 1, 6)


def test_one_form_that_is_too_large_is_asked_for_in_another_way(tmp_path: Path) -> None:
    def server(body: Body) -> Reply:
        large = _about(body, "341") and kind(body) == "json_schema"
        return UNKNOWN if large else PLAIN(body)

    modes, facts, states, code, _ = outcome(server, tmp_path)
    assert modes == ["json_schema", "json_schema", "tools", "json_schema"]
    assert (facts, states, code) == (6, DONE, 0)
