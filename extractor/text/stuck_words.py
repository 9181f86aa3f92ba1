"""Words of a page that a copy has stuck to a sentence: 分享到微信 主动公开信息12条 打印.

They are the buttons, counters and links around an article.  A line break is put between them and the
sentence: nothing is taken away, and the sentence is read as it would be alone.  In a sentence the same
words are its own: 分享到微信的信息12条, 打印材料12件.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .document import Source
from .insertion import AllPlaces, insert_sign
from .vocabulary import COUNTERS, ONE_TO_NINE, UNIT_CELL

_PLACES = r"(?:新浪|腾讯)?(?:微信|微博|QQ(?:空间|好友)?|朋友圈|空间|抖音|人人网)"
_COUNTER = r"(?:本文)?(?:浏览|点击|阅读|访问)(?:次数|人数|数|量)?[::] ?\d{1,7} ?次?"
_BUTTON = (
    rf"分享(?:到|至)?[::]? ?(?:{_PLACES}[ 、,]?)++|分享(?:到|至)?[::]?|{_COUNTER}"
    r"|我要打印|打印(?:本页|此页|本文|页面)|关闭(?:窗口|本页|页面)|加入收藏|收藏(?:本页|本站)"
    r"|字[号体](?:大小)?[::]?(?: ?\[?[大中小默认]\]?){0,4}|返回(?:顶部|首页|上一页|列表)"
    r"|联系我们|网站地图|关于我们|设为首页"
)
_BARE = r"(?:打印|关闭|收藏|置顶|纠错|朗读)"
"""What a sentence may begin with as well: 打印2022年政策汇编12件."""
_WRAPPED = (
    rf"(?:[【\[(〔] ?(?:{_BUTTON}|{_BARE}) ?[】\])〕]|{_BUTTON}|{_BARE}(?=[ \n【\[(〔|]|{_BARE}|$))"
)
_SOURCE = (
    r"(?:信息)?来源[::] ?[^\s,。;::]{2,16}|作者[::] ?\S{2,6}|发布(?:时间|日期)[::] ?[\d\-/.年月日]{6,11}(?: \d{1,2}:\d\d(?::\d\d)?)?"
    r"|点击下载(?:附件)?|下载附件"
)
_START = (
    r"(?:(?:19|20)\d\d年|[全本上]年|本[局机单区县市镇乡委部级]|我[局县市区镇乡委]|截[至止]|共?(?:主动公开|收到|受理|新收|办结|答复)"
    rf"|[共累]计|依申请公开|[{ONE_TO_NINE}][、是])"
)
_BEFORE = re.compile(
    rf"^ ?(?:(?:{_WRAPPED}|{_SOURCE})[ |]*)++(?={_START}[^\n]*\d)"
    rf"|^ ?(?:您?(?:现在|当前)?的?(?:所在)?的?位置)[::][^\n]*[>»›][^\n\d>»›]{{0,12}}?(?={_START}[^\n]*\d ?[{COUNTERS}])",
    re.MULTILINE,
)
_COUNT = rf"\d ?(?:余|多)?(?:万|亿)?(?:{UNIT_CELL}|%)"
_LINK = (
    r"[上下]一[篇条]?[::]|责任编辑[::]?|相关(?:链接|阅读|文章|新闻)|版权所有|扫一扫|附件[::]|主办(?:单位)?[::]|编辑[::]|审核[::]"
    r"|来源[::]"
)
_BEHIND = re.compile(
    rf"{_COUNT}[。;]?(?P<gap> ?)(?:(?:{_WRAPPED}[ |]*)++$|(?:{_WRAPPED}[ |]*)*+(?:{_LINK}))",
    re.MULTILINE,
)
_SIGNS = re.compile(
    r"分享|打印|关闭|收藏|字[号体]|返回|置顶|纠错|朗读|联系我们|网站地图|关于我们|设为首页"
    r"|(?:次数|人数|数|量)[::]|来源[::]|作者[::]|发布|下载|位置[::]|一[篇条][::]|编辑|相关|版权|扫一扫|附件[::]|主办|审核[::]"
)
_LONGEST = 2000


def stuck_places(text: str, tables: Sequence[tuple[int, int]]) -> list[int]:
    """Where such words end and a sentence begins, or the other way round, outside of ``tables``."""
    found: set[int] = set()
    starts = [low for low, _ in tables]
    for start, line in _lines(text):
        for at in _of_line(line):
            inside = bisect_right(starts, start + at) - 1
            if inside < 0 or start + at >= tables[inside][1]:
                found.add(start + at)
    return sorted(found)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold such words, each once; rows of tables apart."""
    done = 0
    for sign in _SIGNS.finditer(text):
        if sign.start() < done:
            continue
        start = text.rfind("\n", 0, sign.start()) + 1
        stop = text.find("\n", sign.start())
        done = stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        if len(line) <= _LONGEST and "\t" not in line and not line.startswith("|"):
            yield start, line


def _of_line(line: str) -> Iterator[int]:
    before = _BEFORE.match(line)
    if before is not None:
        yield before.end()
    for behind in _BEHIND.finditer(line, before.end() if before else 0):
        yield behind.start("gap")


def broken_apart(text: str, source: Source, places: AllPlaces) -> tuple[str, AllPlaces]:
    """The text with a line break at each such place, and with it the three places of its characters.

    A break that is put there stands for nothing of the source.
    """
    kept = places[2]
    tables = [(cell.start, cell.stop) for table in source.tables for cell in table.cells]
    spans = [(bisect_right(kept, low - 1), bisect_right(kept, high - 1)) for low, high in tables]
    return insert_sign(text, stuck_places(text, sorted(spans)), "\n", places)
