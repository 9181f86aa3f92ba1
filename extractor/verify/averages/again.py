"""An average that is told twice with different values: 政务微信月均118条, and later 政务微信月均发布量为128条.

Both name the same channel, the same stretch and the same act, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.schemas import Finding, Mention
from extractor.text.document import Document

from ..counts.bare import bare_finding
from ..counts.interval import plain
from ..counts.statements import exact, statistics
from ..counts.whose_figure import of_another_year, of_same_bodies
from ..growth.told import APART, around

_MEAN = re.compile(r"(?P<short>[日天周月季年])均|平均每[一1]?个?(?P<long>[日天周月季年])")
_ACTS = {
    "publish": r"发布|推送|更新|发文|编发|公开",
    "visit": r"访问|浏览|点击",
    "answer": r"接听|接待|受理|答复",
}
_ACT = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ACTS.items()))
_NO_MORE = re.compile(
    r"[信图]?息|文章|数?量|次数|条数|篇数|为|是|达到?|共|仅|只有?|约?有|全年|本年度?|的"
)
_CHANNEL = r"(?:(?:全[局市县区]|[我本]局)?通过)?[一-鿿]{0,6}?(?:网站|微信|微博|公众号|热线|平台|信箱|客户端|抖音号|头条号|专栏|大厅|窗口)"
_OWN = re.compile(
    r"^(?:(?:全[局市县区]|[我本]局)?通过)?(?:[我本][局委办厅县市区镇乡校院]|局|县|市|区)?的?"
)
_PARTS = re.compile(r"高峰|工作日|周末|节假日|明年|下年|力争|每天|原创|转[载发]|[最极][高低多少]")
_PUBLISHED = frozenset("条 篇 则 期".split())
_Key = tuple[str, str, str, str]


def check_averages_again(document: Document) -> Iterator[Finding]:
    """Averages of one channel that differ."""
    first: dict[_Key, tuple[Mention, str]] = {}
    for mention in statistics(document):
        if mention.kind != "number" or not exact([mention]) or not mention.unit:
            continue
        key = _key(document, mention)
        if key is None:
            continue
        sentence = around(document, mention, mention)
        earlier, before = first.setdefault(key, (mention, sentence))
        if earlier.value == mention.value or not of_same_bodies(before, sentence):
            continue
        values = f"{plain(earlier.value)}, {plain(mention.value)}"
        label = f"{key[0]}{key[1]}均"
        message = f"{label} is stated with different values"
        yield bare_finding(document, "conflict", [earlier, mention], values, message)


def _key(document: Document, mention: Mention) -> _Key | None:
    """(channel, stretch, act, unit) of an average; None where its words say anything else."""
    sentence = around(document, mention, mention)
    if APART.search(sentence) or _PARTS.search(sentence) or of_another_year(document, sentence):
        return None
    *earlier, clause = re.split(r"(?<!\d),|,(?!\d{3})|[:()、\n。;]", document.before(mention, 60))
    mean = _MEAN.search(clause)
    if mean is None:
        return None
    words = clause[: mean.start()] + clause[mean.end() :]
    acts = [match.lastgroup or "" for match in _ACT.finditer(words)]
    channel = _OWN.sub("", _NO_MORE.sub("", _ACT.sub("", words)))
    if not channel and earlier:
        opened = re.match(_CHANNEL, earlier[-1])
        channel = _OWN.sub("", opened.group()) if opened else ""
    if not re.fullmatch(_CHANNEL, channel) or len(set(acts)) > 1:
        return None
    act = acts[0] if acts else "publish" if mention.unit in _PUBLISHED else ""
    each = (mean["short"] or mean["long"]).replace("天", "日")
    return (channel, each, act, mention.unit or "") if act else None
