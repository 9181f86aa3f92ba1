"""Results of other tools: the three kinds of file, and what is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.command_line import ZH, Inside
from typer.testing import CliRunner

from extractor import extract
from extractor.cli import app
from extractor.errors import UsageError
from extractor.outputs import FACTS
from extractor.outputs.contract import COLUMN_WORDS
from extractor.schemas import vocabulary
from extractor.verify.foreign.cells import CALLED
from extractor.verify.foreign.files import load_claims
from tests.conftest import EVALS

_TEXT = "某市2014年政府信息公开工作年度报告\n一、概述\n共受理政府信息公开申请58件,其中网络申请20件,信函申请38件。\n"
_SEEDS = sorted((EVALS / "reports").glob("*.txt"))
_SEED = next(path for path in _SEEDS if path.name.startswith("003"))
_LAW = EVALS.parent / "schemas" / "law"
runner = CliRunner()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def given(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path


def verdicts(facts: Path, report: Path) -> tuple[int, list[str]]:
    done = runner.invoke(app, ["verify", "--facts", str(facts), "--report", str(report), "--json"])
    return done.exit_code, [fact["verdict"] for fact in json.loads(done.stdout)["facts"]]


def test_a_plain_object_is_checked_by_value_and_words(tmp_path: Path, report: Path) -> None:
    said = {
        "applications.received": 58,
        "applications.received.online": {"value": 20, "unit": "件", "quote": "网络申请20件"},
        "applications.received.letter": 20,
        "litigation.total": 0,
    }
    facts = given(tmp_path, "facts.json", json.dumps(said, ensure_ascii=False))
    assert verdicts(facts, report) == (3, ["confirmed", "confirmed", "doubtful", "doubtful"])


def test_results_by_another_pack_are_held_against_its_indicators(
    tmp_path: Path, extractor: Inside
) -> None:
    text = "松坪县2022年法治政府建设年度报告\n全县行政执法人员82人,其中持证80人。全年依申请公开政府信息3件。\n"
    report = given(tmp_path, "report.txt", text)
    said = {"enforcement.staff": 82, "enforcement.certified": 90}
    facts = given(tmp_path, "facts.json", json.dumps(said))
    command = ("verify", "--facts", str(facts), "--report", str(report), "--pack", str(_LAW))
    done = extractor(*command, "--json", real=True)
    assert done.returncode == 3
    found = json.loads(done.stdout)["facts"]
    assert [(f["label"], f["verdict"]) for f in found] == [
        ("行政执法人员数", "confirmed"), ("持证执法人员数", "doubtful"),
    ]  # fmt: skip
    given(tmp_path, "facts.json", '{"applications.received": 3}')
    done = extractor(*command, real=True)
    assert done.returncode == 3
    assert b"no indicator 'applications.received'" in done.stderr
    done = extractor("verify", str(tmp_path), "--pack", str(_LAW), real=True)
    assert done.returncode == 1
    assert b"--pack goes with --facts and --report" in done.stderr


def test_our_own_csv_of_several_reports_is_verified(tmp_path: Path) -> None:
    results = [extract(path) for path in _SEEDS[:4]]
    FACTS.write(results, tmp_path / "facts.csv")
    wanted = next(result for result in results if result.name == _SEED.name)
    claims = load_claims(tmp_path / "facts.csv", _SEED.name)
    assert [c.value for c in claims] == [f.value for f in wanted.facts]
    code, found = verdicts(tmp_path / "facts.csv", _SEED)
    assert (code, set(found)) == (0, {"confirmed", "stated"})


def test_a_csv_of_several_reports_needs_the_name_of_one(tmp_path: Path, report: Path) -> None:
    rows = "report,indicator,value\na.txt,applications.received,1\nb.txt,applications.received,2\n"
    facts = given(tmp_path, "facts.csv", rows)
    with pytest.raises(UsageError, match=r"holds 2 reports, and none is called report\.txt"):
        load_claims(facts, report.name)


def test_langextract_lines_are_read_by_class_text_and_place(tmp_path: Path, report: Path) -> None:
    at = _TEXT.index("38件")
    line = {
        "document_id": "report.txt",
        "text": _TEXT,
        "extractions": [
            {"extraction_class": "agency", "extraction_text": "某市"},
            {
                "extraction_class": "applications.received.letter",
                "extraction_text": "38件",
                "char_interval": {"start_pos": at, "end_pos": at + 3},
            },
            {
                "extraction_class": "number",
                "extraction_text": "网络申请20件",
                "attributes": {"indicator": "applications.received.fax", "value": "20"},
            },
            {"extraction_class": "网络申请", "extraction_text": "网络申请20件"},
        ],
    }
    facts = given(tmp_path, "out.jsonl", json.dumps(line, ensure_ascii=False) + "\n")
    claims = load_claims(facts)
    assert [(c.indicator, c.value, c.unit) for c in claims] == [
        ("applications.received.letter", Decimal(38), "件"),
        ("applications.received.fax", Decimal(20), None),
        ("other", Decimal(20), "件"),
    ]
    assert verdicts(facts, report) == (3, ["confirmed", "doubtful", "stated"])


@pytest.mark.parametrize(
    ("name", "words", "message"),
    [
        ("a.json", '{"applications.recieved": 1}', r"did you mean applications\.received"),
        ("a.json", '{"applications.received": "many"}', "is no number"),
        ("a.json", '{"applications.received": true}', "is no number"),
        ("a.json", '{"applications.received": "NaN"}', "is no number"),
        ("a.json", '{"applications.received": ', "not JSON from line 1, character 27 on; save it"),
        (
            "a.jsonl",
            '{"extractions": []}\n{"extractions": [}',
            "not JSON from line 2, character 18",
        ),
        ("a.json", "[" * 100_000, "not JSON: brackets within brackets"),
        ("a.json", '{"applications.received": ' + "9" * 5_000 + "}", "not JSON"),
        ("a.jsonl", '{"extractions": ' + "[" * 100_000, "not JSON: brackets within brackets"),
        ("a.jsonl", '{"extractions": 5}', "a list is needed for 'extractions'"),
        ("a.jsonl", '{"extractions": {"a": 1}}', "a list is needed for 'extractions'"),
        ("a.jsonl", '{"extractions": [{"attributes": ["a"]}]}', "attributes: not an object"),
        ("a.jsonl", '{"extractions": [{"char_interval": [1, 2]}]}', "char_interval: not an object"),
        ("a.jsonl", '{"extractions": [7]}', "extraction 1: not an object"),
        (
            "a.csv",
            "name,number\na,1\n",
            "are called name, number; needed are the columns indicator",
        ),
        ("a.csv", "网站数,4\n", "are called 网站数, 4; needed are .* or 指标 and 数值"),
        ("a.csv", "指标,数值\n申请数,1\n", "no indicator '申请数'; did you mean 收到申请数"),
        ("a.csv", "indicator,value,scope\napplications.received,1,city\n", "none of own"),
        (
            "a.jsonl",
            '{"extractions": [{"extraction_class": "applications.received", "extraction_text": "无数"}]}',
            r"attributes\.value",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    tmp_path: Path, name: str, words: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        load_claims(given(tmp_path, name, words))


def test_the_command_says_what_speaks_against_a_value(tmp_path: Path, report: Path) -> None:
    facts = given(tmp_path, "facts.json", '{"applications.received.letter": 20}')
    done = runner.invoke(app, ["verify", "--facts", str(facts), "--report", str(report)])
    assert done.exit_code == 3
    words = done.stdout.replace("\n", "")
    assert "1 value: 0 confirmed, 0 stated, 1 doubtful, 0 contradicted" in words


def test_the_command_needs_a_run_or_facts_and_report(tmp_path: Path) -> None:
    for arguments in ([], ["--facts", "x"], [str(tmp_path), "--facts", "x", "--report", "y"]):
        done = runner.invoke(app, ["verify", *arguments])
        assert isinstance(done.exception, UsageError)


_FEES = (
    "某市2014年政府信息公开工作年度报告\n一、概述\n"
    "共受理政府信息公开申请58件。全年依申请公开信息共收取检索、复制、邮寄等费用0.35万元。\n"
)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (3500, "confirmed"),
        ("0.35", "confirmed"),
        ({"value": 3500, "unit": "元"}, "confirmed"),
        ({"value": 0.35, "unit": "万元"}, "confirmed"),
        (350, "doubtful"),
        (35, "doubtful"),
        ({"value": 0.35, "unit": "元"}, "doubtful"),
    ],
)
def test_money_may_be_given_in_either_unit(tmp_path: Path, said: object, verdict: str) -> None:
    report = given(tmp_path, "report.txt", _FEES)
    facts = given(tmp_path, "facts.json", json.dumps({"fees.collected": said}))
    assert verdicts(facts, report) == (3 if verdict == "doubtful" else 0, [verdict])


def test_our_own_row_of_a_report_is_not_doubted(tmp_path: Path) -> None:
    report = given(tmp_path, "report.txt", _FEES)
    row = extract(report).flat()
    assert row["fees.collected"] == 3500
    facts = given(tmp_path, "facts.json", json.dumps(row, default=str))
    code, found = verdicts(facts, report)
    assert code == 0
    assert set(found) == {"confirmed"}


def test_our_own_row_names_whose_a_value_is(tmp_path: Path) -> None:
    text = (
        "云屿县人民政府2012年政府信息公开工作年度报告\n"
        "2012年，全县共收到政府信息公开申请57件。\n2012年，本机关收到政府信息公开申请12件。\n"
    )
    report = given(tmp_path, "report.txt", text)
    row = extract(report).flat()
    assert row["applications.received@jurisdiction"] == 57
    facts = given(tmp_path, "facts.json", json.dumps(row, default=str))
    claims = load_claims(facts)
    assert {(c.indicator, c.scope, c.value) for c in claims} == {
        ("applications.received", None, 12),
        ("applications.received", "jurisdiction", 57),
    }
    code, found = verdicts(facts, report)
    assert (code, len(found)) == (0, 2)
    assert "doubtful" not in found


def test_all_that_cannot_be_checked_is_told_and_the_rest_is_checked(
    tmp_path: Path, report: Path
) -> None:
    said = {
        "applications.recieved": 58,
        "applications.received": 58,
        "litigation.total": float("nan"),
        "applications.received.online": "many",
        "applications.received.letter": 38,
    }
    facts = given(tmp_path, "facts.json", json.dumps(said))
    arguments = ["verify", "--facts", str(facts), "--report", str(report)]
    done = runner.invoke(app, [*arguments, "--json"])
    assert done.exit_code == 3
    assert [fact["verdict"] for fact in json.loads(done.stdout)["facts"]] == ["confirmed"] * 2
    told = [line for line in done.stderr.splitlines() if line.startswith("not checked: ")]
    assert len(told) == 3
    assert "did you mean applications.received" in told[0]
    facts.write_text("indicator,value,source_start,source_end\napplications.received,58,a,b\n")
    done = runner.invoke(app, arguments)
    assert (done.exit_code, "'a' is no number" in done.stderr) == (3, True)


def test_a_missing_file_of_results_is_said_to_be_missing(tmp_path: Path, report: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.json: there is no such file; check the path"):
        load_claims(tmp_path / "none.json")


_ROWS = "indicator,value,unit\napplications.received,58,件\n"


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    "text",
    [
        _ROWS + ",,\n,,\n",
        _ROWS.replace(",", ";"),
        "sep=;\n" + _ROWS.replace(",", ";"),
        _ROWS.replace(",", "\t"),
        _ROWS.replace("58", '="58"'),
        _ROWS.replace("58", '"=""58"""'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_what_programs_for_sheets_save_is_read(
    tmp_path: Path, report: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(text.encode(encoding))
    assert verdicts(path, report) == (0, ["confirmed"])
    path.write_bytes(text.replace("58", "85").encode(encoding))
    code, found = verdicts(path, report)
    assert (code, len(found)) == (3, 1)


