"""``extractor export``, ``review`` and ``report`` on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.command_line import Inside
from support.languages import CHINESE
from support.runs import OTHER, TABLE, make

from extractor.messages import word
from extractor.outputs import LOOKS
from extractor.outputs.export import chosen
from extractor.schemas import vocabulary


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make(tmp_path, a=TABLE, b=OTHER)
    return tmp_path


def test_the_files_are_named_on_stdout(extractor: Inside) -> None:
    ended = extractor("export", "out", "--to", "panel.csv", "--indicators", "proactive", real=True)
    assert ended.returncode == 0
    assert ended.stdout.decode().split() == [
        "panel.csv",
        "panel.status.csv",
        "panel.qualifier.csv",
        "panel.scope.csv",
        "panel.period.csv",
        "panel.codebook.csv",
    ]
    assert ended.stderr.decode() == (
        "2 reports: 1 done, 1 needs_review\n2 reports in the table, 2 indicators\n"
        "the columns are headed in Chinese; --labels en heads them in English\n"
    )


def test_verdicts_choose_facts(extractor: Inside) -> None:
    worst, best = list(LOOKS)[-1], next(iter(LOOKS))
    undecided = (
        "2 values to check are not decided yet; to decide on them:\n  extractor review out\n"
    )
    for flags, indicators, left in (
        (("--only", worst), 1, undecided), (("--min-verdict", worst), 10, undecided),
        (("--only", worst, "--min-verdict", best), 0,
         "no value of the reports has a verdict that was asked for\n"),
    ):  # fmt: skip
        ended = extractor("export", "out", "--to", "p.csv", *flags, real=True)
        told = "2 reports: 1 done, 1 needs_review\n2 reports in the table"
        assert (
            ended.stderr.decode()
            == f"{told}, {indicators} indicator{'s' * (indicators != 1)}\n{left}"
            "the columns are headed in Chinese; --labels en heads them in English\n"
        )


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "out", "--to", "p.ods"), "unknown kind of file"),
        (("export", "out", "--to", "p.jsonl"), "out/records.jsonl is the run as JSON Lines"),
        (("export", "out", "--to", "p.csv", "--only", "sure"), "'sure' is no verdict; choose from"),
        (("export", "out", "--to", "p.csv", "--by", "x"), "choose from report, agency-year"),
        (("export", "out", "--to", "p.csv", "--labels", "fr"), "choose from zh, en, id"),
        (("export", "nosuch", "--to", "p.csv"), "nosuch: there is no such folder"),
        (("review", "nosuch"), "nosuch: there is no such folder"),
        (("review", "out", "more"), "decisions are merged by 'review apply'"),
        (("review", "apply", "out"), "the files of decisions to apply"),
        (("review", "apply", "out", "nosuch.json"), "nosuch.json: cannot be read"),
        (("report", "nosuch"), "nosuch: there is no such folder"),
    ],
)
def test_wrong_usage_is_one_line(
    extractor: Inside, arguments: tuple[str, ...], message: str
) -> None:
    ended = extractor(*arguments, real=True)
    assert ended.returncode == 1
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("error: ")
    assert message in line


def test_a_record_of_another_version_says_what_to_do(extractor: Inside) -> None:
    Path("out/records.jsonl").write_text('{"schema_version": "2.1"}\n')
    Path("out/evidence.jsonl").unlink()
    ended = extractor("export", "out", "--to", "p.csv", real=True)
    assert ended.returncode == 1
    (line,) = ended.stderr.decode().splitlines()
    assert (
        "records.jsonl, line 1: not a result of this version of the program (schema_version" in line
    )
    assert line.endswith("run the same 'extractor run' command again")


@pytest.mark.parametrize(
    ("named", "ids"),
    [
        ("收到申请数", {"applications.received"}),
        ("政府信息公开专项经费(元)", {"organisation.budget"}),
        ("政务微博公开政府信息数，收到申请数", {"proactive.weibo", "applications.received"}),
        ("applications received in the year", {"applications.received"}),
        ("applications received", {"applications.received"}),
        ("Applications received: companies", {"applications.received.commercial"}),
    ],
)
def test_indicators_are_named_as_the_outputs_name_them(named: str, ids: set[str]) -> None:
    names = re.split("[,，]", named)
    assert chosen(names) == ids


def test_an_indicator_is_one_column_and_says_how_to_have_its_parts(extractor: Inside) -> None:
    def columns(name: str) -> tuple[list[str], str]:
        ended = extractor("export", "out", "--to", "p.csv", "--labels", "id", "--indicators", name)
        assert ended.returncode == 0
        heads = Path("p.csv").read_text("utf-8-sig").splitlines()[0].split(",")
        return [one for one in heads if one.startswith("applications")], ended.stderr.decode()

    alone, told = columns("收到申请数")
    assert columns("收到申请数,") == columns("，收到申请数") == (alone, told)
    assert alone == ["applications.received"]
    below = len(chosen(["收到申请数+"])) - 1
    hint = f"--indicators '收到申请数+' takes the {below} indicators below it too"
    assert hint in told.splitlines()
    every, told = columns("收到申请数+")
    assert len(every) > 1
    assert {one.partition(".")[2].split(".")[0] for one in every} == {"received"}
    assert "below it" not in told
    assert columns("收到申请数＋")[0] == every, "as a Chinese keyboard writes it"
    assert chosen(["applications+"]) == chosen(["applications"])
    assert "below it" not in columns("依申请公开")[1], "a group has all of it"


def test_english_hears_of_english_heads(extractor: Inside) -> None:
    hint = "the columns are headed in Chinese; --labels en heads them in English"

    def told(*flags: str) -> list[str]:
        return extractor("export", "out", *flags).stderr.decode().splitlines()

    assert hint in told("--to", "p.csv")
    assert hint not in told("--to", "p.csv", "--labels", "en")
    assert hint not in told("--to", "p.csv", "--labels", "zh"), "who asks for it knows"
    assert hint not in told("--to", "p.xlsx")
    assert hint not in told("--to", "p.sqlite"), "its columns are named by ids"


def test_a_group_is_named_in_chinese_and_each_has_its_name() -> None:
    assert chosen(["依申请公开"]) == chosen(["applications"])
    groups = {item.group for item in vocabulary().values()}
    for group in groups:
        assert CHINESE.search(word(group, "group", "zh")), group


def test_a_name_that_nothing_has_leads_to_near_ones_and_to_the_code_book(
    extractor: Inside,
) -> None:
    ended = extractor("export", "out", "--to", "p.csv", "--indicators", "微博公开", "--lang", "zh")
    assert ended.stderr.decode() == (
        "错误：没有指标或指标组 '微博公开'（全部指标见 schemas/codebook.csv）；"
        "是否指 政务微博公开政府信息数 或 主动公开 或 依申请公开？\n"
    )
    assert Path(__file__).parents[2].joinpath("schemas/codebook.csv").is_file()


def test_verdicts_are_named_in_chinese_too(extractor: Inside) -> None:
    for flag in ("--only", "--min-verdict"):
        for name in LOOKS:
            said = [
                extractor("export", "out", "--to", "p.csv", flag, given, "--lang", "zh").stderr
                for given in (name, LOOKS[name].zh)
            ]
            assert said[0] == said[1]
            assert "错误" not in said[0].decode()
    wrong = extractor("export", "out", "--to", "p.csv", "--only", "sure", "--lang", "zh")
    assert "可选：互证、有据、存疑、矛盾" in wrong.stderr.decode()
