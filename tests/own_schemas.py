"""Schemas of two other domains, for the tests of a user's own schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel

from extractor import Number


class Beds(BaseModel):
    """Beds of a hospital."""

    total: Annotated[int | None, Number("编制床位", unit="张", also=("开放床位",))] = None
    intensive: Annotated[int | None, Number("重症监护床位", unit="张")] = None


class Hospital(BaseModel):
    """The annual report of a hospital."""

    outpatients: Annotated[
        Decimal | None, Number("门急诊量", unit="人次", also=("门诊量", "诊疗患者"))
    ] = None
    admissions: Annotated[
        Decimal | None, Number("住院人数", unit="人次", also=("出院人次", "收治住院患者"))
    ] = None
    surgeries: Annotated[int | None, Number("手术", unit="台", also=("手术量",))] = None
    income: Annotated[Decimal | None, Number("医疗收入", unit="元", also=("医疗总收入",))] = None
    occupancy: Annotated[Decimal | None, Number("床位使用率", unit="%")] = None
    accidents: Annotated[int | None, Number("医疗事故", unit="起")] = None
    beds: Beds = Beds()


class School(BaseModel):
    """The annual report of a university."""

    students: Annotated[int | None, Number("在校学生", unit="人", also=("在校生",))] = None
    graduates: Annotated[int | None, Number("毕业生", unit="人", also=("毕业学生",))] = None
    teachers: Annotated[int | None, Number("专任教师", unit="人")] = None
    library: Annotated[int | None, Number("馆藏图书", unit="册", also=("图书",))] = None
    employment: Annotated[Decimal | None, Number("就业率", unit="%")] = None
