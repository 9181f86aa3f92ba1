"""What a reader of a page sees and its file does not hold: filled in by a script, shown in a frame,
or given as a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from extractor.messages.names import printable_name
from extractor.text.vocabulary import COUNTED, COUNTERS

from ..figures import FEW_FIGURES, figures
from .counters import counted_up, counts_visits
from .lacking import has_other_pages
from .tokens import TEXT, attribute, unescape
from .tree import Element, Page

_WAITING = re.compile(
    r"正在加载|加载中|数据加载|请稍[候后]|(?:启用|开启|打开|支持)\s?(?:JavaScript|脚本)|\bloading\b|enable JavaScript",
    re.I,
)
_SCRIPT = re.compile(r"<script\b", re.I)
_SAID_OF_PAGE = re.compile(
    r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s{0,3}\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?:(?:浏览|点击|访问|阅读|下载)(?:次数|人数|人次|量|数|率)?|人气|热度)\s{0,3}[:：]\s{0,3}\d{1,9}"
    r"|\d[\d.]{0,8}\s?[KMGkmg][Bb]?(?![A-Za-z])"
)
"""When a page was put there, how often it was looked at, how large its files are: no figures of a report."""

LITTLE = 600
"""Characters below which a page that waits for its script is taken for an empty one."""

_TITLE_ALONE = 80
"""Characters of a page that holds no more than the title of its window."""

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|zip|rar)$", re.I)
_SHOWN_BY = {"a": "href", "object": "data", "embed": "src", "iframe": "src", "frame": "src"}
_NEXT = re.compile(r"\s{0,9}下一页\s{0,9}(?:[>›»]|&gt;|&raquo;)?\s{0,9}(?=<|$)")
_PART = re.compile(r"_\d{1,2}\.s?html?(?:$|[?#])")
"""The address of a further page of one text, as content systems write it: t2024_123_1.html."""

_CALLED = re.compile(r"['\"]([^'\"\s]{1,300}\.(?:pdf|docx?|xlsx?|wps|ofd|zip))['\"]", re.I)
_CODE = re.compile(r"<script\b[^<>]{0,300}>([^<]{1,4000})", re.I)
_YEAR = re.compile(r"(20\d\d)\s?年")


_BY_SCRIPT = (
    "a script fills numbers into the page in the browser, and this file does not hold them: "
    "open it in a browser and save it from there as a complete page"
)
_EMPTY_PAGE = (
    "the page is filled by a script in the browser, and this file holds nothing of it: "
    "open it in a browser and save it from there as a complete page"
)
_HOLE = re.compile(r"\{\{\s?[A-Za-z_$][^{}\n]{0,60}\}\}|\$\{\s?[A-Za-z_$][^{}\n]{0,60}\}")
_WRITES = re.compile(
    r"document\.write(?:ln)?\(\s{0,9}[\"']?\d[\d,.]{0,20}[\"']?\s{0,9}\)"
    r"|(?:document\.write(?:ln)?\(|\.(?:innerHTML|innerText|textContent)\s{0,9}\+?=)"
    rf"[^;<]{{0,300}}[\d\"']\s{{0,3}}\+?\s{{0,3}}[\"']?[{COUNTERS}]"
    rf"|document\.write(?:ln)?\([\"']<p>[^;]{{0,200}}\d[{COUNTERS}]"
)
"""A number, or one with its unit, that a script writes into the page."""
_TAG = re.compile(r"<[^<>]{0,300}>?")
_COUNTER = re.compile(
    r"(?:(?:浏览|点击|访问|阅读)(?:次数|人数|人次|量|数|率)?|人气|热度|在线(?:人数)?)(?:统计)?\s{0,9}[:：(（【]\s{0,9}$"
    r"|(?:您|你)是[^。]{0,8}第\s{0,9}$"
)
"""Words before a number that counts the visits of the page: 浏览次数:123."""


def _is_filled_in(raw: str) -> bool:
    """Whether a script writes a number into the page that is none of its visitors."""
    return any(
        not _COUNTER.search(_TAG.sub("", raw[max(0, match.start() - 300) : match.start()]))
        for match in _WRITES.finditer(raw)
    )


_HELD = re.compile(
    r"\sdata-[a-z\-]{1,40}\s?=\s?(?:\"([^\"]{40,100000})\"|'([^']{40,100000})')", re.I
)
_FIGURE = re.compile(rf"(?:公开|申请|信息|复议)[^。;&<]{{0,12}}?\d+\s?{COUNTED}")


def holds_figure(text: str) -> bool:
    """Whether a text has a number that counts documents, applications or disputes: 申请12件."""
    return _FIGURE.search(text) is not None


def _is_held_back(raw: str, text: str) -> bool:
    """Whether an attribute holds sentences with figures that a script is to show: data-content="…"."""
    for held in _HELD.finditer(raw):
        figure = _FIGURE.search(held[1] or held[2])
        if figure and figure[0] not in text:
            return True
    return False


_CODE_BEGINS = re.compile(r"<script\b[^<>]{0,300}>", re.I)
_CODE_ENDS = re.compile(r"</script", re.I)
_IN_CODE = re.compile(
    r"(?:公开|申请|信息|复议)[^。;&<\d$\"']{0,12}(?:\d[\d,.]{0,9}|\$\{[^{}\n]{1,60}\}|[\"']\s{0,9}\+[^<>;]{1,80}?)"
    rf"[\"'\s+]{{0,9}}(?:\d[\d,.]{{0,9}})?{COUNTED}"
)
_MOST_CODE = 100_000


def code_ranges(raw: str) -> Iterator[tuple[int, int]]:
    """Where the scripts of a page stand; one that nothing ends reaches to the end of the page."""
    at = 0
    while begins := _CODE_BEGINS.search(raw, at):
        ends = _CODE_ENDS.search(raw, begins.end())
        stop, at = ends.span() if ends else (len(raw), len(raw))
        yield begins.end(), stop


def _is_in_script(raw: str, text: str) -> bool:
    """Whether a script holds a sentence with a figure that the page does not show: "…申请12"+"3件"."""
    return any(
        figure[0] not in text
        for start, stop in code_ranges(raw)
        for figure in _IN_CODE.finditer(raw, start, min(stop, start + _MOST_CODE))
    )


def elsewhere(raw: str, page: Page, text: str, body: str) -> tuple[str, ...]:
    """What stands elsewhere; nothing if all is there.

    ``text`` is the content of the page, ``body`` that without the furniture of its site.
    """
    if _goes_on(raw, page) or has_other_pages(text):
        return (
            "the page is one of several on which the report stands (下一页): open each of them, save "
            "it, and put them together in one file",
        )
    counted = any(not counts_visits(page, index) for index in counted_up(page))
    if counted or _HOLE.search(body) or ("<script" in raw.lower() and _is_filled_in(raw)):
        return (_BY_SCRIPT,)
    if len(text) <= LITTLE and not holds_figure(text) and _is_in_script(raw, text):
        return (_EMPTY_PAGE,)
    if figures(_SAID_OF_PAGE.sub("", body)) > FEW_FIGURES:
        return ()
    if len(text) <= LITTLE and _SCRIPT.search(raw) and _is_unfilled(page, text):
        return (_EMPTY_PAGE,)
    if len(text) <= LITTLE and _is_held_back(raw, text):
        return (_EMPTY_PAGE,)
    if len(body) > LITTLE or body.count("。") > 1 or len(set(_YEAR.findall(body))) > 1:
        return ()
    shown = [(element.name, address) for element, address in _addresses(raw, page)]
    files = [path for _, address in shown if _DOCUMENT.search(path := _path(address))]
    files += [match[1] for code in _CODE.finditer(raw) if (match := _CALLED.search(code[1]))]
    if files:
        name = printable_name(files[0].rpartition("/")[2])
        return (
            f"the report stands in a file that the page shows or links to ({name}): give that file",
        )
    if any(name in ("frame", "iframe") for name, _ in shown):
        return (
            "the report stands in another page that this one shows in a frame: open that page and "
            "save it",
        )
    # Nothing but the title of the window: an application that draws itself.
    bare = "\n" not in text.strip() and len(text) < _TITLE_ALONE
    return (_EMPTY_PAGE,) if bare and _SCRIPT.search(raw) else ()


def _goes_on(raw: str, page: Page) -> bool:
    """Whether a link leads to the next page of the text: to another address than that of a list.

    Words of the link alone say so: 下一页, and an address of its own.
    """
    for event in page.events:
        if event.kind != TEXT or not _NEXT.match(raw, event.start, event.stop):
            continue
        element = page.elements[event.element]
        if element.name != "a":
            element = page.elements[element.parent]
        given = attribute(raw, element.tag, "href")
        address = unescape(raw[slice(*given)]).strip().lower() if given else ""
        if element.name == "a" and _PART.search(address):
            return True
    return False


def _is_unfilled(page: Page, text: str) -> bool:
    full = {page.elements[index].parent for index in range(len(page.elements))}
    empty = any(
        element.name in ("tbody", "table") and index not in full
        for index, element in enumerate(page.elements)
    )
    return empty or _WAITING.search(text) is not None


def _addresses(raw: str, page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        name = _SHOWN_BY.get(element.name)
        if name is None:
            continue
        given = attribute(raw, element.tag, name) or attribute(raw, element.tag, "data-src")
        address = unescape(raw[slice(*given)]).strip() if given else ""
        called = _CALLED.search(
            unescape(raw[element.start : min(element.stop, element.start + 2000)])
        )
        if called and not _DOCUMENT.search(_path(address)):
            yield element, called[1]
        if address and not address.lower().startswith(("about:", "javascript:", "#")):
            yield element, address


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""
