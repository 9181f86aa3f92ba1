"""A paragraph for a chapter on methods: how the table was made.  What is zero is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractor.messages import said, spoken
from extractor.schemas import OTHER

if TYPE_CHECKING:
    from .account import Account

Part = tuple[int, str]
"""How many there are, and what is said of so many."""


def paragraph(account: Account) -> str:
    """How the table was made, in the language that is spoken."""
    return ("" if spoken() == "zh" else " ").join(_sentences(account))


def _sentences(account: Account) -> Iterator[str]:
    program = " / ".join(sorted(account.programs))
    yield _listed(f"The reports were read with {program}:", _files(account))
    total = account.verdicts.total()
    if total:
        head = f"They state {total} values of indicators, each with the words that it rests on:"
        yield _listed(head, _verdicts(account))
    else:
        yield said("They state no value of an indicator.")
    if account.repeated:
        yield said(
            f"Reports that repeat another by the same bytes, or by agency, year and all facts, and "
            f"are left out of these counts: {account.repeated}."
        )
    if account.versions:
        yield said(
            f"Reports that are another text of an agency and year, and are counted too: "
            f"{account.versions}."
        )
    if (
        account.looked
        or account.named
        or account.said_others
        or account.said.total() > account.said[""]
    ):
        yield _listed("Persons reviewed them:", _reviewed(account))
        if account.said.total() > account.said[""]:
            yield said("The verdicts take their decisions into account.")
    if left := account.left.total():
        yield _listed(f"Still to be checked: {left}, which are", _left(account))
    else:
        yield said("Nothing is left to be checked.")
    if errors := account.errors.total():
        if account.errors["open"] == errors:
            yield said(
                f"Errors that still stand among the findings: {errors}."
            )  # Others than which?
        else:
            yield _listed(
                f"Errors that still stand among the findings: {errors}, which are", _errors(account)
            )


def _listed(head: str, parts: Iterable[Part]) -> str:
    """A sentence of what there is any of."""
    told = [said(text) for count, text in parts if count]
    if spoken() == "zh":
        return f"{said(head)}{'，'.join(told)}。"
    return f"{said(head)} {', '.join(told)}."


def _files(account: Account) -> Iterator[Part]:
    states, reports = account.states, account.reports
    if account.years:
        first, last, agencies = min(account.years), max(account.years), account.bodies_count
        if first == last:
            yield reports, f"annual reports {reports} (year {first}, by {agencies} agencies)"
        else:
            yield (
                reports,
                f"annual reports {reports} (of {first} to {last}, by {agencies} agencies)",
            )
    else:
        yield reports, f"annual reports {reports}"
    nameless = account.nameless
    yield nameless, f"no agency is found in {nameless} of them"
    yield states["not_a_report"], f"other pages {states['not_a_report']}"
    yield states["failed"], f"files that could not be read {states['failed']}"
    yield states["not_started"], f"files that were not read yet {states['not_started']}"
    yield states["skipped"], f"files of other kinds {states['skipped']}"


def _verdicts(account: Account) -> Iterator[Part]:
    found = account.verdicts
    yield found["confirmed"], f"{found['confirmed']} confirmed by independent evidence"
    yield found["stated"], f"{found['stated']} stated with nothing against them"
    yield found["doubtful"], f"doubtful values {found['doubtful']}"
    count = found["contradicted"]
    yield count, f"{count} contradicted by the report's own figures"


def _reviewed(account: Account) -> Iterator[Part]:
    done, people = account.said, len(account.reviewers)
    yield people, f"reviewers named {people}"
    yield account.looked, f"reports looked through {account.looked}"
    yield done["accepted"], f"values accepted {done['accepted']}"
    yield done["corrected"], f"values corrected {done['corrected']}"
    yield done["rejected"], f"values rejected {done['rejected']}"
    yield done["disputed"], f"values on which they do not agree {done['disputed']}"
    yield done[""], f"values as they were read {done['']}"
    yield done["added"], f"values added {done['added']}"
    named = len(account.named)
    yield named, f"reports of which they gave the agency or the year {named}"
    yield account.said_others, f"other statistics decided on {account.said_others}"


def _errors(account: Account) -> Iterator[Part]:
    found = account.errors
    yield found["printed"], f"{found['printed']} of numbers confirmed as they are printed"
    yield (
        found["chosen"],
        f"{found['chosen']} in which the report contradicts itself and a person chose a value",
    )
    yield found["given"], f"{found['given']} with a value that a person gave"
    yield found["open"], f"{found['open']} of other numbers"


def _left(account: Account) -> Iterator[Part]:
    left = account.left
    yield left["doubtful"], f"doubtful values {left['doubtful']}"
    yield left["contradicted"], f"contradicted values {left['contradicted']}"
    yield left["conflict"], f"{left['conflict']} of which several stand for one cell"
    yield left["other_unit"], f"{left['other_unit']} in a unit that cannot be converted"
    yield left["disputed"], f"{left['disputed']} on which reviewers do not agree"
    yield left[OTHER], f"{left[OTHER]} other statistics"
