"""Fees, organisation, training and consultations."""

from __future__ import annotations

from .base import ALL_FORMS, NARRATIVE, PROSE_AND_STAT, Figure, Group, indicator


class Fees(Group):
    """Fees for information on application."""

    collected: Figure = indicator(
        Figure,
        "依申请公开信息收取的费用",
        "fees collected for information on application",
        "元",
        forms=ALL_FORMS,
        also=(
            "收取工本费",
            "收费金额",
            "收取与依申请公开有关的费用",
            "信息处理费 (where 万元 is printed: keep the unit printed, normalise to 元)",
        ),
    )
    search: Figure = indicator(
        Figure, "检索费", "search fees", "元", forms=NARRATIVE, part_of="fees.collected:kind"
    )
    copying: Figure = indicator(
        Figure,
        "复印费、邮寄费",
        "copying and postage fees",
        "元",
        forms=NARRATIVE,
        part_of="fees.collected:kind",
    )


class OrganisationStaff(Figure):
    """Staff working on disclosure; the figure itself and its parts."""

    full_time: Figure = indicator(
        Figure,
        "专职人员数",
        "full-time staff",
        "人",
        forms=PROSE_AND_STAT,
        part_of="organisation.staff:kind",
    )
    part_time: Figure = indicator(
        Figure,
        "兼职人员数",
        "part-time staff",
        "人",
        forms=PROSE_AND_STAT,
        part_of="organisation.staff:kind",
    )


class Organisation(Group):
    """Organisation, staff and budget."""

    offices: Figure = indicator(
        Figure,
        "政府信息公开工作专门机构数",
        "dedicated disclosure offices",
        "个",
        forms=PROSE_AND_STAT,
    )
    reading_points: Figure = indicator(
        Figure, "设置政府信息公开查阅点数", "public reading points", "个", forms=PROSE_AND_STAT
    )
    staff: OrganisationStaff = indicator(
        OrganisationStaff,
        "从事政府信息公开工作人员数",
        "staff working on disclosure",
        "人",
        forms=PROSE_AND_STAT,
    )
    budget: Figure = indicator(
        Figure,
        "政府信息公开专项经费",
        "budget for disclosure work",
        "元",
        forms=PROSE_AND_STAT,
        also=("投入经费 (where 万元 is printed: keep the unit printed, normalise to 元)",),
    )


class Training(Group):
    """Meetings and training."""

    meetings: Figure = indicator(
        Figure,
        "召开政府信息公开工作会议或专题会议数",
        "meetings on disclosure work",
        "次",
        forms=PROSE_AND_STAT,
    )
    sessions: Figure = indicator(
        Figure, "举办各类培训班数", "training courses held", "次", forms=PROSE_AND_STAT
    )
    attendees: Figure = indicator(
        Figure,
        "接受培训人员数",
        "persons trained",
        "人次",
        forms=PROSE_AND_STAT,
        also=(
            "受训人员",
            "参训人员",
            "参加培训",
        ),
    )


class Consultations(Group):
    """Consultations."""

    total: Figure = indicator(Figure, "咨询总数", "consultations", "人次", forms=NARRATIVE)
    on_site: Figure = indicator(
        Figure,
        "现场咨询数",
        "consultations on site",
        "人次",
        forms=NARRATIVE,
        part_of="consultations.total:channel_of_receipt",
    )
    phone: Figure = indicator(
        Figure,
        "电话咨询数",
        "consultations by telephone",
        "人次",
        forms=NARRATIVE,
        part_of="consultations.total:channel_of_receipt",
    )
    online: Figure = indicator(
        Figure,
        "网络咨询数",
        "consultations online",
        "人次",
        forms=NARRATIVE,
        part_of="consultations.total:channel_of_receipt",
    )
