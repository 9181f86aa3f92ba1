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
    """本年度主动公开的政府信息条数。同一条信息在几种渠道公开,只计一条。不含依申请公开和不予公开的文件,也不是网站全部稿件数;某一类信息、某一渠道、某一下属单位的条数都不是总数。

    Items of government information that the agency disclosed proactively in the year. The same
    item published through several channels counts once. Documents open on application only, and
    documents that may not be disclosed, are left out, and the number of all articles on a website
    is not this total; nor is the number for one kind of information, one channel or one
    subordinate body.
    """
    cumulative: Figure = indicator(
        Figure,
        "历年累计主动公开政府信息数",
        "items disclosed proactively, all years to date",
        "条",
        forms=("narrative", "stat2014"),
        also=("累计公开", "自《条例》实施以来"),
    )
    """从《条例》施行或网站开通起,到报告期末的条数,与本年数分开。只写“全年累计”的仍是本年数。

    Items disclosed from the entry into force of the Regulation, or from the opening of the
    website, to the end of the reporting period; kept apart from the number for the year. “全年累计”
    (cumulative over the year) alone still means the number for the year.
    """
    normative_documents: Figure = indicator(
        Figure,
        "主动公开规范性文件数",
        "normative documents disclosed",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:subset@stat2014",
        also=("主动公开政府文件", "公开规范性文件"),
    )
    """主动公开的规范性文件条数,是主动公开总数的一部分。一般政策文件、公文不计。

    Normative documents disclosed proactively, a part of all items disclosed proactively. Ordinary
    policy papers and official correspondence do not count.
    """
    normative_documents_issued: Figure = indicator(
        Figure,
        "制发规范性文件总数",
        "normative documents issued",
        "件",
        forms=("narrative", "stat2014"),
    )
    """本年制发的规范性文件总数,不论是否公开。2019 年起的表用 normative_documents.made 或 .issued。

    All normative documents issued in the year, disclosed or not. On the forms from 2019 on,
    normative_documents.made or .issued takes its place.
    """
    gazette: Figure = indicator(
        Figure,
        "政府公报公开政府信息数",
        "items disclosed in the government gazette",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("公报刊登文件", "政报刊登文件"),
    )
    """在政府公报、政报上公开的条数。公报出了几期不计。

    Items disclosed in the government gazette. How many issues of it appeared does not count.
    """
    website: Figure = indicator(
        Figure,
        "政府网站公开政府信息数",
        "items disclosed on the government website",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("门户网站发布", "网络公开", "网站主动公开", "通过网站发布各类信息"),
    )
    """在本机关自己的网站公开的条数(政府的报告为其门户网站)。部门在本级或上级政府网站、其他部门网站公开的,以及访问量和转载量都不计。

    Items disclosed on the agency's own website (in the report of a government, its portal). What
    a department discloses on the website of the government at its level or above, or of another
    department, does not count, nor do visits and reposts.
    """
    weibo: Figure = indicator(
        Figure,
        "政务微博公开政府信息数",
        "items disclosed on official Weibo accounts",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("微博发布",),
    )
    """在政务微博公开的条数。粉丝数、阅读量不计。

    Items disclosed on official Weibo accounts. Followers and views do not count.
    """
    wechat: Figure = indicator(
        Figure,
        "政务微信公开政府信息数",
        "items disclosed on official WeChat accounts",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
        also=("微信发布", "公众号推送", "微信公众号发布"),
    )
    """在政务微信(公众号)公开的条数。公众号的个数、关注人数不计。

    Items disclosed on official WeChat accounts. The number of accounts and of their followers
    does not count.
    """
    other_channels: Figure = indicator(
        Figure,
        "其他方式公开政府信息数",
        "items disclosed through other channels",
        "条",
        forms=("narrative", "stat2014"),
        part_of="proactive.total:channel@stat2014",
    )
    """报告自己称作“其他方式”“其他渠道”的条数。公开栏、广播、报纸各有各的数,不并入。

    Items that the report itself puts under “其他方式” or “其他渠道” (other ways, other channels). Notice
    boards, broadcasts and newspapers with numbers of their own are not added in.
    """


