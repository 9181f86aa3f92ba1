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
        ("网站全年访问量146万次,日均访问量{}次,全年365天均可查阅。", "4000", "5200"),
    ],
)
def test_roles_stand_in_any_order(sentence: str, right: str, wrong: str) -> None:
    assert not accused(sentence.format(right))
    assert accused(sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "全年共发放宣传资料6600册,编印简报12期,每期500册。",
        "本县14个乡镇和县直单位,每个乡镇配信息员2名,总计30名。",
        "全县12个乡镇各设查阅点1个,县档案馆、图书馆也设有,共14个。",
        "下属6个分局,每个分局至少公开信息20条,共公开信息130条。",
        "网站开通以来访问量146万次,日均访问量5200次,全年365天均可查阅。",
        "网站全年访问量146万次,工作日日均访问量5800次,全年365天均可查阅。",
    ],
)
def test_other_things_are_no_mistake(sentence: str) -> None:
    assert not accused(sentence)
