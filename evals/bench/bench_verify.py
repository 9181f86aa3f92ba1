"""How long verification takes: ``python -m pytest evals/bench/bench_verify.py``.

Not part of the test suite: times depend on the machine.  Asserted is only that the time grows
with the number of facts and not with its square.
"""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from extractor.evaluate.mutate import generated_bases
from extractor.knowledge.documents import read_document
from extractor.schemas import Quote, Span
from extractor.text.document import Document, Source
from extractor.verify import ForeignClaim, verify
from extractor.verify.foreign.claims import locate, prepare
from extractor.verify.reports.across import Figures, Stated, check_across


@pytest.mark.benchmark(group="verify")
def test_a_report_with_200_facts(benchmark: BenchmarkFixture) -> None:
    base = next(b for b in generated_bases(0, 4, 0) if len(b.facts) >= 200)
    verified = benchmark(verify, base.facts[:200], base.locator.document)
    assert len(verified.facts) == 200


@pytest.mark.benchmark(group="claims")
def test_claims_of_another_tool(benchmark: BenchmarkFixture) -> None:
    base = next(b for b in generated_bases(0, 4, 0) if len(b.facts) >= 200)
    facts = benchmark(lambda: locate(base.claims, prepare(base.locator.document)))
    assert len(facts) == len(base.claims)


def _sentences(count: int) -> tuple[Document, list[ForeignClaim]]:
    """``count`` sections, each with sentences of its own."""
    texts, claims = [], []
    for n in range(count):
        value = 1000 + n
        quote = f"第{n}分局收到政府信息公开申请{value}件"
        texts.append(f"{quote}。")
        claims.append(ForeignClaim("applications.received", Decimal(value), "件", quote))
    text = "\n".join(texts)
    return read_document(Source(name="b", raw=text, content=text, sha256="")), claims


def test_time_is_linear_in_the_number_of_facts() -> None:
    times = []
    for count in (200, 1600):
        document, claims = _sentences(count)
        facts = locate(claims, prepare(document))
        verify(facts, document)
        started = time.perf_counter()
        verify(facts, document)
        times.append(time.perf_counter() - started)
    assert times[1] < 8 * 3 * times[0]


@pytest.mark.benchmark(group="across")
def test_ten_thousand_reports(benchmark: BenchmarkFixture) -> None:
    quote = Quote(text="", span=Span(0, 0), source=Span(0, 0))
    reports = [
        Figures(
            f"{agency}-{year}", f"第{agency}局", None, year,
            {name: Stated(Decimal(agency), quote) for name in
             ("applications.carried_in", "applications.carried_out", "proactive.total")},
            f"{agency}/{year}",
        )
        for agency in range(2000)
        for year in range(2019, 2024)
    ]  # fmt: skip
    across = benchmark.pedantic(check_across, (reports,), rounds=3)
    assert across.compared == 8000
