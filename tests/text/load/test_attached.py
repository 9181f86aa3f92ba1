"""Mails with the report in an attached file, and mailboxes."""

from __future__ import annotations

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from extractor import extract
from extractor.errors import SourceError
from extractor.schemas import Span
from extractor.text.document import Source, SourceCell, SourceTable, sound
from extractor.text.load.rewriting import one_behind_the_other
from extractor.text.provenance import LineBox, place_of

from .samples import PdfPages, read, word_file

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
BODY = "一、总体情况\n2022年，收到政府信息公开申请32件，主动公开政府信息467条。\n受理行政复议3件、行政诉讼1件。\n"
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def word(title: str = TITLE, body: str = BODY) -> bytes:
    file = docx.Document()
    for line in (title, *body.splitlines()):
        file.add_paragraph(line)
    return word_file(file)


def pdf() -> bytes:
    pages = PdfPages()
    for number, line in enumerate((TITLE, *BODY.splitlines())):
        pages.text(60, 80 + 24 * number, line)
    return pages.finish()


def mail(text: str = "您好：附件请查收。\n", subject: str = "材料") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.invalid", "b@example.invalid"
    message["Subject"], message["Date"] = subject, "Fri, 20 Jan 2023 10:00:00 +0800"
    message.set_content(text)
    return message


def attach(message: EmailMessage, data: bytes, name: str, kind: tuple[str, str] = WORD) -> None:
    message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)


def received(message: EmailMessage) -> dict[str, int]:
    result = extract(bytes(message))
    return {fact.indicator: int(fact.value) for fact in result.facts if fact.value is not None}


PAGE = f"<html><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>"
FILES = {
    "docx": (word(), "年报.docx", WORD),
    "pdf": (pdf(), "年报.pdf", ("application", "pdf")),
    "html": (PAGE.encode(), "年报.html", ("text", "html")),
    "txt": (f"{TITLE}\n{BODY}".encode("gb18030"), "年报.txt", ("text", "plain")),
    "unnamed kind": (word(), "年报.docx", ("application", "octet-stream")),
}


@pytest.mark.thorough(every=2)
@pytest.mark.parametrize("form", FILES)
def test_the_report_that_is_attached_is_read(form: str) -> None:
    message = mail()
    attach(message, *FILES[form])
    found = received(message)
    assert found["applications.received"] == 32
    assert found["proactive.total"] == 467
    source = read(bytes(message), "a.eml")
    assert not source.unread
    assert source.name == "a.eml"
    assert any("attached" in note for note in source.notes)


def test_a_mail_of_nothing_but_the_report() -> None:
    message = EmailMessage()
    message["From"], message["To"] = "a@example.invalid", "b@example.invalid"
    message.set_content(
        word(), maintype=WORD[0], subtype=WORD[1], disposition="attachment", filename="a.docx"
    )
    assert received(message)["applications.received"] == 32
    message.set_content(
        b"Rar!\x1a\x07", maintype="application", subtype="x-rar", filename="a.rar",
        disposition="attachment",
    )  # fmt: skip
    with pytest.raises(SourceError, match="only files"):
        read(bytes(message), "a.eml")


def test_a_report_in_the_mail_itself_goes_before_what_is_attached() -> None:
    message = mail(f"{TITLE}\n{BODY}")
    attach(message, word(body=BODY.replace("32", "99")), "旧稿.docx")
    assert received(message)["applications.received"] == 32


def test_a_letter_with_numbers_is_not_the_report_beside_it() -> None:
    letter = "您好：共有附件3个，请于1月30日前反馈，电话0799-5550142，传真5550143，联系人2名。\n"
    message = mail(letter)
    attach(message, word(), "年报.docx")
    found = received(message)
    assert found["applications.received"] == 32
    assert "反馈" not in read(bytes(message), "a.eml").content


def test_of_two_reports_none_is_chosen_and_the_finding_names_them() -> None:
    message = mail()
    attach(message, word(), "2022.docx")
    attach(message, word(TITLE.replace("2022", "2021"), BODY.replace("32", "99")), "2021.docx")
    source = read(bytes(message), "a.eml")
    assert "32" not in source.content
    assert any("2022.docx, 2021.docx" in told for told in source.unread)
    # The twin: one report in two forms.
    message = mail()
    attach(message, *FILES["pdf"])
    attach(message, word(), "年报.docx")
    assert received(message)["applications.received"] == 32
    assert not read(bytes(message), "a.eml").unread


def test_a_table_beside_the_report_is_told() -> None:
    message = mail()
    attach(message, word("附表", "申请\t1\n复议\t2\n诉讼\t3\n受理\t4\n答复\t5\n"), "附表.docx")
    attach(message, word(), "年报.docx")
    source = read(bytes(message), "a.eml")
    assert source.content.startswith(TITLE)
    assert any("附表.docx" in told for told in source.unread)
    # A drawing on the letterhead is nothing to be told of.
    message = mail()
    attach(message, b"\x89PNG\r\n\x1a\n", "logo.png", ("image", "png"))
    attach(message, word(), "年报.docx")
    assert not read(bytes(message), "a.eml").unread


def test_of_many_files_those_that_are_not_named_are_counted() -> None:
    message = mail()
    attach(message, word(), "年报.docx")
    for number in range(13):
        attach(message, b"PK damaged", f"表{number}.xlsx")
    told = [f.message for f in extract(bytes(message)).findings if "attached" in f.message]
    assert sum("表" in line for line in told) == 10
    assert any(line.endswith("besides: 3") for line in told)


