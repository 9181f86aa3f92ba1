"""Pictures that are written into a text (data:): megabytes without a word, read in little time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
DATA = "data:image/png;base64,iVBORw0KGgo" + "Q7x3Zk9+" * 20_000


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize(
    "picture",
    [
        f"![章]({DATA})",
        f"![章](<{DATA}>)",
        f"![章][a]\n\n[a]: {DATA}",
        f"图：{DATA}",
        f"<img src='{DATA}'>",
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_its_digits_are_no_numbers(picture: str, suffix: str, tmp_path: Path) -> None:
    report = tmp_path / f"a{suffix}"
    report.write_text(
        f"# {TITLE}\n\n收到政府信息公开申请24件。\n\n{picture}\n\n主动公开政府信息731条。\n",
        "utf-8",
    )
    result = extract(report)
    assert {(f.indicator, f.value) for f in result.facts} == {
        ("applications.received", 24),
        ("proactive.total", 731),
    }
    assert len(result.mentions) < 10
