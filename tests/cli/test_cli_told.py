"""What a run tells of its reports: in which order, on lines of which length, and where it read nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.command_line import Inside, printed

from extractor.batch import Progress
from extractor.cli.progress import shown
from extractor.outputs.reports import read_reports


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside) -> Inside:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("2014年,我县共收到政府信息公开申请1件。", encoding="utf-8")
    return extractor


NO_INDICATOR = """某县气象局2012年政府信息公开工作年度报告
一、概述
全年人工增雨作业14次，发射火箭弹96枚，布设自动雨量站31个，检定气压表57台，种植防风林320亩。
"""


def test_a_report_of_many_numbers_and_no_indicator_is_named(inside: Inside) -> None:
    """Each number is another statistic, so that the coverage is whole: it is done, and still empty."""
    Path("d.txt").write_text(NO_INDICATOR, encoding="utf-8")
    ended = inside("run", "a.txt", "d.txt", "--out", "out", real=True)
    assert "coverage 100.0%" in ended.stdout.decode()
    assert {row["state"] for row in read_reports(Path("out"))} == {"done"}
    line = "no indicator was read in 1 report with many numbers: d.txt\n"
    assert line in ended.stderr.decode()
    shown_ = inside("show", "d.txt", real=True).stdout.decode()
    assert "no indicator was read: all 5 numbers are other statistics" in shown_
    zh = inside("--lang", "zh", "run", "a.txt", "d.txt", "--out", "out", real=True).stderr.decode()
    assert "有 1 份报告含有不少数字，却没有读出任何指标：d.txt" in zh
    assert "no indicator" not in printed(inside("run", "a.txt", "--out", "out", real=True))


def test_reports_are_told_of_in_the_order_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Several are read at a time, and end in any order; one of them may never end."""
    with shown() as show:
        show(Progress(0, 6))
        for ended, place in enumerate((2, 0, 1, 5, 4), 1):
            state = "failed" if place == 1 else "needs_review"
            show(Progress(ended, 6, f"{place}.txt", state, f"{place}.txt: why", place=place))
            if ended == 1:
                assert capsys.readouterr().err == "", "the first two come before it"
        first = capsys.readouterr().err
    later = capsys.readouterr().err
    assert re.findall(r"(\d)\.txt", first) == ["0", "1", "2"]
    assert re.findall(r"(\d)\.txt", later) == ["4", "5"]


def test_a_table_in_a_file_breaks_no_name_of_a_file(inside: Inside, tmp_path: Path) -> None:
    """Where no edge is seen, each report has one line, however long its name."""
    name = "某某县人民政府办公室二〇一四年政府信息公开工作年度报告（公开征求意见稿）.txt"
    Path(name).write_bytes(Path("a.txt").read_bytes())
    agency = "某某自治州某某县退役军人事务和应急管理局"
    Path("b.txt").write_text(
        f"{agency}2014年政府信息公开工作年度报告\n收到申请1件。", encoding="utf-8"
    )
    table = inside("run", name, "b.txt", "--out", "out", real=True).stdout.decode()
    assert name in table
    assert agency in table
    long = tmp_path / ("很长的文件夹" * 12)
    long.mkdir()
    Path("out").rename(long / "out")
    assert str(long / "out") in inside("runs", "list", str(long)).stdout.decode()
