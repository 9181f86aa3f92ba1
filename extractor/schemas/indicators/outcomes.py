"""How applications were refused, could not be met, not processed, or handled otherwise."""

from __future__ import annotations

from .base import (
    ALL_FORMS,
    FORM_2021,
    PROSE_AND_STAT,
    TABLE_FORMS,
    ByApplicant,
    Figure,
    Group,
    indicator,
)


class ApplicationsRefused(Figure):
    """Applications refused; the figure itself and its parts."""

    trade_secret: Figure = indicator(
        Figure,
        "不同意公开:涉及商业秘密",
        "refused: trade secrets",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.refused:reason@stat2014",
    )
    privacy: Figure = indicator(
        Figure,
        "不同意公开:涉及个人隐私",
        "refused: personal privacy",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.refused:reason@stat2014",
    )
    not_government_information: Figure = indicator(
        Figure,
        "不同意公开:不是《条例》所指政府信息",
        "refused: not government information under the Regulation",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.refused:reason@stat2014",
        also=("不属于政府信息",),
    )
    other_circumstances: Figure = indicator(
        Figure,
        "不同意公开:法律法规规定的其他情形",
        "refused: other circumstances provided by law",
        "件",
        forms=PROSE_AND_STAT,
        part_of="applications.refused:reason@stat2014",
    )
    state_secret: ByApplicant = indicator(
        ByApplicant,
        "不予公开:国家秘密",
        "refused: state secrets",
        "件",
        forms=ALL_FORMS,
        part_of="applications.refused:reason@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(三)1.属于国家秘密",
        also=("涉及国家秘密",),
    )
    security_stability: ByApplicant = indicator(
        ByApplicant,
        "不予公开:危及国家安全、公共安全、经济安全、社会稳定",
        "refused: endangers national, public or economic security or social stability",
        "件",
        forms=ALL_FORMS,
        part_of="applications.refused:reason@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(三)3.危及“三安全一稳定”",
    )
    prohibited_by_law: ByApplicant = indicator(
        ByApplicant,
        "不予公开:其他法律行政法规禁止公开",
        "refused: disclosure prohibited by other laws",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)2.其他法律行政法规禁止公开",
    )
    third_party: ByApplicant = indicator(
        ByApplicant,
        "不予公开:保护第三方合法权益",
        "refused: rights of third parties",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)4.保护第三方合法权益",
    )
    internal_affairs: ByApplicant = indicator(
        ByApplicant,
        "不予公开:三类内部事务信息",
        "refused: three kinds of internal affairs",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)5.属于三类内部事务信息",
    )
    process_information: ByApplicant = indicator(
        ByApplicant,
        "不予公开:四类过程性信息",
        "refused: four kinds of information on process",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)6.属于四类过程性信息",
    )
    enforcement_files: ByApplicant = indicator(
        ByApplicant,
        "不予公开:行政执法案卷",
        "refused: enforcement case files",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)7.属于行政执法案卷",
    )
    administrative_query: ByApplicant = indicator(
        ByApplicant,
        "不予公开:行政查询事项",
        "refused: administrative query",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)8.属于行政查询事项",
    )


class ApplicationsUnavailable(Group):
    """Information that could not be provided."""

    not_held: ByApplicant = indicator(
        ByApplicant,
        "无法提供:本机关不掌握相关政府信息",
        "not provided: not held by this agency",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)1.本机关不掌握相关政府信息",
    )
    needs_creation: ByApplicant = indicator(
        ByApplicant,
        "无法提供:没有现成信息需要另行制作",
        "not provided: would have to be created",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)2.没有现成信息需要另行制作",
    )
    unclear: ByApplicant = indicator(
        ByApplicant,
        "无法提供:补正后申请内容仍不明确",
        "not provided: still unclear after correction",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)3.补正后申请内容仍不明确",
    )


class ApplicationsNotProcessed(Group):
    """Applications not processed."""

    complaint: ByApplicant = indicator(
        ByApplicant,
        "不予处理:信访举报投诉类申请",
        "not processed: petition, report or complaint",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)1.信访举报投诉类申请",
    )
    repeated: ByApplicant = indicator(
        ByApplicant,
        "不予处理:重复申请",
        "not processed: repeated application",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)2.重复申请",
    )
    publication: ByApplicant = indicator(
        ByApplicant,
        "不予处理:要求提供公开出版物",
        "not processed: asks for a publication",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)3.要求提供公开出版物",
    )
    excessive: ByApplicant = indicator(
        ByApplicant,
        "不予处理:无正当理由大量反复申请",
        "not processed: excessive repeated applications without good reason",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)4.无正当理由大量反复申请",
    )
    reissue: ByApplicant = indicator(
        ByApplicant,
        "不予处理:要求行政机关确认或重新出具已获取信息",
        "not processed: asks to confirm or reissue information already obtained",
        "件",
        forms=TABLE_FORMS,
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)5.要求行政机关确认或重新出具已获取信息",
    )


class ApplicationsOther(ByApplicant):
    """Other handling; the figure itself and its parts."""

    not_corrected: ByApplicant = indicator(
        ByApplicant,
        "其他处理:无正当理由逾期不补正",
        "other handling: not corrected in time",
        "件",
        forms=FORM_2021,
        part_of="applications.other:kind@form2021",
        printed="三、(六)1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    )
    unpaid: ByApplicant = indicator(
        ByApplicant,
        "其他处理:逾期未缴纳费用",
        "other handling: fee not paid in time",
        "件",
        forms=FORM_2021,
        part_of="applications.other:kind@form2021",
        printed="三、(六)2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    )
    remaining: ByApplicant = indicator(
        ByApplicant,
        "其他处理:其他",
        "other handling: other",
        "件",
        forms=FORM_2021,
        part_of="applications.other:kind@form2021",
        printed="三、(六)3.其他",
    )
