"""What part indicators play in the code that reads and checks reports, by name.

``[roles]`` of ``pack.toml`` says which indicators they are, so that no code has to name one.  A role
that a pack leaves out is empty: what asks for it then never holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer

Several = Annotated[frozenset[str], PlainSerializer(sorted, return_type=list[str])]
"""A role that any number of indicators may have: ids, and ``id.`` for all that stands below one.

Written in one order by every process: a run is known again by the pack that it was read with.
"""


class Roles(BaseModel):
    """The roles of a pack: as they are written, or (:meth:`among`) with every id spelt out.

    **What was published.**  ``disclosed`` is the total of a year, ``disclosures`` are that total,
    its ways and its classes; ``other_channels`` what went out by other ways than those counted;
    ``posts`` what an account posts, of which not all is the body's own; ``sites`` ways of which each
    office may have one; ``over_years`` are pairs: what a count of a year is called when it is one of
    all years together.

    **Applications.**  ``applications`` are all figures of them; ``received``, ``carried_in``,
    ``closed``, ``replied`` and ``carried_out`` how far they have come, ``on_time`` those closed in
    time; ``received_by`` the ways they came by and who sent them; ``refused`` those that were
    refused, ``refusals`` the reasons for it, ``lacking`` those for which there is nothing to give,
    ``other_answers`` the parts of the last row of answers.

    **Disputes and the rest.**  ``cases`` are groups whose cases are never parts of one another,
    ``lost_suits`` the suits that were lost; ``suits`` and ``reviews`` are the total of each and the
    rows that are empty where there was none; ``consultations`` are questions; ``of_anything`` is
    what other business is counted by too, so that its topic must be named.

    **Places and hands.**  ``reading_points`` stand in other bodies' houses; ``standing`` is what is
    there, so that what is new is a part of it; ``staff`` are kinds of people who do the work,
    ``part_time`` those who do other work besides.

    **Sums and years.**  ``totals`` are those of a government that the own office has a part of;
    ``by_bodies`` those of a jurisdiction that are the sum of its bodies'; ``steady`` does not grow
    or shrink twentyfold from one year to the next.  ``item_changes`` are items of last year with
    their change, ``in_force`` documents issued, repealed and in force; ``own_regulations`` are
    those that only some bodies can issue.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    disclosed: str = ""
    disclosures: Several = frozenset()
    other_channels: str = ""
    posts: Several = frozenset()
    sites: Several = frozenset()
    over_years: tuple[tuple[str, str], ...] = ()

    applications: Several = frozenset()
    received: str = ""
    received_by: Several = frozenset()
    carried_in: str = ""
    closed: str = ""
    on_time: str = ""
    replied: str = ""
    carried_out: str = ""
    refused: str = ""
    refusals: Several = frozenset()
    lacking: Several = frozenset()
    other_answers: Several = frozenset()

    cases: Several = frozenset()
    lost_suits: str = ""
    suits: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    consultations: Several = frozenset()
    of_anything: Several = frozenset()

    reading_points: str = ""
    standing: Several = frozenset()
    staff: Several = frozenset()
    part_time: str = ""

    totals: Several = frozenset()
    by_bodies: Several = frozenset()
    steady: tuple[str, ...] = ()
    item_changes: tuple[tuple[str, str], ...] = ()
    in_force: tuple[tuple[str, str, str], ...] = ()
    own_regulations: tuple[str, ...] = ()

    @cached_property
    def all_years(self) -> frozenset[str]:
        """What is counted over all years, where nothing else is said."""
        return frozenset(years for _, years in self.over_years)

    def among(self, known: Set[str]) -> Roles:
        """The same roles, with the ids of ``known`` that stand below ``id.`` in its place."""
        spelt = {
            name: frozenset(id_ for entry in written for id_ in named_by(entry, known))
            for name, written in self
            if isinstance(written, frozenset)
        }
        return self.model_copy(update=spelt)

    def strange(self, known: Set[str]) -> Iterator[tuple[str, str]]:
        """Each entry that names no indicator of ``known``, behind the name of its role."""
        for name, written in self:
            for entry in sorted(_entries(written)):
                if entry and not any(named_by(entry, known)):
                    yield name, entry


NO_ROLES = Roles()


def named_by(entry: str, known: Iterable[str]) -> Iterator[str]:
    """The ids that an entry names: that very one, or with a dot behind it all that stand below."""
    return (id_ for id_ in known if id_ == entry or (entry[-1:] == "." and id_.startswith(entry)))


def _entries(written: Any) -> Iterator[str]:
    if isinstance(written, str):
        yield written
    else:
        for one in written:
            yield from _entries(one)
