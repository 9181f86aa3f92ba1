"""The way in: one report from a file, from bytes or from text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from extractor.errors import SourceError
from extractor.messages.names import path_text
from extractor.text.document import Reader, Source, SourceTable

from .above import without_numbers_above
from .ascii_tables import barred_tables
from .blank_marks import without_blank_marks
from .codes import struck_as_tags, with_struck_below, without_codes
from .colon_rows import colon_tables
from .corners import without_corners
from .dashed_tables import dashed_tables
from .decode import Decoded, declared_encoding, decode
from .doctags import with_doctags
from .doubled_rows import doubled_rows
from .drawn_rules import without_drawn_rules
from .figures import FEW_FIGURES, figures
from .foreign_markup import foreign_markup
from .gutter import without_gutter
from .halves import tables_in_halves
from .laid_out import laid_out
from .limits import check_size
from .listed import printed_lists
from .lost import with_lost_words
from .markdown import is_marked, without_second_escape
from .mojibake import repair
from .ocr import INSTALL
from .office import converted
from .opening import opened
from .plain import markdown_tables, tab_tables
from .plugged import plugged, plugged_text
from .rewriting import one_behind_the_other
from .separated import quotes_as_blanks, separated_tables, shown_cells, without_quotes
from .several import first_report
from .sniff import (
    Kind,
    begins_as_json,
    binary,
    packed_kind,
    text_kind,
    unsupported,
)
from .stepped_tables import stepped_tables
from .text_tables import with_tables
from .torn_sentences import without_torn_sentences
from .turned import as_shown
from .unticked import with_unticked

if TYPE_CHECKING:
    from .html import PageText
    from .mhtml import Mail

_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no encoding has and no file can hold."""


def source_of(given: Path | bytes | str, name: str | None, max_bytes: int) -> Source:
    """What :func:`extractor.text.load.load` gives."""
    if isinstance(given, str):
        shown = name or "<text>"
        data = given.encode("utf-8", "surrogatepass")
        check_size(shown, len(data), max_bytes)
        source = _from_text(Decoded(given, "unicode"), shown, shown, data)
    else:
        if isinstance(given, Path):
            shown, data = str(given), _read(given, max_bytes)
        else:
            shown, data = name or "<bytes>", given
            check_size(shown, len(data), max_bytes)
        called = path_text(name or (given.name if isinstance(given, Path) else shown))
        source = _from_bytes(data, shown, called, max_bytes)
    if not source.content.strip():
        raise SourceError(f"{shown}: {_empty(source)}")
    source = with_lost_words(source)
    return with_unticked(without_numbers_above(first_report(as_shown(source))))


def _empty(source: Source) -> str:
    if source.format in ("html", "mhtml") and _PICTURE.search(source.raw):
        return (
            "the page shows pictures and no text; print it to PDF and give that (pictures of text "
            f"are read with {INSTALL})"
        )
    return _EMPTY.get(source.format, _EMPTY["txt"])


_PICTURE = re.compile(r"<img\b", re.I)
_REPORT = re.compile("公开[^。\n]{0,12}(?:报告|年报)")
"""What the page around a frame may say: whose report the frame shows."""

_DEEPEST = 2
"""How deep documents are read that stand in one another."""


_EMPTY = {
    "txt": "the file is empty; download it again",
    "html": "the page holds no text (a script fills it in the browser); "
    "open it in a browser and save it from there as a complete page",
    "docx": "the Word file holds no text; if it shows pictures of pages, print it to PDF and give "
    f"that (pictures of text are read with {INSTALL})",
}
_EMPTY["mhtml"] = _EMPTY["html"]


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(f"{path}: this is a folder; give the files in it")
        check_size(str(path), path.stat().st_size, max_bytes)
        with opened(path) as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as missing:
        raise SourceError(f"{path}: there is no such file; check the path") from missing
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or str(refused)
        raise SourceError(
            f"{path}: cannot be opened ({reason}); check its permissions"
        ) from refused
    check_size(str(path), len(data), max_bytes)
    return data


def _inside(max_bytes: int, depth: int) -> Reader | None:
    """How a document in a document is read; None where they are in one another too deep."""
    if depth >= _DEEPEST:
        return None

    def read(data: bytes, name: str) -> Source:
        check_size(name, len(data), max_bytes)
        return _from_bytes(data, name, path_text(name), max_bytes, depth + 1)

    return read


