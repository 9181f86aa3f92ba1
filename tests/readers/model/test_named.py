"""Two meanings that names settle: whose site it is, and what a report calls another channel."""

from __future__ import annotations

import pytest
from support.reading import run
from support.reports import document, fake

from extractor.language.sites import own_site

BUREAU = "丙县水务局2015年政府信息公开年度报告\n一、主动公开\n"
COUNTY = "丙县人民政府2015年政府信息公开年度报告\n一、主动公开\n"


def claimed(text: str, indicator: str) -> str:
    """The indicator that is left of a model's claim about 32条."""
    (claim,) = run(fake({"32条": indicator}), document(text)).claims
    return claim.indicator


@pytest.mark.parametrize(
    "words",
    [
        "在县政府网站发布32条",
        "县政府网发布32条",
        "县政府门户网站水务专题公开32条",
        "市政府网站水务子栏目32条",
        "县政府信息公开平台公开32条",
    ],
)
def test_what_stood_on_anothers_site_is_no_figure_of_the_own(words: str) -> None:
    assert claimed(BUREAU + f"全年{words}。\n", "proactive.website") == "other"


@pytest.mark.parametrize(
    "words",
    [
        "通过局网站公开32条",
        "部门网站主动公开32条",
        "县政府网站水务局子站32条",
        "网上公开32条",
    ],
)
def test_what_stood_on_the_own_site_stays(words: str) -> None:
    text = BUREAU + f"全年{words}。\n"
    assert claimed(text, "proactive.website") == "proactive.website"


def test_what_is_kept_has_words_though_none_stand_before_it() -> None:
    text = BUREAU + "32条在县政府网站发布。\n"
    (claim,) = run(fake({"32条": "proactive.website"}), document(text)).claims
    assert (claim.indicator, claim.label) == ("other", "在县政府网站发布")


def test_the_governments_site_is_its_own() -> None:
    words = "县政府网站公开32条"
    assert claimed(COUNTY + f"全年{words}。\n", "proactive.website") == "proactive.website"


@pytest.mark.parametrize(
    ("words", "is_it"),
    [
        ("村务公开栏张贴32条", False),
        ("经新闻媒体公开32条", False),
        ("其他方式公开32条", True),
        ("其余32条张贴在公开栏", True),
        ("此外通过公告栏发布32条", True),
        ("宣传册等方式公开32条", True),
    ],
)
def test_another_channel_is_what_the_report_calls_so(words: str, is_it: bool) -> None:
    indicator = "proactive.other_channels"
    assert (claimed(BUREAU + f"全年{words}。\n", indicator) == indicator) is is_it


@pytest.mark.parametrize(
    ("words", "agency", "own"),
    [
        ("部门网站公开", "丙县水务局", True),
        ("县政府部门网站公开", "丙县水务局", False),
        ("区政府网站司法局子站", "丁区司法局", True),
        ("区政府网站教育局子站", "丁区司法局", False),
    ],
)
def test_a_site_without_a_name_and_a_site_within_a_site(words: str, agency: str, own: bool) -> None:
    assert own_site(words, agency, "department") is own
