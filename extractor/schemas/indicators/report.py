"""The typed record of one report: every indicator of the vocabulary is a field of it.

Generated from schemas/disclosure by 'extractor schema generate'; do not edit it, but the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pydantic import Field

from .base import Figure, Group, column, empty, indicator


class ByApplicant(Figure):
    """A row of the applications table: its total, and the six kinds of applicant."""

    natural_person: Figure = column("自然人", "natural persons")
    commercial: Figure = column("法人或其他组织:商业企业", "companies")
    research: Figure = column("法人或其他组织:科研机构", "research institutes")
    public_welfare: Figure = column("法人或其他组织:社会公益组织", "public welfare organisations")
    legal_services: Figure = column("法人或其他组织:法律服务机构", "legal service providers")
    other_org: Figure = column("法人或其他组织:其他", "other organisations")


class Proactive(Group):
    """Information disclosed on the agency's own initiative."""

    total: Figure = indicator(
        Figure,
        "主动公开政府信息数",
        "items of information disclosed proactively",
        "条",
        forms=("narrative", "stat2014"),
        also=("公开各类政府信息", "主动公开信息共计", "区级信息数", "公开信息总数"),
    )
    """本年度主动公开的政府信息条数。同一条信息在几种渠道公开,只计一条。不含依申请公开和不予公开的文件,也不是网站全部稿件数;某一类信息、某一渠道、某一下属单位的条数都不是总数。"""
    cumulative: Figure = indicator(
        Figure,
        "历年累计主动公开政府信息数",
        "items disclosed proactively, all years to date",
        "条",
        forms=("narrative", "stat2014"),
        also=("累计公开", "自《条例》实施以来"),
    )
    """从《条例》施行或网站开通起,到报告期末的条数,与本年数分开。只写“全年累计”的仍是本年数。"""
    normative_documents: Figure = indicator(
        Figure,
        "主动公开规范性文件数",
        "normative documents disclosed",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:subset@stat2014",
        also=("主动公开政府文件", "公开规范性文件"),
    )
    """主动公开的规范性文件条数,是主动公开总数的一部分。一般政策文件、公文不计。"""
    normative_documents_issued: Figure = indicator(
        Figure,
        "制发规范性文件总数",
        "normative documents issued",
        "件",
        forms=("narrative", "stat2014"),
    )
    """本年制发的规范性文件总数,不论是否公开。2019 年起的表用 normative_documents.made 或 .issued。"""
    gazette: Figure = indicator(
        Figure,
        "政府公报公开政府信息数",
        "items disclosed in the government gazette",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("公报刊登文件", "政报刊登文件"),
    )
    """在政府公报、政报上公开的条数。公报出了几期不计。"""
    website: Figure = indicator(
        Figure,
        "政府网站公开政府信息数",
        "items disclosed on the government website",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("门户网站发布", "网络公开", "网站主动公开", "通过网站发布各类信息"),
    )
    """在本机关自己的网站公开的条数(政府的报告为其门户网站)。部门在本级或上级政府网站、其他部门网站公开的,以及访问量和转载量都不计。"""
    weibo: Figure = indicator(
        Figure,
        "政务微博公开政府信息数",
        "items disclosed on official Weibo accounts",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("微博发布",),
    )
    """在政务微博公开的条数。粉丝数、阅读量不计。"""
    wechat: Figure = indicator(
        Figure,
        "政务微信公开政府信息数",
        "items disclosed on official WeChat accounts",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("微信发布", "公众号推送", "微信公众号发布"),
    )
    """在政务微信(公众号)公开的条数。公众号的个数、关注人数不计。"""
    other_channels: Figure = indicator(
        Figure,
        "其他方式公开政府信息数",
        "items disclosed through other channels",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
    )
    """报告自己称作“其他方式”“其他渠道”的条数。公开栏、广播、报纸各有各的数,不并入。"""


