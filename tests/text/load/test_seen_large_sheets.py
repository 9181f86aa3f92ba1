"""Large style sheets: what the rules that concern a page hide is hidden, or it is told that nobody can say."""

from __future__ import annotations

from decimal import Decimal
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from extractor import extract

from .seen import read, values

TITLE = "柳河县统计局2023年政府信息公开工作年度报告"
WORDS = f"<h1>{TITLE}</h1><p>收到申请<s class=x>7</s><b class=old>95件</b><b>31件</b>。主动公开86条。</p>"
HIDES = ".old{display:none}.x{visibility:hidden}"
OTHERS = "".join(f".menu-{n} > a.c{n}, #part{n}{{display:block;color:#fff}}" for n in range(4000))
WANTED = [Decimal(31), Decimal(86)]


def _told(words: bytes | str) -> bool:
    return any("more style sheets than are read" in f.message for f in extract(words).findings)


def _saved(*sheets: str) -> bytes:
    """A page as a browser saves it, with its sheets as parts."""
    links = "".join(f"<link rel=stylesheet href=cid:s{n}@here>" for n in range(len(sheets)))
    message = MIMEMultipart("related")
    message.attach(
        MIMEText(f"<!DOCTYPE html><html>{links}<body>{WORDS}</body></html>", "html", "utf-8")
    )
    for number, css in enumerate(sheets):
        part = MIMEText(css, "css", "utf-8")
        part["Content-Location"] = f"cid:s{number}@here"
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("css", [HIDES, OTHERS + HIDES, HIDES + OTHERS])
def test_rules_behind_thousands_that_name_nothing_here(css: str) -> None:
    page = f"<!DOCTYPE html><style>{css}</style><body>{WORDS}</body>"
    assert (values(read(page)), _told(page)) == (WANTED, False)


def test_a_list_of_many_selectors_hides_what_one_of_them_names() -> None:
    many = ",".join(f".menu-{n}" for n in range(900))
    page = f"<!DOCTYPE html><style>{many},.old,.x{{display:none}}</style><body>{WORDS}</body>"
    assert (values(read(page)), _told(page)) == (WANTED, False)


def test_more_rules_for_the_page_than_are_read_are_told() -> None:
    page = f"<!DOCTYPE html><style>{'b{color:#111}' * 5000}{HIDES}</style><body>{WORDS}</body>"
    assert _told(page)


@pytest.mark.thorough(every=3)
@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ([HIDES], False),
        ([OTHERS * 4 + HIDES], False),
        ([OTHERS * 4, HIDES], False),
        (['.n{background:url("data:image/svg+xml,<svg/>")}' + HIDES], False),
        ([OTHERS * 16, HIDES], True),
    ],
)
def test_sheets_that_a_browser_saved(sheets: list[str], told: bool) -> None:
    saved = _saved(*sheets)
    assert len(sheets[0]) > 500_000 or sheets[0].endswith(HIDES)
    assert (values(read(saved)), _told(saved)) == (WANTED, told)