def test_a_short_report_is_told_by_its_title() -> None:
    few = "2022年，收到政府信息公开申请32件，主动公开政府信息467条。\n"
    message = mail("去年那份收到政府信息公开申请99件，请一并参考。\n")
    attach(message, word(body=few), "年报.docx")
    assert received(message) == {"applications.received": 32, "proactive.total": 467}
    assert not read(bytes(message), "a.eml").unread


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("会议材料", "收到政府信息公开申请32件。\n"),
        ("关于报送2022年政府信息公开年度报告的通知", "请在20日前报送。\n"),
        ("关于报送2022年政府信息公开年度报告的函", "请在20日前报送。\n"),
        ("2022年政府信息公开年度报告填报说明", "请在20日前报送。\n"),
        (TITLE, "附后。\n"),
    ],
)
def test_what_is_attached_with_few_figures_and_is_no_report_is_told(title: str, body: str) -> None:
    message = mail()
    attach(message, word(title=title, body=body), "附件.docx")
    source = read(bytes(message), "a.eml")
    assert source.content.startswith("您好")
    assert any("附件.docx" in told for told in source.unread)
    # Beside the report itself it is no second one.
    attach(message, word(), "年报.docx")
    assert received(message)["applications.received"] == 32


def test_the_subject_names_a_report_whose_file_does_not() -> None:
    message = mail(subject=TITLE)
    attach(message, word(title="说明"), "a.docx")
    result = extract(bytes(message))
    assert result.meta.year == 2022
    assert result.meta.agency is not None
    assert result.meta.agency.value == "禾川县林业局"
    for fact in result.facts:
        quote = fact.evidence[0].quote
        assert quote.text in read(bytes(message), "a.eml").content.replace("，", ",")


def test_a_damaged_file_is_told() -> None:
    message = mail()
    attach(message, b"PK\x03\x04broken", "年报.docx")
    assert any("年报.docx" in told for told in read(bytes(message), "a.eml").unread)


def boxed(tmp_path: Path, *messages: EmailMessage) -> bytes:
    tmp_path.mkdir(exist_ok=True)
    path = tmp_path / "a.mbox"
    box = mailbox.mbox(path)
    for message in messages:
        box.add(message)
    box.close()
    return path.read_bytes()


def test_a_mailbox_of_one_mail_is_that_mail(tmp_path: Path) -> None:
    data = boxed(tmp_path, mail(f"{TITLE}\n{BODY}"))
    source = read(data, "a.mbox")
    assert source.content.startswith(TITLE)
    assert not source.unread
    message = mail()
    attach(message, word(), "年报.docx")
    assert read(boxed(tmp_path / "b", message), "b.mbox").content.startswith(TITLE)


def test_of_a_mailbox_of_several_mails_the_first_is_read(tmp_path: Path) -> None:
    other = f"{TITLE.replace('林业', '财政')}\n{BODY.replace('32', '99')}"
    data = boxed(tmp_path, mail(f"{TITLE}\n{BODY}"), mail(other), mail("好的。\n"))
    source = read(data, "a.mbox")
    assert "99" not in source.content
    assert any("mailbox of 3 mails" in told for told in source.unread)
    # The twin: a mail that quotes the first line of another is one mail.
    quoted = f"{TITLE}\n{BODY}\nFrom the office, 2022\n附言。\n"
    message = mail("x")
    message.set_content(quoted, cte="8bit")
    source = read(bytes(message), "a.eml")
    assert "附言" in source.content
    assert not source.unread


def test_a_name_in_the_form_of_a_subject_is_decoded() -> None:
    body = io.BytesIO()
    body.write(
        b"From: a@example.invalid\nTo: b@example.invalid\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: application/x-rar;'
        b' name="=?utf-8?B?5bm05oqlLnJhcg==?="\nContent-Transfer-Encoding: base64\n\nUmFyIRo=\n--x--\n'
    )
    with pytest.raises(SourceError, match=r"年报\.rar"):
        read(body.getvalue(), "a.eml")


def test_of_two_parts_each_keeps_its_places() -> None:
    line = LineBox(2, 6, 1, 10.0, 20.0, 30.0, 40.0)
    cell = SourceTable((SourceCell(0, 0, 1, 1, 2, 6),))
    part = Source(
        "a", "零\n一二三四\n", "0", content="零\n一二三四\n", tables=(cell,), furniture=(Span(2, 3),),
        struck=(Span(3, 4),), unticked=(Span(4, 5),), boxes=(line,), notes=("seen",), unread=("lost",),
    )  # fmt: skip
    whole = sound(one_behind_the_other(part, part))
    behind = len(part.raw) + 1
    assert [place_of(whole.boxes, Span(at + 2, at + 6)) for at in (0, behind)] == [
        (1, (10.0, 20.0, 30.0, 40.0))
    ] * 2
    assert [box.start for box in whole.boxes] == [2, behind + 2]
    words = {
        name: [whole.content[a:b] for a, b in getattr(whole, name)]
        for name in ("furniture", "struck", "unticked")
    }
    assert words == {"furniture": ["一"] * 2, "struck": ["二"] * 2, "unticked": ["三"] * 2}
    assert [whole.content[c.start : c.stop] for table in whole.tables for c in table.cells] == [
        "一二三四"
    ] * 2
    assert (whole.notes, whole.unread) == (("seen",) * 2, ("lost",) * 2)
