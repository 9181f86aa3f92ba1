"""What the eye sees of a file: not what is hidden, struck out or raised."""

from __future__ import annotations

import html
import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor import extract
from extractor.text.document import Document

from .seen import read, values


def page(body: str, head: str = "") -> Document:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<style>.old{display:none}</style>", "<p>收到申请12件</p><p class='old'>收到申请99件</p>"),
        (
            "<style>div .old, #x{visibility:hidden}</style>",
            "<div><p class='old'>收到99件</p></div>12件",
        ),
        ("<style>@media print{p{display:none}}</style>", "<p>收到申请12件</p>"),
        ("<style>.a{display:none} .a{display:block}</style>", "<p class='a'>收到申请12件</p>"),
        ("", "<p>收到申请1<span style='font-size:0px'>7</span>2件</p>"),
        ("", "<p>12件</p><p style='position:absolute;left:-9999px'>99件</p>"),
        ("", "<p>12件<font color='#ffffff'>99件</font></p>"),
        ("", "<p>12件<span style='color:red;background-color:red'>99件</span></p>"),
        ("", "<p>12件</p><p style='opacity:0'>99件</p>"),
        ("", "<p>12件</p><div style='transform: scale(0)'>99件</div>"),
        ("", "<p>12件<span style='color:transparent'>99件</span></p>"),
        ("", "<p>12件<span style='color:rgba(0, 0, 0, 0)'>99件</span></p>"),
        ("<style>i.z{font:0/0 a}</style>", "<p>收到申请12<i class='z'>9</i>件</p>"),
        ("", "<p>收到申请12<i style='position:relative;top:-.5em;font-size:8px'>2</i>件</p>"),
        ("", "<p>收到申请12<i style='vertical-align:4px;font-size:8px'>2</i>件</p>"),
        # the twins: shown as they are
        ("", "<p>收到申请<i style='color:rgba(0,0,0,0.8);transform:scale(1)'>12</i>件</p>"),
        ("<style>i.z{font:12px/0 a}</style>", "<p>收到申请1<i class='z'>2</i>件</p>"),
        ("", "<p>收到申请1<i style='position:relative;top:2px;font-size:8px'>2</i>件</p>"),
        ("", "<p>收到申请1<i style='position:relative;top:-2px'>2</i>件</p>"),
        ("", "<p>收到申请12<sup>1</sup>件</p>"),
        ("", "<p>收到申请12<span style='vertical-align:super'>[3]</span>件</p>"),
        ("", "<p>收到申请<sup>12</sup>件</p>"),  # the twin: a raised number that counts
        ("", "<p>收到申请<s>99</s>12件</p>"),
        ("", "<p>收到申请<span style='text-decoration:line-through'>99</span>12件</p>"),
        ("<style>s{text-decoration:none}</style>", "<p>收到申请<s>12</s>件</p>"),
        (
            "<style>i{text-decoration-line:line-through}i.n{text-decoration:none}</style>",
            "<p>收到申请1<i class=n>2</i>件</p>",
        ),
        (
            "<style>i{text-decoration:none}i.n{text-decoration-line:line-through}</style>",
            "<p>收到申请<i class=n>99</i>12件</p>",
        ),
        ("", "<p>收到申请<input value=12>件</p>"),
        ("", "<p>收到申请<input type='text' value='&#49;2' readonly/>件</p>"),
        ("", '<p>收到申请<input type=number value="12">件</p>'),
        ("", "<p>收到申请<textarea rows=1>12</textarea>件</p>"),
        ("", "<p>收到申请12件</p><form><h3>意见反馈</h3><textarea>共99件</textarea></form>"),
        (
            "",
            "<p>收到申请12件</p><form>姓名<input><textarea>共99件</textarea><input type=submit value=发表评论></form>",
        ),
        ("", "<p>收到申请12件</p><form id=feedback><textarea name=c>共99件</textarea></form>"),
        ("", "<p>收到申请12件</p><div>您的意见:<br><textarea>共99件</textarea></div>"),
        ("", "<p>收到申请12件</p><textarea name='comment'>共99件</textarea>"),
        ("", "<p>收到申请12件</p><textarea>例：收到申请99件</textarea>"),
        ("", "<p>收到申请12件</p><textarea placeholder='请填写'>共99件</textarea>"),
        # the twins: fields into which a report is printed
        ("", "<form><h3>意见反馈</h3><textarea readonly>收到申请12件</textarea></form>"),
        (
            "",
            "<form>三、意见反馈情况<textarea>收到申请12件</textarea><input type=submit value=保存></form>",
        ),
        ("", "<form id=feedback><textarea>一、概述\n收到申请12件\n二、问题\n无</textarea></form>"),
        (
            "",
            "<form><h3>依申请公开</h3><textarea>收到申请12件</textarea><input type=submit value=提交></form>",
        ),
        ("", "<p>收到申请<select><option>99</option><option selected>12</option></select>件</p>"),
        ("", "<p>收到申请12件<input type=hidden value='99件'></p>"),
        ("", "<p>收到申请12件<input type=password value='99件'></p>"),
        ("", "<p>收到申请12件<input placeholder='99件'></p>"),
        ("", "<p>收到申请12件</p><input value='请输入99件'>"),
        ("<style>.x{display:none}</style>", "<p>收到申请12件<input class=x value='99件'></p>"),
    ],
)
def test_only_what_is_shown_counts(head: str, body: str) -> None:
    assert values(page(body, head)) == [12]


