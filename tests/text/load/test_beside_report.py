"""What a page shows above and beside its report, and reports that stand in tables themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

from .samples import read

TITLE = "云岭县民政局2022年政府信息公开工作年度报告"
FIRST = "<p>一、总体情况</p><p>2022年，本机关收到政府信息公开申请23件，主动公开政府信息345条。</p>"
TABLE = (
    "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
    "<tr><td>行政许可</td><td>418</td></tr><tr><td>行政处罚</td><td>12</td></tr></table>"
)
LAST = (
    "<p>二、存在的问题</p><p>有些栏目更新不够及时，解读的形式比较单一，公开的内容与群众的期待还有差距；"
    "下一年将逐月检查各个栏目，请办事的群众评议，把看不懂的说法改成家常话。</p>"
)
REPORT = f"<h1>{TITLE}</h1>{FIRST}{TABLE}{LAST}"

MENU = (
    "<table><tr><td><a href=1>首页</a></td><td><a href=2>公开</a></td></tr>"
    "<tr><td><a href=3>收到申请</a></td><td><a href=3>871</a></td></tr>"
    "<tr><td><a href=4>主动公开</a></td><td><a href=4>12034</a></td></tr></table>"
)
COUNTS = "<table><tr><td>收到申请</td><td>871</td></tr><tr><td>主动公开信息</td><td>12034</td></tr></table>"
LIST = "<ul><li>收到申请 871</li><li>主动公开信息 12034</li></ul>"
SENTENCE = "<div>全县网上平台累计收到政府信息公开申请871件，主动公开信息12034条</div>"
LOGIN = (
    "<form>用户名 <input name=u> 密码 <input type=password> 收到申请 871 主动公开信息 12034</form>"
)
SITE = {"menu": MENU, "counts": COUNTS, "list": LIST, "sentence": SENTENCE, "login": LOGIN}

OWN = {
    "applications.received": Decimal(23), "proactive.total": Decimal(345),
    "licensing.decisions": Decimal(418), "penalties.decisions": Decimal(12),
}  # fmt: skip


def page(body: str, style: str = "") -> str:
    return f"<!DOCTYPE html><html><head><style>{style}</style></head><body>{body}</body></html>"


def facts(text: str) -> list[tuple[str, Decimal | None]]:
    return [(fact.indicator, fact.value) for fact in extract(text).facts]


def row(*cells: str) -> str:
    return f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"


@pytest.mark.thorough(every=4)
@pytest.mark.parametrize("kind", SITE)
@pytest.mark.parametrize("around", [
    lambda site: row(site, REPORT),
    lambda site: row(REPORT, site),
    lambda site: row(row(site, "<a>更多</a>"), row(REPORT)),
    lambda site: f"<div>{site}</div>{REPORT}",
    lambda site: f"<style>.l,.r{{float:left}}</style><div class=r>{REPORT}</div><div class=l>{site}</div>",
    lambda site: f"<div style='display:flex'><div>{REPORT}</div><div>{site}</div></div>",
])  # fmt: skip
def test_numbers_of_the_site_are_none_of_the_report(kind: str, around: object) -> None:
    assert callable(around)
    found = facts(page(around(SITE[kind])))
    assert sorted(found) == sorted(OWN.items())


@pytest.mark.parametrize("body", [
    # The report itself stands in a table of the layout: in one cell, and row by row.
    row(REPORT),
    f"<table><tr><td><h1>{TITLE}</h1></td></tr><tr><td>{FIRST}</td></tr><tr><td>{TABLE}{LAST}</td></tr></table>",
    # Its parts in two columns, a table below it in a row of its own, its table beside its text.
    row(f"<h1>{TITLE}</h1>{FIRST}", f"{TABLE}{LAST}"),
    f"<table><tr><td><h1>{TITLE}</h1>{FIRST}{LAST}</td></tr><tr><td>{TABLE}</td></tr></table>",
    row(f"<h1>{TITLE}</h1>{FIRST}{LAST}", TABLE),
    f"<style>.l{{float:left}}</style><div class=l><h1>{TITLE}</h1>{FIRST}{LAST}</div><div class=l>{TABLE}</div>",
    # Links in its sentences and in its table.
    REPORT.replace("23件", "<a href=x>23</a>件").replace("345", "<a href=y>345</a>"),
    REPORT.replace("<td>", "<td><a href=x>").replace("</td>", "</a></td>"),
    # A link to it, and its number, above its title; a title over two lines.
    f"<p>云政办〔2023〕7号</p>{REPORT}",
    f"<ul><li><a href=a>{TITLE}</a></li><li><a href=b>{TITLE.replace('2022', '2021')}</a></li></ul>{REPORT}",
    REPORT.replace("局2022", "局<br>2022"),
])  # fmt: skip
def test_the_report_is_whole_wherever_it_stands(body: str) -> None:
    result = extract(page(body))
    found = {fact.indicator: fact.value for fact in result.facts}
    assert {name: found.get(name) for name in OWN} == OWN
    assert result.meta.year == 2022
    assert result.meta.agency is not None
    assert result.meta.agency.value == "云岭县民政局"


def test_figures_above_a_title_stay_where_no_part_of_the_report_follows_it() -> None:
    # The report has no parts, and its title stands again below it, as the name of a file.
    body = f"<p>2022年收到政府信息公开申请23件。</p><p>主动公开政府信息345条。</p><p>{TITLE}</p>"
    assert ("applications.received", Decimal(23)) in facts(page(body))
    # Its parts begin above the title.
    body = f"{FIRST}<p>{TITLE}</p>{LAST}"
    assert ("applications.received", Decimal(23)) in facts(page(body))
    # It begins with sentences of its own.
    lead = "<p>本报告的主要数字：收到政府信息公开申请23件。</p>"
    body = f"{lead}<h1>{TITLE}</h1>{FIRST.replace('23', '很多')}{LAST}"
    assert ("applications.received", Decimal(23)) in facts(page(body))


def test_the_site_stays_in_the_text_and_its_numbers_are_explained() -> None:
    text = page(row(COUNTS, REPORT))
    assert "871" in read(text).content
    (mention,) = (one for one in extract(text).mentions if one.value == 871)
    assert mention.explained == "boilerplate"


@pytest.mark.parametrize("site", [
    "<marquee>收到政府信息公开申请871件</marquee>",
    "<div role=tablist><a role=tab>2022</a><a role=tab>2021</a></div>",
    "<select><option>2021</option><option selected>2022</option></select>",
])  # fmt: skip
def test_what_scrolls_past_and_what_chooses_a_year_is_of_the_site(site: str) -> None:
    found = facts(page(REPORT.replace("<p>一、", f"{site}<p>一、")))
    assert sorted(found) == sorted(OWN.items())
    # The twin: a number that somebody chose in a form.
    form = "<p>收到政府信息公开申请<select><option>0</option><option selected>23</option></select>件。</p>"
    assert ("applications.received", Decimal(23)) in facts(page(f"<h1>{TITLE}</h1>{form}"))
