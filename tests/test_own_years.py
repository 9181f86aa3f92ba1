"""What is planned, and what is another year's, is no figure of a field of one's own."""

from __future__ import annotations

import pytest

from .test_own_units import read

PLANTS = "污水处理厂"


@pytest.mark.parametrize(
    "text",
    [
        "计划新建污水处理厂5座。",
        "2023年拟建污水处理厂5座。",
        "下一步,将新建污水处理厂5座。",
        "力争建成污水处理厂5座。",
        "规划建设污水处理厂5座。",
        "2021年污水处理厂5座。",
        "2021年底,污水处理厂5座。",
        "污水处理厂力争达到5座。",
        "预计2023年污水处理厂5座。",
    ],
)
def test_plans_and_other_years_are_kept_as_other_statistics(text: str) -> None:
    value, result = read(text, PLANTS, "座")
    assert value is None
    assert [f.value for f in result.facts if f.indicator == "other"] == [5]
    assert not result.findings


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("2021年污水处理厂10座,2022年污水处理厂12座。", PLANTS, 12),
        ("2022年,污水处理厂12座;2021年,污水处理厂10座。", PLANTS, 12),
        ("2022年底有污水处理厂12座。", PLANTS, 12),
        ("公司成立于1998年,现有污水处理厂12座。", PLANTS, 12),
        ("按计划建成污水处理厂12座。", PLANTS, 12),
        ("计划项目12座,均已完成。", "计划项目", 12),
        ("污水处理厂不少于12座。", PLANTS, 12),
        ("污水处理厂12座,其中新建污水处理厂2座。", PLANTS, 12),
        ("污水处理厂数量2021年10座,2022年12座。", PLANTS, 12),
        ("污水处理厂数量2020年8座,2021年10座,2022年12座。", PLANTS, 12),
        ("污水处理厂数量2022年12座,2021年10座。", PLANTS, 12),
        ("污水处理厂由10座增加到12座。", PLANTS, 12),
        ("污水处理厂从上年的10座增至12座。", PLANTS, 12),
        ("泵站30座,其中污水处理厂12座。", PLANTS, 12),
    ],
)
def test_the_figure_of_the_year_is_read(text: str, label: str, value: int) -> None:
    found, result = read(text, label, "座")
    assert found == value
    assert not result.findings


def test_a_planned_change_is_no_figure_at_either_end() -> None:
    value, result = read("计划将污水处理厂由10座增加到12座。", PLANTS, "座")
    assert value is None
    assert [f.value for f in result.facts if f.indicator == "other"] == [10, 12]


def test_what_is_of_another_year_says_so() -> None:
    result = read("2021年污水处理厂10座,2022年污水处理厂12座。", PLANTS, "座")[1]
    assert [f.label for f in result.facts if f.indicator == "other"] == ["2021年污水处理厂"]


def test_two_figures_of_one_label_are_a_conflict_all_the_same() -> None:
    value, result = read("污水处理厂12座。全市污水处理厂13座。", PLANTS, "座")
    assert value is None
    assert [f.kind for f in result.findings] == ["conflict"]
