"""Words that a lost byte or a recogniser has broken are read as what their rest tells; no digit is made up."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.knowledge.prose import prose
from extractor.language.repair import repaired

_HEAD = "丁溪县水利局2022年政府信息公开工作年度报告\n"


def _read(sentence: str) -> dict[str, int]:
    """What is read of a sentence in a report, with the value."""
    result = extract(_HEAD + sentence)
    return {
        fact.indicator: int(fact.value)
        for fact in result.facts
        if fact.value is not None and fact.indicator != "other" and fact.verdict != "doubtful"
    }


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("予以\ufffd开94件", "予以公开94件"),
        ("行政\ufffd罚7305件", "行政处罚7305件"),
        ("第三方合法\ufffd益6件", "第三方合法权益6件"),
        ("政府\ufffd站", "政府网站"),
        ("重复申清2件", "重复申请2件"),
        ("本机关不掌捤16件", "本机关不掌握16件"),
        ("信汸投诉类6件", "信访投诉类6件"),
        ("总汁64件", "总计64件"),
    ],
)
def test_the_rest_of_a_word_tells_which_character_is_lost(broken: str, whole: str) -> None:
    assert repaired(broken, prose().lexicon) == whole


@pytest.mark.parametrize(
    "words",
    [
        "维\ufffd10件",  # 维持, 维护, 维修
        "\ufffd予公开3件",  # 不予, 准予, 给予
        "\ufffd掌握信息3件",
        "\ufffd\ufffd公开3件",
        "转下年\ufffd10件",  # it may be a digit
        "办结\ufffd14件",
        "公开信息12\ufffd条",
        "商业企\ufffd14件",  # a digit may be lost with the character
        "安徽信访条例",
        "开清单3份",
        "退休人员3名",
        "大会仪式3次",
        "自己公开3件",
    ],
)
def test_what_has_more_than_one_reading_stays(words: str) -> None:
    assert repaired(words, prose().lexicon) == words


def test_a_number_behind_a_word_that_is_whole_again_is_read_but_right_behind_what_is_lost() -> None:
    found = _read("三、收到申请30件。予\ufffd公开20件,部分公\ufffd10件。")
    assert found["applications.granted"] == 20
    assert "applications.partially_granted" not in found


def test_a_number_that_may_have_lost_a_digit_is_not_read() -> None:
    found = _read("三、收到申请30\ufffd件,上年结转\ufffd4件,办结\ufffd14件,结转下年\ufffd2件。")
    assert found == {}


def test_quotes_stay_as_the_text_has_them_and_the_damage_is_told_of() -> None:
    result = extract(_HEAD + "三、收到申请94件,予以\ufffd开94件。")
    (granted,) = (fact for fact in result.facts if fact.indicator == "applications.granted")
    assert any("\ufffd" in evidence.quote.text for evidence in granted.evidence)
    assert any(found.kind == "damaged_characters" for found in result.findings)


def test_what_a_recogniser_makes_of_characters_is_read() -> None:
    found = _read("三、收到政府信息公开申清66件。予以公幵27件,部分公幵4件,本机关不掌捤16件。")
    assert found["applications.received"] == 66
    assert found["applications.granted"] == 27
    assert found["applications.partially_granted"] == 4
    assert found["applications.unavailable.not_held"] == 16


def test_a_title_with_such_characters_is_a_title() -> None:
    meta = extract("丁溪县水利局2O22年政府信息公开工作年度报吿\n一、收到申请3件。").meta
    assert (meta.year, meta.agency and meta.agency.value) == (2022, "丁溪县水利局")


def test_a_decision_and_a_session_whose_last_character_is_mistaken_are_read() -> None:
    found = _read("作出行政许可决走948件,召开新闻发布会5埸,走访企业48家。")
    assert found == {"licensing.decisions": 948, "response.press_conferences": 5}
