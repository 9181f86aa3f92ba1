"""The rows of a matrix, each named by its words and by what stands above it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.knowledge.matrix import Matrix
from extractor.knowledge.wordings import plain, without_translation


@dataclass(slots=True)
class RowContext:
    """Walks down the rows of a matrix and names each."""

    matrix: Matrix
    group: str = ""
    begun: bool = False

    def whole(self, words: str) -> str | None:
        """The row that a section is where a short copy of the form prints nothing below it."""
        section = self.matrix.sections.wordings.get(plain(words))
        row = self.matrix.id_of(section) if section else None
        return row if row in self.matrix.known else None

    def name(self, words: str) -> str | None:
        """The indicator of the row whose label is ``words``; None for headings and strangers."""
        words = without_translation(words)
        of, above = self.matrix.said, self.matrix.section_before
        section_before = above.match(words.strip()) if above else None
        if section_before is not None:
            self.name(section_before["group"])
            words = section_before["row"]
        if of.remaining and self.matrix.is_remaining(words, self.group):
            return self.matrix.id_of(of.remaining.row)
        if of.sum and self.matrix.is_sum(words):
            # Before every row it is the header of the last column.
            begun = self.begun or words.strip() != of.sum.words
            return self.matrix.id_of(of.sum.row) if begun else None
        section = self.matrix.sections.wordings.get(plain(words))
        if section in self.matrix.with_total:
            self.group = section
            return self.matrix.id_of(section)
        if section is not None:
            self.group, self.begun = section, True
            return None
        found = self.matrix.rows.find(words)
        self.begun = self.begun or found is not None
        if found is not None and self.matrix.leaves(found):
            self.group = ""
        elif found is not None and any(
            found.startswith(f"{self.matrix.id_of(one)}.") for one in self.matrix.with_total
        ):
            self.group = found.rpartition(".")[0].rpartition(".")[2]
        return found
