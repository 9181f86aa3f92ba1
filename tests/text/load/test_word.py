"""Word: paragraphs with automatic numbers, merged cells, what is hidden, deleted or aside."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import assume, given, settings

from extractor.text.document import Source
from extractor.text.load.word.numbering import formatted

from .samples import Spanned, cell_texts, is_table, read, rows_of, tables, word_file, word_table


def loaded(document: Any) -> Source:
    return read(word_file(document), "made.docx")


@given(tables())
@settings(max_examples=settings().max_examples // 4)  # python-docx merges cells slowly
def test_a_grid_comes_back_cell_by_cell(cells: list[Spanned]) -> None:
    assume(is_table(cells))
    source = read(word_table(cells), "made.docx")
    (table,) = source.tables
    assert cell_texts(source, table) == {cell.place: cell.text for cell in cells}


def test_text_stands_in_document_order_and_paragraphs_are_known() -> None:
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    table = document.add_table(2, 2)
    for at, text in enumerate(("指标", "数量", "公开", "131")):
        table.cell(at // 2, at % 2).text = text
    document.add_paragraph("")
    document.add_paragraph("完。")
    source = loaded(document)
    assert source.raw == source.content == "一、总体情况\n指标\t数量\n公开\t131\n完。\n"
    assert source.starts is None
    assert [cell.header for cell in source.tables[0].cells] == [True, True, True, False]
    assert rows_of(source, source.tables[0]) == [["指标", "数量"], ["公开", "131"]]


def test_paragraphs_of_a_cell_are_one_line_and_figures_stay_apart() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "商业\n企业"
    table.cell(0, 1).text = "10"
    table.cell(0, 1).add_paragraph("20")
    table.cell(1, 0).text = "公开"
    table.cell(1, 1).text = "3"
    source = loaded(document)
    assert rows_of(source, source.tables[0])[0] in (["商业 企业", "10 20"], ["商业企业", "10 20"])


def test_a_frame_of_one_cell_is_no_table_and_one_in_it_is() -> None:
    document = docx.Document()
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "说明。"
    inner = frame.cell(0, 0).add_table(2, 2)
    for at, text in enumerate(("指标", "数量", "公开", "131")):
        inner.cell(at // 2, at % 2).text = text
    source = loaded(document)
    (table,) = source.tables
    assert rows_of(source, table) == [["指标", "数量"], ["公开", "131"]]
    assert source.content.startswith("说明。\n指标\t数量\n")


LISTS = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="91">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="91"><w:abstractNumId w:val="91"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="91"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>
</w:lvlOverride></w:num></w:numbering>"""


def numbered(document: Any, text: str, number: int, level: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        )
    )


def with_lists() -> Any:
    document = docx.Document()
    part = document.part.numbering_part
    for element in list(part.element):
        part.element.remove(element)
    for element in parse_xml(LISTS.format(ns=nsdecls("w"))):
        part.element.append(element)
    return document


def test_automatic_numbers_are_part_of_the_text() -> None:
    document = with_lists()
    for text, number, level in (
        ("总体情况", 90, 0), ("主动公开", 90, 1), ("依申请公开", 90, 1), ("细目", 90, 2),
        ("复议诉讼", 90, 0), ("情况", 90, 1), ("甲", 91, 0), ("乙", 91, 0), ("丙", 92, 0),
    ):  # fmt: skip
        numbered(document, text, number, level)
    document.add_paragraph("没有编号")
    assert loaded(document).content.splitlines() == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "1.2.1 细目", "二、复议诉讼",
        "（一）情况", "3. 甲", "4. 乙", "1. 丙", "没有编号",
    ]  # fmt: skip


