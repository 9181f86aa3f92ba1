"""What became of applications, in lists whose items leave out the verb or quote their labels."""

from __future__ import annotations

import pytest

from extractor import extract

A = "applications"


def read(text: str, year: int = 2013) -> dict[str, int]:
    result = extract(f"柳湾县民政局{year}年政府信息公开工作年度报告\n{text}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator.startswith(A)}


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "「{}」"])
@pytest.mark.parametrize("between", ["", "、"])
def test_quoted_labels_with_their_numbers_behind(marks: str, between: str) -> None:
    labels = between.join(map(marks.format, ("同意公开", "部分公开", "不同意公开")))
    found = read(f"答复97件,其中{labels}分别为70件、17件和10件。")
    assert found == {
        f"{A}.replied": 97,
        f"{A}.granted": 70,
        f"{A}.partially_granted": 17,
        f"{A}.refused": 10,
    }


def test_results_without_units_behind_one_another() -> None:
    found = read("收到申请17件。\n答复 17 件\n- 主动公开范围 6 同意 8 部分同意 1 不同意 2")
    assert found == {
        f"{A}.received": 17,
        f"{A}.replied": 17,
        f"{A}.already_public": 6,
        f"{A}.granted": 8,
        f"{A}.partially_granted": 1,
        f"{A}.refused": 2,
    }


@pytest.mark.parametrize(
    ("listed", "zeros"),
    [
        ("当面33,网上6,信函2,传真没有。", {"fax"}),
        ("网上39件,信函2件,传真和当面都没有。", {"fax", "in_person"}),
        ("网上39件,当面2件,信函未收到。", {"letter"}),
    ],
)
def test_a_way_by_which_none_of_them_came(listed: str, zeros: set[str]) -> None:
    found = read(f"三、依申请公开\n收到申请41件。{listed}")
    assert {name for name, value in found.items() if not value} == {
        f"{A}.received.{way}" for way in zeros
    }


def test_a_way_that_divides_something_else() -> None:
    assert read("发出通知41份。当面33,邮件8,传真没有。") == {}


def test_petitions_among_the_answers() -> None:
    listed = "同意公开9件、属信访事项另行告知的13件、属其他单位职责的4件、信息不存在的3件。"
    found = read(f"收到申请29件,均已答复。其中,{listed}")
    assert (found[f"{A}.not_this_agency"], found[f"{A}.nonexistent"]) == (4, 3)
    assert 13 not in found.values()


@pytest.mark.parametrize("why", ["因属信访", "属医疗纠纷信访", "因内容属信访诉求而"])
def test_a_petition_is_why_one_was_not_dealt_with(why: str) -> None:
    found = read(f"年内办结38件。予以公开29件,{why}不予处理9件。", 2021)
    assert found[f"{A}.not_processed.complaint"] == 9


@pytest.mark.parametrize(
    "text",
    [
        "全年化解群众信访投诉53件。",
        "会议讨论方案3件:同意2;不同意1。",
        "常务会议审议事项24项,同意20,不同意4。",
        "人大建议中属其他单位职责的4件。",
        "收到“同意”“不同意”选票分别为24张、5张。",
    ],
)
def test_what_is_said_of_other_things(text: str) -> None:
    assert read(text, 2021) == {}


def test_an_answer_that_follows_what_was_dealt_with() -> None:
    found = read("答复14件:同意公开6件,告知通过其他途径办理7件,申请信息不存在1件。")
    assert found[f"{A}.nonexistent"] == 1
    assert f"{A}.nonexistent" not in read("全年办理公文7件,信息存在错误1件。")


@pytest.mark.parametrize("what", ["企业标准化创建", "文明单位创建"])
def test_applications_for_something_else_that_were_carried_over(what: str) -> None:
    assert read(f"新增{what}申请4件,上年结转1件。", 2022) == {}
    found = read("新收政府信息公开申请4件,上年结转1件。", 2022)
    assert found == {f"{A}.received": 4, f"{A}.carried_in": 1}


RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NAMES = ("upheld", "corrected", "other", "pending", "total")


@pytest.mark.parametrize(
    ("lead", "between", "join"),
    [
        ("行政复议:", " ", "、"),
        ("行政复议:", "", "、"),
        ("行政复议:", " ", ","),
        ("行政复议\n", " ", "\n"),
        ("- 行政复议\n- ", ":", "\n- "),
    ],
)
def test_the_results_of_the_form_in_a_list_of_their_labels(
    lead: str, between: str, join: str
) -> None:
    pairs = zip(RESULTS, (2, 0, 1, 0, 3), strict=True)
    said = lead + join.join(f"{label}{between}{count}" for label, count in pairs)
    facts = extract(
        f"柳湾县粮食局2023年政府信息公开工作年度报告\n四、行政复议、行政诉讼情况\n{said}\n五、其他\n无。\n"
    ).facts
    found = {f.indicator: int(f.value or 0) for f in facts if f.value is not None}
    for name, count in zip(NAMES, (2, 0, 1, 0, 3), strict=True):
        assert found.get(f"reconsideration.{name}") == count, name


def test_a_list_without_a_stop_is_no_table_that_is_cut() -> None:
    result = extract(
        "柳湾县粮食局2023年政府信息公开工作年度报告\n四、行政复议、行政诉讼情况\n"
        "行政复议:结果维持2、结果纠正0、其他结果1、尚未审结0、总计3"
    )
    assert "unplaced_table" not in {finding.kind for finding in result.findings}
    assert ("reconsideration.upheld", 2) in {(f.indicator, f.value) for f in result.facts}


def test_a_row_that_its_rows_do_not_add_up_to_is_not_taken_for_their_total() -> None:
    result = extract(
        "柳湾县粮食局2023年政府信息公开工作年度报告\n二、申请\n信函 3\n网络 5\n总计 9\n三、其他\n"
    )
    assert "applications.received" not in {fact.indicator for fact in result.facts}
