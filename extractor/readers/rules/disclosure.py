"""Rules for proactive disclosure: totals, and what each of the agency's own channels published.

What the conventions of the gold data ask: a total is one that the report states as such; a site
counts only if it is the agency's own; counts by category (机构职能类 …) and joint figures of
several channels are other statistics.
"""

from __future__ import annotations

import re

from .frames import Frame
from .rule import ITEMS, rule
from .sites import is_government, own_site

_VERB = r"(?:公开|发布|公布|推送|编发|刊发|更新|上传|发送|推出|刊载|公示|对外发布|新增|登载|上载|刊出|发文|发博|挂网)"
_KIND = (
    r"(?:了|的|共|累计|主动公开的?|公开|各类|各种|各|相关|有关|政府|政务|法定|本级|区级|市级|县级|镇级|街道|本镇|本乡|本局|我局|我镇|"
    r"与\w{1,6}相关的|政府信息公开|工作动态|动态|有效|重要|自主|及|[一-鿿]{2}(?=(?:政府|政务)信息))*"
)
_COUNT = r"(?:的|公开|数量|总数|总量|条数|件数|数|量|总计|共计|共|合计|历年累计|累计|为|有|达到|达|计|约|近|:)*"
_GENERIC = re.compile(
    rf"(?<!编发)(?<!刊发){_VERB}{_KIND}(?:政府|政务)?信息{_COUNT}#"
    rf"|{_VERB}#\w{{1,2}}?(?:各类|政府|政务|主动公开)*信息$"
    rf"|主动公开(?:政府)?(?:信息)?{_COUNT}#"
    rf"|(?:通过|在|利用)[^,;#]{{0,12}}网站(?:主动)?(?:公开|发布){_COUNT}#"
    rf"|信息(?:公开)?(?:总数|总量|数量|条数){_COUNT}#|各类信息{_COUNT}#"
    rf"|网站信息(?:更新|发布|公开){_COUNT}#"
)
_ARTICLES = re.compile(
    rf"{_VERB}{_KIND}(?:政府|政务)?(?:信息|消息|文章|推文|稿件|微博|博文|内容|图文){_COUNT}#"
    rf"|(?:信息|消息|文章|推文|稿件|博文){_COUNT}#|^[^,;]{{0,14}}(?:微博|微信(?:公众号|公众平台)?|网站)#|^[^,;]{{0,10}}公众号#[条篇]"
    rf"|{_VERB}#\w{{1,2}}?(?:信息|文章|推文|稿件|微博)|{_VERB}{_COUNT}#"
)
_CATEGORY = re.compile(
    r"(?:^|共)编发信息|(?:全局|全县|全市|全区)共?编发信息|(?<!各)类(?:信息)?(?:公开)?\w{0,2}#|重点领域(?![^#]*在内)|(?:其他|其它)应当|栏目|专栏|领域信息(?!在内)|等信息#|依申请公开(?:的)?(?:政府|政务)?信息|不予公开|转载|转发|采纳|上报|报送|"
    r"批复|目录|清单|指南|采购|会议|视频|新闻\w{0,2}#|要闻|建议|提案|预决算|决算|招标|互动|留言|咨询|答复|解读|事项#|"
    r"每[周月季天日]|增加|减少|增长|较上|同比|点击|浏览|阅读|访问|粉丝|关注|评论|工作动态信息#|动态\d*#|公告\w{0,2}#"
)
_SITE = re.compile(
    r"网站|门户网|网络公开|网上公开|网上发布|信息公开网|政务网|官网|信息网|人民政府网|入口网"
)
_WECHAT = re.compile(r"微信|公众号")
_WEIBO = re.compile(r"微博")
_OTHER_CHANNEL = re.compile(r"(?:其他|其它)(?:方式|渠道|形式|途径)")
_JOINT = re.compile(
    r"(?:网站|门户网|微信(?:公众号|公众平台)?|微博|公报|客户端|报纸|电视|媒体|宣传栏|公开栏|抖音|快手|头条|视频号|网|”)"
    r"(?:[、,和及与]|以及)[^,;#]{0,16}?(?:网站|微信|微博|公报|客户端|报|电视|媒体|宣传栏|公开栏|方式|广播|新媒体|抖音|视频号)"
)
_ALL_WAYS = re.compile(
    r"(?:其他|其它|各种|多种|不同)(?:便于\w{0,8}的)?(?:方式|渠道|形式)"
    r"|等(?:多种|各种|各类)?(?:政府|政务)?(?:信息)?(?:公开)?(?:方式|渠道|载体|形式|平台|途径)"
)
_NAMED_WAYS = re.compile(
    r"(?:通过|利用|依托|借助)[^,;#]*、[^,;#]*等(?:多种|各种|各类)?(?:政府|政务)?(?:信息)?(?:公开)?(?:渠道|载体|方式|途径)(?=主动公开|公开|发布)"
)
_EXAMPLES = re.compile(
    r"(?<=主动公开)(?:了|涉及)*[^,;]*、[^,;]*等(?=(?:各类|各种|各方面)(?:政府|政务)?信息)"
)
_WAY_BEHIND = re.compile(
    r"是?(?:通过|在|经)(?P<way>[^,;#]{2,16}?)(?:上)?(?:主动)?(?:公开|发布|公布|推送|刊登|刊发)的?"
)
_CLAUSES = re.compile(r"[,;:]")
_PRESS = re.compile(
    r"(?:通过|利用|依托|借助|在)[^,;\d]{0,16}(?:媒体|报纸|报刊|日报|电视台?|电台|广播|公示栏|公开栏|宣传栏)"
)
_CUMULATIVE = re.compile(
    r"自(?:19|20)\d\d年(?:\d{1,2}月)?(?:份)?(?:起|以来)[^。;]{0,20}累计|历年(?:来)?累计|《条例》(?:实施|施行)以来|(?:实施|施行|开展|建站|开通)以来[^。;]{0,20}(?:累计|共)"
)
_NEW_MEDIA = re.compile(r"(?:依托|利用|通过)[^。;]{0,40}(?:微信|微博|视频号|新媒体|抖音)")
_OLD_MEDIA = re.compile(
    rf"{_SITE.pattern}|电视|报|广播|(?<!新)媒体|栏|屏|会议|公告|不同|其他|各种|多种"
)
_MANY_SITES = re.compile(
    r"各级|各部门|各单位|各(?:乡)?镇|各[县市区]|部门网站"
    r"|(?:[英外法俄日韩藏维蒙]文|外语|手机|移动|老年|无障碍)版?(?:的)?(?:政府|门户|官方)*网"
)
"""More than the site of the agency, or a version of it only (英文版网站)."""
_HIGHER_PLATFORM = re.compile(
    r"在[^,;#]{0,10}[省市县区][^,;#]{0,10}(?:平台|公开网)[^,;#]{0,6}(?:公开|发布)"
)
_PLATFORM_OF_GOVERNMENT = re.compile(
    r"(?:在|通过|利用|依托)[^,;#]{0,10}[省市县区州旗](?:人民)?政府[^,;#等]{0,10}平台[^,;#等]{0,4}(?:公开|发布)"
)
_SUBORDINATE = re.compile(
    r"^(?:其中)?(?:各)?(?:社区|村|居委会|科室|股室|站所|下属单位|二级单位)(?:主动)?(?:公开|发布)"
)
"""社区公开信息9条: a part of what the street disclosed."""
_LEVEL = re.compile(
    r"(?:政府|本级|机关)(?:(?:及其?|和)(?:所属|组成|直属)?各?(?:部门|单位|工作部门))?(?:主动)?(?:公开|发布)"
)
_NEXT_LEVEL = re.compile(
    r"[,;](?:其中)?(?:各|所属)?(?:部门|单位|市直|县直|区直|县|区|乡|镇|街道)[^,;。\d]{0,20}(?:公开|发布)[^,;。\d]{0,12}\d"
)
_TABLES = ("form2019", "form2021")
_DECISIONS = frozenset({"件", "项", "个", "宗", "次"})

