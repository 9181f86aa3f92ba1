"""Schemas of two other domains, for the tests of a user's own schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel

from extractor import Number

HOSPITAL = """某某市第二人民医院2023年度工作报告
一、基本情况
我院编制床位1200张,其中重症监护床位45张,医院占地面积8.6万平方米。
二、医疗服务
2023年,全院门急诊量达186.4万人次,比上年增长5.2%;收治住院患者62315人次,上年为58870人次。
全年完成手术21408台,床位使用率92.5%,同比上升1.3个百分点。
三、运营情况
全年医疗总收入12.35亿元。
联系电话:0571-88001234。
"""


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
