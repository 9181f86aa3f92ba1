"""``extractor show``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.command_line import Inside

from extractor.schemas import Result


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("收到12件,办结3件")
    return tmp_path


def test_one_report(extractor: Inside) -> None:
    ended = extractor("show", "a.txt")
    assert ended.returncode == 0
    text = ended.stdout.decode()
    for part in ("新杭镇人民政府", "Facts (2)", "12 件", "Ledger (2 numbers)"):
        assert part in text
    assert "no model is configured" in ended.stderr.decode()


def test_standard_input(extractor: Inside) -> None:
    assert "Facts (1)" in extractor("show", "-", stdin="收到5件".encode()).stdout.decode()


TWICE = """某县水务局2021年政府信息公开工作年度报告
一、概述
主动公开政府信息10条。全年收到政府信息公开申请5件。
二、申请
全年共收到政府信息公开申请6件。
"""


def test_only_what_is_doubtful_and_why(extractor: Inside) -> None:
    Path("b.txt").write_text(TWICE, encoding="utf-8")
    every = extractor("show", "b.txt", real=True, COLUMNS="200").stdout.decode()
    assert "Facts (3)" in every
    assert "read by" not in every
    text = extractor(
        "show", "b.txt", "--doubtful", "--why", real=True, COLUMNS="200"
    ).stdout.decode()
    assert "Facts (2 of 3)" in text
    assert "proactive.total" not in text
    assert "read by rules" in text
    assert (
        "contradicted: “applications received in the year” is stated with different values" in text
    )


def test_where_nothing_is_doubtful_it_says_so(extractor: Inside) -> None:
    text = extractor("show", "a.txt", "--doubtful").stdout.decode()
    assert "Facts (2): none of them is doubtful" in text


def test_json_is_the_record_and_nothing_else(extractor: Inside) -> None:
    ended = extractor("show", "a.txt", "--json")
    result = Result.model_validate_json(ended.stdout)
    assert result.facts[0].evidence[0].quote.text
    assert [str(fact.value) for fact in result.facts] == ["12", "3"]


def test_ones_own_schema(extractor: Inside) -> None:
    Path("s.py").write_text(
        "from decimal import Decimal\nfrom typing import Annotated\n"
        "from pydantic import BaseModel\nfrom extractor import Number\n\n"
        "class Beds(BaseModel):\n"
        '    beds: Annotated[Decimal | None, Number("编制床位", unit="张")] = None\n'
    )
    Path("h.txt").write_text("全院编制床位800张。", encoding="utf-8")
    ended = extractor("show", "h.txt", "--schema", "s.py:Beds", "--json", real=True)
    assert Result.model_validate_json(ended.stdout).custom == {"beds": "800"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", "", 3),
        ("budget.txt", "BUDGET", 4),
        ("refused.txt", "REFUSED", 4),
    ],
)
def test_what_cannot_be_shown_is_one_line(
    extractor: Inside, name: str, content: str, code: int
) -> None:
    Path(name).write_text(content)
    ended = extractor("show", name)
    assert ended.returncode == code
    assert ended.stdout == b""
    lines = ended.stderr.decode().splitlines()
    assert lines[-1].startswith("error: ")
    assert len(lines) == 2


LONG = """某县水务局2021年政府信息公开工作年度报告
全年收到政府信息公开申请57件,其中商业企业提出申请9件。
自二〇〇八年五月一日《条例》施行以来,全局通过门户网站累计主动公开政府信息,现在共计有35210条。
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
"""


@pytest.mark.parametrize("width", [44, 50, 60, 80, 120])
def test_no_quote_is_cut_off(extractor: Inside, width: int) -> None:
    Path("b.txt").write_text(LONG, encoding="utf-8")
    lines = extractor("show", "b.txt", real=True, COLUMNS=str(width)).stdout.decode().splitlines()
    rule = next(at for at, line in enumerate(lines) if "───" in line)
    last = [re.split(r" {2,}", line.rstrip())[-1] for line in lines[rule + 1 :]]
    told = "".join(last).replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    assert "一、本年新收政府信息公开申请数量|3|1|0|0|0|0|4" in told


def test_a_quote_does_not_end_in_a_number(extractor: Inside) -> None:
    """Half of 35210 is another number."""
    words = "全年收到政府信息公开申请57件,"
    for more in range(1, 26):
        text = f"{words}{'另' * more}35210条资料已经全部整理归档,供群众查阅使用。"
        Path("b.txt").write_text(
            f"某县水务局2021年政府信息公开工作年度报告\n{text}\n", encoding="utf-8"
        )
        told = extractor("show", "b.txt", real=True, COLUMNS="300").stdout.decode()
        (row,) = [line for line in told.splitlines() if words in line]
        assert "3" not in row or "35210" in row, row


def test_what_is_no_report_is_a_mistake_of_the_command(extractor: Inside) -> None:
    gone = extractor("show", "nope")
    assert gone.returncode == 1
    # Alone: nothing is wrong with the configuration.
    assert gone.stderr.decode() == (
        "error: nope: does not exist; check the spelling and the working folder\n"
    )
    Path("some").mkdir()
    folder = extractor("show", "some")
    assert (folder.returncode, folder.stderr.decode()) == (
        1, "error: some: this is a folder; give the files in it\n",
    )  # fmt: skip
    assert extractor("run", "a.txt", "--out", "out").returncode == 0
    run = extractor("show", "out")
    assert run.returncode == 1
    assert run.stderr.decode().splitlines() == [
        "error: out: this is a run and no report; these show it:",
        "  extractor review out",
        "  extractor runs show out",
    ]


@pytest.mark.parametrize("command", ["show", "run"])
def test_a_mistake_in_a_pack_is_told_alone(command: str, extractor: Inside) -> None:
    ended = extractor(command, "a.txt", "--pack", "nowhere")
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("error: nowhere: there is no such folder")