_AFTER_REGULATIONS = re.compile(
    r"(?:公开|发布|公布)[^,;。\d]{0,6}规章\d+[件条部个][,、]行政规范性文件$"
)
DOCUMENT_RULES = (
    *(
        rule(
            f"{group}.decisions",
            rf"{name}(?:事项)?(?:处理)?决定(?:数量|数|共|书)*#",
            _DECISIONS,
            veto="公开|公示|增加|减少",
            forms=_TABLES,
            needs=name,
        )
        for group, name in (
            ("licensing", "行政许可"),
            ("penalties", "行政处罚"),
            ("coercion", "行政强制"),
        )
    ),
    rule(
        "normative_documents.in_force",
        r"(?:现行有效|有效)(?:的)?(?:行政)?规范性文件(?:共|为|数|总数)*#",
        ITEMS,
        needs="规范性文件",
        forms=("form2021",),
    ),
    # 行政规范性文件今年制定7件,废止1件,现行有效30件: only the first names what is counted.
    rule(
        "normative_documents.in_force",
        r"^现行有效(?:件数|数)?(?:共|为)*#",
        ITEMS,
        needs="现行有效",
        follows=("normative_documents.",),
        within=r"规范性文件",
        forms=("form2021",),
    ),
    rule(
        "normative_documents.repealed",
        r"^(?:本年)?废止(?:件数|数)?(?:共|为)*#",
        ITEMS,
        needs="废止",
        follows=("normative_documents.",),
        within=r"规范性文件",
        forms=("form2021",),
    ),
    rule(
        "normative_documents.issued",
        r"^(?:其中)?(?:行政)?规范性文件(?:本年度?|全年)?(?:共|累计)?(?:制发|印发|制定)(?:件数|数)?(?:共|为)*#",
        ITEMS,
        needs="规范性文件",
        forms=("form2021",),
    ),
    rule(
        "normative_documents.repealed",
        r"废止(?:的)?(?:行政)?规范性文件(?:共|为|数)*#",
        ITEMS,
        needs="废止",
        veto=r"调整|修订|修改|清理|失效",
        forms=("form2021",),
    ),
    rule(
        "normative_documents.issued",
        r"(?:制发|印发|制定|出台|制订)[^,;#]{0,14}规范性文件(?:共|为|数|总数)*#",
        ITEMS,
        needs="规范性文件",
        veto=r"废止|解读|备案|清理|审查",
        forms=("form2021",),
    ),
    rule(
        # 全年共制定1件行政规范性文件: the number first
        "normative_documents.issued",
        r"(?:制发|印发|制定|出台|制订)(?:了)?#[条件个份部]?(?:行政)?规范性文件$",
        ITEMS,
        needs="规范性文件",
        forms=("form2021",),
    ),
    rule(
        "normative_documents.made",
        r"(?:制发|印发|制定|出台|制作)[^,;#]{0,14}规范性文件(?:共|为|数|总数)*#",
        ITEMS,
        needs="规范性文件",
        veto=r"废止|解读|备案|清理|审查",
        forms=("form2019",),
    ),
    rule(
        "proactive.normative_documents_issued",
        r"(?:制发|印发|制定|出台)[^,;#]{0,10}规范性文件(?:总数|共|为|数)*#",
        ITEMS,
        needs="规范性文件",
        veto=r"废止|解读|备案|清理|公开",
        forms=("narrative", "stat2014"),
    ),
    rule(
        "proactive.normative_documents",
        r"(?:公开|发布|公布)[^,;#类]{0,16}规范性文件(?:共|为|数|总数)*#|主动公开政府文件(?:共|数)*#[条件]",
        ITEMS,
        needs="规范性文件 政府文件",
        veto=r"类|解读|废止|清理|目录更新",
    ),
    rule(
        # 对外发布规章2件,行政规范性文件11件: the verb stands before the first kind only.
        "proactive.normative_documents",
        r"^行政规范性文件#",
        ITEMS,
        needs="行政规范性文件",
        test=lambda frame: _AFTER_REGULATIONS.search(frame.sentence) is not None,
    ),
)


