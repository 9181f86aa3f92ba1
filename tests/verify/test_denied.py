"""What a sentence denies, and the table of the report has."""

from __future__ import annotations

import pytest

from extractor import Options
from extractor.pipeline import read_given

_TABLE = """

三、收到和处理政府信息公开申请情况
申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计
一、本年新收政府信息公开申请数量|30|0|0|0|0|0|30
二、上年结转政府信息公开申请数量|3|0|0|0|0|0|3
(七)总计|29|0|0|0|0|0|29
四、结转下年度继续办理|4|0|0|0|0|0|4

四、政府信息公开行政复议、行政诉讼情况
行政复议|||||行政诉讼 未经复议直接起诉|||||复议后起诉||||
结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
2|0|0|0|2|1|0|0|0|1|0|0|0|0|0
"""
_HEAD = "荻川县水利局2022年政府信息公开工作年度报告\n\n一、总体情况\n新收申请30件,上年结转3件。"


def _denied(sentence: str) -> list[str]:
    result = read_given(f"{_HEAD}{sentence}{_TABLE}", Options())
    return [f.formula or "" for f in result.findings if (f.whose, f.kind) == ("source", "conflict")]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    "sentence",
    [
        f"{when}没有结转下年度办理的申请。"
        for when in ("", "全年", "2022年", "2022年度", "本年", "本年度", "年内", "均", "也")
    ]
    + [f"{whose}没有结转下年度办理的申请。" for whose in ("我局", "我委", "我镇", "我县", "本局")]
    + [
        "无结转到下年度继续办理的政府信息公开申请。",
        "无结转至下一年度答复的申请事项。",
        "没有结转下年度办理的申请件。",
        "没有结转次年办理的申请。",
        "没有结转下年度办理的情况。",
        "没有结转下年度办理的情形。",
    ],
)
def test_nothing_left_in_words_and_some_in_the_table(sentence: str) -> None:
    assert _denied(sentence) == ["0, 4"]


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    "sentence",
    [
        f"{none}行政诉讼。"
        for none in ("没有", "无", "没有发生", "未发生", "未产生", "未出现", "未收到")
    ]
    + [
        f"未发生{cause}行政诉讼。"
        for cause in (
            "因政府信息公开引起的",
            "因信息公开申请引发的",
            "因政府信息公开工作导致的",
            "因政府信息公开答复产生的",
            "因政府信息公开事项提起的",
            "与政府信息公开有关的",
            "涉及政府信息公开的",
        )
    ]
    + ["未引发行政诉讼。", "未发生诉讼。", "未发生行政诉讼案件。", "未发生行政诉讼的情况。"],
)
def test_no_lawsuit_in_words_and_one_in_the_table(sentence: str) -> None:
    assert _denied(sentence) == ["0, 1"]


@pytest.mark.parametrize("joint", "和或及与")
def test_neither_review_nor_lawsuit_in_words_and_both_in_the_table(joint: str) -> None:
    assert sorted(_denied(f"未发生行政复议{joint}行政诉讼。")) == ["0, 1", "0, 2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "未发生被撤销的行政诉讼。",
        "无行政诉讼败诉情况。",
        "未发生新的行政诉讼。",
        "未发生国家赔偿诉讼。",
        "未发生因征地引起的行政诉讼。",
        "没有延期后结转下年度办理的申请。",
        "除4件外没有结转下年度办理的申请。",
        "上年没有结转下年度办理的申请。",
    ],
)
def test_who_denies_a_part_denies_nothing_of_the_table(sentence: str) -> None:
    assert _denied(sentence) == []