def _from_bytes(data: bytes, shown: str, called: str, max_bytes: int, depth: int = 0) -> Source:
    if not data:
        raise SourceError(f"{shown}: {_EMPTY['txt']}")
    if plugged(shown):
        return _from_text(Decoded(plugged_text(data, shown), "unicode"), shown, called, data)
    kind = packed_kind(data, shown)
    # What reads a format is imported by those who need it: that for PDF and Word takes half a second.
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(data, shown, called, _digest(data))
    if kind == "docx":
        from .word import read_word

        return read_word(data, shown, called, _digest(data), _inside(max_bytes, depth))
    if kind == "picture":
        from .ocr.reading import read_pictures

        return read_pictures(data, shown, called, _digest(data))
    if kind in ("document", "sheet"):
        return _by_office(data, shown, called, kind, max_bytes)
    if kind == "mhtml":
        return _from_mail(data, shown, called, _inside(max_bytes, depth))
    try:
        decoded = decode(data, shown, declared_encoding(data))
    except SourceError:
        if binary(data):
            raise unsupported(
                shown, "binary data of an unknown kind", "give the report as text, HTML or PDF"
            ) from None
        raise
    return _from_text(decoded, shown, called, data)


def _by_office(data: bytes, shown: str, called: str, kind: Kind, max_bytes: int) -> Source:
    """A file that LibreOffice converts first; its digest is that of the file itself."""
    from .sheet_runs import with_looks

    target = "docx" if kind == "document" else "html"
    made = converted(with_looks(data), shown, target, max_bytes)
    source = _from_bytes(made, shown, called, max_bytes)
    note = "converted by LibreOffice; places in the source count in its result"
    return replace(source, sha256=_digest(data), notes=(*source.notes, note))


def _from_text(decoded: Decoded, shown: str, called: str, data: bytes) -> Source:
    """Plain text, Markdown or HTML, after undoing an earlier wrong decoding."""
    repaired = repair(_HALVES.sub("\ufffd", decoded.text))
    text, notes = repaired.text, decoded.notes + repaired.notes
    escaped = None if begins_as_json(text) else without_second_escape(text)
    if escaped is not None:
        text, notes = escaped, (*notes, "HTML that was escaped twice is read as HTML")
    kind = text_kind(text, shown)
    if kind == "txt" and (begins_as_json(text) or text.rstrip()[-2:] in ("})", ");", "])")):
        from .json_text import read_json, without_call

        if (page := read_json(without_call(text))) is not None:
            return _page(page, text, called, _digest(data), kind, decoded.encoding, notes)
    as_seen = without_blank_marks(text)  # its places are those of the text
    as_seen = as_seen if kind == "html" else _without_marks(as_seen)
    if kind == "html" or is_marked(text, kind):
        from .html import read_page
        from .scripts import with_scripts

        if kind == "html":
            page = with_scripts(read_page(as_seen), as_seen)
            return _page(page, text, called, _digest(data), kind, decoded.encoding, notes)
        page = read_page(struck_as_tags(as_seen), markdown=True)
        source = _page(page, text, called, _digest(data), kind, decoded.encoding, notes)
        tables = _in_order(page.tables, markdown_tables(page.text))
        unread = (*page.unread, *foreign_markup(text))
        return _with_drawn_tables(replace(source, tables=tables, unread=unread))
    source = Source(
        name=called,
        raw=text,
        sha256=_digest(data),
        format=kind,
        encoding=decoded.encoding,
        content=as_seen,
        notes=notes,
        unread=foreign_markup(text),
    )
    return _with_drawn_tables(_with_tables(with_struck_below(source), shown))


def _without_marks(text: str) -> str:
    """The text of a file without what programs put into it: margins, codes, rules, torn lines."""
    return without_torn_sentences(without_drawn_rules(without_codes(without_gutter(text))))


def _with_drawn_tables(source: Source) -> Source:
    """The source with the tables that its text marks, draws or lays out."""
    found = (*barred_tables(source.content), *dashed_tables(source.content))
    source = with_tables(source, found)
    # Where tables are known, lines need not tell them.
    doubled = () if source.tables else doubled_rows(source.content)
    return laid_out(with_tables(source, doubled))


def _with_tables(source: Source, shown: str) -> Source:
    source = with_doctags(source)
    if source.format == "txt":
        source = with_tables(source, tables_in_halves(source.content))
        source = _with_cells(without_corners(source), shown)
        return with_tables(source, printed_lists(source.content))
    found = _in_order(markdown_tables(source.content), colon_tables(source.content))
    halves = () if found else tables_in_halves(source.content)
    return with_tables(replace(source, tables=found), halves)