def disclosure(frame: Frame) -> str | None:
    """The indicator of proactive disclosure that a frame states, or None."""
    if frame.mention.unit is not None and frame.mention.unit not in ITEMS:
        return None
    frame = _without_ways(_without_examples(_turned(frame)))
    words, label = frame.words, frame.label
    channel = _channel(frame)
    if channel is not None:
        return channel
    if not _GENERIC.search(words) or _CATEGORY.search(words) or _only_updated(label):
        return None
    if label == "已主动公开" and frame.mention.unit is None:
        return None  # the row of the statistical table: applications for what is public already
    if "分别" in label:
        return None  # of several things named before, none of which is the whole
    if frame.subset:
        return "proactive.total" if _own_attribute(frame) else None
    if _SITE.search(label) and not _ALL_WAYS.search(label):
        return None
    if _HIGHER_PLATFORM.search(label) and frame.level not in ("county", "prefecture", "province"):
        return None
    if re.search(r"(?:制作|产生|生成)[^。;]{0,12}信息", label) or _SUBORDINATE.search(label):
        return None
    if _PLATFORM_OF_GOVERNMENT.search(label) and not is_government(frame.agency):
        return None
    if re.search(r"微信|微博|公众号|报纸|媒体|平台”|抖音", label) and not _ALL_WAYS.search(label):
        return None
    if _CUMULATIVE.search(frame.sentence[-60:]) or _old_and_new(frame):
        return "proactive.cumulative"
    if _new_media_only(frame) or _press_only(frame):
        return None
    site = _sentence_site(frame)
    if site is False:
        return None
    return "proactive.website" if site else "proactive.total"


