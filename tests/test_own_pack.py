"""A pack of another kind of report: a folder of TOML, from the command line and the library."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel
from support.command_line import ZH, Inside

from extractor import Number, Options, UsageError, extract, extract_many
from extractor.batch.fingerprint import fingerprint
from extractor.pipeline import with_pack

ROOT = Path(__file__).parents[1]
LAW = ROOT / "schemas" / "law"
REPORT = """松坪县人民政府2022年法治政府建设年度报告
县政府收到行政复议申请40件,受理31件,审结28件,其中维持11件,驳回4件,撤销2件,调解终止11件。
以县政府为被告的行政诉讼案件9件,没有败诉案件,负责人出庭应诉9次。
全县行政执法人员82人,其中持证80人;罚没款6.4万元。全年依申请公开政府信息3件。
"""
_BEDS = (
    '[[indicator]]\nid = "beds"\nzh = "编制床位"\nunit = "张"\nalso = ["开放床位"]\nmost = 5000\n'
)


@pytest.fixture
def beds(tmp_path: Path) -> Path:
    folder = tmp_path / "hospitals"
    folder.mkdir()
    accidents = '[[indicator]]\nid = "accidents"\nzh = "医疗事故"\nunit = "起"\n'
    (folder / "indicators.toml").write_text(_BEDS + accidents, encoding="utf-8")
    return folder


def test_the_library_reads_by_the_patterns_of_a_pack() -> None:
    result = extract(REPORT, pack=LAW)
    assert result.meta.agency is not None
    assert (result.meta.agency.value, result.meta.year) == ("松坪县人民政府", 2022)
    assert result.custom is not None
    reconsideration = result.custom["reconsiderations"]
    assert isinstance(reconsideration, dict)
    assert [reconsideration[name] for name in ("received", "closed", "corrected", "mediated")] == [
        "40", "28", "2", "11",
    ]  # fmt: skip
    litigation = result.custom["lawsuits"]
    assert isinstance(litigation, dict)
    assert (litigation["total"], litigation["lost"], litigation["won"]) == ("9", "0", None)
    fines = next(fact for fact in result.facts if fact.indicator == "enforcement.fines")
    assert (fines.value, fines.unit, fines.normal_value) == (Decimal("6.4"), "万元", 64000)
    # Nothing of the disclosure pack is read: its applications are other statistics here.
    assert result.report.applications.received.value is None
    assert result.report.reconsideration.total.value is None
    assert result.ledger.totals["unclaimed"] == 0
    assert sum(result.ledger.totals.values()) == len(result.mentions)


def test_a_part_above_its_whole_is_a_finding_of_any_pack() -> None:
    (finding,) = extract("全县行政执法人员82人,其中持证90人。", pack=LAW).findings
    assert (finding.kind, finding.formula) == ("subset_exceeds", "90 > 82")


def test_a_pack_without_patterns_is_read_by_its_labels(beds: Path) -> None:
    result = extract("我院编制床位1200张。全年未发生医疗事故。", pack=beds)
    assert result.custom == {"beds": "1200", "accidents": "0"}
    zero = next(fact for fact in result.facts if fact.indicator == "accidents")
    assert zero.semantic == "implied_zero"
    (finding,) = extract("我院编制床位12000张。", pack=beds).findings
    assert finding.kind == "implausible"


def test_ones_own_copy_of_the_shipped_pack_may_know_more(tmp_path: Path) -> None:
    mine = tmp_path / "disclosure"
    shutil.copytree(ROOT / "schemas" / "disclosure", mine)
    with (mine / "indicators" / "conduct.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[indicator]]\nid = "training.exams"\nzh = "政务公开考试次数"\nunit = "次"\n')
    with (mine / "concepts.toml").open("r+", encoding="utf-8") as file:
        text = file.read().replace("[roles]", 'exam = "考试 测试"\n[roles]')
        file.seek(0)
        file.write(text)
    with (mine / "prose.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[say]]\nid = "training.exams"\npatterns = ["exam"]\nunits = "events"\nallow = "hold"\n'
        )
    text = "柳湾县2022年政府信息公开工作年度报告\n全年收到政府信息公开申请12件。组织政务公开考试2次。\n"
    plain, more = extract(text), extract(text, pack=mine)
    assert more.report == plain.report
    assert more.report.applications.received.value == 12
    assert {f.indicator: f.value for f in more.facts}["training.exams"] == 2
    assert "training.exams" not in {f.indicator for f in plain.facts}


def test_the_command_reads_a_folder_by_a_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Inside
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    ended = extractor("run", "report.txt", "--out", "out", "--pack", str(LAW), real=True)
    assert ended.returncode == 0
    record = json.loads((tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8"))
    assert record["custom"]["enforcement"]["certified"] == "80"
    table = (tmp_path / "out" / "facts.csv").read_text(encoding="utf-8-sig")
    assert "lawsuits.total,行政应诉案件数,9,件" in table
    traced = extractor(
        "show", "report.txt", "--trace", "--pack", str(LAW), real=True
    ).stdout.decode()
    assert "reconsiderations.corrected: pattern: corrected @reconsider" in traced
    exported = extractor("export", "out", "--to", "panel.csv")
    assert exported.returncode == 0
    assert "行政应诉案件数" in (tmp_path / "panel.csv").read_text(encoding="utf-8-sig")


def test_many_reports_are_read_in_other_processes_too(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_text(REPORT, encoding="utf-8")
    results = list(extract_many(paths, Options(workers=2), pack=LAW))
    assert [r.custom for r in results] == [extract(REPORT, pack=LAW).custom] * 3


def test_a_change_of_the_pack_is_another_run(beds: Path) -> None:
    marks = {fingerprint(options) for options in (Options(), with_pack(Options(), pack=beds))}
    text = (beds / "indicators.toml").read_text(encoding="utf-8")
    (beds / "indicators.toml").write_text(text.replace("开放床位", "实有床位"), encoding="utf-8")
    marks.add(fingerprint(with_pack(Options(), pack=beds)))
    assert len(marks) == 3


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("indicators.toml", _BEDS + _BEDS, "beds is declared twice"),
        ("indicators.toml", _BEDS + _BEDS.replace('"beds"', '"beds.icu"').replace("编制", "监护"), "call the first beds.total"),
        ("indicators.toml", _BEDS + _BEDS.replace('"beds"', '"icu"'), "beds and icu have the same label"),
        ("indicators.toml", _BEDS.replace('"beds"', '"Beds.Total"'), "Beds.Total: this is no id of a pack"),
        ("indicators.toml", _BEDS.replace('"beds"', '"litigation.total"'), "by another id"),
        ("indicators.toml", _BEDS + 'definition = "不含加床。"\n', "has definition and no definition_en"),
        ("prose.toml", '[[say]]\nid = "beds"\npatterns = ["bed"]\n', "concepts.toml has no bed"),
        ("prose.toml", '[[say]]\nid = "beds"\npatern = ["bed"]\n', "say.beds.pat"),
        ("prose.toml", '[[say]]\nid = "bed"\npatterns = []\n', "says bed, which is no indicator"),
        ("prose.toml", '[[say]]\nid = "beds"\npatterns = []\nunits = "x"\n', "no units called x"),
        ("concepts.toml", f'[concepts]\na = "{"{b|c}" * 30}"\n', "stands for more than"),
        ("concepts.toml", "[concepts", "is no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_pack_is_told_before_a_report_is_read(
    file: str, text: str, message: str, beds: Path
) -> None:
    (beds / file).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        extract("我院编制床位1200张。", pack=beds)


def test_a_pack_and_a_schema_are_not_both_taken(beds: Path) -> None:
    class Hospital(BaseModel):
        beds: Annotated[int | None, Number("编制床位")] = None

    with pytest.raises(UsageError, match="two answers to one question"):
        extract("我院编制床位1200张。", schema=Hospital, pack=beds)


def test_a_pack_says_what_is_denied_with_a_thing_that_comes_in_ways(tmp_path: Path) -> None:
    folder = tmp_path / "clinics"
    folder.mkdir()
    (folder / "indicators.toml").write_text(
        '[[indicator]]\nid = "bookings.total"\nzh = "预约数"\nunit = "次"\n'
        '[[indicator]]\nid = "bookings.phone"\nzh = "电话预约数"\nunit = "次"\n',
        encoding="utf-8",
    )
    (folder / "concepts.toml").write_text(
        '[concepts]\nbooking = "预约"\nphone = "电话"\n', encoding="utf-8"
    )
    said = (
        '[[say]]\nid = "bookings.total"\npatterns = ["booking"]\nzero = "booking"\n'
        '[[say]]\nid = "bookings.phone"\npatterns = ["booking phone"]\nzero = "phone_booking"\n'
    )
    prose = folder / "prose.toml"

    def zeros(text: str) -> dict[str, str]:
        return {f.indicator: str(f.value) for f in extract(text, pack=folder).facts}

    prose.write_text(said, encoding="utf-8")
    assert zeros("全年没有电话预约。") == {"bookings.total": "0"}
    ways = '[denials]\nway = "phone"\nways.booking = {phone = "phone_booking"}\n'
    prose.write_text(ways + said, encoding="utf-8")
    assert zeros("全年没有电话预约。") == {"bookings.phone": "0"}
    assert zeros("全年没有预约。") == {"bookings.total": "0"}
    prose.write_text(ways.replace('way = "phone"', 'way = "fone"') + said, encoding="utf-8")
    with pytest.raises(UsageError, match=r"prose\.toml: denials: concepts\.toml has no fone"):
        zeros("全年没有预约。")


_ENTRY = '[[indicator]]\nid = "beds"\nzh = "编制床位"\n'


@pytest.mark.parametrize(
    ("text", "wrong", "advice"),
    [
        ("", "no [[indicator]] is declared", "write at least id and zh of one"),
        ("# to be written\n", "no [[indicator]] is declared", "write at least id and zh of one"),
        ("[[indicator]\n", "is no TOML: Expected ']]' at", "correct the file there"),
        ('[[indicator]]\nid = "beds"\n', "indicator.beds.zh: Field required", "write it: zh = …"),
        (_ENTRY + 'alos = ["x"]\n', "indicator.beds.alos: Extra inputs", "did you mean also?"),
        (_ENTRY + "hue = 1\n", "indicator.beds.hue: Extra inputs", "the keys are id, zh, en"),
        ('[[indicators]]\nid = "beds"\n', "indicators: Extra inputs", "did you mean indicator?"),
        (_ENTRY + 'also = "床位"\n', "indicator.beds.also: a list is needed", "write a list: also = [ … ]"),
        (_ENTRY.replace("beds", "my beds"), "my beds.id: this is no id", "an id is letters, digits and _"),
        ("\udcff", "cannot be read", "text in UTF-8"),
    ],
)  # fmt: skip
def test_a_damaged_file_of_a_pack_is_named_with_what_to_do(
    text: str, wrong: str, advice: str, tmp_path: Path
) -> None:
    file = tmp_path / "indicators.toml"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(UsageError) as raised:
        extract("我院编制床位1200张。", pack=tmp_path)
    told = str(raised.value)
    assert told.startswith(f"{file}: ")
    assert wrong in told
    assert advice in told


def test_every_wrong_entry_is_told_in_the_language_of_the_run(
    tmp_path: Path, extractor: Inside
) -> None:
    (tmp_path / "indicators.toml").write_text(
        _ENTRY + 'unti = "张"\nalso = "床"\n[[indicator]]\nid = "my beds"\nhue = 3\n',
        encoding="utf-8",
    )
    (tmp_path / "r.txt").write_text("我院编制床位1200张。", encoding="utf-8")
    command = ("show", str(tmp_path / "r.txt"), "--pack", str(tmp_path))
    done = extractor(*command, real=True)
    assert done.returncode == 1
    told = [line for line in done.stderr.decode().splitlines() if line.startswith("error: ")]
    for words in ("beds.unti: Extra", "beds.also: a list is needed", "my beds.id: this is no id; an id is",
                  "my beds.zh: Field required; write it: zh = …", "my beds.hue: Extra"):  # fmt: skip
        assert sum(words in line for line in told) == 1, words
    assert len(told) == 5
    zh = extractor(*command, real=True, **ZH).stderr.decode()
    told = [line.partition("indicators.toml：")[2] for line in zh.splitlines() if "错误" in line]
    assert sorted(told) == sorted([
        "indicator.beds.also：应为列表；请写成列表：also = [ … ]",
        "indicator.beds.unti：不允许有此项；是否指 unit？",
        "indicator.my beds.hue：不允许有此项；可用的键为 id, zh, en, unit, forms, part_of, printed, "
        "also, columns, most, takes, definition, definition_en",
        "indicator.my beds.id：不是合格的 id；id 由字母、数字和 _ 组成，各部分之间用点分隔",
        "indicator.my beds.zh：缺少此项；请写上：zh = …",
    ])  # fmt: skip


def test_a_table_that_nobody_asks_for_is_nothing_to_look_at(
    tmp_path: Path, extractor: Inside
) -> None:
    (tmp_path / "indicators.toml").write_text(
        _ENTRY.replace('"编制床位"\n', '"编制床位"\nunit = "张"\n'), encoding="utf-8"
    )
    report = tmp_path / "r.txt"
    report.write_text(
        "某市2021年政府信息公开工作年度报告\n我院编制床位1200张。\n二、主动公开政府信息情况\n"
        "| 第二十条第（一）项 |\n|---|\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "| 规章 | 1 | 0 | 3 |\n| 行政规范性文件 | 2 | 1 | 8 |\n",
        encoding="utf-8",
    )
    done = extractor("show", str(report), "--pack", str(tmp_path), "--json", real=True)
    record = json.loads(done.stdout)
    assert [fact["value"] for fact in record["facts"] if fact["indicator"] == "beds"] == ["1200"]
    assert (record["state"], record.get("reasons", [])) == ("done", [])


def test_examples_take_the_pack_as_other_commands_do(tmp_path: Path, extractor: Inside) -> None:
    (tmp_path / "indicators.toml").write_text(_ENTRY, encoding="utf-8")
    for given in (("--pack", str(tmp_path)), (str(tmp_path),)):
        done = extractor("schema", "examples", *given, real=True)
        assert done.returncode == 0
        assert f"{tmp_path}: 0 examples read, 0 untrue" in done.stderr.decode()
    done = extractor("schema", "examples", str(tmp_path), "--pack", "other", real=True)
    assert done.returncode == 1
    assert "are two packs; give one of them" in done.stderr.decode()
