"""A page whose file ends in the middle of a number of a sentence: the piece is no number, and it is told."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

TITLE = "杉溪区林业局2022年政府信息公开工作年度报告"
WHOLE = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div><p>一、总体情况</p>"
    "<p>全年公开政府信息2415条。</p><p>共收到政府信息公开<b>申请138件</b>，均已答复。</p></div></body></html>"
)


def _received(result: Result) -> list[str]:
    return [str(f.value) for f in result.facts if f.indicator == "applications.received"]


@pytest.mark.parametrize("piece", ["申请1", "申请13", "申请138"])
def test_the_piece_of_a_number_is_none_and_is_told(piece: str) -> None:
    result = extract(WHOLE[: WHOLE.index("申请138") + len(piece)])
    assert _received(result) == []
    assert [f.value for f in result.facts] == [2415]
    assert result.state == "needs_review"
    assert piece[2:] in " ".join(finding.message for finding in result.findings)


@pytest.mark.parametrize("end", ["申请138件", "申请138件</", "申请138件</b", "申请138件</b>，均"])
def test_a_number_whose_end_is_seen_is_read(end: str) -> None:
    assert _received(extract(WHOLE[: WHOLE.index("申请138") + len(end)])) == ["138"]


def test_a_page_without_its_last_tags_may_end_in_a_number() -> None:
    for page in (
        WHOLE.replace("，均已答复。", "，办结97"),
        f"<p>{TITLE}</p><p>收到申请138件</p>办结97",
    ):
        assert "97" in {str(f.value) for f in extract(page).facts}