def one_level(frame: Frame, behind: str) -> bool:
    """市政府及其部门公开…条,县(区)政府公开…条: one level of several, and not the whole.

    ``behind`` are the words behind the number.
    """
    if not _LEVEL.search(frame.label):
        return False
    earlier = frame.sentence[: len(frame.sentence) - len(frame.label)]
    beside = frame.listed and _LEVEL.search(earlier)
    return bool(beside or _NEXT_LEVEL.match(behind))


def _turned(frame: Frame) -> Frame:
    """其中60条通过政府网站公开: the way stands behind the number; it is put before it."""
    way = _WAY_BEHIND.fullmatch(frame.after) if frame.label in ("", "其中") else None
    if way is None:
        return frame
    label = f"通过{way['way']}公开"
    return frame._replace(label=label, words=f"{label}#{frame.mention.unit or ''}")


def _without_examples(frame: Frame) -> Frame:
    """主动公开机构设置、办事指南等各类信息: what stands before 等 are examples, and no category."""
    shorter = _EXAMPLES.sub("", frame.label)
    if shorter == frame.label or frame.listed or _SITE.search(frame.label):
        return frame
    return frame._replace(label=shorter, words=shorter + frame.words[len(frame.label) :])


def _without_ways(frame: Frame) -> Frame:
    """通过政府网、简报报送等各类载体主动公开信息43条: the ways are all ways, and no category."""
    shorter = _NAMED_WAYS.sub("", frame.label)
    if shorter == frame.label or _new_media_only(frame) or not _SITE.search(frame.label):
        return frame
    return frame._replace(label=shorter, words=shorter + frame.words[len(frame.label) :])


def _only_updated(label: str) -> bool:
    """更新政府信息…条 beside a total: what was there already is not disclosed anew."""
    return bool(
        re.search(r"更新(?:各类|政府|政务|公开)*信息", label)
        and not re.search(r"公开(?!信息)|发布|公布|新增", label)
    )


def _own_attribute(frame: Frame) -> bool:
    """A part that is itself a total: 共制作政府信息…其中主动公开信息905条; 累计…其中本年度新增…."""
    if re.search(r"(?:本年度?|当年|20\d\d年度?)新增", frame.label):
        return True
    made = re.search(
        r"(?:制作|产生|生成|形成)(?:、获取|和获取|或获取)?(?:各类)?(?:政府|政务)?(?:公开)?信息",
        frame.sentence,
    )
    alone = re.fullmatch(r"(?:其中[,:]?)?主动公开(?:(?:政府)?信息(?:数)?)?(?:为|共)*", frame.label)
    return bool(made and alone)


def _old_and_new(frame: Frame) -> bool:
    """累计主动公开…4703条,…其中,本年度新增…1864条: the first figure is the cumulative one."""
    return "累计" in frame.label and bool(re.search(r"到(?:年底|20\d\d年底)?累计", frame.label))


