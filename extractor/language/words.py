"""Words of Chinese that say nothing of what a number counts: filler, cues, counting units.

Whatever is left of a clause when these and the words of a pack are taken away is a modifier that
nobody knows, and a number behind it may count anything.
"""

from __future__ import annotations

import re

FILLER = frozenset(
    """
    的 了 着 过 之 等 共 共计 合计 总计 累计 总共 共计有 计有 计 一共 总数 总量 数量 总数量 数 件数 条数 次数 人数 总次数 总人数 总人次 人次 为 是 系 有 达 达到 达成
    相关 约 近 超 超过 逾 大约 左右 其中 分别 各 均 都 全 全部 已 已经 也 亦 还 又 再 并 且 同时 另 另有 另外 此外 仅 只 只有 就 则 便 而 即 后 前 内 中 上 下 里面 当中 之中 里 却
    今年 本年 本年度 年度 全年 在年内 年内 合在一起 年中 当年 年底 年末 期末 报告期 报告期内 本报告期 期间 期内 本期 截至 截止 止 起 至 到 从 自 于 在 由 以 用 对 向 将 把 被 给 与 和 及 以及
    、 所 该 此 这 其 每 某 各类 各种 各 各项 相关 有关 具体 主要 重要 最新 及时 全面 准确 主动 积极 认真 严格 切实 不断 持续 进一步 依法 依规 依法依规 依照 按照 按 根据
    按规定 按要求 规范 有效 有序 顺利 书面 正式 口头 当场 法定 法定时限 法定期限 规定 时限 期限 时间 时限内 期限内 要求 情况 工作 事务 事项 方面 方式 渠道 途径 形式 载体 手段
    本 我 我们 本级 本机关 本单位 本部门 本局 本委 本镇 本乡 本街道 本校 本院 本办 我局 我委 我镇 我乡 我办 我街道 我校 我院 我厅 我关 本关 我司 本司 我社 本社 我单位 我部门 我机关 我县 我市 我区 我省 全县 全市 全区 全省 全镇
    全乡 全局 全系统 全街道 全校 全院 全州 全旗 全厅 全委 机关 单位 部门 行政机关 机构 政府 各级 社会 公众 群众 公民 人民 人员 对象
    市政府 县政府 区政府 省政府 镇政府 乡政府 办公厅 办公室 市政府办公厅 市政府办公室 县政府办公室 区政府办公室 省政府办公厅 公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民、法人、其他组织
    政府信息公开 信息公开 政务公开 政府信息公开工作 政务公开工作 信息公开工作 政务信息公开 公开工作 或 单独 需要 需 事件 表单 接听 接待 日常 自主 历年 历年来 用于 镇里 局里 街道 区级 市级 县级 镇级 乡级 校级 省级 局级 村级 税收 整 答复文书 公民、法人 公民和法人 本区 本市 本县 本省 本州 专门 业务 解答 回答 答问 开辟 开设 开展 开放 公开栏目 召集 通过 利用 依托 借助 采用 采取 运用 运营 开通 经 经由 根据 因 因为 涉及 关于
    有关于 针对 就 属于 属 来自 来源 发生 产生 出现 引发 引起 导致 提起 进行 实现 完成 予以 给予 作出 做出 得到 获 包括 包含 含 除 外 新 旧 多 余 余条 件 条 次 份 宗 起 人 名 位 个
    余件 多条 多件 宗数 案件 案 类型 内容 数据 占 比 率 比例 答 结果 情形 申请人 申请者 当事人 代表 新增 校内外 自行 直接 间接 告知 依 可 能 应 需 须 请 上述 以上 如下 目前 现 现有 现共 现共有 设有 设 办理期限 办理期限内 期限内 继续 仍 暂 尚 尚有 渠道上 方式上 结果上 较少 偏少 不多 同一内容 真正 转为 悉数 同期 人民币 凡 前列 构成 组成 事宜 余下 剩余 其余 另外还 算下来 统计下来 合计下来 一年下来 算起来 合起来 加起来 加在一起 做 加上 经申请人同意 征得申请人同意 经负责人同意 经同意 经批准 逐一 逐件 一一 逐个 线上共 线上线下 相应 营业厅 本公司 我公司 本集团 作 作了 受到 市民政 市民政局 市民族 市民航 市民委 总额 常年 实际 平时 暑期 学期 假期 寒假 暑假 全关 全行
    清理后 梳理后 经审查 经审核 经核实 经核查 经查 自身 本身 全省系统 全市系统 全县系统 全区系统
    落到 接过来 移交过来 划转过来 划过来 算上 再算上
    此类 该类 这类 一年
    统计时段 统计时段内 统计期 统计期内 统计期间 统计周期 身份 名义 职业投诉举报人 职业投诉人 职业举报人 职业索赔人 职业打假人 投诉举报人 举报人 投诉人 年初至年末 年初到年末 年初至年底 年初到年底
    仍然 依然 理由 较多 两级 三级 镇村两级 县乡两级 市县两级 上下两级
    如实 如数 如约 共同 协同 会同 联合 同步 统一 故 因而 于是 填 填为 填写为 记 记为
    最多 最少 居多 居首 次之 为主 占多数 十一五 十二五 十三五 十四五 时期
    局办公室 委办公室 厅办公室 院办公室 校办公室 镇办公室 乡办公室 局机关 委机关 厅机关 市局 县局 区局 省局 财政 县财政 镇财政 区财政 市财政 乡财政
    """.split()
)
"""Adverbs, time words, own body, counting words, prepositions."""

