"""Sums told by the words at each number, whatever their order, each with a twin that is right."""

from __future__ import annotations

import pytest

from tests.results import read


def accused(sentence: str) -> bool:
    found = read(f"柳湾县粮食局2016年政府信息公开工作年度报告\n{sentence}").findings
    return any(f.whose == "source" for f in found)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("办理申请最快的一件只用2个工作日,最慢的18个工作日,平均用时{}个工作日。", "9", "19"),
        ("最少的一个乡镇公开18条,最多的公开96条,平均每个乡镇公开{}条。", "42", "12"),
        ("平均答复时间6天,最短答复时间{}天,最长答复时间12天。", "2", "7"),
        ("安排公开专项经费20万元,没有上年结转,全年用去14.5万元,年底还剩{}万元。", "5.5", "6.5"),
        ("年末结余{}万元,系财政拨款10万元、实际支出8.8万元所致。", "1.2", "2.2"),
        ("公开专项经费核定预算15万元。全年实际支出11万元,结余{}万元。", "4", "6"),
        ("全县9个街道便民中心各设阅览点3个,合计{}个,均有专人值守。", "27", "29"),
        ("全年办培训班5期,每期均为30人,共培训{}人次。", "150", "170"),
        ("全年办培训班5期,每期均为30人,共培训{}人。", "120", "180"),
        ("全年共印制公报{}册,分12期,每期500册。", "6000", "6600"),
        ("每期刊印简报300份,全年12期,共刊印{}份。", "3600", "3900"),
        ("本县14个乡镇,每个乡镇配信息员2名,总计{}名。", "28", "30"),
        (
            "全市受理申请300件。分层级看,市级受理80件,县级受理120件,乡镇受理{}件。",
            "100",
            "90",
        ),
    ],
)
def test_roles_stand_in_any_order(sentence: str, right: str, wrong: str) -> None:
    assert not accused(sentence.format(right))
    assert accused(sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "平均答复时间6天,最短受理时间7天,最长答复时间12天。",
        "平均每个部门公开信息30条,最多的一个月公开28条。",
        "平均每件办理9天,法定最长期限8天。",
        "公开专项经费核定预算15万元,上年结转1万元。全年实际支出11万元,结余6万元。",
        "安排公开经费30万元,支出印刷费6万元,结余14万元。",
        "培训经费预算6万元,网站经费支出3万元,印刷经费又支出1万元,结余4万元。",
        "全年共发放宣传资料6600册,编印简报12期,每期500册。",
        "本县14个乡镇和县直单位,每个乡镇配信息员2名,总计30名。",
        "全县12个乡镇各设查阅点1个,县档案馆、图书馆也设有,共14个。",
        "下属6个分局,每个分局至少公开信息20条,共公开信息130条。",
    ],
)
def test_other_things_are_no_mistake(sentence: str) -> None:
    assert not accused(sentence)