class Response(Group):
    """Interpretation of policy and answers to public concern."""

    hot_topics: Figure = indicator(
        Figure,
        "回应公众关注热点或重大舆情数",
        "responses to matters of public concern",
        "次",
        forms=("narrative", "stat2014"),
    )
    """回应公众关注热点或重大舆情的次数。同一热点用几种方式回应,只计一次。"""
    press_conferences: Figure = indicator(
        Figure,
        "参加或举办新闻发布会总次数",
        "press conferences held or attended",
        "次",
        forms=("narrative", "stat2014"),
        also=("参加新闻发布会",),
    )
    """本机关参加或举办新闻发布会的总次数。"""
    press_conferences_by_principal: Figure = indicator(
        Figure,
        "主要负责同志参加新闻发布会次数",
        "press conferences attended by the principal official",
        "次",
        forms=("narrative", "stat2014"),
        part_of="response.press_conferences:subset@stat2014",
    )
    """上一项中主要负责同志到场的次数。"""
    online_interviews: Figure = indicator(
        Figure,
        "政府网站在线访谈次数",
        "online interviews on the government website",
        "次",
        forms=("narrative", "stat2014"),
    )
    """在政府网站做在线访谈的次数。"""
    online_interviews_by_principal: Figure = indicator(
        Figure,
        "主要负责同志参加政府网站在线访谈次数",
        "online interviews attended by the principal official",
        "次",
        forms=("narrative", "stat2014"),
        part_of="response.online_interviews:subset@stat2014",
    )
    """上一项中主要负责同志参加的次数。"""
    interpretations: Figure = indicator(
        Figure,
        "政策解读稿件发布数",
        "policy interpretations published",
        "篇",
        forms=("narrative", "stat2014"),
    )
    """发布的政策解读稿件篇数;图解、视频等各形式合计为一个总数时才取。某一种形式的篇数不是总数。"""
    weibo_wechat: Figure = indicator(
        Figure,
        "微博微信回应事件数",
        "events answered on Weibo or WeChat",
        "次",
        forms=("narrative", "stat2014"),
    )
    """通过微博、微信回应的事件数,不是发布的条数。"""
    other: Figure = indicator(
        Figure,
        "其他方式回应事件数",
        "events answered by other means",
        "次",
        forms=("narrative", "stat2014"),
    )


class ApplicationsReceived(ByApplicant):
    """Applications received in the year; the figure itself and its parts."""

    in_person: Figure = indicator(
        Figure,
        "当面申请数",
        "applications made in person",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("现场申请",),
    )
    """申请人当面递交的申请。现场咨询的人次不计。"""
    fax: Figure = indicator(
        Figure,
        "传真申请数",
        "applications made by fax",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.received:channel_of_receipt@stat2014",
    )
    online: Figure = indicator(
        Figure,
        "网络申请数",
        "applications made online or by e-mail",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("电子邮件申请", "网上申请", "互联网申请", "网站提交申请"),
    )
    """网上提交的申请,含电子邮件;网上表单与电子邮件分别写数的,电子邮件不并入。"""
    letter: Figure = indicator(
        Figure,
        "信函申请数",
        "applications made by letter",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
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
        forms=("narrative", "stat2014"),
        part_of="applications.closed:timeliness@stat2014",
        also=("按期办结", "法定期限内办结"),
    )
    """在法定期限内办结、没有延期的申请。“按时办结率100%”不是件数。"""
    extended: Figure = indicator(
        Figure,
        "延期办结数",
        "applications closed after an extension",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.closed:timeliness@stat2014",
    )
    """经延长期限后办结的申请。"""


