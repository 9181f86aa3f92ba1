"""The report in a file that is attached to a mail."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from extractor.errors import ExtractorError
from extractor.text.document import Source

from .figures import FEW_FIGURES, figures
from .mhtml import MailFile, has_title, title_line

_MOST = 10
"""Files of one mail that are looked at."""

_LETTER = re.compile("(?:通知|函|说明)$")
"""The end of a line about reports: 关于报送2022年度报告的通知."""
_DOCUMENTS = frozenset(
    ".pdf .doc .docx .wps .rtf .odt .ofd .xls .xlsx .et .htm .html .txt .md .zip .rar .7z".split()
)


@dataclass(frozen=True, slots=True)
class AttachedReport:
    """A report that is attached: what is read of it, and whether it names itself one."""

    source: Source
    titled: bool


def attached_report(
    files: Sequence[MailFile], read: Callable[[bytes, str], Source] | None
) -> AttachedReport | None:
    """The one file that holds a report; None where there is none, or nobody can tell which.

    Of several that hold figures it is the one with a title: tables are attached to reports.  Files
    of one title are one report in several forms.  Where none holds more than a few figures, the
    report of a small body may be what a title says is one.
    """
    if read is None:
        return None
    found: list[tuple[MailFile, Source]] = []
    short: list[tuple[MailFile, Source]] = []
    for file in files[:_MOST]:
        if file.part.get_content_maintype() in ("image", "audio", "video"):
            continue
        try:
            source = read(file.data, file.name)
        except ExtractorError:
            continue
        if figures(source.content) > FEW_FIGURES:
            found.append((file, source))
        elif figures(source.content) and not _LETTER.search(title_line(source.content)):
            short.append((file, source))
    titled = [one for one in found or short if has_title(one[1].content)]
    chosen = titled or found
    if not chosen or (len(chosen) > 1 and len({title_line(one.content) for _, one in titled}) != 1):
        return None
    (file, source), *copies = chosen
    note = f"read from the file {file.name} that is attached to the mail"
    aside = [file, *(copy for copy, _ in copies)]
    others = tuple(
        f"another file is attached to the mail and not read ({other.name}): give that file"
        for other in files
        if other not in aside and PurePath(other.name).suffix.lower() in _DOCUMENTS
    )
    told = others[:_MOST]
    if len(others) > _MOST:
        told += (f"attached to the mail and not read besides: {len(others) - _MOST}",)
    source = replace(source, notes=(*source.notes, note), unread=(*source.unread, *told))
    return AttachedReport(source, bool(titled))