class Response(Group):
    """Interpretation of policy and answers to public concern."""

    hot_topics: Figure = indicator(
        Figure,
        "回应公众关注热点或重大舆情数",
        "responses to matters of public concern",
        "次",
        forms=("narrative", "stat2014"),
    )
    """回应公众关注热点或重大舆情的次数。同一热点用几种方式回应,只计一次。

    Responses to matters that concern the public, or to major public opinion. The same matter
    answered in several ways counts once.
    """
    press_conferences: Figure = indicator(
        Figure,
        "参加或举办新闻发布会总次数",
        "press conferences held or attended",
        "次",
        forms=("narrative", "stat2014"),
        also=("参加新闻发布会",),
    )
    """本机关参加或举办新闻发布会的总次数。

    All press conferences that the agency held or attended.
    """
    press_conferences_by_principal: Figure = indicator(
        Figure,
        "主要负责同志参加新闻发布会次数",
        "press conferences attended by the principal official",
        "次",
        forms=("narrative", "stat2014"),
        part_of="response.press_conferences:subset@stat2014",
    )
    """上一项中主要负责同志到场的次数。

    Those of the press conferences held or attended at which the principal official was present.
    """
    online_interviews: Figure = indicator(
        Figure,
        "政府网站在线访谈次数",
        "online interviews on the government website",
        "次",
        forms=("narrative", "stat2014"),
    )
    """在政府网站做在线访谈的次数。

    Interviews given online on the government website.
    """
    online_interviews_by_principal: Figure = indicator(
        Figure,
        "主要负责同志参加政府网站在线访谈次数",
        "online interviews attended by the principal official",
        "次",
        forms=("narrative", "stat2014"),
        part_of="response.online_interviews:subset@stat2014",
    )
    """上一项中主要负责同志参加的次数。

    Those of the online interviews in which the principal official took part.
    """
    interpretations: Figure = indicator(
        Figure,
        "政策解读稿件发布数",
        "policy interpretations published",
        "篇",
        forms=("narrative", "stat2014"),
    )
    """发布的政策解读稿件篇数;图解、视频等各形式合计为一个总数时才取。某一种形式的篇数不是总数。

    Policy interpretations published. Forms such as charts and videos are included only where the
    report gives one total for all forms; the number for one form is not the total.
    """
    weibo_wechat: Figure = indicator(
        Figure,
        "微博微信回应事件数",
        "events answered on Weibo or WeChat",
        "次",
        forms=("narrative", "stat2014"),
    )
    """通过微博、微信回应的事件数,不是发布的条数。

    Events answered on Weibo or WeChat, not the number of posts.
    """
    other: Figure = indicator(
        Figure,
        "其他方式回应事件数",
        "events answered by other means",
        "次",
        forms=("narrative", "stat2014"),
    )
    """报告称以“其他方式”回应的事件数。新闻发布会、在线访谈、政策解读、微博微信各有一项,不并入。

    Events that the report says were answered by “其他方式” (other means). Press conferences, online
    interviews, policy interpretations, Weibo and WeChat have indicators of their own and are not
    added in.
    """


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
    """申请人当面递交的申请。现场咨询的人次不计。

    Applications that the applicant handed in personally. Visitors who only asked for advice do
    not count.
    """
    fax: Figure = indicator(
        Figure,
        "传真申请数",
        "applications made by fax",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.received:channel_of_receipt@stat2014",
    )
    """以传真递交的政府信息公开申请。收发的其他传真不计。

    Applications for government information sent in by fax. Other faxes do not count.
    """
    online: Figure = indicator(
        Figure,
        "网络申请数",
        "applications made online or by e-mail",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("电子邮件申请", "网上申请", "互联网申请", "网站提交申请"),
    )
    """网上提交的申请,含电子邮件;网上表单与电子邮件分别写数的,电子邮件不并入。

    Applications made online, e-mail included; where online forms and e-mail have numbers of their
    own, e-mail is not added in.
    """
    letter: Figure = indicator(
        Figure,
        "信函申请数",
        "applications made by letter",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.received:channel_of_receipt@stat2014",
        also=("信函、邮寄申请",),
    )
    """以信函、邮寄、快递递交的政府信息公开申请。群众来信不计,电子邮件属于网络申请。

    Applications for government information sent by letter, post or courier. Other letters from
    the public do not count; e-mail belongs to applications made online.
    """


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
    """在法定期限内办结、没有延期的申请。“按时办结率100%”不是件数。

    Applications closed within the period set by law, without an extension. A rate (“按时办结率100%”,
    100% closed on time) is not a number of applications.
    """
    extended: Figure = indicator(
        Figure,
        "延期办结数",
        "applications closed after an extension",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.closed:timeliness@stat2014",
    )
    """经延长期限后办结的申请。

    Applications closed after the period had been extended.
    """


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
    """因涉及商业秘密而不同意公开的答复(2014 至 2018 年的表);2019 年起的表没有这一行。

    Refusals because trade secrets are concerned (form of 2014 to 2018); the forms from 2019 on
    have no such row.
    """
    privacy: Figure = indicator(
        Figure,
        "不同意公开:涉及个人隐私",
        "refused: personal privacy",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
    )
    """因涉及个人隐私而不同意公开的答复(2014 至 2018 年的表);2019 年起的表没有这一行。

    Refusals because personal privacy is concerned (form of 2014 to 2018); the forms from 2019 on
    have no such row.
    """
    not_government_information: Figure = indicator(
        Figure,
        "不同意公开:不是《条例》所指政府信息",
        "refused: not government information under the Regulation",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
        also=("不属于政府信息",),
    )
    """因所要的不是《条例》所指的政府信息而不同意公开的答复。“不属于本行政机关公开”“信息不存在”各有一项。

    Refusals because what is asked for is not government information in the sense of the
    Regulation. Information that is not for this agency to disclose, or does not exist, has
    indicators of its own.
    """
    other_circumstances: Figure = indicator(
        Figure,
        "不同意公开:法律法规规定的其他情形",
        "refused: other circumstances provided by law",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.refused:reason@stat2014",
    )
    """法律、法规规定的其他不同意公开的情形。

    Refusals in other circumstances that laws and regulations provide for.
    """
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
    """因所要信息属于国家秘密而不予公开的答复。

    Refusals because the information asked for is a state secret.
    """
    security_stability: ByApplicant = indicator(
        ByApplicant,
        "不予公开:危及国家安全、公共安全、经济安全、社会稳定",
        "refused: endangers national, public or economic security or social stability",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="applications.refused:reason@stat2014;applications.closed:outcome@form2019+form2021",
        printed="三、(三)3.危及“三安全一稳定”",
    )
    """公开会危及国家安全、公共安全、经济安全、社会稳定的。

    Refusals because disclosure would endanger national, public or economic security or social
    stability.
    """
    prohibited_by_law: ByApplicant = indicator(
        ByApplicant,
        "不予公开:其他法律行政法规禁止公开",
        "refused: disclosure prohibited by other laws",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)2.其他法律行政法规禁止公开",
    )
    """因国家秘密以外的法律、行政法规规定禁止公开而不予公开的。

    Refusals because a law or administrative regulation, other than for state secrets, prohibits
    disclosure.
    """
    third_party: ByApplicant = indicator(
        ByApplicant,
        "不予公开:保护第三方合法权益",
        "refused: rights of third parties",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)4.保护第三方合法权益",
    )
    """因公开会损害第三方合法权益(如商业秘密、个人隐私)而不予公开的。2014 至 2018 年的表分商业秘密、个人隐私两行,不能直接接成一列。

    Refusals because disclosure would harm the lawful rights of third parties (such as trade
    secrets or personal privacy). The form of 2014 to 2018 has a row for each of those two, which
    do not simply continue this one.
    """
    internal_affairs: ByApplicant = indicator(
        ByApplicant,
        "不予公开:三类内部事务信息",
        "refused: three kinds of internal affairs",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)5.属于三类内部事务信息",
    )
    """因属于内部事务信息(人事管理、后勤管理、内部工作流程三类)而不予公开的。

    Refusals because the information is on internal affairs, of three kinds: personnel, logistics,
    and internal workflow.
    """
    process_information: ByApplicant = indicator(
        ByApplicant,
        "不予公开:四类过程性信息",
        "refused: four kinds of information on process",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)6.属于四类过程性信息",
    )
    """因属于履职中的过程性信息(讨论记录、过程稿、磋商信函、请示报告四类)而不予公开的。

    Refusals because the information arose in the process of official work, of four kinds: records
    of discussions, drafts, letters of consultation, and requests and reports to superiors.
    """
    enforcement_files: ByApplicant = indicator(
        ByApplicant,
        "不予公开:行政执法案卷",
        "refused: enforcement case files",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)7.属于行政执法案卷",
    )
    """因所要信息属于行政执法案卷而不予公开的。

    Refusals because the information is part of the case files of administrative enforcement.
    """
    administrative_query: ByApplicant = indicator(
        ByApplicant,
        "不予公开:行政查询事项",
        "refused: administrative query",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(三)8.属于行政查询事项",
    )
    """因所要的是行政查询事项(如工商、不动产登记资料,查询另有法律、行政法规规定)而不予公开的。

    Refusals because what is asked for is an administrative query (such as business or real-estate
    registration, whose consultation other laws and administrative regulations govern).
    """


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
    """本机关没有保存、也不掌握所要的信息。

    The agency neither keeps nor holds the information asked for.
    """
    needs_creation: ByApplicant = indicator(
        ByApplicant,
        "无法提供:没有现成信息需要另行制作",
        "not provided: would have to be created",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)2.没有现成信息需要另行制作",
    )
    """没有现成的信息,要另外加工制作。

    The information does not exist ready to hand, and would have to be compiled or created.
    """
    unclear: ByApplicant = indicator(
        ByApplicant,
        "无法提供:补正后申请内容仍不明确",
        "not provided: still unclear after correction",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(四)3.补正后申请内容仍不明确",
    )
    """补正以后申请内容仍不明确,因而无法提供的。告知补正本身不计;逾期不补正的在其他处理。

    Not provided because the application was still unclear after correction. The request to
    correct does not itself count; applications not corrected in time are under other handling.
    """


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
    """以政府信息公开申请的形式进行信访、投诉、举报,因而不作为申请处理的。举报投诉数量是另一项。

    Not processed because a petition, report or complaint was put in the form of an application
    for information. The number of complaints and reports is another indicator.
    """
    repeated: ByApplicant = indicator(
        ByApplicant,
        "不予处理:重复申请",
        "not processed: repeated application",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)2.重复申请",
    )
    """已经答复过,同一申请人又申请公开相同信息,因而不重复处理的。

    Not processed because the same applicant asked again for information on which an answer had
    already been given.
    """
    publication: ByApplicant = indicator(
        ByApplicant,
        "不予处理:要求提供公开出版物",
        "not processed: asks for a publication",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)3.要求提供公开出版物",
    )
    """要求提供政府公报、报刊、书籍等公开出版物,因而不作为申请处理的。

    Not processed because the application asks for a publication, such as a gazette, newspaper,
    periodical or book.
    """
    excessive: ByApplicant = indicator(
        ByApplicant,
        "不予处理:无正当理由大量反复申请",
        "not processed: excessive repeated applications without good reason",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)4.无正当理由大量反复申请",
    )
    """申请的数量、频次明显超过合理范围,又没有正当理由,因而不予处理的。

    Not processed because the number or frequency of applications was clearly beyond reason, and
    no good reason was given.
    """
    reissue: ByApplicant = indicator(
        ByApplicant,
        "不予处理:要求行政机关确认或重新出具已获取信息",
        "not processed: asks to confirm or reissue information already obtained",
        "件",
        forms=("form2019", "form2021"),
        part_of="applications.closed:outcome@form2019+form2021",
        printed="三、(五)5.要求行政机关确认或重新出具已获取信息",
    )
    """要求行政机关确认或者重新出具申请人已经获取的信息,因而不予处理的。

    Not processed because the applicant asks the agency to confirm, or to issue again, information
    already obtained.
    """


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
    """要求补正,申请人逾期没有补正,又没有正当理由,因而不再处理的申请。补正后仍不明确的在无法提供。

    Applications no longer processed because the applicant, without good reason, did not correct
    them in time. Those still unclear after correction are under not provided.
    """
    unpaid: ByApplicant = indicator(
        ByApplicant,
        "其他处理:逾期未缴纳费用",
        "other handling: fee not paid in time",
        "件",
        forms=("form2021",),
        part_of="applications.other:kind@form2021",
        printed="三、(六)2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    )
    """收费通知发出后逾期没有缴费,因而不再处理的申请。是件数,不是金额。

    Applications no longer processed because the applicant did not pay the fee in time as
    notified. A number of applications, not an amount.
    """
    remaining: ByApplicant = indicator(
        ByApplicant,
        "其他处理:其他",
        "other handling: other",
        "件",
        forms=("form2021",),
        part_of="applications.other:kind@form2021",
        printed="三、(六)3.其他",
    )
    """2021 年表“其他处理”三行中的最后一行:前两行以外的。“其他处理”的合计是另一项。

    The last of the three rows of other handling on the 2021 form: what is not in the two above
    it. The total of other handling is another indicator.
    """


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
    """本年新收到的政府信息公开申请件数。上年结转的不算在内;写“含上年结转”的合计不是本数。信访、办事、救助等别的申请不计。

    Applications for government information newly received in the year. Those carried over from
    the previous year are left out, and a sum that the report calls inclusive of them is not this
    number. Applications of other kinds, such as petitions, administrative services or relief, do
    not count.
    """
    carried_in: ByApplicant = indicator(
        ByApplicant,
        "上年结转申请数",
        "applications carried over from the previous year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、上年结转政府信息公开申请数量",
    )
    """上年末尚未办结、转到本年办理的申请。

    Applications that were not closed at the end of the previous year and were passed on to this
    one.
    """
    closed: ApplicationsClosed = indicator(
        ApplicationsClosed,
        "申请办结数",
        "applications closed in the year",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        printed="三、(七)总计",
        also=("办结", "本年度办理结果总计"),
    )
    """本年办结的申请,即办理结果的总计,含上年结转后办结的。

    Applications closed in the year: the total of all outcomes, with those that had been carried
    over from the previous year.
    """
    carried_out: ByApplicant = indicator(
        ByApplicant,
        "结转下年度继续办理数",
        "applications carried over to the next year",
        "件",
        forms=("form2019", "form2021"),
        printed="四、结转下年度继续办理",
        also=("结转至下一年", "转入下年办理"),
    )
    """到年末还没有办结、转到下年办理的申请。

    Applications not yet closed at the end of the year, and passed on to the next.
    """
    replied: Figure = indicator(
        Figure,
        "申请答复数",
        "applications answered",
        "件",
        forms=("narrative", "stat2014"),
        also=("书面答复申请",),
    )
    """作出答复的申请件数(2014 至 2018 年的表)。与办结数可以不同:一件申请可以有几份答复。

    Applications answered (form of 2014 to 2018). It may differ from the number closed, as one
    application can have several answers.
    """
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
    """全部同意公开的答复。“予以公开及部分公开”合写一个数的,两项都不是。

    Answers that agree to disclose everything asked for. One number for “予以公开及部分公开” (granted in
    full and in part together) is neither of the two.
    """
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
    """部分同意、部分不同意的答复;只计这一种情形。

    Answers that agree to disclose a part and refuse the rest; this case alone.
    """
    already_public: Figure = indicator(
        Figure,
        "属于已主动公开范围数",
        "answered: already disclosed",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("已主动公开",),
    )
    """所要信息已经主动公开、告知查阅途径的答复。

    Answers that the information has already been disclosed proactively, and where it can be
    found.
    """
    refused: ApplicationsRefused = indicator(
        ApplicationsRefused,
        "不同意公开答复数",
        "applications refused",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("不予公开",),
    )
    """不同意公开(不予公开)的答复总数。公文属性为“不予公开”的文件数不是答复数。

    All answers that refuse disclosure. Documents marked “不予公开” (not to be disclosed) are not
    answers.
    """
    not_this_agency: Figure = indicator(
        Figure,
        "不属于本行政机关公开数",
        "answered: not for this agency to disclose",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("非本机关掌握", "不属于本机关职权"),
    )
    """不属于本机关公开职责、告知去别的机关申请的答复。

    Answers that it is not for this agency to disclose the information, and that the applicant
    should turn to another.
    """
    nonexistent: Figure = indicator(
        Figure,
        "申请信息不存在数",
        "answered: the information does not exist",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("信息不存在",),
    )
    """所要信息不存在的答复。

    Answers that the information asked for does not exist.
    """
    clarification_requested: Figure = indicator(
        Figure,
        "告知作出更改补充数",
        "answered: asked to correct or complete the application",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
        also=("告知补正", "申请内容不明确"),
    )
    """告知申请人更改、补充申请内容的答复。补正以后仍不明确的另有一项。

    Answers that ask the applicant to correct or complete the application. What is still unclear
    after correction has an indicator of its own.
    """
    referred_elsewhere: Figure = indicator(
        Figure,
        "告知通过其他途径办理数",
        "answered: to be handled through another procedure",
        "件",
        forms=("narrative", "stat2014"),
        part_of="applications.replied:outcome@stat2014",
    )
    """告知申请人所提事项应通过其他途径办理的答复。告知去别的机关申请的是另一项(不属于本行政机关公开)。

    Answers that tell the applicant to pursue the matter through another procedure. Being told to
    apply to another agency is another indicator (not for this agency to disclose).
    """
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
    """其他处理。2019 年的表只印这一行;2021 年的表印三行,这里是三行之和。

    Other handling. The form of 2019 prints this row alone; the form of 2021 prints three rows, of
    which this is the sum.
    """


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
    """因政府信息公开引起的、以本机关为被申请人的行政复议件数。复议机关自己审理别人的案件不计。

    Administrative reconsiderations over government information disclosure with this agency as
    respondent. Cases of others that it decides as the reviewing body do not count.
    """
    upheld: Figure = indicator(
        Figure,
        "行政复议:维持",
        "reconsiderations: upheld",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 结果维持",
    )
    """复议结果为维持(含驳回复议请求)。

    Reconsiderations that upheld the act (a dismissal of the application for reconsideration
    included).
    """
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
    """报告称复议后“被依法纠错”“结果纠正”的件数。只说撤销、变更、确认违法或责令重做的，报告可能另计，列为其他统计。

    Reconsiderations that the report says corrected the act. Where it says no more than that acts
    were revoked, altered or confirmed to be unlawful, it may count these apart: they are other
    statistics.
    """
    other: Figure = indicator(
        Figure,
        "行政复议:其他情形",
        "reconsiderations: other result",
        "件",
        forms=("narrative", "stat2014", "form2019", "form2021"),
        part_of="reconsideration.total:result",
        printed="四、行政复议 × 其他结果",
    )
    """维持、纠错以外的复议结果,如申请人撤回申请、复议终止。

    Results of reconsiderations other than upheld or corrected, such as withdrawal by the
    applicant or termination.
    """
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
    """到年末复议机关还没有作出决定的。

    Reconsiderations on which the reviewing body had not decided by the end of the year.
    """


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
    """未经复议、直接向法院起诉的政府信息公开行政诉讼,以本机关为被告。两种诉讼合写的一个数不是本数。

    Administrative lawsuits over government information disclosure brought without reconsideration
    first, with this agency as defendant. One number for lawsuits of both kinds is not this one.
    """
    upheld: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):结果维持",
        "lawsuits without reconsideration: upheld",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 结果维持",
    )
    """未经复议、直接向法院起诉的,法院维持原行为或者驳回原告请求的。

    Lawsuits brought without reconsideration first in which the court upheld the act or dismissed
    the plaintiff's claim.
    """
    corrected: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):结果纠正",
        "lawsuits without reconsideration: corrected",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 结果纠正",
    )
    """未经复议、直接向法院起诉的,报告称“被依法纠错”“结果纠正”的件数。只说撤销或确认违法的,报告可能另计,列为其他统计。

    Lawsuits brought without reconsideration first that the report says corrected the act. Where
    it says no more than that acts were revoked or confirmed to be unlawful, it may count these
    apart: they are other statistics.
    """
    other: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):其他结果",
        "lawsuits without reconsideration: other result",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 其他结果",
    )
    """未经复议、直接向法院起诉的,维持、纠正以外的结果,如原告撤诉。

    Lawsuits brought without reconsideration first with a result other than upheld or corrected,
    such as withdrawal by the plaintiff.
    """
    pending: Figure = indicator(
        Figure,
        "行政诉讼(未经复议直接起诉):尚未审结",
        "lawsuits without reconsideration: pending",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.direct.total:result",
        printed="四、未经复议直接起诉 × 尚未审结",
    )
    """未经复议、直接向法院起诉的,到年末法院还没有判决或裁定的。

    Lawsuits brought without reconsideration first on which the court had not given a judgment or
    ruling by the end of the year.
    """


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
    """经过行政复议后向法院起诉的政府信息公开行政诉讼,以本机关为被告。两种诉讼合写的一个数不是本数。

    Administrative lawsuits over government information disclosure brought after reconsideration,
    with this agency as defendant. One number for lawsuits of both kinds is not this one.
    """
    upheld: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):结果维持",
        "lawsuits after reconsideration: upheld",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 结果维持",
    )
    """经过行政复议后向法院起诉的,法院维持原行为或者驳回原告请求的。

    Lawsuits brought after reconsideration in which the court upheld the act or dismissed the
    plaintiff's claim.
    """
    corrected: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):结果纠正",
        "lawsuits after reconsideration: corrected",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 结果纠正",
    )
    """经过行政复议后向法院起诉的,报告称“被依法纠错”“结果纠正”的件数。只说撤销或确认违法的,报告可能另计,列为其他统计。

    Lawsuits brought after reconsideration that the report says corrected the act. Where it says
    no more than that acts were revoked or confirmed to be unlawful, it may count these apart:
    they are other statistics.
    """
    other: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):其他结果",
        "lawsuits after reconsideration: other result",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 其他结果",
    )
    """经过行政复议后向法院起诉的,维持、纠正以外的结果,如原告撤诉。

    Lawsuits brought after reconsideration with a result other than upheld or corrected, such as
    withdrawal by the plaintiff.
    """
    pending: Figure = indicator(
        Figure,
        "行政诉讼(复议后起诉):尚未审结",
        "lawsuits after reconsideration: pending",
        "件",
        forms=("form2019", "form2021"),
        part_of="litigation.after_review.total:result",
        printed="四、复议后起诉 × 尚未审结",
    )
    """经过行政复议后向法院起诉的,到年末法院还没有判决或裁定的。

    Lawsuits brought after reconsideration on which the court had not given a judgment or ruling
    by the end of the year.
    """


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
    """因政府信息公开引起的、以本机关为被告的行政诉讼件数。诉讼费用不是件数。

    Administrative lawsuits over government information disclosure with this agency as defendant.
    Court costs are not a number of lawsuits.
    """
    upheld: Figure = indicator(
        Figure,
        "行政诉讼:维持具体行政行为或者驳回原告诉讼请求",
        "lawsuits: upheld or claim dismissed",
        "件",
        forms=("narrative", "stat2014"),
        part_of="litigation.total:result@stat2014",
        also=("判决驳回", "驳回诉讼请求", "驳回起诉"),
    )
    """法院维持原行为或者驳回原告请求的。

    Lawsuits in which the court upheld the act or dismissed the plaintiff's claim.
    """
    corrected: Figure = indicator(
        Figure,
        "行政诉讼:被依法纠错",
        "lawsuits: corrected",
        "件",
        forms=("narrative", "stat2014"),
        part_of="litigation.total:result@stat2014",
    )
    """报告称判决“被依法纠错”“结果纠正”的件数。只说撤销或确认违法的,报告可能另计,列为其他统计。

    Lawsuits that the report says corrected the act. Where it says no more than that acts were
    revoked or confirmed to be unlawful, it may count these apart: they are other statistics.
    """
    other: Figure = indicator(
        Figure,
        "行政诉讼:其他情形",
        "lawsuits: other result",
        "件",
        forms=("narrative", "stat2014"),
        part_of="litigation.total:result@stat2014",
        also=("行政诉讼其他结果",),
    )
    """维持或驳回、纠错以外的诉讼结果,如原告撤诉。

    Results of lawsuits other than upheld or dismissed, and corrected, such as withdrawal by the
    plaintiff.
    """
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
    """对政府信息公开工作的举报、投诉件数。12345 热线、信箱收到的一般诉求不计。

    Complaints and reports about work on government information disclosure. General requests to
    the 12345 hotline or to official mailboxes do not count.
    """


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
    """因依申请公开收取的费用。印成万元的,按印出的单位记,再折算成元。2021 年表中的行政事业性收费另有一项。

    Fees collected for information on application. What is printed in units of 10,000 yuan (“万元”)
    is kept in the unit printed, and converted into yuan. The administrative fees of the 2021 form
    have an indicator of their own.
    """
    search: Figure = indicator(
        Figure,
        "检索费",
        "search fees",
        "元",
        forms=("narrative",),
        part_of="fees.collected:kind",
    )
    """依申请公开收取的费用中的检索费。

    The part of the fees collected for information on application that was charged for searching.
    """
    copying: Figure = indicator(
        Figure,
        "复印费、邮寄费",
        "copying and postage fees",
        "元",
        forms=("narrative",),
        part_of="fees.collected:kind",
    )
    """依申请公开收取的费用中的复印费、邮寄费。

    The part of the fees collected for information on application that was charged for copying and
    postage.
    """


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
    """专职从事政府信息公开工作的人员。专职做别的工作的不计。

    Staff who work on government information disclosure full-time. Staff who do other work full-
    time do not count.
    """
    part_time: Figure = indicator(
        Figure,
        "兼职人员数",
        "part-time staff",
        "人",
        forms=("narrative", "stat2014"),
        part_of="organisation.staff:kind",
    )
    """兼职从事政府信息公开工作的人员。兼做别的工作的不计。

    Staff who work on government information disclosure beside other duties. Those whose
    additional work is another do not count.
    """


