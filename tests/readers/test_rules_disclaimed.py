"""Figures that the text itself calls other business; each turn with the twin that stays ours."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_RECEIVED, _CLOSED, _FEES = "applications.received", "applications.closed", "fees.collected"
_SUITS, _REVIEWS, _COMPLAINTS = "litigation.total", "reconsideration.total", "complaints.total"
_WEBSITE, _TOTAL, _ALL_YEARS = "proactive.website", "proactive.total", "proactive.cumulative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Behind the number, of the nearest alone.
        (
            "收到政府信息公开申请17件,另接到举报3起,与信息公开无关。",
            {_RECEIVED: 17, _COMPLAINTS: -1},
        ),
        ("收到政府信息公开申请17件,其中4件不属于政府信息公开申请。", {_RECEIVED: 17}),
        ("办理申请17件,应诉3件,与信息公开无涉。", {_SUITS: -1}),
        # Of all that one clause counts with the other.
        ("档案窗口复印图纸815份,收取工本费2.4万元,那是另一类业务。", {_FEES: -1}),
        ("办理复议9件、应诉6件,均与信息公开无关。", {_REVIEWS: -1, _SUITS: -1}),
        # Before it, with 的; a comma ends what it reaches.
        ("与信息公开无关的诉讼6件、复议9件。", {_REVIEWS: -1, _SUITS: -1}),
        ("与信息公开无关的诉讼6件,收到信息公开申请17件。", {_SUITS: -1, _RECEIVED: 17}),
        # In the next sentence.
        ("办理行政诉讼41件。这些是土地纠纷,与信息公开无关。", {_SUITS: -1}),
        ("收到信息公开申请17件。全年复议9件,与信息公开无关。", {_RECEIVED: 17, _REVIEWS: -1}),
        ("收取测绘成果费9.6万元,属测绘业务。", {_FEES: -1}),
        ("复议29件,均系执法业务。", {_REVIEWS: -1}),
    ],
)
def test_a_disclaimer_reaches_what_it_is_said_of(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年行政应诉31件,多为工伤争议,因政府信息公开引发的行政诉讼2件。", {_SUITS: 2}),
        ("因政府信息公开引发的行政诉讼31件,多涉及工伤档案。", {_SUITS: 31}),
        ("行政诉讼31件,多为工伤争议。", {_SUITS: -1}),
        ("诉讼服务中心接待8600人次。", {_SUITS: -1}),
        ("工伤认定行政复议9件,安全生产处罚被诉4件。", {_REVIEWS: -1, _SUITS: -1}),
        ("因征地补偿信息公开答复引起的行政诉讼3件。", {_SUITS: 3}),
        ("受理复印图纸申请527件,收取工本费2.1万元。", {_FEES: -1}),
        ("受理政府信息公开申请27件,收取费用21元。", {_RECEIVED: 27, _FEES: 21}),
    ],
)
def test_what_general_work_is_about(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在县门户网站公开信息352条。", {_WEBSITE: -1}),
        ("借助县财政局网站公开信息352条。", {_WEBSITE: -1}),
        ("上级网站公开信息7条。", {_WEBSITE: -1}),
        ("在局门户网站公开信息352条。", {_WEBSITE: 352}),
        ("公开信息900条,其中局网站352条、公告栏48条。", {_WEBSITE: 352}),
        ("以上信息中在局官方网站登载352条。", {_WEBSITE: 352}),
        ("在本局公司门户网站公开信息352条。", {_WEBSITE: 352}),
    ],
)
def test_a_site_of_another_body_is_not_ours(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.主动公开:158条;去年301条;历年累计2216条。", {_TOTAL: 158, _ALL_YEARS: 2216}),
        ("公开信息300条,自2009年以来各年相加已达1824条。", {_TOTAL: 300, _ALL_YEARS: 1824}),
        ("公开信息300条,自2009年以来总量已突破1.1万条。", {_TOTAL: 300, _ALL_YEARS: 11000}),
        ("面向师生和社会公开信息311条。", {_TOTAL: 311}),
    ],
)
def test_the_year_and_all_years(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经由各种渠道递交到我局的政府信息公开申请,计有14件。", {_RECEIVED: 14}),
        ("依照《条例》作出政府信息公开申请答复30件。", {"applications.replied": 30}),
        ("按照某府办〔2021〕31号文件要求主动公开政府信息731条。", {"proactive.total": 731}),
        ("编印《条例》问答19条。", {"applications.replied": -1, _TOTAL: -1}),
    ],
)
def test_ways_and_laws_are_no_kind_of_their_own(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到群众各种申请190份,经甄别,真正属于政府信息公开申请的17份,其余系房屋登记查询。",
            {_RECEIVED: 17},
        ),
        ("收到各类申请190件,其中属于政府信息公开申请的17件。", {_RECEIVED: 17}),
        ("收到申请190件,其中依申请公开17件,其余为咨询。", {_RECEIVED: 17}),
        ("收到申请190件,其中依申请公开17件。", {_RECEIVED: 190}),
        ("收到政府信息公开申请19件,均属于政府信息公开申请。", {_RECEIVED: 19}),
    ],
)
def test_of_all_that_was_asked_for_the_true_applications_count(
    text: str, expected: dict[str, int]
) -> None:
    assert reads(text, expected, 2016) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息905条,公众号112条,历年累计7540条。", {_ALL_YEARS: 7540, "proactive.wechat": 112}),
        ("公众号112条,历年累计540条。", {_ALL_YEARS: -1, "proactive.wechat": [112, 540]}),
    ],
)
def test_the_sum_of_all_years_is_that_of_the_total(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected, 2016) == expected


def test_a_total_of_two_results_adds_them_up() -> None:
    told = "三、收到和处理申请情况\n新收2件。予以公开1件,其他处理1件,总计{}件。"
    assert reads(told.format(2), [_CLOSED], 2019) == {_CLOSED: 2}
    assert reads(told.format(7), [_CLOSED], 2019) == {_CLOSED: -1}
    both = "办结8件。予以公开5件,部分公开2件,两类合计7件。"
    assert reads(both, [_CLOSED], 2019) == {_CLOSED: 8}
