"""Comparing two runs: changed, gained and lost facts, and a page that escapes what it shows."""

from __future__ import annotations

from extractor.evaluate.compare import compare, page
from tests.results import read

_OLD = "全年共收到政府信息公开申请38件,其中网络申请3件。"
_NEW = "全年共收到政府信息公开申请41件,其中网络申请3件,信函申请38件。"


def test_changed_gained_and_lost_facts_are_told_apart() -> None:
    old, new = {"a.txt": read(_OLD), "b.txt": read(_OLD)}, {"a.txt": read(_NEW)}
    differences = compare(old, new)
    assert [(d.change, d.fact.indicator) for d in differences] == [
        ("changed", "applications.received"),
        ("gained", "applications.received.letter"),
    ]
    back = compare(new, old)
    assert [d.change for d in back] == ["changed", "lost"]


def test_equal_runs_have_no_difference() -> None:
    assert compare({"a": read(_OLD)}, {"a": read(_OLD)}) == []


def test_the_page_escapes_text_of_reports() -> None:
    hostile = "<script>alert(1)</script>全年共收到政府信息公开申请41件。"
    differences = compare({"a": read(_OLD)}, {"a": read(hostile)})
    text = page("old", "<b>new</b>", differences, [])
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "<b>new</b>" not in text
