"""What state a text ends in, and why."""

from __future__ import annotations

import pytest

from extractor import extract
from tests.results import read

_TITLE = "某县水务局2022年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("404 Not Found\n您访问的页面不存在,3秒后返回首页。", "an error page"),
        ("系统正在维护中,给您带来不便,请您谅解(503)", "an error page"),
        ("502 Bad Gateway\nnginx/1.18.0", "an error page"),
        ("网络异常,请稍候重试。错误编号:7731", "an error page"),
        (
            "某县组织开展植树活动\n3月12日,县林业局组织干部60人到河边植树,种下柳树800株,历时半天。",
            "the headline is that of another kind of text",
        ),
        (
            "某市举办政务公开业务培训班\n5月6日,培训班在市委党校开班,参训人员130人。",
            "the headline is that of another kind of text",
        ),
        (
            "某县2021年桥梁加固工程招标公告\n项目编号:QL2021-7。预算金额320万元,工期90天。",
            "the headline is that of another kind of text",
        ),
        (
            "年报\n某区2022年政府信息公开工作年度报告 2023-01-20\n"
            "某区2021年政府信息公开工作年度报告 2022-01-21\n共2条 第1/1页",
            "a list of reports",
        ),
        (
            "某县政府信息公开指南\n申请人可以当面提出。自收到之日起20个工作日内答复。",
            "the headline is that of another kind of text",
        ),
        (
            f"{_TITLE}主动公开政府信息____条,收到政府信息公开申请____件。",
            "a template that nobody has filled in",
        ),
        (
            "某县政府信息公开申请表\n申请人:________ 电话:________\n所需信息:________\n本表一式3份。",
            "a template that nobody has filled in",
        ),
        (
            "2023年某区政务公开工作要点\n一、年内发布政策解读60篇。\n二、举办政府信息公开培训2期。",
            "the headline is that of another kind of text",
        ),
        (
            "某区2023年政务公开工作要点分工方案\n年内发布政策解读60篇,举办政府信息公开培训2期。",
            "the headline is that of another kind of text",
        ),
        (
            "某区2023年政务公开任务分解表\n年内发布政策解读60篇,举办政府信息公开培训2期。",
            "the headline is that of another kind of text",
        ),
        (
            "政府信息公开申请答复书\n王某某:本机关收到您的申请1件,现提供文件1份。",
            "the headline is that of another kind of text",
        ),
        (
            "某区2022年部门决算公开说明\n本部门支出2380.4万元,公务接待12批次。",
            "the headline is that of another kind of text",
        ),
        (
            "信息公开年报下载\n· 县财政局2021年.doc(126KB) 次数:34\n· 县教育局2021年.doc(98KB) 次数:51",
            "a list of reports",
        ),
        (
            "某县司法局机构职能\n内设机构6个,机关编制32名。主要职责:承担行政复议工作。",
            "the headline is that of another kind of text",
        ),
        (
            "《政府信息公开条例》知识问答\n问:收到申请后多少日内答复?\n答:自收到申请之日起20个工作日内答复。",
            "the headline is that of another kind of text",
        ),
        ("今天天气很好。\n大家去公园。\n", "nothing in it is about the disclosure of information"),
        (
            "菜谱:鸡蛋3个,面粉200克。\n放入烤箱。\n",
            "nothing in it is about the disclosure of information",
        ),
        ("x=1\ny=2\n", "nothing in it is about the disclosure of information"),
        ("docs/good.txt\nx\n", "nothing in it is about the disclosure of information"),
        (
            "某县政府信息公开申请表(试行)\n申请人 甲某 电话 0712\n所需信息 第7号文件。\n本表一式3份。",
            "the headline is that of another kind of text",
        ),
    ],
)
def test_a_text_that_is_no_report_is_called_that_and_has_no_facts(text: str, why: str) -> None:
    result = read(text)
    assert (result.state, result.reasons) == ("not_a_report", (why,))
    assert result.facts == ()
    assert len(result.ledger.entries) == len(result.mentions)


