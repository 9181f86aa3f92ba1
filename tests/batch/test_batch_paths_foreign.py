"""A folder that somebody else filled: what in it is no report of its own is never followed."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.batch import expand
from extractor.batch.paths import LEADS_OUT, NO_FILE
from extractor.text.load import readable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("公开9件")
    found = tmp_path / "reports"
    found.mkdir()
    (found / "a.txt").write_text("公开1件")
    return found


def test_links_that_lead_out_are_counted_and_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to("/proc/self/environ")
    (folder / "d").symlink_to(tmp_path)
    (folder / "e.txt").symlink_to("../secret.txt")
    selection = expand([folder], readable)
    assert [job.name for job in selection.jobs] == ["a.txt"]
    assert selection.passed_over == {LEADS_OUT: 4}
    assert not selection.problems


def test_links_within_the_folder_are_files_of_it(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "z.txt").write_text("公开2件")
    (folder / "b.txt").symlink_to("sub/z.txt")
    (folder / "again").symlink_to("sub")
    (folder / "loop").symlink_to(".")
    selection = expand([folder], readable)
    assert len(selection.jobs) == 2, "a.txt, and z.txt once"
    assert selection.passed_over == {}


def test_a_pattern_is_a_folder_too(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    selection = expand([f"{folder}/*.txt"], readable)
    assert [job.name for job in selection.jobs] == ["a.txt"]
    assert selection.passed_over == {LEADS_OUT: 1}


def test_a_pattern_does_not_go_through_a_linked_folder(folder: Path, tmp_path: Path) -> None:
    (folder / "d").symlink_to(tmp_path)
    selection = expand([f"{folder}/*/*.txt"], readable)
    assert not selection.jobs
    assert selection.passed_over == {LEADS_OUT: 1}


def test_a_link_that_the_user_names_is_the_users_will(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").symlink_to(tmp_path / "secret.txt")
    assert len(expand([tmp_path / "mine.txt"], readable).jobs) == 1


def test_pipes_and_sockets_are_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "b.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        before = os.getcwd()
        os.chdir(folder)  # the name of a socket may not be long
        try:
            listening.bind("c.txt")
        finally:
            os.chdir(before)
        selection = expand([folder], readable)
    assert [job.name for job in selection.jobs] == ["a.txt"]
    assert selection.passed_over == {NO_FILE: 2}


def test_a_folder_of_links_alone_says_so(folder: Path) -> None:
    (folder / "a.txt").unlink()
    (folder / "b.txt").symlink_to("/etc/hostname")
    (problem,) = expand([folder], readable).problems
    assert "holds links or devices and no report" in problem.message


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may enter, which those of pytest are not."""
    before = os.umask(0o022)  # the command line, run in this process, sets a stricter one
    found = Path(tempfile.mkdtemp())
    found.chmod(0o755)
    yield found
    os.umask(before)
    for path in found.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(found)


def test_a_folder_that_cannot_be_entered_loses_no_folder_behind_it(shared: Path) -> None:
    for name in ("a", "b", "c"):
        (shared / name).mkdir()
        (shared / name / "r.txt").write_text("公开1件")
    # Listed and not entered: its names are known, and nothing of its files.
    (shared / "b").chmod(0o744 if os.geteuid() == 0 else 0o444)
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        selection = expand([shared], readable)
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
    assert [job.name for job in selection.jobs] == ["a/r.txt", "c/r.txt"]
    (problem,) = selection.problems
    assert problem.message.startswith(f"{shared}/b/r.txt: cannot be reached (Permission denied)")


def test_names_that_look_the_same_are_told_apart(folder: Path) -> None:
    for name in ("a .txt", " a.txt", "a\u200b.txt", "a\n.txt"):
        (folder / name).write_text("公开3件")
    names = [job.name for job in expand([folder], readable).jobs]
    assert len(names) == 5
    seen = {"".join(name.replace("\u200b", "").split()) for name in names}
    assert len(seen) == 5, "without their blanks they still differ"


def test_bytes_that_are_no_text_are_no_other_name(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/\xb1.txt", "w") as file:
        file.write("公开4件")
    (folder / "\\xb1.txt").write_text("公开5件")
    jobs = expand([folder], readable).jobs
    assert len({job.key for job in jobs}) == len({job.name for job in jobs}) == 3
