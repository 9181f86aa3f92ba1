"""Reports of one run against each other."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.messages import speaking
from extractor.outputs import write_records
from extractor.schemas import Quote, Span
from extractor.verify.reports.across import Across, Figures, Stated, check_across, figures_of
from tests.results import read

runner = CliRunner()


def figures(agency: str, year: int, numbers: str | None = None, **values: int) -> Figures:
    said = {
        name.replace("__", "."): Stated(
            Decimal(value), Quote(text=f"{value}件", span=Span(0, 1), source=Span(0, 1))
        )
        for name, value in values.items()
    }
    return Figures(f"{agency}-{year}.txt", agency, None, year, said, numbers)


def formulas(across: Across) -> list[tuple[str, str, str | None]]:
    return [(f.finding.kind, f.finding.whose, f.finding.formula) for f in across.findings]


def test_what_is_carried_out_must_be_carried_in() -> None:
    one = figures("某县水务局", 2021, applications__carried_out=3)
    two = figures("某县水务局", 2022, applications__carried_in=2)
    across = check_across([two, one])
    assert across.compared == 1
    assert formulas(across) == [
        ("balance_mismatch", "source", "上年结转申请数: 2021: 3 carried out, 2022: 2 carried in")
    ]
    assert across.findings[0].about == "某县水务局 2021 → 2022"
    assert across.findings[0].reports == ("某县水务局-2021.txt", "某县水务局-2022.txt")
    assert [quote.text for quote in across.findings[0].finding.quotes] == ["3件", "2件"]


def test_items_and_documents_in_force_follow_from_the_year_before() -> None:
    one = figures(
        "某局", 2019, licensing__items_last_year=40, licensing__items_change=-3,
        normative_documents__in_force=20,
    )  # fmt: skip
    two = figures(
        "某局", 2020, licensing__items_last_year=38, normative_documents__issued=5,
        normative_documents__repealed=2, normative_documents__in_force=25,
    )  # fmt: skip
    across = check_across([one, two])
    items = "行政许可:上一年项目数量: 40 − 3 = 37, 2020 prints 38 for 2019"
    in_force = "行政规范性文件:现行有效件数: 20 + 5 − 2 = 23, printed 25"
    assert formulas(across) == [
        ("conflict", "source", items),
        ("sum_mismatch", "undecided", in_force),
    ]
    for found in across.findings:
        assert len(found.reports) == len(found.finding.quotes) > 2
        assert set(found.reports) == {"某局-2019.txt", "某局-2020.txt"}, "quotes of both years"


def test_figures_with_which_the_same_is_wrong_stand_under_one_heading() -> None:
    one = figures("某局", 2021, regulations__in_force=3, normative_documents__in_force=20)
    two = figures(
        "某局", 2022, regulations__issued=0, regulations__repealed=0, regulations__in_force=4,
        normative_documents__issued=1, normative_documents__repealed=0, normative_documents__in_force=20,
    )  # fmt: skip
    across = check_across([one, two])
    (found,) = across.findings
    assert (found.finding.formula or "").split("; ") == [
        "规章:现行有效件数: 3 + 0 − 0 = 3, printed 4",
        "行政规范性文件:现行有效件数: 20 + 1 − 0 = 21, printed 20",
    ]
    assert across.differing == 0, "documents expire by themselves"


def test_a_jump_and_a_shrinking_cumulative_figure_are_doubted() -> None:
    one = figures("某局", 2012, proactive__total=120, proactive__cumulative=900)
    two = figures("某局", 2013, proactive__total=120000, proactive__cumulative=800)
    across = check_across([one, two])
    assert formulas(across) == [
        ("implausible", "source", "历年累计主动公开政府信息数: 900 in 2012, 800 in 2013"),
        ("implausible", "undecided", "主动公开政府信息数: 120 in 2012, 120000 in 2013"),
    ]
    assert across.differing == 1


def test_years_that_fit_and_years_apart_have_no_finding() -> None:
    one = figures("某局", 2021, applications__carried_out=3, proactive__total=120)
    two = figures("某局", 2022, applications__carried_in=3, proactive__total=150)
    apart = figures("某局", 2024, applications__carried_in=9)
    other = figures("某委", 2022, applications__carried_in=9)
    across = check_across([one, two, apart, other])
    assert (across.findings, across.compared) == ((), 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("榆次区人民政府", "榆次区人民政府办公室"),
        ("云屿经济开发区管委会", "云屿经济开发区管理委员会"),
        ("榆次区住建局", "榆次区住房和城乡建设局"),
    ],
)
def test_a_body_under_two_names_is_compared_with_itself(before: str, after: str) -> None:
    one = figures(before, 2021, applications__carried_out=3)
    two = figures(after, 2022, applications__carried_in=4)
    across = check_across([one, two])
    assert across.two_names == ((before, after),)
    assert [found.about for found in across.findings] == [f"{after} 2021 → 2022"]


def test_nobody_is_told_of_a_renaming(tmp_path: Path) -> None:
    texts = (_report(2021, 2), _report(2022, 3, shift=5))
    names = ("云屿县人民政府", "云屿县人民政府办公室")
    named = [text.replace("某县水务局", name) for text, name in zip(texts, names, strict=True)]
    run = run_of(tmp_path, *named)
    with speaking("zh"):
        told = runner.invoke(app, ["verify", str(run)]).stdout
    assert "一机关两名（按同一机关逐年比对）：云屿县人民政府、云屿县人民政府办公室\n" in told
    assert "更名" not in told
    assert "比对相邻年度 1 对，其中不衔接 0 对；" in told


def test_a_heading_names_agency_and_years_and_a_line_a_figure(tmp_path: Path) -> None:
    run = run_of(tmp_path, _report(2021, 2), _report(2022, 2, shift=5))
    with speaking("zh"):
        told = runner.invoke(app, ["verify", str(run)]).stdout.splitlines()
    assert told[:3] == [
        "某县水务局 2021 → 2022  警告 收办结转不平（归因：原文）  上一年度结转数与下一年度承接数不一致",
        "    上年结转申请数：2021 年结转下年度 3，2022 年所列上年结转 2",
        "    上年结转申请数 × 自然人：2021 年结转下年度 3，2022 年所列上年结转 2",
    ]
    assert told[-1].startswith("比对相邻年度 1 对，其中不衔接 1 对；问题 1 处，其中提示 0 处；")


def test_the_same_numbers_of_two_agencies_are_a_copy() -> None:
    copied = [figures("某局", 2021, "digest"), figures("某委", 2021, "digest")]
    assert formulas(check_across(copied)) == [("implausible", "source", "某委 2021 = 某局 2021")]
    assert check_across([copied[0], figures("某委", 2021, "other")]).findings == ()


_REPORT = """{agency}{year}年政府信息公开工作年度报告
一、总体情况
主动公开政府信息{a}条,政务微信公开政府信息{b}条,办培训班{c}次,现场咨询{d}人次,电话咨询{e}人次。
三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 34 | 5 | 0 | 0 | 0 | 0 | 39 |
| 二、上年结转政府信息公开申请数量 | {carried_in} | 0 | 0 | 0 | 0 | 0 | {carried_in} |
| (七)总计 | 33 | 5 | 0 | 0 | 0 | 0 | 38 |
| 四、结转下年度继续办理 | {carried_out} | 0 | 0 | 0 | 0 | 0 | {carried_out} |
"""


def _report(year: int, carried_in: int, shift: int = 0) -> str:
    return _REPORT.format(
        agency="某县水务局", year=year, a=300 + shift, b=41 + shift, c=7, d=81, e=62,
        carried_in=carried_in, carried_out=carried_in + 1,
    )  # fmt: skip


def run_of(folder: Path, *texts: str) -> Path:
    results = [read(text).model_copy(update={"name": f"{n}.txt"}) for n, text in enumerate(texts)]
    write_records(results, folder)
    return folder


def test_a_run_is_compared_from_its_records(tmp_path: Path) -> None:
    run = run_of(tmp_path, _report(2021, 2), _report(2022, 2, shift=5))
    done = runner.invoke(app, ["verify", str(run), "--json"])
    said = json.loads(done.stdout)
    assert (done.exit_code, said["compared"]) == (3, 1)
    assert [f["formula"].split("; ") for f in said["findings"]] == [
        [
            "上年结转申请数: 2021: 3 carried out, 2022: 2 carried in",
            "上年结转申请数 × 自然人: 2021: 3 carried out, 2022: 2 carried in",
        ]
    ]


def test_last_years_report_sent_in_again_is_a_copy(tmp_path: Path) -> None:
    run = run_of(tmp_path, _report(2021, 2), _report(2022, 2))
    done = runner.invoke(app, ["verify", str(run)])
    assert done.exit_code == 3
    assert "某县水务局 2021 = 某县水务局 2022" in done.stdout


def test_a_run_that_fits_ends_well(tmp_path: Path) -> None:
    run = run_of(tmp_path, _report(2021, 2), _report(2022, 3, shift=5))
    done = runner.invoke(app, ["verify", str(run)])
    assert (done.exit_code, "0 findings" in done.stdout) == (0, True)


def test_a_value_that_a_report_states_twice_is_not_compared() -> None:
    record = json.loads(read(_report(2021, 2)).model_dump_json())
    twin = json.loads(
        json.dumps(next(f for f in record["facts"] if f["indicator"] == "applications.carried_in"))
    )
    assert "applications.carried_in" in figures_of(record).values
    record["facts"].append({**twin, "value": "9"})
    assert "applications.carried_in" not in figures_of(record).values


def _named(name: str, region: str, code: str, year: int = 2022) -> Figures:
    return Figures(f"{name}-{year}.txt", name, region, year, {}, None, code=code)


def test_a_name_with_and_without_the_places_above_is_one_agency() -> None:
    long, short = "晋中市榆次区财政局", "榆次区财政局"
    one, two = _named(long, "晋中市榆次区", "140702"), _named(short, "榆次区", "140702")
    assert check_across([one, two]).two_names == ((long, short) if long < short else (short, long),)
    earlier = _named(long, "晋中市榆次区", "140702", 2021)
    across = check_across([earlier, two])
    assert (across.compared, across.two_names) == (1, ((long, short),))


def test_a_county_and_its_bureau_and_towns_of_one_county_are_several() -> None:
    bodies = [
        _named("榆次区人民政府", "榆次区", "140702"),
        _named("榆次区财政局", "榆次区", "140702"),
        _named("榆次区东阳镇人民政府", "榆次区东阳镇", "140702"),
        _named("榆次区长凝镇人民政府", "榆次区长凝镇", "140702"),
        _named("城关镇人民政府", "城关镇", "140702"),
        _named("东郊区财政局", "东郊区", "140202"),
        _named("东郊区财政局(新区)", "东郊区", "140203"),
    ]
    across = check_across(bodies)
    assert (across.two_names, across.twice) == ((), ())


def test_the_original_is_what_the_run_took_for_it(tmp_path: Path) -> None:
    """A copy is named so by the system, and stands before its original by the order of names."""
    text = "某县水务局2022年政府信息公开工作年度报告\n全年收到政府信息公开申请12件。\n"
    for name in ("年报 (1).txt", "年报.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = runner.invoke(app, ["run", str(tmp_path), "--out", str(tmp_path / "out")])
    assert "年报 (1).txt = 年报.txt" in run.stderr
    told = runner.invoke(app, ["verify", str(tmp_path / "out"), "--json"]).stdout
    assert json.loads(told)["twice"] == [["年报 (1).txt", "年报.txt (bytes)"]]


def test_the_same_report_twice() -> None:
    def one(name: str, **known: object) -> Figures:
        usual = {"agency": None, "region": None, "year": None, "values": {}, "numbers": None}
        return Figures(name, **{**usual, **known})  # type: ignore[arg-type]

    bytes_ = [one("a", sha256="1"), one("b", sha256="1")]
    assert check_across(bytes_).twice == (("b", "a (bytes)"),)
    matched = [one("a", agency="某局", year=2020), one("b", agency="某局", year=2020)]
    assert check_across(matched).twice == (), "two texts are two versions"
    assert check_across(matched).versions == (("b", "a"),)
    alike = [one(name, agency="某局", year=2020, stated="s") for name in "ab"]
    assert check_across(alike).twice == (("b", "a (facts)"),)
    words = [one("a", words="w", sha256="1"), one("b", words="w", sha256="2")]
    assert check_across(words).twice == (("b", "a (text)"),)
    apart = [
        one("a", agency="某局", year=2020, words="w"),
        one("b", agency="某局", year=2021, words="w"),
    ]
    assert check_across(apart).twice == (), "a copy, told as a finding"


def test_two_reports_in_one_file_are_told(tmp_path: Path) -> None:
    other = _report(2022, 3, shift=5).replace("某县水务局", "某县教育局")
    run = run_of(tmp_path, _report(2021, 2) + other)
    done = runner.invoke(app, ["verify", str(run), "--json"])
    (found,) = [f for f in json.loads(done.stdout)["findings"] if f["kind"] == "several_reports"]
    assert done.exit_code == 3
    assert [quote["text"][:9] for quote in found["quotes"]] == ["某县水务局2021", "某县教育局2022"]
    assert found["reports"] == ["0.txt", "0.txt"]
