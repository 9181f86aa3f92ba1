"""Function words by what they say, and the words that hold one of them and say nothing of it.

如 supposes something, 如期 does not; 上年 is the year before, the 上年 of 网站上年内 is none.  Whoever
looks for a cue looks for it in ``blanked`` words, where such words, titles, and the rules that
something was done by give way to blanks: all else stands where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby

CUES = {
    "last_year": "上年 上年度 上一年 上一年度 去年 上学年 上一学年 前年 前一年 前一年度 往年 以前年度 以往年度",
    "than": "比 较 相比 相较",
    "more": "多 少 增加 减少 上升 下降 增长 增幅 降幅 提高 降低",
    "change": "同比 环比",
    "changed": "增加 减少 上升 下降 增长 净增 多出 增 减",
    "sample": "抽查 抽检 抽取 抽样 抽选 抽看 抽评 随机抽 随机检查 随机调查 随机选取 随机调取 随机走访 随机访问 "
    "随机询问 随机测评",
    "suppose": "如 如果 若 假如 假设 倘若 一旦 要是 即使 即便 哪怕 万一 倘 倘使 假定 假使 设若",
    "for_example": "例如 譬如 比如 填报示例 示例 样例 网传 据传 传言 误报 原数 据说 听说 听闻 风闻 传闻 谣传 误传",
    "rank": "最多 最少 居前 前三 前五 前十 排名 名列 位列",
    "intend": "力争 力求 争取 拟 打算 预计 计划 准备",
    "plan": "力争 争取 拟 打算 预计 计划 有望 原定 目标是 目标为 任务是 任务为 不少于 不低于 至少 要求各 要求每",
    "since": "自 起至 以来 至今",
    "telephone": "热线 专线",  # its 线 goes with no 上
    "before": "目前 此前 以前 之前",
    "unrelated": "无关 无涉 不相关 不相干 不沾边 没有关系 没有任何关系 没有什么关系 没有关联 没有任何关联 没有什么关联 无关系 无关联 "
    "无任何关系 无任何关联",
    "next_year": "明年 来年 下年 下年度 下一年 下一年度 新一年 新的一年",
    "ahead": "下个阶段 下阶段 下一阶段 下一个阶段 下一步 今后",
}
"""What they say, and the words that say it."""

_PLACES = (
    "网站 网 线 平台 公众号 订阅号 服务号 视频号 号 微信 微博 栏 专题 页 频道 手机 端 屏 媒体 报纸 报刊 电视 广播 墙 板 版面 "
    "门户 论坛 会议 大会 例会 现场会 座谈会 推进会 栏目 基础 抖音"
)
"""Behind one of these 上 is a place: 网站上年内公开, 会上年度报告."""
_DEGREES = (
    "多 少 大 小 好 高 低 为 强 弱 快 慢 早 晚 长 短 深 轻 重 广 易 难 严 差 稳 有 集中 完善 完整 规范 突出 明显 充分 复杂 "
    "全面 齐全 健全 及时 频繁 活跃 详细 紧张 成熟 普遍 薄弱 新的"
)
"""较多 and 比较多 are a degree, 较上年 compares."""

_PURPOSES = "为准备 为做好 为迎接 为谋划 为筹备 为搞好 为推进 为部署"
"""为准备明年的工作,举办培训3期: what was done this year, for the next."""

INNOCENT = (
    # 如 and 若
    "如期 如实 如数 如约 如下 如此 如何 如上 如常 如愿 如意 如前 如今 如同 如是 如图 如表 如初 如一 如故 如右 如附 如题 "
    "如皋 如东 如城 如火如荼 如数家珍 如影随形 若干 若羌 若尔盖 "
    # 同, 与 and 和 before a year
    "会同 共同 协同 陪同 随同 连同 等同 雷同 认同 赞同 合同 胡同 伙同 一同 "
    "参与 授与 赠与 同比例 "
    # 比 and 较
    "对比 比例 比重 比率 比赛 比武 比拼 比选 比对 比照 比价 比学赶超 评比 百分比 无比 好比 类比 计较 较真 较量 "
    # 多, 少 and what grows
    "多次 多场 多种 多家 多个 多名 多项 多方 多方面 多方位 多渠道 多形式 多样 多元 多媒体 多年 多部门 多平台 多点 多维 多层 "
    "多途径 多角度 多功能 多措 多级 多类 多条 多件 多篇 多人 多位 多份 多期 多处 多批 多轮 多地 多数 多半 多领域 多环节 多主体 "
    "多头 多余 很多 许多 众多 诸多 大多 繁多 更多 至多 颇多 多少 差不多 几多 "
    "不少 缺少 少数 少年 青少年 少量 少有 极少 少见 少许 少先队 少儿 少部分 很少 稀少 增加值 增长点 增长极 新增 "
    # 随机 and 抽查 that chose nothing that is counted
    "双随机 抽查结果 抽查计划 抽查事项 抽查清单 抽查公示 抽查公告 抽查通报 抽查制度 抽查机制 抽查名录 抽查工作 "
    # 前 that ranks nothing, and no year before the last
    "提前 事前 会前 日前 当前 年前 午前 节前 赛前 期前 前三天 前五天 前十天 前三日 前五日 前十日 前三年 前五年 "
    "前十年 前三个工作日 前五个工作日 前十个工作日 前三个月 前五个月 前十个月 前三季度 前十二个月 前十一个月 "
    "最多跑 最多补正 最多录 最多找 "
    # 计划, 拟 and 争取 that plan nothing
    "计划内 计划外 计划书 计划的 计划和 计划表 计划经 计划生育 计划单列 计划总结 计划类 计划信息 计划财务 计划统计 计划执行 "
    "计划完成 规划计划 行动计划 培训计划 招生计划 采购计划 资金计划 发展计划 实施计划 建设计划 用地计划 供地计划 立法计划 "
    "检查计划 投资计划 教学计划 整改计划 招聘计划 审计计划 征收计划 出让计划 制定计划 制订计划 有计划地 有计划的 "
    "拟定 拟订 拟制 拟稿 拟写 拟办 模拟 虚拟 草拟 比拟 "
    "争取到 争取了 争取上级 争取专项 争取资金 争取经费 争取支持 争取领导 争取财政 争取省委 争取市委 争取县委 争取区委 争取省厅 争取市局 "
    "争取省里 争取市里 争取县里 争取中央 争取各方 争取社会 争取项目 争取补助 争取理解 争取党委 争取配合 "
    # 明年, 来年, 下年 and 去年 that name no year
    "说明 证明 声明 透明 文明 表明 查明 载明 写明 注明 标明 列明 阐明 指明 光明 昆明 聪明 开明 鲜明 简明 发明 照明 清明 三明 "
    "近年来 年来 历来 从来 本来 向来 未来 往来 到来 带来 线下 以下 属下 旗下 名下 辖下 当下 地下 上下 乡下 天下 会下 底下 台下 "
    "上年轻 上年龄 上年纪 失去 "
    # 自 that is no beginning
    "自然 来自 各自 亲自 自己 自行 自主 自动 自治 自觉 自查 自愿 自我 独自 私自 擅自 自由 自收 自办 自编 自建 自媒 自费 自身 自学 "
    "自助 自评 自营 自考 自检 "
    # 系 and 属 that are no verb
    "系统 联系 关系 体系 系列 院系 维系 派系 水系 系数 直系 下属 所属 直属 附属 归属 隶属 家属 亲属 金属 属地 属性 "
    # 要, 再 and 将 that will nothing
    "主要 重要 需要 要求 纪要 要闻 摘要 要点 概要 要素 必要 首要 扼要 简要 要件 再次 再审 再生 再就业 将乐 "
    # 均 behind persons is no average: 申请人均收到答复
    "申请人均 负责人均 当事人均 联系人均 本人均 投诉人均 发言人均 责任人均 代理人均 法人均 个人均 领导人均 "
    # what opens a label, and is no word of its own there
    "共建 共享 共用 共青团 共产党 均衡 并联 并案 并网 并购 还款 还贷"
)
"""The words that hold a cue and are none; those of one cue stand together."""


def _by_start(words: Iterable[str]) -> str:
    """An expression that finds the longest of some words; it looks at each first sign once."""
    starts = groupby(sorted(set(words), key=lambda word: (word[0], -len(word))), lambda w: w[0])
    return "|".join(f"{c}(?:{'|'.join(word[1:] for word in same)})" for c, same in starts)


_INNOCENT = frozenset(
    [
        *INNOCENT.split(),
        *(f"{place}上" for place in _PLACES.split()),
        *(f"{word}{degree}" for word in ("较", "比较") for degree in _DEGREES.split()),
        *(f"{word}{year}" for word in _PURPOSES.split() for year in CUES["next_year"].split()),
    ]
)


def _holds_one(cue: str) -> bool:
    """Whether an innocent word opens a cue, or begins within it, so that the cue must be found first."""
    ends = [cue[at:] for at in range(1, len(cue))]
    return any(
        cue.startswith(word) or any(word.startswith(end) or end.startswith(word) for end in ends)
        for word in _INNOCENT
    )


_CUES = frozenset(cue for cue in " ".join(CUES.values()).split() if _holds_one(cue))
_WORD = re.compile(_by_start(_INNOCENT | _CUES))
_RULES = (
    "要求 部署 规定 安排 标准 计划 规划 方案 打算 目标 任务 要点 通知 意见 精神 办法 条例 细则 制度 文件 决定 批复 纲要 目录 指南 "
    "规范 思路 原则 设想 流程 程序 指示 决策 措施 机制"
)
_A_RULE = rf"(?:《[^《》]{{0,80}}》|{'|'.join(_RULES.split())})"
_RULE = (
    r"(?<![未没不])(?:按照?|依[照据]?|根据|遵照|参照|对照|(?:贯彻)?落实|贯彻|执行)"
    rf"(?:[^,。;:#()\d{{}}]|(?:19|20)\d\d){{0,24}}?{_A_RULE}+(?:[和及与、][^,。;:#\d]{{0,6}}?{_A_RULE}+)?(?![的内]?(?:期限|时限|时间|日期))"
)
_BY_A_RULE = re.compile(_RULE)
"""按照上级要求, 根据2019年出台的办法: by what something was done says neither when nor how many."""
_ADVERBIAL = re.compile(
    rf"{_RULE}|(?:会同|协同)[^,。;:#\d的]{{2,14}}?[局委办厅院署]|提前[一二两三四五六七八九十]个?(?:工作)?[天日周月]"
    r"|(?:主动|积极|及时)?(?:联系|沟通)(?:申请人|当事人|群众)"
)
"""会同市司法局, 提前三天, 主动联系申请人: how it was done, and no other thing."""
_TITLE = re.compile(r"(?<=《)[^《》]{0,80}(?=》)")
BLANK = "囗"
"""An ideograph that nobody writes and no cue holds."""


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def _blank_innocent(match: re.Match[str]) -> str:
    word = match[0]
    return BLANK * len(word) if word in _INNOCENT else word


@lru_cache(maxsize=8192)
def blanked(words: str) -> str:
    """Words of the same length in which only what says so is left of titles, rules and lookalikes."""
    if "《" in words:
        words = _TITLE.sub(_blank, words)
    return _WORD.sub(_blank_innocent, _BY_A_RULE.sub(_blank, words))


def adverbials(words: str) -> list[tuple[int, int]]:
    """Where words say by what rule, with whom or how early something was done."""
    return [match.span() for match in _ADVERBIAL.finditer(words)]


def without_adverbials(words: str) -> str:
    """Words without those that say by what rule, with whom or how early something was done."""
    return _ADVERBIAL.sub("", words)


def is_locative(words: str, at: int) -> bool:
    """Whether what looks like 上年 is a place there: 网站上年内公开."""
    return words.startswith("上年", at) and blanked(words)[at] == BLANK


_SLOT = re.compile(r"(?<!\?P)<([a-z_]+)>")


@cache
def grammar(pattern: str) -> re.Pattern[str]:
    """An expression for blanked words, in which ``<than>`` stands for the cue words of that name."""
    return re.compile(_SLOT.sub(lambda slot: f"(?:{_by_start(CUES[slot[1]].split())})", pattern))


def said(pattern: re.Pattern[str], words: str) -> bool:
    """Whether words say what an expression looks for; most do not, and need no blanking for it."""
    return pattern.search(words) is not None and pattern.search(blanked(words)) is not None


def says(words: str, cue: str) -> bool:
    """Whether words hold a cue of that name."""
    return said(grammar(f"<{cue}>"), words)
