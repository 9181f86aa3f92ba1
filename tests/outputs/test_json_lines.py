"""A line of JSON is one line to every program, whatever characters a report brings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import Inside
from support.runs import TABLE, make

from extractor import extract, load_run
from extractor.batch.files.lines import request_line
from extractor.outputs import record_json
from extractor.outputs.stored import parts_of, result_of
from extractor.schemas.json_lines import one_line

BREAKS = "\x85\u2028\u2029"
REPORT = f"""<html><body><h1>某县水务局2021年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>主动公开政府{BREAKS[0]}信息1391条。</p>
<table><tr><th>申请人情况</th><th>自然人</th><th>总{BREAKS[1]}计</th></tr>
<tr><td>一、本年新收政府{BREAKS[2]}信息公开{BREAKS}申请数量</td><td>3</td><td>4</td></tr></table></body></html>"""


@pytest.mark.parametrize("mark", BREAKS)
def test_a_line_is_the_same_json(mark: str) -> None:
    text = json.dumps({f"a{mark}": f"{mark}\n\\{mark}"}, ensure_ascii=False)
    assert json.loads(one_line(text)) == json.loads(text)
    assert len(one_line(text).splitlines()) == 1
    assert one_line("主动公开 \t3") == "主动公开 \t3"


def test_both_lines_of_a_report_are_one_and_come_back() -> None:
    one = extract(REPORT.encode())
    assert any(mark in (q.quote_source or "") for f in one.facts for e in f.evidence
               for q in (e.quote,) for mark in BREAKS)  # fmt: skip
    parts = parts_of(one)
    assert [len(part.splitlines()) for part in parts] == [1, 1]
    assert result_of(*parts).model_dump_json() == one.model_dump_json()
    assert len(record_json(one).splitlines()) == 1


def test_every_file_of_lines(
    extractor: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = make(tmp_path, a=REPORT, b=TABLE)
    for kind in ("langextract", "inspect"):
        assert extractor("export", "out", "--to", f"{kind}.jsonl", "--as", kind).returncode == 0
    written = [*out.glob("*.jsonl"), *tmp_path.glob("*.jsonl")]
    assert len(written) >= 4
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) == text.count("\n") > 0, path
    assert [result.name for result in load_run(out)] == ["a.txt", "b.txt"]


def test_a_question_in_a_batch_file() -> None:
    line = request_line({"messages": [{"role": "user", "content": f"甲{BREAKS}乙"}]})
    assert len(line.splitlines()) == 1
    assert json.loads(line)["body"]["messages"][0]["content"] == f"甲{BREAKS}乙"