def test_fields_of_a_form_are_the_cells_of_a_table_and_stand_in_the_source() -> None:
    row = "<tr><td>第{0}类</td><td><input value='{0}1'></td><td><input value=' {0}2 '></td></tr>"
    made = page("<table>" + "".join(row.format(n) for n in range(1, 5)) + "</table>")
    (grid,) = made.grids
    assert [c.text for c in grid.cells if c.column == 2] == ["12", "22", "32", "42"]
    for mention in made.mentions:
        assert made.source.raw[slice(*mention.source)] == mention.raw


def test_a_list_that_stands_open_shows_all_its_options_and_long_fields_stand_apart() -> None:
    options = "<option>收到12件</option><option>办结11件</option>"
    made = page(f"<select multiple>{options}</select><p>完</p>")
    assert "收到12件\n办结11件" in made.source.content
    words = "2023年，我局收到申请12件，均已按期答复，没有收取任何费用，没有发生行政复议和行政诉讼。"
    assert f"一、概述\n{words}" in page(f"一、概述<textarea>{words}</textarea>").source.content


def test_what_is_struck_out_is_kept_as_struck_out() -> None:
    made = page("<p>收到申请<del>99件</del>12件</p>")
    struck = [m for m in made.mentions if m.explained == "struck_out"]
    assert [m.value for m in struck] == [99]
    low, high = struck[0].source
    assert made.source.raw[low:high].startswith("99")


def test_a_page_that_waits_for_its_script_says_so() -> None:
    head = "<script>fill([12, 345])</script>"
    made = page("<h1>某县2022年年度报告</h1><p>正在加载…</p><table><tbody></tbody></table>", head)
    assert "script" in made.source.unread[0]
    whole = "".join(f"<p>收到申请{n}件</p>" for n in range(12, 20))
    assert page(f"<p>正在加载…</p>{whole}", head).source.unread == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<iframe src='2022.html'></iframe>", "another page"),
        ("<object data='a/2022.pdf' type='application/pdf'></object>", "(2022.pdf)"),
        ("<embed src='/files/%E5%B9%B4%E6%8A%A5.pdf'>", "(年报.pdf)"),
        ("<p>附件：<a href='x.docx?id=1'>某县2022年年度报告</a></p>", "(x.docx)"),
        ("<a href='&lt;b&gt;;rm -rf.pdf'>附件</a>", "(_b_rm_-rf.pdf)"),
        ("<h2>三、收到和处理情况</h2><p><img src='1.png'></p>", "part 三"),
        ("<h2>一、概述</h2><p>良好。</p><h2>二、公开情况</h2><img src=a.png>表1", "part 二"),
        ("<img src='1.png'>", "only a title"),
        ("<div id=p></div><script>show('a/2022.pdf', '#p')</script>", "(2022.pdf)"),
        ("<iframe src='about:blank'></iframe>", ""),
        ("<p>收到申请3件。公开12条。</p><a href='x.pdf'>下载</a>", ""),
        ("<h2>三、收到和处理情况</h2><p>没有收到申请。<img src='1.png'></p>", ""),
        ("<h2>三、收到和处理情况</h2><p>无</p><img width=20 src='icon.png'>", ""),
        ("<ul><li><a href=1.pdf>2021年报告</a><li><a href=2.pdf>2020年报告</a></ul>", ""),
    ],
)
def test_what_stands_elsewhere_is_said(body: str, said: str) -> None:
    unread = page(f"<h1>某县2022年政府信息公开工作年度报告</h1>{body}").source.unread
    assert len(unread) == bool(said)
    assert said in "".join(unread)


def test_a_report_whose_body_is_elsewhere_is_not_done() -> None:
    made = extract(
        "<!DOCTYPE html><html><body><h1>青禾县水利局2022年政府信息公开工作年度报告</h1>"
        "<iframe src='2022.html'></iframe></body></html>".encode()
    )
    assert made.state == "needs_review"
    assert [finding.kind for finding in made.findings] == ["incomplete"]


