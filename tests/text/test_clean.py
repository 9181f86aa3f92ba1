"""Cleaning: what is folded and removed, and that every character keeps its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from extractor.schemas import Span
from extractor.text.clean import fold
from extractor.text.script import character_table, count_traditional
from tests.documents import document


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("根據(jù)縣政府關(guān)于信息公開的要求", "根据县政府关于信息公开的要求"),
        ("文(wen)章(zhang)数量", "文章数量"),
        ("收shōu到dào申shēn请qǐng57件jiàn,办bàn结了le。", "收到申请57件,办结了。"),
        ("我县café一家,见résumé", "我县café一家,见résumé"),
        ("全年\ue5e5收到57件", "全年 收到57件"),
        ("共受理现场咨询155人(次)", "共受理现场咨询155人(次)"),
        ("政府和社会资本合作(PPP)项目", "政府和社会资本合作(PPP)项目"),
        ("１，３９１条", "1,391条"),
        ("皖I(lǐng)CP備09009364號(hào)-1", "皖ICP备09009364号-1"),
        ("占  38%", "占 38%"),
        ("收件9件＝窗口2＋网络7", "收件9件:窗口2、网络7"),
        ("收件9件=窗口2件+网络7件", "收件9件:窗口2件、网络7件"),
        ("收件+转入=办结+转出", "收件+转入=办结+转出"),
        ("9=2+7", "9=2+7"),
        ("零\u200b宽\ufeff字符", "零宽字符"),
        ("左\u202e右\u202c", "左右"),
        ("空\x00字节", "空字节"),
        ("一行\r\n\r\n\r\n二行", "一行\n二行"),
        ("收\n到\n申\n请\n57\n件。", "收到申请57件。"),
        ("合\n计\n57", "合\n计\n57"),
        ("自然人\n0\n无\n公\n0", "自然人\n0\n无\n公\n0"),
        ("│甲│57│\n├──┼──┤\n│乙│3│", "|甲|57|\n|──|──|\n|乙|3|"),
        ("收到申请数……………12件", "收到申请数 12件"),
        ("收到申请数（件）……12", "收到申请数(件) 12"),
        ("按时办结数 · · · · · 1,104 件", "按时办结数 1,104 件"),
        ("培训人员数......人次......30", "培训人员数 人次 30"),
        ("专项经费：－－－－－0.5万元", "专项经费: 0.5万元"),
        ("同意公开答复数——————/\n", "同意公开答复数 /\n"),
        # Unfinished sentences, dashes, rules, and the way to a page number stay.
        ("公开财政、教育、医疗等……2016年又新增5类", "公开财政、教育、医疗等……2016年又新增5类"),
        ("共收到3件——2件已办结", "共收到3件——2件已办结"),
        ("一、总体情况………………1", "一、总体情况………………1"),
        ("联系电话....0512-66666", "联系电话....0512-66666"),
    ],
)
def test_what_cleaning_changes(raw: str, cleaned: str) -> None:
    assert document(raw).text == cleaned


def test_a_sentence_broken_by_line_width_is_healed() -> None:
    text = document(
        "为此,专门配备了工作人员负责此项工作并设立了\n50个受理点\n;开辟了查阅中心。"
    ).text
    assert text == "为此,专门配备了工作人员负责此项工作并设立了50个受理点;开辟了查阅中心。"


def test_headings_and_table_cells_keep_their_lines() -> None:
    raw = "一、概述\n二、主动公开政府信息情况\n行政规范性文件\n0\n0\n"
    assert document(raw).text.splitlines() == raw.splitlines()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_every_kept_character_folds_from_its_place_in_the_source(raw: str) -> None:
    made = document(raw)
    folded, _ = fold(raw)
    assert len(made.starts) == len(made.stops) == len(made.text)
    for char, start, stop in zip(made.text, made.starts, made.stops, strict=True):
        assert stop == start + 1
        assert folded[start] == char or (char in "\n\t " and folded[start].isspace())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["收到申请数", "网络申请数", "查阅点数(个)", "举报投诉数量"]),
            st.sampled_from([".", "…", "·", "—", "‥", "_"]),
            st.integers(4, 40),
            st.integers(0, 2),
            st.integers(0, 99_999),
            st.sampled_from(["件", "条", "人次", ""]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_a_dotted_leader_is_one_blank_and_moves_no_place(
    rows: list[tuple[str, str, int, int, int, str]],
) -> None:
    raw = "".join(
        f"{label}{(mark + ' ' * gap) * count}{value:,}{unit}\n"
        for label, mark, count, gap, value, unit in rows
    )
    made = document(raw)
    wanted = [f"{label} {value:,}{unit}" for label, _, _, _, value, unit in rows]
    assert made.text.split("\n") == [*wanted, ""]
    at = 0
    for label, _, _, _, value, unit in rows:
        words = f"{value:,}{unit}"
        at = made.text.index(words, at + len(label))
        low, high = made.source_span(Span(at, at + len(words)))
        assert raw[low:high] == words


@given(
    st.text(alphabet="政府信息公開申請條件收到共計0123456789,。、(一)(jù)(guān) \n", max_size=120)
)
def test_a_quote_mapped_back_to_the_source_cleans_to_itself(raw: str) -> None:
    made = document(raw)
    for start in range(0, len(made.text), 7):
        span = Span(start, min(len(made.text), start + 5))
        low, high = made.source_span(span)
        again = document(raw[low:high]).text
        # A line break inside a sentence is healed by its context, which the quote lacks.
        assert "".join(again.split()) == "".join(made.text[span.start : span.stop].split())


_TRADITIONAL = "瞭望乾坤於後裡發鐘鍾面麵雲臺灣檔案關於縣鎮鄉為貫徹條例著作"


@given(st.text(alphabet=_TRADITIONAL + "的一是，。2012", max_size=60))
def test_script_conversion_is_that_of_opencc(text: str) -> None:
    text += "縣"  # a text in traditional script; a simplified one keeps the characters of names
    assert fold(text)[0] == OpenCC("t2s").convert(text).replace("，", ",").replace("谘", "咨")


@given(st.text(st.sampled_from(_TRADITIONAL + "薴𠮷𡞵") | st.characters(), max_size=40))
def test_traditional_characters_are_counted_one_by_one(text: str) -> None:
    assert count_traditional(text) == sum(ord(mark) in character_table() for mark in text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("乾县於潜镇甯姓居民" + "收到申请" * 40, "乾县於潜镇甯姓居民" + "收到申请" * 40),
        ("乾縣收到政府信息公開申請", "乾县收到政府信息公开申请"),
        ("乾燥設備的檔案資料", "干燥设备的档案资料"),
        ("回应群众申請" + "收到申请" * 40, "回应群众申请" + "收到申请" * 40),
    ],
)
def test_a_name_in_simplified_text_keeps_its_characters(text: str, said: str) -> None:
    assert fold(text)[0] == said


def test_offsets_are_16_bit_safe_for_characters_outside_the_basic_plane() -> None:
    made = document("𠮷野县收到申请3件")
    at = made.text.index("3件")
    assert made.source.raw[slice(*made.source_span(Span(at, at + 2)))] == "3件"


def test_lone_surrogates_are_dropped_and_nothing_moves() -> None:
    made = document("收到\ud800申请3件")
    assert made.text == "收到申请3件"
    at = made.text.index("3件")
    assert made.source_span(Span(at, at + 2)) == (5, 7)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼈⺠政府⽹站⾏政⼯作", "人民政府网站行政工作"),  # radicals, as browsers print to PDF
        ("⾨⾞⻅⻚⻓", "门车见页长"),
        ("\uf98e度\uf9d1月不\uf901新\uf90a額", "年度六月不更新金额"),  # compatibility ideographs
    ],
)
def test_what_fonts_make_of_an_ideograph_is_that_ideograph(printed: str, meant: str) -> None:
    made = document(printed)
    assert made.text.strip() == meant
    assert made.source_span(Span(0, len(meant))) == (0, len(printed))


@given(st.sampled_from([chr(code) for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E))]))
def test_radicals_and_compatibility_ideographs_fold_like_their_ideographs(char: str) -> None:
    assert fold(char)[0] == fold(unicodedata.normalize("NFKC", char))[0]
