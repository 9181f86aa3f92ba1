"""The five seed reports and every other labelled text against their gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.thorough import a_part

from extractor import Options, extract
from extractor.errors import UsageError
from extractor.evaluate import Counts, load_gold, score
from extractor.evaluate.gold import check_quotes
from extractor.evaluate.suite import report_path
from extractor.knowledge.documents import read_document
from extractor.pipeline import as_source
from extractor.text.clean import clean
from tests.conftest import EVALS

_NO_GOLD = {
    "no gold at all": "it is no JSON from line 1 on",
    '{"report": 5}': "report: Input should be a valid string",
}
_SEEDS = sorted((EVALS / "gold").glob("*.json"))


def report_of(path: Path) -> Path:
    return report_path(path, load_gold(path))


@pytest.mark.parametrize("text", _NO_GOLD)
def test_what_is_wrong_with_a_gold_file_is_told_in_a_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        load_gold(path)
    assert str(refused.value) == f"{path}: not a gold file ({_NO_GOLD[text]}); correct it there"


def test_a_gold_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"2\.json: cannot be read \(.*\); check the path"):
        load_gold(tmp_path / "2.json")


@pytest.mark.parametrize("corpus", ["gold", "synthetic/gold", "openings/gold"])
def test_every_quote_of_the_gold_stands_in_its_report(corpus: str) -> None:
    paths = a_part(sorted((EVALS / corpus).glob("*.json")), 30)
    lacking = {path.stem: found for path in paths if (found := _lacking(path))}
    assert paths
    assert lacking == {}


def _lacking(path: Path) -> list[str]:
    """What of a gold file does not stand in its report."""
    # What a document's text is made by; no number of it is asked for here.
    text, *_ = clean(as_source(report_of(path), Options()))
    return check_quotes(load_gold(path), text)


@pytest.mark.parametrize("path", _SEEDS, ids=lambda p: p.stem)
def test_a_seed_report_is_read_without_a_mistake(path: Path) -> None:
    gold, result = load_gold(path), extract(report_of(path))
    scored = score(gold, result)
    assert scored.notes == ()
    assert scored.facts.f1 == 1.0
    assert sum(result.ledger.totals.values()) == len(result.mentions)
    source = report_of(path).read_text(encoding="utf-8")
    document = read_document(as_source(report_of(path), Options()))
    for fact in result.facts:
        for evidence in fact.evidence:
            low, high = evidence.quote.source
            assert document.quote(evidence.quote.span).text == evidence.quote.text
            assert source[low:high]


def test_five_seeds_are_there() -> None:
    assert len(_SEEDS) == 5


def test_counts_of_nothing_have_no_score() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert Counts(found=1, wrong=1).precision == 0.5