def test_a_frame_in_a_page_without_paragraphs_is_no_page_escaped_twice() -> None:
    inner = html.escape("<p>收到申请12件</p>")
    made = page(f'<h1>某县2022年年度报告</h1><iframe srcdoc="{inner}"></iframe>')
    assert [m.value for m in made.mentions if m.statistical] == [12]


def test_a_page_held_in_a_frame_is_read_and_its_numbers_stand_in_the_source() -> None:
    row = "<tr><td>第{0}类</td><td>{0}1</td><td>{0}2</td></tr>"
    table = "<table>" + "".join(row.format(n) for n in range(1, 5)) + "</table>"
    inner = html.escape(f"<p>收到申请&#49;2件<s>99</s></p>{table}<script>7</script>")
    made = page(f'<h1>某县2022年年度报告</h1><iframe srcdoc="{inner}"></iframe><p>完</p>')
    (grid,) = made.grids
    assert [c.text for c in grid.cells if c.column == 1] == ["11", "21", "31", "41"]
    assert [m.value for m in made.mentions if m.statistical] == [
        12, 11, 12, 21, 22, 31, 32, 41, 42,
    ]  # fmt: skip
    assert [m.value for m in made.mentions if m.explained == "struck_out"] == [99]
    for mention in made.mentions:
        low, high = mention.source
        assert html.unescape(html.unescape(made.source.raw[low:high])) == mention.raw


def test_frames_in_frames_end() -> None:
    inner = "<p>收到申请12件</p>"
    for _ in range(6):
        inner = f'<iframe srcdoc="{html.escape(inner)}"></iframe>'
    assert page(f"<p>公开3条</p>{inner}").source.content.startswith("公开3条")
    hidden = "<iframe hidden srcdoc='<p>收到99件</p>'></iframe>"
    assert values(page(f"<p>公开3条</p>{hidden}")) == [3]


@pytest.mark.parametrize(
    "line",
    [
        "收到申请&#49;&#x32;&nbsp;件",
        "收到申请[12](https://a.example/2023/99.html)件",
        '收到申请[**12**](a/99.html "99")件![99](images/99.png)',
        "| 收到<br>申请 | 12件 |",
        "\\（七）收到申请\\：12件",
        "收到申请**12**件",
        "收到申请~~99~~12件",
        "收到申请12^1^件",
        "收到申请$12$件",
        "收到申请 $12^{1}$ 件",
        "收到申请12[^1]件",
        "收到申请12<sup>1</sup>件",
        "收到申请`12`件",
        "收到申请\\(12\\)件",
        "收到申请 \\(\\mathrm{12}\\) 件",
        "\\(七\\)收到申请12件",
        "<|ref|>text<|/ref|><|det|>[[11, 33, 88, 21]]<|/det|>\n收到申请12件",
        "收到申请12件。\n\n{4}------------------------\n\n再无其他",
    ],
)
def test_markdown_marks_are_no_digits(line: str) -> None:
    assert values(read(f"# 报告\n\n{line}。\n".encode(), "a.md")) == [12]


def test_a_number_between_signs_of_formulas_is_one_in_a_plain_text_too() -> None:
    assert values(read("2023年,收到申请$12$件,答复率$100\\%$。".encode(), "a.txt")) == [12, 100]
    assert values(read("2023年,收到申请\\(12\\)件。".encode(), "a.txt")) == [12]
    marks = "<|ref|>text<|/ref|><|det|>[[11, 33, 88, 21]]<|/det|>\n收到申请12件。"
    assert values(read(marks.encode(), "a.txt")) == [12]
    assert values(read("2023年,价格为$12,收到申请3件,退还$5。".encode(), "a.txt")) == [12, 3, 5]


def test_the_fields_above_a_markdown_text_are_not_its_text_but_their_title_is() -> None:
    fields = '---\ntitle: "青禾县水利局2022年政府信息公开工作年度报告"\ncount: 999\n---\n'
    made = read(f"{fields}\n## 一、总体情况\n\n收到申请12件。\n".encode(), "a.md")
    assert values(made) == [12]
    assert made.meta.agency is not None
    assert made.meta.agency.value == "青禾县水利局"
    rule = read("---\n\n收到申请12件\n\n---\n".encode(), "a.md")
    assert values(rule) == [12]


def test_markdown_with_html_tables_has_their_cells() -> None:
    table = (
        "<table><tr><td rowspan=2>项目</td><td colspan=2>件数</td></tr><tr><td>甲</td><td>乙</td></tr>"
        "<tr><td>规章</td><td>3</td><td>45</td></tr></table>"
    )
    made = read(
        f"# 报告\n\n主动公开**7**条。\n\n{table}\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n".encode(),
        "a.md",
    )
    assert [len(grid.cells) for grid in made.grids] == [7, 4]
    assert values(made) == [7, 3, 45, 1, 2]


