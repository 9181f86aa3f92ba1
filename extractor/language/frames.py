"""The words around a number, put into the shape that rules are written for.

A frame is ``label#unit after``: what stands before the number in its own clause, a ``#`` in the
number's place, its unit, and what follows up to the next stop.  A clause that only continues the
one before (共计58条) borrows its words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.schemas import Mention, Span
from extractor.text.document import Document

from .called import ITSELF, called
from .listed import in_bare_list, in_list, in_parts, in_run, is_divided
from .references import resolve
from .respective import distributed, squeeze
from .subject import without_counted_bodies

_STOP_BEFORE = re.compile(r"[,。;:!?\n(\t|]|—{2}")
_STOP_AFTER = re.compile(r"[,。;:!?\n)(\t|]|(?<!专)(?<!安全)(?<!更改)、|\d")
_EMPTY = re.compile(
    r"^(?:其中|分别|历年来?|截[至止]到?(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[底末])?|全年|本年度?|今年|当年|目前|(?:算|统计|合计|一年)下来|算起来|已|均|都|皆|俱|共|[加合](?:起来|在一起)|共计|合计|累计|总计|总数|总量|数量|数|为|是|达|达到|有|约|近|计|超|超过|"
    r"逾|的|:|\s)*$"
)
_ONLY = re.compile(r"^(?:全年|本年度?|年内|也|就|才|仅|只|总共|一共|有|这么|为|是)+$")
_LAST_GROUP = re.compile(r"\([^()]*\)\s*$")
_ASIDE_GROUP = re.compile(r"\((?![一二三四五六七八九十]+\))[^()\d\n]{1,40}\)(?=[^,。;:、\n])")
"""收取的费用(检索费、邮寄费等)为0元: the words go on behind the parenthesis."""
_REASON = re.compile(r"^\([^()\d\n]{2,40}\)(?=[,、;和及])")
"""不予公开2件(涉及商业秘密)、…: a parenthesis right behind a number speaks of that one."""
_SUBSET = re.compile(r"其中|包括|包含|分别")
_LEADING = re.compile(r"^(?:[、和与以,\s]|及(?!时|格))+")
_ENUMERATED = re.compile(r"^[一二三四五六七八九十]是(?=[一-鿿])")
"""分3个渠道:一是…,二是…: which of them it is says nothing of it."""
_IN_BOLD = re.compile(r"^【[^【】\d]{2,12}】\s?(?=[一-鿿])")
"""【培训考核】培训8期: a title on the line is one of the words before, and not of the clause."""
_ROUGHLY = re.compile(r"(?:大约|约|将近|接近|(?<![附最远])近|超过|超|逾|多达|突破)+$")


_TENS_OF_THOUSANDS = re.compile(r"\((?:单位:?)?万(?:[条件人]次?|[份篇个次])\)")
"""主动公开政府信息数(万条):1.26: the number is read with it."""
_NEAR = 60
_STANDS_ALONE = frozenset(["", *",。;!?:()\n"])


class Frame(NamedTuple):
    """A mention with the words that say what it counts.

    ``label`` are the words before it in its clause, ``after`` those behind its unit;
    ``sentence`` is everything before it in its sentence, ``section`` the path of headings.
    ``listed`` tells that the mention follows another one in the same sentence, ``subset`` that it
    also follows a 其中 or the like; ``item`` is the thing of a list whose numbers follow it (分别);
    ``in_list`` tells that it stands in a row of a list that prints no units.
    Blanks and quotation marks are removed from all of them.
    """

    mention: Mention
    label: str
    after: str
    sentence: str
    section: str
    listed: bool
    subset: bool
    sentence_start: int
    words: str
    agency: str | None = None
    level: str | None = None
    item: str | None = None
    in_list: bool = False

    @property
    def earlier(self) -> str:
        """What its sentence says before its clause."""
        return self.sentence.removesuffix(self.label)


def frame(document: Document, mention: Mention, previous: Mention | None) -> Frame:
    """The frame of one mention; ``previous`` is the statistical mention before it."""
    # Several readers ask for it, and the words around the same two places are the same.
    key = (frame, mention.span, previous and previous.span)
    known: Frame | None = document.kept.get(key)
    if known is None or known.mention is not mention:
        known = document.kept[key] = _frame(document, mention, previous)
    return known


def _frame(document: Document, mention: Mention, previous: Mention | None) -> Frame:
    text, start = document.in_digits, mention.span.start
    opened = _sentence_start(text, start)
    listed = previous is not None and previous.span.start >= opened
    floor = previous.span.stop if listed and previous is not None else opened
    aside = _aside(text, previous, opened, start) if listed and previous is not None else None
    if aside is None:
        alone = text[mention.span.stop : mention.span.stop + 1] in _STANDS_ALONE
        label = _label(text, start, floor, listed, alone=alone)
    else:
        label = _label(text, aside, opened, listed) + text[floor + 1 : start]
    stop = _STOP_AFTER.search(text, mention.span.stop, mention.span.stop + 30)
    after = text[mention.span.stop : stop.start() if stop else mention.span.stop + 30]
    if aside is None and listed and previous is not None:
        label = _own_member(text, previous.span.stop, start, label)
    if listed:
        label = without_counted_bodies(text[opened:start], text[start : start + _NEAR], label)
    label = _IN_BOLD.sub("", _ENUMERATED.sub("", label))
    label, after = _around(text, opened, start, squeeze(label)), squeeze(after)
    label = _of_both_years(text, opened, start, label)
    item, label = distributed(text, opened, start, document.mentions) or (None, label)
    section = squeeze("/".join(document.section_at(start)))
    label = resolve(label, section, _paragraph(text, opened, start))
    own = called(document)
    if own:
        label = label.replace(own, ITSELF)
    # The mention says of itself that it is about so many, or more.
    label = _ROUGHLY.sub("", _TENS_OF_THOUSANDS.sub("", label))
    unit = mention.unit or ""
    return Frame(
        mention=mention,
        label=label,
        after=after,
        sentence=squeeze(text[opened:start]).replace(own or "\n", ITSELF),
        section=section,
        listed=listed,
        subset=listed and bool(_SUBSET.search(text, opened, start)),
        sentence_start=opened,
        words=f"{label}#{unit}{after}",
        agency=document.meta.agency.value if document.meta.agency else None,
        level=document.meta.level,
        item=item,
        in_list=mention.unit is None and _is_in_list(document, mention.span),
    )


_WITH_TABLES = frozenset({"form2019", "form2021"})


def _is_in_list(document: Document, span: Span) -> bool:
    text, start = document.in_digits, span.start
    if in_list(text, *span) or in_parts(text, start) or in_run(text, start):
        return True
    if is_divided(text, span.stop):
        return True
    # Of the years before, lists of other business say the same words.
    return document.meta.form in _WITH_TABLES and in_bare_list(text, start)


_CLOSES = re.compile(r"^[^()]*\)(?=[一-鿿])")
"""全市公安机关(含7个县局、分局)主动公开…: the rest of a parenthesis in which a number stands."""


def _around(text: str, opened: int, start: int, label: str) -> str:
    """The words on both sides of a parenthesis of which a label holds only the end."""
    match = _CLOSES.match(label)
    closing = text.rfind(")", opened, start) if match else -1
    opening = text.rfind("(", opened, closing) if closing >= 0 else -1
    if match is None or opening < 0 or not any(map(str.isnumeric, text[opening:closing])):
        return label
    before = re.split(r"[,。;:!?\n]", text[opened:opening])[-1]
    return squeeze(before) + label[match.end() :]


_BOTH_YEARS = re.compile(
    r"(?:[^,。;:\d]{0,12},)?(?P<thing>[^,。;:\d]{4,30}),(?:上一?年度?|去年|前一年)(?:是|为|有|共)?\d[\d,.]*[^,。;\d]{1,3}[,、]而?"
    r"(?P<year>(?:本年度?|今年|当年)(?:是|为|有|共|则|仅|只)*)"
)


def _of_both_years(text: str, opened: int, start: int, label: str) -> str:
    """收到申请的数量,上年19件,本年12件: what both numbers count stands before the first."""
    if not label.startswith(("本", "今", "当")):
        return label
    match = _BOTH_YEARS.fullmatch(text, opened, start)
    return f"{match['thing']},{match['year']}" if match else label


_NEXT_ITEM = re.compile(r"\)(?:[、,;]|(?=和|及|与|以及))")
_MEMBER = re.compile(r"[^,。;:(\n\t|\d]{0,24}?(?:、|和|及|以及|与)")


def _own_member(text: str, floor: int, start: int, label: str) -> str:
    """2名全职工作人员、31名…: what leans on the number before, up to the 、, is not this one's."""
    between = text[floor:start]
    first = between[:1]
    if first in ("", *",。;:()、\n\t| "):
        return label
    match = _MEMBER.match(between)
    if match is None or not label or label not in between:
        return label
    rest = between[match.end() :]
    return rest if len(rest) < len(label) and label.endswith(rest) else label


