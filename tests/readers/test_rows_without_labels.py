"""Rows of cells whose labels were torn from them: no sentence, and told of."""

from __future__ import annotations

from documents import document

from extractor.readers import rules
from extractor.readers.reading import Reading

TITLE = "云溪县民政局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n"
ROWS = "1.申请\t0\t0\t22\t0\t64\t0\t86\n2.申请\t55\t0\t0\t0\t0\t0\t55\n"


def _read(text: str) -> Reading:
    """What the reader of sentences makes of a text, tables included that none has placed."""
    return rules.read(document(TITLE + text))


def test_what_is_left_of_a_label_names_no_cell_of_its_row() -> None:
    read = _read(ROWS)
    assert {claim.indicator for claim in read.claims} == {"other"}
    (found,) = read.findings
    assert (found.kind, len(found.mentions)) == ("unplaced_table", 14)


def test_a_sentence_beside_them_is_read() -> None:
    read = _read(ROWS + "全年收到政府信息公开申请86件。\n")
    assert [c.indicator for c in read.claims if c.indicator != "other"] == ["applications.received"]


def test_a_few_figures_in_a_line_are_no_table() -> None:
    assert not _read("收到申请 12 3 4 5\n").findings
