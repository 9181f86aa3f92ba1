"""Rules for fees, staff, budget, meetings, training, consultations and policy interpretation."""

from __future__ import annotations

import re

from .frames import Frame
from .rule import EVENTS, ITEMS, MONEY, PERSONS, VISITS, rule

_OPEN = r"信息公开|政务公开|公开工作"
_TOTAL = r"(?:的|数量|总数|总次数|次数|人数|人次|数|总计|共计|共|合计|累计|为|有|达到|达|:)*"
_COMPARED = r"同比|增长|较上|增加|减少|率"
_FORMERLY = r"由?(?:原来|原有|原先|之前|过去|上年|去年)的?#"
"""兼职人员由原来的3人增加到7人: what there was before."""
_APPOINTED = r"(?:配备|配有|明确|安排|指定|确定|落实|抽调|现有|共有|设有)(?:了|有|专门)*"
_FORM_OF_INTERPRETATION = re.compile(
    r"(?:文字|图文|图片|图表|图示|图解|动漫|动画|漫画|长图|音频|视频|H5|数字化?|媒体|专家|新闻发布会)(?:形式|类)?(?:的)?(?:政策)?解读"
)
"""解读40条,其中文字解读22条,图片解读15条: the forms are parts of a figure, and not the figure."""

_SUBSET = re.compile(r"其中|包括|包含|分别")