class ApplicationsRefused(Figure):
    """Applications refused; the figure itself and its parts."""

    trade_secret: Figure = indicator(
        Figure,
        "不同意公开:涉及商业秘密",
        "refused: trade secrets",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
    )
    privacy: Figure = indicator(
        Figure,
        "不同意公开:涉及个人隐私",
        "refused: personal privacy",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
    )
    not_government_information: Figure = indicator(
        Figure,
        "不同意公开:不是《条例》所指政府信息",
        "refused: not government information under the Regulation",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
        also=("不属于政府信息",),
    )
    other_circumstances: Figure = indicator(
        Figure,
        "不同意公开:法律法规规定的其他情形",
        "refused: other circumstances provided by law",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
    )
    """法律、法规规定的其他不同意公开的情形。"""
    state_secret: ByApplicant = indicator(
        ByApplicant,
        "不予公开:国家秘密",
        "refused: state secrets",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.refused:reason@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(三)1.属于国家秘密",
        also=("涉及国家秘密",),
    )
    security_stability: ByApplicant = indicator(
        ByApplicant,
        "不予公开:危及国家安全、公共安全、经济安全、社会稳定",
        "refused: endangers national, public or economic security or social stability",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.refused:reason@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(三)3.危及“三安全一稳定”",
    )
    """公开会危及国家安全、公共安全、经济安全、社会稳定的。"""
    prohibited_by_law: ByApplicant = indicator(
        ByApplicant,
        "不予公开:其他法律行政法规禁止公开",
        "refused: disclosure prohibited by other laws",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)2.其他法律行政法规禁止公开",
    )
    third_party: ByApplicant = indicator(
        ByApplicant,
        "不予公开:保护第三方合法权益",
        "refused: rights of third parties",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)4.保护第三方合法权益",
    )
    internal_affairs: ByApplicant = indicator(
        ByApplicant,
        "不予公开:三类内部事务信息",
        "refused: three kinds of internal affairs",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)5.属于三类内部事务信息",
    )
    process_information: ByApplicant = indicator(
        ByApplicant,
        "不予公开:四类过程性信息",
        "refused: four kinds of information on process",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)6.属于四类过程性信息",
    )
    enforcement_files: ByApplicant = indicator(
        ByApplicant,
        "不予公开:行政执法案卷",
        "refused: enforcement case files",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)7.属于行政执法案卷",
    )
    administrative_query: ByApplicant = indicator(
        ByApplicant,
        "不予公开:行政查询事项",
        "refused: administrative query",
        "件",
        forms=("form2019", "form2021"),
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
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)1.本机关不掌握相关政府信息",
    )
    """本机关没有保存、也不掌握所要的信息。"""
    needs_creation: ByApplicant = indicator(
        ByApplicant,
        "无法提供:没有现成信息需要另行制作",
        "not provided: would have to be created",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)2.没有现成信息需要另行制作",
    )
    """没有现成的信息,要另外加工制作。"""
    unclear: ByApplicant = indicator(
        ByApplicant,
        "无法提供:补正后申请内容仍不明确",
        "not provided: still unclear after correction",
        "件",
        forms=("form2019", "form2021"),
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
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)1.信访举报投诉类申请",
    )
    repeated: ByApplicant = indicator(
        ByApplicant,
        "不予处理:重复申请",
        "not processed: repeated application",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)2.重复申请",
    )
    publication: ByApplicant = indicator(
        ByApplicant,
        "不予处理:要求提供公开出版物",
        "not processed: asks for a publication",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)3.要求提供公开出版物",
    )
    excessive: ByApplicant = indicator(
        ByApplicant,
        "不予处理:无正当理由大量反复申请",
        "not processed: excessive repeated applications without good reason",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)4.无正当理由大量反复申请",
    )
    reissue: ByApplicant = indicator(
        ByApplicant,
        "不予处理:要求行政机关确认或重新出具已获取信息",
        "not processed: asks to confirm or reissue information already obtained",
        "件",
        forms=("form2019", "form2021"),
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
        forms=("form2021",),
        part_of="applications.other:kind@form2021",
        printed="三、(六)1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    )
    unpaid: ByApplicant = indicator(
        ByApplicant,
        "其他处理:逾期未缴纳费用",
        "other handling: fee not paid in time",
        "件",
        forms=("form2021",),
        part_of="applications.other:kind@form2021",
        printed="三、(六)2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    )
    remaining: ByApplicant = indicator(
        ByApplicant,
        "其他处理:其他",
        "other handling: other",
        "件",
        forms=("form2021",),
        part_of="applications.other:kind@form2021",
        printed="三、(六)3.其他",
    )


class Applications(Group):
    """Applications for government information."""

    received: ApplicationsReceived = indicator(
        ApplicationsReceived,
        "收到申请数",
        "applications received in the year",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        printed="一、本年新收政府信息公开申请数量",
        also=("收到政府信息公开申请", "受理政府信息公开申请", "收到依申请公开"),
    )
    """本年新收到的政府信息公开申请件数。上年结转的不算在内;写“含上年结转”的合计不是本数。信访、办事、救助等别的申请不计。"""
    carried_in: ByApplicant = indicator(
        ByApplicant,
        "上年结转申请数",
        "applications carried over from the previous year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、上年结转政府信息公开申请数量",
    )
    """上年末尚未办结、转到本年办理的申请。"""
    closed: ApplicationsClosed = indicator(
        ApplicationsClosed,
        "申请办结数",
        "applications closed in the year",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        printed="三、(七)总计",
        also=("办结", "本年度办理结果总计"),
    )
    """本年办结的申请,即办理结果的总计,含上年结转后办结的。"""
    carried_out: ByApplicant = indicator(
        ByApplicant,
        "结转下年度继续办理数",
        "applications carried over to the next year",
        "件",
        forms=("form2019", "form2021"),
        printed="四、结转下年度继续办理",
        also=("结转至下一年", "转入下年办理"),
    )
    """到年末还没有办结、转到下年办理的申请。"""
    replied: Figure = indicator(
        Figure,
        "申请答复数",
        "applications answered",
        "件",
        forms=("narrative", "stat2014"),
        also=("书面答复申请",),
    )
    """作出答复的申请件数(2014 至 2018 年的表)。与办结数可以不同:一件申请可以有几份答复。"""
    granted: ByApplicant = indicator(
        ByApplicant,
        "同意公开答复数 / 予以公开",
        "applications granted in full",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.replied:outcome@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(一)予以公开",
        also=("全部公开", "予以提供"),
    )
    """全部同意公开的答复。“予以公开及部分公开”合写一个数的,两项都不是。"""
    partially_granted: ByApplicant = indicator(
        ByApplicant,
        "同意部分公开答复数 / 部分公开",
        "applications granted in part",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.replied:outcome@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(二)部分公开",
        also=("部分提供",),
    )
    """部分同意、部分不同意的答复;只计这一种情形。"""
    already_public: Figure = indicator(
        Figure,
        "属于已主动公开范围数",
        "answered: already disclosed",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("已主动公开",),
    )
    """所要信息已经主动公开、告知查阅途径的答复。"""
    refused: ApplicationsRefused = indicator(
        ApplicationsRefused,
        "不同意公开答复数",
        "applications refused",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("不予公开",),
    )
    """不同意公开(不予公开)的答复总数。公文属性为“不予公开”的文件数不是答复数。"""
    not_this_agency: Figure = indicator(
        Figure,
        "不属于本行政机关公开数",
        "answered: not for this agency to disclose",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("非本机关掌握", "不属于本机关职权"),
    )
    """不属于本机关公开职责、告知去别的机关申请的答复。"""
    nonexistent: Figure = indicator(
        Figure,
        "申请信息不存在数",
        "answered: the information does not exist",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("信息不存在",),
    )
    """所要信息不存在的答复。"""
    clarification_requested: Figure = indicator(
        Figure,
        "告知作出更改补充数",
        "answered: asked to correct or complete the application",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("告知补正", "申请内容不明确"),
    )
    """告知申请人更改、补充申请内容的答复。补正以后仍不明确的另有一项。"""
    referred_elsewhere: Figure = indicator(
        Figure,
        "告知通过其他途径办理数",
        "answered: to be handled through another procedure",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
    )
    unavailable: ApplicationsUnavailable = Field(default_factory=empty(ApplicationsUnavailable))
    not_processed: ApplicationsNotProcessed = Field(default_factory=empty(ApplicationsNotProcessed))
    other: ApplicationsOther = indicator(
        ApplicationsOther,
        "其他处理",
        "other handling",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(六)其他处理 (one printed row on the 2019 form; on the 2021 form the sum of the three rows below)",
    )
    """其他处理。2019 年的表只印这一行;2021 年的表印三行,这里是三行之和。"""


class Reconsideration(Group):
    """Administrative reconsideration."""

    total: Figure = indicator(
        Figure,
        "行政复议数量",
        "administrative reconsiderations",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        printed="四、行政复议 × 总计",
        also=("因政府信息公开提起的行政复议", "行政复议总计"),
    )
    """因政府信息公开引起的、以本机关为被申请人的行政复议件数。复议机关自己审理别人的案件不计。"""
    upheld: Figure = indicator(
        Figure,
        "行政复议:维持",
        "reconsiderations: upheld",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 结果维持",
    )
    """复议结果为维持(含驳回复议请求)。"""
    corrected: Figure = indicator(
        Figure,
        "行政复议:被依法纠错",
        "reconsiderations: corrected",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 结果纠正",
        also=("复议撤销", "复议确认违法", "复议责令履行"),
    )
    """复议后被撤销、变更、确认违法或责令重做的。"""
    other: Figure = indicator(
        Figure,
        "行政复议:其他情形",
        "reconsiderations: other result",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 其他结果",
    )
    pending: Figure = indicator(
        Figure,
        "行政复议:尚未审结",
        "reconsiderations: pending",
        "件",
        forms=("form2019", "form2021"),
        part_of="reconsideration.total:result@form2019+form2021",
        printed="四、行政复议 × 尚未审结",
        also=("复议未审结", "复议审理中"),
    )


class LitigationDirect(Group):
    """Lawsuits brought without reconsideration."""

    total: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):总计",
        "lawsuits without reconsideration: total",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.total:route@form2019+form2021",
        printed="四、未经复议直接起诉 × 总计",
    )
    upheld: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):结果维持",
        "lawsuits without reconsideration: upheld",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 结果维持",
    )
    corrected: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):结果纠正",
        "lawsuits without reconsideration: corrected",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 结果纠正",
    )
    other: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):其他结果",
        "lawsuits without reconsideration: other result",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 其他结果",
    )
    pending: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):尚未审结",
        "lawsuits without reconsideration: pending",
        "件",
        forms=("form2019", "form2021"),
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
        forms=("form2019", "form2021"),
        part_of="litigation.total:route@form2019+form2021",
        printed="四、复议后起诉 × 总计",
    )
    upheld: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):结果维持",
        "lawsuits after reconsideration: upheld",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 结果维持",
    )
    corrected: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):结果纠正",
        "lawsuits after reconsideration: corrected",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 结果纠正",
    )
    other: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):其他结果",
        "lawsuits after reconsideration: other result",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 其他结果",
    )
    pending: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):尚未审结",
        "lawsuits after reconsideration: pending",
        "件",
        forms=("form2019", "form2021"),
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
        forms=("narrative", "stat2014", "form2019", "form2021"),
        also=("诉讼案件", "应诉案件", "因政府信息公开提起的行政诉讼", "on the 2019 and 2021 forms the sum of the two totals below"),
    )
    """因政府信息公开引起的、以本机关为被告的行政诉讼件数。诉讼费用不是件数。"""
    upheld: Figure = indicator(
        Figure,
        "行政诉讼:维持具体行政行为或者驳回原告诉讼请求",
        "lawsuits: upheld or claim dismissed",
        "件",
        forms=("narrative", "stat2014"),
        part_of="litigation.total:result@stat2014",
        also=("判决驳回", "驳回诉讼请求", "驳回起诉"),
    )
    """法院维持原行为或者驳回原告请求的。"""
    corrected: Figure = indicator(
        Figure,
        "行政诉讼:被依法纠错",
        "lawsuits: corrected",
        "件",
        forms=("narrative", "stat2014"),
        part_of="litigation.total:result@stat2014",
    )
    """法院撤销、确认违法或责令重新答复的。"""
    other: Figure = indicator(
        Figure,
        "行政诉讼:其他情形",
        "lawsuits: other result",
        "件",
        forms=("narrative", "stat2014"),
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
        forms=("narrative", "stat2014"),
        also=("申诉", "举报", "投诉"),
    )
    """对政府信息公开工作的举报、投诉件数。12345 热线、信箱收到的一般诉求不计。"""


