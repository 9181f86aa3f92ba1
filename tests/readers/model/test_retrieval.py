"""The indicators offered for a passage: those the gold files find there are among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.tables import read_tables

from extractor.evaluate.thirds import in_test_third
from extractor.knowledge.documents import read_document
from extractor.readers.model.check import can_be
from extractor.readers.model.passage import Passage, build_passage
from extractor.readers.model.portions import portions, unread_digits
from extractor.readers.model.retrieval import EACH, MOST_INDICATORS, choose
from extractor.schemas import Form, Indicator, vocabulary
from extractor.text.document import Document
from extractor.text.load import load

EVALS = Path(__file__).parents[3] / "evals"
SEEDS, MADE_UP = EVALS / "gold", EVALS / "synthetic" / "gold"


def passages(document: Document) -> Iterator[Passage]:
    # Cells of official tables are placed by the tables reader and never put to the model.
    placed = {claim.mention for claim in read_tables(document).claims}
    offered = [m for m in document.mentions if m.statistical and m.id not in placed]
    for part in portions(document, offered, unread_digits(document), (), 2000):
        yield build_passage(document, part.spans, offered)


def offered_for(text: str, form: Form = "narrative", **settings: int) -> set[str]:
    document = read_document(load(text, max_bytes=10**6))
    return {item.id for passage in passages(document) for item in choose(form, passage, **settings)}


def recall(folder: Path, reports: Path, step: int = 1) -> tuple[int, int, float]:
    """How many gold facts of prose are offered, of how many, and the mean length of a list.

    Of the reports of development alone, and of them each ``step``-th.
    """
    found = asked = listed = questions = 0
    named = sorted(path for path in folder.glob("*.json") if not in_test_third(path.stem))
    for path in named[::step]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = reports / gold["report"]
        if not file.exists():
            continue
        document = read_document(load(file, max_bytes=10**7))
        lists = [
            (passage, {item.id for item in choose(document.meta.form, passage)})
            for passage in passages(document)
        ]
        listed += sum(len(ids) for _, ids in lists)
        questions += len(lists)
        for fact in gold["facts"]:
            if fact["indicator"] not in vocabulary() or "table" in fact:
                continue
            at = document.text.find(fact["quote"])
            stop = at + len(fact["quote"])
            for passage, ids in lists:
                inside = [m for m in passage.numbers.values() if at <= m.span.start < stop]
                if at >= 0 and any(m.value == fact["value"] for m in inside):
                    asked += 1
                    found += fact["indicator"] in ids
                    break
    return found, asked, listed / max(questions, 1)


def test_nearly_all_that_gold_finds_in_the_seeds_is_offered() -> None:
    found, asked, _ = recall(SEEDS, EVALS / "reports")
    assert asked > 35
    assert found / asked >= 0.97


@pytest.mark.parametrize("step", [8, pytest.param(1, marks=pytest.mark.slow)])
def test_nearly_all_are_offered_where_the_wordings_were_never_seen(step: int) -> None:
    found, asked, length = recall(MADE_UP, EVALS / "synthetic" / "reports", step)
    assert asked > 2000 / step
    assert found / asked >= 0.95
    assert length <= len(vocabulary()) / 3


def test_no_number_brings_more_than_its_share_and_no_list_is_too_long() -> None:
    everything = "\n".join(f"{item.zh}{at + 3}{item.unit}" for at, item in enumerate(all_items()))
    document = read_document(load(everything, max_bytes=10**6))
    for passage in passages(document):
        for form in ("narrative", "stat2014", "form2019", "form2021"):
            chosen = choose(form, passage)  # type: ignore[arg-type]
            assert 0 < len(chosen) <= min(MOST_INDICATORS, EACH * len(passage.numbers))


def all_items() -> list[Indicator]:
    return list(vocabulary().values())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("因政府信息公开提起的行政复议6件", "reconsideration.total"),
        ("五、咨询处理情况\n共62人(次)", "consultations.on_site"),
        ("全年微博3462条。", "proactive.weibo"),
        ("办理申请中,自然人提出47件,商业企业提出11件。", "applications.received.commercial"),
        ("通过信函、传真收到的分别为12件、3件。", "applications.received.fax"),
        ("兼职人员96人", "organisation.staff.part_time"),
        ("办公室2人兼管此事。", "organisation.staff.part_time"),
        ("确定民警1名专门负责。", "organisation.staff.full_time"),
        ("没有人为此打过官司。", "litigation.total"),
        ("没有安排专项经费。", "organisation.budget"),
        ("全乡被复议、被起诉的情况一次都没出现。", "litigation.total"),  # no word of its name
    ],
)
def test_the_words_beside_a_number_bring_up_its_indicator(text: str, wanted: str) -> None:
    assert wanted in offered_for(text)


def test_a_number_about_one_thing_brings_nothing_else() -> None:
    offered = offered_for("因政府信息公开提起的行政复议6件")
    assert not any(id_.startswith(("training.", "organisation.", "fees.")) for id_ in offered)


def test_what_a_unit_cannot_count_is_not_offered() -> None:
    offered = offered_for("培训人员300人,编发培训材料2类", each=20)
    assert "training.attendees" in offered
    assert not any(vocabulary()[id_].unit == "件" for id_ in offered)


def test_every_number_keeps_its_best_where_the_list_is_cut() -> None:
    text = "全年主动公开信息58条。\n收到申请7件。\n行政复议3件。\n行政诉讼2件。"
    offered = offered_for(text, most=4)
    assert offered == {
        "proactive.total", "applications.received", "reconsideration.total", "litigation.total",
    }  # fmt: skip


def test_kinds_of_applicants_are_left_out_where_a_table_names_them_once() -> None:
    document = read_document(load("自然人提出申请47件", max_bytes=10**6))
    (passage,) = passages(document)
    columns = {item.id for item in choose("form2021", passage)}
    without = {item.id for item in choose("form2021", passage, columns=False)}
    assert "applications.received.natural_person" in columns
    assert without
    assert not any(" × " in vocabulary()[id_].zh for id_ in without)


def test_digits_that_are_no_mention_bring_what_the_passage_speaks_of() -> None:
    document = read_document(load("全年共收到公开申请件", max_bytes=10**6))
    passage = build_passage(document, [document.chunks[0].span], ())
    assert "applications.received" in {item.id for item in choose("narrative", passage)}


@given(st.text(alphabet="申请公开诉讼复议网站微博,。\n件条人0123456789", max_size=60))
def test_what_is_offered_fits_a_number_of_the_passage(text: str) -> None:
    document = read_document(load(text + "。", max_bytes=10**6))
    for passage in passages(document):
        for item in choose("narrative", passage):
            known = passage.numbers.values()
            assert not known or any(can_be(item, mention) for mention in known)
