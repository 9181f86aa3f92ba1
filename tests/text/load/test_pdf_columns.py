"""Pages of a PDF in two columns, and pages that only look so."""

from __future__ import annotations

import io
import re

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor import extract

from .samples import read

_FONT = "STSong-Light"
_TITLE = "丁溪县水利局2012年政府信息公开工作年度报告"
_TEXT = (
    "一、概述。我局认真做好政府信息公开工作，成立了领导小组，明确了责任，完善了制度，加强了培训，"
    "全局上下形成了合力，各项工作稳步推进。二、主动公开情况。全年主动公开政府信息1206条，其中经"
    "政府网站公开1100条，经由政务微博公开106条。我局还在办事大厅设立了查阅点，方便群众查阅，受到"
    "群众的欢迎。三、依申请公开情况。全年收到政府信息公开申请43件，其中当面"
    "申请12件，网络申请31件。四、收费情况。全年未收取任何费用。五、行政复议和行政诉讼情况。全年发生"
    "行政复议5件，未发生行政诉讼。六、存在的主要问题。公开的内容还不够全面，公开的形式还不够丰富，"
    "工作人员的业务能力有待提高。七、改进措施。下一年我局将进一步充实公开的内容，丰富公开的形式，加"
    "强对工作人员的培训，把各项工作做得更好，让群众更加满意，为全县的发展作出贡献。"
)
_COLUMN = 204.0


def _page() -> tuple[io.BytesIO, Canvas]:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    page = Canvas(file, pagesize=A4)
    page.setFont(_FONT, 10)
    page.drawString(180, 780, _TITLE)
    return file, page


def _filled(words: str) -> list[str]:
    """The lines that fill a column; none begins with a stop."""
    lines = [""]
    for char in words:
        if char not in "。，" and pdfmetrics.stringWidth(lines[-1] + char, _FONT, 10) > _COLUMN:
            lines.append("")
        lines[-1] += char
    return lines


def _columns(page: Canvas, words: str, shift: float) -> None:
    lines = _filled(words)
    half = (len(lines) + 1) // 2
    for number, line in enumerate(lines):
        second = number >= half
        page.drawString(300 if second else 70, 740 - 15 * (number % half) - shift * second, line)


def in_columns(shift: float = 0.0) -> bytes:
    """A report in two columns; the lines of the second one stand ``shift`` points lower."""
    file, page = _page()
    _columns(page, _TEXT, shift)
    page.drawString(
        70,
        400,
        "电子版放在县政府网站上可供下载，读者若想细问就打电话到本局，地址是县城中心路一号。",
    )
    page.save()
    return file.getvalue()


def test_the_left_column_is_read_before_the_right_one() -> None:
    for shift in (0.0, 7.0):
        words = read(in_columns(shift)).content.replace("\n", "")
        assert words.startswith(_TITLE)
        assert words.index("其中当面申请12件") < words.index("五、行政复议")
        assert words.index("作出贡献") < words.index("电子版放在")
        assert _TEXT in words


def test_the_numbers_of_both_columns_are_those_of_their_sentences() -> None:
    result = extract(in_columns())
    found = {f.indicator: f.value for f in result.facts}
    assert found["proactive.total"] == 1206
    assert found["applications.received"] == 43
    assert found["applications.received.in_person"] == 12
    assert found["applications.received.online"] == 31
    assert found["reconsideration.total"] == 5


def test_columns_whose_lines_end_unevenly_are_read_one_after_the_other() -> None:
    """Lines of about as many characters each: those with digits in them are shorter."""
    file, page = _page()
    lines = re.findall(r".{17,19}(?!\d|.?，)|.{1,16}$", _TEXT)
    assert "".join(lines) == _TEXT
    half = (len(lines) + 1) // 2
    for number, line in enumerate(lines):
        page.drawString(70 if number < half else 310, 740 - 15 * (number % half), line)
    page.save()
    assert _TEXT in read(file.getvalue()).content.replace("\n", "")
    found = {f.indicator: f.value for f in extract(file.getvalue()).facts}
    assert found["proactive.total"] == 1206
    assert found["applications.received"] == 43
    assert found["reconsideration.total"] == 5


def test_two_long_columns_of_a_table_without_rules_stay_rows() -> None:
    file, page = _page()
    names = "办公室信息公开科政策法规股行政审批股人事股财务股水资源股"
    rows = [(f"{names[n:]}{names[:n]}"[: 12 + n % 4], f"{names[:14]}负责{n}项") for n in range(9)]
    for number, (name, task) in enumerate(rows):
        page.drawString(70, 740 - 15 * number, name)
        page.drawString(310, 740 - 15 * number, task)
    page.save()
    lines = read(file.getvalue()).content.split("\n")
    assert all(any(name in line and task in line for line in lines) for name, task in rows)


