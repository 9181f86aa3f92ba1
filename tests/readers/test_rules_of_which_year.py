"""Of which year and of what a number is, where the words that say so stand apart from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import extract

Stated = set[tuple[str, int, str]]


def stated(sentence: str, year: int = 2016, agency: str = "苇泊县水务局") -> Stated:
    result = extract(f"{agency}{year}年政府信息公开工作年度报告\n\n{sentence}\n")
    return {
        (f.indicator, int(f.value), f.period)
        for f in result.facts
        if f.indicator != "other" and f.value is not None
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("上、下半年合计公开信息[167]条。", {("proactive.total", 167, "year")}),
        ("下半年公开信息[67]条。", set()),
        ("2016年1至12月累计公开信息[320]条。", {("proactive.total", 320, "year")}),
        ("2016年1至11月公开信息[300]条。", set()),
        (
            "“十二五”时期共公开信息[1532]条,其中2016年公开[304]条。",
            {("proactive.cumulative", 1532, "cumulative"), ("proactive.total", 304, "year")},
        ),
        ("2016年以来,未收到信息公开申请。", {("applications.received", 0, "year")}),
        ("2014年以来,未收到信息公开申请。", {("applications.received", 0, "cumulative")}),
        ("2015年公开信息[210]条,2016年增加[56]条,达到[266]条。", {("proactive.total", 266, "year")}),
        ("上半年公开信息[210]条,全年合计[455]条。", {("proactive.total", 455, "year")}),
        (
            "局网站从2006年开通到2016年底共发布信息[8800]条,2016年一年发布[1560]条。",
            {("proactive.website", 8800, "cumulative"), ("proactive.website", 1560, "year")},
        ),
        # Several years that no word adds up, and one of them.
        (
            "本届班子任期内(2012—2016年),共收到信息公开申请[61]件,其中2016年收到[14]件。",
            {("applications.received", 61, "cumulative"), ("applications.received", 14, "year")},
        ),
        (
            "2013-2016年,我局共答复信息公开申请[33]件。",
            {("applications.replied", 33, "cumulative")},
        ),
        (
            "依照2013-2016年公开规划,我局共答复信息公开申请[33]件。",
            {("applications.replied", 33, "year")},
        ),
        (
            "2010年以来共发生信息公开行政诉讼[9]件,今年没有发生。",
            {("litigation.total", 9, "cumulative"), ("litigation.total", 0, "year")},
        ),
        # What went before the number of the year, and what did not.
        (
            "1月至11月收到信息公开申请[60]件,12月[7]件,共[67]件。",
            {("applications.received", 67, "year")},
        ),
        ("春节期间收到信息公开申请[5]件。", set()),
        ("国庆期间,我局收到信息公开申请[5]件。", set()),
        ("国庆期间,我局收到信息公开申请[5]件,全年收到[9]件。", {("applications.received", 9, "year")}),
        ("微信更新较少,个别月份发布[1]条。", set()),
        # The year before by its number, and this one: no copy of an old text.
        ("2015年我局收到信息公开申请[1]件,今年没有收到申请。", {("applications.received", 0, "year")}),
        # Carried into this year, and out of it, by their dates.
        (
            "截至2015年12月31日仍未办结、转入2016年继续办理的信息公开申请[4]件。",
            {("applications.carried_in", 4, "year")},
        ),
        (
            "截至2016年12月31日仍未办结、转入2017年继续办理的信息公开申请[4]件。",
            {("applications.carried_out", 4, "year")},
        ),
        # A stock behind the figure of the year, and a sum of the year.
        (
            "主动公开信息[532]条。累计主动公开信息[5320]条。",
            {("proactive.total", 532, "year"), ("proactive.cumulative", 5320, "cumulative")},
        ),
        ("收到信息公开申请[67]件。全年累计答复信息公开申请[67]件。", {("applications.received", 67, "year"), ("applications.replied", 67, "year")}),
        (
            "汛期之前收到信息公开申请[4]件,全年共计[11]件。",
            {("applications.received", 11, "year")},
        ),
        ("开学之前共收到信息公开申请[4]件,全年累计[11]件。", {("applications.received", 11, "year")}),
        ("汛期之前收到信息公开申请[4]件,均已答复。", {("applications.received", 4, "year"), ("applications.replied", 4, "year")}),
        # A title that dates what stands below it.
        ("主动公开信息[84]条。\n附:2015年度对比数据\n主动公开信息[61]条。", {("proactive.total", 84, "year")}),
        ("附:2016年度数据\n主动公开信息[61]条。", {("proactive.total", 61, "year")}),
        ("五、2017年工作安排\n发布政策解读[50]篇。", set()),
        ("五、2016年工作情况\n发布政策解读[50]篇。", {("response.interpretations", 50, "year")}),
        ("上一学年收到信息公开申请[5]件。", set()),
        ("本学年收到信息公开申请[5]件。", {("applications.received", 5, "year")}),
        ("按计划举办政府信息公开培训班[4]期。", {("training.sessions", 4, "year")}),
        ("计划举办政府信息公开培训班[4]期。", set()),
        (
            "三、依申请公开\n2017年继续办理的政府信息公开申请[1]件,系12月下旬收到。",
            {("applications.carried_out", 1, "year")},
        ),
    ],
)  # fmt: skip
def test_of_which_year(sentence: str, expected: Stated) -> None:
    assert stated(sentence.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年办理行政应诉案件31件,主要涉及土地确权。", set()),
        ("全年行政应诉案件2件,主要涉及信息公开申请的答复。", {("litigation.total", 2, "year")}),
        ("因违章罚款不服提起的行政复议案件,复议机关维持3件,纠正1件。", set()),
        (
            "因信息公开答复不服提起的行政复议案件,复议机关维持3件,纠正1件。",
            {("reconsideration.upheld", 3, "year"), ("reconsideration.corrected", 1, "year")},
        ),
        (
            "收到申请26件,当年答复24件。24件的答复结果是予以公开15件,部分公开9件。",
            {
                ("applications.received", 26, "year"),
                ("applications.replied", 24, "year"),
                ("applications.granted", 15, "year"),
                ("applications.partially_granted", 9, "year"),
            },
        ),
        (
            "三、依申请公开\n1284件申请通过网络提出743件,信函提出541件。",
            {
                ("applications.received", 1284, "year"),
                ("applications.received.online", 743, "year"),
                ("applications.received.letter", 541, "year"),
            },
        ),
        ("三、依申请公开\n征地拆迁的22件申请由一家律所代理。", set()),
        ("三、依申请公开\n职业打捞类申请人共提出申请287件。", set()),
        ("三、依申请公开\n双林、白石街道收到申请分别为15件和9件。", set()),
        ("三、依申请公开\n7件已告知向镇政府申请。", {("applications.not_this_agency", 7, "year")}),
        (
            "培训办了两次,第一次102人,第二次78人,共180人。",
            {("training.sessions", 2, "year"), ("training.attendees", 180, "year")},
        ),
        ("举办培训两次,分别有45人和38人参加。", {("training.sessions", 2, "year")}),
        ("接受政策咨询32人次,电话答复8人次。", set()),
        ("收到书面或网上提交的申请17件。", {("applications.received", 17, "year")}),
        ("二、主动公开\n总数:97条。", {("proactive.total", 97, "year")}),
        ("发出收费通知3件,涉及金额260元,实收120元。", {("fees.collected", 120, "year")}),
        ("不服信息公开答复的,此类行政复议案件3件。", {("reconsideration.total", 3, "year")}),
        ("不服工伤认定的,此类行政复议案件3件。", set()),
        ("投入专项经费4万元,用于信息公开栏制作。", {("organisation.budget", 4, "year")}),
        ("投入专项经费45万元,用于敬老院改造。", set()),
        (
            "微博、微信各发布信息65条。",
            {("proactive.weibo", 65, "year"), ("proactive.wechat", 65, "year")},
        ),
        ("部门预算显示,全年安排支出2300万元。", set()),
        (
            "不予公开3件,其中个人隐私3件、危及国家安全、公共安全、经济安全和社会稳定0件。",
            {
                ("applications.refused", 3, "year"),
                ("applications.refused.privacy", 3, "year"),
                ("applications.refused.security_stability", 0, "year"),
            },
        ),
    ],
)
def test_of_what(sentence: str, expected: Stated) -> None:
    assert stated(sentence) == expected


def test_each_of_two_things_is_counted() -> None:
    result = extract(
        "苇泊县水务局2014年政府信息公开工作年度报告\n\n公开指南、公开目录各更新2次。\n"
    )
    assert [(f.label, f.value) for f in result.facts] == [
        ("公开指南", Decimal(2)),
        ("公开目录", Decimal(2)),
    ]


def test_codes_are_no_statistics_and_their_count_is_one() -> None:
    result = extract(
        "苇泊县统计局2021年政府信息公开工作年度报告\n\n行政区划代码:430981。\n新赋信用代码1143个。\n"
    )
    assert [f.value for f in result.facts] == [Decimal(1143)]


def test_a_heading_says_whose_count_its_table_is() -> None:
    head = "申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    row = "一、本年新收政府信息公开申请数量\t600\t9\t0\t0\t0\t0\t609\n"
    title = "霁州市2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况"
    for note, scope in (("(全市汇总)", "jurisdiction"), ("(本级)", "own"), ("", None)):
        result = extract(f"{title}{note}\n{head}{row}")
        assert {f.scope for f in result.facts} == {scope}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "截至年末，我局累计主动公开政府信息900条，当年新增60条。",
            {("proactive.cumulative", 900), ("proactive.total", 60)},
        ),
        ("2008年至今累计公开政府信息900条。", {("proactive.cumulative", 900)}),
        ("《条例》实施三年来，主动公开的政府信息累计已有900条。", {("proactive.cumulative", 900)}),
        (
            "从2008年到2013年底，全县主动公开政府信息累计900条。其中2013年公开60条。",
            {("proactive.cumulative", 900), ("proactive.total", 60)},
        ),
        # what was added is of another kind: the count before it is that of the year
        ("全年累计公开政府信息900条，当年新增专栏3个。", {("proactive.total", 900)}),
        # a year that is compared with dates nothing behind it
        (
            "收到申请205件，比2012年的164件增加25%，网上申请119件。",
            {("applications.received", 205), ("applications.received.online", 119)},
        ),
        (
            "收到申请205件，网上申请占58%，为119件。",
            {("applications.received", 205), ("applications.received.online", 119)},
        ),
    ],
)
def test_counts_of_years_and_of_the_year_beside_them(
    sentence: str, told: set[tuple[str, int]]
) -> None:
    facts = extract(f"柳湾县粮食局2013年政府信息公开年度报告\n\n{sentence}\n").facts
    assert {(f.indicator, int(f.value or 0)) for f in facts if f.indicator != "other"} == told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What is left out of the year dates nothing behind it.
        (
            "收到申请60件,除4件延至2017年办理外,其余56件均已办结,予以公开40件。",
            {("applications.received", 60, "year"), ("applications.closed", 56, "year"), ("applications.granted", 40, "year"), ("applications.carried_out", 4, "year")},
        ),
        (
            "除2015年公开的30条外,全年主动公开政府信息210条。",
            {("proactive.total", 210, "year")},
        ),
        ("2015年收到申请60件,除4件外均已办结,予以公开40件。", set()),
        # Years that a span of days begins and ends in.
        (
            "2008年5月1日至2016年12月31日,共收到信息公开申请77件。",
            {("applications.received", 77, "cumulative")},
        ),
        (
            "从2008年5月1日到2016年底,共主动公开政府信息900条,其中2016年公开80条。",
            {("proactive.cumulative", 900, "cumulative"), ("proactive.total", 80, "year")},
        ),
        ("2016年1月1日至2016年12月31日,共收到信息公开申请77件。", {("applications.received", 77, "year")}),
        ("2015年12月至2016年12月,共收到信息公开申请77件。", {("applications.received", 77, "year")}),
        (
            "对2008年至2016年的文件进行了清理,主动公开政府信息900条。",
            {("proactive.total", 900, "year")},
        ),
        # The year before in a parenthesis that is closed.
        (
            "答复申请50件,其中同意公开31件(上年12件)、部分公开6件(去年同期2件)、信息不存在9件(上年4件)。",
            {("applications.replied", 50, "year"), ("applications.granted", 31, "year"), ("applications.partially_granted", 6, "year"), ("applications.nonexistent", 9, "year")},
        ),
        ("上年同意公开申请33件(含补正后的3件)、部分公开4件。", set()),
        (
            "主动公开政府信息640条〔比上年减少32条〕,其中网站公开510条。",
            {("proactive.total", 640, "year"), ("proactive.website", 510, "year")},
        ),
        ("主动公开政府信息640条[上年600条]。", {("proactive.total", 640, "year")}),
    ],
)  # fmt: skip
def test_words_beside_a_number_that_date_another(sentence: str, expected: Stated) -> None:
    assert stated(sentence) == expected


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        ("2014年5月1日至2016年12月31日", "cumulative"),
        ("2015年1月至2016年12月", "cumulative"),
        ("2016年1月1日至2016年12月31日", "year"),
        ("2015年9月1日至2016年8月31日", "year"),
    ],
)
def test_dates_over_more_than_a_year(dates: str, period: str) -> None:
    assert stated(f"{dates},共受理政府信息公开申请12件。") == {
        ("applications.received", 12, period)
    }


@pytest.mark.thorough(every=6)
@pytest.mark.parametrize("year", ["2016年", "2016年度", "本年", "本年度", "今年"])
@pytest.mark.parametrize("denied", ["未发生", "没有", "未再发生", "为零", "为0件"])
def test_none_of_the_year_behind_a_count_of_many(year: str, denied: str) -> None:
    text = f"柳湾县民政局2016年政府信息公开工作年度报告\n自条例实施以来累计发生行政复议12件,{year}{denied}。\n"
    found = [f for f in extract(text).facts if f.indicator == "reconsideration.total"]
    told = sorted((f.period, int(f.value or 0)) for f in found)
    assert told == [("cumulative", 12), ("year", 0)]


def test_none_of_another_year_behind_a_count() -> None:
    for text, told in (
        ("历年累计行政复议12件,2015年未发生。", [("cumulative", 12)]),
        ("历年累计行政复议12件,2015年2件。", [("cumulative", 12)]),
        ("2015年发生行政复议2件,2016年未发生。", [("year", 0)]),
        ("2016年发生行政复议2件,2017年未发生。", [("year", 2)]),
    ):
        report = f"柳湾县民政局2016年政府信息公开工作年度报告\n{text}\n"
        found = [f for f in extract(report).facts if f.indicator == "reconsideration.total"]
        assert [(f.period, int(f.value or 0)) for f in found] == told


@pytest.mark.parametrize(
    ("behind", "ours"),
    [
        ("2021年将继续规范办理", True),
        ("2021年的工作要点已经拟定", True),
        ("答复期限在2021年1月", False),
        ("将于2021年1月答复", False),
        ("2021年1月10日前办结", False),
        ("延至2021年办理", False),
    ],
)
def test_a_year_behind_a_number_dates_it_only_where_its_answer_falls_due(
    behind: str, ours: bool
) -> None:
    text = f"收到政府信息公开申请12件,延期答复3件,{behind}。"
    result = extract(f"青山市教育局2020年政府信息公开工作年度报告\n{text}\n")
    assert any(f.indicator == "applications.closed.extended" for f in result.facts) == ours


@pytest.mark.parametrize(
    ("behind", "all_"),
    [
        ("今后将进一步缩短延期办理的时间", True),
        ("没有延期答复的", True),
        ("延期答复3件", False),
        ("3件延期答复", False),
    ],
)
def test_answers_in_time_are_all_of_them_unless_others_are_counted(behind: str, all_: bool) -> None:
    text = f"收到政府信息公开申请15件,按期答复12件,{behind}。"
    result = extract(f"青山市教育局2020年政府信息公开工作年度报告\n{text}\n")
    told = {f.indicator for f in result.facts if f.value == 12}
    assert told == {"applications.replied" if all_ else "applications.closed.on_time"}
