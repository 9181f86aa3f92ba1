"""Text in a language of marks that is not read, told by a sign that only such text has.

Its words are read as they stand, marks and all; one line says so, and what to do.
"""

from __future__ import annotations

import re

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("subtitles with their times", re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}", re.M)),
    (
        "two versions, compared line by line",
        re.compile(
            r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|^\d+(?:,\d+)?[acd]\d+(?:,\d+)?[ \t\r]*\n[<>] ",
            re.M,
        ),
    ),
    (
        "markup of AsciiDoc",
        re.compile(r"^\|===[ \t\r]*$|footnote:[\w-]{0,40}\[|\[\.line-through\]#", re.M),
    ),
    ("markup of Org", re.compile(r"^#\+(?:begin_\w{1,20}|title:|options:)|\[fn:", re.I | re.M)),
    ("markup of Textile", re.compile(r"^h[1-6]\. \S|^\|_\. ", re.M)),
    (
        "markup of reStructuredText",
        re.compile(r"^[ \t]{0,20}\.\. (?:list|flat|csv)-table::|:(?:sup|sub|strike|del):`", re.M),
    ),
    ("markup of MediaWiki", re.compile(r"^[ \t]{0,9}\|\}[ \t\r]*$|</ref>|\{\{(?:formatnum:|efn\|)", re.M)),
    ("markup of LaTeX", re.compile(r"\\begin\{(?:tabular[*xy]?|tabulary|longtable|array|tblr)\}")),
    ("codes of a terminal", re.compile(r"\x1b\[[\d;]{0,20}[A-Za-z]")),
    ("digits as scripts write them", re.compile(r"\\u003\d")),
    ("Chinese in seven bits (HZ)", re.compile(r"~\{(?:[!-}][!-~]){4,200}~\}")),
)  # fmt: skip


def foreign_markup(text: str) -> tuple[str, ...]:
    """What to tell people of a text in such a language; nothing of any other text."""
    return tuple(not_read(what) for what, sign in _SIGNS if sign.search(text))


def not_read(what: str) -> str:
    """The line about a part of a text that is not read."""
    return (
        f"the text holds {what}, which this program does not read: its numbers may be wrong; export "
        "it as HTML or Word, or as the text that people see"
    )