def test_a_table_without_rules_is_not_in_columns() -> None:
    file, page = _page()
    rows = [(f"第{n}类信息公开工作情况的说明文字", str(1000 + n)) for n in range(12)]
    for number, (label, value) in enumerate(rows):
        page.drawString(70, 740 - 15 * number, label)
        page.drawString(330, 740 - 15 * number, value)
    page.save()
    lines = read(file.getvalue()).content.split("\n")
    for label, value in rows:
        assert any(label in line and value in line for line in lines)


def test_labels_in_two_halves_keep_their_values() -> None:
    file, page = _page()
    for number in range(10):
        for x in (70, 310):
            page.drawString(x, 740 - 15 * number, f"第{number}类信息数")
            page.drawString(x + 130, 740 - 15 * number, str(10 + number))
    page.save()
    lines = [line for line in read(file.getvalue()).content.split("\n") if "类信息数" in line]
    assert all(line.count("类信息数") == 2 for line in lines)
    assert len(lines) == 10


def test_columns_of_few_lines_are_read_one_after_the_other() -> None:
    words = "。".join(_TEXT.split("。")[1:6]) + "。"
    lines = len(_filled(words))
    assert 6 <= lines <= 9
    file, page = _page()
    _columns(page, words, 0.0)
    page.save()
    assert words in read(file.getvalue()).content.replace("\n", "")


def test_few_rows_of_a_table_without_rules_stay_rows() -> None:
    file, page = _page()
    rows = (
        ("收到政府信息公开申请的总数量", "当年予以公开的申请的数量"),
        ("因申请行政复议的案件", "因申请提起行政诉讼的案件的数量"),
        ("主动公开政府信息的数量，含网站", "编发简报和专刊的期数"),
    )
    for number, (left, right) in enumerate(rows):
        page.drawString(70, 740 - 15 * number, left)
        page.drawString(300, 740 - 15 * number, right)
    page.save()
    words = read(file.getvalue()).content
    for left, right in rows:
        assert 0 <= words.index(left) < words.index(right) <= words.index(left) + len(left) + 2


_SHORT_LEFT = (
    "一、总体情况",
    "我局2012年主动公开政府信息",
    "318条，其中由网站公开300条。",
)
_SHORT_RIGHT = (
    "二、依申请公开情况",
    "全年收到政府信息公开申请43",
    "件，到年底已经全部答复。",
    "三、其他",
)


def test_short_columns_under_headings_are_read_one_after_the_other() -> None:
    file, page = _page()
    for x, lines in ((70, _SHORT_LEFT), (330, _SHORT_RIGHT)):
        for number, line in enumerate(lines):
            page.drawString(x, 740 - 15 * number, line)
    page.save()
    result = extract(file.getvalue())
    found = {fact.indicator: fact.value for fact in result.facts}
    assert found["proactive.total"] == 318
    assert found["applications.received"] == 43


def test_two_columns_of_a_list_under_headings_stay_rows() -> None:
    file, page = _page()
    left = ("一、单位名称", "丁溪县水利局办公室", "丁溪县水利局水资源科", "水库管理所")
    right = ("二、主动公开信息数量", "公开十二条", "公开三十一条，含文件三条", "公开四条")
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        page.drawString(70, 740 - 15 * number, one)
        page.drawString(330, 740 - 15 * number, other)
    page.save()
    lines = read(file.getvalue()).content.split("\n")
    assert any("丁溪县水利局办公室" in line and "公开十二条" in line for line in lines)


def test_of_columns_that_are_too_short_to_be_told_a_finding_says_so() -> None:
    file, page = _page()
    for x, lines in ((70, _SHORT_LEFT[1:]), (330, _SHORT_RIGHT[1:3])):
        for number, line in enumerate(lines):
            page.drawString(x, 740 - 15 * number, line)
    page.save()
    result = extract(file.getvalue())
    assert any("side by side" in finding.message for finding in result.findings)
    assert result.state == "needs_review"


def test_rows_of_words_side_by_side_are_no_prose() -> None:
    file, page = _page()
    rows = (
        ("收到政府信息公开申请的总数", "当年予以公开的申请的数量，件"),
        ("因申请行政复议的案件，合计", "因申请提起行政诉讼的案件数量"),
        ("主动公开政府信息的数量，含网站", "编发简报和专刊的期数"),
    )
    for number, (left, right) in enumerate(rows):
        page.drawString(70, 740 - 15 * number, left)
        page.drawString(300, 740 - 15 * number, right)
    page.save()
    assert read(file.getvalue()).unread == ()
