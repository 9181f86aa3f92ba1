"""The review page and files of other tools read the reports of a run again, as the run did."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from support.command_line import Inside
from support.runs import OTHER, make, make_files

from extractor.options import Options
from extractor.outputs import read_records
from extractor.outputs.review.page import write_review
from extractor.outputs.review.texts import Texts

LAW = Path(__file__).parents[2] / "schemas" / "law"
REPORT = """松坪县人民政府2022年法治政府建设年度报告
以县政府为被告的行政诉讼案件9件,没有败诉案件,负责人出庭应诉9次。
"""


def report_as_pdf(text: str) -> bytes:
    """A PDF file of one page, whose list of pages names another that is not there."""
    held = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(held)
    for number, line in enumerate(text.splitlines()):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 760 - 20 * number, line)
    canvas.save()
    named = re.sub(rb"/Kids \[ (\d+ 0 R) \]", rb"/Kids [ \1 987 0 R ]", held.getvalue())
    assert named != held.getvalue()
    return named.replace(b"/Count 1", b"/Count 2")


def shown(page: Path, name: str = "r0") -> dict[str, Any]:
    """The data of a report on a review page."""
    found = re.search(rf'id="{name}">(.*?)</script>', page.read_text(encoding="utf-8"))
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_reports_of_another_pack_are_shown_with_their_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    ended = extractor("run", "report.txt", "--out", "out", "--pack", str(LAW), real=True)
    assert ended.returncode == 0
    assert write_review(Path("out"), Path("page.html"), max_bytes=10**6).without_text == ()
    ended = extractor("export", "out", "--to", "x.jsonl", "--as", "langextract", real=True)
    assert b"without their text" not in ended.stderr
    (line,) = Path("x.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"].startswith("松坪县人民政府2022年")


def test_a_page_that_a_file_names_and_does_not_hold_is_not_shown(tmp_path: Path) -> None:
    out = make_files(tmp_path, {"a.pdf": report_as_pdf(OTHER)})
    written = write_review(out, out / "review.html", max_bytes=10**7)
    assert written.without_text == ()
    pages = shown(out / "review.html")["pages"]
    assert [page["number"] for page in pages] == [1]
    assert pages[0]["image"].startswith("data:image/jpeg;base64,")
    assert pages[0]["boxes"], "the facts are shown in the picture"


def test_a_text_is_read_again_within_the_limits_of_a_run(tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER, b=OTHER + "全年收到申请9件。\n" * 5_000)
    small, large = read_records(out)
    with Texts(out, Options(file_seconds=0.001)) as texts:
        assert texts.of(large) is None
        assert texts.of(small) is not None
    with Texts(out, Options()) as texts:
        assert texts.of(large) is not None