class Organisation(Group):
    """Organisation, staff and budget."""

    offices: Figure = indicator(
        Figure,
        "政府信息公开工作专门机构数",
        "dedicated disclosure offices",
        "个",
        forms=("narrative", "stat2014"),
    )
    """专门负责政府信息公开的机构个数。

    Offices dedicated to government information disclosure.
    """
    reading_points: Figure = indicator(
        Figure,
        "设置政府信息公开查阅点数",
        "public reading points",
        "个",
        forms=("narrative", "stat2014"),
    )
    """设置的政府信息公开查阅点、查阅场所个数。公开栏、电子屏不计。

    Places set up where the public can read government information. Notice boards and electronic
    screens do not count.
    """
    staff: OrganisationStaff = indicator(
        OrganisationStaff,
        "从事政府信息公开工作人员数",
        "staff working on disclosure",
        "人",
        forms=("narrative", "stat2014"),
    )
    """从事政府信息公开工作的人员数,专职与兼职合计。全机关的职工数不计。

    Persons who work on government information disclosure, full-time and part-time together. The
    staff of the whole agency is not this number.
    """
    budget: Figure = indicator(
        Figure,
        "政府信息公开专项经费",
        "budget for disclosure work",
        "元",
        forms=("narrative", "stat2014"),
        also=("专项经费", "投入经费 (where 万元 is printed: keep the unit printed, normalise to 元)"),
    )
    """专门用于政府信息公开的经费。“三公”经费、项目资金不计。

    Money set aside for government information disclosure. Spending on official travel abroad,
    vehicles and receptions (“三公经费”) and funds for projects do not count.
    """