def _with_cells(source: Source, shown: str) -> Source:
    """A plain text with its tables whose cells stand between tabs, semicolons or commas."""
    exported = PurePath(shown).suffix.lower() == ".csv"
    if exported:
        source = without_quotes(replace(source, content=shown_cells(source.content)))
    text = source.content
    tables = _in_order(
        stepped_tables(text),
        tab_tables(text),
        separated_tables(text, exported=exported),
        colon_tables(text),
    )
    return replace(source, content=quotes_as_blanks(text), tables=tables)


def _in_order(*tables: tuple[SourceTable, ...]) -> tuple[SourceTable, ...]:
    """Tables of HTML and of pipes; where they overlap, pipes in cells are no table."""
    found: list[SourceTable] = []
    for table in (table for some in tables for table in some if table.cells):
        start = min(cell.start for cell in table.cells)
        stop = max(cell.stop for cell in table.cells)
        if not any(
            start < max(cell.stop for cell in other.cells)
            and min(cell.start for cell in other.cells) < stop
            for other in found
        ):
            found.append(table)
    return tuple(sorted(found, key=lambda table: min(cell.start for cell in table.cells)))


def _from_mail(data: bytes, shown: str, called: str, read: Reader | None) -> Source:
    """A mail: what it says itself, or the report that is attached to it."""
    from .attached import attached_report
    from .mhtml import has_title, read_mail

    mail = read_mail(data, shown)
    body = _body(mail, data, shown, called) if mail.pages or mail.texts else None
    best = body
    if body is None or not has_title(body.content):
        attached = attached_report(mail.files, read)
        bare = body is None or figures(body.content) <= FEW_FIGURES
        if attached is not None and (attached.titled or bare):
            best = replace(attached.source, name=called, sha256=_digest(data))
    if best is None:
        held = mail.files[0].name
        raise SourceError(f"{shown}: a mail that holds only files ({held}); give these files")
    told: tuple[str, ...] = ()
    if best is body and mail.files and figures(best.content) <= FEW_FIGURES:
        names = ", ".join(file.name for file in mail.files[:3])
        told += (
            f"the report stands in a file that the page shows or links to ({names}): give that file",
        )
    if mail.subject and not has_title(best.content):
        title = Source(best.name, mail.subject, best.sha256, content=mail.subject)
        best = one_behind_the_other(title, best)
    if mail.mails > 1:
        told += (
            f"the file is a mailbox of {mail.mails} mails: only the first is read; save each mail "
            "as a file of its own (.eml) and give those",
        )
    return replace(best, unread=(*best.unread, *told))


def _body(mail: Mail, data: bytes, shown: str, called: str) -> Source:
    """The page of a mail that says most: the page, or the frame with the report; else its text."""
    from .html import read_page
    from .html.page import TOO_MANY_RULES
    from .linked_sheets import with_sheets

    best: Source | None = None
    first: Source | None = None
    for part in mail.pages:
        decoded = decode(part.data, shown, part.charset or declared_encoding(part.data))
        repaired = repair(decoded.text)
        styled, cut = with_sheets(repaired.text, mail.sheets)
        page, notes = read_page(styled), decoded.notes + repaired.notes
        if cut:
            told = tuple(dict.fromkeys((*page.unread, *TOO_MANY_RULES)))
            page = replace(page, unread=told)
        source = _page(page, repaired.text, called, _digest(data), "mhtml", decoded.encoding, notes)
        first = first or source
        if best is None or len(source.content) > len(best.content):
            best = source
    if best is None:
        part = max(mail.texts, key=lambda text: len(text.data))
        return _from_text(decode(part.data, shown, part.charset), shown, called, data)
    if first is not None and first is not best and _REPORT.search(first.content):
        return one_behind_the_other(first, best)
    return best


def _page(
    page: PageText,
    raw: str,
    called: str,
    digest: str,
    kind: Kind,
    encoding: str,
    notes: tuple[str, ...],
) -> Source:
    return Source(
        name=called,
        raw=raw,
        sha256=digest,
        format=kind,
        encoding=encoding,
        content=page.text,
        starts=page.content.starts,
        stops=page.content.stops,
        tables=page.tables,
        furniture=page.furniture,
        notes=notes + page.notes,
        struck=page.struck,
        unread=page.unread,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