class Fees(Group):
    """Fees for information on application."""

    collected: Figure = indicator(
        Figure,
        "依申请公开信息收取的费用",
        "fees collected for information on application",
        "元",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        also=("收取工本费", "收费金额", "收取与依申请公开有关的费用", "信息处理费 (where 万元 is printed: keep the unit printed, normalise to 元)"),
    )
    """因依申请公开收取的费用。印成万元的,按印出的单位记,再折算成元。2021 年表中的行政事业性收费另有一项。"""
    search: Figure = indicator(
        Figure,
        "检索费",
        "search fees",
        "元",
        forms=("narrative",),
        part_of="fees.collected:kind",
    )
    copying: Figure = indicator(
        Figure,
        "复印费、邮寄费",
        "copying and postage fees",
        "元",
        forms=("narrative",),
        part_of="fees.collected:kind",
    )


class OrganisationStaff(Figure):
    """Staff working on disclosure; the figure itself and its parts."""

    full_time: Figure = indicator(
        Figure,
        "专职人员数",
        "full-time staff",
        "人",
        forms=("narrative", "stat2014"),
        part_of="organisation.staff:kind",
    )
    part_time: Figure = indicator(
        Figure,
        "兼职人员数",
        "part-time staff",
        "人",
        forms=("narrative", "stat2014"),
        part_of="organisation.staff:kind",
    )