def test_tabs_count_blank_cells() -> None:
    made = read("项目\t甲\t乙\t丙\n规章\t1\t\t3\n文件\t\t\t5\n".encode(), "a.txt")
    (grid,) = made.grids
    assert [(c.row, c.column) for c in grid.cells if c.text in "135" and c.text] == [
        (1, 1), (1, 3), (2, 3),
    ]  # fmt: skip


def test_pdf_knows_raised_struck_white_and_doubled_glyphs() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)

    def write(x: float, y: float, text: str, size: float = 12) -> float:
        canvas.setFont("STSong-Light", size)
        canvas.drawString(x, y, text)
        return x + pdfmetrics.stringWidth(text, "STSong-Light", size)

    x = write(60, 700, "收到申请")
    end = write(x, 700, "99")
    canvas.line(x, 704, end, 704)
    end = write(end, 700, "12")
    end = write(end, 705, "3", 6)
    end = write(end, 700, "件,")
    canvas.setFillGray(1)
    end = write(end, 700, "88件,")
    canvas.setFillGray(0)
    canvas.setFillGray(0.6)
    write(end + 1.2, 698.8, "公开7条。")
    canvas.setFillGray(0)
    write(end, 700, "公开7条。")
    canvas.save()
    made = read(buffer.getvalue(), "a.pdf")
    assert values(made) == [12, 7]
    assert [m.value for m in made.mentions if m.explained == "struck_out"] == [99]


def _unseen(mode: int, *, drawn: str, picture: bool = False) -> Document:
    """A page with a drawn line and one in this mode of rendering, over a picture or not."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    if picture:
        canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 0, 0, *A4)
    for y, kind, text in ((700, 0, drawn), (660, mode, "2023年,收到申请99件,均已办结。")):
        line = canvas.beginText(60, y)
        line.setFont("STSong-Light", 12)
        line.setTextRenderMode(kind)
        line.textOut(text)
        canvas.drawText(line)
    canvas.save()
    return read(buffer.getvalue(), "a.pdf")


@pytest.mark.parametrize(
    ("mode", "picture", "found"),
    [
        (3, False, [12]),
        (7, False, [12]),
        (1, False, [12, 99]),  # outlines of characters are seen
        (3, True, [12, 99]),  # what the picture behind it shows
    ],
)
def test_text_that_a_pdf_draws_as_nothing(mode: int, picture: bool, found: list[int]) -> None:
    drawn = "2022年,我局收到申请12件,均已按期答复。"
    assert values(_unseen(mode, drawn=drawn, picture=picture)) == found


def test_a_page_of_text_drawn_as_nothing_is_what_there_is_of_it() -> None:
    assert values(_unseen(3, drawn="第1页")) == [99]


def test_the_blanks_under_a_filled_field_tear_no_digits_apart() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("STSong-Light", 12)
    before, blanks = "2023年,我局收到申请", " " * 16
    canvas.drawString(60, 700, f"{before}{blanks}件,均已办结。")
    left = 60 + pdfmetrics.stringWidth(before, "STSong-Light", 12)
    room = pdfmetrics.stringWidth(blanks, "STSong-Light", 12)
    canvas.acroForm.textfield(value="1345", x=left, y=696, width=room, height=16, name="a")
    canvas.save()
    assert values(read(buffer.getvalue(), "a.pdf")) == [1345]


@pytest.mark.parametrize(("flags", "wanted"), [(4, [57]), (2, []), (32, [])])
def test_what_is_typed_over_a_page_is_read_where_it_is_shown(flags: int, wanted: list[int]) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("STSong-Light", 12)
    before = "全年收到申请"
    canvas.drawString(60, 700, f"{before}     件,均已办结。")
    left = 60 + pdfmetrics.stringWidth(before, "STSong-Light", 12)
    place = [left, 697, left + 14, 711]
    canvas.freeTextAnnotation("57", "/Helv 10 Tf 0 g", Rect=place, addtopage=1, F=flags)
    canvas.save()
    made = read(buffer.getvalue(), "a.pdf")
    assert values(made) == wanted
    assert ("收到申请57" in made.text) is bool(wanted)


def test_a_page_number_in_a_sentence_is_left_out() -> None:
    text = "我局加强组织领导,健全工作机制,狠抓任务落实,全年收到政府信息公开申\n- 2 -\n请12件,均已答复。\n"
    made = read(text.encode(), "a.txt")
    assert "公开申请12件" in made.text
    table = read("收到申请数\n2\n主动公开数\n30\n".encode(), "a.txt")  # the twin: cells
    assert values(table) == [2, 30]
