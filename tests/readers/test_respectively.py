"""分别: numbers dealt out to years and to whole things, each to its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告\n一、总体情况\n"


def _facts(text: str) -> dict[str, set[Decimal | None]]:
    found: dict[str, set[Decimal | None]] = {}
    for fact in extract(TITLE + text + "\n").facts:
        found.setdefault(fact.indicator, set()).add(fact.value)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2021年、2022年收到政府信息公开申请分别为18件、26件。",
        "2022年、2021年收到政府信息公开申请分别为26件、18件。",
        "2021年和2022年收到政府信息公开申请分别为18件和26件。",
        "去年、今年收到政府信息公开申请分别为18件、26件。",
    ],
)
def test_the_figure_of_the_year_is_its_own_in_either_order(text: str) -> None:
    assert _facts(text)["applications.received"] == {26}


def test_what_was_published_in_several_years_is_that_of_this_one() -> None:
    found = _facts("2022年和2021年主动公开政府信息分别为417条和300条。")
    assert found["proactive.total"] == {417}


@pytest.mark.parametrize(
    "text",
    [
        "2022年,主动公开政府信息、收到政府信息公开申请分别为417条和26件。",
        "2022年,收到政府信息公开申请、主动公开政府信息分别为26件、417条。",
        "本机关主动公开政府信息、收到政府信息公开申请、被申请行政复议分别为417条、26件和3件。",
    ],
)
def test_whole_things_beside_one_another_are_no_parts(text: str) -> None:
    found = _facts(text)
    assert found["proactive.total"] == {417}
    assert found["applications.received"] == {26}


@pytest.mark.parametrize(
    "text",
    [
        "种植、养殖主动公开政府信息分别为417条和26条。",
        "本局、下属单位主动公开政府信息分别为417条和26条。",
        "文件、公告主动公开政府信息分别为417条和26条。",
    ],
)
def test_classes_and_bodies_have_parts(text: str) -> None:
    assert "proactive.total" not in _facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "2020、2021、2022年分别收到政府信息公开申请48件、52件、67件。",
        "2020年至2022年分别收到政府信息公开申请48件、52件、67件。",
        "2020-2022年收到政府信息公开申请分别为48件、52件、67件。",
        "近两年收到政府信息公开申请分别为52件、67件。",
        "近三年分别收到政府信息公开申请48件、52件、67件。",
    ],
)
def test_a_row_of_years_gives_this_one_its_own(text: str) -> None:
    assert _facts(text)["applications.received"] == {67}


def test_years_together_are_no_row() -> None:
    result = extract(TITLE + "2020-2022年共收到政府信息公开申请167件。\n")
    assert [(f.value, f.period) for f in result.facts] == [(Decimal(167), "cumulative")]


_COURSES = "举办培训班和召开政府信息公开工作会议"


@pytest.mark.parametrize(
    ("text", "courses", "meetings"),
    [
        (f"2022年,{_COURSES}分别为3期、5次。", {3}, {5}),
        (f"{_COURSES}次数分别为3期和5次。", {3}, {5}),
        ("召开政府信息公开工作会议和举办培训班分别为5次、3期,参训120人。", {3}, {5}),
        ("举办培训班、召开政府信息公开工作会议和开展检查分别为3期、5次和2次。", {3}, {5}),
        # How many more there were is neither.
        (f"2022年{_COURSES}分别比上年增加3期、5次。", set(), set()),
    ],
)
def test_two_acts_each_with_its_own_unit(text: str, courses: set[int], meetings: set[int]) -> None:
    found = _facts(text)
    assert found.get("training.sessions", set()) == courses
    assert found.get("training.meetings", set()) == meetings


def test_two_acts_that_go_out_and_come_in() -> None:
    found = _facts("2022年,主动公开政府信息和收到政府信息公开申请分别为467条、32件。")
    assert found["proactive.total"] == {467}
    assert found["applications.received"] == {32}


def test_a_name_with_and_in_it_is_one_thing() -> None:
    """Neither part has a verb of its own."""
    found = _facts("政府信息公开培训和会议分别为3期、5次。")
    assert found.get("training.meetings", set()) == set()


@pytest.mark.parametrize(
    "text",
    [
        "收到申请28,302件,窗口当面、传真、网络、信函分别占12903、1015、9990、4394件。",
        "收到申请28,302件,当面、传真、网络、信函各12903件、1015件、9990件、4394件。",
        "收到申请28,302件=当面12903+传真1015+网络9990+信函4394。",
    ],
)
def test_as_many_numbers_as_ways(text: str) -> None:
    found = _facts(text)
    ways = ("in_person", "fax", "online", "letter")
    assert [found[f"applications.received.{way}"] for way in ways] == [
        {12903}, {1015}, {9990}, {4394},
    ]  # fmt: skip


def test_each_has_its_own_or_all_have_the_same() -> None:
    own = _facts("“禾川林业”微博、微信推送的各有61条和47条。")
    assert (own["proactive.weibo"], own["proactive.wechat"]) == ({61}, {47})
    same = _facts("全年收到申请30件,其中当面、传真各15件。")
    assert same["applications.received.in_person"] == same["applications.received.fax"] == {15}


@pytest.mark.parametrize("word", ["分别", "依次", "顺次", "依序"])
def test_words_that_deal_numbers_out(word: str) -> None:
    found = _facts(f"政府网站、政府公报、政务微信公开信息的数量{word}是812条、64条、390条。")
    assert found["proactive.website"] == {812}
    assert found["proactive.gazette"] == {64}
    assert found["proactive.wechat"] == {390}


@pytest.mark.parametrize("word", ["均", "都", "皆", "俱"])
def test_words_that_give_each_the_same(word: str) -> None:
    found = _facts(f"因政府信息公开引起的行政复议、行政诉讼,本年度{word}为4件。")
    assert found["reconsideration.total"] == found["litigation.total"] == {4}


def test_kinds_of_applicants_each_have_so_many() -> None:
    found = _facts("收到的政府信息公开申请中,商业企业、法律服务机构提出的各3件。")
    assert found["applications.received.commercial"] == {3}
    assert found["applications.received.legal_services"] == {3}


@pytest.mark.parametrize(
    "text",
    [
        "收到的政府信息公开申请中,商业企业、法律服务机构提出的{}3件。",
        "因政府信息公开引起的行政复议、行政诉讼,本年度{}3件。",
    ],
)
@pytest.mark.parametrize("word", ["合计", "共", "一共", "加起来", "合在一起", "加在一起"])
def test_what_is_counted_together_is_of_none(text: str, word: str) -> None:
    assert _facts(text.format(word)).keys() == {"other"}