class Organisation(Group):
    """Organisation, staff and budget."""

    offices: Figure = indicator(
        Figure,
        "政府信息公开工作专门机构数",
        "dedicated disclosure offices",
        "个",
        forms=("narrative", "stat2014"),
    )
    """专门负责政府信息公开的机构个数。"""
    reading_points: Figure = indicator(
        Figure,
        "设置政府信息公开查阅点数",
        "public reading points",
        "个",
        forms=("narrative", "stat2014"),
    )
    """设置的政府信息公开查阅点、查阅场所个数。公开栏、电子屏不计。"""
    staff: OrganisationStaff = indicator(
        OrganisationStaff,
        "从事政府信息公开工作人员数",
        "staff working on disclosure",
        "人",
        forms=("narrative", "stat2014"),
    )
    """从事政府信息公开工作的人员数,专职与兼职合计。全机关的职工数不计。"""
    budget: Figure = indicator(
        Figure,
        "政府信息公开专项经费",
        "budget for disclosure work",
        "元",
        forms=("narrative", "stat2014"),
        also=("专项经费", "投入经费 (where 万元 is printed: keep the unit printed, normalise to 元)"),
    )
    """专门用于政府信息公开的经费。“三公”经费、项目资金不计。"""


class Training(Group):
    """Meetings and training."""

    meetings: Figure = indicator(
        Figure,
        "召开政府信息公开工作会议或专题会议数",
        "meetings on disclosure work",
        "次",
        forms=("narrative", "stat2014"),
    )
    """为政府信息公开召开的会议次数。党组会、常务会、听证会不计。"""
    sessions: Figure = indicator(
        Figure,
        "举办各类培训班数",
        "training courses held",
        "次",
        forms=("narrative", "stat2014"),
    )
    """举办的政府信息公开培训班次数。参加上级举办的培训不计。"""
    attendees: Figure = indicator(
        Figure,
        "接受培训人员数",
        "persons trained",
        "人次",
        forms=("narrative", "stat2014"),
        also=("受训人员", "参训人员", "参加培训"),
    )
    """接受政府信息公开培训的人次。"""


