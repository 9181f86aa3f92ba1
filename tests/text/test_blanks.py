"""Blanks around the numbers of a sentence say nothing; between the cells of a table they do."""

from __future__ import annotations

import pytest
from documents import document
from hypothesis import given, strategies

from extractor import extract
from extractor.text.blanks import closed_up

TITLE = "云溪县民政局2021年政府信息公开工作年度报告\n\n"


def _closed(text: str) -> str:
    return closed_up(text).replace("\x00", "")


@pytest.mark.parametrize(
    ("set_off", "closed"),
    [
        ("全年收到申请 12 件,办结 11 件。", "全年收到申请12件,办结11件。"),
        ("公开信息 1,206 条(次),占 58.4% 。", "公开信息1,206条(次),占58.4%。"),
        ("发布 300 余条,阅读 2.1 万 次。", "发布300余条,阅读2.1万次。"),
        ("至 2021 年 12 月,公开“ 3 张清单”", "至2021年12月,公开“3张清单”"),
        ("云溪县民政局 2021 年度报告", "云溪县民政局2021年度报告"),
        ("集中培训 3 次、计 245 人", "集中培训3次、计245人"),
        ("行政复议 : 无 ; 行政诉讼 : 无 。", "行政复议:无;行政诉讼:无。"),
        ("三 、 收费", "三、收费"),
        ("复议:结果维持 2、结果纠正 0、尚未审结 1", "复议:结果维持2、结果纠正0、尚未审结1"),
        ("目录 总体情况 1、公开情况 2、申请情况 3", "目录 总体情况 1、公开情况 2、申请情况 3"),
        ("收到数 | 12 , 办结数 | 11", "收到数 | 12 , 办结数 | 11"),
        ("主动公开数(相同信息计 1 条) 条 1284", "主动公开数(相同信息计1条) 条 1284"),
    ],
)
def test_in_a_sentence_they_go(set_off: str, closed: str) -> None:
    assert _closed(set_off) == closed


@pytest.mark.parametrize(
    "line",
    [
        "收到申请数 件 12",
        "1.重复申请 1 0 0 0 0 0 1",
        "(四)无法提供(不掌握,需制作,不明确) 3 0 3",
        "指标 2020年 2021年",
        "主动公开情况,如下 | 12 件",
        "一是抓落实。 2.举办培训",
        "电话 0551 6234567,",
    ],
)
def test_between_cells_and_entries_they_stay(line: str) -> None:
    assert closed_up(line) == line


@given(strategies.text(alphabet="收到申请件,。;、(1250.% \x00\n\t|", max_size=60))
def test_nothing_but_blanks_goes(text: str) -> None:
    closed = closed_up(text)
    assert len(closed) == len(text)
    assert all(
        new in (old, "\x00") and (new == old or old in " \x00")
        for old, new in zip(text, closed, strict=True)
    )


def test_a_quote_points_at_the_source_with_its_blanks() -> None:
    text = f"{TITLE}全年收到政府信息公开申请 12 件,均已办结。\n"
    facts = extract(text.encode()).facts
    received = next(fact for fact in facts if fact.indicator == "applications.received")
    quote = received.evidence[0].quote
    assert (received.value, quote.text) == (12, "全年收到政府信息公开申请12件,均已办结")
    assert text[quote.source.start : quote.source.stop] == "全年收到政府信息公开申请 12 件,均已办结"


def test_numbers_in_ideographs_are_digits_for_the_rules() -> None:
    read = document(f"{TITLE}收到申请十二件,办结二百三十五件,来自一家企业,另有一件;一次性告知。\n")
    said = read.in_digits
    assert len(said) == len(read.text)
    assert "收到申请12件,办结21315件,来自一家企业,另有1件;一次性告知" in said
    plain = document(f"{TITLE}收到申请12件。\n")
    assert plain.in_digits is plain.text
