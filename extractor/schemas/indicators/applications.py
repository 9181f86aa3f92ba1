"""Applications for information: received, carried over, closed and with what outcome."""

from __future__ import annotations

from pydantic import Field

from .base import (
    ALL_FORMS,
    PROSE_AND_STAT,
    TABLE_FORMS,
    ByApplicant,
    Figure,
    Group,
    empty,
    indicator,
)
from .outcomes import (
    ApplicationsNotProcessed,
    ApplicationsOther,
    ApplicationsRefused,
    ApplicationsUnavailable,
)


class ApplicationsReceived(ByApplicant):
    """Applications received in the year; the figure itself and its parts."""

    in_person: Figure = indicator(
        Figure,
        "当面申请数",
        "applications made in person",
        "件",
        forms=ALL_FORMS,
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("现场申请",),
    )
    fax: Figure = indicator(
        Figure,
        "传真申请数",
        "applications made by fax",
        "件",
        forms=ALL_FORMS,
        part_of="applications.received:channel_of_receipt@stat2014",
    )
    online: Figure = indicator(
        Figure,
        "网络申请数",
        "applications made online or by e-mail",
        "件",
        forms=ALL_FORMS,
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("电子邮件申请", "网上申请", "互联网申请", "网站提交申请"),
    )
    letter: Figure = indicator(
        Figure,
        "信函申请数",
        "applications made by letter",
        "件",
        forms=ALL_FORMS,
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("信函、邮寄申请",),
    )


class ApplicationsClosed(ByApplicant):
    """Applications closed in the year; the figure itself and its parts."""

    on_time: Figure = indicator(
        Figure,
        "按时办结数",
        "applications closed on time",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.closed:timeliness@stat2014",
        also=(
            "按期办结",
            "法定期限内办结",
        ),
    )
    extended: Figure = indicator(
        Figure,
        "延期办结数",
        "applications closed after an extension",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.closed:timeliness@stat2014",
    )


class Applications(Group):
    """Applications for government information."""

    received: ApplicationsReceived = indicator(
        ApplicationsReceived,
        "收到申请数",
        "applications received in the year",
        "件",
        forms=ALL_FORMS,
        printed="一、本年新收政府信息公开申请数量",
        also=("收到政府信息公开申请", "受理政府信息公开申请", "收到依申请公开"),
    )
    carried_in: ByApplicant = indicator(
        ByApplicant,
        "上年结转申请数",
        "applications carried over from the previous year",
        "件",
        forms=TABLE_FORMS,
        printed="二、上年结转政府信息公开申请数量",
    )
    closed: ApplicationsClosed = indicator(
        ApplicationsClosed,
        "申请办结数",
        "applications closed in the year",
        "件",
        forms=ALL_FORMS,
        printed="三、(七)总计",
        also=("办结", "本年度办理结果总计"),
    )
    carried_out: ByApplicant = indicator(
        ByApplicant,
        "结转下年度继续办理数",
        "applications carried over to the next year",
        "件",
        forms=TABLE_FORMS,
        printed="四、结转下年度继续办理",
        also=(
            "结转至下一年",
            "转入下年办理",
        ),
    )
    replied: Figure = indicator(
        Figure,
        "申请答复数",
        "applications answered",
        "件",
        forms=PROSE_AND_STAT,
        also=("书面答复申请",),
    )
    granted: ByApplicant = indicator(
        ByApplicant,
        "同意公开答复数 / 予以公开",
        "applications granted in full",
        "件",
        forms=ALL_FORMS,
        part_of="applications.replied:outcome@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(一)予以公开",
        also=(
            "全部公开",
            "予以提供",
        ),
    )
    partially_granted: ByApplicant = indicator(
        ByApplicant,
        "同意部分公开答复数 / 部分公开",
        "applications granted in part",
        "件",
        forms=ALL_FORMS,
        part_of="applications.replied:outcome@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(二)部分公开",
        also=("部分提供",),
    )
    already_public: Figure = indicator(
        Figure,
        "属于已主动公开范围数",
        "answered: already disclosed",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.replied:outcome@stat2014",
        also=("已主动公开",),
    )
    refused: ApplicationsRefused = indicator(
        ApplicationsRefused,
        "不同意公开答复数",
        "applications refused",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.replied:outcome@stat2014",
        also=("不予公开",),
    )
    not_this_agency: Figure = indicator(
        Figure,
        "不属于本行政机关公开数",
        "answered: not for this agency to disclose",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.replied:outcome@stat2014",
        also=(
            "非本机关掌握",
            "不属于本机关职权",
        ),
    )
    nonexistent: Figure = indicator(
        Figure,
        "申请信息不存在数",
        "answered: the information does not exist",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.replied:outcome@stat2014",
        also=("信息不存在",),
    )
    clarification_requested: Figure = indicator(
        Figure,
        "告知作出更改补充数",
        "answered: asked to correct or complete the application",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.replied:outcome@stat2014",
        also=(
            "告知补正",
            "申请内容不明确",
        ),
    )
    referred_elsewhere: Figure = indicator(
        Figure,
        "告知通过其他途径办理数",
        "answered: to be handled through another procedure",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.replied:outcome@stat2014",
    )
    unavailable: ApplicationsUnavailable = Field(default_factory=empty(ApplicationsUnavailable))
    not_processed: ApplicationsNotProcessed = Field(default_factory=empty(ApplicationsNotProcessed))
    other: ApplicationsOther = indicator(
        ApplicationsOther,
        "其他处理",
        "other handling",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(六)其他处理 (one printed row on the 2019 form; "
        "on the 2021 form the sum of the three rows below)",
    )
