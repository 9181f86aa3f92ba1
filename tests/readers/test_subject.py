"""Who does it, by the words before a verb: kinds of bodies, to reporting bodies of several kinds."""

from __future__ import annotations

import pytest

from extractor.language.subject import elsewhere, scope_of, subject_of

BUREAU, COMMISSION = "青山市教育局", "青山县发展和改革委员会"
COUNTY, OFFICE, TOWN = "青山县人民政府", "青山县人民政府办公室", "青山镇人民政府"
STREET, CUSTOMS, ZONE, HOSPITAL = (
    "白石街道办事处",
    "青山海关",
    "青山经济开发区管委会",
    "青山市人民医院",
)


@pytest.mark.parametrize(
    ("agency", "words", "level"),
    [
        # itself, by its many names
        *((BUREAU, w, "own") for w in ("市教育局", "市局", "我局", "本局", "教育局", "2023年,我局")),
        *((BUREAU, w, "own") for w in ("局办公室", "办公室", "政务公开领导小组办公室")),
        *((COMMISSION, w, "own") for w in ("县发改委", "我委", "县发展改革委")),
        *((OFFICE, w, "own") for w in ("县政府办公室", "县政府办", "我办", "政府信息公开办")),
        *((TOWN, w, "own") for w in ("镇政府", "我镇", "镇党政办", "乡里由党政办")),
        *((STREET, w, "own") for w in ("街道", "街道办事处", "街道办", "街道党政办")),
        *((ZONE, w, "own") for w in ("管委会", "开发区")),
        *((HOSPITAL, w, "own") for w in ("医院", "我院")),
        # all that belong to it
        *((COUNTY, w, "whole") for w in ("全县", "县政府及各部门", "各级", "县直各部门、各乡镇")),
        *((TOWN, w, "whole") for w in ("全镇", "镇村两级")),
        *((BUREAU, w, "whole") for w in ("系统共", "全市")),
        # divisions of its office
        *((BUREAU, w, "division") for w in ("法规处", "全年基础教育科", "局人事处主动")),
        # bodies under it
        *((BUREAU, w, "part") for w in ("市教育局所属各学校", "局属学校", "局直属单位", "各学院")),
        *((COUNTY, w, "part") for w in ("各乡镇", "各部门", "县直单位", "部分部门", "基层单位")),
        *((TOWN, w, "part") for w in ("镇中心学校", "镇各村", "镇属企业", "各社区")),
        *((STREET, w, "part") for w in ("街道各社区", "所属单位")),
        *((CUSTOMS, w, "part") for w in ("海关所属各办事处", "各地")),
        # others
        *((BUREAU, w, "other") for w in ("市财政局", "县教育局", "市委", "原市体育局")),
        *((COMMISSION, w, "other") for w in ("县委", "县委办", "县公安局")),
        *((OFFICE, w, "other") for w in ("县委办公室", "县水务局", "某镇")),
        # nobody, or nobody knows
        *((BUREAU, w, None) for w in ("", "全年", "通过网上窗口、电话", "社区居民")),
        *((None, w, None) for w in ("青山县水务局", "白石社区居民")),
    ],
)  # fmt: skip
def test_a_body_is_known_by_what_it_is_to_the_one_that_reports(
    agency: str | None, words: str, level: str | None
) -> None:
    subject = subject_of(words, agency)
    assert (subject.level if subject else None) == level


@pytest.mark.parametrize(
    ("lead", "words", "level"),
    [
        ("管委会及所属14个部门、2个街道", "街道", "whole"),
        ("我局与各5个科室", "科室", "whole"),
        ("管委会向14个部门、2个街道", "街道", "own"),
        ("白石、龙湾、双桥三个镇", "", "part"),
        ("档案、图书三个馆", "", None),
    ],
)
def test_bodies_that_are_counted_before_the_verb(lead: str, words: str, level: str | None) -> None:
    subject = subject_of(words, "白石街道办事处", lead)
    assert (subject.level if subject else None) == level


@pytest.mark.parametrize(
    ("agency", "label", "other"),
    [
        *((COUNTY, f"{who}公开", True) for who in ("邻县", "周边县市", "外省", "友好县", "全省", "全国")),
        *((COUNTY, f"{who}收到", True) for who in ("上级部门", "县人民法院", "某县", "振华集团")),
        *((COUNTY, f"{who}公开", False) for who in ("全县", "外网", "外部网站", "上级规定", "县政府")),
        ("青山省教育厅", "全省公开", False),
        ("青山供水集团", "供水集团公开", False),
        ("某县水务局", "某县公开", False),
    ],
)  # fmt: skip
def test_neighbours_companies_courts_and_levels_above_are_elsewhere(
    agency: str, label: str, other: bool
) -> None:
    assert elsewhere(label, agency) == other


@pytest.mark.parametrize(
    ("label", "scope"),
    [
        *((w, "own") for w in ("市本级公开", "局机关公开", "本机关收到", "县政府办公开", "政府本级")),
        *((w, "jurisdiction") for w in ("全县公开", "各级行政机关公开", "县各部门公开")),
        ("县直各部门、各乡镇及县政府办公室公开", "jurisdiction"),
        *((w, None) for w in ("局机关各科室公开", "需要本机关另行制作", "全面公开", "本机关不掌握")),
        *((w, None) for w in ("全市政府信息公开网", "公开")),
    ],
)  # fmt: skip
def test_words_of_a_clause_that_say_its_scope(label: str, scope: str | None) -> None:
    assert scope_of(label)[0] == scope
