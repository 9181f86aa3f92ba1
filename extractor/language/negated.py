"""Whether words are denied by what stands right before them: 不同意公开, 非专职, 未按时办结.

For the labels of a user's own schema or pack, which may hold any words: nothing is known of them
but what the language itself says.
"""

from __future__ import annotations

import re

_NOT_AFRICA = "南北亚援驻赴"
"""南非, 援非: the continent."""
_NO_UNLAWFUL = "打处防反涉治"
"""扫黄打非, 处非, 涉非案件: short for what is unlawful."""
_NO = (
    r"(?:(?<!不得)(?<!不能)(?<!不可)不|未"
    r"|(?<![有淹沉埋吞出])(?:没有|没)|(?<!有)[无無]"
    rf"|(?:(?<![除中{_NOT_AFRICA}{_NO_UNLAWFUL}])|(?<=其中))非)"
)
_BETWEEN = (
    r"(?:予以?|能够?|得|再|可以?|被|获得?|曾|经|给予|宜|应当?|允许|准予?|是|为|属于?|系|同意|批准|许可"
    r"|按[时期规]|如期|及时(?!被)|依法|主动|全部|完全|全面(?!被)|正式|统一)*"
)
_DENIED = re.compile(f"{_NO}{_BETWEEN}$")
_DENIES = re.compile(r"没有|[未没无無零]|不(?!$)")
_OF_THE_THING = re.compile("[不非]$")


def negated(before: str) -> bool:
    """Whether what follows these words is denied: none of it is counted there.

    >>> negated("其中非"), negated("未主动"), negated("不得不"), negated("扫黄打非")
    (True, True, False, False)
    """
    return _DENIED.search(before) is not None


def of_its_contrary(before: str) -> bool:
    """Whether a statement of zero, which begins with these words, denies the contrary of what follows.

    >>> of_its_contrary("没有不"), of_its_contrary("没有")
    (True, False)
    """
    return _OF_THE_THING.search(before) is not None and _DENIES.search(before) is not None