def _paragraph(text: str, opened: int, start: int) -> str:
    """The words of the paragraph before a sentence, as far as a reference in it may reach."""
    low = max(text.rfind("\n", 0, start) + 1, opened - 60)
    return text[low:opened] if low < opened else ""


def statistic_before(document: Document, mention: Mention) -> Mention | None:
    """The statistical mention before another one."""
    for number in range(int(mention.id[1:]) - 2, -1, -1):
        if document.mentions[number].statistical:
            return document.mentions[number]
    return None


_IN_A_GROUP = re.compile(r"\)\s*(?![,。;、和及与\s]|以及)(?=.)")


def _aside(text: str, previous: Mention, opened: int, start: int) -> int | None:
    """Where a parenthesis opens that holds the number before and nothing more.

    微信公众号(2个)公开…条: the words before it speak of this number too.
    """
    closing = previous.span.stop
    if _IN_A_GROUP.match(text, closing, start) is None:
        return None
    opening = text.rfind("(", opened, previous.span.start)
    alone = opening > opened and previous.span.start - opening <= 4
    return opening if alone else None


def _sentence_start(text: str, at: int) -> int:
    """Behind the last mark or line break that ends a sentence, looked for from the place back."""
    low = max(0, at - 600)
    start = max(low, *(text.rfind(mark, low, at) + 1 for mark in "。!?"))
    line = text.rfind("\n", start, at)
    while line >= 0 and not _ends_line(text, line):
        line = text.rfind("\n", start, line)
    return line + 1 if line >= 0 else start


