"""``extractor show``."""

from __future__ import annotations

import json
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


def test_what_is_no_report_ends_as_a_run_of_it_does(extractor: Inside) -> None:
    Path("news.txt").write_text("青石县召开政务公开工作推进会\n全县45个单位参加。\n")
    for command in (("show", "news.txt"), ("show", "news.txt", "--json"), ("run", "news.txt")):
        assert extractor(*command, real=True).returncode == 3, command


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


def test_in_chinese_a_pattern_is_told_in_the_words_of_the_text(extractor: Inside) -> None:
    """Concepts have English names, which say nothing to who reads Chinese: the record keeps them."""
    Path("c.txt").write_text(
        "某县档案局2012年政府信息公开工作年度报告\n一、概述\n全年收到网络提交的申请12件，同意公开9件。\n",
        encoding="utf-8",
    )
    asked = ("show", "c.txt", "--why")
    told = "".join(
        extractor("--lang", "zh", *asked, real=True, COLUMNS="200").stdout.decode().split()
    )
    assert "句式：网络+申请" in told
    assert "句式：同意公开+申请" in told, "applications were named before the clause"
    assert not re.search("句式：[a-z@]", told)
    english = extractor(*asked, real=True, COLUMNS="200").stdout.decode()
    assert "pattern: online" in english
    record = json.loads(extractor("show", "c.txt", "--json", real=True).stdout)
    assert any("pattern: online" in (fact["because"] or "") for fact in record["facts"])


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


OTHERS = """某县水务局2021年政府信息公开工作年度报告
一、概述
主动公开政府信息10条。
二、其他
全年召开座谈会3次,其中第一季度1次、第二季度1次、第三季度2次。解答群众来电3000个。
"""


def test_contradicted_statistics_without_an_indicator_need_eyes_too(extractor: Inside) -> None:
    Path("b.txt").write_text(OTHERS, encoding="utf-8")
    text = extractor("show", "b.txt", "--doubtful", real=True, COLUMNS="120").stdout.decode()
    assert "needs_review: 4 contradicted" in text
    assert "Facts (1): none of them is doubtful" in text
    assert "Other statistics (4 of 5)" in text
    (row,) = [line for line in text.splitlines() if line.split()[:3] == ["召开座谈会", "3", "次"]]
    assert "第三季度2次" in row, "with the words that it stands in"
    assert "解答群众来电" not in text
    why = extractor("show", "b.txt", "--doubtful", "--why", real=True, COLUMNS="200")
    assert why.stdout.decode().count("contradicted: the parts do not add up") == 4
    chinese = extractor(
        "show", "b.txt", "--doubtful", "--lang", "zh", real=True, COLUMNS="120"
    ).stdout.decode()
    assert "其他统计（5 条中的 4 条）" in chinese


KINDS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = (
    ("一、本年新收政府信息公开申请数量", 20, 1, 21),
    ("二、上年结转政府信息公开申请数量", 0, 0, 0),
    ("(一)予以公开", 12, 0, 12),
    ("(二)部分公开", 0, 0, 0),
    ("1.属于国家秘密", 0, 0, 0),
    ("2.其他法律行政法规禁止公开", 0, 0, 0),
    ("3.危及“三安全一稳定”", 0, 0, 0),
    ("4.保护第三方合法权益", 0, 0, 0),
    ("1.本机关不掌握相关政府信息", 9, 1, 10),
    ("(七)总计", 20, 1, 21),
    ("四、结转下年度继续办理", 0, 0, 0),
)