class Consultations(Group):
    """Consultations."""

    total: Figure = indicator(
        Figure,
        "咨询总数",
        "consultations",
        "人次",
        forms=("narrative",),
    )
    """就政府信息公开接受的咨询人次。政务热线、办事窗口的咨询不计。"""
    on_site: Figure = indicator(
        Figure,
        "现场咨询数",
        "consultations on site",
        "人次",
        forms=("narrative",),
        part_of="consultations.total:channel_of_receipt",
    )
    phone: Figure = indicator(
        Figure,
        "电话咨询数",
        "consultations by telephone",
        "人次",
        forms=("narrative",),
        part_of="consultations.total:channel_of_receipt",
    )
    online: Figure = indicator(
        Figure,
        "网络咨询数",
        "consultations online",
        "人次",
        forms=("narrative",),
        part_of="consultations.total:channel_of_receipt",
    )


class Regulations(Group):
    """Regulations (规章)."""

    made: Figure = indicator(
        Figure,
        "规章:本年新制作数量",
        "regulations newly made in the year",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规章 × 本年新制作数量",
    )
    """2019 年表的一列:本年新制作的规章。与 2021 年表的“制发”不是一回事,不能接成一列。"""
    newly_public: Figure = indicator(
        Figure,
        "规章:本年新公开数量",
        "regulations newly disclosed in the year",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规章 × 本年新公开数量",
    )
    """本年新公开的规章,不论是哪一年制作的。"""
    public_total: Figure = indicator(
        Figure,
        "规章:对外公开总数量",
        "regulations disclosed in total",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规章 × 对外公开总数量",
    )
    """到年末对外公开的规章总数。"""
    issued: Figure = indicator(
        Figure,
        "规章:本年制发件数",
        "regulations issued in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 规章 × 本年制发件数",
    )
    """2021 年表的一列:本年制发的规章。"""
    repealed: Figure = indicator(
        Figure,
        "规章:本年废止件数",
        "regulations repealed in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 规章 × 本年废止件数",
    )
    in_force: Figure = indicator(
        Figure,
        "规章:现行有效件数",
        "regulations in force",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 规章 × 现行有效件数",
    )
    """到年末现行有效的规章。"""


