"""Cells whose figure has words: 1.2万, 1200余, 约45, 300人次以上.  Each is its row's, and says how exact it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extractor import extract
from extractor.schemas import Fact

Rows = Sequence[Sequence[str]]

TITLE = "杉溪区档案局2017年政府信息公开工作年度报告"
CAPTION = "附表:政府信息公开情况统计表"


def _html(rows: Rows, title: str = TITLE, caption: str = CAPTION) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><body><h1>{title}</h1><p>{caption}</p><table>{body}</table></body></html>"


def _lines(between: str, ends: str = "") -> Callable[[Rows], str]:
    def made(rows: Rows) -> str:
        lines = "\n".join(f"{ends}{between.join(row)}{ends}" for row in rows)
        return f"{TITLE}\n\n{CAPTION}\n{lines}\n"

    return made


FORMS: dict[str, tuple[str, Callable[[Rows], str]]] = {
    "html": (".html", _html),
    "pipes": (".txt", _lines(" | ", "|")),
    "tabs": (".txt", _lines("\t")),
    "lines": (".txt", _lines("\n")),
}


def _facts(tmp_path: Path, name: str, text: str) -> tuple[Fact, ...]:
    path = tmp_path / name
    path.write_text(text)
    return extract(path).facts


def _stated(facts: Sequence[Fact]) -> dict[str, tuple[str, str]]:
    return {f.indicator: (str(f.value), f.qualifier) for f in facts if f.indicator != "other"}


def _table(proactive: str, received: str, answers: str) -> Rows:
    return [
        ("指标名称", "单位", "数量"),
        ("主动公开政府信息数", "条", proactive),
        ("收到申请数", "件", received),
        ("接受公民咨询数", "人次", answers),
        ("行政复议数", "件", "2"),
    ]


CELLS = [
    (("1.2万", "1200余", "300人次以上"), ("12000 exact", "1200 at_least", "300 at_least")),
    (("3.5万条", "约45", "1200余人次"), ("35000 exact", "45 about", "1200 at_least")),
    (("1.2万余条", "近60件", "900多"), ("12000 at_least", "60 about", "900 at_least")),
    (("超过800", "45左右", "1万人次"), ("800 at_least", "45 about", "10000 exact")),
]


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("cells", "said"), CELLS)
def test_a_cell_with_words_is_that_of_its_row(
    tmp_path: Path, form: str, cells: tuple[str, str, str], said: tuple[str, str, str]
) -> None:
    suffix, made = FORMS[form]
    stated = _stated(_facts(tmp_path, f"report{suffix}", made(_table(*cells))))
    names = ("proactive.total", "applications.received", "consultations.total")
    wanted = {name: tuple(words.split()) for name, words in zip(names, said, strict=True)}
    assert stated == {**wanted, "reconsideration.total": ("2", "exact")}


def test_a_small_table_and_a_form_have_them_too(tmp_path: Path) -> None:
    small = [("项目", "数量"), ("主动公开政府信息", "1.2万条"), ("收到申请", "约45件")]
    facts = _facts(tmp_path, "small.html", _html(small, caption="2017年工作情况"))
    assert _stated(facts) == {
        "proactive.total": ("12000", "exact"),
        "applications.received": ("45", "about"),
    }
    form = [
        ("第二十条第(六)项",),
        ("信息内容", "本年处理决定数量"),
        ("行政处罚", "1200余"),
        ("行政强制", "约10件"),
    ]
    title, caption = TITLE.replace("2017", "2022"), "二、主动公开政府信息情况"
    facts = _facts(tmp_path, "form.html", _html(form, title, caption))
    assert _stated(facts) == {
        "penalties.decisions": ("1200", "at_least"),
        "coercion.decisions": ("10", "about"),
    }


@pytest.mark.parametrize("form", FORMS)
def test_ten_thousand_is_counted_once(tmp_path: Path, form: str) -> None:
    rows = [
        ("指标名称", "单位", "数量"),
        ("主动公开政府信息数", "万条", "1.2万"),
        ("收到申请数", "件", "14"),
        ("专项经费", "万元", "3.4万"),
        ("行政复议数", "件", "2"),
    ]
    suffix, made = FORMS[form]
    facts = _facts(tmp_path, f"report{suffix}", made(rows))
    normal = {f.indicator: f.normal_value for f in facts}
    assert normal["proactive.total"] == 12_000
    assert normal["organisation.budget"] == 34_000


@pytest.mark.parametrize(
    "cell", ["10-20", "12/5", "1200条余", "5件3件", "第12", "80%以上", "12以内"]
)
def test_words_that_tell_no_one_figure_are_not_claimed(tmp_path: Path, cell: str) -> None:
    stated = _stated(_facts(tmp_path, "report.html", _html(_table("37", cell, "9"))))
    assert "applications.received" not in stated
    assert stated["proactive.total"] == ("37", "exact")
    assert stated["consultations.total"] == ("9", "exact")
