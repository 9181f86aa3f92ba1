"""A finished English line, said in Chinese: what the code put in comes out again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies

import extractor.outputs  # noqa: F401  (it tells the English names)
from extractor.knowledge.pack import pack_of
from extractor.messages import said, speak, speaking, spoken, word
from extractor.messages.catalogue import Template, load
from extractor.text.load.ocr import with_ocr
from extractor.text.load.sniff import unsupported

ENTRIES = [entry for entry in load().entries() if entry.fields]
# Names, addresses, quotes and numbers as they stand in messages.
PLAIN = ("reports/a.txt", "“公开46条”", "http://127.0.0.1:8000/v1", "12")


def _filled(entry: Template, plain: str, empty: tuple[str, ...] = ()) -> tuple[str, str]:
    """An entry with something in each field but the ``empty`` ones: the English line, and the
    Chinese that is wanted."""
    english, chinese = entry.english, entry.chinese
    for name, kind in entry.fields:
        inside, shown = ("", "") if name in empty else _sample(name, kind, plain)
        field = f"{{{name}:{kind}}}" if kind else f"{{{name}}}"
        english = english.replace(field, inside)
        chinese = chinese.replace(f"{{{name}}}", shown)
    return english, chinese


def _sample(name: str, kind: str, plain: str) -> tuple[str, str]:
    if name in ("hint", "near", "day", "cached", "cost") and kind == "said":
        return "", ""
    if kind in ("said", "maybe", "pattern"):
        return "the share is lost", said("the share is lost", "zh")
    if kind == "told":
        return "Some words of others", "“Some words of others”"
    if kind == "indicator":
        return "applications.received (收到申请数)", "applications.received (收到申请数)"
    if kind == "named":
        return "收到申请数", "收到申请数"
    if kind == "either":
        return "one or two", "one 或 two"
    if kind:
        english, chinese = next(iter(load().terms[kind].items()))
        return english, chinese
    numbers = ("count", "number", "prompt", "completion")
    return ("12", "12") if name in numbers else (plain, plain)


@pytest.mark.parametrize("plain", PLAIN)
def test_every_message_is_found_again_with_what_was_put_in(plain: str) -> None:
    wrong = [
        f"{english!r}\n  is said {said(english, 'zh')!r}\n  and not  {chinese!r}"
        for english, chinese in (_filled(entry, plain) for entry in ENTRIES)
        if said(english, "zh") != chinese
    ]
    assert not wrong, "\n".join(wrong)


def _left_out(entry: Template) -> tuple[str, ...]:
    """The fields that may hold nothing: they go on behind a word, without a blank."""
    before = zip(entry.fields, entry.fixed, strict=False)
    return tuple(name for (name, _), part in before if part[-1:].isalnum())


OPTIONAL = [(entry, names) for entry in ENTRIES if (names := _left_out(entry))]


def test_a_message_is_found_again_where_a_field_of_it_is_empty() -> None:
    assert len(OPTIONAL) > 8
    for entry, names in OPTIONAL:
        english, chinese = _filled(entry, "12", names)
        assert said(english, "zh") == chinese, english


@pytest.mark.parametrize("flag", ["", " --force-ocr"])
@pytest.mark.parametrize(
    "kind", ["a picture (PNG)", "a PDF of pictures without a text layer (scanned)"]
)
def test_what_to_do_with_a_scan_is_said_in_chinese(kind: str, flag: str) -> None:
    said_of = str(unsupported("q/一.pdf", kind, with_ocr(flag)))
    line = said(said_of, "zh")
    assert line.startswith("q/一.pdf：无法读取")
    assert said(f"failed: {said_of}", "zh") == f"失败：{line}"
    left = re.sub(r"'[^']*'|.venv/bin/pip install|ocrmypdf[^）]*OUT.pdf|q/|pdf|PDF|PNG", "", line)
    assert not re.search("[A-Za-z]", left), line
    assert f"ocrmypdf{flag} -l" in line


@given(strategies.text(min_size=1, max_size=30).filter(lambda text: "; " not in text))
def test_a_name_comes_out_as_it_went_in(name: str) -> None:
    chinese = said(f"{name}: there is no such file; check the path", "zh")
    assert chinese == f"{name}：没有这个文件；请检查路径"


@given(strategies.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(said(text, "zh"), str)


@pytest.mark.parametrize(
    "text",
    ["Some words of others", "no such table: reports", "the share is not lost", "a; b; c", "a · b"],
)
def test_what_it_does_not_know_stays_whole(text: str) -> None:
    assert said(text, "zh") == text


@pytest.mark.parametrize(
    "piece", ["ab; ", "2 doubtful, ", "1, ", "name: ", "error: ", "no (", "the share is lost · "]
)
def test_a_line_without_end_is_not_searched_without_end(piece: str) -> None:
    for times in (50, 5000):
        assert said(piece * times + "end", "zh")


def test_many_messages_on_one_line_are_all_said() -> None:
    line = "; ".join(f"f{at}.txt: there is no such file; check the path" for at in range(40))
    assert said(line, "zh").count("没有这个文件；请检查路径") == 40


def test_messages_that_were_joined_are_said_one_by_one() -> None:
    two = "the share is lost; a.txt: there is no such file; check the path"
    assert said(two, "zh") == "占比数字缺失；a.txt：没有这个文件；请检查路径"
    assert said("2 doubtful, 1 share_mismatch", "zh") == "存疑 2 个、占比不符 1 处"


def test_english_is_as_it_was_written_and_a_word_that_is_no_term_stays() -> None:
    assert spoken() == "en"
    assert said("the share is lost") == "the share is lost"
    with speaking("zh"):
        assert said("the share is lost") == "占比数字缺失"
        assert word("done", "state") == "完成"
        assert word("no such state", "state") == "no such state"
    assert spoken() == "en"
    speak("en")


NAMED = [entry for entry in load().entries() if "named" in dict(entry.fields).values()]


@pytest.mark.parametrize("entry", NAMED, ids=lambda entry: entry.english)
def test_an_english_line_calls_an_indicator_by_its_english_name(entry: Template) -> None:
    english, _ = _filled(entry, "12")
    told = said(english, "en")
    assert "“applications received in the year”" in told
    assert "收到申请数" not in told
    assert said(f"doubtful: {english}", "en") == f"doubtful: {told}"


def test_words_of_others_keep_their_names() -> None:
    for line in (
        "收到申请数.pdf: there is no such file; check the path",
        "收到申请数",
        "见收到申请数12件",
    ):
        assert said(line, "en") == line
    unknown = "本局自定的数 is stated with different values"
    assert said(unknown, "en") == unknown


def test_no_concept_of_a_pattern_is_taken_for_a_message() -> None:
    """`reading` is what the program shows while it reads, and a concept of what people do."""
    prose = pack_of(None).prose
    patterns = {pattern.words for one in prose.sayings for pattern in one.patterns}
    patterns |= {concept for pattern in patterns for concept in re.split(r"[ |]", pattern)}
    assert said("reading", "zh") == "读取中"
    assert "reading" in patterns
    assert not [p for p in patterns if said(f"pattern: {p}", "zh") != f"句式：{p}"]
    assert said("pattern: none of reconsider", "zh") == "句式：没有 reconsider"
    assert said("pattern: the only way", "zh") == "句式：唯一的渠道", "what is said in words is"
    assert said("of the year; pattern: reading", "zh") == "本年；句式：reading"


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ("1 .bin, 2 no suffix", "1 .bin、无后缀 2 个"),
        ("3 .csv, 1 .xyz", "3 .csv、1 .xyz"),
        (
            "1 no suffix, 2 pages and workbooks that this program wrote",
            "无后缀 1 个、本程序生成的网页和工作簿 2 个",
        ),
    ],
)
def test_kinds_of_files_are_counted_in_one_language(kinds: str, told: str) -> None:
    line = f"nothing to read, only {kinds}; files that are read: .txt .docx"
    assert said(line, "zh") == f"没有可读取的内容，只有 {told}；可读取的文件：.txt .docx"
    skipped = f"skipped files that are not read: {kinds}; convert those that are reports"
    assert said(skipped, "zh") == f"略过不能读取的文件：{told}；其中如有报告，请先转换格式"
