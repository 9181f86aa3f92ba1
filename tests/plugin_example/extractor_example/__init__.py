"""A kind of file, a reader and an export: everything that a plug-in of extractor can bring."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extractor.plugins import Claim, Exported, Mention


class ScrapedLoader:
    """What a scraper saved: an object with ``title`` and ``paragraphs``."""

    suffixes = (".report.json",)

    def text(self, data: bytes, name: str) -> str:
        page = json.loads(data)
        return "\n".join([page["title"], *page["paragraphs"]])


class LetterReader:
    """A wording of one county: 索要信息的信函21封 are applications by letter."""

    def read(self, text: str, numbers: Sequence[Mention]) -> Iterator[Claim]:
        for number in numbers:
            before = text[: number.span.start]
            if before.endswith("索要信息的信函"):
                yield Claim(
                    indicator="applications.received.letter",
                    mention=number.id,
                    reader="plugin",
                    because="索要信息的信函",
                )
            elif before.endswith("政府信息公开申请"):
                yield Claim(indicator="applications.received", mention=number.id, reader="plugin")


class MarkdownExporter:
    """A list for a page: a report a heading, a fact a line."""

    suffixes = (".md",)

    def write(self, reports: Iterable[Exported], path: Path) -> Sequence[Path]:
        with path.open("w", encoding="utf-8") as file:
            for report in reports:
                file.write(f"# {report.result.name}\n\n")
                for row in report.result.rows():
                    file.write(f"- {row['label']}: {row['value']} {row['unit'] or ''}\n")
        return (path,)
