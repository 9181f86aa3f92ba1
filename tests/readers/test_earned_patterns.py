"""Every pattern of a pack's sentences reads its examples, and leaves its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli import app
from extractor.evaluate.examples import claims_at
from extractor.evaluate.pattern_support import pattern_of
from extractor.knowledge.pack import Pack, load_pack, pack_of, shipped
from extractor.knowledge.prose import Saying
from extractor.resources import data_path

_LAW = pack_of(load_pack(data_path("schemas", "law")))
_TITLES = {"disclosure": "政府信息公开工作年度报告", "law": "法治政府建设年度报告"}


def _each(kind: str) -> Iterator[object]:
    for pack in (shipped(), _LAW):
        for saying in pack.prose.sayings:
            for n, example in enumerate(getattr(saying, kind)):
                yield pytest.param(pack, saying, example, id=f"{pack.name}-{saying.id}-{n}")


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize(("pack", "saying", "example"), [*_each("examples")])
def test_an_example_is_read_as_its_indicator(pack: Pack, saying: Saying, example: str) -> None:
    found = claims_at(pack, saying, example, _TITLES[pack.name])
    assert found, f"{example}: no number stands in brackets"
    for claims in found:
        named = [(c.indicator, pattern_of(c.because)) for c in claims]
        assert any((saying.id, p.words) in named for p in saying.patterns), named


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize(("pack", "saying", "example"), [*_each("counter")])
def test_a_counter_example_is_not_read_as_its_indicator(
    pack: Pack, saying: Saying, example: str
) -> None:
    found = claims_at(pack, saying, example, _TITLES[pack.name])
    assert found, f"{example}: no number stands in brackets"
    for claims in found:
        assert saying.id not in [claim.indicator for claim in claims]


def test_the_command_tells_which_example_of_a_pack_is_untrue(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(
        '[[indicator]]\nid = "canals"\nzh = "修渠数"\nunit = "项"\n', encoding="utf-8"
    )
    (tmp_path / "concepts.toml").write_text('[concepts]\nplant = "修渠"\n', encoding="utf-8")
    prose = tmp_path / "prose.toml"
    units = '[units]\ncanals = "项"\n'
    entry = '[[say]]\nid = "canals"\npatterns = ["plant"]\nunits = "canals"\n'
    true = 'examples = ["全年修渠[8]项。"]\ncounter = ["全年填渠[3]项。"]\n'
    prose.write_text(units + entry + true, encoding="utf-8")
    done = CliRunner().invoke(app, ["schema", "examples", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (0, "")
    wrong = 'examples = ["修渠8项。", "填渠[3]项。"]\ncounter = ["全年修渠[8]项。"]\n'
    prose.write_text(units + entry + wrong, encoding="utf-8")
    done = CliRunner().invoke(app, ["schema", "examples", str(tmp_path)])
    assert done.exit_code == 3
    assert done.stdout.splitlines() == [
        "canals: no number stands in brackets: 修渠8项。",
        "canals: its example is read as other: 填渠[3]项。",
        "canals: its counter-example is read as canals: 全年修渠[8]项。",
    ]