class NormativeDocuments(Group):
    """Normative documents (行政规范性文件)."""

    made: Figure = indicator(
        Figure,
        "行政规范性文件:本年新制作数量",
        "normative documents newly made in the year",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规范性文件 × 本年新制作数量",
    )
    """2019 年表的一列:本年新制作的规范性文件。"""
    newly_public: Figure = indicator(
        Figure,
        "行政规范性文件:本年新公开数量",
        "normative documents newly disclosed in the year",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规范性文件 × 本年新公开数量",
    )
    """本年新公开的规范性文件,不论是哪一年制作的。"""
    public_total: Figure = indicator(
        Figure,
        "行政规范性文件:对外公开总数量",
        "normative documents disclosed in total",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规范性文件 × 对外公开总数量",
    )
    """到年末对外公开的规范性文件总数。"""
    issued: Figure = indicator(
        Figure,
        "行政规范性文件:本年制发件数",
        "normative documents issued in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 行政规范性文件 × 本年制发件数",
    )
    """2021 年表的一列:本年制发的行政规范性文件。"""
    repealed: Figure = indicator(
        Figure,
        "行政规范性文件:本年废止件数",
        "normative documents repealed in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 行政规范性文件 × 本年废止件数",
    )
    """本年废止、宣布失效的行政规范性文件。"""
    in_force: Figure = indicator(
        Figure,
        "行政规范性文件:现行有效件数",
        "normative documents in force",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 行政规范性文件 × 现行有效件数",
    )
    """到年末现行有效的行政规范性文件。"""


