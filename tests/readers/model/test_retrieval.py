"""The indicators offered for a passage: those the gold files find there are among them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.readers.model.retrieval import GROUP_WORDS, MOST_INDICATORS, choose
from extractor.schemas import vocabulary

GOLD = sorted(Path(__file__).parents[3].joinpath("evals", "gold").glob("*.json"))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_what_gold_finds_in_a_quote_is_offered(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    missing = []
    for fact in gold["facts"]:
        known = vocabulary().get(fact["indicator"])
        # Cells of official tables are placed by the tables reader and never put to the model.
        if known is None or "table" in fact:
            continue
        form = gold["meta"].get("form") or "narrative"
        offered = {item.id for item in choose(form, (), fact["quote"])}
        if fact["indicator"] not in offered:
            missing.append((fact["indicator"], fact["quote"]))
    assert missing == []


def test_there_is_gold_to_measure_by() -> None:
    assert len(GOLD) >= 5


def test_never_too_many_and_never_columns() -> None:
    everything = "\n".join(item.zh for item in vocabulary().values())
    for form in ("narrative", "stat2014", "form2019", "form2021"):
        offered = choose(form, ("一、总体情况",), everything)  # type: ignore[arg-type]
        assert len(offered) == MOST_INDICATORS
        assert all({form, "narrative"} & set(item.forms) for item in offered)
        assert not any(item.id.endswith(".natural_person") for item in offered)


def test_a_passage_about_one_thing_gets_little_else() -> None:
    offered = {item.id for item in choose("narrative", (), "因政府信息公开提起的行政复议6件")}
    assert {"reconsideration.total", "reconsideration.upheld"} <= offered
    assert not any(
        id_.startswith(("training.", "organisation.", "consultations.")) for id_ in offered
    )


def test_headings_bring_up_a_group() -> None:
    without = {item.id for item in choose("narrative", (), "共62人(次)")}
    under = {item.id for item in choose("narrative", ("五、咨询处理情况",), "共62人(次)")}
    assert "consultations.on_site" in under - without


def test_every_group_has_its_words() -> None:
    assert set(GROUP_WORDS) == {item.group for item in vocabulary().values()}
