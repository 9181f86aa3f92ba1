"""Names of bodies: every kind of bodies.toml with its examples, and where a name begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.body_names import LAST, begins, completed, is_name, kinds, parse

EXAMPLES = [(kind.id, words) for kind in kinds() for words in kind.examples]
COUNTER = [(kind.id, words) for kind in kinds() for words in kind.counter]


@pytest.mark.parametrize(("kind", "words"), EXAMPLES)
def test_every_kind_knows_its_examples(kind: str, words: str) -> None:
    name = parse(words)
    assert name is not None
    assert name.kind.id == kind
    assert is_name(words) or len(words) == 2


@pytest.mark.parametrize(("kind", "words"), COUNTER)
def test_what_ends_alike_is_of_another_kind_or_no_name(kind: str, words: str) -> None:
    name = parse(words)
    assert name is None or name.kind.id != kind or not is_name(words)


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("的是禾陂县物价局", "禾陂县物价局"),
        ("现将云屿区水务局", "云屿区水务局"),
        ("可从丁州市水利局", "丁州市水利局"),
        # a preposition, and places that begin with one
        ("由伊宁县人民政府", "伊宁县人民政府"),
        ("联系与和县水利局", "和县水利局"),
        ("和县水利局", "和县水利局"),
        ("如东县水利局", "如东县水利局"),
        ("向阳镇", "向阳镇"),
        ("是岭乡人民政府", "是岭乡人民政府"),
        # 和 and 对 inside of what a department deals with
        ("岚州市发展和改革委员会", "岚州市发展和改革委员会"),
        ("公布岚州市对外经济贸易合作局", "岚州市对外经济贸易合作局"),
        ("根据丁州市市场监督管理局", "丁州市市场监督管理局"),
    ],
)
def test_a_name_begins_behind_the_words_that_lead_to_it(run: str, name: str) -> None:
    assert run[begins(run) :] == name


@pytest.mark.parametrize(
    "words", ["我局", "各乡镇人民政府", "有关单位", "丙县县委", "本区人民政府", "在本区人民政府"]
)
def test_words_that_point_at_a_body_do_not_name_it(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize("words", ["本溪市水利局", "全州县水利局", "全椒县水利局"])
def test_a_known_place_may_begin_like_a_pronoun(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize(
    ("words", "text", "full"),
    [
        ("桐镇", "", "桐镇人民政府"),
        ("云屿区", "", "云屿区人民政府"),
        ("青石街道", "", "青石街道办事处"),
        ("丙县政府办", "", "丙县人民政府办公室"),
        ("云屿高新区管委会", "", "云屿高新区管委会"),  # as it is printed
        ("云屿高新区管委会", "云屿高新区管理委员会成立以来", "云屿高新区管理委员会"),
        ("云屿综合实验区", "", "云屿综合实验区管理委员会"),
        ("云屿高新区", "云屿高新区人民政府成立以来", "云屿高新区人民政府"),
        ("云屿新区", "新区管委会公开信息", "云屿新区管委会"),
        ("云屿新区", "新区管理委员会(管委会)公开信息", "云屿新区管理委员会"),
        # Nothing says what runs it.
        ("云屿新区", "新区公开信息", "云屿新区"),
        ("浦东新区", "新区公开信息", "浦东新区人民政府"),
        # A short name that may stand for several bodies stays.
        ("岚州市住建局", "", "岚州市住建局"),
        ("澜江省国资委", "", "澜江省国资委"),
    ],
)
def test_a_name_is_completed_where_it_can_mean_one_body_only(
    words: str, text: str, full: str
) -> None:
    name = parse(words)
    assert name is not None
    assert completed(name, text) == full


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("水利部", "national"),
        ("国家林业和草原局", "national"),
        ("海关总署", "national"),
        ("岚州海关", "department"),
        ("丁市卫生健康委员会", "department"),
        ("云屿综合实验区", "zone"),
        ("丁溪县人民政府办公室", "county"),
        ("南溪区人民政府", "district"),
        ("县政府办", "county"),
        ("丁溪县第一中学", "school"),
        ("丁溪县人民医院", "hospital"),
        ("岚州市公交集团有限公司", "enterprise"),
        ("青浦区人民政府白石街道办事处", "street"),
    ],
)
def test_the_level_of_a_body(words: str, level: str) -> None:
    name = parse(words)
    assert name is not None
    assert name.level(2016) == level


@given(
    st.text(alphabet="某的由与是在岚州市县区和政府办公室局委水利部管会镇乡街道新()", max_size=30)
)
def test_any_words_are_read_without_error(words: str) -> None:
    assert 0 <= begins(words) <= len(words)
    name = parse(words)
    if name is not None:
        assert words.startswith("".join(name.places)) or name.kind.id == "street"
        assert name.level(2016)


def test_every_ending_can_be_met_in_a_sentence() -> None:
    assert [e for kind in kinds() for e in kind.endings if e[-1] not in LAST] == []
