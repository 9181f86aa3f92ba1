"""Pages and mails that show only a part of a report, or say where it is."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from extractor import Options, SourceError, extract
from extractor.text.load import load

TITLE = "白榆县水利局2023年政府信息公开工作年度报告"
SAID = "2023年,我局主动公开政府信息1345条,收到政府信息公开申请57件。"
WHOLE = f"{TITLE}\n一、总体情况\n{SAID}\n"


def unread(body: str) -> tuple[str, ...]:
    page = f"<html><body><h1>{TITLE}</h1>{body}</body></html>"
    return load(page.encode(), max_bytes=10**6).unread


@pytest.mark.parametrize(
    "link",
    [
        '<a href="t20240115_7_1.html">下一页</a>',
        '<div><a href="./t2024_2.shtml"><span>下一页</span></a></div>',
        '<a href="r_2.htm?x=1"> 下一页 &gt; </a>',
    ],
)
def test_a_report_on_several_pages_is_told(link: str) -> None:
    (told,) = unread(f"<p>{SAID}受理行政复议3件,诉讼2件。</p>{link}")
    assert "one of several" in told


@pytest.mark.parametrize(
    "link",
    [
        '<a href="t20240115_8.html">下一篇</a>',
        '<a href="#">下一页</a>',
        '<a href="javascript:void(0)">下一页</a>',
        '<a href="/index.html">下一页</a>',
        "<p>见下一页</p>",
    ],
)
def test_other_links_lead_to_no_further_page(link: str) -> None:
    assert unread(f"<p>{SAID}受理行政复议3件,诉讼2件。</p>{link}") == ()


@pytest.mark.parametrize(
    "link",
    [
        '<a href="javascript:void(0)" onclick="download(\'/files/nb.pdf\')">年报全文</a>',
        "<a href=\"javascript:open('nb.docx')\">年报全文</a>",
    ],
)
def test_a_file_that_a_script_opens_is_told(link: str) -> None:
    (told,) = unread(link)
    assert "nb." in told


@pytest.mark.parametrize(
    "words",
    [
        "您的访问过于频繁,请输入验证码后继续访问",
        "正在跳转,请稍候",
        "很抱歉,您访问的URL有可能对网站造成安全威胁,您的访问被阻断",
        "统一身份认证平台 用户名 密码 用户登录",
    ],
)
def test_a_page_of_the_site_is_no_report(words: str) -> None:
    made = extract(f"<html><body><p>{words}</p></body></html>", Options())
    assert made.state == "not_a_report"


def test_a_short_report_that_names_such_a_page_is_one() -> None:
    made = extract(f"{WHOLE}网站增加了验证码。", Options())
    assert made.state == "done"


def mail(*parts: tuple[str, bytes]) -> bytes:
    made = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
    for head, data in parts:
        coded = base64.encodebytes(data).decode()
        made += f"--B\r\n{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n"
    return f"{made}--B--\r\n".encode()


FILE = (
    "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=nb.pdf",
    b"%PDF-1.4",
)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_mail_without_a_page_is_read_by_its_text(charset: str) -> None:
    data = mail((f"Content-Type: text/plain; charset={charset}", WHOLE.encode(charset)))
    made = extract(data, Options())
    assert sorted(str(fact.value) for fact in made.facts) == ["1345", "57"]


def test_a_mail_whose_report_is_attached_says_so() -> None:
    text = ("Content-Type: text/plain; charset=utf-8", "年报见附件。".encode())
    (told,) = load(mail(text, FILE), max_bytes=10**6).unread
    assert "nb.pdf" in told
    with pytest.raises(SourceError, match=r"only files \(nb\.pdf\)"):
        load(mail(FILE), max_bytes=10**6)


def test_a_page_that_is_attached_is_not_the_mail() -> None:
    page = ("Content-Type: text/html; charset=utf-8", f"<p>{TITLE}见附件</p>".encode())
    other = (
        "Content-Type: text/html\r\nContent-Disposition: attachment; filename=a.html",
        b"<p>9</p>" * 99,
    )
    made = load(mail(page, other), max_bytes=10**6)
    assert made.content.strip() == f"{TITLE}见附件"
    assert made.unread


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请&#53;&#55;件",
        "收到政府信息公开申请&#x35;&#x37;件",
        "收到申请57件<!-- 99件 -->",
    ],
)
def test_a_text_copied_from_the_source_of_a_page(words: str, tmp_path: Path) -> None:
    file = tmp_path / ("a.md" if "<!--" in words else "a.txt")
    file.write_text(f"{TITLE}\n一、总体情况\n2023年,我局{words}。\n", encoding="utf-8")
    assert [str(fact.value) for fact in extract(file, Options()).facts] == ["57"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<p>现将报告公开如下。</p><iframe data-src='nb.html' loading=lazy></iframe>",
            "in a frame",
        ),
        ("<p>现将报告公开如下。</p><img src='1.png'><img src='2.png'>", "pictures"),
        (f"<p>{SAID}</p><p>各科室认真办理,按时答复,没有逾期。</p><img src='1.png'>", ""),
    ],
)
def test_frames_and_pictures_that_hold_the_report(body: str, words: str) -> None:
    told = " ".join(unread(body))
    assert words in told
    assert bool(words) == bool(told)


def test_an_application_that_draws_itself() -> None:
    page = f"<html><title>{TITLE}</title><div id=app></div><script>var s='{SAID}'</script></html>"
    assert "filled by a script" in " ".join(load(page.encode(), max_bytes=10**6).unread)


def test_the_date_and_the_visits_of_a_page_are_no_report() -> None:
    frame = '<iframe src="/viewer.html?file=/2024/report.pdf"></iframe>'
    head = "<p>发布日期:2024-01-18 09:30 浏览次数:<b>207</b></p>"
    (told,) = unread(head + frame)
    assert "shows in a frame" in told
    assert unread(f"{head}<p>收到申请57件,办结55件,结转2件,诉讼1件。</p>{frame}") == ()


@pytest.mark.parametrize("name", ["data-content", "data-html", "data-text"])
def test_sentences_in_an_attribute_are_told(name: str) -> None:
    (told,) = unread(
        f'<div {name}="&lt;p&gt;一、总体情况&lt;/p&gt;&lt;p&gt;{SAID}&lt;/p&gt;"></div>'
    )
    assert "filled by a script" in told


@pytest.mark.parametrize(
    "body",
    [
        f'<div data-share="{TITLE}: {SAID}"><p>{SAID}</p></div>',
        '<div data-options="width:1345;height:57;loop:true;autoplay:false;speed:300"><p>略。</p></div>',
        f'<div data-title="{TITLE}{TITLE}"><p>工作扎实。</p></div>',
    ],
)
def test_an_attribute_that_holds_nothing_more_is_not(body: str) -> None:
    assert unread(body) == ()


@pytest.mark.parametrize(
    "code",
    [
        'var t="<p>收到政府信息公开申请5"+\n"7件。</p>";box.innerHTML=t;',
        "box.innerHTML=`<p>收到政府信息公开申请${n}件。</p>`;",
        'var page={"text":"主动公开政府信息1345条"};',
        'show("收到申请"+n+"件");',
    ],
)
def test_sentences_in_a_script_are_told(code: str) -> None:
    foot = "<p>电话:0571-8812345 备案号:20010023 邮编:310001 传真:0571-8812346</p>"
    (told,) = unread(f"<script>{code}</script>{foot}")
    assert "filled by a script" in told
    assert unread(f"<p>{SAID}</p><script>{code}</script>{foot}") == ()
    assert unread("<p>工作扎实。</p><script>var n=57;go('公开');</script>") == ()