def test_a_row_is_named_by_its_place_in_the_file(tmp_path: Path) -> None:
    path = given(tmp_path, "f.csv", "indicator,value\n,\napplications.received,many\n")
    with pytest.raises(UsageError, match="row 3: 'many' is no number"):
        load_claims(path)


def test_a_comma_that_parts_no_thousands_is_not_dropped(tmp_path: Path) -> None:
    said = {"applications.received": "1,234", "proactive.total": "3,5"}
    told: list[str] = []
    claims = load_claims(given(tmp_path, "f.json", json.dumps(said)), wrong=told.append)
    assert [claim.value for claim in claims] == [1234]
    assert [line.partition(": ")[2].partition(";")[0] for line in told] == ["'3,5' is no number"]


def test_a_workbook_says_that_it_is_one(extractor: Inside, tmp_path: Path, report: Path) -> None:
    path = tmp_path / "facts.xlsx"
    openpyxl.Workbook().save(path)
    ended = extractor("verify", "--facts", str(path), "--report", str(report), real=True)
    assert ended.returncode == 1
    assert f"{path}: is a workbook; save its sheet of facts as CSV" in ended.stderr.decode()


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
def test_a_text_may_hold_signs_that_part_lines(sign: str, tmp_path: Path) -> None:
    """langextract writes them as they are; of JSON Lines, a line feed alone ends a line."""
    found = {"extraction_class": "applications.received", "extraction_text": "58件"}
    document = {"document_id": "a.txt", "text": f"收到{sign}58件", "extractions": [found]}
    line = json.dumps(document, ensure_ascii=False)
    other = json.dumps({**document, "document_id": "b.txt"}, ensure_ascii=False)
    path = given(tmp_path, "f.jsonl", f"{line}\n{other}\r\n")
    (claim,) = load_claims(path, report="a.txt")
    assert (claim.indicator, claim.value) == ("applications.received", 58)


