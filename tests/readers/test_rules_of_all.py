"""What is said of all applications at once, and turns of phrase around any name."""

from __future__ import annotations

import pytest

import extractor


def _read(words: str, year: int = 2012) -> set[tuple[str, int]]:
    title = f"云溪县民政局{year}年政府信息公开工作年度报告"
    found = extractor.extract(f"{title}\n\n{words}\n".encode()).facts
    return {(f.indicator, int(f.value)) for f in found if f.value is not None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("收到申请7件,比上年多2件,当年全部办结。", ("applications.closed", 7)),
        ("受理申请7件,其中网络4件、信函3件,均在法定期限内办结。", ("applications.closed", 7)),
        ("收到申请7件。7件均已办结并答复申请人。", ("applications.replied", 7)),
        ("收到申请7件。7件申请全部按时办结。", ("applications.closed", 7)),
        ("收到申请7件。三件均当场答复。", ("applications.replied", 3)),
        ("申请人向我局提出信息公开申请7件。", ("applications.received", 7)),
        ("通过网络收到信息公开申请1件。", ("applications.received", 1)),
        ("收到申请7件,同意公开5件,不属于街道掌握2件。", ("applications.not_this_agency", 2)),
        ("收到申请7件,同意公开5件,告知向县林业局申请2件。", ("applications.not_this_agency", 2)),
    ],
)
def test_what_is_said_of_all_is_read(words: str, told: tuple[str, int]) -> None:
    assert told in _read(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("收到申请7件,上年结转1件,当年全部办结。", ("applications.closed", 7)),
        ("收到申请7件,其中网络4件,均已办结。", ("applications.closed", 7)),
        ("收到申请7件,均依法答复。", ("applications.replied", 7)),
        ("收到申请7件,当场答复3件。", ("applications.replied", 3)),
        ("村东拆迁户向市政府提出信息公开申请7件。", ("applications.received", 7)),
        ("通过网络收到申请1件,通过信函收到申请3件。", ("applications.received", 1)),
        ("收到申请7件,同意公开5件,不属于公开范围2件。", ("applications.not_this_agency", 2)),
    ],
)
def test_what_is_said_of_some_is_not_that_of_all(words: str, told: tuple[str, int]) -> None:
    assert told not in _read(words)
