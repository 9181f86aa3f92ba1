"""Fields that ask a visitor for words of his own: what stands in them by default is no report.

Many a site prints its report into fields for several lines, so that a field is one to fill in only where
it says so: by its name, by the words before it, or by those of its form.
"""

from __future__ import annotations

import re
from collections import Counter

from .fields import is_hint
from .tree import Page

_FIXED = re.compile(r"\s(?:readonly|disabled)(?=[\s=/>])", re.IGNORECASE)
_NAMED = re.compile(
    r"\s(?:name|id|class|action|placeholder|title|aria-label)\s{0,3}=\s{0,3}[\"']?[^\"'<>]{0,80}?"
    r"(?:comment|feed.?back|suggest|advice|opinion|guest.?book|message|liuyan|pinglun|fankui|yijian|jianyi|jiucuo|zixun"
    r"|留言|评论|反馈|[您你]的|建议|请输入|请填写)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"意见反馈|反馈意见|意见(?:和|与|及|、)?建议|建议(?:和|与|及|、)?意见|(?:我要|发表|网友|用户|游客|在线)(?:留言|评论|咨询|提问|投诉|纠错|反馈|写信)"
    r"|[您你]的(?:宝贵)?(?:意见|建议|问题|留言|评论)|(?:留言|评论|反馈|咨询|投诉|举报|纠错|信件)(?:内容|描述|板|区|框|[:：]|$)|建言献策"
)
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[、)）]")
_TAG = re.compile(r"<[^<>]*>")
_BEFORE, _BEHIND, _FIELDS = 600, 300, 3
"""Characters of the page around a field that may say what it is for; the most fields of such a form."""
_NEAR, _FEW = 24, 160
"""Characters of words right before a field, and all words of a form that is for nothing else."""


def asked(page: Page) -> frozenset[int]:
    """The fields for several lines that ask for something."""
    fields = [i for i, element in enumerate(page.elements) if element.name == "textarea"]
    forms = {index: _form(page, index) for index in fields}
    crowded = {form for form, number in Counter(forms.values()).items() if number > _FIELDS}
    return frozenset(
        index for index in fields if _asks(page, index, forms[index], forms[index] in crowded)
    )


def _form(page: Page, index: int) -> int:
    """The form in which an element stands; 0 (the page) if it stands in none."""
    while index and page.elements[index].name != "form":
        index = page.elements[index].parent
    return index


def _asks(page: Page, index: int, form: int, crowded: bool) -> bool:
    element, raw = page.elements[index], page.raw
    tag = raw[element.start : element.stop]
    stop = page.events[element.last].start
    if _FIXED.search(tag) or len(_HEADING.findall(raw, element.stop, stop)) > 1:
        return False  # the report itself
    opening = page.elements[form].stop
    before = _words(raw[max(opening, element.start - _BEFORE) : element.start])
    line = before.rstrip("\n").rpartition("\n")[2]
    if _HEADING.match(line):
        return False  # a part of the report, under its heading
    if is_hint(raw, element.stop) or _NAMED.search(tag):
        return True
    if _SAID.search(line[-_NEAR:]) or _SAID.search(before.replace("\n", "")[-_NEAR:]):
        return True
    if not form or crowded:
        return False
    shape = page.elements[form]
    last = min(page.events[shape.last].start, stop + _BEHIND)
    whole = before + _words(raw[stop:last], buttons=True)
    named = _NAMED.search(raw[shape.start : shape.stop]) is not None
    return len(whole) <= _FEW and (named or _SAID.search(whole.replace("\n", "")) is not None)


_BUTTON = re.compile(
    r"<input[^<>]{0,200}?\svalue\s{0,3}=\s{0,3}[\"']?([^\"'<>]{1,20})", re.IGNORECASE
)


def _words(raw: str, *, buttons: bool = False) -> str:
    """The words of a piece of a page, a line a stretch between tags; those on buttons too."""
    if buttons:
        raw = _BUTTON.sub(r"\1 <", raw)
    begun, ended = raw.find("<"), raw.find(">")
    raw = raw[ended + 1 :] if ended >= 0 and (begun < 0 or ended < begun) else raw  # within a tag
    lines = (" ".join(part.split()) for part in _TAG.split(raw))
    return "".join(f"{line}\n" for line in lines if line)
