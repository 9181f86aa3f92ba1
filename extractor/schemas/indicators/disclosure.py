"""Proactive disclosure, and answers to public concern."""

from __future__ import annotations

from .base import PROSE_AND_STAT, Figure, Group, indicator


class Proactive(Group):
    """Information disclosed on the agency's own initiative."""

    total: Figure = indicator(
        Figure,
        "主动公开政府信息数",
        "items of information disclosed proactively",
        "条",
        forms=PROSE_AND_STAT,
        also=("公开各类政府信息", "主动公开信息共计", "区级信息数", "公开信息总数"),
    )
    cumulative: Figure = indicator(
        Figure,
        "历年累计主动公开政府信息数",
        "items disclosed proactively, all years to date",
        "条",
        forms=PROSE_AND_STAT,
        also=("累计公开", "自《条例》实施以来"),
    )
    normative_documents: Figure = indicator(
        Figure,
        "主动公开规范性文件数",
        "normative documents disclosed",
        "条",
        forms=PROSE_AND_STAT,
        part_of="proactive.total:subset@stat2014",
        also=("主动公开政府文件", "公开规范性文件"),
    )
    normative_documents_issued: Figure = indicator(
        Figure, "制发规范性文件总数", "normative documents issued", "件", forms=PROSE_AND_STAT
    )
    gazette: Figure = indicator(
        Figure,
        "政府公报公开政府信息数",
        "items disclosed in the government gazette",
        "条",
        forms=PROSE_AND_STAT,
        part_of="proactive.total:channel@stat2014",
        also=(
            "公报刊登文件",
            "政报刊登文件",
        ),
    )
    website: Figure = indicator(
        Figure,
        "政府网站公开政府信息数",
        "items disclosed on the government website",
        "条",
        forms=PROSE_AND_STAT,
        part_of="proactive.total:channel@stat2014",
        also=("门户网站发布", "网络公开", "网站主动公开", "通过网站发布各类信息"),
    )
    weibo: Figure = indicator(
        Figure,
        "政务微博公开政府信息数",
        "items disclosed on official Weibo accounts",
        "条",
        forms=PROSE_AND_STAT,
        part_of="proactive.total:channel@stat2014",
        also=("微博发布",),
    )
    wechat: Figure = indicator(
        Figure,
        "政务微信公开政府信息数",
        "items disclosed on official WeChat accounts",
        "条",
        forms=PROSE_AND_STAT,
        part_of="proactive.total:channel@stat2014",
        also=(
            "微信发布",
            "公众号推送",
            "微信公众号发布",
        ),
    )
    other_channels: Figure = indicator(
        Figure,
        "其他方式公开政府信息数",
        "items disclosed through other channels",
        "条",
        forms=PROSE_AND_STAT,
        part_of="proactive.total:channel@stat2014",
    )


class Response(Group):
    """Interpretation of policy and answers to public concern."""

    hot_topics: Figure = indicator(
        Figure,
        "回应公众关注热点或重大舆情数",
        "responses to matters of public concern",
        "次",
        forms=PROSE_AND_STAT,
    )
    press_conferences: Figure = indicator(
        Figure,
        "参加或举办新闻发布会总次数",
        "press conferences held or attended",
        "次",
        forms=PROSE_AND_STAT,
        also=("参加新闻发布会",),
    )
    press_conferences_by_principal: Figure = indicator(
        Figure,
        "主要负责同志参加新闻发布会次数",
        "press conferences attended by the principal official",
        "次",
        forms=PROSE_AND_STAT,
        part_of="response.press_conferences:subset@stat2014",
    )
    online_interviews: Figure = indicator(
        Figure,
        "政府网站在线访谈次数",
        "online interviews on the government website",
        "次",
        forms=PROSE_AND_STAT,
    )
    online_interviews_by_principal: Figure = indicator(
        Figure,
        "主要负责同志参加政府网站在线访谈次数",
        "online interviews attended by the principal official",
        "次",
        forms=PROSE_AND_STAT,
        part_of="response.online_interviews:subset@stat2014",
    )
    interpretations: Figure = indicator(
        Figure, "政策解读稿件发布数", "policy interpretations published", "篇", forms=PROSE_AND_STAT
    )
    weibo_wechat: Figure = indicator(
        Figure,
        "微博微信回应事件数",
        "events answered on Weibo or WeChat",
        "次",
        forms=PROSE_AND_STAT,
    )
    other: Figure = indicator(
        Figure, "其他方式回应事件数", "events answered by other means", "次", forms=PROSE_AND_STAT
    )
