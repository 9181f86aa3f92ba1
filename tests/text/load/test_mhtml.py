"""MHTML: the page in a saved web archive, however its parts are encoded."""

from __future__ import annotations

import contextlib
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from extractor.errors import SourceError
from extractor.knowledge.documents import read_document

from .samples import read

PAGE = "<html><body><p>2012年主动公开政府信息131条。</p></body></html>"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "big5"])
def test_a_saved_page(charset: str) -> None:
    page = PAGE if charset != "big5" else PAGE.replace("动", "動").replace("条", "條")
    page = page if charset != "big5" else page.replace("开", "開")
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "=?utf-8?B?5bm05oql?="
    message.attach(MIMEText(page, "html", charset))
    message.attach(MIMEText("p { color: red }", "css", "utf-8"))
    source = read(message.as_bytes(), "page.mhtml")
    assert source.format == "mhtml"
    assert source.raw.rstrip("\n") == page
    assert "131" in source.content
    assert source.starts is not None
    assert source.raw[source.starts[0]] == "2"


def test_a_page_in_quoted_printable_with_a_lying_charset() -> None:
    body = PAGE.encode("utf-8")
    data = (
        b"From: <Saved by Microsoft Internet Explorer>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + b"".join(b"=%02X" % byte for byte in body)
        + b"\r\n--x--\r\n"
    )
    assert "主动公开政府信息131条" in read(data, "a.mht").content


def test_of_several_parts_the_one_that_says_most() -> None:
    message = MIMEMultipart("related")
    message.attach(MIMEText("<html><body><iframe src=a></iframe><p>首页</p></body></html>", "html"))
    message.attach(MIMEText(PAGE, "html"))
    assert "131条" in read(message.as_bytes(), "a.mht").content


def test_the_page_around_a_frame_says_whose_report_it_shows() -> None:
    title = "<html><body><h1>青禾县水利局2021年政府信息公开工作年度报告</h1><iframe src=a></body></html>"
    body = (
        "<html><body><p>收到申请57件。</p><table><tr><td>项目<td>数量<tr><td>总数<td>57</table>"
        + "<p>正文。" * 40
    )
    message = MIMEMultipart("related")
    message.attach(MIMEText(title, "html", "utf-8"))
    message.attach(MIMEText(body, "html", "utf-8"))
    source = read(message.as_bytes(), "a.mht")
    made = read_document(source)
    assert made.meta.agency is not None
    assert made.meta.agency.value == "青禾县水利局"
    assert [m.value for m in made.mentions if m.statistical] == [57, 57]
    assert [cell.text for cell in made.grids[0].cells] == ["项目", "数量", "总数", "57"]
    for mention in made.mentions:
        assert source.raw[slice(*mention.source)] == mention.raw


def test_a_mail_without_page_or_text_is_refused() -> None:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.add_alternative("  ", subtype="plain")
    message.make_mixed()
    with pytest.raises(SourceError, match="without HTML"):
        read(message.as_bytes(), "a.mht")


def test_parts_nested_without_end_are_an_error_and_no_crash() -> None:
    depth = 3_000
    head = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at)
        for at in range(depth)
    )
    data = head + b"Content-Type: text/html\r\n\r\n" + PAGE.encode()
    with contextlib.suppress(SourceError):
        assert "131条" in read(data, "a.mht").content


@pytest.mark.parametrize("attached", [True, False])
def test_a_forwarded_mail_is_read_and_no_file_that_is_missing(attached: bool) -> None:
    inner = EmailMessage()
    inner["Subject"] = "年报"
    inner.set_content("禾川县林业局2022年政府信息公开工作年度报告\n主动公开政府信息131条。\n")
    outer = EmailMessage()
    outer["Subject"] = "转发"
    outer.set_content("请查收。\n")
    if attached:
        outer.add_attachment(inner)
    else:
        outer.add_attachment(
            b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf"
        )
    source = read(outer.as_bytes(), "a.eml")
    assert ("131" in source.content) is attached
    # The twin: a report in a file that is attached is not read, and the finding says so.
    assert any("report.pdf" in told for told in source.unread) is not attached


TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
BODY = "一、总体情况\n2022年,收到政府信息公开申请32件。主动公开政府信息467条。\n"


