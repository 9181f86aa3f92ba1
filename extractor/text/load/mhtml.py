"""MHTML, a web page saved as mail, and mails: the pages in them, else their text."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.charset import UNKNOWN8BIT
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from itertools import islice

from extractor.errors import SourceError
from extractor.messages.names import printable_name

from .decode import decode
from .sniff import mail_begins

_MAX_PARTS = 50
_TOP = 600
"""Characters of a text in which its title stands, below a letterhead and a greeting."""
_ANSWERED = re.compile(r"^(?:\s*(?:转发|回复|答复|re|fwd?)\s*[:：])+", re.I)
_REPORT = re.compile("报告|年报")
_TITLE = re.compile(r"^[^\n。;；:：>]{4,60}(?:报告|年报)[^\n。;；,，]{0,8}$", re.M)
_NEXT_MAIL = re.compile(
    rb"\n\r?\nFrom [^\r\n]{1,200}\d{4}[^\r\n]{0,20}\r?\n(?=[\w-]{1,60}:)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class MailPart:
    """A page or a text in a mail: its bytes, and the encoding its headers name."""

    data: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that is attached to a mail: its name, as far as it can be printed, and its part."""

    name: str
    part: Message

    @property
    def data(self) -> bytes:
        """Its bytes; none if the mail does not hold them."""
        payload = self.part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail holds: its pages, the main one before its frames, or else its texts.

    ``files`` are attached to it.  ``subject`` is what it is about, where that is a report: the
    title of a text that has none.  ``mails`` are those of the mailbox whose first it is.  ``sheets``
    are its style sheets, by the addresses that links to them name.
    """

    pages: tuple[MailPart, ...]
    texts: tuple[MailPart, ...]
    files: tuple[MailFile, ...]
    subject: str = ""
    mails: int = 1
    sheets: Mapping[str, str] = field(default_factory=dict)


def read_mail(data: bytes, name: str) -> Mail:
    """The parts of a mail.

    Raises:
        SourceError: the file is damaged, or holds neither a page, nor a text, nor a file.
    """
    first, mails = _first(data)
    try:
        message = email.message_from_bytes(first, policy=email.policy.compat32)
        parts = list(message.walk())
    except RecursionError as damage:
        raise SourceError(
            f"{name}: parts nested without end; save the page again as HTML"
        ) from damage
    files = tuple(MailFile(_called(part, name), part) for part in parts if _is_file(part))
    pages, texts = (
        tuple(_filled(part for part in parts if part.get_content_type() == kind))
        for kind in ("text/html", "text/plain")
    )
    if not pages and not texts and not files:
        raise SourceError(f"{name}: a saved page without HTML in it; save the page again as HTML")
    subject = _subject(parts, name) if message["To"] else ""
    return Mail(pages, texts, files, subject, mails, _sheets(parts) if pages else {})


def _sheets(parts: Iterable[Message]) -> dict[str, str]:
    """The style sheets, by where they came from and by their ids."""
    found: dict[str, str] = {}
    for part in parts:
        if part.get_content_type() != "text/css" or len(found) >= _MAX_PARTS:
            continue
        payload = part.get_payload(decode=True)
        css = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
        for address in (part.get("Content-Location"), part.get("Content-ID")):
            if address:
                called = str(address).strip()
                found[f"cid:{called[1:-1]}" if called[:1] == "<" else called] = css
    return found


def _first(data: bytes) -> tuple[bytes, int]:
    """The first mail of a file, and how many it holds: a mailbox has a line above each (From …).

    Programs that keep mails in a text file write a mark or blanks above the headers, too.
    """
    begins = mail_begins(data)
    if b"From " not in data[:begins]:
        return data[begins:], 1
    others = list(_NEXT_MAIL.finditer(data, begins))
    return data[begins : others[0].start() + 1 if others else len(data)], 1 + len(others)


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
    return bool(title_line(text))


def title_line(text: str) -> str:
    """The first of the first lines of a text that is the title of a report; "" if none is."""
    match = _TITLE.search(text[:_TOP])
    return "".join(match[0].split()) if match else ""


def _filled(parts: Iterable[Message]) -> Iterator[MailPart]:
    for part in islice((part for part in parts if not _is_file(part)), _MAX_PARTS):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            yield MailPart(payload, part.get_content_charset())


def _is_file(part: Message) -> bool:
    """Whether a part is attached as a file; a forwarded mail is read with the parts in it."""
    kind = part.get_content_maintype()
    if kind == "application" and part.get_content_disposition() is None and part.get_filename():
        return True
    return part.get_content_disposition() == "attachment" and kind != "message"


def _called(part: Message, mail: str) -> str:
    """The name of a file, as far as it can be printed."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError):
        name = ""
    name = _decoded(name, mail) or name  # Many programs write it as they do a subject.
    return printable_name(name) or "?"
