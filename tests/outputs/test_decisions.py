"""Decisions of people: merged, kept across runs, and laid over what was read."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from support.runs import OTHER, make

from extractor import extract
from extractor.errors import UsageError
from extractor.outputs.export import ExportOptions, write
from extractor.outputs.review.checked import checked
from extractor.outputs.review.decisions import (
    Action,
    Decision,
    about,
    disagreements,
    match,
    merge,
    read_decisions,
    write_decisions,
)
from extractor.schemas import Result


def decision(result: Result, indicator: str, action: Action, **more: object) -> Decision:
    (fact,) = [fact for fact in result.facts if fact.indicator == indicator]
    return about(fact, result, action).model_copy(update=more)


@pytest.fixture
def result() -> Result:
    return extract(OTHER)


def value(result: Result, decisions: list[Decision], indicator: str) -> tuple[object, str]:
    (one,) = [one for one in checked(result, decisions).facts if one.fact.indicator == indicator]
    return one.fact.normal_value, one.reviewed


def test_accepted_corrected_and_rejected(result: Result) -> None:
    said = [
        decision(result, "proactive.total", "accept"),
        decision(result, "proactive.website", "correct", corrected=Decimal(99), reason="misread"),
        decision(result, "applications.received", "reject"),
    ]
    assert value(result, said, "proactive.total") == (120, "accepted")
    assert value(result, said, "proactive.website") == (99, "corrected")
    assert value(result, said, "applications.received") == (5, "rejected")
    assert value(result, [], "applications.received") == (5, "")


def test_a_correction_in_another_unit_is_converted() -> None:
    result = extract("某县教育局2021年政府信息公开工作年度报告\n信息公开专项经费2万元。\n")
    (fact,) = [f for f in result.facts if f.indicator != "other"]
    said = about(fact, result, "correct").model_copy(
        update={"corrected": Decimal("2.5"), "corrected_unit": "万元"}
    )
    assert value(result, [said], fact.indicator) == (25000, "corrected")


def test_the_latest_of_one_person_counts_and_two_may_disagree(result: Result) -> None:
    first = decision(result, "proactive.total", "reject", reviewer="甲", at="2026-01-01")
    later = decision(result, "proactive.total", "accept", reviewer="甲", at="2026-01-02")
    other = decision(result, "proactive.total", "reject", reviewer="乙", at="2026-01-03")
    assert merge([later, first]) == (later,)
    assert disagreements(merge([first, later])) == ()
    merged = merge([first, later, other])
    (group,) = disagreements(merged)
    assert {one.reviewer for one in group} == {"甲", "乙"}
    assert value(result, list(merged), "proactive.total") == (120, "disputed")


def test_decisions_survive_another_reading_and_a_moved_place(result: Result) -> None:
    made = decision(result, "proactive.total", "accept")
    renamed = result.model_copy(
        update={"facts": tuple(f.model_copy(update={"id": f"x{f.id}"}) for f in result.facts)}
    )
    found, lost = match([made], renamed)
    assert (list(found), lost) == (["xf1"], [])
    moved = made.model_copy(update={"place": (made.place[0] + 7, made.place[1] + 7)})
    assert match([moved], result)[1] == []
    elsewhere = moved.model_copy(update={"quote": "others"})
    assert match([elsewhere], result)[1] == [elsewhere]


def test_what_a_person_confirmed_stays_when_it_is_not_read_any_more(result: Result) -> None:
    made = decision(result, "applications.received", "accept")
    denied = decision(result, "proactive.website", "reject")
    worse = result.model_copy(update={"facts": result.facts[:1]})
    facts = checked(worse, [made, denied]).facts
    assert [(one.fact.indicator, one.fact.normal_value, one.reviewed) for one in facts] == [
        ("proactive.total", 120, ""),
        ("applications.received", 5, "accepted"),
    ]


def test_every_export_has_them(tmp_path: Path) -> None:
    out = make(tmp_path, a=OTHER)
    from extractor.outputs import read_records

    (result,) = read_records(out)
    write_decisions(
        [
            decision(result, "proactive.website", "correct", corrected=Decimal("99.5")),
            decision(result, "applications.received", "reject"),
        ],
        out,
    )
    write(out, tmp_path / "p.csv", ExportOptions(labels="id"))
    head, row = (tmp_path / "p.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert (cells["proactive.website"], cells["applications.received"]) == ("99.5", "")
    head, row = (tmp_path / "p.status.csv").read_text(encoding="utf-8-sig").splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert cells["proactive.website"] == "corrected"
    assert cells["applications.received"] == "rejected"


def test_a_file_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text('{"decisions": [{"report": 1}]}')
    with pytest.raises(UsageError, match=r"d\.json: is no file of decisions \(decisions\.0\."):
        read_decisions(tmp_path / "d.json")
    with pytest.raises(UsageError, match=r"none\.json: cannot be read"):
        read_decisions(tmp_path / "none.json")


def added(result: Result, words: str, indicator: str, **more: object) -> Decision:
    (number,) = [one for one in result.mentions if one.raw == words]
    return Decision(
        report=result.name, sha256=result.sha256, indicator=indicator, place=number.source,
        value=number.value, unit=number.unit, quote=f"另有{words}见于", lead=2, action="add",
    ).model_copy(update=more)  # fmt: skip


def test_a_number_that_a_person_gave_an_indicator_is_a_fact_that_stands_in_the_source() -> None:
    result = extract(OTHER.replace("100条。", "100条。另有31条见于橱窗。"))
    made = added(result, "31条", "proactive.weibo", reviewer="甲")
    (one,) = [one for one in checked(result, [made]).facts if one.reviewed]
    assert (one.reviewed, one.fact.normal_value, one.note) == ("added", 31, "甲")
    quote, (number,) = one.fact.evidence[0].quote, [m for m in result.mentions if m.raw == "31条"]
    assert one.fact.evidence[0].mention == number.id
    assert (quote.text, quote.span.start) == ("另有31条见于", number.span.start - 2)
    assert quote.span.stop - quote.span.start == len(quote.text)
    # A reader that finds it by now is not contradicted: the person's word confirms the fact.
    found = added(result, "120条", "proactive.total")
    assert value(result, [found], "proactive.total") == (120, "accepted")
    # Taken back, it is no fact.
    back = made.model_copy(update={"action": "reject", "at": "2026-01-02"})
    assert not any(one.reviewed for one in checked(result, merge([made, back])).facts)


def test_a_report_that_was_looked_through_is_reviewed_and_no_fact_changes(result: Result) -> None:
    looked = Decision(
        report=result.name, sha256=result.sha256, indicator="", place=(0, 0), action="looked"
    )
    waiting = result.model_copy(update={"state": "needs_review"})
    assert checked(waiting, [looked]).state == "reviewed"
    assert checked(waiting, []).state == "needs_review"
    assert checked(result, [looked]).state == "done", "nothing was to review"
    assert checked(waiting, [looked]).facts == checked(waiting, []).facts


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("我看是23", "（内容不是 JSON，自第 1 行起）"),
        ("", "（内容不是 JSON，自第 1 行起）"),
        ('{"decisions": [\n]', "（内容不是 JSON，自第 2 行起）"),
        ("[1]", "（应为 JSON 对象）"),
        ("{}", "（decisions：缺少此项）"),
        ('{"decisions": 1}', "（decisions：应为列表）"),
    ],
)
def test_a_file_that_holds_no_decisions_is_told_with_its_name_and_why(
    tmp_path: Path, extractor, content: str, why: str
) -> None:
    out, file = make(tmp_path, a=OTHER), tmp_path / "王芳.json"
    file.write_text(content, encoding="utf-8")
    ended = extractor("--lang", "zh", "review", "apply", str(out), str(file), real=True)
    assert ended.returncode == 1
    told = ended.stderr.decode().replace("\n", "")
    assert f"王芳.json：不是复核决定文件{why}；请从复核页面重新保存" in told


def test_of_two_zones_the_later_moment_counts(result: Result) -> None:
    early = decision(result, "proactive.total", "reject", at="2026-01-01T09:15:00+08:00")
    late = decision(result, "proactive.total", "accept", at="2026-01-01T03:15:00Z")
    plain = decision(result, "proactive.total", "reject", at="2026-01-01T02:00:00")
    assert merge([late, early, plain]) == (late,)


@pytest.mark.parametrize("at", ["gestern", "2026-13-01", "2026-01-01T25:00:00Z"])
def test_a_time_that_is_none_is_named(result: Result, tmp_path: Path, at: str) -> None:
    made = decision(result, "proactive.total", "reject").model_dump(mode="json")
    path = tmp_path / "d.json"
    path.write_text(json.dumps({"decisions": [{**made, "at": at}]}), encoding="utf-8")
    with pytest.raises(
        UsageError,
        match=r"d\.json: is no file of decisions .decisions\.0\.at: .*is no time, such as",
    ):
        read_decisions(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_that_an_editor_saved_again_is_read(
    result: Result, tmp_path: Path, encoding: str
) -> None:
    made = decision(result, "proactive.total", "reject", reviewer="甲")
    text = json.dumps({"decisions": [made.model_dump(mode="json")]}, ensure_ascii=False, indent=1)
    path = tmp_path / "d.json"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert read_decisions(path) == (made,)


def test_a_file_in_another_encoding_is_named(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_bytes('{"decisions": [], "甲": 1}'.encode("gbk"))
    with pytest.raises(UsageError, match=r"d\.json: is no file of decisions .it is no UTF-8"):
        read_decisions(path)
