"""Documents for tests, made from plain text."""

from __future__ import annotations

import hashlib

from extractor.knowledge.documents import read_document
from extractor.text.document import Document, Source


def document(text: str, name: str = "test.txt") -> Document:
    """A document whose source is the given text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read_document(Source(name=name, raw=text, content=text, sha256=digest))


HEADS_OF_APPLICANTS = [
    "申请人情况",
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
]
"""The heads of the official table of applications."""