@pytest.mark.parametrize(
    "text",
    [
        f"{_TITLE}主动公开政府信息12条。",
        f"{_TITLE}全年举办新闻发布会6场,组织培训班2次。",
        "某县水务局\n一、总体情况\n我局重视政府信息公开工作。2022年主动公开政府信息404条。",
        "收到政府信息公开申请5件。",
        "2022年,制作展板7块。",
        "我局制作展板7块。",
        f"{_TITLE}一、总体情况\n举办讲座3场。\n附件:申请表\n申请人:____\n",
        f"{_TITLE}政府信息公开申请表\n按规定印发申请表6份、宣传单9份,负责人签字:____",
        "某区政务公开工作总结和下年工作安排\n全年发布政策解读60篇,举办政府信息公开培训2期。",
        "某区政务公开任务分解情况\n全年发布政策解读60篇,举办政府信息公开培训2期。",
        f"{_TITLE}主动公开政府信息12条。\n往期:\n某县水务局2021年政府信息公开工作年度报告\n",
    ],
)
def test_a_report_is_one_however_short(text: str) -> None:
    result = read(text)
    assert (result.state, result.reasons) == ("done", ())
    assert result.facts != ()


def test_what_keeps_a_report_from_being_done_is_listed() -> None:
    result = read(f"{_TITLE}从事政府信息公开工作人员6人,其中专职2人、兼职5人。")
    assert (result.state, result.reasons) == ("needs_review", ("3 contradicted",))


@pytest.mark.parametrize(
    "title", ["<h1>某县2022年政府信息公开工作年度报告</h1>", "<h1>县政府网站</h1>"]
)
def test_a_page_that_its_script_fills_is_for_a_person_and_names_what_is_missing(title: str) -> None:
    page = f"<html><script>fill([12])</script>{title}<p>正在加载…</p><table><tbody></tbody></table>"
    result = extract(page.encode())
    assert (result.state, result.reasons) == ("needs_review", ("1 part not read",))
    assert [found.kind for found in result.findings] == ["incomplete"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"{_TITLE}一、总体情况\n我局重视政府信息公开工作。\n", "needs_review"),
        (f"{_TITLE}三、收到和处理政府信息公开申请情况\n(见附表)\n", "needs_review"),
        (f"{_TITLE}一、总体情况\n各项数据均为零。\n", "done"),
        (f"{_TITLE}一、总体情况\n我局未收到政府信息公开申请。\n", "done"),
        # What the report is in may be attached to a page that has its title.
        (f"{_TITLE}附件:\n1. 正文.pdf\n2. 附表.doc\n", "needs_review"),
        # Before 2019 a report in words has no table to be missed.
        ("某县水务局2012年政府信息公开工作年度报告\n我局重视信息公开工作。\n", "done"),
        ("2022年,我局重视政府信息公开工作。", "done"),
    ],
)
def test_a_report_without_its_tables_and_without_a_number_is_not_done(
    text: str, state: str
) -> None:
    assert read(text).state == state


_MENU = "<li>2022年政府信息公开年报</li><li>政府信息公开指南</li>"


@pytest.mark.parametrize(
    ("window", "headline", "words", "state"),
    [
        ("关于南街停水的通知_政府信息公开年报_云屿县人民政府", "关于南街停水的通知", "出动40人次。", "not_a_report"),
        ("关于2022年南街停水的公告_政府信息公开年报", "关于2022年南街停水的公告", "", "not_a_report"),
        ("关于公布云屿县2022年度报告的公告_云屿县人民政府", "云屿县2022年政府信息公开年报", "", "needs_review"),
        ("关于公布2022年年报的公告_云屿县", "云屿县2022年政府信息公开年报", "主动公开信息9条。", "done"),
        ("2022年政府信息公开年报_云屿县人民政府", "关于南街停水的通知", "", "needs_review"),
    ],
)  # fmt: skip
def test_the_headline_goes_before_the_column_in_which_a_page_stands(
    window: str, headline: str, words: str, state: str
) -> None:
    page = f"<title>{window}</title><ul>{_MENU}</ul><h1>{headline}</h1><p>本次工作按期进行。{words}"
    assert extract(page.encode()).state == state
