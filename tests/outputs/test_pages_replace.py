"""A page is written over an earlier one, and over nothing else that somebody has."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command_line import Inside
from support.runs import OTHER, make

from extractor import load_run
from extractor.errors import UsageError
from extractor.outputs.own_mark import check_page, is_output

_WORDS = b"<html><p>\xe6\x88\x91\xe7\x9a\x84</p></html>"


@pytest.mark.parametrize("name", ["mine.html", "mine.txt", "mine.htm"])
def test_what_somebody_wrote_is_refused_and_stays(
    tmp_path: Path, extractor: Inside, name: str
) -> None:
    out, mine = make(tmp_path, a=OTHER), tmp_path / name
    mine.write_bytes(_WORDS)
    for command in ("review", "report"):
        ended = extractor(command, str(out), "--to", str(mine), real=True)
        assert ended.returncode == 1
        assert "is no page that this program wrote, and would be lost" in ended.stderr.decode()
        assert mine.read_bytes() == _WORDS
    ended = extractor("runs", "diff", str(out), str(out), "--html", str(mine), real=True)
    assert ended.returncode == 1
    assert "is no page that this program wrote, and would be lost" in ended.stderr.decode()
    assert mine.read_bytes() == _WORDS


def test_a_page_of_differences_is_replaced_and_read_as_no_report(
    tmp_path: Path, extractor: Inside
) -> None:
    out = make(tmp_path, a=OTHER)
    page = tmp_path / "reports" / "what changed.html"
    for _ in range(2):
        ended = extractor("runs", "diff", str(out), str(out), "--html", str(page), real=True)
        assert ended.returncode == 0
    assert is_output(page)
    again = extractor("run", str(page.parent), "--out", str(out), real=True)
    assert again.returncode == 0
    assert [result.name for result in load_run(out)] == ["a.txt"]


def test_an_earlier_page_and_an_empty_file_are_replaced(tmp_path: Path, extractor: Inside) -> None:
    out, page = make(tmp_path, a=OTHER), tmp_path / "page.html"
    page.touch()
    for _ in range(2):
        assert extractor("review", str(out), "--to", str(page), real=True).returncode == 0
        assert page.stat().st_size > 1000


def test_a_page_that_is_not_there_yet_needs_no_look(tmp_path: Path) -> None:
    check_page(tmp_path / "new.html")
    (tmp_path / "mine.html").write_bytes(_WORDS)
    with pytest.raises(UsageError, match=r"mine\.html: is no page"):
        check_page(tmp_path / "mine.html")