RULES = (
    rule("fees.search", rf"检索费(?:用)?{_TOTAL}#", MONEY, needs="检索费"),
    rule(
        "fees.copying",
        rf"(?:复[印制]|邮寄|邮递)(?:费|成本)(?:用)?[^,;#、]{{0,4}}{_TOTAL}#",
        MONEY,
        needs="复印 复制 邮寄 邮递",
        veto="减免|免收",
    ),
    rule(
        "fees.collected",
        rf"(?:收取|收费|收到)[^,;#]{{0,24}}(?:费用?|金额|处理费|收费){_TOTAL}#|(?:信息处理费|收费金额|收取的费用|依申请公开[^,;#]{{0,8}}费用)[^,;#]{{0,6}}#"
        r"|收取[^,;#]{0,20}费[^,;#]{0,6}#",
        MONEY,
        needs="收取 收费 收到 信息处理费 依申请公开",
        veto=rf"经费|行政事业性|罚|减免|免收|支出|诉讼费|{_COMPARED}",
        within=rf"{_OPEN}|收费|依申请",
    ),
    rule(
        # 依申请公开收费为0: no unit, and nothing else to count
        "fees.collected",
        rf"(?:依申请公开|信息公开)[^,;#]{{0,12}}收费(?:金额|总额)?{_TOTAL}#$",
        MONEY,
        needs="收费",
        veto="减免|免收|项目",
        bare=True,
        test=lambda frame: frame.mention.unit is not None or frame.mention.value == 0,
    ),
    rule(
        "organisation.budget",
        rf"(?:投入|安排|落实|拨付|支出|保障)?[^,;#]{{0,30}}(?:经费|专项资金|资金){_TOTAL}(?:人民币)?#",
        MONEY,
        needs="经费 资金",
        veto=rf"三公|预算执行|收费|补贴|补助|救灾|救助|采购|扶贫|项目|建设资金|{_COMPARED}",
        within=rf"{_OPEN}|经费|支出",
    ),
    rule(
        "organisation.staff",
        r"专[、兼和]?兼职(?:工作)?(?:人员)?[^,;#]{0,4}#|#[名人位]专[、兼和]兼职|从事(?:政府信息公开|信息公开|政务公开)(?:工作)?的?(?:工作)?人员(?:总数|数)?(?:共|共有|为|有)*#"
        r"|(?:信息|政务)公开工作(?:现|共|有|由|配备|安排)*#[名人位](?:工作)?人员(?:参与|负责|承担|从事|$)",
        PERSONS,
        needs="兼职 从事 人员",
        veto=_FORMERLY,
    ),
    rule(
        # 安排6名政务公开人员, 明确2名工作人员负责信息公开: who they are follows the number.
        "organisation.staff",
        rf"{_APPOINTED}#[名人位](?:专门的?)?(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:工作)?人员$"
        rf"|{_APPOINTED}#[名人位](?:工作)?人员(?:具体|专门)?(?:负责|从事|承担|办理)[^,;#]{{0,8}}(?:信息公开|政务公开)",
        PERSONS,
        needs="配备 配有 明确 安排 指定 确定 落实 抽调 现有 共有 设有",
        veto=rf"各|每|至少|以上|兼职|专职|{_FORMERLY}",
    ),
    rule(
        # 现有工作人员6人,专职2人…: under a heading about the staff for this work
        "organisation.staff",
        r"^(?:目前|现|共|现有|共有|配备|从事该项工作的|有)*工作人员(?:总数|共|为|有|数)*#[人名位]$",
        PERSONS,
        needs="工作人员",
        test=lambda frame: bool(re.search(r"人员(?!培训)[^/]*$", frame.section)),
    ),
    rule(
        # 安排5万元专项经费用于政府信息公开: what the money is follows the number.
        "organisation.budget",
        r"(?:安排|投入|拨付|拨款|落实|列支|列入预算)(?:了|财政资金|资金)*#(?:万|亿)?元(?:的|作为)?(?:政府信息公开|信息公开|政务公开)?(?:工作)?(?:专项|专门|工作)(?:工作)?经费",
        MONEY,
        needs="安排 投入 拨付 拨款 落实 列支 列入",
        veto=r"三公|补贴|补助|救|采购|扶贫|项目|每年|建设",
        test=lambda frame: bool(re.search(_OPEN, frame.sentence + frame.words)),
    ),
    rule(
        "organisation.staff.full_time",
        rf"[专全]职(?:工作|信息)?(?:人员|信息员)?{_TOTAL}#|#[名人位](?:工作)?(?:人员)?(?:为)?[专全]职",
        PERSONS,
        needs="专职 全职",
        veto=rf"兼职[^#]*#|#[^和及]*兼职|消防|网格|无#|没有|{_FORMERLY}",
    ),
    rule(
        "organisation.staff.part_time",
        rf"兼职(?:工作)?(?:人员|信息员)?{_TOTAL}#|#[名人位](?:同志|工作人员|人员)?(?:为)?兼职",
        PERSONS,
        needs="兼职",
        veto="专、|专职(?!(?:工作)?(?:人员)?[和及、,]*#)|专兼职",
    ),
    rule(
        "organisation.offices",
        rf"(?:专门|工作)机构(?:数)?{_TOTAL}#|#个(?:政府)?信息公开(?:工作)?专门机构",
        frozenset({"个", "家"}),
        needs="专门机构 工作机构",
        within=_OPEN,
    ),
    rule(
        "organisation.reading_points",
        rf"(?:查阅点|查阅场所|查阅中心|查询点|查阅室){_TOTAL}#|#[个处家](?:政府)?(?:信息)?(?:公开)?(?:集中|公共)?(?:查阅点|查阅场所|查询点)",
        frozenset({"个", "处", "家"}),
        needs="查阅 查询点",
    ),
    rule(
        "training.meetings",
        rf"(?:召开|组织|举行|举办)[^,;#]{{0,20}}(?:会议|推进会|部署会|专题会|例会|工作会){_TOTAL}#|(?:召开|组织|举行|举办)[^,;#]{{0,14}}#(?:次|场|场次)[^,;#和]{{0,14}}(?:会议|推进会|部署会|专题会)",
        EVENTS,
        needs="召开 组织 举行 举办",
        veto=r"常务|新闻|培训|听证|座谈|代表|党组|发布会|通气|通联|学习",
        test=lambda frame: bool(re.search(rf"{_OPEN}|专题会", frame.sentence[-60:] + frame.words)),
    ),
    rule(
        "training.sessions",
        rf"(?:培训班|培训会议?|业务培训|专题培训|集中培训|培训){_TOTAL}#|(?:举办|组织|开展|召开|^|和)[^,;#]{{0,16}}#(?:次|期|场|场次|个|班次)[^,;#]{{0,16}}培训",
        EVENTS,
        needs="培训",
        veto=rf"参加|人数|人员|参训|农|就业|技能|{_COMPARED}",
        test=lambda frame: _about_disclosure(frame.sentence, frame.words, frame.section),
    ),
    rule(
        "training.attendees",
        rf"(?:培训|参训)(?:人员|人数|人次|干部|工作人员|对象|信息员|联络员|骨干)?{_TOTAL}#|(?:参训|受训|参加培训)[^,;#]{{0,8}}#|对?#[^,;#]{{0,14}}(?:进行|参加|接受)(?:了)?[^,;#]{{0,8}}培训",
        PERSONS,
        needs="培训 参训 受训",
        veto=rf"农|就业|技能|{_COMPARED}",
        test=lambda frame: _about_disclosure(frame.sentence, frame.words, frame.section),
    ),
    rule(
        "consultations.phone",
        rf"(?:电话|来电|热线)(?:咨询|查询)[^,;#、]{{0,4}}{_TOTAL}#|咨询(?:电话|热线)(?:接听|接听量|来电)?{_TOTAL}#",
        VISITS,
        needs="咨询 查询",
        veto=r"答复[^#]*#|12\d{3}",
    ),
    rule(
        "consultations.on_site",
        rf"(?:现场|当面|来访|上门|窗口)(?:群众)?(?:咨询|接待咨询)[^,;#、]{{0,4}}{_TOTAL}#",
        VISITS,
        needs="咨询",
        veto="答复[^#]*#",
    ),
    rule(
        "consultations.online",
        rf"(?:网上|网络|在线|网站|邮件|线上)(?:咨询|查询)[^,;#、]{{0,4}}{_TOTAL}#",
        VISITS,
        needs="咨询 查询",
        veto="(?:答复|回复)[^#]*#",
    ),
    *(
        # 接受咨询80人次,其中通过电话60人次: only the ways are named again.
        rule(
            f"consultations.{name}",
            rf"^(?:其中|通过|以|采用|利用)*(?:{way})(?:方式|形式|渠道)?(?:的|为|共)*#",
            VISITS,
            needs=way.replace("|", " "),
            follows=("consultations.",),
            within=r"(?!)",
            test=lambda frame: frame.subset,
        )
        for name, way in (
            ("phone", "电话|来电"),
            ("on_site", "现场|当面|到现场|来访"),
            ("online", "网上|网络|在线|网站"),
        )
    ),
    rule(
        "consultations.total",
        rf"(?:接受|受理|接待|收到|提供|共|处理|解答|回答)[^,;#]{{0,18}}咨询(?:服务|查阅|查询|总数|量)?{_TOTAL}#|咨询(?:总数|总人次)?{_TOTAL}#人次",
        VISITS,
        needs="咨询",
        veto=rf"现场|电话|网上|网络|在线|来电|来访|12345|热线|法律|政策咨询|心理|信箱|{_COMPARED}",
        within=rf"咨询|{_OPEN}",
    ),
    rule(
        "response.press_conferences_by_principal",
        r"(?:主要负责(?:同志|人)|[省市县区州厅局]长|主任)(?:参加|出席)[^,;#]{0,12}#",
        EVENTS,
        needs="参加 出席",
        follows=("response.press_conferences",),
        within=r"(?!)",
    ),
    rule(
        "response.press_conferences_by_principal",
        r"主要(?:负责|领导)(?:同志|人|干部)?(?:参加|出席)[^,;#]{0,10}新闻发布(?:会|活动)[^,;#]{0,6}#",
        EVENTS,
        needs="新闻发布",
    ),
    rule(
        "response.online_interviews_by_principal",
        r"主要(?:负责|领导)(?:同志|人)?(?:参加|出席)[^,;#]{0,14}(?:在线)?访谈[^,;#]{0,6}#",
        EVENTS,
        needs="访谈",
    ),
    rule(
        "response.press_conferences",
        rf"新闻发布(?:会|活动)(?:总)?(?:次数)?{_TOTAL}#|#(?:次|场|场次)[^,;#]{{0,10}}新闻发布(?:会|活动)",
        EVENTS,
        needs="新闻发布",
        veto=rf"领导|负责|出席|疫情|防控|{_COMPARED}",
        test=lambda frame: not (frame.subset and _SUBSET.search(frame.sentence.rpartition(";")[2])),
    ),
    rule(
        "response.online_interviews",
        rf"(?:在线|网上|网络)(?:访谈|交流访谈){_TOTAL}#|#(?:次|期|场)[^,;#]{{0,6}}在线访谈",
        EVENTS,
        needs="访谈",
        veto=_COMPARED,
    ),
    rule(
        "response.hot_topics",
        rf"回应(?:公众|社会)?(?:关注|关切)?(?:的)?热点(?:问题|事件)?(?:或|和|及|、)(?:重大|网络)*舆情(?:数|事件)?{_TOTAL}#"
        rf"|回应(?:公众|社会|群众)(?:关注|关切)?的?热点(?:问题|事件)?{_TOTAL}#",
        frozenset({"次", "件", "条", "个"}),
        needs="回应",
        veto=_COMPARED,
    ),
    rule(
        "response.other",
        rf"(?:其他|其它)(?:方式|形式|途径|渠道)回应(?:事件|热点)?(?:数)?{_TOTAL}#",
        frozenset({"次", "件", "条"}),
        needs="回应",
    ),
    rule(
        "response.weibo_wechat",
        rf"微博微信回应(?:事件)?(?:数)?{_TOTAL}#|微[博信](?:、|和)微[博信]回应[^,;#]{{0,6}}#",
        frozenset({"次", "件", "条"}),
        needs="回应",
    ),
    rule(
        "response.interpretations",
        rf"(?:政策(?:文件)?|文件|发布|公开|开展|编发|制作|转载|同步|规范性)?[^,;#]{{0,14}}解读(?:材料|稿件|信息|文件|文章|产品|稿)?(?:发布)?(?:信息)?(?:数)?{_TOTAL}#"
        r"|(?:发布|公开|推出|编发|制作|撰写)(?:了|各类)*#[篇条个份件](?:政策(?:文件)?|文件)解读(?:稿件|材料|信息|文章|稿)?$",
        ITEMS - {"次", "幅"},
        needs="解读",
        veto=rf"负责人|领导|转发|和解读|及解读|短视频|视频|率|解读比|类信息|专栏|栏目|回应|图解|公开并解读|{_COMPARED}",
        test=lambda frame: (
            not (
                re.search(r"公报[^。]*(?:刊登|编发|刊发)", frame.sentence)
                or _among_categories(frame)
                or _FORM_OF_INTERPRETATION.search(frame.label)
            )
        ),
    ),
)


