"""Tables of reStructuredText whose rows are lines of cells between commas."""

from __future__ import annotations

import time

import pytest

from extractor import extract

from .seen import read

HEAD = "青禾县水利局2016年政府信息公开工作年度报告\n附表 政府信息公开情况统计表\n\n.. csv-table:: 表88\n"
ROWS = (
    ("主动公开政府信息数", "条", "345"),
    ("1.政府公报公开政府信息数", "条", ""),
    ("(一)收到申请数", "件", "12"),
)
END = "\n五、存在的问题\n公开不够。\n"


def _known(text: str) -> dict[str, int]:
    facts = extract(text.encode()).facts
    return {f.indicator: int(f.value) for f in facts if f.value is not None}


@pytest.mark.parametrize(
    ("options", "sign"),
    [
        ("", ","),
        ("   :widths: auto\n", ", "),
        ("   :delim: ;\n", ";"),
        ("   :delim: tab\n", "\t"),
        ("   :delim: space\n", " "),
    ],
)
def test_cells_and_the_heads_among_the_options(options: str, sign: str) -> None:
    def row(*cells: str) -> str:
        return sign.join(f'"{cell}"' for cell in cells)

    heads = f"   :header: {row('指标名称', '计量单位', '统计数')}\n\n"
    text = HEAD + options + heads + "".join(f"   {row(*cells)}\n" for cells in ROWS) + END
    assert _known(text) == {"proactive.total": 345, "applications.received": 12}


def test_a_comma_in_a_quoted_cell_parts_nothing() -> None:
    rows = ('主动公开政府信息数,"2,345"', '"收到申请数(件,次)",12')
    text = f'{HEAD}\n   "指标","统计数"\n' + "".join(f"   {row}\n" for row in rows) + END
    cells = [c for table in read(text, "a.rst").source.tables for c in table.cells]
    assert len(cells) == 6
    assert _known(text) == {"proactive.total": 2345, "applications.received": 12}


@pytest.mark.parametrize("piece", ['"', ",", '   "甲,\n', ".. csv-table::\n", "   :header: "])
def test_long_texts_take_no_more_than_their_length(piece: str) -> None:
    took = []
    for size in (4_000, 16_000):
        begun = time.process_time()
        read(HEAD + "\n   " + piece * (size // len(piece)), "a.rst")
        took.append(time.process_time() - begun)
    assert took[1] < 12 * max(took[0], 0.02)
