"""Files of our own, damaged with some knowledge of what they are made of."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from extractor.evaluate.forms import blocks, variants
from extractor.evaluate.generated import generate
from tests.text.load.whole import whole_pdf

_PIECES = re.compile(r"<[^<>]*>|&[#\w]+;|\d+|[一-鿿]+|\s+|.", re.DOTALL)
_ODD = (
    "<table>", "</table>", "<tr>", "<td>", "<td rowspan=65535 colspan=65535>", "<td rowspan=-1>",
    "<td colspan=9e9>", "</p>", "<!--", "-->", "<script>", "<style>*{display:none}", "<![CDATA[",
    "&#0;", "&#1114112;", "&#xD800;", "&amp;amp;", "\x00", "\ufeff", "\u202e", "\ud7ff", "😀",
    "９" * 40, "9" * 5_000, "1e999", "-0", "½", "①", "一" * 100, "万亿" * 30, "2012年13月32日",
    "其中:", "(", ")", "、", "|", "\t", "\n\n\n", "　", "总计", "没有", "同比增长-5%",
    '<w:gridSpan w:val="99999"/>', '<w:vMerge w:val="restart"/>', '<w:numId w:val="-1"/>', "<w:tbl>",
    " 0 R", "<<", ">>", "endobj", "stream\n", "/Length -1", "/Kids[1 0 R]", "BT", "Tj", "[", "]",
)  # fmt: skip

_OF_JSON = re.compile(r'"[^"]*"|\d+|\s+|.', re.DOTALL)
_ODD_IN_JSON = (
    "null", "true", "NaN", "-Infinity", "1e999", "9" * 5_000, "-1", "1.5", '""', '"', "{", "}", "[", "]",
    ":", ",", "[" * 600, '{"a":' * 600, '"\\ud800"', '"\\u0000"', '"m"', '"n"', '"applications.received"',
    "```json\n", "<think>", "\x00", "\ufeff", "好的,", "//", "'",
)  # fmt: skip


_CONVERTED = (".doc", ".rtf", ".xls", ".xlsx")
"""Kinds that another program converts: one takes as long as dozens of the others."""
_MADE_HERE = 14
"""The first variants are written by the program itself; printing the others takes seconds."""


def bases(seed: int, *, printed: bool) -> list[tuple[str, bytes]]:
    """Reports with their tables in every form that can be made here, by file name."""
    found = [("whole.pdf", whole_pdf())]
    for made in generate(seed, 1, 1):
        with tempfile.TemporaryDirectory() as folder:
            made_here = variants(blocks(made.text), Path(folder))
            taken = made_here if printed else islice(made_here, _MADE_HERE)
            found += [(name, data) for _, name, data in taken if data is not None]
    return found


def mutated(rng: random.Random, name: str, data: bytes) -> bytes:
    """The file with one to eight changes."""
    if data.startswith(b"PK"):
        return _package(rng, data)
    if name.endswith(".pdf"):
        text = data.decode("latin-1")
        return _changed(rng, text, re.compile(r"\d+|/\w+|<<|>>|\s+|.", re.DOTALL)).encode(
            "latin-1", "replace"
        )
    for encoding in ("utf-8", "utf-16", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _changed(rng, text, _PIECES).encode(encoding, "replace")
    return _overwritten(rng, data)  # no text: Word 97, Excel 97


def _overwritten(rng: random.Random, data: bytes) -> bytes:
    """Bytes with one to eight stretches overwritten, or with their end broken off."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at, length = rng.randrange(len(made)), rng.choice((1, 2, 4, 64))
        made[at : at + length] = rng.choice(
            (rng.randbytes(length), b"\0" * length, b"\xff" * length)
        )
    return bytes(made[: rng.randrange(len(made))] if rng.random() < 0.1 else made)


def answer(rng: random.Random, said: str) -> str:
    """A JSON answer with one to eight changes."""
    return _changed(rng, said, _OF_JSON, _ODD_IN_JSON)


def _changed(
    rng: random.Random, text: str, pattern: re.Pattern[str], odd: tuple[str, ...] = _ODD
) -> str:
    pieces = pattern.findall(text)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(pieces) or 1)
        stop = min(len(pieces), at + rng.choice((1, 1, 2, 5, 40)))
        other = rng.randrange(len(pieces) or 1)
        match rng.randrange(6):
            case 0:
                del pieces[at:stop]
            case 1:
                pieces[at:at] = pieces[at:stop] * rng.choice((1, 2, 30))
            case 2:
                pieces.insert(at, rng.choice(odd))
            case 3:
                pieces[at:stop] = [rng.choice(odd)]
            case 4:
                pieces[other:other] = pieces[at:stop]
            case _:
                pieces[at:stop] = reversed(pieces[at:stop])
    return "".join(pieces)


def _package(rng: random.Random, data: bytes) -> bytes:
    """A zip archive with one of its parts changed, dropped, or broken off."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(changed, "w") as out:
        names = packed.namelist()
        chosen = rng.choice(names)
        if rng.random() < 0.7 and "word/document.xml" in names:
            chosen = "word/document.xml"
        for name in names:
            part = packed.read(name)
            if name == chosen and name.endswith((".xml", ".rels")):
                part = _changed(rng, part.decode(), _PIECES).encode("utf-8", "replace")
            elif name == chosen and rng.random() < 0.5:
                continue
            out.writestr(name, part)
    whole = changed.getvalue()
    return whole[: rng.randrange(len(whole))] if rng.random() < 0.05 else whole


def mutants(seed: int, count: int, *, printed: bool) -> Iterator[tuple[str, bytes]]:
    """So many damaged files, each by a name that says how it was made."""
    made = bases(seed, printed=printed)
    often = [1 if name.endswith(_CONVERTED) else 20 for name, _ in made]
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        ((name, data),) = rng.choices(made, often)
        yield f"{seed}-{number}-{name}", mutated(rng, name, data)
