"""Words that a line break has torn: 行政复⏎议4件, 主动公开政府信⏎息1286条.

No line of a table and no heading ends within such a word, so that the two halves are one, however short
their lines are.  Only what is counted in the second half's own line is mended: 信⏎息 over a column of figures
is left to the readers of tables.
"""

from __future__ import annotations

import re
from itertools import groupby

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
    r"|\d[\d,.]*[余多]?[万亿]?(?:人次|万?元|[件条次份期场个人篇项家宗起户名部处]))"
)
_TORN = re.compile(rf"(?:{_halves()}){_COUNTED}")
_LONGEST = max(map(len, _WORDS.split()))


def is_torn_word(line: str, following: str) -> bool:
    """Whether a line ends, and what follows it begins, within a word of something that is counted there."""
    both = f"{line[1 - _LONGEST :]}\n{following.lstrip(' ')}"
    return any(_TORN.match(both, at) for at in range(both.index("\n")))
