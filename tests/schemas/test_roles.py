"""What parts indicators play: the pack says it, no code names one, and what is wrong in it is told."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import extract
from extractor.knowledge.pack import load_pack
from extractor.knowledge.prose import prose
from extractor.knowledge.prose_file import SaidGuards
from extractor.readers.rules.clauses import Clause
from extractor.readers.rules.guard_table import GuardTable
from extractor.readers.rules.guards import GUARDS
from extractor.readers.rules.told_before import State
from extractor.schemas import roles, vocabulary
from extractor.schemas.pack import read_pack
from extractor.schemas.roles import Roles
from extractor.schemas.vocabulary import vocabulary_of
from extractor.text.document import Document

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "extractor"
DISCLOSURE = ROOT / "schemas" / "disclosure"
EXCEPTIONS = {
    # Written from the pack.
    "schemas/indicators/report.py",
    # It writes reports with what they state, which must not come from what is tried with them.
    "evaluate/generated.py",
}
_BEDS = (
    '[[indicator]]\nid = "beds.total"\nzh = "床位"\n[[indicator]]\nid = "beds.free"\nzh = "空床"\n'
)


def _nodes() -> frozenset[str]:
    """Every id, and every part of one that others stand below."""
    steps = (id_.split(".") for id_ in vocabulary())
    return frozenset(".".join(step[:at]) for step in steps for at in range(1, len(step) + 1))


def _named(source: str, nodes: frozenset[str]) -> Iterator[str]:
    """The ids, and beginnings of ids, that literals of a module name; docstrings may."""
    tree = [*ast.walk(ast.parse(source))]
    told = {id(node.value) for node in tree if isinstance(node, ast.Expr)}
    for node in tree:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            for match in re.finditer(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?", node.value):
                # A sentence may end with the name of a group and its full stop.
                one = match.group().rstrip(".")
                begins = match.group().endswith(".") and not match.start()
                if one in nodes and ("." in one or begins):
                    yield match.group()


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ('x = "applications.received"', ["applications.received"]),
        ('x = f"applications.{row}"', ["applications."]),
        ('x = f"applications.received.{way}"', ["applications.received."]),
        ('x = "fees.search fees.copying".split()', ["fees.search", "fees.copying"]),
        ('"""applications.received is told."""', []),
        ('x = "the table of applications."', []),
        ('x = "applications"', []),
    ],
)
def test_a_literal_id_is_found(source: str, named: list[str]) -> None:
    assert list(_named(source, _nodes())) == named


def test_no_module_names_an_indicator() -> None:
    """What code knows of an indicator is a role or a guard of the pack."""
    nodes = _nodes()
    modules = {str(path.relative_to(PACKAGE)): path for path in PACKAGE.rglob("*.py")}
    named = {
        name: ids
        for name, path in modules.items()
        if (ids := sorted(set(_named(path.read_text(encoding="utf-8"), nodes))))
    }
    assert named.keys() >= EXCEPTIONS, "an exception that is none any more"
    assert {name: ids for name, ids in named.items() if name not in EXCEPTIONS} == {}


def test_every_role_is_said_and_asked_for() -> None:
    files = [path for path in PACKAGE.rglob("*.py") if path.name not in ("roles.py", "report.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    asked = {*re.findall(r"\b(?=(?:roles(?:\(\))?|known)\.(\w+))", code)}
    for name, ids in roles():
        assert ids, f"{name}: no indicator of the disclosure pack has it"
        assert name in asked, f"{name}: no code asks for it"


def test_the_roles_of_the_record_are_those_of_the_pack() -> None:
    assert vocabulary_of(read_pack(DISCLOSURE)).roles == roles()


def test_every_guard_is_a_function_and_holds_for_something() -> None:
    assert GUARDS.keys() == SaidGuards.model_fields.keys() == prose().guards.keys()


def test_a_guard_that_no_pack_could_name_is_refused() -> None:
    def wavied(_document: Document, _clause: Clause, _state: State) -> bool:
        return False

    table = GuardTable()
    with pytest.raises(LookupError, match="wavied: SaidGuards has no field of this name"):
        table.enter(wavied)
    assert not table


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("pack.toml", 'recieved = "beds.total"', "roles.recieved: .*did you mean received"),
        ("pack.toml", 'received = "beds.totl"', "roles.received is given beds.totl, which is no indicator; did you mean beds.total"),
        ("pack.toml", 'staff = ["bed."]', "roles.staff is given bed., below which no indicator stands; did you mean beds."),
        ("pack.toml", 'staff = ["beds"]', "roles.staff is given beds, which is no indicator"),
        ("pack.toml", 'staff = "beds."', "roles.staff: a list is needed; write a list: staff ="),
        ("pack.toml", 'over_years = [["beds.total", "beds.ever"]]', "roles.over_years is given beds.ever, which is no"),
        ("prose.toml", 'wavied = "beds."', "guards.wavied: .*did you mean waived"),
        ("prose.toml", 'waived = "beds. bed.free"', "guards.waived is given bed.free, which is no indicator; did you mean beds.free"),
        ("prose.toml", 'waived = "ward."', "guards.waived is given ward., below which no indicator stands"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_explained(file: str, text: str, message: str, tmp_path: Path) -> None:
    """With the file, the entry, and what may have been meant."""
    (tmp_path / "indicators.toml").write_text(_BEDS, encoding="utf-8")
    table = "roles" if file == "pack.toml" else "guards"
    (tmp_path / file).write_text(f"[{table}]\n{text}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"{re.escape(str(tmp_path))}.*{file}: {message}"):
        load_pack(tmp_path)


def test_a_pack_without_roles_has_none(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(_BEDS, encoding="utf-8")
    assert vocabulary_of(load_pack(tmp_path)).roles == Roles()


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_every_process_writes_the_roles_alike(seed: str) -> None:
    """A broken run goes on only where its pack, as it is written, is the same as before."""
    code = (
        "from pathlib import Path; from extractor.schemas.pack import read_pack; "
        "print(read_pack(Path('schemas/disclosure')).model_dump_json(include={'roles'}))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    written = read_pack(DISCLOSURE).roles
    assert ended.stdout.strip() == f'{{"roles":{written.model_dump_json()}}}'
    assert Roles.model_validate_json(written.model_dump_json()) == written


def test_a_role_stands_for_what_is_below_an_id(tmp_path: Path) -> None:
    (tmp_path / "indicators.toml").write_text(_BEDS, encoding="utf-8")
    (tmp_path / "pack.toml").write_text('[roles]\nstaff = ["beds."]\n', encoding="utf-8")
    assert vocabulary_of(load_pack(tmp_path)).roles.staff == {"beds.total", "beds.free"}


_REST = "某县林业局2016年政府信息公开工作年度报告\n主动公开政府信息200条,其中网站公开58条,其余142条以公告栏等形式公开。\n"
_SHARE = "某县林业局2016年政府信息公开工作年度报告\n本局主动公开政府信息58条,占公开总数的25%。\n"


@pytest.mark.parametrize(
    ("text", "file", "entry", "indicator", "values"),
    [
        (_REST, "pack.toml", "other_channels", "proactive.other_channels", ([142], [])),
        (_SHARE, "prose.toml", "of_a_total", "proactive.total", ([], [58])),
    ],
)
def test_what_a_copy_leaves_out_is_not_asked(
    text: str,
    file: str,
    entry: str,
    indicator: str,
    values: tuple[list[int], list[int]],
    tmp_path: Path,
) -> None:
    """A copy of the pack reads as the pack does; without a role or a guard it reads without it."""
    mine = tmp_path / "mine"
    shutil.copytree(DISCLOSURE, mine)

    def read(pack: Path | None) -> list[int | None]:
        facts = extract(text, pack=pack).facts
        # The learned reader knows no roles, and may read the number by itself.
        by_rules = [fact for fact in facts if "rules" in fact.readers]
        return [int(fact.value or 0) for fact in by_rules if fact.indicator == indicator]

    assert read(None) == read(mine) == values[0]
    before = (mine / file).read_text(encoding="utf-8")
    after = re.sub(rf"(?m)^{entry} = .*\n", "", before)
    assert after != before
    (mine / file).write_text(after, encoding="utf-8")
    assert read(mine) == values[1]
