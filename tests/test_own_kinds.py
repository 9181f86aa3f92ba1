"""A pack says by which words of their titles its reports are known; what is titled otherwise is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Options, extract, extract_many
from extractor.messages import said
from extractor.schemas import Result

LAW = Path(__file__).parents[1] / "schemas" / "law"
_BODY = "一、总体情况\n县政府收到行政复议申请40件。组织执法培训2次。\n二、存在问题\n人手不足。\n"


@pytest.fixture
def clinics(tmp_path: Path) -> Path:
    folder = tmp_path / "clinics"
    folder.mkdir()
    (folder / "indicators.toml").write_text(
        '[[indicator]]\nid = "beds"\nzh = "编制床位"\nunit = "张"\n', encoding="utf-8"
    )
    return folder


def known_by(folder: Path, words: str) -> None:
    (folder / "pack.toml").write_text(f'titles = "{words}"\n', encoding="utf-8")


def is_none(result: Result) -> bool:
    """Whether a text was taken for no report; then nothing is told of it, and every number is kept."""
    other = result.state == "not_a_report"
    assert bool(result.reasons) == other
    if other:
        assert (result.facts, result.findings) == ((), ())
        assert sum(result.ledger.totals.values()) == len(result.mentions)
    return other


@pytest.mark.parametrize(
    "head",
    [
        "松坪县2022年政府信息公开工作年度报告\n",
        "索引号: 0001 | 发布机构: 县政府办\n标  题: 松坪县2022年政府信息公开年报\n发布日期: 2023-01-20\n",
        "首页 > 政务公开 > 法治政府建设 > 正文\n松坪县2022年政府工作报告\n",
        "松坪縣2022年政府信息公開工作年度報告\n",
        "松坪县举办信息公开业务培训班\n",
        "松坪县召开依法行政工作推进会\n",
        "关于做好2022年法治政府建设年度报告编制工作的通知\n",
        "关于报送2022年信息公开年报的函\n县政府办:\n",
    ],
)
def test_what_is_titled_otherwise_is_no_report_of_the_kind(head: str) -> None:
    assert is_none(extract(head + _BODY, pack=LAW))


@pytest.mark.parametrize(
    "head",
    [
        "松坪县人民政府2022年法治政府建设年度报告\n",
        "松坪县2022年法治政府建设情况\n",
        "松坪縣2022年法治政府建設年度報告\n",
        "首页 > 政务公开 > 年度报告 > 正文\n【打印】【关闭】\n松坪县2022年依法行政工作总结\n",
        "松坪县人民政府\n2022年法治政府建设\n年度报告\n",
        "关于报送材料的函\n市政府:\n现将我县2022年法治政府建设工作情况报告如下:\n",
        # Passages have no title, and may be of any kind.
        "",
        "三、行政争议化解\n",
        "2022年,县政府坚持问题导向。\n",
    ],
)
def test_a_report_of_the_kind_and_a_passage_are_read(head: str) -> None:
    result = extract(head + _BODY, pack=LAW)
    assert not is_none(result)
    values = {fact.indicator: fact.value for fact in result.facts}
    assert values["reconsiderations.received"] == 40


def test_the_reason_names_the_words_in_the_language_of_the_run() -> None:
    (reason,) = extract("松坪县2022年政府信息公开工作年度报告\n" + _BODY, pack=LAW).reasons
    words = "法治政府建设、法治建设、依法行政"
    assert reason == f"a report of another kind: its title has none of {words}"
    assert said(reason, "zh") == f"另一类报告：标题中没有{words}"


def test_a_pack_that_says_nothing_of_titles_reads_every_text(clinics: Path) -> None:
    text = "松坪县2022年政府信息公开工作年度报告\n县医院编制床位1200张。\n县中医院在建。\n"
    assert extract(text, pack=clinics).custom == {"beds": "1200"}
    known_by(clinics, "医院")
    assert is_none(extract(text, pack=clinics))
    own = text.replace("政府信息公开工作", "医院工作")
    assert extract(own, pack=clinics).custom == {"beds": "1200"}


def test_a_folder_of_two_kinds_is_parted(clinics: Path, tmp_path: Path) -> None:
    known_by(clinics, "医院工作年报 医院年度报告")
    texts = {
        "own.txt": "松坪县第一医院2022年医院工作年报\n我院编制床位1200张。\n",
        "other.txt": "松坪县2022年政府信息公开工作年度报告\n县医院编制床位30张。\n",
        "lost.txt": "404\n页面不存在\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / name for name in texts]
    results = extract_many(paths, Options(workers=1), pack=clinics)
    assert [is_none(result) for result in results] == [False, True, True]
    results = extract_many(paths, Options(workers=2), pack=clinics)
    assert [is_none(result) for result in results] == [False, True, True]
