"""Lists closed by their own sum, or said to be whole behind their last part."""

from __future__ import annotations

import pytest

from tests.results import read


def accused(sentence: str) -> bool:
    found = read(f"柳湾县粮食局2016年政府信息公开工作年度报告\n{sentence}").findings
    return any(f.kind == "sum_mismatch" and f.whose == "source" for f in found)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # Years are added up where each part is that of one.
        (
            "2014年至2016年,全县分别公开信息210条、260条和310条,三年合计公开780条。",
            "2014年至2016年,全县分别公开信息210条、260条和310条,三年合计公开880条。",
        ),
        (
            "收到的申请去年是19件,前年是27件,今年回升到30件,三年合计76件。",
            "收到的申请去年是19件,前年是27件,今年回升到30件,三年合计86件。",
        ),
        # Who comes to several meetings is counted with each.
        (
            "全年举办培训2场,分别有40人、35人参加,合计培训75人次。",
            "全年举办培训2场,分别有40人、35人参加,合计培训70人次。",
        ),
        # What is said of the list behind it.
        (
            "收取复制费用共计90元,具体为复印费40元、邮寄费50元,以上两项即全部收费。",
            "收取复制费用共计100元,具体为复印费40元、邮寄费50元,以上两项即全部收费。",
        ),
        # A remark on the first part opens no list of its own.
        (
            "设立查阅点60个,其中县级3个(档案馆、图书馆、便民中心)、乡镇级12个、村级45个,除此未设其他查阅点。",
            "设立查阅点70个,其中县级3个(档案馆、图书馆、便民中心)、乡镇级12个、村级45个,除此未设其他查阅点。",
        ),
        (
            "公开重点信息270条,其中财政类50条、项目类90条、公益类130条,以上三类即为本局全部重点信息。",
            "公开重点信息370条,其中财政类50条、项目类90条、公益类130条,以上三类即为本局全部重点信息。",
        ),
        (
            "办结120件,公开66件,其余54件未公开。后一类54件当中,不予公开17件,无法提供37件。",
            "办结120件,公开66件,其余54件未公开。后一类54件当中,不予公开17件,无法提供47件。",
        ),
        # What is divided is named, and its count stands before another.
        (
            "收到申请97件,其中局机关受理58件,直属单位受理39件。局机关受理的申请中,网络提交44件,信函提交11件,现场提交3件。",
            "收到申请97件,其中局机关受理58件,直属单位受理39件。直属单位受理的申请中,网络提交24件,信函提交11件,现场提交9件。",
        ),
    ],
)
def test_the_parts_make_up_their_sum(right: str, wrong: str) -> None:
    assert not accused(right)
    assert accused(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "去年收到19件,今年收到30件,三年合计76件。",
        "2016年公开信息260条,废止20条,清理31条,三年合计公开880条。",
        "业务骨干40人、窗口人员35人,合计培训90人次。",
        "全年举办培训2场,分别有40人、35人参加,合计培训110人次。",
        "收取复制费用共计100元,其中复印费40元、邮寄费50元。",
    ],
)
def test_what_cannot_be_told_accuses_nobody(sentence: str) -> None:
    assert not accused(sentence)