def mail(text: str, subject: str = TITLE, **how: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "a@example.invalid"
    message["To"] = "b@example.invalid"
    message.set_content(text, **how)
    return message


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
@pytest.mark.parametrize("coded", ["base64", "quoted-printable", "8bit"])
def test_a_mail_of_text_alone(charset: str, coded: str) -> None:
    source = read(mail(f"{TITLE}\n\n{BODY}", charset=charset, cte=coded).as_bytes(), "a.eml")
    assert source.content.count("年度报告") == 1, "its title stands in the text"
    made = read_document(source)
    assert made.meta.agency is not None
    assert made.meta.agency.value == "禾川县林业局"
    assert made.meta.year == 2022
    assert [m.value for m in made.mentions if m.statistical] == [32, 467]
    for mention in made.mentions:
        assert source.raw[slice(*mention.source)] == mention.raw


@pytest.mark.parametrize("subject", [TITLE, f"转发：Re: {TITLE}"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_subject_is_the_title_of_a_mail_without_one(kind: str, subject: str) -> None:
    text = BODY if kind == "plain" else f"<html><body><p>{BODY}</p></body></html>"
    message = mail(text, subject, subtype=kind)
    source = read(message.as_bytes(), "a.eml")
    made = read_document(source)
    assert made.meta.title is not None
    assert made.meta.title.value == TITLE
    assert made.meta.year == 2022
    assert [m.value for m in made.mentions if m.statistical] == [32, 467]
    for mention in made.mentions:
        assert source.raw[slice(*mention.source)] == mention.raw


def test_a_subject_that_names_no_report_is_no_title() -> None:
    assert read(mail(BODY, "请查收附件").as_bytes(), "a.eml").content.startswith("一、")
    # Nor the title of a window: nobody sent a page that was saved.
    saved = MIMEMultipart("related", type="text/html")
    saved["From"] = "<Saved by Blink>"
    saved["Subject"] = TITLE
    saved.attach(MIMEText(PAGE, "html", "utf-8"))
    assert TITLE not in read(saved.as_bytes(), "a.mhtml").content


def test_two_texts_to_choose_from_and_no_page() -> None:
    message = MIMEMultipart("alternative")
    message["To"] = "b@example.invalid"
    message.attach(MIMEText("", "plain", "utf-8"))
    message.attach(MIMEText(f"{TITLE}\n{BODY}", "plain", "utf-8"))
    assert read(message.as_bytes(), "a.eml").content.startswith(TITLE)


def test_headers_as_the_mails_of_old_servers_have_them() -> None:
    raw = f"From: a@example.invalid\nTo: b@example.invalid\nSubject: {TITLE}\n\n{BODY}"
    for codec in ("utf-8", "gb18030"):
        source = read(raw.encode(codec), "a.eml")
        assert source.content.startswith(TITLE)
        assert "example.invalid" not in source.content


@pytest.mark.parametrize("above", [b"\xef\xbb\xbf", b"\r\n\r\n", b"From a@example.invalid Wed\n"])
def test_what_stands_above_the_headers_of_a_mail(above: bytes) -> None:
    source = read(above + mail(f"{TITLE}\n\n{BODY}").as_bytes(), "a.eml")
    assert source.content.startswith(TITLE)


@pytest.mark.parametrize("told", [f"主题：{TITLE}\n\n", f"> {TITLE}\n\n"])
def test_the_title_of_a_mail_that_is_passed_on(told: str) -> None:
    made = read_document(read(mail(told + BODY, f"Fw: {TITLE}").as_bytes(), "a.eml"))
    assert made.meta.agency is not None
    assert made.meta.agency.value == "禾川县林业局"


def test_a_subject_of_no_encoding_is_left_out() -> None:
    for subject in ("=?none?b?6Z2S?=", "=?utf-8?b?6?=", "=?utf-8?q?=FF=FE?="):
        raw = f"MIME-Version: 1.0\nTo: b@example.invalid\nSubject: {subject}\n"
        data = f"{raw}Content-Type: text/plain; charset=utf-8\n\n{BODY}".encode()
        assert "收到政府信息公开申请32件" in read(data, "a.eml").content


def test_notes_above_a_text_are_no_headers_of_a_mail() -> None:
    text = f"title: {TITLE}\ndate: 2023-01-18\nfrom: https://example.invalid/a\n\n{BODY}"
    assert TITLE in read(text.encode(), "a.txt").content


@pytest.mark.parametrize(
    ("link", "hidden"),
    [
        ('<link rel="stylesheet" type="text/css" href="cid:s1@mhtml.blink" />', True),
        ("<link href=cid:s1@mhtml.blink rel=stylesheet media=screen>", True),
        ("<link href='cid:s1@mhtml.blink' rel='stylesheet' media='print'>", False),
        ("<link rel=stylesheet href=cid:s2@mhtml.blink>", False),
        ("", False),
    ],
)
def test_sheets_that_a_browser_saved_as_parts(link: str, hidden: bool) -> None:
    page = (
        f"<html><head>{link}</head><body><p>2012年主动公开政府信息131条。</p>"
        "<p class=old>收到申请99件。</p></body></html>"
    )
    message = MIMEMultipart("related")
    message.attach(MIMEText(page, "html", "utf-8"))
    sheet = MIMEText(".old { display: none; }", "css", "utf-8")
    sheet["Content-Location"] = "cid:s1@mhtml.blink"
    message.attach(sheet)
    source = read(message.as_bytes(), "a.mhtml")
    assert ("99" in source.content) is not hidden
    assert "131" in source.content
    assert source.starts is not None
    assert source.raw[source.starts[source.content.index("131")] :].startswith("131")
