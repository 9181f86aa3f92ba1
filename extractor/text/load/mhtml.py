"""MHTML, a web page saved as mail: its HTML parts."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import Message

from extractor.errors import SourceError

_MAX_PARTS = 50


@dataclass(frozen=True, slots=True)
class HtmlPart:
    """An HTML part of a saved page: its bytes, and the encoding its headers name."""

    data: bytes
    charset: str | None


def html_parts(data: bytes, name: str) -> list[HtmlPart]:
    """The HTML parts of a saved page, the page itself before its frames.

    Raises:
        SourceError: the file is damaged, or holds no HTML.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    except RecursionError as damage:
        raise SourceError(
            f"{name}: parts nested without end; save the page again as HTML"
        ) from damage
    found = [_part(part) for part in parts[:_MAX_PARTS]]
    found = [part for part in found if part.data.strip()]
    if not found:
        raise SourceError(f"{name}: a saved page without HTML in it; save the page again as HTML")
    return found


def _part(part: Message) -> HtmlPart:
    payload = part.get_payload(decode=True)
    return HtmlPart(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
