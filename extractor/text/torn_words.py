"""Words that a line break has torn: 行政复⏎议4件, 主动公开政府信⏎息1286条.

No line of a table and no heading ends within such a word, so that the two halves are one, however short
their lines are.  Only what is counted in the second half's own line is mended: 信⏎息 over a column of figures
is left to the readers of tables.  Nor is anything mended where both halves belong to words of their own
(远程办公⏎开展培训3次), nor behind a heading.
"""

from __future__ import annotations

import re
from itertools import groupby

from .numbered import NUMBERED
from .vocabulary import UNIT_CELL

_WORDS = (
    "信息 申请 复议 诉讼 培训 培训班 举报 投诉 文件 规范性文件 公开 受理 答复 办结 发布 发布会 解读 回应 网站 微博 微信 公报 提案 建议"
    " 会议 座谈会 咨询 接待 查阅 机构 人员 许可 处罚 强制 收费 采购 政府 行政 主动 信访 稿件 专栏 政策 新闻 访谈 公众号 留言 办理"
    " 案件 应诉 败诉 维持 纠正 点击量 访问量 浏览量"
)
"""What reports count, and what they do with it."""


def _halves() -> str:
    """A pattern of each word with a line break at one of its places."""
    parts = sorted((word[:at], word[at:]) for word in _WORDS.split() for at in range(1, len(word)))
    return "|".join(
        f"{first}\\n(?:{'|'.join(rest for _, rest in some)})"
        for first, some in groupby(parts, key=lambda part: part[0])
    )


_MOST_BETWEEN = 10
_COUNTED = (
    rf"[^\s\d,。;:、|]{{0,{_MOST_BETWEEN}}}(?<![第前近])(?:\t\d[\d,]*(?![^\t\n])"
    rf"|\d[\d,.]*[余多]?[万亿]?{UNIT_CELL})"
)
_TORN = re.compile(rf"(?:{_halves()}){_COUNTED}")
_LONGEST = max(map(len, _WORDS.split()))

_LAST = (
    "办公 微信 短信 来信 书信 电信 诚信 重申 引申 答复 回复 批复 函复 恢复 投诉 申诉 上诉 起诉 应诉 败诉 胜诉 回应 响应 适应"
    " 对应 相应 反应 印发 开发 核发 下发 转发 签发 颁发 发放 制发 发布 讲座 座谈 解答 回答 问答 应答 承办 督办 主办"
    " 协办 经办 代办 交办 举办 领办 会办 了解 调解 缓解 讲解 化解 收回 驳回 撤回 退回 官网 联网 内网 外网 上网 全网 前提 新建 党建"
    " 共建 扩建 改建 修建 基建 筹建 委员会 常委会 座谈会 发布会 听证会 党委会 协会 例会 社会 大会 备案 立案 档案 预案 方案 提案"
    " 议案 答案 直接 对接 承接 衔接 检查 调查 审查 抽查 督查 巡查 核查 普查 排查 手机 司机 计算机 时机 有机 个人 老人 法人 工人"
    " 证人 本人 允许 加强 增强 征收 验收 回收 接收 招收 吸收 民政 财政 行政 邮政 执行 举行 进行 实行 运行 银行 推行 履行 试行 自主"
    " 民主 业主 更新 创新 信访 走访 来访 采访 上访 接访 保留 滞留 试点 网点 重点 热点 站点 法规 公文 发文 行文 列举 培训 公众 规范"
    " 接受 享受"
)
"""Words that end as the first half of a torn one does."""

_FIRST = (
    "开展 开会 开通 开设 开放 开发 开办 开辟 开始 开工 息访 访谈 访问 访客 请示 请求 请教 请假 议案 议题 议程 议事 议定 诉求 诉讼 诉状"
    " 应诉 应急 应用 应对 布置 布局 会议 会见 会商 会谈 谈话 谈心 谈判 复议 复函 复核 复查 复印 结案 结果 结合 结余 结构 结算 理论"
    " 理事 读书 读者 读物 读报 站点 站长 信息 信访 信件 信函 信箱 信用 报告 报表 报道 报名 报送 报刊 报纸 案件 案卷 案例 件数 询问"
    " 待遇 待办 阅读 阅览 阅卷 构建 构成 员工 可以 可能 罚款 罚没 罚单 制定 制度 制发 制作 制订 制止 费用 购买 购置 政府 政务 政策"
    " 政协 政法 策划 动员 动态 栏目 言论 众多 持续 持有 持证 正式 正常 正确 班子 班级 班次 范围 范本 文件 性质 训练 博物馆 量化"
)
"""Words that begin as the second half of a torn one does."""

_ENDS_SO = tuple(_LAST.split())
_BEGINS_SO = re.compile(rf"(?:{'|'.join(_FIRST.split())})(?P<counted>\t?\d)?")
_HEADS = re.compile(rf"{NUMBERED}[^,。;:]*")
"""A line that is numbered, and no sentence with a comma that was wrapped."""


def is_torn_word(line: str, following: str) -> bool:
    """Whether a line ends, and what follows it begins, within a word of something that is counted there."""
    following = following.lstrip(" ")
    both = f"{line[1 - _LONGEST :]}\n{following}"
    torn = any(_TORN.match(both, at) for at in range(both.index("\n")))
    return torn and not _is_whole(line, following) and not _HEADS.fullmatch(line.lstrip(" "))


def _is_whole(line: str, following: str) -> bool:
    """Whether the halves are no halves: words on both sides, or one below that has its own count."""
    own = _BEGINS_SO.match(following)
    return own is not None and (own["counted"] is not None or line.endswith(_ENDS_SO))
