"""What a page shows that its text lacks: numbers drawn as pictures, the other pages of a pager."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.text.vocabulary import UNIT_CELL

_LEADS = re.compile(r"(?:申请|信息|公开|收到|受理|办结|答复|复议|诉讼|培训|会议|文件|[为共计])$")
_COUNTED = re.compile(rf"{UNIT_CELL}(?=[,，。、；;)）\s]|$)")
_PAGER = re.compile(
    r"(?:上一?页|下一?页|尾页|末页)[^。]{0,60}?共\s{0,2}(?P<pages>\d{1,3})\s{0,2}页"
    r"|共\s{0,2}(?P<before>\d{1,3})\s{0,2}页[^。]{0,60}?(?:下一?页|尾页|末页)"
)
_PART = re.compile(r"^[ \t　]*[一二三四五六七八九]、", re.MULTILINE)
_WHOLE = 3
"""Parts from which a report is all on its page, and a pager that of a list beside it."""

_LINE = 40


def drawn_figures(text: str, images: Sequence[int]) -> tuple[str, ...]:
    """What to say of pictures that stand where a sentence has its number: 收到申请[][]件."""
    drawn = sum(
        1
        for at in dict.fromkeys(images)
        if _COUNTED.match(text, at)
        and _LEADS.search(text[max(0, at - _LINE) : at].rpartition("\n")[2].rstrip())
    )
    if not drawn:
        return ()
    return (
        f"{drawn} numbers of sentences are pictures; what they show is not read: look at the page "
        "itself",
    )


def has_other_pages(text: str) -> bool:
    """Whether a pager says that a report, of which the text has little, goes on on other pages.

    A page without an address of its own is one that a script shows.
    """
    match = _PAGER.search(text)
    pages = int(match["pages"] or match["before"]) if match else 1
    return pages > 1 and len(_PART.findall(text)) < _WHOLE
