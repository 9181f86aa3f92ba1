"""Whether several counts of a stock are told of one thing: 网站累计1816条 and 网站与微博累计2171条 are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language.movement import without_movement

_EMPTY = re.compile(
    r"(?:19|20)\d\d年?度?|[上去今本当全该前]年度?|上一年度?|年[初末底内终中间]|期[初末间]|岁[初末]|截[至止]?|目前|其间|同期|[底末]前?"
    r"|累计|总[数量计]|合计|共计?|一共|在[册岗用]|现行|有效|存量|已|仍|尚|均|达到?|为|是|有|计|余|又|再|即|则|也|还|因|经"
    r"|主动|政府信息|信息|数据|条目|数|量|各类|其中|宣布|依法|自动|自行|及时|陆续|先后|统一|的|了|并|和|及|与|或|含|到|至|由|从|在|[、()::,\s]"
)


_DONE = tuple(
    map(
        re.compile,
        ("收到|受理|接收|接受|新收(?!录)", "答复|办结|回复", "公开|发布|公布", "查阅|接待"),
    )
)


def of_one_thing(labels: Sequence[str]) -> bool:
    """Whether no label names what the first of them does not: it is told once, or in all of them."""
    first, *others = (_EMPTY.sub("", without_movement(label)) for label in labels)
    if not all(set(other) <= set(first) for other in others):
        return False
    first, *others = labels
    return all(verb.search(first) for verb in _DONE if any(map(verb.search, others)))