def test_a_name_that_stands_twice_is_checked_twice(tmp_path: Path, report: Path) -> None:
    words = '{"applications.received": 99, "applications.received": 58}'
    code, found = verdicts(given(tmp_path, "f.json", words), report)
    assert (code, len(found)) == (3, 2)
    assert "confirmed" in found


@pytest.mark.parametrize(
    "words",
    [
        '{"applications.received": {"value": 99, "value": 58}}',
        '{"extractions": [{"extraction_class": "applications.received", "extraction_text": "58件",'
        ' "attributes": {"value": "99", "value": "58"}}]}',
    ],
)
def test_a_name_twice_within_a_value_is_refused_by_name(tmp_path: Path, words: str) -> None:
    with pytest.raises(UsageError, match="value stands there twice; give it once"):
        load_claims(given(tmp_path, "f.json", words))


@pytest.mark.parametrize(
    "rows",
    [
        "指标,数值,单位\n收到申请数,58,件\n网络申请数,21,件\n",
        "指标代码,数值\napplications.received,58\napplications.received.online,21\n",
        "指标名称;数值;口径;期间\n收到申请数;58;本机关;本年度\n网络申请数;21;;\n",
        "指标代码,指标名称,数值\napplications.received,收到申请数,58\n网络申请数（件）,,21\n",
        "indicator,value\n收到申请数,58\n Applications received online ,21\n",
    ],
)
def test_heads_and_names_may_be_chinese(tmp_path: Path, report: Path, rows: str) -> None:
    facts = given(tmp_path, "facts.csv", rows.replace(" Applications received online ", _ONLINE))
    assert verdicts(facts, report) == (3, ["confirmed", "doubtful"])


