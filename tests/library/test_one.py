"""``extract`` and ``aextract``: what a string means, any event loop, and files of strangers."""

from __future__ import annotations

import asyncio
import inspect
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from support.chat_server import ChatServer, says
from support.doors import options as asked
from support.reports import REPORT, RULES, pointing

import extractor
from extractor import Options, Result, SourceError, TooLargeError, UsageError, aextract, extract
from tests.own_schemas import Hospital
from tests.text.load.samples import word_file

TEXT = "某县2014年政府信息公开工作年度报告\n2014年,我县共收到政府信息公开申请12件。\n"


def word(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return word_file(document)


def received(result: Result) -> Decimal | None:
    return result.report.applications.received.value


@pytest.mark.parametrize(
    "given",
    [
        "missing.txt", "missing/2014", "report", "C:\\reports\\2014", "年报2014", "x/某县年报2014",
        "某县2014年(一),全文.pdf", Path("missing"), "my reports/a b",
    ],
)  # fmt: skip
def test_a_path_that_is_not_there_is_an_error(given: str | Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        extract(given)
    with pytest.raises(SourceError, match="there is no such file"):
        asyncio.run(aextract(given))


def test_no_report_is_read_in_the_thread_of_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    real = extractor.pipeline.aextract

    async def noted(*given: Any) -> Result:
        threads.append(threading.get_ident())
        return await real(*given)

    monkeypatch.setattr("extractor.pipeline.aextract", noted)
    answer = pointing(RULES)
    with ChatServer(lambda body: says(answer(body))) as server:
        asyncio.run(aextract(REPORT, asked(server.base_url)))
    assert threads
    assert threading.get_ident() not in threads
    # Without a model it is another process, in which nothing of this one is replaced.
    monkeypatch.delattr("extractor.pipeline.read_source")
    assert received(asyncio.run(aextract(TEXT))) == 12


def test_an_awaited_report_can_be_given_up() -> None:
    async def impatient(url: str) -> None:
        await asyncio.wait_for(aextract(REPORT, asked(url)), 0.5)

    late = replace(says({"n": []}), delay=3)
    with ChatServer(lambda _: late) as server:
        with pytest.raises(TimeoutError):
            asyncio.run(impatient(server.base_url))
        assert "extract" not in {thread.name for thread in threading.enumerate()}


def test_an_address_is_no_path_and_no_text() -> None:
    with pytest.raises(SourceError, match="download the report"):
        extract("https://example.invalid/report.html?id=1")


@pytest.mark.parametrize(
    "text",
    [
        "2014年,我县共收到政府信息公开申请12件。", "收到政府信息公开申请12件/年。", "<p>收到申请12件</p>",
        "全年收到申请 12 件", "收到申请12件", TEXT,
    ],
)  # fmt: skip
def test_a_text_is_a_text(text: str) -> None:
    # Bytes always are; as a string, a few words that might name a file are taken for its name.
    given = text.encode() if text == "收到申请12件" else text
    assert 12 in {mention.value for mention in extract(given).mentions}


def test_a_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("年报2014", "2014,a;b", "r.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
        for given in (tmp_path / name, str(tmp_path / name)):
            result = extract(given)
            assert (result.name, received(result)) == (name, 12)


def test_inside_a_running_loop_without_a_model() -> None:
    async def notebook() -> tuple[Result, Result]:
        return extract(TEXT), await aextract(TEXT)

    here, awaited = asyncio.run(notebook())
    assert here == awaited == extract(TEXT)


def test_inside_a_running_loop_with_a_model() -> None:
    async def notebook(options: Options) -> tuple[Result, Result]:
        return extract(REPORT, options), await aextract(REPORT, options)

    with ChatServer(lambda body: says(pointing(RULES)(body))) as server:
        options = asked(server.base_url)
        here, awaited = asyncio.run(notebook(options))
        outside = extract(REPORT, options)
    for result in (here, awaited, outside):
        assert result.versions.model == "test-model"
        assert "model" in {reader for fact in result.facts for reader in fact.readers}
        assert received(result) == 31


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such alarm")
def test_what_interrupts_a_notebook_ends_the_question() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    async def notebook(options: Options) -> None:
        with pytest.raises(KeyboardInterrupt):
            extract(REPORT, options)

    before = threading.active_count()
    with ChatServer(lambda body: replace(says({"n": []}), delay=30)) as server:
        within = threading.active_count()
        kept = signal.signal(signal.SIGALRM, interrupt)
        try:
            signal.setitimer(signal.ITIMER_REAL, 1.5)
            asyncio.run(notebook(asked(server.base_url, timeout=60)))
        finally:
            signal.signal(signal.SIGALRM, kept)
        # The server may still sleep over its answer; nobody waits for it any more.
        assert threading.active_count() <= within + 1
    assert before <= within


def test_an_error_comes_out_of_a_running_loop() -> None:
    async def notebook() -> None:
        extract("missing.pdf")

    with pytest.raises(SourceError):
        asyncio.run(notebook())


def test_other_work_goes_on_while_a_report_is_awaited() -> None:
    async def both() -> list[str]:
        order: list[str] = []

        async def read() -> None:
            await aextract(TEXT * 200)
            order.append("read")

        async def tick() -> None:
            await asyncio.sleep(0)
            order.append("ticked")

        await asyncio.gather(read(), tick())
        return order

    assert asyncio.run(both()) == ["ticked", "read"]


def test_a_schema_is_taken_by_both() -> None:
    text = "某医院2023年度报告\n全年完成手术21408台。\n"
    assert extract(text, schema=Hospital).record(Hospital).surgeries == 21408
    assert asyncio.run(aextract(text, schema=Hospital)).record(Hospital).surgeries == 21408
    data = word(text)
    assert extract(data, schema=Hospital).record(Hospital).surgeries == 21408


def test_a_file_over_its_limit_ends_alone(tmp_path: Path) -> None:
    """The same file: too much for a child that may take a moment, and read without isolation."""
    path = tmp_path / "long.txt"
    path.write_text(TEXT + "工作人员较少。\n" * 4_000, encoding="utf-8")
    with pytest.raises(TooLargeError, match="not read after"):
        extract(path, Options(file_seconds=0.01))
    assert received(extract(path, Options(file_seconds=0.01), isolate=False)) == 12
    with pytest.raises(TooLargeError):
        extract(path.read_text(encoding="utf-8"), Options(file_seconds=0.01))


def test_in_a_child_it_reads_the_same() -> None:
    data = word(TEXT)
    assert extract(data) == extract(data, isolate=False)


def test_wrong_usage_is_told() -> None:
    from pydantic import BaseModel

    class Nothing(BaseModel):
        x: int = 0

    with pytest.raises(UsageError, match="Number"):
        extract(TEXT, schema=Nothing)
    with pytest.raises(TypeError):
        extract(TEXT, shcema=Hospital)  # type: ignore[call-arg]


def test_what_is_public_is_there_typed_and_described() -> None:
    assert list(extractor.__all__) == sorted(extractor.__all__)
    for name in extractor.__all__:
        thing = getattr(extractor, name)
        assert inspect.getdoc(thing), name
        if inspect.isfunction(thing):
            hints = inspect.signature(thing)
            assert hints.return_annotation is not inspect.Signature.empty, name
            for parameter in hints.parameters.values():
                assert parameter.annotation is not inspect.Parameter.empty, (name, parameter)
    unlisted = {
        name for name, thing in vars(extractor).items()
        if not name.startswith("_") and not inspect.ismodule(thing)
    } - {*extractor.__all__, "TYPE_CHECKING", "annotations", "import_module"}  # fmt: skip
    assert not unlisted


def test_importing_it_is_light() -> None:
    heavy = ("openai", "instructor", "pandas", "polars", "pyarrow", "httpx2", "rich", "typer",
             "pdfplumber", "docx", "jinja2", "duckdb", "xlsxwriter")  # fmt: skip
    code = f"import extractor, sys; print([m for m in {heavy!r} if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert printed.decode().strip() == "[]"
