"""What cases are divided into: every word of a breakdown is one that accuses, or keeps from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import extract
from extractor.knowledge.breakdowns import Breakdown
from extractor.knowledge.families import members
from extractor.knowledge.pack import load_pack, pack_of, shipped
from extractor.knowledge.prose_file import SaidProse
from extractor.resources import data_path
from extractor.schemas import Finding
from extractor.schemas.pack import parsed

_TITLES = {"disclosure": "政府信息公开工作年度报告", "law": "法治政府建设年度报告"}
_LAW = data_path("schemas", "law")


def _words(families: str) -> list[str]:
    return [word for family in families.split() for word in members(family)]


def _said(pack: str) -> SaidProse:
    file = data_path("schemas", pack, "prose.toml").read_text("utf-8")
    return SaidProse.model_validate(parsed("prose.toml", file))


def _accused(pack: str, sentence: str) -> list[Finding]:
    text = f"云溪县民政局2021年{_TITLES[pack]}\n\n{sentence}\n"
    result = extract(text.encode(), pack=_LAW if pack == "law" else None)
    return [found for found in result.findings if found.whose == "source"]


def _each(kind: str) -> Iterator[object]:
    for pack in _TITLES:
        for said in _said(pack).breakdown:
            first, second = (_words(words)[0] for words in list(said.classes.values())[:2])
            if kind == "class":
                for name, words in said.classes.items():
                    beside = first if name != next(iter(said.classes)) else second
                    for word in _words(words):
                        yield pytest.param(
                            pack, said.of, word, beside, id=f"{pack}-{said.name}-{word}"
                        )
            for word in _words(
                said.of if kind == "of" else said.foreign if kind == "foreign" else ""
            ):
                yield pytest.param(
                    pack, said.of, first, second, word, id=f"{pack}-{said.name}-{word}"
                )


def _divided(of: str, one: str, other: str, parts: tuple[int, int]) -> str:
    return f"全县共{of}90件,{one}{parts[0]}件,{other}{parts[1]}件。"


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize(("pack", "of", "word", "beside"), [*_each("class")])
def test_every_word_of_a_class_names_a_part(pack: str, of: str, word: str, beside: str) -> None:
    total = _words(of)[0]
    assert _accused(pack, _divided(total, word, beside, (60, 40)))
    assert not _accused(pack, _divided(total, word, beside, (60, 30)))


@pytest.mark.parametrize(("pack", "of", "one", "other", "word"), [*_each("of")])
def test_every_word_of_a_total_says_what_is_divided(
    pack: str, of: str, one: str, other: str, word: str
) -> None:
    assert _accused(pack, _divided(word, one, other, (60, 40)))


@pytest.mark.parametrize(("pack", "of", "one", "other", "word"), [*_each("foreign")])
def test_every_foreign_word_keeps_a_name_out(
    pack: str, of: str, one: str, other: str, word: str
) -> None:
    total = _words(of)[0]
    assert not _accused(pack, _divided(total, one + word, other + word, (60, 40)))
    assert _accused(pack, _divided(total, one, other, (60, 40)))


def test_the_rest_is_a_class_of_every_breakdown() -> None:
    for breakdown in shipped().prose.breakdowns:
        for rest in ("其他", "其余的", "其他方式", "其它情形"):
            assert breakdown.class_of(rest) == "rest"
        assert breakdown.class_of("其他工作量") is None


def test_words_about_disclosure_are_no_class() -> None:
    outcome = _named("outcome")
    assert outcome.class_of("予以公开") == "granted"
    assert outcome.class_of("政府信息公开申请") is None
    assert _named("way").class_of("网上信息公开申请") == "online"


def test_a_breakdown_of_ones_own_accuses(tmp_path: Path) -> None:
    """A pack that divides its cases is checked by it."""
    for name in ("concepts.toml", "prose.toml", "indicators.toml", "pack.toml"):
        (tmp_path / name).write_bytes((_LAW / name).read_bytes())
    own = '[[breakdown]]\nname = "court"\nof = "诉讼"\n[breakdown.classes]\nfirst = "基层"\nsecond = "中院"\n'
    before = (tmp_path / "prose.toml").read_text("utf-8")
    sentence = "全年行政诉讼案件9件,基层法院6件,中院4件。"
    assert pack_of(load_pack(tmp_path)).prose.breakdowns[-1].name == "dispute"
    (tmp_path / "prose.toml").write_text(own + before, encoding="utf-8")
    text = f"云溪县2021年{_TITLES['law']}\n\n{sentence}\n".encode()
    assert any(found.whose == "source" for found in extract(text, pack=tmp_path).findings)
    assert not _accused("law", sentence)


def _named(name: str) -> Breakdown:
    return next(one for one in shipped().prose.breakdowns if one.name == name)
