"""Units that a schema or a pack declares: they are read, whatever the language of reports knows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, create_model
from typer.testing import CliRunner

from extractor import Number, extract
from extractor.cli import app
from extractor.schemas import Result

HEAD = "望海市水务集团2022年度生产经营报告\n"


def read(text: str, label: str, unit: str) -> tuple[Decimal | None, Result]:
    """The value of one field, and the whole result."""
    field = Annotated[Decimal | None, Number(label, unit=unit)]
    schema: type[BaseModel] = create_model("Water", v=(field, None))
    result = extract(HEAD + text + "\n", schema=schema)
    return result.record(schema).v, result  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("numeral", "value"), [("三", 3), ("十二", 12), ("一百二十", 120), ("两千", 2000)]
)
def test_numerals_are_read_with_any_unit_that_counts(numeral: str, value: int) -> None:
    assert read(f"共有污水处理厂{numeral}座。", "污水处理厂", "座")[0] == value


def test_a_numeral_of_no_field_is_in_the_ledger() -> None:
    result = read("共有污水处理厂5座,泵站十二座。", "污水处理厂", "座")[1]
    assert [(m.raw, m.value) for m in result.mentions if m.statistical] == [
        ("5座", 5),
        ("十二座", 12),
    ]
    assert [f.label for f in result.facts if f.indicator == "other"] == ["泵站"]


def test_a_pack_reads_them_too(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(
        '[[indicator]]\nid = "plants.total"\nzh = "污水处理厂"\nunit = "座"\n', encoding="utf-8"
    )
    result = extract(HEAD + "污水处理厂十二座。\n", pack=tmp_path)
    assert result.custom is not None
    assert result.custom["plants"] == {"total": "12"}


UNITS = (
    "家 户 名 级 项 亩 公顷 公斤 吨 米 公里 千米 平方米 立方米 平方公里 幢 栋 间 座 天 日 小时 分钟 年 个月 岁 % ‰ "
    "万元 元 度 千瓦 兆瓦 千瓦时 升 只 棵 车次 标箱 人天 吨/日 元/人 万吨 亿吨 万千瓦时 千标箱"
).split()


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_declared_as_a_unit_is_read(unit: str) -> None:
    value, result = read(f"全年甲项指标37{unit},其余不计。", "甲项指标", unit)
    assert value == 37
    assert result.state == "done"


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("甲项指标3456.7万吨。", "吨", "34567000"),
        ("甲项指标3亿吨。", "万吨", "30000"),
        ("甲项指标1.2万公里。", "公里", "12000"),
        ("甲项指标3.5万吨/日。", "吨/日", "35000"),
        ("甲项指标3.5万吨/日。", "万吨/日", "3.5"),
        ("甲项指标3.2万元/人。", "元/人", "32000"),
        ("甲项指标1.2万标箱。", "标箱", "12000"),
        ("甲项指标12345标箱。", "标箱", "12345"),
        ("甲项指标2020标箱。", "标箱", "2020"),
        ("甲项指标十二标箱。", "标箱", "12"),
        ("甲项指标由15升至18件。", "件", "18"),
        ("甲项指标新增10床位。", "床", "10"),
        ("甲项指标三百一十二天。", "天", "312"),
        ("甲项指标:0天。", "天", "0"),
        ("甲项指标为12个小时。", "小时", "12"),
        ("甲项指标1.5小时。", "小时", "1.5"),
        ("甲项指标2.5个小时。", "小时", "2.5"),
        ("甲项指标为30天内。", "天", "30"),
        ("甲项指标1,200小时。", "小时", "1200"),
        ("| 指标 | 2022年 |\n| --- | --- |\n| 甲项指标 | 312天 |", "天", "312"),
        (
            "<table><tr><th>单位</th><th>甲项指标</th></tr><tr><td>合计</td><td>312天</td></tr></table>",
            "天",
            "312",
        ),
    ],
)
def test_figures_in_units_of_ones_own(text: str, unit: str, value: str) -> None:
    found, result = read(text, "甲项指标", unit)
    assert found == Decimal(value)
    assert result.state == "done"


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开应在20天内答复。",  # a deadline that no field is called
        "甲项指标公布后,30天内可以查询。",  # another clause
        "我市2022年度成立12年。",
    ],
)
def test_deadlines_and_periods_of_other_things_are_no_figures(text: str) -> None:
    value, result = read(text, "甲项指标", "天")
    assert value is None
    assert not [m.raw for m in result.mentions if m.statistical]


def test_the_text_of_such_a_run_is_there_for_exports(tmp_path: Path) -> None:
    """Its numbers end elsewhere than those that the program's own pack finds in the same text."""
    for folder, name, text in (
        (
            "pack",
            "indicators.toml",
            '[[indicator]]\nid = "water.daily"\nzh = "处理能力"\nunit = "吨/日"\n',
        ),
        ("in", "a.txt", HEAD + "处理能力300吨/日,泊位十二标箱。\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    out = str(tmp_path / "out")
    given = ["run", str(tmp_path / "in"), "--out", out, "--pack", str(tmp_path / "pack")]
    assert CliRunner().invoke(app, given).exit_code == 0
    target = tmp_path / "list.jsonl"
    asked = ["export", out, "--to", str(target), "--as", "langextract"]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert "处理能力300吨/日" in target.read_text(encoding="utf-8")


class Weather(BaseModel):
    coldest: Annotated[Decimal | None, Number("最低气温", unit="℃")] = None
    stored: Annotated[Decimal | None, Number("蓄水量", unit="立方米")] = None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("最低气温-12.5℃", "-12.5"),
        ("最低气温−12.5℃", "-12.5"),
        ("最低气温:-12.5℃", "-12.5"),
        ("最低气温 -12.5℃", "-12.5"),
        ("最低气温为零下12.5℃", "-12.5"),
        ("最低气温12.5℃", "12.5"),
    ],
)
def test_degrees_may_be_below_zero(words: str, value: str) -> None:
    result = extract(f"某地2022年报告\n{words}。\n", schema=Weather)
    assert result.record(Weather).coldest == Decimal(value)


def test_a_dash_before_what_cannot_be_less_than_none_leaves_no_value() -> None:
    result = extract("某地2022年报告\n蓄水量-320立方米。\n", schema=Weather)
    assert result.record(Weather).stored is None
    assert [m.raw for m in result.mentions if m.kind == "damaged"] == ["-320立方米"]
