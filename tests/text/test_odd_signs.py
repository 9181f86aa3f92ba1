"""Signs where a number should stand, and numbers that stand in the tags of a page: none in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.schemas import OTHER

_TITLE = "甲山县人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n"
_HEAD = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split()


@pytest.mark.parametrize("sign", ["⑫", "Ⅻ", "㈤", "㊂", "○", "Ο", "弌", "卌", "丗", "皕", "××"])
def test_sign_before_a_unit_is_damaged(sign: str) -> None:
    result = extract(f"{_TITLE}全年收到申请{sign}件,办结7件。")
    assert [m.raw for m in result.mentions if m.kind == "damaged"] == [f"{sign}件"]
    assert "applications.received" not in {fact.indicator for fact in result.facts}


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    ("signs", "meant"),
    [
        ("⑥⑦", "67"),
        ("❻❼", "67"),
        ("⑴⑵", "12"),
        ("⒍⒎", "67"),
        ("⓵⓪", "10"),
        ("➀➁➂", "123"),
        ("⑩⑤", "105"),
    ],
)
@pytest.mark.parametrize("behind", ["件。", "件，办结7件。", "件申请。", "件(含转办)。"])
def test_signs_side_by_side_are_told(signs: str, meant: str, behind: str) -> None:
    result = extract(f"{_TITLE}全年收到申请{signs}{behind}")
    assert not [f for f in result.facts if f.indicator == "applications.received"]
    told = [f for f in result.findings if f.kind == "damaged_characters"]
    assert len(told) == 1
    assert meant in told[0].message
    assert told[0].whose == "undecided"


@pytest.mark.parametrize("words", ["收到申请67①②件。", "依据①②条例办理,收到申请67件。"])
def test_marks_of_notes_and_lists_are_no_digits(words: str) -> None:
    result = extract(f"{_TITLE}全年{words}")
    assert [f.value for f in result.facts] == [67]
    assert not result.findings


@pytest.mark.parametrize(("word", "value"), [("俩", 2), ("仨", 3)])
def test_word_for_few_is_a_number(word: str, value: int) -> None:
    facts = extract(f"{_TITLE}全年收到申请{word}件。").facts
    assert [(f.indicator, f.value) for f in facts] == [("applications.received", value)]


@pytest.mark.parametrize("words", ["我局①条例公开情况良好。", "他们俩人负责。"])
def test_sign_of_a_list_is_no_number(words: str) -> None:
    assert not [m for m in extract(f"{_TITLE}{words}").mentions if m.kind == "damaged"]


def test_attribute_of_a_tag_is_no_number() -> None:
    result = extract(
        f'{_TITLE}&lt;td colspan="5"&gt;收到申请&lt;/p&gt;,<td rowspan=6 申请>。办结7件。'
    )
    assert not {5, 6} & {fact.value for fact in result.facts}


def _table(first: str) -> str:
    head = "".join(f"<td>{name}</td>" for name in ["", *_HEAD])
    row = "".join(f"<td>{cell}</td>" for cell in (first, 1, 0, 0, 0, 0, 6))
    return f"<table><tr>{head}</tr><tr><td>一、本年新收政府信息公开申请数量</td>{row}</tr></table>"


def test_table_that_was_escaped_twice_is_read() -> None:
    table = _table("5").replace("<", "&lt;").replace(">", "&gt;")
    found = {f.indicator: f.value for f in extract(_TITLE + table).facts}
    assert found["applications.received.natural_person"] == 5
    assert found["applications.received"] == 6


def test_cell_with_two_counts_makes_no_conflict(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><h1>{_TITLE}</h1>{_table('5件/3人')}</body></html>", "utf-8")
    result = extract(page)
    assert "conflict" not in {finding.kind for finding in result.findings}
    received = {f.value for f in result.facts if f.indicator == "applications.received"}
    assert received == {6}
    assert {f.value for f in result.facts if f.indicator == OTHER} == {5, 3}


@pytest.mark.parametrize(
    "body",
    [
        "<p>收到申请{{n}}件,办结${m}件。</p>",
        "<p>收到申请<script>document.write(12)</script>件,办结11件。</p>",
        "<p>网站访问量<script>document.write(123)</script>次。</p>",
        "<p>浏览次数:<script>document.write(5)</script></p><p>公开<script>document.write(9)</script>条</p>",
        '<div></div><script>a.innerHTML="收到申请"+12+"件";</script>',
    ],
)
def test_numbers_filled_in_by_a_script_are_told(tmp_path: Path, body: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><h1>{_TITLE}</h1>{body}</body></html>", "utf-8")
    assert "incomplete" in {finding.kind for finding in extract(page).findings}


@pytest.mark.parametrize(
    "script",
    [
        "<script>document.write('<script src=a.js?v=3>');b.innerHTML='共 3 页';</script>",
        "<p>浏览次数:<span id=n><script>document.write(123)</script></span></p>",
        "<p>点击(<script>document.write('123');</script>)</p>",
        "<p>您是本站第<script>document.write(123)</script>位访客</p>",
    ],
)
def test_other_scripts_are_nothing_missing(tmp_path: Path, script: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        f"<html><body><h1>{_TITLE}</h1><p>收到申请12件。</p>{script}</body></html>", "utf-8"
    )
    assert "incomplete" not in {finding.kind for finding in extract(page).findings}


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "‐"])
def test_dash_of_a_change_is_a_minus(dash: str) -> None:
    result = extract(f"{_TITLE}网站访问量同比{dash}20%。")
    assert [m.value for m in result.mentions if m.unit == "%"] == [-20]


def test_dash_between_shares_is_no_minus() -> None:
    result = extract(f"{_TITLE}占比10%—20%。")
    assert [m.value for m in result.mentions if m.unit == "%"] == [10, 20]


@pytest.mark.parametrize("sign", ["○", "◯", "О", "O", "0", "〇"])
@pytest.mark.parametrize(("words", "value"), [("一百{}七", 107), ("三千{}四十", 3040)])
def test_a_circle_between_numerals_is_their_zero(sign: str, words: str, value: int) -> None:
    facts = extract(f"{_TITLE}全年收到申请{words.format(sign)}件。").facts
    assert [(f.indicator, f.value) for f in facts] == [("applications.received", value)]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("什二", 12), ("二什", 20), ("三什五", 35), ("壹佰贰什", 120), ("壹陌贰拾", 120), ("叁阡", 3000),
     ("弍拾参", 23), ("漆拾", 70), ("桼拾贰", 72)],
)  # fmt: skip
def test_numerals_of_old_documents(numeral: str, value: int) -> None:
    facts = extract(f"{_TITLE}全年收到申请{numeral}件,办结7件。").facts
    assert ("applications.received", value) in {(f.indicator, f.value) for f in facts}


def test_a_numeral_that_is_misread_is_told() -> None:
    result = extract(f"{_TITLE}全年收到申请染拾件。")
    assert not result.facts
    (finding,) = result.findings
    assert "70" in finding.message


@pytest.mark.parametrize(
    "words",
    ["没有什么申请,全年收到申请7件。", "无论什么人申请都答复,收到申请7件。", "参一参,收到申请7件。",
     "收到漆二件合格证的申请7件。", "在阡陌间宣传,收到申请7件。", "家什二件不计,收到申请7件。"],
)  # fmt: skip
def test_such_signs_in_words_are_no_numerals(words: str) -> None:
    facts = extract(f"{_TITLE}{words}").facts
    assert [f.value for f in facts if f.indicator == "applications.received"] == [7]
