"""Pages that a script fills: what is saved of them holds no report."""

from __future__ import annotations

import re

from .tree import Page

_WAITING = re.compile(
    r"正在加载|加载中|数据加载|请稍[候后]|(?:启用|开启|打开|支持)\s?(?:JavaScript|脚本)|\bloading\b|enable JavaScript",
    re.I,
)
_SCRIPT = re.compile(r"<script\b", re.I)
_FIGURES = re.compile(r"(?<![\d年])\d+(?!\d*年)")
_LITTLE = 600
"""Characters below which a page that waits for its script is taken for an empty one."""


def filled_by_script(raw: str, page: Page, text: str) -> tuple[str, ...]:
    """What a reader of the page would see that the file does not hold; nothing if all is there."""
    if len(text) > _LITTLE or len(_FIGURES.findall(text)) > 3 or not _SCRIPT.search(raw):
        return ()
    full = {page.elements[index].parent for index in range(len(page.elements))}
    empty = any(
        element.name in ("tbody", "table") and index not in full
        for index, element in enumerate(page.elements)
    )
    if not empty and not _WAITING.search(text):
        return ()
    return (
        "the page is filled by a script in the browser, and this file holds nothing of it: open "
        "it in a browser and save it from there as a complete page",
    )