def test_a_number_that_a_style_gives() -> None:
    document = with_lists()
    style = document.styles.add_style("小标题", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
    )
    document.add_paragraph("总体情况", style="小标题")
    numbered(document, "不编号", 0)
    document.add_paragraph("主要问题", style="小标题")
    assert loaded(document).content == "一、总体情况\n不编号\n二、主要问题\n"


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [
        (10, "chineseCounting", "十"), (21, "chineseCountingThousand", "二十一"),
        (105, "japaneseCounting", "一百零五"), (1010, "chineseCounting", "一千零一十"),
        (10, "ideographDigital", "一〇"), (3, "ideographTraditional", "丙"),
        (2, "decimalEnclosedCircle", "②"), (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"),
        (5, "unknownFormat", "5"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_number_formats(count: int, style: str, shown: str) -> None:
    assert formatted(count, style) == shown


def test_hidden_and_deleted_text_is_not_read_and_inserted_text_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("公开")
    paragraph.add_run("999").font.hidden = True
    ns = nsdecls("w")
    for markup in (
        f"<w:del {ns}><w:r><w:delText>888</w:delText></w:r></w:del>",
        f"<w:ins {ns}><w:r><w:t>131条</w:t></w:r></w:ins>",
        f"<w:r {ns}><w:ruby><w:rt><w:r><w:t>wén</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>文</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        f"<w:r {ns}><w:noBreakHyphen/><w:tab/><w:t>件</w:t><w:br/><w:t>次</w:t></w:r>",
        f"<w:r {ns}><w:instrText>PAGE 777</w:instrText></w:r>",
    ):
        paragraph._p.append(parse_xml(markup))
    assert loaded(document).content == "公开131条文-\t件\n次\n"


def test_the_strict_form_is_read_as_the_usual_one() -> None:
    document = docx.Document()
    document.add_paragraph("公开131条")
    table = document.add_table(2, 2)
    for at, text in enumerate(("指标", "数量", "公开", "131")):
        table.cell(at // 2, at % 2).text = text
    usual = word_file(document)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for kind in (b"wordprocessingml/", b"officeDocument/", b"drawingml/"):
                part = part.replace(
                    b"http://schemas.openxmlformats.org/" + kind + b"2006/",
                    b"http://purl.oclc.org/ooxml/" + kind,
                )
            new.writestr(name, part)
    source, other = read(made.getvalue(), "made.docx"), read(usual, "made.docx")
    assert source.content == other.content == "公开131条\n指标\t数量\n公开\t131\n"
    assert source.tables == other.tables


def test_contents_heads_and_feet_are_furniture() -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("一、总体情况\t3", style="toc 1")
    document.add_paragraph("一、总体情况")
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    source = loaded(document)
    assert source.content == "一、总体情况\t3\n一、总体情况\n第 1 页\n"
    assert [source.content[slice(*span)] for span in source.furniture] == [
        "一、总体情况\t3",
        "第 1 页",
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中131条</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph = document.add_paragraph("正文")
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert loaded(document).content == "正文\n框中131条\n"


def test_a_row_that_begins_late_keeps_its_columns() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for column, text in enumerate(("指标", "上年", "本年")):
        table.cell(0, column).text = text
    row = table.rows[1]._tr
    row.remove(row.findall(qn("w:tc"))[0])
    properties = row.get_or_add_trPr()
    properties.append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))
    table.rows[1].cells[0].text = "1"
    table.rows[1].cells[-1].text = "2"
    source = loaded(document)
    cells = cell_texts(source, source.tables[0])
    assert cells[1, 1, 1, 1] == "1"
    assert cells[1, 2, 1, 1] == "2"


@pytest.mark.parametrize("target", ["NULL", "../NULL", "/word/gone.xml", "media/gone%20one.png"])
def test_what_a_file_names_and_does_not_hold_is_left_out(target: str) -> None:
    file = docx.Document()
    file.add_paragraph("2023年,收到政府信息公开申请12件。")
    buffer, made = io.BytesIO(), io.BytesIO()
    file.save(buffer)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    lost = f'<Relationship Id="rIdLost" Type="{kind}" Target="{target}"/></Relationships>'
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name in ("word/_rels/document.xml.rels", "_rels/.rels"):
                part = part.replace(b"</Relationships>", lost.encode())
            if name != "docProps/core.xml":
                new.writestr(name, part)
    assert read(made.getvalue(), "a.docx").content.strip() == "2023年,收到政府信息公开申请12件。"
