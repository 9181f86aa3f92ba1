"""People who do it beside their work, told before or behind their number."""

from __future__ import annotations

import pytest

from extractor import extract

from .test_rules_told import reads

_STAFF, _FULL = "organisation.staff", "organisation.staff.full_time"
_PART = "organisation.staff.part_time"
HEAD = "柳湾县粮食局2013年政府信息公开工作年度报告\n"
PART = _PART


def hands(text: str, title: str = HEAD) -> dict[str, int]:
    found = extract(f"{title}{text}\n").facts
    return {f.indicator: int(f.value or 0) for f in found if f.indicator.startswith("organisation")}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("联络员由各科室人员兼任,1科1人,共17名。", 17),
        ("各股室9个,信息员兼职,1股1人,共9名。", 9),
        ("联络员均由股室人员兼任,合计21人。", 21),
        ("信息员8名,由各村文书兼任,每村1名。", 8),
        ("各科室、社区配备信息员12名,均系兼职。", 12),
        ("从各所抽了5个人兼着干。", 5),
        ("其余12人分布在各站所,均为兼职。", 12),
    ],
)
def test_who_does_it_beside_other_work(text: str, count: int) -> None:
    assert hands(text) == {PART: count}


@pytest.mark.parametrize(
    "text",
    [
        "联络员不由科室人员兼任,共17名。",
        "护林员由各村人员兼任,共17名。",
        "信息员12名,都是党员。",
        "其余12人分布在各站所,均不是兼职。",
        "其余12人分布在各站所。",
        "网格员20名,均系兼职。",
        "6个中队各1人兼着。",
    ],
)
def test_others_and_so_many_in_each(text: str) -> None:
    assert PART not in hands(text)


def test_nobody_has_only_this_work() -> None:
    assert hands("各所抽4人兼着做,没有专职的。") == {PART: 4, "organisation.staff.full_time": 0}
    assert "organisation.staff.full_time" not in hands("没有专职的,由兼职人员承担。")


def test_the_people_of_a_whole_branch() -> None:
    title = "阳泽省畜牧局2013年政府信息公开工作年度报告\n"
    assert hands("全省畜牧部门专兼职人员92名。", title) == {"organisation.staff": 92}
    assert hands("全省林业部门专兼职人员92名。", title) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇党政办1名专职,14个村各有1名信息员兼职,合起来15人。", {_STAFF: 15, _PART: -1}),
        ("8个站所各配备兼职人员1人,共8人。", {_PART: 8, _STAFF: -1}),
        ("各股室各派兼职人员2人,共18人。", {_PART: 18}),
        ("局办公室兼职1人,8个站所各出1名兼职信息员,一共9人。", {_PART: 9}),
        # What does not add up, who they are nobody says, and other people.
        ("8个站所各配备兼职人员1人,共9人。", {_PART: -1, _STAFF: -1}),
        ("各股室各派兼职人员2人,共17人。", {_PART: -1}),
        ("各股室各派2人,共18人。", {_PART: -1, _STAFF: -1}),
        ("各股室各派兼职人员0人,共0人。", {_STAFF: -1}),
        ("街道专职人员1名,社区各1名兼职,共9名。", {_PART: -1, _STAFF: -1}),
        ("专职1名,11个股室和8个基层所各1名兼职,共19名。", {_PART: -1, _STAFF: -1}),
        ("培训3人,8个站所各出1名兼职信息员,一共8人。", {_PART: -1, _STAFF: -1}),
    ],
)
def test_so_many_of_each_place(text: str, expected: dict[str, int]) -> None:
    assert reads(f"五、人员\n{text}", expected, 2016) == expected


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "does", ["负责", "承担信息公开工作", "参与信息公开", "从事政府信息公开工作"]
)
@pytest.mark.parametrize("kind", ["均为兼职", "全部为兼职人员", "都是兼职干部"])
def test_what_people_do_and_of_which_kind_they_are(does: str, kind: str) -> None:
    text = f"政府信息公开工作情况\n有3人{does},{kind}。"
    assert hands(text) == {_STAFF: 3, PART: 3}


@pytest.mark.parametrize(
    "text",
    [
        "各科室各3人参与信息公开,均为兼职。",
        "3人参与防汛工作,均为兼职。",
        "全县3200人参与政务公开活动。",
        "3200人参与信息公开。",
    ],
)
def test_people_who_do_something_else(text: str) -> None:
    assert hands(text) == {}
