"""Languages of marks that are not read: a finding says which, and what to do; nothing is wrong in silence."""

from __future__ import annotations

import base64
import json
import time

import pytest

from extractor import extract
from extractor.errors import UnsupportedFormatError
from extractor.messages import said

from .seen import read

TITLE = "青禾县水利局2023年政府信息公开工作年度报告"
BODY = "一、总体情况\n2023年,我局收到政府信息公开申请12件,主动公开345条。"
HELD = [
    ("subtitles", f"1\n00:00:04,150 --> 00:00:07,870\n{BODY}\n"),
    ("two versions", f"@@ -1,2 +1,2 @@\n-收到申请42件。\n+{BODY}\n"),
    ("two versions", f"{BODY}\n12c12\n< 收到申请42件。\n---\n> 收到申请24件。\n"),
    ("AsciiDoc", f"{BODY}\n|===\n|收到申请数 |12\n|===\n"),
    ("AsciiDoc", f"{BODY}收到12footnote:[含上年3件。]件。\n"),
    ("Org", f"#+TITLE: 报告\n{BODY}\n"),
    ("Org", f"{BODY}收到12[fn:1]件。\n"),
    ("Textile", f"h2. 一、总体情况\n\n{BODY}\n"),
    ("reStructuredText", f"{BODY}\n\n.. list-table:: 表88\n\n   * - 收到申请数\n     - 12\n"),
    ("reStructuredText", f"{BODY}收到12\\ :sup:`1`\\ 件。\n"),
    ("MediaWiki", f'{BODY}\n{{| class="wikitable"\n|-\n| 收到申请数 || 12\n|}}\n'),
    ("MediaWiki", f"{BODY}收到12<ref>含上年3件</ref>件。\n"),
    ("LaTeX", f"{BODY}\n\\begin{{tabular}}{{ll}}\n收到申请数 & 12 \\\\\n\\end{{tabular}}\n"),
    ("LaTeX", f"{BODY}收到\\sout{{99}}12件。\n"),
    ("LaTeX", f"\\section*{{一、总体情况}}\n{BODY}\n"),
    ("terminal", f"{BODY}收到\x1b[31m12\x1b[0m件。\n"),
    ("scripts", f"{BODY}收到\\u0031\\u0032件。\n"),
    ("HZ", BODY.encode("hz").decode()),
]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(("what", "text"), HELD)
def test_one_finding_says_what_the_text_is(what: str, text: str, name: str) -> None:
    (told,) = read(f"{TITLE}\n{text}", name).source.unread
    assert what in told
    assert "export it as HTML or Word" in told
    result = extract(f"{TITLE}\n{text}")
    assert [f.kind for f in result.findings if f.message == told] == ["incomplete"]
    assert result.state == "needs_review"
    assert "本程序不读取" in said(told, "zh")


@pytest.mark.parametrize(
    "text",
    [
        "受理 --> 办理。", "- 收到申请5件\n-办结4件", "@@ 附表 @@", "12\n> 收到申请5件", "|==|", "#+1", "h2.收到",
        "12件。\n.. 99件", "收到申请{|5|}件。", "if ~{x} then ~{ab~} and ~~ end", "[31m", "\\u4e00", "见注[1]。",
    ],
)  # fmt: skip
def test_other_text_is_of_no_such_language(text: str) -> None:
    assert read(f"{TITLE}\n{BODY}\n{text}\n", "a.txt").source.unread == ()


def test_text_in_base64_is_told_of_and_none_of_its_digits_is_a_number() -> None:
    hidden = base64.b64encode(f"<p>{BODY}</p>".encode()).decode()
    letters = base64.b64encode(bytes(range(200, 256)) * 2).decode()  # no text
    made = read(json.dumps({"title": TITLE, "content": hidden, "image": letters}).encode())
    assert hidden not in made.source.content
    assert letters in made.source.content
    assert ["base64" in told for told in made.source.unread] == [True]


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf32_without_a_mark_is_refused(encoding: str) -> None:
    with pytest.raises(UnsupportedFormatError, match="give the report as text or PDF"):
        read(f"{TITLE}\n{BODY}".encode(encoding), "a.txt")


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    "piece", ["~{", "~{abcdefgh", "0:00.0 -->", "footnote:[", "\x1b[1;", "1,1"]
)
def test_long_texts_take_no_more_than_their_length(piece: str) -> None:
    took = []
    for size in (20_000, 80_000):
        begun = time.process_time()
        read(f"{TITLE}\n" + piece * (size // len(piece)), "a.txt")
        took.append(time.process_time() - begun)
    assert took[1] < 12 * max(took[0], 0.02)
