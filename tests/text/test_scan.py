"""The scanner: forms of numbers, units, qualifiers, explanations, statements of zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.schemas import Mention
from extractor.text.scan.numbers import find_numbers
from tests.documents import document


def statistics(text: str) -> list[Mention]:
    return [m for m in document(text).mentions if m.statistical]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("共131件。", "131", "件", "exact"),
        ("公开1,391条。", "1391", "条", "exact"),
        ("公开１，３９１条。", "1391", "条", "exact"),
        ("公开信息 75 封。", "75", "封", "exact"),
        ("举办新闻发布会9场/次。", "9", "场/次", "exact"),
        ("编发简报12期/次。", "12", "期/次", "exact"),
        ("政务账号12个。", "12", "个", "exact"),
        ("开通账户:123456户。", "123456", "户", "exact"),
        ("投入1.2亿元。", "1.2", "亿元", "exact"),
        ("采购208.4175万元。", "208.4175", "万元", "exact"),
        ("发放40万份。", "400000", "份", "exact"),
        ("发放3.5万余条。", "35000", "条", "at_least"),
        ("发放50多万份。", "500000", "份", "at_least"),
        ("发布18万余条。", "180000", "条", "at_least"),
        ("共一百三十四件。", "134", "件", "exact"),
        ("共两千余件。", "2000", "件", "at_least"),
        ("共有泵站十二座。", "12", "座", "exact"),
        ("管网长三百四十公里。", "340", "公里", "exact"),
        ("绿地一百二十公顷。", "120", None, "exact"),
        ("表扬信十余件。", "10", "件", "at_least"),
        ("共一千二百余条。", "1200", "条", "at_least"),
        ("占百分之三点二。", "3.2", "%", "exact"),
        ("占八成以上。", "8", "成", "at_least"),
        ("近六成的来自网站。", "6", "成", "about"),
        ("占比不足两成。", "2", "成", "at_most"),
        ("答复率不到九成五,仍有差距。", "9.5", "成", "at_most"),
        ("网站发布占7成多。", "7", "成", "at_least"),
        ("粉丝2000多,阅读量不高。", "2000", None, "at_least"),
        ("粉丝2012余。", "2012", None, "at_least"),
        ("全年点击46108次,收到留言。", "46108", "次", "exact"),
        ("主页浏览320人次。", "320", "人次", "exact"),
        ("设公开栏12块/处。", "12", "块/处", "exact"),
        ("印发明白纸1500张(份)。", "1500", "张(份)", "exact"),
        ("线下一件。", "1", "件", "exact"),
        ("网上一件。", "1", "件", "exact"),
        ("网站上一千二百条。", "1200", "条", "exact"),
        ("大会上一百二十人。", "120", "人", "exact"),
        ("占3.2%。", "3.2", "%", "exact"),
        ("提高3.2个百分点。", "3.2", "个百分点", "exact"),
        ("收取0元。", "0", "元", "exact"),
        ("近500条。", "500", "条", "about"),
        ("约500条。", "500", "条", "about"),
        ("500条左右。", "500", "条", "about"),
        ("500条以上。", "500", "条", "at_least"),
        ("不足500条。", "500", "条", "at_most"),
        ("超过500条。", "500", "条", "at_least"),
        ("咨询≥500次。", "500", "次", "at_least"),
        ("咨询>500次。", "500", "次", "at_least"),
        ("咨询≤500次。", "500", "次", "at_most"),
        ("咨询＜500次。", "500", "次", "at_most"),
        ("咨询≈500次。", "500", "次", "about"),
        ("不大于500条。", "500", "条", "at_most"),
        ("大于500条。", "500", "条", "at_least"),
        ("咨询155人(次)。", "155", "人(次)", "exact"),
        ("辐射40万公众。", "400000", "人", "exact"),
        ("关注人数超百万。", "1000000", None, "at_least"),
        ("收到零申请。", "0", None, "exact"),
        ("热线接听8,652通。", "8652", "通", "exact"),
        ("回应12通报。", "12", None, "exact"),
        ("培训信息员一回。", "1", "回", "exact"),
        ("设查阅窗口一个。", "1", "个", "exact"),
        ("公开551条（篇）。", "551", "条(篇)", "exact"),
        ("发布解读54篇(个)。", "54", "篇(个)", "exact"),
        ("公开551条(含转载)。", "551", "条", "exact"),
    ],
)
def test_one_number(text: str, value: str, unit: str | None, qualifier: str) -> None:
    found = [m for m in statistics(text) if m.kind in ("number", "share")]
    assert [(m.value, m.unit, m.qualifier) for m in found] == [(Decimal(value), unit, qualifier)]


def test_a_list_shares_the_unit_at_its_end() -> None:
    found = statistics("当面、传真、网络、信函申请分别为42、2、60、27件。")
    assert [(m.value, m.unit) for m in found] == [
        (Decimal(42), "件"), (Decimal(2), "件"), (Decimal(60), "件"), (Decimal(27), "件"),
    ]  # fmt: skip


def test_a_range_is_two_bounds() -> None:
    low, high = statistics("各挑选5-10人参加。")
    assert (low.value, low.qualifier) == (Decimal(5), "at_least")
    assert (high.value, high.qualifier) == (Decimal(10), "at_most")


def test_a_third_is_a_share() -> None:
    (found,) = statistics("占三分之一。")
    assert found.kind == "share"
    assert found.value is not None
    assert abs(found.value * 3 - 1) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("截至2014年12月31日。", "2014年12月31日", "date"),
        ("发布日期:2018-03-01", "2018-03-01", "date"),
        ("2014年,我县", "2014年", "year"),
        ("二〇一五年三月十三日", "二〇一五年三月十三日", "date"),
        ("(国办发〔2013〕100号)", "〔2013〕100号", "document_number"),
        ("(省政府令第263号)", "令第263号", "document_number"),
        ("根据第三十二条规定", "第三十二条", "law_article"),
        ("第二十条第(五)项", "第二十条第(五)项", "law_article"),
        ("一、概述", "一", "heading"),
        ("(二)概述", "二", "heading"),
        ("1.概述情况", "1", "heading"),
        ("情况:一是加强领导", "一是", "enumeration"),
        ("共五个重要方面", "五个", "enumeration"),
        ("电话:0354-3368160", "0354-3368160", "telephone"),
        ("手机139-0071-2648", "139-0071-2648", "telephone"),
        ("(电话:55500172)", "55500172", "telephone"),
        ("邮编:030600", "030600", "post_code"),
        ("柳湾路88号", "88", "address"),
        ("大楼407房间", "407", "address"),
        ("(http://www.liuwan.example/2020_123/)", "http://www.liuwan.example/2020_123/", "url"),
        ("邮箱lwx2023@example.com", "lwx2023@example.com", "url"),
        ("京ICP备00000123号-1", "ICP备00000123号-1", "licence"),
        ("通过12316农业热线", "12316", "hotline"),
        ("拨打12345便民热线", "12345", "hotline"),
        ("按照“7日双公示”要求", "7", "name"),
        ("6.5世界环保宣传日", "6.5", "name"),
        ("《知识50问》", "50", "name"),
        ("20个工作日内答复", "20个工作日", "deadline"),
        ("过去一年", "一年", "period"),
        ("支持IPv6访问", "6", "name"),
        ("本年增/减(减少的用负值,如-3)", "3", "form_label"),
        ("办理政协五届四次会议提案", "四次", "ordinal"),
        ("对第012、034、056号建议作了答复", "第012、034、056号", "document_number"),
        ("每月8日、23日定期移交", "23日", "date"),
        ("开展“5·12”宣传", "5·12", "date"),
        ("12333回应群众420次", "12333", "hotline"),
        ("拨打“114查号台”", "114", "hotline"),
        ("接到8890政务服务平台转来的诉求", "8890", "hotline"),
        ("公开内容包括以下五项:", "五项", "enumeration"),
        ("查出3方面问题", "3", "enumeration"),
        ("信息512条,其中1.机构类8条;", "1", "heading"),
    ],
)
def test_what_is_no_statistic_is_explained(text: str, number: str, reason: str) -> None:
    found = [m for m in document(text).mentions if m.raw == number]
    assert [m.explained for m in found] == [reason]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("2016年度我乡未收到政府信息公开申请。", ["application"]),
        ("我区没有接到依申请公开事项的申请。", ["application"]),
        ("2010年,我局没有受理信息公开申请。", ["application"]),
        ("公民递交的信息公开申请:无。", ["application"]),
        ("这一年无人申请政府信息公开。", ["application"]),
        ("未接到村民要求公开的事项。", ["application"]),
        (
            "未发生因政府信息公开而产生的行政复议、行政诉讼及行政申诉、举报案件。",
            ["reconsider", "lawsuit", "complaint", "complaint"],
        ),
        ("我办无信息公开行政复议、行政诉讼的案件。", ["reconsider", "lawsuit"]),
        (
            "没有收到信息公开申请以及由此引出的行政复议、行政诉讼事件。",
            ["application", "reconsider", "lawsuit"],
        ),
        ("没有人为公开的事提起行政复议或行政诉讼。", ["reconsider", "lawsuit"]),
        ("未接到专线查询以及网络查询。", ["phone_consult", "online_consult"]),
        ("从未收取任何费用。", ["fee"]),
        ("没有设立信息公开的收费项目,也无行政诉讼费用。", ["fee"]),
        ("未召开新闻发布会。", ["press_conference"]),
        ("未按时答复。", []),
        ("无正当理由大量反复申请。", []),
        ("不予公开24件。", []),
        ("无偿提供信息。", []),
        ("规范性文件制发2件,没有废止。", ["repealed_normative"]),
        ("规范性文件制发2件,没有废止通知。", []),
        ("全年无行政处罚和行政事业性收费事项。", []),
        ("除检索费外,没有收取其他费用。", []),
        ("无法提供的10件。", []),
    ],
)
def test_statements_of_zero(text: str, things: list[str]) -> None:
    found = [m for m in document(text).mentions if m.kind == "zero_statement" and m.thing]
    assert [m.thing for m in found] == things
    assert all(m.value == 0 for m in found)


@given(st.integers(0, 10**9), st.sampled_from(["条", "件", "次", "人次", "份"]))
def test_any_arabic_count_is_read_back(value: int, unit: str) -> None:
    for printed in (str(value), f"{value:,}"):
        (found,) = statistics(f"我局收到信件{printed}{unit}。")
        assert (found.value, found.unit, found.qualifier) == (Decimal(value), unit, "exact")


_DIGITS = "零一二三四五六七八九"


def chinese(value: int) -> str:
    """An independent way to write a number below ten thousand."""
    words, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            words += ("零" if zero else "") + _DIGITS[digit] + name
            zero = False
        elif words and value % place:
            zero = True
    return words.removeprefix("一") if words.startswith("一十") else words


@given(st.integers(11, 9999))
def test_any_chinese_count_is_read_back(value: int) -> None:
    (found,) = statistics(f"我局收到信件{chinese(value)}件。")
    assert (found.value, found.unit) == (Decimal(value), "件")


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_any_share_is_read_back(value: Decimal) -> None:
    (found,) = statistics(f"占总数的{value}%。")
    assert (found.value, found.unit, found.kind) == (value, "%", "share")


@given(
    st.text(
        alphabet="0123456789〇一二三十百千万亿两年月日第条件(),。.%-:余多约无未收到申请\n|",
        max_size=200,
    )
)
def test_mentions_never_overlap_and_quote_the_text(text: str) -> None:
    made = document(text)
    previous = 0
    for mention in made.mentions:
        low, high = mention.span
        assert previous <= low < high <= len(made.text)
        assert made.text[low:high] == mention.raw
        previous = high


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "piece",
    ["1", "一", "(", "未", "20", "第", "申请、", "1,", "占1%", "\n", "没有查阅点、", "一、收费\n"],
)
def test_repetition_does_not_blow_up(piece: str) -> None:
    assert len(document(piece * 4_000).text) > 0


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("涉及的行政复议、行政诉讼案件均为0件。", ["reconsider", "lawsuit"]),
        ("本年行政复议和行政诉讼数量为0。", ["reconsider", "lawsuit"]),
        ("检索费、复印费均为零。", ["search_fee", "copy_fee"]),
    ],
)
def test_one_nought_for_several_things_is_no_further_statistic(
    text: str, things: list[str]
) -> None:
    mentions = document(text).mentions
    assert [m.thing for m in mentions if m.kind == "zero_statement"] == things
    noughts = [m for m in mentions if m.kind == "number"]
    assert all(m.explained == "denial" for m in noughts)
    assert len(statistics(text)) == 2


def test_a_nought_for_one_thing_is_its_number() -> None:
    (found,) = statistics("全年行政诉讼数量为0件。")
    assert (found.kind, found.value, found.unit) == ("number", Decimal(0), "件")


@pytest.mark.parametrize("quotes", ["“”", '""', "‘’"])
def test_the_number_in_the_name_of_a_policy_is_none(quotes: str) -> None:
    text = f"解读{quotes[0]}助企纾困22条{quotes[1]}等政策9项。"
    assert [m.raw for m in statistics(text)] == ["9项"]
    assert [m.explained for m in document(text).mentions if m.raw.startswith("22")] == ["name"]


def test_a_count_inside_quoted_words_stays() -> None:
    assert [m.raw for m in statistics("报告称“全年收到申请22件”。")] == ["22件"]
    assert [m.raw for m in statistics("设“政策问答”栏目,发布22条。")] == ["22条"]


@pytest.mark.parametrize(
    ("text", "noughts", "things"),
    [
        ("工作人员4人,无一人专职。", ["无一人"], []),
        ("提出书面申请的,一件也没有。", [], ["application"]),
        ("没有一件复议案件。", [], ["reconsider"]),
        ("一件有关的行政复议都未发生。", [], ["reconsider"]),
        ("全年未收到过一件来稿。", ["未收到过一件"], []),
        ("无一人专职,未收取任何费用。", ["无一人"], ["fee"]),
        ("全年未收到过一件申请。", [], ["application"]),
        ("一件行政诉讼都未发生。", [], ["lawsuit"]),
        ("被复议、被起诉的情况一次都没出现。", [], ["reconsider", "lawsuit"]),
        ("复议没有,诉讼也没有。", [], ["reconsider", "lawsuit"]),
    ],
)
def test_a_one_that_is_denied_is_no_one(text: str, noughts: list[str], things: list[str]) -> None:
    found = statistics(text)
    assert not any(m.value == 1 for m in document(text).mentions)
    assert [m.raw for m in found if m.kind == "number" and m.value == 0] == noughts
    assert [m.thing for m in found if m.kind == "zero_statement"] == things


def test_without_exception_denies_nothing() -> None:
    assert [m.raw for m in document("来信无一例外作了登记。").mentions if m.value == 0] == []


def test_a_one_that_is_not_denied_stays() -> None:
    values = [m.value for m in statistics("有无一直未办结的?全年受理申请一件,一人未参加培训。")]
    assert values == [Decimal(1), Decimal(1)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("19元4角", "19.4"), ("19元4角5分", "19.45"), ("十九元四角", "19.4"), ("19元4件", "19")],
)
def test_parts_of_a_yuan_belong_to_it(text: str, value: str) -> None:
    first = find_numbers(f"收取{text}。", [])[0]
    assert (first.value, first.unit) == (Decimal(value), "元")


@pytest.mark.parametrize(("text", "how"), [("<fcel>12<nl>", "exact"), ("申请>12件", "at_least")])
def test_the_end_of_a_tag_says_nothing_of_a_number(text: str, how: str) -> None:
    (number,) = [m for m in document(text).mentions if m.value == 12]
    assert number.qualifier == how