def _form() -> str:
    lines = ["某县水务局2021年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况",
             f"| 项目 | {' | '.join(KINDS)} |", "|---" * 8 + "|"]  # fmt: skip
    for name, persons, firms, total in ROWS:
        cells = (persons, firms, 0, 0, 0, 0, total)
        lines.append(f"| {name} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def test_the_zeros_of_a_form_are_counted_and_why_shows_each(extractor: Inside) -> None:
    Path("b.txt").write_text(_form(), encoding="utf-8")
    told = extractor("show", "b.txt", real=True, COLUMNS="120").stdout.decode()
    facts = Result.model_validate_json(extractor("show", "b.txt", "--json", real=True).stdout).facts
    zeros = [f for f in facts if f.value == 0 and f.verdict in ("confirmed", "stated")]
    assert len(zeros) > 30
    every = [f for f in facts if f.value == 0]  # those too of a sum that does not close
    assert f"Facts ({len(facts) - len(every)} of {len(facts)})" in told
    assert f"{len(zeros)} cells of tables state 0, and nothing speaks against them: " in told
    assert not [f.indicator for f in zeros if f"{f.indicator} " in told.replace("\n", " ")]
    explained = extractor("show", "b.txt", "--why", real=True, COLUMNS="200").stdout.decode()
    assert f"Facts ({len(facts)})" in explained
    assert "cells of tables state 0" not in explained
    assert len(told.splitlines()) * 2 < len(explained.splitlines())


def test_of_the_rows_of_a_sum_those_of_zeros_are_counted(extractor: Inside) -> None:
    Path("b.txt").write_text(_form(), encoding="utf-8")
    told = extractor("show", "b.txt", "--doubtful", real=True, COLUMNS="120").stdout.decode()
    quoted = [line.strip() for line in told.splitlines() if line.startswith("    “")]
    assert any(line.startswith("“1.本机关不掌握") for line in quoted)
    assert not any(line.startswith("“1.属于国家秘密") for line in quoted)
    assert "    and 5 rows of 0 alone\n" in told


def test_in_english_a_fact_has_both_its_names(extractor: Inside) -> None:
    """Findings call it by the English one, the report by the Chinese one."""
    Path("b.txt").write_text(TWICE, encoding="utf-8")
    lines = extractor("show", "b.txt", real=True, COLUMNS="120").stdout.decode().splitlines()
    at = next(at for at, line in enumerate(lines) if line.strip().startswith("applications rec"))
    names = [line.strip().split("  ")[0] for line in lines[at : at + 3]]
    assert names == ["applications received in the year", "收到申请数", "applications.received"]
    assert any("“applications received in the year” is stated" in line for line in lines)
    chinese = extractor("show", "b.txt", "--lang", "zh", real=True, COLUMNS="120").stdout.decode()
    assert "applications received in the year" not in chinese


def test_a_sum_that_does_not_close_stands_once_and_not_once_for_each_zero(
    extractor: Inside,
) -> None:
    Path("b.txt").write_text(_form(), encoding="utf-8")
    told = extractor("show", "b.txt", "--doubtful", real=True, COLUMNS="300").stdout.decode()
    result = Result.model_validate_json(extractor("show", "b.txt", "--json", real=True).stdout)
    facts, sums = result.facts, [finding.formula for finding in result.findings]
    doubted = [f for f in facts if f.verdict in ("doubtful", "contradicted")]
    zeros = [f for f in doubted if f.value == 0]
    assert len(zeros) > 3
    assert f"Facts ({len(doubted) - len(zeros)} of {len(facts)})" in told
    assert f"zeros of sums that do not close, left out here: {len(zeros)}; " in told
    assert not [f.indicator for f in zeros if f"{f.indicator} " in told.replace("\n", " ")]
    for fact in doubted:
        assert fact in zeros or fact.indicator in told, "what may be wrong is shown"
    assert sums
    assert [told.count(str(one)) for one in sums] == [1] * len(sums)
    why = extractor("show", "b.txt", "--doubtful", "--why", real=True, COLUMNS="200")
    assert f"Facts ({len(doubted)} of {len(facts)})" in why.stdout.decode()


def test_why_tells_the_line_of_a_text(extractor: Inside) -> None:
    text = "某县水务局2021年政府信息公开工作年度报告\n\n一、概述\n全年收到政府信息公开申请7件。\n"
    Path("b.txt").write_text(text, encoding="utf-8")
    told = extractor("show", "b.txt", "--why", real=True, COLUMNS="200").stdout.decode()
    assert "line 4" in told
    Path("b.html").write_text(f"<p>{text}</p>", encoding="utf-8")
    told = extractor("show", "b.html", "--why", real=True, COLUMNS="200").stdout.decode()
    assert "read by" in told
    assert "line " not in told


def test_a_zero_that_may_be_the_mistake_is_shown(extractor: Inside) -> None:
    """One of two values, a total, a side of a balance: what is wrong may be the 0 itself."""
    sentence = "2021年,我局收到政府信息公开申请21件,结转下年3件。\n"
    twice = _form().replace("三、收到", f"{sentence}三、收到", 1)
    Path("b.txt").write_text(
        twice.replace("(七)总计 | 20 | 1", "(七)总计 | 18 | 0"), encoding="utf-8"
    )
    told = extractor("show", "b.txt", "--doubtful", real=True, COLUMNS="300").stdout.decode()
    result = Result.model_validate_json(extractor("show", "b.txt", "--json", real=True).stdout)
    doubted = [f for f in result.facts if f.verdict in ("doubtful", "contradicted")]
    about = {id_ for one in result.findings if one.kind != "sum_mismatch" for id_ in one.facts}
    zeros = [fact for fact in doubted if fact.value == 0 and fact.id in about]
    assert zeros
    assert all(fact.indicator in told for fact in zeros)
    total = "applications.closed.commercial"
    assert [fact.value for fact in doubted if fact.indicator == total] == [0]
    assert total in told