class Training(Group):
    """Meetings and training."""

    meetings: Figure = indicator(
        Figure,
        "召开政府信息公开工作会议或专题会议数",
        "meetings on disclosure work",
        "次",
        forms=("narrative", "stat2014"),
    )
    """为政府信息公开召开的会议次数。党组会、常务会、听证会不计。

    Meetings held on government information disclosure. Meetings of the Party group, executive
    meetings and hearings do not count.
    """
    sessions: Figure = indicator(
        Figure,
        "举办各类培训班数",
        "training courses held",
        "次",
        forms=("narrative", "stat2014"),
    )
    """举办的政府信息公开培训班次数。参加上级举办的培训不计。

    Training courses on government information disclosure that the agency held. Attendance at
    courses of higher authorities does not count.
    """
    attendees: Figure = indicator(
        Figure,
        "接受培训人员数",
        "persons trained",
        "人次",
        forms=("narrative", "stat2014"),
        also=("受训人员", "参训人员", "参加培训"),
    )
    """接受政府信息公开培训的人次。

    Persons trained in government information disclosure, counted each time they attend.
    """


class Consultations(Group):
    """Consultations."""

    total: Figure = indicator(
        Figure,
        "咨询总数",
        "consultations",
        "人次",
        forms=("narrative",),
    )
    """就政府信息公开接受的咨询人次。政务热线、办事窗口的咨询不计。

    Consultations on government information disclosure, counted by person and visit. Consultations
    at government hotlines and service windows do not count.
    """
    on_site: Figure = indicator(
        Figure,
        "现场咨询数",
        "consultations on site",
        "人次",
        forms=("narrative",),
        part_of="consultations.total:channel_of_receipt",
    )
    """就政府信息公开当面咨询的人次。当面递交的申请是另一项。

    Consultations on government information disclosure made in person. Applications made in person
    are another indicator.
    """
    phone: Figure = indicator(
        Figure,
        "电话咨询数",
        "consultations by telephone",
        "人次",
        forms=("narrative",),
        part_of="consultations.total:channel_of_receipt",
    )
    """就政府信息公开用电话咨询的人次。政务热线的来电不计。

    Consultations on government information disclosure by telephone. Calls to government hotlines
    do not count.
    """
    online: Figure = indicator(
        Figure,
        "网络咨询数",
        "consultations online",
        "人次",
        forms=("narrative",),
        part_of="consultations.total:channel_of_receipt",
    )
    """就政府信息公开在网上咨询的人次。网上递交的申请是另一项。

    Consultations on government information disclosure made online. Applications made online are
    another indicator.
    """


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
    """2019 年表的一列:本年新制作的规章。与 2021 年表的“制发”不是一回事,不能接成一列。

    A column of the 2019 form: regulations newly made in the year. It is not what the 2021 form
    calls issued (“制发”), and the two cannot be joined into one series.
    """
    newly_public: Figure = indicator(
        Figure,
        "规章:本年新公开数量",
        "regulations newly disclosed in the year",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规章 × 本年新公开数量",
    )
    """本年新公开的规章,不论是哪一年制作的。

    Regulations newly disclosed in the year, whenever they were made.
    """
    public_total: Figure = indicator(
        Figure,
        "规章:对外公开总数量",
        "regulations disclosed in total",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规章 × 对外公开总数量",
    )
    """到年末对外公开的规章总数。

    All regulations disclosed to the public by the end of the year.
    """
    issued: Figure = indicator(
        Figure,
        "规章:本年制发件数",
        "regulations issued in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 规章 × 本年制发件数",
    )
    """2021 年表的一列:本年制发的规章。

    A column of the 2021 form: regulations issued in the year.
    """
    repealed: Figure = indicator(
        Figure,
        "规章:本年废止件数",
        "regulations repealed in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 规章 × 本年废止件数",
    )
    """本年废止的规章。

    Regulations repealed in the year.
    """
    in_force: Figure = indicator(
        Figure,
        "规章:现行有效件数",
        "regulations in force",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 规章 × 现行有效件数",
    )
    """到年末现行有效的规章。

    Regulations in force at the end of the year.
    """


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
    """2019 年表的一列:本年新制作的规范性文件。

    A column of the 2019 form: normative documents newly made in the year.
    """
    newly_public: Figure = indicator(
        Figure,
        "行政规范性文件:本年新公开数量",
        "normative documents newly disclosed in the year",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规范性文件 × 本年新公开数量",
    )
    """本年新公开的规范性文件,不论是哪一年制作的。

    Normative documents newly disclosed in the year, whenever they were made.
    """
    public_total: Figure = indicator(
        Figure,
        "行政规范性文件:对外公开总数量",
        "normative documents disclosed in total",
        "件",
        forms=("form2019",),
        printed="二、第(一)项 规范性文件 × 对外公开总数量",
    )
    """到年末对外公开的规范性文件总数。

    All normative documents disclosed to the public by the end of the year.
    """
    issued: Figure = indicator(
        Figure,
        "行政规范性文件:本年制发件数",
        "normative documents issued in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 行政规范性文件 × 本年制发件数",
    )
    """2021 年表的一列:本年制发的行政规范性文件。

    A column of the 2021 form: normative documents issued in the year.
    """
    repealed: Figure = indicator(
        Figure,
        "行政规范性文件:本年废止件数",
        "normative documents repealed in the year",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 行政规范性文件 × 本年废止件数",
    )
    """本年废止、宣布失效的行政规范性文件。

    Normative documents repealed or declared void in the year.
    """
    in_force: Figure = indicator(
        Figure,
        "行政规范性文件:现行有效件数",
        "normative documents in force",
        "件",
        forms=("form2021",),
        printed="二、第(一)项 行政规范性文件 × 现行有效件数",
    )
    """到年末现行有效的行政规范性文件。

    Normative documents in force at the end of the year.
    """


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
    """上一年的许可事项个数。事项个数与决定件数不能相加。

    Items subject to licensing in the previous year. The number of items and the number of
    decisions cannot be added.
    """
    items_change: Figure = indicator(
        Figure,
        "行政许可:本年增/减",
        "licensing: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(五)项 行政许可 × 本年增/减",
    )
    """本年事项增加(正)或减少(负)的个数。

    Items added (positive) or removed (negative) in the year.
    """
    decisions: Figure = indicator(
        Figure,
        "行政许可:处理决定数量",
        "licensing: decisions in the year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、第(五)项 行政许可 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年作出的行政许可决定件数,不是许可事项的个数。

    Licensing decisions made in the year, not the number of items subject to licensing.
    """


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
    """上一年的其他对外管理服务事项个数。事项个数与决定件数不能相加。

    Items of other services to the public in the previous year. The number of items and the number
    of decisions cannot be added.
    """
    items_change: Figure = indicator(
        Figure,
        "其他对外管理服务事项:本年增/减",
        "other services: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(五)项 其他对外管理服务事项 × 本年增/减",
    )
    """本年其他对外管理服务事项增加(正)或减少(负)的个数。

    Items of other services to the public added (positive) or removed (negative) in the year.
    """
    decisions: Figure = indicator(
        Figure,
        "其他对外管理服务事项:处理决定数量",
        "other services: decisions in the year",
        "件",
        forms=("form2019",),
        printed="二、第(五)项 其他对外管理服务事项 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年对其他对外管理服务事项作出的处理决定件数,不是事项的个数。

    Decisions made in the year on other services to the public, not the number of items.
    """


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
    """上一年的行政处罚事项个数。事项个数与决定件数不能相加。

    Items of administrative penalties in the previous year. The number of items and the number of
    decisions cannot be added.
    """
    items_change: Figure = indicator(
        Figure,
        "行政处罚:本年增/减",
        "penalties: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(六)项 行政处罚 × 本年增/减",
    )
    """本年行政处罚事项增加(正)或减少(负)的个数。

    Items of administrative penalties added (positive) or removed (negative) in the year.
    """
    decisions: Figure = indicator(
        Figure,
        "行政处罚:处理决定数量",
        "penalties: decisions in the year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、第(六)项 行政处罚 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年作出的行政处罚决定件数。

    Decisions on administrative penalties made in the year.
    """


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
    """上一年的行政强制事项个数。事项个数与决定件数不能相加。

    Items of administrative coercion in the previous year. The number of items and the number of
    decisions cannot be added.
    """
    items_change: Figure = indicator(
        Figure,
        "行政强制:本年增/减",
        "coercion: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(六)项 行政强制 × 本年增/减",
    )
    """本年行政强制事项增加(正)或减少(负)的个数。

    Items of administrative coercion added (positive) or removed (negative) in the year.
    """
    decisions: Figure = indicator(
        Figure,
        "行政强制:处理决定数量",
        "coercion: decisions in the year",
        "件",
        forms=("form2019", "form2021"),
        printed="二、第(六)项 行政强制 × 处理决定数量 (2021: 本年处理决定数量)",
    )
    """本年作出的行政强制决定件数。

    Decisions on administrative coercion made in the year.
    """


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
    """上一年的行政事业性收费项目个数。不是收费的金额。

    Items of administrative fees in the previous year. Not the amount of the fees.
    """
    items_change: Figure = indicator(
        Figure,
        "行政事业性收费:本年增/减",
        "administrative fees: items added or removed in the year",
        "项",
        forms=("form2019",),
        printed="二、第(八)项 行政事业性收费 × 本年增/减",
    )
    """本年行政事业性收费项目增加(正)或减少(负)的个数。

    Items of administrative fees added (positive) or removed (negative) in the year.
    """
    amount: Figure = indicator(
        Figure,
        "行政事业性收费:本年收费金额",
        "administrative fees: amount collected in the year",
        "万元",
        forms=("form2021",),
        printed="二、第(八)项 行政事业性收费 × 本年收费金额(单位:万元)",
    )
    """本年行政事业性收费的金额。依申请公开的信息处理费不在此列。

    Amount of administrative fees collected in the year. Fees for information on application are
    not among them.
    """


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
    """本年政府集中采购的项目个数。金额是另一项。

    Projects of central government procurement in the year. Their amount is another indicator.
    """
    amount: Figure = indicator(
        Figure,
        "政府集中采购:采购总金额",
        "procurement: total amount",
        "元",
        forms=("form2019",),
        printed="二、第(九)项 政府集中采购 × 采购总金额",
    )
    """政府集中采购的总金额。表上没有印单位,按元记;写了单位的从其所写。

    Total amount of central government procurement. The form prints no unit; it is taken as yuan
    unless the report writes another.
    """


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
ROLES: Mapping[str, object] = {
    "disclosed": "proactive.total",
    "disclosures": ("proactive.",),
    "other_channels": "proactive.other_channels",
    "posts": ("proactive.wechat", "proactive.weibo"),
    "sites": ("proactive.gazette", "proactive.website", "proactive.wechat", "proactive.weibo"),
    "over_years": (("proactive.total", "proactive.cumulative"),),
    "applications": ("applications.",),
    "received": "applications.received",
    "received_by": ("applications.received.",),
    "carried_in": "applications.carried_in",
    "closed": "applications.closed",
    "on_time": "applications.closed.on_time",
    "replied": "applications.replied",
    "carried_out": "applications.carried_out",
    "refused": "applications.refused",
    "refusals": ("applications.refused.",),
    "lacking": ("applications.nonexistent", "applications.not_this_agency", "applications.unavailable."),
    "other_answers": ("applications.other.",),
    "cases": ("applications.", "complaints.", "litigation.", "reconsideration."),
    "lost_suits": "litigation.corrected",
    "suits": ("litigation.total", "litigation.direct.total", "litigation.after_review.total"),
    "reviews": ("reconsideration.total",),
    "consultations": ("consultations.",),
    "of_anything": ("applications.carried_in", "applications.carried_in.", "applications.carried_out", "applications.carried_out.", "applications.closed", "applications.closed.", "applications.not_processed.complaint", "applications.not_processed.complaint.", "applications.replied", "consultations."),
    "reading_points": "organisation.reading_points",
    "standing": ("organisation.offices", "organisation.reading_points", "organisation.staff"),
    "staff": ("organisation.staff.",),
    "part_time": "organisation.staff.part_time",
    "totals": ("applications.received", "proactive.total"),
    "by_bodies": ("applications.closed", "applications.received", "proactive.total", "reconsideration.total"),
    "steady": ("proactive.total", "proactive.website", "applications.received", "reconsideration.total", "licensing.decisions", "penalties.decisions"),
    "item_changes": (("licensing.items_last_year", "licensing.items_change"), ("other_services.items_last_year", "other_services.items_change"), ("penalties.items_last_year", "penalties.items_change"), ("coercion.items_last_year", "coercion.items_change"), ("administrative_fees.items_last_year", "administrative_fees.items_change")),
    "in_force": (("regulations.issued", "regulations.repealed", "regulations.in_force"), ("normative_documents.issued", "normative_documents.repealed", "normative_documents.in_force")),
    "own_regulations": ("regulations.made", "regulations.issued", "regulations.in_force"),
}
"""What parts indicators play in the code, as the pack says it."""
