"""The vocabulary: every published id is there, and relations point at ids that exist."""

from __future__ import annotations

import csv
from pathlib import Path

from extractor.schemas import APPLICANTS, Report, balances, partitions, vocabulary

_PUBLISHED = Path(__file__).parent / "indicators.tsv"


def published() -> list[dict[str, str]]:
    with _PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_indicator_keeps_id_label_unit_parents_and_forms() -> None:
    rows = {row["id"]: row for row in published()}
    assert len(rows) == 281
    assert set(vocabulary()) == set(rows)
    for id_, item in vocabulary().items():
        row = rows[id_]
        parents = ";".join(
            f"{r.parent}:{r.kind}{'@' + '+'.join(r.forms) if r.forms else ''}" for r in item.part_of
        )
        assert (item.zh, item.unit, parents, ";".join(item.forms)) == (
            row["zh"], row["unit"], row["part_of"], row["forms"],
        )  # fmt: skip
        published_words = filter(None, (w.strip() for w in row["other_wordings"].split(";")))
        assert set(published_words) <= set(item.also), "wordings are added, never taken away"


def test_relations_point_at_existing_indicators() -> None:
    for item in vocabulary().values():
        for relation in item.part_of:
            assert relation.parent in vocabulary()
    for row in balances():
        assert all(indicator in vocabulary() for indicator in row)
    assert len(balances()) == 1 + len(APPLICANTS)


def test_identities_depend_on_the_form() -> None:
    assert len(partitions("form2021")[("applications.closed", "outcome")]) == 19
    assert ("applications.replied", "outcome") in partitions("stat2014")
    assert ("applications.replied", "outcome") not in partitions("form2021")


def test_an_empty_report_states_nothing() -> None:
    report = Report()
    assert report.applications.received.online.value is None
    assert report.applications.granted.natural_person.semantic == "not_stated"
