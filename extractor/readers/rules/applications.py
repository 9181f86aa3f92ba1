"""Rules for applications: received, through which channel, closed, and with what outcome.

A part may stand before its number or behind it: 网络申请3件, 3件从网上提交; 同意公开8件, 8件同意公开.


Documents of the class 依申请公开 are never applications (产生公文70件,属主动公开的51件,
依申请公开的12件): sentences that count what was made are kept out by ``_MADE``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .frames import Frame
from .rule import COUNT, Rule, rule

_INFO = r"(?:政府信息公开|政务信息公开|政务公开|信息公开|公开政府信息|依申请公开|公开信息|公开)"
_GOT = r"(?:收到|接到|接收|收取|受理|新收|收|接受|承接|办理)"
_TOTAL = r"(?:的|数量|总数|总量|件数|数|总计|共计|共|合计|累计|为|有|达到|达|计|各类|约|近|新|:)*"
_MADE = re.compile(
    r"(?:制作|产生|生成|形成|制发|印发|拟制)[^。;]{0,30}(?:信息|公文|文件)[^。;]*$|属性|公文|源头认定|发文"
)
_CLASS = re.compile(
    r"主动公开[^。;]{0,60}依申请公开(?:的)?(?:政府)?信息[^。;]{0,4}\d+条[,、](?:不予公开|免予公开)[^,;。、]{0,6}$"
)
"""主动公开类6条、依申请公开信息2条、免予公开1件: classes of documents again."""
_OF_APPLICATIONS = re.compile(r"(?:^|/)[^/]*(?:依申请公开|公开申请)[^/]{0,8}$")
_SECTION_ONLY = re.compile(r"依申请|公开申请|申请公开|申请办理|收到和处理")
_ELSEWHERE = (
    r"人大|政协|提案|建议|信访(?!局|办)|信箱|审批(?!局|服务局|服务管理局)|许可|咨询|热线|行政复议#|诉讼#"
    r"|社会保障(?!局|部|厅)|办公室事项"
)


def _requests(frame: Frame) -> bool:
    return not _MADE.search(frame.sentence)


def _of_the_year_before(frame: Frame) -> bool:
    """Whether the clause names the year before the one that its sentence names first."""
    told = _YEAR.findall(frame.sentence[: len(frame.sentence) - len(frame.label)])
    own = _YEAR.search(frame.label)
    return bool(told and own) and int(own[0] if own else 0) == int(told[0]) - 1


def _stands_alone(frame: Frame) -> bool:
    """Without a unit only a nought counts, outside the rows of tables (受理政府信息公开申请0)."""
    if frame.mention.unit is not None:
        return True
    return frame.mention.value == 0 and not frame.after and not frame.label.endswith("数量")


_YEAR = re.compile(r"20\d\d(?=年)")
_ONE_WAY = r"当面|传真|网络|信函|信件|来信|电子邮件|邮寄|快递|挂号|现场"
_AMONG_APPLICATIONS = ("applications.",)
_SECTION = r"(?:依申请|申请公开|公开申请|申请办理|申请答复|申请的?(?:受理|处理|情况))"
_BEHIND = r"(?:申请)?(?:公开)?的?(?:内容|信息|事项)?(?:均|都)?(?:为|是|系|属于?|从|通过|经|被|以|予以|采用)?(?:到\w{1,4}?)?"
_COMPARED = r"率|同比|增长|较"


def _part(
    indicator: str,
    key: str,
    veto: str = "",
    *,
    tail: str = r"[^,;#、]{0,6}",
    within: str = _SECTION,
    forms: tuple[str, ...] = (),
    needs: str = "",
    test: Callable[[Frame], bool] = _requests,
) -> Rule:
    """A part of the applications: ``key`` names it, before its number or behind it.

    ``needs`` may be left out where ``key`` is nothing but words.

    It counts where the paragraph has spoken of applications, or the section is about them.
    """
    return rule(
        indicator,
        rf"(?:{key}){tail}#|#\w{{1,2}}?{_BEHIND}(?:{key})",
        COUNT,
        veto=rf"{_COMPARED}|{_ELSEWHERE}" + (f"|{veto}" if veto else ""),
        within=within,
        follows=_AMONG_APPLICATIONS,
        bare=True,
        forms=forms,
        test=test,
        needs=needs or key.replace("|", " "),
    )


def _channel(indicator: str, key: str, veto: str) -> Rule:
    """A way in which applications came: outside a list of them the clause must name them."""
    return _part(
        indicator,
        key,
        rf"查阅|回复|留言|发布|公布|主动公开|公开了?#|接待|咨询|信访|{veto}",
        tail=r"(?:方式|渠道|途径)?(?:提交|提出|递交|受理|收到)?(?:的)?(?:表单|申请表)?(?:申请)?[^,;#、]{0,4}",
        within=r"申请(?!公开)[^,。;/]{0,6}$|/[^/]*(?:依申请公开|公开申请)[^/]{0,6}$",
    )


_CHANNELS = (
    _channel("applications.received.in_person", r"当面|窗口|现场", "答复"),
    _channel("applications.received.fax", r"传真", "电话|信函|信件"),
    _channel(
        "applications.received.online",
        r"网络|网上|互联网|在线|线上|电子邮件|电子邮箱|电邮|邮箱|网站|平台|邮件",
        "传真|信函",
    ),
    _channel(
        "applications.received.letter",
        r"信函|信件|邮寄|邮递|书信|邮政|挂号信|快递|来信",
        "电子|网|传真",
    ),
)
_TABLE = ("form2019", "form2021")
_APPLICANTS = tuple(
    _part(f"applications.received.{name}", rf"{key}(?:提出|提交)?(?:的)?(?:申请)?", tail=r"\w{0,2}",
          within=r"(?!)", forms=_TABLE, needs=key)
    for name, key in (
        ("natural_person", "自然人"),
        ("commercial", "商业企业"),
        ("research", "科研机构"),
        ("public_welfare", "社会公益组织"),
        ("legal_services", "法律服务机构"),
    )
)  # fmt: skip
_CARRIED = r"(?:结转|转结|转入|转|顺延|延)(?:至|到|入)?(?:下|次|明|20\d\d年)"
_OPENS = r"^(?:全年|本年度?|年内|年中|当年|全[市县区省州乡镇厅局校院委](?!直)|(?:本机关|我[局委办厅县市区镇乡])|20\d\d年度?|共|累计)*"

_OUTCOMES = (
    "applications.granted",
    "applications.partially_granted",
    "applications.refused",
    "applications.unavailable",
    "applications.not_processed",
)

RULES = (
    rule(
        "applications.carried_in",
        r"(?:上年度?|去年|上一年度?|上年末)(?:转结|结转|转入|遗留|未办结)[^,;#]*#|#\w{1,3}(?:为|系)?(?:上年度?|上一年度?)(?:结转|转结)"
        r"|^(?:其中)?(?:含|包含|包括)20\d\d年度?(?:结转|转结)的?(?:申请)?#",
        COUNT,
        needs="上年 上一 去年 年度 结转 转结",
        within=_SECTION,
        follows=_AMONG_APPLICATIONS,
    ),
    rule(
        # 2022年,收到申请10件,2021年结转2件: a year before the one that the sentence tells of
        "applications.carried_in",
        r"^(?:另有|其中)?20\d\d年度?(?:结转|转结)(?:的)?(?:政府信息公开|依申请公开)?(?:的)?(?:申请)?(?:件|共|为)*#",
        COUNT,
        needs="年结 年度 年转",
        within=_SECTION,
        follows=_AMONG_APPLICATIONS,
        test=_of_the_year_before,
    ),
    rule(
        "applications.carried_out",
        r"(?:结转|转结|转|顺延|延)(?:至|到|入)?(?:下年|下一年|次年|明年|20\d\d年)[^,;#]*#"
        rf"|#\w{{1,3}}(?:申请)?(?:将|已|予以|按照《条例》)?(?:{_CARRIED}|(?:结转|转结)(?:至|到|入)?$)",
        COUNT,
        within=_SECTION,
        follows=_AMONG_APPLICATIONS,
    ),
    rule(
        "applications.received",
        rf"{_GOT}[^,;#]{{0,22}}?{_INFO}[^,;#]{{0,8}}?(?:申请|事项|信息)?(?:书|表|件)?{_TOTAL}#"
        rf"|{_GOT}[^,;#]{{0,10}}#\w{{1,2}}?(?:\S{{0,8}}?){_INFO}?[^,;#]{{0,6}}申请"
        rf"|^(?:全年|本年度?|20\d\d年度?)?依申请公开(?:政府|政务)?(?:信息)?(?:申请)?(?:件|受理)?{_TOTAL}#[次件宗起]"
        rf"|(?:收到|接到|受理|新收){_TOTAL}(?:书面)?申请(?:公开)?(?:政府信息)?{_TOTAL}#"
        rf"|(?:政府信息公开|信息公开|依申请公开)申请(?:收到|受理)?{_TOTAL}#",
        COUNT - {"家", "批", "篇"},
        needs="申请 公开",
        veto=rf"办结|结转|转结|上年|(?<!并)(?<!、)(?:答复|回复)[^#]*#|予以|不予|答复率|属于|涉及|撤回|复议|{_ELSEWHERE}|增加|减少|增长|较|同比|"
        rf"(?:自然人|企业|法人(?:或其他组织)?)(?:提出)?(?:的)?(?:申请)?\w{{0,3}}#|{_ONE_WAY}",
        bare=True,
        test=lambda frame: (
            _requests(frame)
            and _stands_alone(frame)
            and bool(re.search(r"申请|依申请", frame.words))
            and not re.match(r"(?:依法|均|按期|按时)?办理", frame.label)
        ),
    ),
    rule(
        # 新收93件 under a heading that speaks of applications and of nothing else
        "applications.received",
        rf"{_OPENS}(?:新?收到?|受理|接收|收件|新增){_TOTAL}(?:申请|申请件|件数)?{_TOTAL}#",
        COUNT - {"家", "批", "篇", "封", "个", "项", "人次"},
        veto=rf"上年|历年|复议|诉讼|举报|投诉|{_ELSEWHERE}",
        test=lambda frame: (
            _requests(frame)
            and bool(_SECTION_ONLY.search(frame.section + frame.sentence))
            and not frame.subset
        ),
    ),
    rule(
        "applications.received",
        rf"(?:收到|受理|接收)[^,;#]{{0,12}}申请(?:事项|件)?{_TOTAL}#",
        COUNT - {"家", "批", "篇"},
        needs="收到 受理 接收",
        veto=rf"各类|服务中心|审批|复议|(?<!并)(?<!、)(?:答复|回复)[^#]*#|{_ELSEWHERE}"
        rf"|互联网|{_ONE_WAY}",
        test=lambda frame: (
            _requests(frame)
            and bool(re.search(_INFO, frame.sentence) or _OF_APPLICATIONS.search(frame.section))
        ),
    ),
    *_APPLICANTS,
    *_CHANNELS,
    _part(
        "applications.closed.on_time",
        r"(?:按时|按期|如期)(?:办结|答复|办理)(?!率)",
        tail=r"[^,;#率]{0,4}",
        needs="按时 按期 如期",
    ),
    _part(
        "applications.closed.extended",
        r"(?:延期|延长)(?:后)?(?:办结|答复|办理)(?!率)",
        tail=r"[^,;#率]{0,6}",
        needs="延期 延长",
    ),
    rule(
        "applications.closed",
        rf"(?:^|已|共|按规定|全部|年内|年度?|日|依法|规范|全年)办结(?:政府信息公开|信息公开|依申请公开)?(?:申请)?(?:事项|件)?{_TOTAL}#"
        r"|办理结果总计#|^(?:申请)?办结(?:数|申请数)?#",
        COUNT,
        needs="办结 办理结果总计",
        veto=rf"率|{_ELSEWHERE}",
        follows=_AMONG_APPLICATIONS,
        within=_SECTION,
        test=_requests,
    ),
    rule(
        "applications.replied",
        rf"申请答复(?:总数|件数|数)?{_TOTAL}#"
        rf"|(?:^|已|共|全部|均|并|年内|年|市|区|县|给出|作出|按规定|依法)(?:依法|按时)?(?:书面)?(?:答复|回复)(?:政府信息公开)?(?:申请)?(?:数)?{_TOTAL}#"
        rf"|完成[^,;#]{{0,16}}(?:答复|回复){_TOTAL}#"
        rf"|(?:收到|接收|受理)(?:并|、)(?:答复|回复)[^,;#]*#"
        r"|(?:^|在|对|全年|本年)已经?(?:答复|回复)的#[件宗份](?:政府信息公开|信息公开|公开)?申请",
        COUNT,
        needs="答复 回复",
        veto=rf"率|咨询|留言|来信|{_ELSEWHERE}|当场|现场|电话",
        follows=_AMONG_APPLICATIONS,
        within=_SECTION,
        test=_requests,
    ),
    _part(
        "applications.partially_granted",
        r"(?:同意|予以)?部分公开(?:的|者|答复)*",
        r"公开(?:和|及|、)部分公开",
        tail=r"[^,;#、和及]{0,4}",
        needs="部分公开",
    ),
    _part(
        "applications.granted",
        r"(?:同意公开|(?<!不)予以公开|全部公开|全部同意公开)(?:的|者|答复|申请|信息)*",
        r"不予|不同意|未予|部分|均未",
        tail=r"[^,;#、和及]{0,4}",
        needs="同意公开 予以公开 全部公开",
    ),
    _part(
        "applications.refused",
        r"(?:不同意公开|不予公开|不予以公开)(?:的|者|答复|申请)*(?!信息)",
        r"国家秘密|商业秘密|隐私|三安全|内部事务|过程性|执法案卷|查询事项|第三方",
        tail=r"[^,;#、和及信息]{0,4}",
        needs="不同意公开 不予公开 不予以公开",
        test=lambda frame: _requests(frame) and not _CLASS.search(frame.sentence),
    ),
    _part(
        "applications.already_public",
        r"(?:属于?|已经?)(?:已经?)?主动公开(?:的)?(?:范围|信息范围|内容)?",
        needs="主动公开",
    ),
    rule(
        "applications.nonexistent",
        r"^(?:其中)?(?:信息)?不存在(?:的)?#",
        COUNT,
        needs="不存在",
        follows=_AMONG_APPLICATIONS,
    ),
    _part(
        "applications.not_this_agency",
        r"(?:不属于?|非)(?:本|我)(?:行政)?(?:机关|单位|部门|局|委|镇|乡|校|厅)(?:政府)?(?:信息)?(?:公开|职责|职权|权限|范围|掌握|信息|#)?",
        tail=r"[^,;#]{0,8}",
        needs="属于 属本 属我 非本 非我",
    ),
    _part(
        "applications.nonexistent",
        r"(?:申请)?(?:的)?(?:政府)?信息不存在",
        needs="信息不存在",
    ),
    _part(
        "applications.clarification_requested",
        r"(?:告知|要求)(?:申请人)?(?:作出|做出)?(?:更改|补正|补充)",
        needs="更改 补正 补充",
    ),
    _part(
        "applications.referred_elsewhere",
        r"(?:告知)?(?:通过)?其他途径(?:办理|解决)?",
        needs="其他途径",
    ),
    _part("applications.refused.state_secret", r"国家秘密"),
    _part("applications.refused.trade_secret", r"商业秘密", "隐私"),
    _part("applications.refused.privacy", r"个人隐私", "商业秘密"),
    _part("applications.refused.security_stability", r"三安全一稳定|社会稳定"),
    _part(
        "applications.refused.not_government_information",
        r"(?:不是|非)《?条例》?所指(?:的)?政府信息|不属于政府信息(?!公开)",
        needs="条例 不属于政府",
    ),
    _part("applications.refused.other_circumstances", r"法律法规规定的其他情形"),
    _part(
        "applications.refused.prohibited_by_law",
        r"其他法律(?:、)?(?:行政)?法规禁止(?:公开)?",
        needs="法规禁止",
    ),
    _part("applications.refused.third_party", r"第三方合法权益"),
    _part("applications.refused.internal_affairs", r"内部事务"),
    _part("applications.refused.process_information", r"过程性信息"),
    _part("applications.refused.enforcement_files", r"执法案卷"),
    _part("applications.refused.administrative_query", r"行政查询事项"),
    _part(
        "applications.unavailable.not_held",
        r"不掌握(?:相关)?(?:政府)?(?:信息)?",
        "等原因|等",
        needs="不掌握",
    ),
    _part("applications.unavailable.needs_creation", r"没有现成信息|另行制作"),
    _part("applications.unavailable.unclear", r"补正后[^,;#]{0,8}不明确", needs="补正后"),
    _part(
        "applications.not_processed.complaint",
        r"信访举报(?:投诉)?(?:类)?(?:申请)?",
        forms=_TABLE,
        needs="信访举报",
    ),
    _part("applications.not_processed.repeated", r"(?<!反复)重复申请", needs="重复申请"),
    _part("applications.not_processed.excessive", r"大量反复申请"),
    _part("applications.not_processed.publication", r"公开出版物"),
    _part("applications.other.not_corrected", r"逾期不补正", tail=r"[^,;#、]{0,20}"),
    _part("applications.other.unpaid", r"逾期未按收费通知|未缴纳费用", tail=r"[^,;#、]{0,20}"),
    _part("applications.other", r"其他处理"),
    rule(
        # 予以公开2件,不予公开1件,其他1件: the last of the outcomes on the form
        "applications.other",
        r"^其[他它](?:情形|情况)?#[件份宗]$",
        COUNT,
        follows=_OUTCOMES,
        nearest=True,
        within=r"(?!)",
        forms=_TABLE,
        needs="其他 其它",
    ),
)
