"""Contradictions of the sources, most of them met in real reports, and what is none."""

from __future__ import annotations

import pytest

from tests.results import read

_DOCUMENT_KINDS = ("fused_digits", "damaged_characters", "lost_character", "agency_overwritten")


def arithmetic(text: str) -> list[tuple[str, str | None, str]]:
    return [
        (f.kind, f.formula, f.whose) for f in read(text).findings if f.kind not in _DOCUMENT_KINDS
    ]


@pytest.mark.parametrize(
    ("text", "kind", "formula"),
    [
        (
            "全年共接受咨询372人次,其中现场咨询331人次,电话咨询61人次。",
            "sum_mismatch",
            "331 + 61 = 392, printed total 372",
        ),
        (
            "设立政府信息查阅场所1230个,其中省级148个、市级77个、县级120个、乡级882个。",
            "sum_mismatch",
            "148 + 77 + 120 + 882 = 1227, printed total 1230",
        ),
        (
            "全区共公开信息数为2450条。其中:政策法规类信息57条,占总数的3.2%;动态类信息1775条,占总数的72.5%。",
            "share_mismatch",
            "57 / 2450 = 2.33 %, printed 3.2 %",
        ),
        (
            "主动公开信息共计58条。\n2016年度我乡公开机构职能类1条、政策信息40条、土地管理13条、财政3条、收费1条、其他2条。",
            "sum_mismatch",
            "1 + 40 + 13 + 3 + 1 + 2 = 60, printed total 58",
        ),
        (
            "共受理政府信息公开申请13件,其中当面申请42件,传真申请2件。",
            "subset_exceeds",
            "42 + 2 = 44, printed total 13",
        ),
        (
            "共受理现场咨询155人次。以上数据表明,2014年共受理现场咨询152人次。",
            "conflict",
            "155, 152",
        ),
    ],
)
def test_a_contradiction_is_found_and_the_source_is_named(
    text: str, kind: str, formula: str
) -> None:
    found = arithmetic(text)
    assert (kind, formula, "source") in found


@pytest.mark.parametrize(
    "text",
    [
        # channels of a de-duplicated total do not add up, and need not
        "主动公开政府信息64230条,门户网站公开17015条,政务微博公开政府信息2981条,政务微信公开政府信息5507条。",
        # 其中 is not exhaustive
        "主动公开信息128条。其中部门文件类的信息3条;领导讲话类的信息5条。",
        # the list ends at its parenthesis
        "接到公开申请19件(其中来信申请13件,网络申请6件),办结16件,3件转入下年。",
        # the first parts make up the total, what follows is another list
        "承接权限62项,其中6项已保留,新承接56项,保留行政许可18项,非行政许可2项。",
        # the same number twice is no conflict
        "全年共投入经费5000元。全年全乡共投入信息公开经费5000元。",
        # 余 and 多 are intervals
        "全年共接受群众咨询3238余人次,其中:现场咨询656多人次,电话咨询2582人次。",
        # rounded shares hold
        "公开信息172条。其中,机构设置2条;水利工程150条,占87.2%;防汛抗旱13条,占7.6%;财务收支7条,占4.1%。",
        # year and cumulative differ
        "当年公开政府信息206条,历年累计公开政府信息1733条。",
    ],
)
def test_what_holds_is_no_finding(text: str) -> None:
    assert arithmetic(text) == []


def test_a_contradicted_fact_is_kept_and_has_no_single_value() -> None:
    result = read("共受理现场咨询155人次。综上,共受理现场咨询62人次。")
    assert [f.verdict for f in result.facts] == ["contradicted", "contradicted"]
    figure = result.report.consultations.on_site
    assert (figure.value, [int(v) for v in figure.conflicting]) == (None, [155, 62])
    assert result.state == "needs_review"


def test_a_balance_that_does_not_hold_is_found() -> None:
    head = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = [
        ("一、本年新收政府信息公开申请数量", 52),
        ("二、上年结转政府信息公开申请数量", 2),
        ("(七)总计", 47),
        ("四、结转下年度继续办理", 4),
    ]
    cells = "\n".join(f"| {label} | {n} | 0 | 0 | 0 | 0 | 0 | {n} |" for label, n in rows)
    result = read(
        f"三、收到和处理政府信息公开申请情况\n| 申请人情况 | {head} |\n{cells}\n| 信息内容 | 本年制发件数 |"
    )
    found = [f for f in result.findings if f.kind == "balance_mismatch"]
    assert {f.formula for f in found} == {"52 + 2 = 54, 47 + 4 = 51"}
    assert len(found) == 1  # natural persons and the total: one mistake
    assert len(found[0].facts) == 8


def test_a_chart_and_a_lost_share_are_missing_figures() -> None:
    text = "三、依申请公开\n2015年、2016年、2017年依申请公开政府信息受理数量对比\n四、其他\n人事任免0条占;防汛抗旱126条。"
    kinds = [(f.kind, f.quotes[0].text) for f in read(text).findings]
    assert kinds == [
        ("missing_figure", "2015年、2016年、2017年依申请公开政府信息受理数量对比"),
        ("missing_figure", "人事任免0条占"),
    ]
