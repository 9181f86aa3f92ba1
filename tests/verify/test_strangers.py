"""Sums with rows that no indicator counts, and with rows that cannot be read: nobody is accused."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import Result

HEAD = (
    "<h1>某县教育局2016年政府信息公开工作年度报告</h1><table border=1>"
    "<tr><td>指标名称</td><td>计量单位</td><td>2016年度</td></tr>"
)
ROWS = (("收到申请总数", 37), ("1.当面申请", 5), ("2.传真申请", 0), ("4.网上申请", 20))
MAIL = ("3.电子邮件申请", 9)
END = (("5.信函申请", 3), ("对申请的答复总数", 36))


def table(*rows: tuple[str, int]) -> Result:
    cells = "".join(f"<tr><td>{name}</td><td>件</td><td>{n}</td></tr>" for name, n in rows)
    return extract(f"{HEAD}{cells}</table>".encode())


def sums(result: Result) -> list[tuple[str, str]]:
    return [(f.severity, f.whose) for f in result.findings if f.kind == "sum_mismatch"]


def test_a_row_without_an_indicator_is_part_of_the_sum() -> None:
    result = table(*ROWS, MAIL, *END)
    assert sums(result) == []
    assert not [f for f in result.facts if f.verdict in ("contradicted", "doubtful")]


@pytest.mark.parametrize("mail", [("3.电子邮件申请", 2), ("3.电子邮件申请", 90)])
def test_known_parts_are_not_accused_beside_a_row_that_nobody_knows(mail: tuple[str, int]) -> None:
    result = table(*ROWS, mail, *END)
    assert ("error", "source") not in sums(result)
    assert not [f for f in result.facts if f.verdict == "contradicted"]


def test_a_sum_of_known_rows_alone_is_still_accused() -> None:
    assert sums(table(*ROWS, *END)) == [("error", "source")]


PART_THREE = (
    "云溪县司法局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) 申请人情况\n"
    "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"
)


def part_three(granted: str, closed: str) -> Result:
    """Part three in lines, with a row 予以公开 and one of the totals as given."""
    labels = {
        "一、本年新收政府信息公开申请数量": "9 1 0 0 0 0 10",
        "二、上年结转政府信息公开申请数量": "1 0 0 0 0 0 1",
        "三、本年度办理结果 (一)予以公开": granted,
        "(二)部分公开(区分处理的,只计这一情形,不计其他情形)": "2 0 0 0 0 0 2",
        "(三)不予公开 1.属于国家秘密": "1 0 0 0 0 0 1",
    }
    others = (
        "2.其他法律行政法规禁止公开|3.危及“三安全一稳定”|4.保护第三方合法权益|5.属于三类内部事务信息|6.属于四类过程性信息"
        "|7.属于行政执法案卷|8.属于行政查询事项|(四)无法提供 1.本机关不掌握相关政府信息|2.没有现成信息需要另行制作"
        "|3.补正后申请内容仍不明确|(五)不予处理 1.信访举报投诉类申请|2.重复申请|3.要求提供公开出版物|4.无正当理由大量反复申请"
        "|5.要求行政机关确认或重新出具已获取信息|(六)其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
        "|2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|3.其他"
    )
    labels |= dict.fromkeys(others.split("|"), "0 0 0 0 0 0 0")
    labels |= {"(七)总计": closed, "四、结转下年度继续办理": "1 0 0 0 0 0 1"}
    rows = "".join(f"{label} {values}\n" for label, values in labels.items())
    return extract(f"{PART_THREE}{rows}五、存在的主要问题及改进情况\n没有。\n")


def test_a_sum_without_a_row_that_could_not_be_read_accuses_nobody() -> None:
    result = part_three("6 1 O 0 0 O 7", "9 1 0 0 0 0 10")
    assert not [f for f in result.facts if f.indicator == "applications.granted"]
    assert ("error", "source") not in sums(result)


def test_a_sum_with_all_its_rows_still_accuses() -> None:
    assert sums(part_three("6 1 0 0 0 0 7", "9 1 0 0 0 0 10")) == []
    assert ("error", "source") in sums(part_three("7 1 0 0 0 0 8", "9 1 0 0 0 0 10"))
