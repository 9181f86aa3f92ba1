"""Packs: the typed record is generated from one, and a folder that is none is explained."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from extractor.knowledge.typed_record import PATH, source
from extractor.resources import data_path
from extractor.schemas.pack import read_pack
from extractor.schemas.vocabulary import published, vocabulary_of

ROOT = Path(__file__).parents[2]
_ONE = '[[indicator]]\nid = "beds"\nzh = "床位"\n'


def test_the_typed_record_is_that_of_the_pack() -> None:
    """Drift: run 'extractor schema generate' after a change of schemas/disclosure/indicators."""
    made = source(read_pack(data_path("schemas", "disclosure")))
    assert (ROOT / PATH).read_text(encoding="utf-8") == made


def test_a_pack_declares_what_the_typed_record_holds() -> None:
    declared = vocabulary_of(read_pack(data_path("schemas", "disclosure")))
    assert list(declared.indicators.items()) == list(published().indicators.items())
    assert declared.balances == published().balances
    for form in ("narrative", "stat2014", "form2019", "form2021"):
        assert declared.partitions(form) == published().partitions(form)


def test_a_new_indicator_becomes_a_field_of_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "indicators.toml").write_text(
        _ONE + '[[group]]\nid = "ward"\nen = "Wards."\n'
        '[[indicator]]\nid = "ward.beds"\nzh = "病床"\nen = "beds"\nunit = "张"\nmost = 9\n'
        'definition = "不含加床。"\ndefinition_en = "Extra beds do not count."\n'
        '[[indicator]]\nid = "ward.beds.intensive"\nzh = "重症床位"\npart_of = ["ward.beds:kind"]\n',
        encoding="utf-8",
    )
    made = source(read_pack(tmp_path))
    module = ModuleType("extractor.schemas.indicators.made")
    monkeypatch.setitem(sys.modules, module.__name__, module)  # pydantic looks there for names
    exec(compile(made, "made", "exec"), module.__dict__)
    report = module.Report()
    assert report.ward.beds.value is report.ward.beds.intensive.value is None
    assert module.MOST == {"ward.beds": 9}
    assert "不含加床。" in made
    assert "Extra beds do not count." in made


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "indicators.toml: there is no such file"),
        ({"indicators.toml": "id = "}, "is no TOML: Invalid value"),
        ({"indicators.toml": ""}, "there is no such file|no .*indicator.* is declared"),
        ({"indicators.toml": _ONE + 'unti = "张"\n'}, "indicator.beds.unti: Extra inputs"),
        ({"indicators.toml": '[[indicator]]\nid = "1beds"\nzh = "床位"\n'}, "indicator.1beds.id: "),
        ({"indicators.toml": _ONE + _ONE}, "beds is declared twice"),
        (
            {"indicators.toml": _ONE + 'part_of = ["ward:kind"]\n'},
            "part_of names ward, which is no",
        ),
        (
            {"indicators.toml": _ONE + 'part_of = ["bed"]\n'},
            r"part_of names bed, which is no indicator; did you mean beds\?",
        ),
        (
            {"indicators.toml": _ONE + 'definition = "不含加床。"\n'},
            "beds: has definition and no definition_en; write both, in Chinese and in English",
        ),
        (
            {"indicators.toml": _ONE + 'definition = " "\ndefinition_en = "No extra beds."\n'},
            "beds: has definition_en and no definition; write both, in Chinese and in English",
        ),
        ({"indicators.toml": _ONE + 'columns = "sex"\n'}, "pack.toml has no .columns.sex."),
        (
            {
                "indicators.toml": _ONE,
                "pack.toml": '[[balance]]\nleft = ["a", "beds"]\nright = ["beds", "beds"]\n',
            },
            "a balance names a, which is no indicator",
        ),
    ],
)
def test_what_is_no_pack_is_explained(files: dict[str, str], message: str, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_pack(tmp_path)


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no such folder"):
        read_pack(tmp_path / "none")


def test_a_file_of_a_pack_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(_ONE, encoding="utf-8")
    told = f"this is a file of a pack; give its folder, {re.escape(str(tmp_path))}$"
    with pytest.raises(ValueError, match=told):
        read_pack(tmp_path / "indicators.toml")
