"""MHTML, a web page saved as mail, and mails: the pages in them, else their text."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.charset import UNKNOWN8BIT
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from itertools import islice

from extractor.errors import SourceError

from .decode import decode
from .sniff import mail_begins

_MAX_PARTS = 50
_TOP = 600
"""Characters of a text in which its title stands, below a letterhead and a greeting."""
_ANSWERED = re.compile(r"^(?:\s*(?:转发|回复|答复|re|fwd?)\s*[:：])+", re.I)
_REPORT = re.compile("报告|年报")
_TITLE = re.compile(r"^[^\n。;；:：>]{4,60}(?:报告|年报)[^\n。;；,，]{0,8}$", re.M)
_UNSAFE = re.compile(r"[^\w.（）()\-]+")


@dataclass(frozen=True, slots=True)
class MailPart:
    """A page or a text in a mail: its bytes, and the encoding its headers name."""

    data: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail holds: its pages, the main one before its frames, or else its texts.

    ``files`` are the names of what is attached to it.  ``subject`` is what it is about, where that
    is a report: the title of a text that has none.
    """

    pages: tuple[MailPart, ...]
    texts: tuple[MailPart, ...]
    files: tuple[str, ...]
    subject: str = ""


def read_mail(data: bytes, name: str) -> Mail:
    """The parts of a mail.

    Raises:
        SourceError: the file is damaged, or holds neither a page nor a text.
    """
    try:
        # Programs that keep mails in a text file write a mark, blanks or a line above the headers.
        message = email.message_from_bytes(data[mail_begins(data) :], policy=email.policy.compat32)
        parts = list(message.walk())
    except RecursionError as damage:
        raise SourceError(
            f"{name}: parts nested without end; save the page again as HTML"
        ) from damage
    files = tuple(_called(part) for part in parts if _is_file(part))
    pages, texts = (
        tuple(_filled(part for part in parts if part.get_content_type() == kind))
        for kind in ("text/html", "text/plain")
    )
    if not pages and not texts and files:
        raise SourceError(f"{name}: a mail that holds only files ({files[0]}); give these files")
    if not pages and not texts:
        raise SourceError(f"{name}: a saved page without HTML in it; save the page again as HTML")
    return Mail(pages, texts, files, _subject(parts, name) if message["To"] else "")


def _subject(parts: Iterable[Message], name: str) -> str:
    """The first subject that names a report, of a mail or of one that it forwards.

    That of a page which a browser saved is the title of its window: nobody sent it.
    """
    for part in parts:
        subject = _ANSWERED.sub("", _decoded(part.get("Subject") or "", name)).strip()
        if _REPORT.search(subject):
            return subject
    return ""


def _decoded(header: Header | str, name: str) -> str:
    """A header in words; "" if its bytes are none."""
    words = []
    try:
        for piece, charset in decode_header(header):
            named = None if charset == UNKNOWN8BIT else charset
            words.append(piece if isinstance(piece, str) else decode(piece, name, named).text)
    except (SourceError, HeaderParseError, LookupError, ValueError):
        return ""
    return " ".join("".join(words).split())


def has_title(text: str) -> bool:
    """Whether one of the first lines of a text is the title of a report."""
    return _TITLE.search(text[:_TOP]) is not None


def _filled(parts: Iterable[Message]) -> Iterator[MailPart]:
    for part in islice((part for part in parts if not _is_file(part)), _MAX_PARTS):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            yield MailPart(payload, part.get_content_charset())


def _is_file(part: Message) -> bool:
    """Whether a part is attached as a file; a forwarded mail is read with the parts in it."""
    attached = part.get_content_disposition() == "attachment"
    return attached and part.get_content_maintype() != "message"


def _called(part: Message) -> str:
    """The name of a file, as far as it can be printed."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError):
        name = ""
    return _UNSAFE.sub("_", name)[-60:] or "?"
