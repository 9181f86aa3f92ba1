"""Where 没有 and 零 state no zero: 除…外,没有收取 denies the rest alone, 并非没有 the denial, 零件 is a word."""

from __future__ import annotations

import re

_EXCEPT = re.compile(r"除(?:[^。;]{1,40}外|此)[,]?[^,。;]{0,20}$")


def excepted(text: str, at: int) -> bool:
    """Whether an exception stands before a denial, or a denial of it: what follows is no zero."""
    return _EXCEPT.search(text, max(0, at - 60), at) is not None or denied_again(text, at)


_DENIED = re.compile(
    r"(?:不(?:意味着?|等于|代表|表示|说明|表明)|(?:不|没)(?:是|能|应当?|可以?|会|宜|必|要|该|得|敢)?(?:就|简单地?)?"
    r"(?:说|讲|称|认为|误?以为|理解[为成]|看[作成]|[视当]为|视作|断[定言]|推定|认定))[^,。;:!?\n\d]{0,16}$"
    r"|(?:并非|绝非|(?<!是)不是)[^,。;:!?\n\d]{0,6}$|不(?:可能|会|至于|见得|一定)$"
)
_REACH = 40


def denied_again(text: str, at: int) -> bool:
    """Whether a denial is denied itself: 并非没有收到, 不意味着没有举办, 不能认为没有复议."""
    return _DENIED.search(text, max(0, at - _REACH), at) is not None


_MACHINE = re.compile(r"[机车械配床钢铁器具]$")
_MACHINED = re.compile(r"零件(?:采购|生产|加工|制造|更换|维修|销售|供应|厂|库)")
_OTHER_ZERO = re.compile(r"零(?:条件|起[点步]|次[元品])")


def is_other_zero(text: str, at: int) -> bool:
    """Whether 零 is part of a word: 农机零件, 零起步, 零条件."""
    if _OTHER_ZERO.match(text, at) or _MACHINED.match(text, at):
        return True
    return text.startswith("零件", at) and _MACHINE.search(text, max(0, at - 1), at) is not None
