"""Passages: harmless text, marks, quotes found to the letter; and what is sent of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.reports import document, longer

from extractor.readers.model.passage import build_passage, fence_of, harmless, without_marks
from extractor.readers.model.portions import Portion, portions, unread_digits
from extractor.readers.model.sentences import around, sentences
from extractor.schemas import Span

TEXT = st.text(alphabet="收到申请3件。;\n【】<>|im_start[INST]/#7 ", max_size=80)


@given(TEXT)
def test_harmless_text_keeps_its_places(text: str) -> None:
    safe = harmless(text)
    assert len(safe) == len(text)
    assert not set(safe) & set("【】<>#⟦⟧")
    assert "[inst]" not in safe.lower()


@given(TEXT)
def test_the_fence_is_not_in_the_text(text: str) -> None:
    assert fence_of(text) not in text
    assert fence_of(text) == fence_of(text)


def test_a_text_that_holds_its_own_fence_gets_another() -> None:
    text = "x"
    assert fence_of(text + fence_of(text)) != fence_of(text)


def test_every_number_is_marked_behind_its_words() -> None:
    report = document()
    passage = build_passage(report, [Span(0, len(report.text))], report.mentions)
    for number, mention in passage.numbers.items():
        words = harmless(report.text[mention.span.start : mention.span.stop])
        assert f"{words}【{number}】" in passage.text
    assert without_marks(passage.text).startswith(harmless(report.text[:20]))
    unmarked = passage.text
    for number in passage.numbers:
        unmarked = unmarked.replace(f"【{number}】", "")
    assert unmarked == harmless(report.text).strip("\n")


def test_numbers_run_from_one_in_each_passage() -> None:
    report = document()
    middle = report.text.index("二、依申请")
    passage = build_passage(report, [Span(middle, len(report.text))], report.mentions)
    assert list(passage.numbers) == list(range(1, len(passage.numbers) + 1))


def test_quotes_are_found_to_the_letter() -> None:
    report = document("某局报告\n一、情况\n收到申请5件。另收到申请5件。标题<强>与【3】。\n")
    spans = list(sentences(report.text, Span(0, len(report.text))))
    passage = build_passage(report, spans, report.mentions)
    for span in passage.find("申请5件"):
        assert report.text[span.start : span.stop] == "申请5件"
    assert len(passage.find("收到申请5件【1】")) == 2
    (found,) = passage.find("标题<强>与〖3〗")
    assert report.text[found.start : found.stop] == "标题<强>与【3】"
    for wrong in ("收到申请6件", "收到 申请5件", "", "  ", "【1】"):
        assert passage.find(wrong) == []


@given(st.text(alphabet="一二。;!\n a", max_size=60))
def test_sentences_are_the_whole_range(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    assert "".join(text[span.start : span.stop] for span in found) == text
    for span in found:
        assert around(text, Span(0, len(text)), Span(span.start, span.start + 1)) == span


def test_only_sentences_with_numbers_are_sent() -> None:
    report = document()
    offered = [mention for mention in report.mentions if mention.statistical]
    (portion,) = portions(report, offered, unread_digits(report), (), 2000)
    sent = "".join(report.text[span.start : span.stop] for span in portion.spans)
    assert "工作人员较少" not in sent
    for mention in offered:
        assert any(s.start <= mention.span.start and mention.span.stop <= s.stop
                   for s in portion.spans)  # fmt: skip
    for before, after in zip(portion.spans, portion.spans[1:], strict=False):
        assert before.stop <= after.start


def test_a_sentence_brings_the_one_it_leans_on() -> None:
    report = document("某局报告\n一、咨询\n我局设立了咨询台。其中现场咨询5人次。\n")
    offered = [mention for mention in report.mentions if mention.statistical]
    (portion,) = portions(report, offered, unread_digits(report), (), 2000)
    assert "咨询台" in report.text[portion.spans[0].start : portion.spans[0].stop]


def test_portions_keep_to_their_size_and_lose_nothing() -> None:
    report = document(longer("甲乙丙丁"))
    offered = [mention for mention in report.mentions if mention.statistical]
    several = portions(report, offered, unread_digits(report), (), 200)
    assert len(several) > 3
    assert all(part.chars <= 320 for part in several)
    whole = portions(report, offered, unread_digits(report), (), 10**6)
    assert [span for part in several for span in part.spans] == list(whole[0].spans)


def test_halving_ends_at_one_range() -> None:
    portion = Portion((Span(0, 10), Span(10, 12), Span(12, 40)))
    halves = portion.halves()
    assert halves is not None
    assert halves[0].spans + halves[1].spans == portion.spans
    assert Portion((Span(0, 10),)).halves() is None


def test_a_table_is_sent_whole_unless_its_cells_are_placed() -> None:
    report = document("某局报告\n一、情况\n类别\t数量\n甲类\t5\n乙类\t6\n完。\n")
    offered = [mention for mention in report.mentions if mention.statistical]
    table = Span(report.text.index("类别"), report.text.index("完"))
    (portion,) = portions(report, offered, (), [table], 2000)
    assert any(span.start <= table.start and table.stop <= span.stop for span in portion.spans)