def _among_categories(frame: Frame) -> bool:
    """其中工作动态类12条、政策解读6条: one category of what was disclosed, like its neighbours."""
    alone = re.fullmatch(r"(?:和|及)?政策解读(?:类)?(?:信息)?", frame.label) is not None
    disclosed = re.search(
        r"(?:公开|发布|公布)[^。;]*(?:类|信息|动态)[^,;、。]{0,6}\d", frame.sentence
    )
    return alone and frame.listed and frame.mention.unit == "条" and disclosed is not None


_OTHER_TOPIC = re.compile(
    r"农|扶贫|就业|创业|技能|企业|消防|安全生产|普法|法律|业主|网格|信用|社保|医|防汛|统计|宅基地|党员|食品|环保"
)


_TRAINED_IN = re.compile(r"([^,;]{2,24})培训")
_ANY_TOPIC = re.compile(
    r"#|[次期场个班回]|(?:19|20)\d\d年|全年|年度?|本|共|累计|先后|多次|组织|举办|开展|召开|参加|进行|安排|接受|各类|相关|有关|专题|业务|集中|专项|线[上下]|视频|"
    r"工作|人员|干部|职工|信息|联络|员|内部|系统|全[市县区局镇乡]|我|[局县市区镇乡委办]|机关|单位|部门|各级|领导|知识|能力|政策|法规|条例|网站|上级|"
    r"依申请|答复|公文|写作|保密|脱敏|审[核查]|编辑|采编|新媒体|平台|操作|后台|发布|解读|舆情|档案|的|了|并|和|对|为|等|其中|会议|会|、"
)
"""Words before 培训 that do not say in what: what they leave over is a topic of its own."""


def _about_disclosure(sentence: str, words: str, section: str) -> bool:
    """Training in disclosure work, not of farmers or applicants for jobs."""
    near = sentence[-90:] + words
    if re.search(_OPEN, near):
        return True
    last = section.rpartition("/")[2]
    topic = _TRAINED_IN.search(words)
    if topic and "培训" not in last and len(_ANY_TOPIC.sub("", topic[1])) > 1:
        return False
    return not _OTHER_TOPIC.search(near) and not re.search(r"重点领域|推进[^/]*信息公开", last)
