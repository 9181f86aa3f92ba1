"""Reconsiderations, lawsuits and complaints."""

from __future__ import annotations

from pydantic import Field

from .base import ALL_FORMS, PROSE_AND_STAT, TABLE_FORMS, Figure, Group, empty, indicator


class Reconsideration(Group):
    """Administrative reconsideration."""

    total: Figure = indicator(
        Figure,
        "行政复议数量",
        "administrative reconsiderations",
        "件",
        forms=ALL_FORMS,
        printed="四、行政复议 × 总计",
        also=("因政府信息公开提起的行政复议", "行政复议总计"),
    )
    upheld: Figure = indicator(
        Figure,
        "行政复议:维持",
        "reconsiderations: upheld",
        "件",
        forms=ALL_FORMS,
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 结果维持",
    )
    corrected: Figure = indicator(
        Figure,
        "行政复议:被依法纠错",
        "reconsiderations: corrected",
        "件",
        forms=ALL_FORMS,
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 结果纠正",
        also=(
            "复议撤销",
            "复议确认违法",
            "复议责令履行",
        ),
    )
    other: Figure = indicator(
        Figure,
        "行政复议:其他情形",
        "reconsiderations: other result",
        "件",
        forms=ALL_FORMS,
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 其他结果",
    )
    pending: Figure = indicator(
        Figure,
        "行政复议:尚未审结",
        "reconsiderations: pending",
        "件",
        forms=TABLE_FORMS,
        part_of="reconsideration.total:result@form2019+form2021",
        printed="四、行政复议 × 尚未审结",
        also=(
            "复议未审结",
            "复议审理中",
        ),
    )


class LitigationDirect(Group):
    """Lawsuits brought without reconsideration."""

    total: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):总计",
        "lawsuits without reconsideration: total",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.total:route@form2019+form2021",
        printed="四、未经复议直接起诉 × 总计",
    )
    upheld: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):结果维持",
        "lawsuits without reconsideration: upheld",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 结果维持",
    )
    corrected: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):结果纠正",
        "lawsuits without reconsideration: corrected",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 结果纠正",
    )
    other: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):其他结果",
        "lawsuits without reconsideration: other result",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 其他结果",
    )
    pending: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):尚未审结",
        "lawsuits without reconsideration: pending",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 尚未审结",
    )


class LitigationAfterReview(Group):
    """Lawsuits brought after reconsideration."""

    total: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):总计",
        "lawsuits after reconsideration: total",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.total:route@form2019+form2021",
        printed="四、复议后起诉 × 总计",
    )
    upheld: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):结果维持",
        "lawsuits after reconsideration: upheld",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 结果维持",
    )
    corrected: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):结果纠正",
        "lawsuits after reconsideration: corrected",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 结果纠正",
    )
    other: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):其他结果",
        "lawsuits after reconsideration: other result",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 其他结果",
    )
    pending: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):尚未审结",
        "lawsuits after reconsideration: pending",
        "件",
        forms=TABLE_FORMS,
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 尚未审结",
    )


class Litigation(Group):
    """Administrative lawsuits."""

    total: Figure = indicator(
        Figure,
        "行政诉讼数量",
        "administrative lawsuits",
        "件",
        forms=ALL_FORMS,
        also=(
            "诉讼案件",
            "应诉案件",
            "因政府信息公开提起的行政诉讼",
            "on the 2019 and 2021 forms the sum of the two totals below",
        ),
    )
    upheld: Figure = indicator(
        Figure,
        "行政诉讼:维持具体行政行为或者驳回原告诉讼请求",
        "lawsuits: upheld or claim dismissed",
        "件",
        forms=PROSE_AND_STAT,
        part_of="litigation.total:result@stat2014",
        also=(
            "判决驳回",
            "驳回诉讼请求",
            "驳回起诉",
        ),
    )
    corrected: Figure = indicator(
        Figure,
        "行政诉讼:被依法纠错",
        "lawsuits: corrected",
        "件",
        forms=PROSE_AND_STAT,
        part_of="litigation.total:result@stat2014",
    )
    other: Figure = indicator(
        Figure,
        "行政诉讼:其他情形",
        "lawsuits: other result",
        "件",
        forms=PROSE_AND_STAT,
        part_of="litigation.total:result@stat2014",
        also=("行政诉讼其他结果",),
    )
    direct: LitigationDirect = Field(default_factory=empty(LitigationDirect))
    after_review: LitigationAfterReview = Field(default_factory=empty(LitigationAfterReview))


class Complaints(Group):
    """Complaints."""

    total: Figure = indicator(
        Figure,
        "举报投诉数量",
        "complaints and reports",
        "件",
        forms=PROSE_AND_STAT,
        also=("申诉", "举报", "投诉"),
    )
