"""A sentence that names a row of a table and nothing more, with another number than the cell."""

from __future__ import annotations

import pytest

from extractor.options import Options
from extractor.pipeline import read_given

_CATALOGUE = """澄江区城市管理局2022年政府信息公开工作年度报告

一、总体情况
{prose}

二、主动公开政府信息情况
| 第二十条第(一)项 | | | |
|---|---|---|---|
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 8 | 2 | 40 |
| 第二十条第(五)项 | | | |
| 信息内容 | 本年处理决定数量 | | |
| 行政许可 | 156 | | |
| 第二十条第(六)项 | | | |
| 信息内容 | 本年处理决定数量 | | |
| 行政处罚 | 121 | | |
| 行政强制 | 14 | | |
"""

_FIGURES = """澄江区水务局2018年政府信息公开工作年度报告

一、概述
{prose}

二、政府信息公开情况统计表
| 统计指标 | 单位 | 统计数 |
|---|---|---|
| 1.参加或举办新闻发布会总次数 | 次 | 5 |
| 2.政府网站在线访谈次数 | 次 | 6 |
| 3.政策解读稿件发布数 | 篇 | 24 |
| (一)收到申请数 | 件 | 28 |
| 2.同意公开答复数 | 件 | 12 |
| 四、行政复议数量 | 件 | 4 |
| (一)召开政府信息公开工作会议或专题会议数 | 次 | 5 |
| (二)举办各类培训班数 | 次 | 4 |
"""


def _accused(text: str) -> set[str]:
    result = read_given(text, Options())
    return {f.formula or "" for f in result.findings if f.whose == "source"}


@pytest.mark.parametrize(
    ("form", "prose", "formula"),
    [
        (_CATALOGUE, "本年度作出行政处罚73件。", "73, 121"),
        (_CATALOGUE, "全年共作出行政处罚决定193件,全部在网站公示。", "193, 121"),
        (_CATALOGUE, "全年实施行政强制9件。", "9, 14"),
        (_CATALOGUE, "2022年,我局制定规范性文件5件,均按要求公开。", "5, 8"),
        (_CATALOGUE, "(一)规范性文件。全年制发行政规范性文件5件。", "5, 8"),
        (_CATALOGUE, "全年废止行政规范性文件3件。", "3, 2"),
        (_FIGURES, "全年共召开政府信息公开工作会议3次。", "3, 5"),
        (_FIGURES, "全年开展政府网站在线访谈3次。", "3, 6"),
        (_FIGURES, "全年因政府信息公开被申请行政复议6件。", "6, 4"),
        (_FIGURES, "全年作出同意公开决定7件。", "7, 12"),
    ],
)
def test_a_row_in_plain_words_with_another_number(form: str, prose: str, formula: str) -> None:
    assert formula in _accused(form.format(prose=prose))


@pytest.mark.parametrize(
    ("form", "prose"),
    [
        (_CATALOGUE, "本年度作出行政处罚121件。"),
        (_CATALOGUE, "其中,作出行政处罚73件。"),
        (_CATALOGUE, "上半年作出行政处罚73件。"),
        (_CATALOGUE, "2021年作出行政处罚73件。"),
        (_CATALOGUE, "本年度公示行政处罚73件。"),
        (_CATALOGUE, "本年度作出行政处罚73件,均为占道经营案件。"),
        (_CATALOGUE, "本年度作出行政处罚(一般程序)73件。"),
        (_CATALOGUE, "下属执法大队力量较足。本年度作出行政处罚73件。"),
        (_CATALOGUE, "本年度作出行政处罚70余件。"),
        (_CATALOGUE, "近三年来累计作出行政处罚302件。"),
        (_CATALOGUE, "开展市容专项行动。本年度作出行政处罚73件。"),
        (_CATALOGUE, "围绕市容整治,本年度作出行政处罚73件。"),
        (_CATALOGUE, "本年度作出行政处罚73件。当场处罚48件。"),
        (_CATALOGUE, "本年度作出行政处罚560件。"),
        (_FIGURES, "全年共举办新闻发布会3次。"),
        (_FIGURES, "全年召开政府信息公开专题会议2次。"),
        (_FIGURES, "全年办理行政复议案件6件。"),
        (_FIGURES, "全年举办培训班7期。"),
    ],
)
def test_words_that_leave_room_accuse_nobody(form: str, prose: str) -> None:
    assert not _accused(form.format(prose=prose))


def test_a_city_may_tell_a_part_of_what_its_table_counts() -> None:
    text = _CATALOGUE.replace("澄江区城市管理局", "澄江区人民政府")
    assert not _accused(text.format(prose="本年度作出行政处罚73件。"))
    assert "193, 121" in _accused(text.format(prose="本年度作出行政处罚193件。"))


@pytest.mark.parametrize(
    ("prose", "wrong"),
    [
        ("全年收到申请58件,其中网络提交34件、窗口递交15件、邮寄8件。", False),
        ("全年办结申请49件,其中予以公开27件、部分公开6件、不予公开5件、无法提供10件。", False),
        ("全年收到申请58件,其中网络提交34件、窗口递交15件、邮寄8件、传真0件。", True),
        ("复议、诉讼、申诉总计6件,其中复议3件、诉讼1件、申诉1件。", True),
        ("公开信息80条,分别为工作动态41条、通知公告25条、政策文件12条。", True),
        ("公开信息80条,其中工作动态41条、通知公告25条、政策文件12条。", False),
        ("公开信息80条,分别为工作动态41条、通知公告25条、政策文件12条等。", False),
        ("查阅场所1230个,其中省级148个、市级77个、县级120个、乡级882个。", True),
        ("全年收到申请58件,其中网络提交34件、窗口递交15件、其他方式8件。", True),
    ],
)
def test_a_rest_of_one_that_a_list_leaves_out(prose: str, wrong: bool) -> None:
    text = f"澄江区水务局2018年政府信息公开工作年度报告\n\n{prose}"
    assert bool(_accused(text)) == wrong
