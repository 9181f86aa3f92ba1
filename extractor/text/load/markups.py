"""The signs of AsciiDoc, MediaWiki, Org, reStructuredText and Textile around words: what their readers do not see.

``12footnote:[含上年3件]件`` is 12件 with a note below the text, ``+99+`` is struck out in Org, and
``// 收到88件`` a comment.  Each language is told by signs that no plain text has, and read by its own
rules: a plus or an equals sign elsewhere stays what it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.text.document import Source

from .codes import UNSEEN
from .rewriting import Stretch, rewritten


class _Language(NamedTuple):
    told: re.Pattern[str]
    """What only such a text has."""
    unseen: re.Pattern[str]
    """What its readers do not see; of a match with a group ``words``, all but that."""
    note: re.Pattern[str] | None = None
    """A note in the middle of a sentence, which is shown below the text: its words are the group."""


_LINE = r"(?:(?<=\n)|\A)"
_ASCIIDOC = _Language(
    re.compile(r"footnote:[\w-]{0,40}\[|^\|===[ \t\r]*$|\[\.line-through\]#|\A= [^\n=]{4,80}$", re.M),
    re.compile(
        rf"{_LINE}={{1,6}}[ ](?=[^\s=])|{_LINE}:!?[\w-]{{1,40}}!?:(?:[ ][^\n]*)?(?=\r?\n)"
        rf"|{_LINE}////\r?\n(?:(?!////)[^\n]*\n){{0,500}}////|{_LINE}//(?!/)[^\n]*"
        r"|\[\.line-through\]#[^#\n]{1,200}#|\^[^\s^]{1,6}\^"
    ),
    re.compile(r"footnote:[\w-]{0,40}\[(?P<words>[^\[\]\n]{1,300})\]"),
)  # fmt: skip
_WIKI = _Language(
    re.compile(r"<ref(?:\s[^<>\n]{0,100})?>|'''|\{\||\{\{[a-z]{1,20}[:|]|\[\[[^\[\]\n|]{1,80}\|", re.I),
    re.compile(
        rf"{_LINE}={{1,6}}[ ]?(?P<words>[^=\s](?:[^=\n]{{0,80}}[^=\s])?)[ ]?={{1,6}}(?=[ \t\r]*(?:\n|\Z))"
        r"|'{2,5}|<ref\s[^<>\n]{0,100}/>|<!--(?:(?!-->)[\s\S]){0,2000}-->|<nowiki/?>|</nowiki>"
        r"|\[\[(?:[^\[\]\n|]{1,80}\|)?(?P<linked>[^\[\]\n|]{1,80})\]\]"
        r"|\{\{formatnum:(?P<number>[^{}\n|]{1,30})\}\}|\{\{(?!efn\|)[^{}\n]{1,300}\}\}",
        re.I,
    ),
    re.compile(r"<ref(?:\s[^<>/\n]{0,100})?>(?P<words>[^<>]{1,300})</ref>|\{\{efn\|(?P<other>[^{}\n]{1,300})\}\}", re.I),
)  # fmt: skip
_ORG = _Language(
    re.compile(r"^#\+(?:title|author|date|options|begin_\w{1,20})\b|\[fn:", re.I | re.M),
    re.compile(
        rf"{_LINE}#\+begin_comment\b[^\n]*\n(?:(?!#\+end_comment)[^\n]*\n){{0,500}}#\+end_comment"
        rf"|{_LINE}#\+title:[ ]?|{_LINE}#\+[^\n]*|{_LINE}#[ ][^\n]*|{_LINE}\*{{1,6}}[ ]"
        r"|\[fn:[\w-]{1,40}\]|(?<=[一-鿿，,：:])\+[^\s+\n](?:[^+\n]{0,80}[^\s+\n])?\+(?!\+)|\^\{[^{}\n]{1,6}\}",
        re.I,
    ),
    re.compile(r"\[fn:[\w-]{0,40}:(?P<words>[^\[\]\n]{1,300})\]"),
)  # fmt: skip
_REST = _Language(
    re.compile(r"^\.\. (?:\[#?[\w-]{1,40}\] |[\w-]{1,40}::)|[ ]\[#?[\w-]{0,40}\]_(?!\w)|:(?:sup|sub):`", re.M),
    re.compile(
        rf"{_LINE}\.\.[ ]\[#?[\w-]{{1,40}}\][ ]|{_LINE}\.\.[ ](?!\[|(?:list|flat|csv)-table::)[^\n]*"
        r"|[ ]?\[#?[\w-]{0,40}\]_(?!\w)|(?:\\[ ])?:(?:sup|sub|strike|del):`[^`\n]{1,80}`(?:\\[ ])?"
        r"|(?:\\[ ])?\*\*(?P<words>[^*\n]{1,200})\*\*(?:\\[ ])?|\\[ ]"
    ),
)  # fmt: skip
_TEXTILE = _Language(
    re.compile(r"^h[1-6]\. \S|^\|_\. ", re.M),
    re.compile(
        rf"{_LINE}h[1-6]\.[ ]|(?<=\|)(?:_|[/\\]\d{{1,2}})\.[ ]"
        # Struck out is what stands between two hyphens apart from the words around them.
        r"|(?<![^\s|(（，。：；、])-(?=[^\s-])[^\n|-]{0,80}(?<=\S)-(?![^\s|)），。：；、])|\^[^\s^]{1,6}\^"
    ),
)
_LANGUAGES = (_ASCIIDOC, _WIKI, _ORG, _REST, _TEXTILE)


def _language(text: str) -> _Language | None:
    found = [language for language in _LANGUAGES if language.told.search(text)]
    return found[0] if len(found) == 1 else None


def without_markup(text: str) -> str:
    """The text with signs that show nothing in place of those of its language; of every other, as it is."""
    language = _language(text)
    if language is None:
        return text
    return language.unseen.sub(_hidden, text)


def _hidden(match: re.Match[str]) -> str:
    """As many signs as before: line ends and what is shown stay in their places."""
    kept = next((span for name in _SHOWN if (span := _span(match, name))), None)
    said = match[0]
    low, high = (span - match.start() for span in kept) if kept else (0, 0)
    return _unseen(said[:low]) + said[low:high] + _unseen(said[high:])


_SHOWN = ("words", "linked", "number")


def _span(match: re.Match[str], name: str) -> tuple[int, int] | None:
    if name not in match.re.groupindex or match[name] is None:
        return None
    return match.span(name)


def _unseen(said: str) -> str:
    return _SEEN.sub(UNSEEN, said)


_SEEN = re.compile(r"[^\r\n]")


def with_notes_below(source: Source) -> Source:
    """The source with its notes on lines of their own at its end."""
    language = _language(source.raw)
    if language is None or language.note is None:
        return source
    text = source.content
    stretches, end = [], Stretch(len(text), len(text))
    for note in language.note.finditer(text):
        stretches.append(Stretch(*note.span()))
        end.put("\n", note.start())
        end.keep(text, *note.span(note.lastgroup or 0))
    return rewritten(source, [*stretches, end]) if stretches else source