def _channel(frame: Frame) -> str | None:
    label, words = frame.label, frame.words
    if _OTHER_CHANNEL.search(label) and not _ALL_WAYS.search(re.sub(_OTHER_CHANNEL, "", label)):
        if _SITE.search(label):
            return None
        return "proactive.other_channels" if _ARTICLES.search(words) else None
    if _JOINT.search(label):
        return None
    if _CATEGORY.search(words):
        return None
    if re.search(r"公报|政报", label) and re.search(
        r"(?:刊登|刊载|收录|登载)(?:政府|规范性|各类)?文件#", words
    ):
        return "proactive.gazette"
    if "公报" in label and _GENERIC.search(words) and not re.search(r"(?<!公报)(?:、|和)", label):
        return "proactive.gazette"
    if _WECHAT.search(label) and _ARTICLES.search(words) and not _WEIBO.search(label):
        return "proactive.wechat"
    if _WEIBO.search(label) and _ARTICLES.search(words) and not _WECHAT.search(label):
        return "proactive.weibo"
    if _SITE.search(label) and own_site(label, frame.agency, frame.level):
        listed = re.search(r"^(?:、|和)?[^,;#]{0,10}网站#", words) and frame.listed
        if _MANY_SITES.search(label):
            return None
        alone = re.search(r"^(?:网络公开|网上公开)(?:政府信息)?(?:信息)?(?:数)?#", words)
        bare = re.search(rf"网站?(?:全年|共|累计)*{_VERB}(?:了|共|累计)*#[条篇件份]", words)
        if listed or alone or bare or (_GENERIC.search(words) and not _ALL_WAYS.search(label)):
            return "proactive.website"
    if re.match(r"(?:共|累计|全年)*(?:发布|推送|编发|刊发)", label) and _ARTICLES.search(words):
        clause = frame.sentence[: len(frame.sentence) - len(label)].rstrip(",").rpartition(",")[2]
        if _WECHAT.search(clause) and not _WEIBO.search(clause) and not _JOINT.search(clause):
            return "proactive.wechat"
        if _WEIBO.search(clause) and not _WECHAT.search(clause) and not _JOINT.search(clause):
            return "proactive.weibo"
    if re.fullmatch(r"(?:总计|合计|共计|总共)", label) and frame.listed:
        opening = re.split(r"\d", frame.sentence, maxsplit=1)[0]
        if _SITE.search(opening) and not _JOINT.search(opening):
            return "proactive.website" if own_site(opening, frame.agency, frame.level) else None
    return None


def _sentence_site(frame: Frame) -> bool | None:
    """Whether the sentence names a site as the way of publishing: own (True), not own (False)."""
    opening = frame.sentence[: len(frame.sentence) - len(frame.label)]
    clause = re.search(
        r"(?:依托|利用|通过|以|在|充分发挥)(?P<site>[^,。;]{0,24}(?:网站|信息网|官网)[^,。;]{0,20})[,](?=[^。;]{0,90}$)",
        opening,
    )
    if clause is None or frame.listed:
        return None
    words = opening[clause.start() :]
    if _JOINT.search(words) or re.search(
        r"[^。;]*(?:、|和|微信|微博|媒体|电视|报|平台等)", clause["site"]
    ):
        return None
    return own_site(clause["site"], frame.agency, frame.level)


def _new_media_only(frame: Frame) -> bool:
    """借助抖音、今日头条等账号,…推送…: a joint figure of accounts, no total."""
    opening = frame.sentence[: len(frame.sentence) - len(frame.label)]
    if _NEW_MEDIA.search(frame.label) and not _OLD_MEDIA.search(frame.label):
        return True
    named = _NEW_MEDIA.search(opening)
    return bool(named) and not _SITE.search(opening) and not frame.listed


def _press_only(frame: Frame) -> bool:
    """在新闻媒体上刊登,发布信息40条: a figure of the press, named in the clause before or its own."""
    *_, before, own = ["", *_CLAUSES.split(frame.sentence)]
    named = _PRESS.search(own) or (not re.search(r"\d", before) and _PRESS.search(before))
    return bool(named) and not _ALL_WAYS.search(before + own) and not _SITE.search(before + own)
