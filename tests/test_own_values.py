"""Values that a field of a user's own schema cannot hold: a finding, and the field is empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, PositiveInt, create_model, field_validator, model_validator

from extractor import Number, UsageError, extract, extract_many
from extractor.messages import said, speaking
from extractor.schemas import Result

CLINIC = "某某诊所2023年年度报告\n全年接诊病人210人次,床位使用率92.5%。编制床位12张。\n"


class Rooms(BaseModel):
    total: Annotated[int | None, Number("编制床位", unit="张")] = None


class Clinic(BaseModel):
    """A field that is a whole number where the text prints a share; others that no report fills."""

    use: Annotated[int | None, Number("床位使用率", unit="%")] = None
    patients: Annotated[Decimal | None, Field(le=100), Number("接诊病人", unit="人次")] = None
    rooms: Rooms = Rooms()
    kind: Literal["clinic", "hospital"] = "clinic"
    visited: date | None = None


def left_empty(result: Result) -> dict[str, str | None]:
    return {
        found.indicators[0]: found.formula
        for found in result.findings
        if found.kind == "implausible"
    }


def test_a_value_that_its_field_cannot_hold_is_a_finding_and_the_field_is_empty() -> None:
    result = extract(CLINIC, schema=Clinic)
    read = result.record(Clinic)
    assert (read.use, read.patients, read.rooms.total) == (None, None, 12)
    assert left_empty(result) == {"use": "92.5 is no whole number", "patients": "210 > 100"}
    assert result.state == "needs_review"
    values = {fact.indicator: fact.value for fact in result.facts}
    assert (values["use"], values["patients"]) == (Decimal("92.5"), 210)


def test_the_same_in_a_run_over_files_and_in_a_stored_result(tmp_path: Path) -> None:
    file = tmp_path / "clinic.txt"
    file.write_text(CLINIC, encoding="utf-8")
    for result in extract_many(file, schema=Clinic):
        again = Result.model_validate_json(result.model_dump_json())
        assert again.record(Clinic).use is None
        assert set(left_empty(again)) == {"use", "patients"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (int | None, 12),
        (Annotated[int, Field(ge=12)] | None, 12),
        (Annotated[int, Field(gt=12)] | None, None),
        (Annotated[Decimal | None, Field(lt=12)], None),
        (PositiveInt | None, 12),
    ],
)
def test_bounds_are_those_of_the_field(kind: Any, expected: int | None) -> None:
    model = create_model("Own", beds=(Annotated[kind, Number("编制床位", unit="张")], None))
    result = extract(CLINIC, schema=model)
    assert result.record(model).beds == expected  # type: ignore[attr-defined]
    assert bool(left_empty(result)) == (expected is None)


def test_what_is_not_stated_is_none_where_the_type_has_none_by_default_alone() -> None:
    model = create_model("Own", beds=(Annotated[int, Number("重症床位", unit="张")], None))
    assert extract(CLINIC, schema=model).record(model).beds is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("default", [..., 0])
def test_a_field_that_cannot_be_empty_is_refused_before_a_report_is_read(default: Any) -> None:
    model = create_model("Own", beds=(Annotated[int, Number("编制床位", unit="张")], default))
    with pytest.raises(UsageError, match=r"Own: beds cannot be empty.*write int \| None = None"):
        extract(CLINIC, schema=model)


def test_a_field_that_nothing_fills_needs_a_default() -> None:
    class Named(Rooms):
        name: str

    with pytest.raises(UsageError, match=r"Named: name must be given.*give it a default"):
        extract(CLINIC, schema=Named)
    outer = create_model("Outer", rooms=(Named | None, None))
    with pytest.raises(UsageError, match=r"Named: rooms.name must be given"):
        extract(CLINIC, schema=outer)


class Even(Rooms):
    @field_validator("total")
    @classmethod
    def _dozen(cls, value: int | None) -> int | None:
        if value == 12:
            raise ValueError("no dozens here")
        return value


class Whole(Rooms):
    @model_validator(mode="after")
    def _never(self) -> Whole:
        raise ValueError("never whole")


@pytest.mark.parametrize(
    ("model", "message"),
    [(Even, "<text>: total of Even refuses 12: .*no dozens here"),
     (Whole, "<text>: Whole refuses the record: .*never whole")],
)  # fmt: skip
def test_what_a_validator_refuses_names_report_and_field(
    model: type[BaseModel], message: str
) -> None:
    result = extract(CLINIC, schema=model)
    with pytest.raises(ValueError, match=message):
        result.record(model)


def test_a_pack_says_what_its_numbers_are(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(
        '[[indicator]]\nid = "use"\nzh = "床位使用率"\nunit = "%"\ntakes = { whole = true }\n',
        encoding="utf-8",
    )
    result = extract(CLINIC, pack=tmp_path)
    assert result.custom == {"use": None}
    assert left_empty(result) == {"use": "92.5 is no whole number"}


class Busy(BaseModel):
    visits: Annotated[Decimal | None, Number("门急诊量", unit="万人次")] = None
    books: Annotated[Decimal | None, Number("馆藏图书", unit="万册")] = None


@pytest.mark.parametrize(
    ("text", "visits", "books"),
    [
        ("全年门急诊量18.64万人次,馆藏图书230万册。", "18.64", "230"),
        ("全年门急诊量186400人次,馆藏图书2300000册。", "18.64", "230"),
        ("|指标|单位|2023年|\n|---|---|---|\n|门急诊量|万人次|18.64|\n|馆藏图书|册|2300000|",
         "18.64", "230"),
        # A bare number may count persons, or ten thousands of them.
        ("|指标|2023年|\n|---|---|\n|门急诊量|18.64|\n|馆藏图书|2300000|", None, None),
        ("全年门急诊量12起,馆藏图书15%。", None, None),
    ],
)  # fmt: skip
def test_a_unit_of_ten_thousands_is_converted_into(
    text: str, visits: str | None, books: str | None
) -> None:
    result = extract(f"某院2023年年度报告\n{text}\n", schema=Busy)
    read = result.record(Busy)
    assert read == Busy(visits=visits and Decimal(visits), books=books and Decimal(books))
    assert result.ledger.totals["unclaimed"] == 0


def units_told(text: str, *numbers: Number) -> list[tuple[str, str | None]]:
    """The findings about units that a schema with these numbers gets of a text."""
    fields: dict[str, Any] = {
        f"n{at}": (Annotated[Decimal | None, number], None) for at, number in enumerate(numbers)
    }
    result = extract(f"某院2018年度报告\n{text}\n", schema=create_model("Own", **fields))
    found = [finding for finding in result.findings if finding.kind == "unit_mismatch"]
    assert (result.state == "needs_review") == bool(found)
    for finding in found:
        assert result.custom is not None
        assert result.custom[finding.indicators[0]] is None
        assert finding.quotes[0].text in text
    return [(finding.indicators[0], finding.formula) for finding in found]


_BEDS = Number("编制床位", unit="张")
_TABLE_OF_BEDS = "|指标|单位|2018年|\n|---|---|---|\n|编制床位|{}|1200|"


@pytest.mark.parametrize(
    ("text", "number", "formula"),
    [
        ("编制床位1200个。", _BEDS, "个 ≠ 张"),
        ("编制床位总数达到1200个。", _BEDS, "个 ≠ 张"),
        ("全院有1200个编制床位。", _BEDS, "个 ≠ 张"),
        (_TABLE_OF_BEDS.format("个"), _BEDS, "个 ≠ 张"),
        ("主动公开信息1,204条。", Number("主动公开信息", unit="公里"), "条 ≠ 公里"),
        ("门急诊量18.64。", Number("门急诊量", unit="万人次"), None),
        ("培训经费3万元。", Number("培训经费"), None),
    ],
)
def test_a_label_with_another_unit_is_told_and_the_field_is_empty(
    text: str, number: Number, formula: str | None
) -> None:
    assert units_told(text, number) == [("n0", formula)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("编制床位1200张。", _BEDS),
        ("编制床位1200。", _BEDS),
        (_TABLE_OF_BEDS.format("张"), _BEDS),
        # The field has its value, and the other number is another thing.
        ("编制床位1200张,其中新设编制床位12个。", _BEDS),
        # A part of a word, a change, a share, a figure of the year before.
        ("手术室12间。", Number("手术", unit="台")),
        ("编制床位增加12个。", _BEDS),
        ("编制床位5%。", _BEDS),
        ("上年编制床位1200个。", _BEDS),
        ("未设编制床位的科室3个。", _BEDS),
        ("医疗收入12万元。", Number("医疗收入", unit="元")),
    ],
)
def test_other_units_of_other_things_are_not_told(text: str, number: Number) -> None:
    assert units_told(text, number) == []


def test_each_field_is_told_once_and_in_the_language_of_the_run() -> None:
    text = "编制床位1200个。另有编制床位30个,专任教师12套。"
    told = units_told(text, _BEDS, Number("专任教师", unit="人"))
    assert told == [("n0", "个 ≠ 张"), ("n1", "套 ≠ 人")]
    result = extract(text, schema=Rooms)
    with speaking("zh"):
        assert said(result.findings[0].message).startswith("编制床位此处以“个”计")


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("张", "接诊病人 is beyond belief"),
        ("元", "接诊病人 is beyond belief; 元 may stand where 万元 is printed"),
    ],
)
def test_most_speaks_of_money_where_the_unit_is_money(
    unit: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "indicators.toml").write_text(
        f'[[indicator]]\nid = "seen.total"\nzh = "接诊病人"\nunit = "{unit}"\nmost = 100\n',
        encoding="utf-8",
    )
    result = extract(f"某某诊所2023年年度报告\n接诊病人210{unit}。\n", pack=tmp_path)
    assert [f.message for f in result.findings] == [message]
