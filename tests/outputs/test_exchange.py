"""Runs as files of langextract, Label Studio and Inspect, in their documented shapes."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from support.command_line import Inside
from support.runs import HOSTILE, OTHER, TABLE, make

from extractor import load_run
from extractor.schemas import vocabulary

LABELS = {"applications.received", "proactive.total"}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make(tmp_path, a=TABLE, b=OTHER, c=HOSTILE)


def exported(extractor: Inside, *flags: str) -> list[str]:
    ended = extractor("export", "out", *flags, real=True)
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode().split()


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def test_langextract_documents(extractor: Inside, out: Path) -> None:
    (name,) = exported(extractor, "--to", "x.jsonl", "--as", "langextract")
    documents = lines(name)
    results = list(load_run(out))
    assert [document["document_id"] for document in documents] == ["a.txt", "b.txt", "c.txt"]
    for document, result in zip(documents, results, strict=True):
        assert document.keys() == {"document_id", "text", "extractions"}
        standard = [fact for fact in result.facts if fact.indicator in vocabulary()]
        assert len(document["extractions"]) == len(standard) > 0
        for extraction, fact in zip(document["extractions"], standard, strict=True):
            place = extraction["char_interval"]
            cut = document["text"][place["start_pos"] : place["end_pos"]]
            assert cut == extraction["extraction_text"] == fact.evidence[0].quote.text
            assert extraction["extraction_class"] == fact.indicator
            assert extraction["alignment_status"] == "match_exact"
            assert all(isinstance(value, str) for value in extraction["attributes"].values())
            if fact.value is not None:
                assert Decimal(extraction["attributes"]["value"]) == fact.value


def test_what_is_written_for_langextract_this_program_verifies(
    extractor: Inside, out: Path
) -> None:
    exported(extractor, "--to", "x.jsonl", "--as", "langextract")
    ended = extractor(
        "verify", "--facts", "x.jsonl", "--report", "reports/b.txt", "--json", real=True
    )
    verified = {fact["indicator"]: fact for fact in json.loads(ended.stdout)["facts"]}
    assert {verified[name]["verdict"] for name in LABELS} <= {"stated", "confirmed"}


def test_label_studio_tasks_and_their_interface(extractor: Inside, out: Path) -> None:
    tasks_file, config = exported(extractor, "--to", "tasks.json", "--as", "label-studio")
    assert config == "tasks.config.xml"
    tasks = json.loads(Path(tasks_file).read_text(encoding="utf-8"))
    view = ElementTree.parse(config).getroot()
    (names, shown) = view
    assert (names.tag, shown.tag, shown.attrib["value"]) == ("Labels", "Text", "$text")
    labels = {label.attrib["value"] for label in names}
    assert labels >= LABELS
    assert [task["data"]["report"] for task in tasks] == ["a.txt", "b.txt", "c.txt"]
    numbers = set()
    for task in tasks:
        (prediction,) = task["predictions"]
        assert prediction["model_version"].startswith("extractor ")
        for mark in prediction["result"]:
            assert (mark["from_name"], mark["to_name"]) == (names.attrib["name"], "text")
            assert mark["type"] == "labels"
            value = mark["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
            assert set(value["labels"]) <= labels
            numbers.add(value["text"])
        assert len({mark["id"] for mark in prediction["result"]}) == len(prediction["result"])
    assert {"1391条", "120条"} <= numbers or {"1391", "120"} <= numbers
    # The character before 全年收到 is beyond the basic plane: places count it once.
    assert any("𠮷" in task["data"]["text"] for task in tasks)


def test_a_dataset_of_inspect(extractor: Inside, out: Path) -> None:
    (name,) = exported(extractor, "--to", "set.jsonl", "--as", "inspect")
    samples = lines(name)
    results = list(load_run(out))
    for sample, result in zip(samples, results, strict=True):
        assert sample.keys() == {"id", "input", "target", "metadata"}
        target = json.loads(sample["target"])
        flat = result.flat()
        assert target
        for indicator, value in target.items():
            assert (None if value is None else Decimal(value)) == flat[indicator]
        assert sample["metadata"]["state"] == result.state


def test_the_choice_of_facts_holds_here_too(extractor: Inside, out: Path) -> None:
    exported(extractor, "--to", "x.jsonl", "--as", "langextract", "--indicators", "proactive.total")
    classes = {e["extraction_class"] for d in lines("x.jsonl") for e in d["extractions"]}
    assert classes == {"proactive.total"}


def test_a_report_whose_file_has_changed_is_told(extractor: Inside, out: Path) -> None:
    Path("reports/b.txt").write_text("anders", encoding="utf-8")
    Path("reports/c.txt").unlink()
    ended = extractor("export", "out", "--to", "x.jsonl", "--as", "langextract", real=True)
    assert [document["document_id"] for document in lines("x.jsonl")] == ["a.txt"]
    assert "gone or have changed: b.txt, c.txt" in ended.stderr.decode()


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--to", "x.jsonl"), "say which with --as (langextract, label-studio, inspect)"),
        (("--to", "x.jsonl", "--as", "brat"), "choose from langextract, label-studio, inspect"),
        (("--to", "x.jsonl", "--as", "inspect", "--by", "agency-year"), "--by agency-year"),
    ],
)
def test_what_is_not_known_names_what_is(
    extractor: Inside, out: Path, flags: tuple[str, ...], said: str
) -> None:
    ended = extractor("export", "out", *flags, real=True)
    assert ended.returncode == 1
    assert said in ended.stderr.decode()


def test_what_people_decided_reaches_an_exporter_with_quotes_that_stand_in_the_text(
    extractor: Inside, out: Path
) -> None:
    from extractor.outputs import read_records
    from extractor.outputs.export import ExportOptions
    from extractor.outputs.export.exchange import exchange
    from extractor.outputs.review.decisions import Decision, about, write_decisions
    from extractor.plugins import Exported

    result = next(r for r in read_records(out) if r.name == "b.txt")
    (total,) = [f for f in result.facts if f.indicator == "proactive.total"]
    (site,) = [f for f in result.facts if f.indicator == "proactive.website"]
    number = result.mentions[-1]
    added = Decision(
        report="b.txt", sha256=result.sha256, indicator="proactive.weibo", place=number.source,
        value=number.value, unit="条", quote=number.raw, action="add",
    )  # fmt: skip
    write_decisions([about(total, result, "accept"), about(site, result, "reject"), added], out)
    seen: dict[str, Exported] = {}

    class Taker:
        suffixes = ()

        def write(self, reports: Any, path: Path) -> tuple[Path, ...]:
            seen.update((report.result.name, report) for report in reports)
            return (path,)

    exchange(out, out / "x", ExportOptions(), Taker())
    told = seen["b.txt"]
    assert set(told.reviewed.values()) == {"accepted", "added"}
    assert told.reviewed[total.id] == "accepted"
    assert site.id not in {fact.id for fact in told.result.facts}
    for fact in told.result.facts:
        start, stop = fact.evidence[0].quote.span
        assert told.text
        assert told.text[start:stop] == fact.evidence[0].quote.text
    assert seen["a.txt"].reviewed == {}
