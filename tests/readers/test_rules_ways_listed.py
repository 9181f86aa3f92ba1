"""Ways of publishing and of asking that stand in titles of items, or behind their numbers."""

from __future__ import annotations

import pytest

from extractor import extract


def read(text: str) -> dict[str, int]:
    result = extract(f"柳湾县民政局2013年政府信息公开工作年度报告\n{text}\n")
    return {f.indicator: int(f.value or 0) for f in result.facts if f.indicator != "other"}


@pytest.mark.parametrize("mark", ["——", "—", "● ", "○", "- ", "1."])
def test_each_item_is_titled_with_its_way(mark: str) -> None:
    text = f"""一、主动公开
共公开政府信息2763条。主要渠道是:
{mark}政府网站。更新信息2598条,英文版240条。
{mark}公报。《县政府公报》编发6期,刊载规范性文件、政府文件112条。
{mark}政务微博。发布165条。"""
    assert read(text) == {
        "proactive.total": 2763,
        "proactive.website": 2598,
        "proactive.gazette": 112,
        "proactive.weibo": 165,
    }


@pytest.mark.parametrize(
    "item",
    ["省政府网站。更新信息2598条。", "政府网站。访问量186万人次。", "公报。编发6期,印数3000份。"],
)
def test_items_that_count_something_else(item: str) -> None:
    assert read(f"主动公开政府信息2763条。主要渠道是:\n——{item}") == {"proactive.total": 2763}


@pytest.mark.parametrize("by", ["按途径:", "按途径分:", "按公开渠道划分:"])
def test_a_list_that_says_what_it_divides(by: str) -> None:
    found = read(f"主动公开政府信息1306条。{by}局网站1270,《柳湾日报》36。")
    assert found == {"proactive.total": 1306, "proactive.website": 1270}
    assert read("主动公开政府信息1306条。按类别:机构类1270,其他36。") == {"proactive.total": 1306}


@pytest.mark.parametrize(
    ("told", "ways"),
    [
        ("8件是人到局里来填表,3件寄信。", {"in_person": 8, "letter": 3}),
        ("8件是到窗口填表,3件寄信来的。", {"in_person": 8, "letter": 3}),
        ("8件是申请人自己到镇里填的,3件传真。", {"in_person": 8, "fax": 3}),
    ],
)
def test_by_which_way_they_came(told: str, ways: dict[str, int]) -> None:
    ways = {f"applications.received.{way}": count for way, count in ways.items()}
    assert read(f"收到申请11件。{told}") == {"applications.received": 11, **ways}


def test_letters_of_another_kind_that_came() -> None:
    assert read("收到信访件11件。8件是人到局里来填表,3件寄信。") == {}


def test_ways_behind_who_asked() -> None:
    found = read("收到申请6件,均来自法律服务人员和保险公司,5件邮寄、1件传真。")
    assert found == {
        "applications.received": 6,
        "applications.received.letter": 5,
        "applications.received.fax": 1,
    }
    assert read("发出通知6件,均给保险公司,5件邮寄、1件传真。") == {}


def test_a_count_with_blanks_ends_its_line() -> None:
    text = """(一)数据概览
主动公开信息 1842 条(比上年增长较多,主要是发展规划、项目审批和征地方面的公示公告增加)
其中,局网站 1711 条;政务微博 131 条
规范性文件制发 7 件,公开 6 件"""
    assert read(text) == {
        "proactive.total": 1842,
        "proactive.website": 1711,
        "proactive.weibo": 131,
        "proactive.normative_documents_issued": 7,
        "proactive.normative_documents": 6,
    }


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("(一)局门户网站。", "proactive.website"),
        ("(二)微信。", "proactive.wechat"),
        ("(二)政务微信\n", "proactive.wechat"),
        ("(一)主动公开\n", "proactive.total"),
        ("(一)政府网站和微信\n", "proactive.total"),
    ],
)
def test_what_a_heading_publishes_is_told_below_it(heading: str, name: str) -> None:
    result = extract(
        f"柳湾县粮食局2015年政府信息公开工作年度报告\n一、主动公开\n{heading}全年发布信息132条。\n"
    )
    assert {f.indicator for f in result.facts} == {name}


_RECEIVED = "applications.received"


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "ways", ["网络、信函、窗口", "网站、信函和当面", "信函、传真", "网上和来信"]
)
@pytest.mark.parametrize("verb", ["受理", "收到", "共受理"])
def test_all_ways_together_are_all_that_came(ways: str, verb: str) -> None:
    assert read(f"通过{ways}{verb}政府信息公开申请9件。") == {_RECEIVED: 9}


def test_some_ways_together_are_neither_all_nor_one_of_them() -> None:
    assert read("通过网站、信函收到申请7件,当面收到申请2件。") == {f"{_RECEIVED}.in_person": 2}
    assert read("当面收到申请2件,通过网站、信函收到申请7件。") == {f"{_RECEIVED}.in_person": 2}
    found = read("收到申请9件,其中通过网站、信函收到申请7件,窗口2件。")
    assert found == {_RECEIVED: 9, f"{_RECEIVED}.in_person": 2}
    assert read("信函、当面提交申请9件。") == {}
    assert read("通过网络、信函、窗口受理低保申请9件。") == {}


def test_all_ways_and_then_each() -> None:
    found = read("通过网络、信函、窗口受理申请9件,其中网络5件、信函3件、窗口1件。")
    ways = {"online": 5, "letter": 3, "in_person": 1}
    assert found == {_RECEIVED: 9, **{f"{_RECEIVED}.{way}": n for way, n in ways.items()}}


@pytest.mark.parametrize("mark", [":", ",", ""])
@pytest.mark.parametrize("each", ["均为", "均只有", "各仅有"])
def test_a_list_apart_from_what_is_said_of_each(mark: str, each: str) -> None:
    ways = dict.fromkeys(("online", "letter", "in_person"), 2)
    expected = {f"{_RECEIVED}.{way}": n for way, n in ways.items()}
    assert read(f"网络、信函、窗口{mark}三种途径收到的申请{each}2件。") == expected


def test_a_list_that_counts_itself_wrong_or_in_all() -> None:
    assert read("网络、信函、窗口:三种途径共收到申请2件。") == {_RECEIVED: 2}
    assert _RECEIVED not in read("网络、信函:三种途径收到的申请均为2件。")
