"""What small bodies say in plain words, or so short that what is meant stands elsewhere."""

from __future__ import annotations

import pytest

from extractor import extract

from .test_rules_told import reads

_APPLICATIONS = "applications."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政复议9件(维持6、纠错2、未结1)。", {"reconsideration.upheld": 6}),
        ("行政复议9件(维持6、纠错2、未结1)。", {"reconsideration.corrected": 2}),
        ("行政诉讼4件(维持3,其他1)。", {"litigation.upheld": 3, "litigation.other": 1}),
        ("收到申请1,016件(当面1,012,网络4)。", {"applications.received.online": 4}),
        # Twins: more than the whole, and one that is no part of a list.
        ("行政复议9件(维持6、纠错2、未结5)。", {"reconsideration.upheld": -1}),
        ("行政复议9件(另见附件3)。", {"reconsideration.total": 9}),
    ],
)
def test_parts_in_a_parenthesis_have_the_unit_of_the_whole(
    text: str, expected: dict[str, int]
) -> None:
    assert reads(text, expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检索费40元、复印费15元,两项55元。", {"fees.copying": 15, "fees.collected": 55}),
        ("检索费40元、复印费15元,两项共55元。", {"fees.collected": 55}),
        # Twin: it is no sum of what stands before it.
        ("检索费40元、复印费15元,两项70元。", {"fees.collected": -1}),
    ],
)
def test_two_things_before_a_number_may_be_summed_without_a_word_for_it(
    text: str, expected: dict[str, int]
) -> None:
    assert reads(text, expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到申请2件。1件同意公开;1件没有现成信息,未予提供。",
            {"unavailable.needs_creation": 1, "refused": -1},
        ),
        ("收到申请2件。1件同意公开;1件信息不存在,未予提供。", {"nonexistent": 1, "refused": -1}),
        # Twin: it is there, and held back.
        ("收到申请2件。1件同意公开;1件涉及商业秘密,未予提供。", {"refused": 1}),
    ],
)
def test_what_is_not_there_is_not_refused(text: str, expected: dict[str, int]) -> None:
    named = {_APPLICATIONS + name: value for name, value in expected.items()}
    assert reads(text, named) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到申请3件。1件要看账目,给看了;1件要河道图,让他去找县水务局;1件要合同,还在查找。",
            {"granted": 1, "not_this_agency": 1},
        ),
        ("收到申请3件。1件要户籍册,请对方直接问县公安局。", {"not_this_agency": 1}),
        # 二轮承包 is a name, and no number that the second could be told of.
        ("收到申请2件。1件要看账目,给看了;1件要看二轮承包台账,给抄了。", {"granted": -1}),
        # Two of a kind, each by itself: how many were granted is not printed.
        ("收到申请2件。1件要看账目,给看了;1件要看合同,给复印了。", {"granted": -1}),
        ("收到申请8件,公开5件、建议向县水务局申请3件。", {"not_this_agency": 3}),
        ("收到申请8件,公开5件、不是本局制作、建议向县水务局咨询的3件。", {"not_this_agency": 3}),
        # Twin: advice, that does not say whose the information is.
        ("收到申请8件,公开5件、建议向县水务局咨询3件。", {"not_this_agency": -1}),
        # Twin: a court is asked for other things.
        ("收到申请1件。1件要求赔偿,让他去找县法院。", {"not_this_agency": -1}),
        # What stands before a semicolon speaks of the number before it.
        ("收到申请2件。1件要看账目,给看了;1件正在办。", {"granted": 1}),
    ],
)
def test_answers_in_plain_words(text: str, expected: dict[str, int]) -> None:
    named = {_APPLICATIONS + name: value for name, value in expected.items()}
    assert reads(text, named) == named


@pytest.mark.parametrize(
    ("agency", "expected"), [("青川湖管理区", 2), ("青川湖示范区", 2), ("青川县林业局", -1)]
)
def test_the_committee_of_a_zone_is_the_zone_itself(agency: str, expected: int) -> None:
    text = f"{agency}2014年政府信息公开工作年度报告\n\n管委会一楼设查阅点2处。\n"
    found = [int(f.value or 0) for f in extract(text).facts if "reading" in f.indicator]
    assert (found or [-1]) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到信息公开申请7件,旅客个人5件,媒体2件。", {"received.natural_person": 5}),
        # Twins: what they asked about, and two sorts of persons.
        ("收到信息公开申请7件,涉及个人5件。", {"received.commercial": -1}),
        (
            "收到申请9件,来自学生家长6件、教职工3件。",
            {"received": 9, "received.natural_person": -1},
        ),
        ("收到申请9件,来自学生家长6件、媒体3件。", {"received.natural_person": 6}),
    ],
)
def test_who_asked_is_one_sort_of_persons_or_several(text: str, expected: dict[str, int]) -> None:
    named = {_APPLICATIONS + name: value for name, value in expected.items()}
    assert reads(text, named, 2022) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五、咨询\n电话、网站共接受咨询300人次。", {"total": 300, "phone": -1}),
        ("五、咨询\n电话和来访咨询总计300人次。", {"total": 300, "on_site": -1}),
        # Twins: one way, and two of three.
        ("五、咨询\n电话咨询总计300人次。", {"total": -1, "phone": 300}),
        ("五、咨询\n电话、网络咨询200人次,登门咨询100人次。", {"total": -1, "on_site": 100}),
    ],
)
def test_ways_of_asking_that_are_summed_are_no_way(text: str, expected: dict[str, int]) -> None:
    named = {f"consultations.{name}": value for name, value in expected.items()}
    assert reads(text, named) == named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有没有人来申请?有,6件,都是当面递交。", {"applications.received": 6}),
        ("收到多少申请?一共26件。", {"applications.received": 26}),
        ("打官司的有几起?2起。", {"litigation.total": 2}),
        ("有无复议?有3件。", {"reconsideration.total": 3}),
        # Twins: asked whether, and answered; asked for other things.
        ("有没有收到申请?收到6件。", {"applications.received": 6}),
        ("有没有人打官司?没有。", {"litigation.total": 0}),
        ("群众为什么不来申请?3件事没有做好。", {"applications.received": -1}),
        ("有没有人来申请?没有,4件都是来打听路的。", {"applications.received": -1}),
    ],
)
def test_an_answer_counts_what_its_question_names(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected) == expected


def test_the_rest_of_matters_is_no_rest_of_applicants() -> None:
    text = (
        "云溪县民政局2023年政府信息公开工作年度报告\n收到申请26件。从申请人看,自然人25件、法律服务机构1件;"
        "从内容看,学区划分12件、学校基建11件、其他3件。\n"
    )
    names = {f.indicator for f in extract(text).facts}
    assert "applications.received.other_org" not in names
    whole = text.replace("法律服务机构1件;从内容看,学区划分12件、学校基建11件、其他3件", "其他1件")
    assert "applications.received.other_org" in {f.indicator for f in extract(whole).facts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理行政复议17件。", {"reconsideration.total": 17}),
        ("受理行政复议0条。", {"reconsideration.total": 0}),
        ("受理行政复议2条。", {"reconsideration.total": 2}),
        # 条 counts information: the words of two columns were read across.
        ("受理行政复议417条。", {"reconsideration.total": -1}),
        ("发生行政诉讼28项。", {"litigation.total": -1}),
    ],
)
def test_disputes_are_counted_in_cases(text: str, expected: dict[str, int]) -> None:
    assert reads(text, expected) == expected
