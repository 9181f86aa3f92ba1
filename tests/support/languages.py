"""Whether a line speaks one language: what the tests on Chinese output hold against it."""

from __future__ import annotations

import re

CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SAME_IN_BOTH = re.compile(
    # Quotes of the source, of an endpoint, of a command to type.
    r"“[^”]*”|'[^']*'|`[^`]*`"
    # Addresses, files, ids, flags, variables, settings, values in capitals.
    r"|https?://\S+|[\w./~-]*[./_][\w./*-]+(?::\w+)?|--[a-z-]+(?:[ =][\w|.]+)?|\b[A-Z][A-Z_=|.\d]+\b"
    r"|<[^>]*>|\[[\w.]+\]"
    # Names of things that have no other.
    r"|\b(?:extractor|token|tokens|Python|Excel|Word|Office|LibreOffice|Markdown|Ctrl|Excel|vLLM"
    r"|OpenAI|langextract|label-studio|inspect|pydantic|llama|replay|local|live|zh|en|id|None|Azure|gzip|bzip|xz|extraction"
    r"|pip install|prompt|cached|completion|profile|Errno|PowerPoint|Ray|auto|OpenDocument|Batch|File|Lines|Schema)\b"
)
_WORD = re.compile(r"[A-Za-z]{2,}")


def english(line: str) -> list[str]:
    """The English words of a line that could have been said in Chinese."""
    return _WORD.findall(_SAME_IN_BOTH.sub(" ", line))


PASTED = re.compile(r"  \S*(?:extractor|python\S* -m pip|uv pip) ")


def not_chinese(text: str) -> list[str]:
    """The lines of a text that hold English words; commands to paste have lines of their own."""
    return [line for line in text.splitlines() if english(line) and not PASTED.match(line)]
