"""What the eye sees of a Word file: not what a run or a style hides, strikes out or raises."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from extractor.text.document import Document

from .seen import read, values


def test_word_knows_raised_struck_and_white_runs() -> None:
    file = docx.Document()
    paragraph = file.add_paragraph("收到申请")
    paragraph.add_run("99").font.strike = True
    paragraph.add_run("12")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("件")
    hidden = paragraph.add_run("88件")
    hidden.font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    buffer = io.BytesIO()
    file.save(buffer)
    made = read(buffer.getvalue(), "a.docx")
    assert values(made) == [12]
    assert [m.value for m in made.mentions if m.explained == "struck_out"] == [99]


def _word(text: str = "2023年,收到申请", *, base: str = "Normal") -> tuple[Any, Any]:
    """A Word file with a paragraph, and the style Old of characters and Base of paragraphs."""
    file = docx.Document()
    file.styles.add_style("Old", WD_STYLE_TYPE.CHARACTER)
    file.styles.add_style("Base", WD_STYLE_TYPE.PARAGRAPH).base_style = file.styles[base]
    file.styles.add_style("Next", WD_STYLE_TYPE.PARAGRAPH).base_style = file.styles["Base"]
    return file, file.add_paragraph(text)


def _of_word(file: Any) -> Document:
    buffer = io.BytesIO()
    file.save(buffer)
    return read(buffer.getvalue(), "a.docx")


@pytest.mark.parametrize("look", ["strike", "double_strike", "hidden"])
def test_a_character_style_strikes_and_hides_as_a_run_does(look: str) -> None:
    file, paragraph = _word()
    setattr(file.styles["Old"].font, look, True)
    paragraph.add_run("99", style="Old")
    paragraph.add_run("12件")
    assert values(_of_word(file)) == [12]


def test_a_run_that_says_otherwise_is_shown_whatever_its_style_says() -> None:
    file, paragraph = _word()
    file.styles["Old"].font.hidden = True
    paragraph.add_run("12", style="Old").font.hidden = False
    paragraph.add_run("件")
    assert values(_of_word(file)) == [12]


def test_a_paragraph_style_hides_through_the_style_it_is_based_on() -> None:
    file, paragraph = _word()
    paragraph.add_run("12件")
    file.styles["Base"].font.hidden = True
    file.add_paragraph("2023年,收到申请99件", style="Next")
    assert values(_of_word(file)) == [12]


def test_what_two_styles_strike_is_not_struck() -> None:
    file, paragraph = _word()
    file.styles["Base"].font.strike = True
    file.styles["Old"].font.strike = True
    paragraph.style = file.styles["Next"]
    paragraph.add_run("12件", style="Old")
    assert values(_of_word(file)) == [12]


def test_a_style_raises_notes_and_whitens_what_is_not_read() -> None:
    file, paragraph = _word()
    file.styles["Old"].font.superscript = True
    file.styles["Base"].font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    paragraph.add_run("12")
    paragraph.add_run("1", style="Old")
    paragraph.add_run("件")
    file.add_paragraph("收到申请99件", style="Base")
    assert values(_of_word(file)) == [12]


def test_white_on_the_ground_that_a_style_draws_is_read() -> None:
    file, paragraph = _word()
    base = file.styles["Base"]
    base.font.color.rgb = docx.shared.RGBColor(255, 255, 255)
    base.element.get_or_add_pPr().append(
        parse_xml(f"<w:shd {nsdecls('w')} w:val='clear' w:fill='0000FF'/>")
    )
    paragraph.add_run("12件")
    file.add_paragraph("收到申请99件", style="Next")
    assert values(_of_word(file)) == [12, 99]


def test_what_the_defaults_of_a_file_hide_is_hidden_and_circles_of_styles_end() -> None:
    file, paragraph = _word()
    paragraph.add_run("12件").font.hidden = False
    file.styles["Base"].base_style = file.styles["Next"]
    file.add_paragraph("收到申请99件", style="Next")
    defaults = file.styles.element.find(qn("w:docDefaults"))
    defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}").append(
        parse_xml(f"<w:vanish {nsdecls('w')}/>")
    )
    assert values(_of_word(file)) == [12]


def test_word_says_which_parts_are_pictures_or_other_documents() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "gray").save(picture, "PNG")
    file = docx.Document()
    file.add_paragraph("一、总体情况")
    file.add_paragraph("公开12条。").add_run().add_picture(picture)
    assert _of_word(file).source.unread == ()
    file.add_paragraph("二、收到和处理申请情况")
    file.add_paragraph().add_run().add_picture(picture)
    file.element.body.append(parse_xml(f"<w:altChunk {nsdecls('w')}/>"))
    parts, other = _of_word(file).source.unread
    assert parts.startswith("part 二: only pictures")
    assert "another document" in other
