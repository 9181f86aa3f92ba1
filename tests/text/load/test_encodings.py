"""Bytes to text: the encoding found, damage marked, misreadings undone where that is exact."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.errors import SourceError
from extractor.text.load.commonness import plausibility
from extractor.text.load.decode import decode
from extractor.text.load.mojibake import repair

from .samples import SIMPLIFIED, TRADITIONAL, prose, read

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
REPORT = "2012年政府信息公开工作年度报告\n一、主动公开政府信息131条，占总数的56.9%。\n"


@given(prose(SIMPLIFIED), st.sampled_from((*UNICODE, "gb2312", "gbk", "gb18030")))
def test_simplified_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)).raw == text


@given(prose(TRADITIONAL), st.sampled_from((*UNICODE, "gbk", "gb18030", "big5", "cp950")))
def test_traditional_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)).raw == text


LEVEL_ONE = bytes(
    byte for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF) for byte in (row, cell)
).decode("gb2312")


@given(st.text(st.sampled_from(LEVEL_ONE + "，。0123456789 \n"), min_size=60, max_size=300))
def test_any_common_characters_come_back_from_gb18030(text: str) -> None:
    assume(sum(mark > "\x7f" for mark in text) >= 40)
    assert decode(text.encode("gb18030"), "x.txt").text == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), min_size=1))
def test_utf8_comes_back_to_the_letter_with_its_mark(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "x.txt").text == text


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize("lie", ["gb2312", "utf-8", "big5", "iso-8859-1", "no-such-encoding"])
@pytest.mark.parametrize("truth", ["utf-8", "gb18030", "utf-16"])
def test_a_page_that_lies_about_its_encoding(truth: str, lie: str) -> None:
    page = f'<html><head><meta charset="{lie}"></head><body><p>{REPORT}</p></body></html>'
    source = read(page.encode(truth))
    assert source.raw == page
    assert "主动公开政府信息131条" in source.content


def test_the_encoding_that_the_page_names_breaks_a_tie() -> None:
    short = "<html><meta charset=big5><p>一</p></html>".encode("big5")
    assert decode(short, "x.html", "big5").text == short.decode("big5")


def test_lost_bytes_are_marked_and_nothing_else_changes() -> None:
    data = REPORT.encode("gb18030").replace(b"131", b"\xff1\xff1")
    source = read(data)
    assert source.raw == REPORT.replace("131", "\ufffd1\ufffd1")
    assert source.encoding == "gb18030"
    assert any("U+FFFD" in note for note in source.notes)


def test_a_cut_utf8_character_is_marked() -> None:
    source = read(REPORT.encode()[:-3] + b"\n\xe4\xb8")
    assert source.encoding == "utf-8"
    assert source.raw.endswith("\ufffd")


def test_bytes_in_no_encoding_of_chinese_are_refused() -> None:
    data = bytes(range(0x80, 0x100)) * 20
    with pytest.raises(SourceError, match=r"letter\.txt: its bytes fit none.*save it as UTF-8"):
        read(data, "letter.txt")


def windows(data: bytes) -> str:
    """UTF-8 as Windows reads it when it takes it for GBK: the byte 80 is a euro sign."""
    text, at = "", 0
    while at < len(data):
        width = 1 if data[at] <= 0x80 else 2
        text += "€" if data[at] == 0x80 else data[at : at + width].decode("gb18030")
        at += width
    return text


def survives(phrase: str) -> bool:
    """Whether Windows loses nothing of this phrase: a run of an odd number of bytes it cuts."""
    try:
        windows(phrase.encode() + b" ")
    except UnicodeDecodeError:
        return False
    return True


WHOLE = [
    phrase
    for phrase in (
        "政府信息公开工作", "主动公开政府信息", "行政复议诉讼", "没有收到申请", "存在的主要问题及改进情况",
        "统计期限", "开展了", "开通微", "条。", "年度报告。", "情况、问题",
    )
    if survives(phrase)
]  # fmt: skip


@given(st.lists(st.sampled_from(WHOLE), min_size=2, max_size=30), st.sampled_from((" 131 ", "\n")))
def test_utf8_that_windows_took_for_gbk_is_restored(phrases: list[str], between: str) -> None:
    text = between.join(phrases) + between
    repaired = repair(windows(text.encode()))
    assert repaired.text == text
    assert "had been read as GB18030" in repaired.notes[0]


def test_passages_that_survive_are_of_both_kinds() -> None:
    assert len(WHOLE) >= 5
    assert any("€" in windows(phrase.encode()) for phrase in WHOLE)


MISREADINGS = (
    ("utf-8", "latin-1"), ("gb18030", "latin-1"), ("gbk", "latin-1"), ("gb2312", "cp1252"),
)  # fmt: skip


@given(prose(SIMPLIFIED), st.sampled_from(MISREADINGS))
def test_a_misreading_is_undone_where_nothing_was_lost(text: str, pair: tuple[str, str]) -> None:
    right, wrong = pair
    try:
        misread = text.encode(right).decode(wrong)
    except UnicodeDecodeError:
        assume(False)
    repaired = repair(misread)
    assert repaired.text == text
    assert "had been read as" in repaired.notes[0]


@given(prose(TRADITIONAL), st.sampled_from((("big5", "latin-1"), ("utf-8", "latin-1"))))
def test_a_misreading_of_traditional_text_is_undone(text: str, pair: tuple[str, str]) -> None:
    assert repair(text.encode(pair[0]).decode(pair[1])).text == text


@given(prose(SIMPLIFIED + TRADITIONAL), st.sampled_from(("", "nèi", "（wén）", "\ufffd", "é è")))
def test_sound_text_is_left_alone(text: str, noise: str) -> None:
    assert repair(text + noise).text == text + noise


@given(prose(SIMPLIFIED))
def test_a_lossy_misreading_is_reported_and_only_exact_pieces_are_restored(text: str) -> None:
    misread = text.encode().decode("gbk", "replace")
    assume("\ufffd" in misread)
    repaired = repair(misread)
    assert any("cannot be restored" in note for note in repaired.notes)
    digits = [mark for mark in repaired.text if mark.isascii() and mark.isdigit()]
    assert digits == [mark for mark in misread if mark.isascii() and mark.isdigit()]


def test_the_repair_is_told_and_offsets_count_in_the_repaired_text() -> None:
    report = " 131 ".join(WHOLE)
    source = read(windows(report.encode() + b" ").encode())
    assert source.raw == source.content == report + " "
    assert "UTF-8 text had been read as GB18030" in source.notes[0]


def test_gbk_read_as_utf8_is_recognised() -> None:
    source = read(REPORT.encode("gbk").decode("utf-8", "replace"))
    assert any("lost in an earlier decoding" in note for note in source.notes)


def test_plausibility_tells_right_from_wrong() -> None:
    right = plausibility(REPORT)
    wrong = plausibility(windows("政府信息公开工作".encode()))
    assert right is not None
    assert wrong is not None
    assert right > 0.8 > 0.4 > wrong
    assert plausibility("2012") is None
