"""What a report is: whose, of which year, on which form."""

from __future__ import annotations

from typing import Literal

from .closed_lists import DivisionLevel
from .indicators import Form
from .record import Quote, Record


class Given(Record):
    """That a person gave a value, and not the report: who, when (ISO 8601), and how it is known.

    Persons who gave the same stand in ``by`` together, apart by ``; ``.
    """

    by: str = ""
    at: str = ""
    reason: str = ""

    @property
    def told(self) -> str:
        """Who, when and how it is known, in one line."""
        return " ".join(filter(None, (self.by, self.at, self.reason)))


class MetaValue(Record):
    """Something that the report says about itself, and the words that say it.

    ``given``: a person gave it in review; no words of the report say it.
    """

    value: str
    quote: Quote | None = None
    given: Given | None = None


class Division(Record):
    """A province, prefecture, county or district of GB/T 2260.

    ``code`` has six digits and is that of the report's year where it has changed; ``name`` begins
    with the province.
    """

    code: str
    name: str
    level: DivisionLevel


class Meta(Record):
    """What the report is: whose, of which year, on which form.  None means: not stated.

    ``region`` is the place with which the agency's name begins, as printed; ``division`` is what
    that is in GB/T 2260, of a town or street the county above it.  It is None where the name
    leaves several (a finding lists them) or the table has none.

    ``agency.given`` and ``year_given`` tell that a person gave agency or year in review; region,
    division and level are then those of that name and year.
    """

    title: MetaValue | None = None
    agency: MetaValue | None = None
    region: MetaValue | None = None
    division: Division | None = None
    level: str | None = None
    year: int | None = None
    year_quote: Quote | None = None
    year_given: Given | None = None
    form: Form = "narrative"
    form_quote: Quote | None = None
    period_start: MetaValue | None = None
    period_end: MetaValue | None = None
    signed: MetaValue | None = None
    published: MetaValue | None = None
    script: Literal["hans", "hant"] = "hans"

    @property
    def given(self) -> dict[str, Given]:
        """What a person gave in review: ``agency``, ``year``, each with who, when and how."""
        agency = self.agency.given if self.agency else None
        return {
            name: given
            for name, given in (("agency", agency), ("year", self.year_given))
            if given is not None
        }
