"""Tables in the marks of MediaWiki, LaTeX and reStructuredText, and text that only looks so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractor import extract
from extractor.text.load import load

from .samples import rows_of

_TITLE = "青禾县水利局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
_RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
_FIGURES = ["2", "3", "5", "4", "14", "1", "0", "2", "6", "9", "0", "4", "0", "1", "5"]

_WIKI = "\n".join(
    [
        '{| class="wikitable" style="width:90%"',
        "|+ 复议与诉讼",
        "|-",
        '! colspan="5" | 行政复议 !! colspan=10 style="color:red" | 行政诉讼',
        "|-",
        *(f'| rowspan="2" | {result}' for result in _RESULTS),
        '| colspan="5" | 未经复议直接起诉 || colspan="5" | 复议后起诉',
        "|-",
        "| " + " || ".join(_RESULTS * 2),
        "|-",
        *(f'| style="text-align:right" | {figure}' for figure in _FIGURES[:5]),
        "| " + " || ".join(f"'''{figure}'''" for figure in _FIGURES[5:]),
        "|}",
    ]
)
_LATEX = "\n".join(
    [
        r"\begin{table}[h]\begin{tabular}{|*{15}{c|}} \hline",
        r"% the heads",
        r"\multicolumn{5}{|c|}{行政复议} & \multicolumn{10}{c|}{行政诉讼} \\ \cline{6-15}",
        " & ".join(rf"\multirow{{2}}{{*}}{{\textbf{{{result}}}}}" for result in _RESULTS),
        r"& \multicolumn{5}{c|}{\makecell{未经复议\\直接起诉}} & \multicolumn{5}{c|}{复议后起诉} \\[2pt]",
        "& & & & & " + " & ".join(_RESULTS * 2) + r" \\\hline",
        " & ".join(f"${figure}$" for figure in _FIGURES) + r" \\ \bottomrule",
        r"\end{tabular}\end{table}",
    ]
)
_LIST = "\n".join(
    [
        ".. list-table:: 复议与诉讼",
        "   :header-rows: 1",
        "",
        "   * - 项目",
        *(f"     - {result}" for result in _RESULTS),
        *(
            line
            for at, name in enumerate(("行政复议", "未经复议直接起诉", "复议后\n       起诉"))
            for line in (
                f"   * - {name}",
                *(f"     - {figure}" for figure in _FIGURES[5 * at : 5 * at + 5]),
            )
        ),
        "",
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [(_WIKI, "a.txt"), (_WIKI, "a.md"), (_LATEX, "a.tex"), (_LATEX, "a.md"), (_LIST, "a.rst")],
)
def test_every_figure_is_of_its_column(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f"{_TITLE}{text}\n五、今后打算\n公开不够及时。\n", encoding="utf-8")
    found = {f.indicator: f.value for f in extract(path).facts}
    for group, figures in (
        ("reconsideration", _FIGURES[:5]),
        ("litigation.direct", _FIGURES[5:10]),
        ("litigation.after_review", _FIGURES[10:]),
    ):
        ends = ("upheld", "corrected", "other", "pending", "total")
        assert [found.get(f"{group}.{end}") for end in ends] == list(map(int, figures))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("{|\n| 甲 || 乙\n|-\n| 3 || 4\n|}\n", [["甲", "乙"], ["3", "4"]]),
        (
            "{|\n! 甲 !! 乙 || 丙\n|-\n| 3!!4 || 5 || \n|}\n",
            [["甲", "乙", "丙"], ["3!!4", "5", ""]],
        ),
        ("{|\n|甲\n在两行\n|乙\n|-\n|3||4\n|}\n", [["甲在两行", "乙"], ["3", "4"]]),
        (
            "\\begin{array}{ll}\n甲 & 乙 \\\\\n3\\% & 4\\&5\n\\end{array}\n",
            [["甲", "乙"], ["3%", "4&5"]],
        ),
        (
            "\\begin{tabular*}{10cm}{@{}ll}\n\\rowcolor[gray]{.9} 甲 & 乙 \\\\\\midrule\n3 & {4}\\\\\n"
            "\\end{tabular*}\n",
            [["甲", "乙"], ["3", "4"]],
        ),
        (
            ".. flat-table::\n\n   * - 甲\n     -\n   * - 3\n     - 4\n然后\n",
            [["甲", ""], ["3", "4"]],
        ),
    ],
)
def test_cells_are_what_stands_between_the_marks(
    text: str, rows: list[list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"政府信息公开\n\n{text}", encoding="utf-8")
    source = load(path, max_bytes=10_000)
    (table,) = source.tables
    assert [["".join(cell.split()) for cell in row] for row in rows_of(source, table)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "收到申请{|5|}件。\n",
        "{| 甲 || 乙\n| 3 || 4\n",  # ends nowhere
        "{|\n| 甲\n|}\n",  # a single cell
        "\\begin{tabular}{l}\n收到申请5件\n\\end{tabular}\n",
        "- 收到申请5件\n- 办结4件\n",
    ],
)
def test_other_text_stays_as_it_is(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"政府信息公开\n{text}", encoding="utf-8")
    assert load(path, max_bytes=10_000).content == f"政府信息公开\n{text}"


@pytest.mark.parametrize(
    "piece",
    [
        "{|\n| a\n",
        "\\begin{tabular}{",
        "\\multicolumn{2}{",
        "| colspan=60 rowspan=60 | 3\n",
        "$5$ ",
        ".. list-table::\n",
        "   * - 3\n",
        "行\n",
    ],
)
def test_long_texts_take_no_more_than_their_length(piece: str, tmp_path: Path) -> None:
    def seconds(times: int) -> float:
        path = tmp_path / "a.txt"
        body = piece * times
        path.write_text(
            f"{{|\n{body}\n|}}\n\\begin{{tabular}}{{ll}}\n{body}\n\\end{{tabular}}\n"
            f".. list-table::\n   * - 甲\n{body}",
            encoding="utf-8",
        )
        begun = time.perf_counter()
        load(path, max_bytes=10**8)
        return time.perf_counter() - begun

    short = min(seconds(3_000) for _ in range(2))
    assert seconds(12_000) < 10 * short + 0.5
