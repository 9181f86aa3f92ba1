"""What is raised on purpose is one tree: whoever catches ``ExtractorError`` catches all of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from extractor import (
    ExtractorError,
    ModelOptions,
    Number,
    Options,
    Price,
    SourceError,
    UsageError,
    aextract,
    extract,
    extract_many,
)
from extractor.errors import OptionsError, RecordError
from extractor.library.one import in_any_loop
from extractor.messages import said

TEXT = "2014年,我县共收到政府信息公开申请1件。"


class Own(BaseModel):
    received: Annotated[int | None, Number("政府信息公开申请", unit="件")] = None


class NoNumber(BaseModel):
    received: int | None = None


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Options(max_byte=3), "^Options has no max_byte; did you mean max_bytes"),  # type: ignore[call-arg]
        (lambda: ModelOptions(model="m", base_ur="x"), "did you mean base_url"),  # type: ignore[call-arg]
        (lambda: Options(base_url="x"), "^Options has no base_url; it is an option of ModelOptions$"),  # type: ignore[call-arg]
        (lambda: Options(zz=1), r"^Options has no zz; its options are model, .*chunk_chars$"),  # type: ignore[call-arg]
        (lambda: Price(prompt=1, complete=2, completion=3), "did you mean completion"),  # type: ignore[call-arg]
        (lambda: Options(max_bytes=-3), "^Options.max_bytes: Input should be greater than 0$"),
        (lambda: Options(model={"model": "m", "timeout": 0}), "^Options.model.timeout: "),  # type: ignore[arg-type]
        (lambda: ModelOptions(), "^ModelOptions.model: Field required$"),  # type: ignore[call-arg]
    ],
)  # fmt: skip
def test_an_option_that_there_is_not_is_told_in_one_line(
    make: Callable[[], object], message: str
) -> None:
    with pytest.raises(OptionsError, match=message) as raised:
        make()
    told = str(raised.value)
    assert "\n" not in told
    assert "pydantic" not in told
    assert said(told, "zh") != told
    assert isinstance(raised.value, UsageError)


def test_a_key_is_not_shown_with_what_is_wrong() -> None:
    given: Any = {"model": "m", "api_key": "sk-very-secret", "timeout": -1}
    with pytest.raises(OptionsError) as raised:
        ModelOptions(**given)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("given", [None, 3, ["x"], {"a": 1}])
def test_what_can_be_no_report_is_told(given: Any) -> None:
    with pytest.raises(UsageError, match=f"this is a {type(given).__name__}; give one of them"):
        extract(given)
    with pytest.raises(UsageError, match="a report is a path, bytes or a text"):
        in_any_loop(aextract(given))


@pytest.mark.parametrize("given", ["", "  \n"])
def test_an_empty_text_is_called_a_text(given: str) -> None:
    with pytest.raises(SourceError, match=r"^the text that was given is empty; give the text"):
        extract(given)


def test_an_empty_file_raises_alone_and_fails_among_many(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("")
    with pytest.raises(SourceError, match="the file is empty"):
        extract(file)
    (result,) = extract_many(file)
    assert (result.state, result.facts) == ("failed", ())
    assert "the file is empty" in result.reasons[0]


def test_a_folder_is_for_extract_many(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceError, match=r"this is a folder; .* the folder to extract_many"):
        extract(tmp_path)
    (result,) = extract_many([tmp_path])
    assert result.report.applications.received.value == Decimal(1)


@pytest.mark.parametrize("model", [Own, NoNumber])
def test_a_record_of_another_schema_is_wrong_use(model: type[BaseModel]) -> None:
    with pytest.raises(RecordError, match="without a schema") as raised:
        extract(TEXT).record(model)
    assert isinstance(raised.value, ExtractorError)
    assert isinstance(raised.value, ValueError)  # as it was before it was one of the tree
    with pytest.raises(UsageError, match="NoNumber: no field is declared with Number"):
        extract(TEXT, schema=Own).record(NoNumber)
