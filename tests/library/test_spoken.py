"""What a program is told: the field of the option that it wrote, never a flag of the command line."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.chat_server import ChatServer, Reply, error, says
from support.doors import options as asked
from support.reports import REPORT

from extractor import (
    ConfigurationRefused,
    ExtractorError,
    ModelOptions,
    Options,
    TooLargeError,
    UsageError,
    aextract,
    extract,
    extract_many,
    to_pandas,
    to_polars,
)
from extractor.cli.flags import FLAGS
from extractor.cli.settings import flag_of
from extractor.library.spoken import in_fields

_FLAG = re.compile(r"--[a-z]|EXTRACTOR_|extractor\.toml|same command")


def test_every_flag_of_an_option_has_a_field() -> None:
    for name in FLAGS:
        if name != "profile":
            assert re.fullmatch(rf"(Model)?Options[.(]{name}.*", in_fields(flag_of(name)))


def with_model(**given: Any) -> Options:
    return Options(model=ModelOptions(model="m", **given), use_cache=False)


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        (with_model(base_url="nonsense"), UsageError, "^ModelOptions.base_url 'nonsense' is no web"),
        (with_model(backend="replay"), UsageError, "needs ModelOptions.recordings, the folder"),
        (with_model(ca_file="/none.pem"), UsageError, "^ModelOptions.ca_file /none.pem: is no file"),
        (with_model(weights="w.gguf"), UsageError, "^ModelOptions.weights w.gguf: is loaded by "),
        (with_model(proxy="ftp://x"), UsageError, "^ModelOptions.proxy: ftp"),
        (with_model(base_url="http://127.0.0.1:9/v1", attempts=1), ConfigurationRefused,
         "is ModelOptions.base_url right"),
        (with_model(base_url="http://127.0.0.1:9/v1").model_copy(update={"max_cost": 1}),
         UsageError, "^Options.max_cost needs the price of 'm'.*set ModelOptions.price"),
        (Options(max_bytes=10), TooLargeError, r"raise the limit \(Options.max_bytes\)"),
    ],
)  # fmt: skip
def test_an_option_is_named_by_its_field(
    options: Options, kind: type[ExtractorError], message: str, tmp_path: Path
) -> None:
    with pytest.raises(kind, match=message) as raised:
        extract(REPORT, options)
    assert not _FLAG.search(str(raised.value))
    with pytest.raises(kind, match=message):
        asyncio.run(aextract(REPORT, options))
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    if kind is TooLargeError:  # one report among many fails alone
        (result,) = extract_many(file, options)
        assert re.search(message, result.reasons[0])
        return
    with pytest.raises(kind, match=message):
        list(extract_many(file, options))


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (error(401), "set ModelOptions.api_key to a key"),
        (error(403), "give it with ModelOptions.headers, else"),
        (
            error(400, message="bad things"),
            "ModelOptions.extra_body and ModelOptions.stream change",
        ),
    ],
)
def test_what_an_endpoint_refuses_names_fields(reply: Reply, message: str) -> None:
    with ChatServer(lambda _: reply) as server, pytest.raises(ConfigurationRefused) as raised:
        extract(REPORT, asked(server.base_url, attempts=1))
    assert re.search(message, str(raised.value))
    assert raised.value.__context__ is None  # nothing before it in the traceback
    assert not _FLAG.search(str(raised.value))


def test_a_text_that_is_too_long_for_a_model_is_told_before_a_question_is_asked(
    tmp_path: Path,
) -> None:
    text = "全年收到申请9件。" * 120_000
    file = tmp_path / "all.txt"
    file.write_text(text, encoding="utf-8")
    with ChatServer(lambda _: error(500)) as server:
        options = asked(server.base_url, attempts=1)
        with pytest.raises(TooLargeError, match=r"1,080,000 characters.*split it into its reports"):
            extract(text, options)
        (result,) = extract_many(file, options)
        assert server.requests == []
    assert result.state == "failed"
    assert "no more than 1,000,000 are put to a model" in result.reasons[0]


def test_what_a_result_tells_of_the_endpoint_names_fields() -> None:
    answered: list[object] = []

    def slow(_: object) -> Reply:
        # It answers once, or else there is no result but an error.
        answered.append(_)
        return says({"n": []}) if len(answered) == 1 else error(429, message="slow down")

    with ChatServer(slow) as server:
        text = REPORT + "工作人员对来访群众做了耐心解释，受理来信18封。\n" * 60
        result = extract(text, asked(server.base_url, attempts=1, second_round=False))
    told = [found.message for found in result.findings if found.kind == "incomplete"]
    assert any("lower ModelOptions.in_flight" in message for message in told)
    assert not any(map(_FLAG.search, told))
    assert not any(_FLAG.search(failure.message) for failure in result.failures)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ModelOptions(model=""), "the name of the model is empty; name one"),
        (lambda: ModelOptions(model=" \n"), "the name of the model is empty; name one"),
        (lambda: ModelOptions(model="m", base_url=""), "the address is empty; it looks like https"),
        (
            lambda: ModelOptions(model="m", record=""),
            r"^ModelOptions\.record: .*is empty; leave it out",
        ),
        (lambda: Options(cache_dir=" "), r"^Options\.cache_dir: .*is empty; leave it out"),
    ],
)
def test_an_empty_value_is_refused_when_it_is_given(
    make: Callable[[], object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        make()


@pytest.mark.parametrize("given", [None, 3, b"x", [b"x"], [Path("x.txt"), None]])
def test_what_is_no_path_is_told_in_one_line(given: Any) -> None:
    with pytest.raises(UsageError, match="extract_many reads files, and one of the paths is a "):
        extract_many(given)


@pytest.mark.parametrize("given", [None, "x", {"value": 1}, [{"value": 1}]])
def test_what_is_no_result_makes_no_data_frame(given: Any) -> None:
    for frame in (to_pandas, to_polars):
        with pytest.raises(
            UsageError, match=r"made of results, and this is a (NoneType|str|dict);"
        ):
            frame(given)
