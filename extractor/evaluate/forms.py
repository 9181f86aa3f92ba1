"""The ways in which one report reaches a user: the same tables as pages, sheets, texts and files."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from extractor.text.load.ocr import installed

Rows = Sequence[Sequence[str]]
Block = str | Rows
"""A paragraph, or the rows of a table."""

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")
_SECONDS = 180
_DPI = 200
_TURN = 0.7
"""Degrees by which a noisy scan is turned."""


def blocks(text: str) -> list[Block]:
    """The paragraphs and tables of a Markdown text without rules."""
    found: list[Block] = []
    for piped, lines in groupby(text.split("\n"), key=lambda line: line.startswith("|")):
        if piped:
            found.append(
                [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
            )
        else:
            found += [line for line in lines if line.strip()]
    return found


def _table(rows: Rows, style: str = "") -> str:
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table{style}>{body}</table>"


def page(made: Sequence[Block], css: str = "", charset: str = "utf-8") -> str:
    """An HTML page."""
    body = "\n".join(
        f"<p>{html.escape(one)}</p>" if isinstance(one, str) else _table(one) for one in made
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><style>{css}</style></head>'
        f"<body>{body}</body></html>"
    )


def _text(made: Sequence[Block], cell: str, row: str = "\n") -> str:
    return "\n".join(
        one if isinstance(one, str) else row.join(cell.join(line) for line in one) for one in made
    ) + "\n"  # fmt: skip


def _markdown(made: Sequence[Block], shift: str = "") -> str:
    parts = []
    for one in made:
        if isinstance(one, str):
            parts.append(one + "\n")
            continue
        width = max(map(len, one))
        lines = [shift + "| " + " | ".join(row) + " |" for row in one]
        parts.append("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]) + "\n")
    return "\n".join(parts)


def _mixed_markdown(made: Sequence[Block]) -> str:
    return "\n\n".join(one if isinstance(one, str) else _table(one) for one in made) + "\n"


def _mhtml(made: Sequence[Block]) -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return head.encode() + page(made).encode()


def _word(made: Sequence[Block]) -> bytes:
    import docx

    file = docx.Document()
    for one in made:
        if isinstance(one, str):
            file.add_paragraph(one)
            continue
        table = file.add_table(len(one), max(map(len, one)))
        for row, cells in zip(table.rows, one, strict=True):
            for place, words in zip(row.cells, cells, strict=False):
                place.text = words
    file.add_paragraph()  # Word ends with one; a table that ends a file is lost in .doc
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _printed(css: str) -> Callable[[Sequence[Block], Path], bytes]:
    def write(made: Sequence[Block], folder: Path) -> bytes:
        source, target = folder / "page.html", folder / "page.pdf"
        source.write_text(page(made, css), encoding="utf-8")
        assert BROWSER is not None
        subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/user", f"--print-to-pdf={target}", source.as_uri()],
            check=True, capture_output=True, timeout=_SECONDS,
        )  # fmt: skip
        return target.read_bytes()

    return write


_COLLAPSED = "table{border-collapse:collapse}td{border:1px solid #000}"


def _as_text(*flags: str) -> Callable[[Sequence[Block], Path], bytes]:
    def write(made: Sequence[Block], folder: Path) -> bytes:
        file = folder / "text.pdf"
        file.write_bytes(_printed(_COLLAPSED)(made, folder))
        assert PDFTOTEXT is not None
        done = subprocess.run(
            [PDFTOTEXT, *flags, str(file), "-"], check=True, capture_output=True, timeout=_SECONDS
        )
        return done.stdout

    return write


def scanned(made: Sequence[Block], folder: Path, *, noisy: bool) -> bytes:
    """A PDF of pictures of its pages at 200 dots an inch.

    ``noisy``: as of a scanner in need of care: turned a little, unevenly lit, blurred, with grain
    and specks, and saved with losses; the same each time.
    """
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter

    grain = np.random.default_rng(1)
    pages = []
    for page in pypdfium2.PdfDocument(_printed(_COLLAPSED)(made, folder)):
        picture = page.render(scale=_DPI / 72).to_pil().convert("L")
        if noisy:
            turned = picture.rotate(_TURN, Image.Resampling.BICUBIC, fillcolor=255)
            dots = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float64)
            light = np.linspace(1.0, 0.8, dots.shape[1])[None, :]
            dots = dots * light + grain.normal(0, 12, dots.shape)
            specks = grain.random(dots.shape)
            dots = np.where(specks < 0.001, 0, np.where(specks > 0.999, 255, dots))
            picture = Image.fromarray(dots.clip(0, 255).astype(np.uint8))
        pages.append(picture)
    buffer = io.BytesIO()
    pages[0].save(
        buffer, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI, quality=75
    )
    return buffer.getvalue()


def by_office(made: Sequence[Block], folder: Path, kind: str) -> bytes | None:
    """The file that LibreOffice makes of a Word file, or of a page where a sheet is wanted.

    None where it is installed without its Writer or Calc: it then makes no file.
    """
    sheet = kind in ("xls", "xlsx", "ods")
    source = folder / ("office.html" if sheet else "office.docx")
    source.write_bytes(page(made).encode() if sheet else _word(made))
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/office",
         *(["--infilter=HTML (StarCalc)"] if sheet else []),
         "--convert-to", kind, "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=_SECONDS,
    )  # fmt: skip
    target = folder / f"office.{kind}"
    return target.read_bytes() if target.exists() else None


def variants(made: Sequence[Block], folder: Path) -> Iterator[tuple[str, str, bytes | None]]:
    """(variant, name of the file, its bytes); None where a program that makes it is not installed."""
    yield "HTML", "a.html", page(made).encode()
    yield "HTML in GBK", "a.html", page(made, charset="gbk").encode("gbk")
    yield "HTML in UTF-16", "a.html", page(made, charset="utf-16").encode("utf-16")
    yield "MHTML", "a.mhtml", _mhtml(made)
    yield "Word", "a.docx", _word(made)
    yield "Markdown", "a.md", _markdown(made).encode()
    yield "Markdown, shifted by a blank", "a.md", _markdown(made, " ").encode()
    yield "Markdown with HTML tables", "a.md", _mixed_markdown(made).encode()
    yield "text, one tab a cell", "a.txt", _text(made, "\t").encode()
    yield "text, one tab a cell, GBK", "a.txt", _text(made, "\t").encode("gbk")
    yield "text, pipes", "a.txt", _text(made, " | ").encode()
    yield "text, blanks between cells", "a.txt", _text(made, " ").encode()
    yield "text, a cell a line", "a.txt", _text(made, "\n").encode()
    yield "text, cells glued", "a.txt", _text(made, "", "").encode()
    for name, css in (
        ("PDF, collapsed borders", _COLLAPSED),
        ("PDF, plain borders", "td{border:1px solid #999}table{border:1px solid #999}"),
        ("PDF, cell spacing", "table{border-spacing:1px;background:#ccc}td{background:#fff}"),
    ):
        yield name, "a.pdf", _printed(css)(made, folder) if BROWSER else None
    text = BROWSER and PDFTOTEXT
    yield "pdftotext", "a.txt", _as_text()(made, folder) if text else None
    yield "pdftotext -layout", "a.txt", _as_text("-layout")(made, folder) if text else None
    for name, kind in (
        ("PDF by LibreOffice", "pdf"),
        ("Word 97", "doc"),
        ("RTF", "rtf"),
        ("Excel 97", "xls"),
        ("Excel", "xlsx"),
    ):
        yield name, f"a.{kind}", by_office(made, folder, kind) if OFFICE else None
    for name, noisy in (("scan", False), ("scan, noisy", True)):
        seen = BROWSER and installed()
        yield name, "a.pdf", scanned(made, folder, noisy=noisy) if seen else None
