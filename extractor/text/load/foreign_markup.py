"""Text in a language of marks that is not read, told by a sign that only such text has.

Its words are read as they stand, marks and all; one line says so, and what to do.
"""

from __future__ import annotations

import re

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}"
_SIGNS: tuple[tuple[str, str, str], ...] = (
    ("subtitles with their times", "-->", rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}"),
    ("two versions, compared line by line", "@@ -", r"^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@"),
    (
        "two versions, compared line by line",
        "\n< ",
        r"^\d+(?:,\d+)?[acd]\d+(?:,\d+)?[ \t\r]*\n[<>] ",
    ),
    ("markup of AsciiDoc", "|===", r"^\|===[ \t\r]*$"),
    ("markup of AsciiDoc", "footnote:", r"footnote:[\w-]{0,40}\["),
    ("markup of Org", "#+", r"^#\+(?i:begin_\w{1,20}|title:|options:)"),
    ("markup of Org", "[fn:", r"\[fn:"),
    ("markup of Textile", ". ", r"^h[1-6]\. \S|^\|_\. "),
    ("markup of reStructuredText", "-table::", r"^[ \t]{0,20}\.\. (?:list|flat|csv)-table::"),
    ("markup of reStructuredText", ":`", r":(?:sup|sub|strike|del):`"),
    ("markup of MediaWiki", "|}", r"^[ \t]{0,9}\|\}[ \t\r]*$"),
    ("markup of MediaWiki", "<ref", r"</ref>"),
    ("markup of LaTeX", "\\begin{", r"\\begin\{(?:tabular[*xy]?|tabulary|longtable|array|tblr)\}"),
    (
        "markup of LaTeX",
        "\\",
        r"\\(?:documentclass|section|subsection|textbf|sout|st|textsuperscript)\*?[\[{]",
    ),
    ("codes of a terminal", "\x1b[", r"\x1b\[[\d;]{0,20}[A-Za-z]"),
    ("digits as scripts write them", "\\u003", r"\\u003\d"),
    ("Chinese in seven bits (HZ)", "~{", r"~\{(?:[!-}][!-~]){4,200}~\}"),
)
"""What a text is, a part of its sign that is soon looked for, and the sign."""


def foreign_markup(text: str) -> tuple[str, ...]:
    """What to tell people of a text in such a language; nothing of any other text."""
    found = (
        what for what, part, sign in _SIGNS if part in text and re.search(sign, text, re.MULTILINE)
    )
    return tuple(not_read(what) for what in dict.fromkeys(found))


def not_read(what: str) -> str:
    """The line about a part of a text that is not read."""
    return (
        f"the text holds {what}, which this program does not read: its numbers may be wrong; export "
        "it as HTML or Word, or as the text that people see"
    )
