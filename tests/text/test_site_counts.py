"""What a site counts of itself beside a report takes nothing from it and adds nothing to it."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
REPORT = f"{TITLE}\n一、总体情况\n2022年,收到政府信息公开申请24件,均按期答复。\n主动公开政府信息731条。\n"
RIGHT = {"applications.received": 24, "proactive.total": 731}
MONTH = "日\t一\t二\t三\t四\t五\t六\n\t\t1\t2\t3\t4\t5\n6\t7\t8\t9\t10\t11\t12\n"


def figures(result: Result) -> dict[str, int]:
    return {f.indicator: int(f.value) for f in result.facts if f.value is not None}


@pytest.mark.parametrize(
    "text",
    [
        f"本站办件统计(截至今日)\n收到申请 903 件\n已办结 871 件\n{REPORT}",
        f"网上大厅实时数据\n收到申请 903 件\n主动公开信息 5218 条\n{REPORT}",
        f"{REPORT}附件:年报.docx(文件大小:31KB,下载次数:19)\n",
        f"{REPORT}附件:年报.pdf 1.4MB 下载19次\n",
        f"{TITLE}\n(附件3个,已下载19次)\n{REPORT.partition(chr(10))[2]}",
        f"您的浏览器不支持预览,请下载后查看(共9页)。\n{REPORT}",
        f"{MONTH}{REPORT}",
        f"今天是2023年3月9日 星期四 多云 4℃~13℃\n{REPORT}",
        f"{REPORT}分享到:3\n",
    ],
)
def test_counts_of_a_site_are_none_of_the_report(text: str) -> None:
    assert figures(extract(text)) == RIGHT


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("数说公开\n收到政府信息公开申请 24 件\n", 24),
        ("统计数据\n收到政府信息公开申请 24 件\n", 24),
        ("全年制作公开指南视频(下载19次)。\n", 19),
        ("印发《办事指南》(共9期)。\n", 9),
    ],
)
def test_counts_of_the_report_itself_stay(words: str, number: int) -> None:
    result = extract(f"{TITLE}\n一、总体情况\n2022年,我局认真做好公开工作。\n{words}")
    assert number in figures(result).values()


def test_a_page_that_holds_nothing_but_the_lines_of_its_files_says_so() -> None:
    lines = "<p><a href='n.docx'>年报.docx</a>(文件大小:31KB,下载次数:19)</p>"
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{lines * 2}</body></html>"
    )
    result = extract(page.encode())
    assert figures(result) == {}
    assert [finding.kind for finding in result.findings] == ["incomplete"]
