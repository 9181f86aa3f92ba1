"""An official table of applications as plain text, and what is read of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.schemas import APPLICANTS, OTHER
from tests.results import read

Rows = list[list[str]]
Values = dict[str, Decimal]

TITLE = "甲山县样本局2023年政府信息公开工作年度报告\n一、总体情况\n各项制度不断健全。\n"
PART_THREE = "三、收到和处理政府信息公开申请情况\n"
END = "五、存在的主要问题及改进情况\n深度不够。\n"
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
HEAD: Rows = [
    ["(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)", "申请人情况"],
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
]
PLAIN_HEAD: Rows = [["申请人情况"], COLUMNS]
ROWS: Sequence[tuple[Sequence[str], str, Sequence[int]]] = (
    (["一、本年新收政府信息公开申请数量"], "received", [31, 4, 0, 2, 0, 1]),
    (["二、上年结转政府信息公开申请数量"], "carried_in", [2, 0, 0, 0, 1, 0]),
    (["三、本年度办理结果", "(一)予以公开"], "granted", [17, 3, 0, 2, 0, 1]),
    (["(二)部分公开(区分处理的,只计这一情形,不计其他情形)"], "partially_granted", [5, 0, 0, 0, 0, 0]),
    (["(三)不予公开", "1.属于国家秘密"], "refused.state_secret", [0] * 6),
    (["2.其他法律行政法规禁止公开"], "refused.prohibited_by_law", [1, 0, 0, 0, 1, 0]),
    (["(四)无法提供", "1.本机关不掌握相关政府信息"], "unavailable.not_held", [9, 1, 0, 0, 0, 0]),
    (["(七)总计"], "closed", [32, 4, 0, 2, 1, 1]),
    (["四、结转下年度继续办理"], "carried_out", [1, 0, 0, 0, 0, 0]),
)  # fmt: skip


def seven(parts: Sequence[int]) -> list[str]:
    return [*map(str, parts), str(sum(parts))]


def all_rows() -> Rows:
    return [[*labels, *seven(parts)] for labels, _, parts in ROWS]


def table_text(
    rows: Sequence[Sequence[str]], sep: str = " ", head: Rows = HEAD, end: str = END
) -> str:
    return TITLE + PART_THREE + "\n".join(sep.join(row) for row in [*head, *rows]) + "\n" + end


def expected(of: Sequence[str] = (*APPLICANTS, "")) -> Values:
    return {
        f"applications.{name}.{kind}".rstrip("."): Decimal(value)
        for _, name, parts in ROWS
        for kind, value in zip((*APPLICANTS, ""), (*parts, sum(parts)), strict=True)
        if kind in of
    }


def claimed(text: str) -> Values:
    """What is claimed in numbers; no indicator may have two."""
    found: Values = {}
    for fact in read(text).facts:
        if fact.indicator != OTHER and fact.value is not None:
            assert found.setdefault(fact.indicator, fact.value) == fact.value, fact.indicator
    return found


def is_told(text: str) -> bool:
    return any(finding.kind == "unplaced_table" for finding in read(text).findings)