def _ends_line(text: str, at: int) -> bool:
    """Whether a line break ends a sentence; a torn line (…政府信息 / 4703 / 条) does not."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if before in "。;!?:" or before.isdigit():
        return not (before.isdigit() and after in "条件次人份个名,")
    alone = after.isdigit() and len(text[at + 1 :].partition("\n")[0]) <= 10
    return not (alone or after in ",。;)")


_ACCOUNT = re.compile(
    r"((?:公众号|订阅号|服务号|视频号|微信|微博|平台|账号|客户端)[,:]?)[“\"《][^“”\"《》\n\d]{1,16}[”\"》]"
)
"""利用微信平台“最美青山”推送信息9条: what an account is called."""
_CALLED = re.compile(
    r"[“\"《][^“”\"《》\n\d]{1,16}[”\"》](?=(?:政务|官方)?(?:微信|微博)?(?:公众|订阅|服务|视频)?(?:号|微信|微博))"
)
"""The same before it: “青山公积金”公众号推送信息9条."""


def _label(text: str, start: int, floor: int, listed: bool, *, alone: bool = False) -> str:
    """The words of the clause before a number, borrowed from the clause before if empty.

    Where it stands ``alone``, with no words behind it, 只有 says nothing either: 新收的申请,只有6件.
    """
    words = text[floor:start].replace("专(兼)职", "专兼职")
    words = _ACCOUNT.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), words)
    for named in (_CALLED, _REASON, _ASIDE_GROUP):
        words = named.sub(lambda group: " " * len(group.group()), words)
    high, cut = len(words), 0
    group = _LAST_GROUP.search(words)
    if group:
        high = group.start()
    for match in _STOP_BEFORE.finditer(words, 0, high):
        if match.group() != "\n" or _ends_line(text, floor + match.start()):
            cut = match.end()
    label = _LEADING.sub("", words[cut:high])
    while (_EMPTY.match(label) or (alone and _ONLY.match(label))) and cut > 0:
        if listed and words[cut - 1] == ";":
            break  # 1件要看账目,给看了;1件…: said of the number before
        behind = cut - 1
        while behind > 0 and words[behind - 1] in ",。;:(\n\t| ":
            behind -= 1
        inner = _LAST_GROUP.search(words[:behind])
        # 电子邮件(5件)、当面(4件): what stands behind a closed parenthesis leans on its own number.
        low = item.end() if (item := _NEXT_ITEM.match(words)) else 0
        for match in _STOP_BEFORE.finditer(words, 0, inner.start() if inner else behind):
            low = match.end()
        if low >= cut or (listed and low == 0):
            break  # those words stand behind the number before, and speak of it
        label, cut = _LEADING.sub("", words[low:high]), low
    return label