class Licensing(Group):
    """Administrative licensing."""

    items_last_year: Figure = indicator(
        Figure,
        "行政许可:上一年项目数量",
        "licensing: items in the previous year",
        "项",
        forms=("form2019",),
        printed="二、第(五)项 行政许可 × 上一年项目数量",
    )
    """上一年的许可事项个数。事项个数与决定件数不能相加。"""
    items_change: Figure = indicator(
        Figure,
        "行政许可:本年增/减",
        "licensing: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(五)项 行政许可 × 本年增/减",
    )
    """本年事项增加(正)或减少(负)的个数。"""
    decisions: Figure = indicator(
        Figure,
        "行政许可:处理决定数量",
        "licensing: decisions in the year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、第(五)项 行政许可 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年作出的行政许可决定件数,不是许可事项的个数。"""


class OtherServices(Group):
    """Other services to the public."""

    items_last_year: Figure = indicator(
        Figure,
        "其他对外管理服务事项:上一年项目数量",
        "other services: items in the previous year",
        "项",
        forms=("form2019",),
        printed="二、第(五)项 其他对外管理服务事项 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "其他对外管理服务事项:本年增/减",
        "other services: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(五)项 其他对外管理服务事项 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "其他对外管理服务事项:处理决定数量",
        "other services: decisions in the year",
        "件",
        forms=("form2019",),
        printed="二、第(五)项 其他对外管理服务事项 × 处理决定数量 (2021: 本年处理决定数量)",
    )


class Penalties(Group):
    """Administrative penalties."""

    items_last_year: Figure = indicator(
        Figure,
        "行政处罚:上一年项目数量",
        "penalties: items in the previous year",
        "项",
        forms=("form2019",),
        printed="二、第(六)项 行政处罚 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政处罚:本年增/减",
        "penalties: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(六)项 行政处罚 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "行政处罚:处理决定数量",
        "penalties: decisions in the year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、第(六)项 行政处罚 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年作出的行政处罚决定件数。"""


class Coercion(Group):
    """Administrative coercion."""

    items_last_year: Figure = indicator(
        Figure,
        "行政强制:上一年项目数量",
        "coercion: items in the previous year",
        "项",
        forms=("form2019",),
        printed="二、第(六)项 行政强制 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政强制:本年增/减",
        "coercion: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(六)项 行政强制 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "行政强制:处理决定数量",
        "coercion: decisions in the year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、第(六)项 行政强制 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年作出的行政强制决定件数。"""


class AdministrativeFees(Group):
    """Administrative fees."""

    items_last_year: Figure = indicator(
        Figure,
        "行政事业性收费:上一年项目数量",
        "administrative fees: items in the previous year",
        "项",
        forms=("form2019",),
        printed="二、第(八)项 行政事业性收费 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政事业性收费:本年增/减",
        "administrative fees: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(八)项 行政事业性收费 × 本年增/减",
    )
    amount: Figure = indicator(
        Figure,
        "行政事业性收费:本年收费金额",
        "administrative fees: amount collected in the year",
        "万元",
        forms=("form2021",),
        printed="二、第(八)项 行政事业性收费 × 本年收费金额(单位:万元)",
    )
    """本年行政事业性收费的金额。依申请公开的信息处理费不在此列。"""


class Procurement(Group):
    """Central government procurement."""

    items: Figure = indicator(
        Figure,
        "政府集中采购:采购项目数量",
        "procurement: number of projects",
        "项",
        forms=("form2019",),
        printed="二、第(九)项 政府集中采购 × 采购项目数量",
    )
    amount: Figure = indicator(
        Figure,
        "政府集中采购:采购总金额",
        "procurement: total amount",
        "元",
        forms=("form2019",),
        printed="二、第(九)项 政府集中采购 × 采购总金额",
    )
    """政府集中采购的总金额。表上没有印单位,按元记;写了单位的从其所写。"""


class Report(Group):
    """Everything a report states, by indicator.

    A node that has parts carries its own figure beside them:
    ``report.applications.received.value`` and ``report.applications.received.online.value``.
    """

    proactive: Proactive = Field(default_factory=empty(Proactive))
    response: Response = Field(default_factory=empty(Response))
    applications: Applications = Field(default_factory=empty(Applications))
    reconsideration: Reconsideration = Field(default_factory=empty(Reconsideration))
    litigation: Litigation = Field(default_factory=empty(Litigation))
    complaints: Complaints = Field(default_factory=empty(Complaints))
    fees: Fees = Field(default_factory=empty(Fees))
    organisation: Organisation = Field(default_factory=empty(Organisation))
    training: Training = Field(default_factory=empty(Training))
    consultations: Consultations = Field(default_factory=empty(Consultations))
    regulations: Regulations = Field(default_factory=empty(Regulations))
    normative_documents: NormativeDocuments = Field(default_factory=empty(NormativeDocuments))
    licensing: Licensing = Field(default_factory=empty(Licensing))
    other_services: OtherServices = Field(default_factory=empty(OtherServices))
    penalties: Penalties = Field(default_factory=empty(Penalties))
    coercion: Coercion = Field(default_factory=empty(Coercion))
    administrative_fees: AdministrativeFees = Field(default_factory=empty(AdministrativeFees))
    procurement: Procurement = Field(default_factory=empty(Procurement))


APPLICANTS: tuple[str, ...] = ("natural_person", "commercial", "research", "public_welfare", "legal_services", "other_org")
"""The last parts of the ids of a set of columns, in the order that they are printed."""
BALANCES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("applications.received", "applications.carried_in"), ("applications.closed", "applications.carried_out")),
)
"""Indicators that add up to the same on both sides."""
MOST: Mapping[str, Decimal] = {
    "fees.collected": Decimal(1000000),
    "fees.search": Decimal(1000000),
    "fees.copying": Decimal(1000000),
    "organisation.budget": Decimal(1000000000),
    "administrative_fees.amount": Decimal(10000000),
}
"""More than this, in the unit of the indicator, is beyond belief."""
