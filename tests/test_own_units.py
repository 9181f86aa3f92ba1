"""Units that a schema or a pack declares: they are read, whatever the language of reports knows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, create_model

from extractor import Number, extract
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
    assert [(m.raw, m.value) for m in result.mentions if m.statistical] == [("5座", 5), ("十二座", 12)]
    assert [f.label for f in result.facts if f.indicator == "other"] == ["泵站"]


def test_a_pack_reads_them_too(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(
        '[[indicator]]\nid = "plants.total"\nzh = "污水处理厂"\nunit = "座"\n', encoding="utf-8"
    )
    result = extract(HEAD + "污水处理厂十二座。\n", pack=tmp_path)
    assert result.custom is not None
    assert result.custom["plants"] == {"total": "12"}