KINDS = frozenset(
    """
    机构 办公室 办公厅 工作 部门 单位 人员 对象 社会 事务 内容 数据 类型 时间 规定 行政机关 机关 期限 时限 手段 载体 要求 人民 财政 案 案件 比例 比 结果 情形
    """.split()
)
"""Filler that names a kind of thing where it leans on a noun: 机构信息, 工作信息."""

COUNT = frozenset(
    "件 条 次 份 宗 起 人次 件次 例 个 项 封 人 则 批 件/次 条次 条/次 份/次 件次 单 桩".split()
)
UNITS = {
    "count": COUNT,
    # People agree or refuse; applications are answered.
    "answers": COUNT - {"人", "人次"},
    "cases": frozenset("件 件次 起 次 宗 例 个 份 条 项 人次 批 桩".split()),
    "complaints": frozenset("件 件次 起 次 宗 例 份 批".split()),
    "items": frozenset(
        "条 件 件次 份 个 篇 次 条次 则 项 幅 余条 条/次 篇/次 份/次 部 篇次".split()
    ),
    "decisions": frozenset("件 起 项 宗 次 份 件次 宗次".split()),
    "entries": frozenset("条 篇 则 条次 篇次 余条".split()),
    "listed": frozenset("项 个".split()),
    "purchases": frozenset("项 个 次 件 批 批次 笔 宗".split()),
    "people": frozenset("人 名 位".split()),
    "persons": frozenset("人 名 位 人次 人/次 个".split()),
    "visits": frozenset("人次 人 次 件 件次 个 起 例 人/次 个次".split()),
    "web": frozenset("条 件 件次 篇 份 条次 则 余条 条/次 篇/次 份/次 篇次".split()),
    "totals": frozenset("条 件 件次 份 篇 条次 则 余条 条/次 篇/次 份/次 篇次 项".split()),
    "documents": frozenset("条 件 件次 份 篇 条次 则 余条 条/次 篇/次 份/次 篇次".split()),
    "gazette": frozenset("条 件 件次 篇 则 项".split()),
    "posts": frozenset("条 件 件次 份 篇 条次 则 幅 余条 条/次 篇/次 份/次 篇次".split()),
    "files": frozenset("件 件次 宗 起 份 例 桩".split()),
    "events": frozenset("次 场 场次 期 个 回 班 班次 场/次 次/场 期/次 班/次".split()),
    "places": frozenset("个 处 家".split()),
    "topics": frozenset("次 件 件次 条 个 起".split()),
    "interpretations": frozenset("条 件 件次 份 个 篇 篇次 篇/次 则 项 部".split()),
    "money": frozenset("元 百元 千元 万元 亿元 块钱 万块".split()),
}
"""Counting units by what they count."""

REST = re.compile(r"(?:其余|剩余|余下|剩下|另外|另有|还有|尚有)的?")
"""What is left of the things counted before, and says nothing else."""

A_COUNT = re.compile(r"\d(?:条|件|次|人|篇|份|个|宗|期|场|元|项)")
"""The beginning of a count."""