_ONLINE = vocabulary()["applications.received.online"].en


def test_names_in_json_may_be_chinese(tmp_path: Path, report: Path) -> None:
    facts = given(tmp_path, "facts.json", '{"收到申请数": 58, "网络申请数": {"value": 20}}')
    assert verdicts(facts, report) == (0, ["confirmed", "confirmed"])


def test_our_columns_are_called_as_the_files_that_people_open_call_them() -> None:
    ours = {COLUMN_WORDS[name][0]: name for name in set(CALLED.values())}
    assert ours.items() <= CALLED.items()


def test_a_wrong_value_is_told_what_the_report_is_read_as(
    tmp_path: Path, report: Path, extractor: Inside
) -> None:
    facts = given(tmp_path, "facts.csv", "指标,数值\n网络申请数,21\n信函申请数,20\n收到申请数,58\n")
    command = ("verify", "--facts", str(facts), "--report", str(report))
    found = json.loads(extractor(*command, "--json", real=True).stdout)["facts"]
    online, letter, received = (fact["verdict_because"] for fact in found)
    words = "“共受理政府信息公开申请58件,其中网络申请20件,信函申请38件”"
    assert online == f"the report is read as 20 件: {words}"
    assert letter.endswith(f"; the report is read as 38 件: {words}")
    assert "is read as" not in received
    shown = extractor(*command, real=True, COLUMNS="120", **ZH).stdout.decode()
    assert "报告读作" in shown
    assert "网络申请数" in shown
    assert "online" in shown
    assert "Applications" not in shown
    shown = extractor(*command, real=True, COLUMNS="80").stdout.decode()
    assert {"applications.received.online", "applications.received.letter"} <= {*shown.split()}
