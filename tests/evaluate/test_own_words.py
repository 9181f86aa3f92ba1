"""``evals/own_words.py``: copied sentences are found however they are dressed; set phrases are not."""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import EVALS

_SPEC = importlib.util.spec_from_file_location("own_words", EVALS / "own_words.py")
assert _SPEC is not None
assert _SPEC.loader is not None
own_words = importlib.util.module_from_spec(_SPEC)
sys.modules["own_words"] = own_words
_SPEC.loader.exec_module(own_words)

SENTENCE = "磨盘乡把晒谷场边上的旧粮仓改成了阅览室，去年来查文件的村民有312人次。"
"""Stands in the report of these tests; nobody else's."""
ALLOWED = """# remarks
## form: headings
三、收到和处理政府信息公开申请情况
## set phrases
主动公开政府信息
其中
"""


class Done(NamedTuple):
    """How the script ended."""

    returncode: int
    stdout: str
    stderr: str


class Place:
    """A repository, and real reports beside it."""

    def __init__(self, folder: Path) -> None:
        self.root, self.real = folder / "own", folder / "shared" / "real"
        for name in ("own/evals", "shared/real/excerpts", "shared/real/gold"):
            (folder / name).mkdir(parents=True)
        subprocess.run(["git", "init", "-q", self.root], check=True)
        self.write("evals/allowed_phrases.txt", ALLOWED)
        self.excerpt(
            f"三、收到和处理政府信息公开申请情况\n{SENTENCE}\n主动公开政府信息17条,其中主动公开政府信息"
        )

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        subprocess.run(["git", "-C", self.root, "add", "-A"], check=True)

    def excerpt(self, text: str) -> None:
        (self.real / "excerpts" / "001.txt").write_text(text, encoding="utf-8")

    def check(self, *more: str) -> Done:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = own_words.main(["--root", str(self.root), *more])
        return Done(code, out.getvalue(), err.getvalue())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize(
    "dressed",
    [
        SENTENCE,
        f"# {SENTENCE}",
        SENTENCE.replace("312", "97").replace("，", " , "),
        "磨盘乡把晒谷场\n边上的 旧粮仓 改成了\t阅览室",
        "<p>磨盘乡把晒谷场<b class='x'>边上</b>的旧粮仓改成了</p>",
        '["磨盘乡把晒谷场"\n "边上的旧粮仓"]',
        "磨盤鄉把曬穀場邊上的舊糧倉改成了閱覽室",
        "甲乙丙丁磨盘乡把晒谷场边上的旧粮戊己庚辛",
    ],
)
def test_a_copied_sentence_is_found_however_it_is_dressed(place: Place, dressed: str) -> None:
    place.write("tests/test_a.py", f"first = 1\nsecond = '''{dressed}'''\n")
    done = place.check()
    assert done.returncode == 3, done.stdout
    assert done.stdout.startswith("tests/test_a.py:2: ")
    assert "excerpts/001.txt" in done.stdout


@pytest.mark.parametrize(
    "own",
    [
        "某乡把晒谷场改成了停车场，去年来翻阅文件的人有312个。",
        "磨盘乡把晒谷场边上的房子",  # eleven
        "三、收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请情况",
        "主动公开政府信息24条,其中主动公开政府信息",
    ],
)
def test_own_sentences_and_allowed_wording_pass(place: Place, own: str) -> None:
    place.write("a.md", own)
    done = place.check()
    assert (done.returncode, done.stdout.split()[0]) == (0, "0")


def test_words_between_allowed_phrases_are_counted(place: Place) -> None:
    woven = "主动公开政府信息晒在谷场,其中"
    place.excerpt(woven)
    place.write("a.md", woven)
    assert place.check().returncode == 3


def test_what_git_does_not_track_and_the_reports_of_the_repository_are_left_alone(
    place: Place,
) -> None:
    for name in ("evals/reports/000.txt", "evals/gold/000.json"):
        place.write(name, SENTENCE)
    (place.root / "untracked.txt").write_text(SENTENCE, encoding="utf-8")
    assert place.check().returncode == 0
    place.write("evals/gold/CONVENTIONS.md", SENTENCE)
    assert place.check().returncode == 3


def test_quotes_labels_and_what_models_were_shown_are_words_of_reports_too(place: Place) -> None:
    place.excerpt("另一份报告")
    quoted, cell, shown, said = (
        f"{name}字头的句子写在甲乙丙丁戊己之后" for name in ("引", "格", "示", "答")
    )
    ours = "请先把每个数字归到一个代码再回答"
    gold = {"facts": [{"quote": quoted, "table": cell, "note": ours}]}
    (place.real / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    question = {"messages": [{"role": "user", "content": f"{ours}\n<正文 1>{shown}</正文 1>"}]}
    answer = {"choices": [{"message": {"content": json.dumps({"q": said}, ensure_ascii=False)}}]}
    line = {"request": json.dumps(question), "answer": json.dumps(answer)}
    folder = place.real / "recordings" / "a-model"
    folder.mkdir(parents=True)
    (folder / "a.txt.jsonl").write_text(f"{{}}\n{json.dumps(line)}\n", encoding="utf-8")
    place.write("a.md", "\n".join((quoted, cell, shown, said, ours)))
    found = [line.split(":")[1] for line in place.check().stdout.splitlines()[:-1]]
    assert found == ["1", "2", "3", "4"], "all but our own instructions and notes"


def test_without_real_reports_it_says_that_it_was_skipped(place: Place, tmp_path: Path) -> None:
    done = place.check("--real", str(tmp_path / "nosuch"))
    assert done.returncode == 0
    assert done.stderr.startswith("skipped: ")
    (tmp_path / "empty").mkdir()
    done = place.check("--real", str(tmp_path / "empty"))
    assert done.returncode == 1
    assert "holds no texts" in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("主动公开\n", "before the first phrase"),
        ("## set phrases\nabc\n", "0 Han characters"),
        (f"## set phrases\n{SENTENCE}\n", "are a sentence, not a set phrase"),
    ],
)
def test_a_list_that_would_excuse_anything_is_refused(
    place: Place, text: str, message: str
) -> None:
    place.write("evals/allowed_phrases.txt", text)
    done = place.check()
    assert done.returncode == 1
    assert message in done.stderr


def test_the_list_of_this_repository_is_as_it_must_be() -> None:
    assert len(own_words.load_allowed(EVALS / "allowed_phrases.txt")) > 100


def test_the_script_runs_by_itself(place: Place) -> None:
    place.write("a.md", SENTENCE)
    command = [sys.executable, str(EVALS / "own_words.py"), "--root", str(place.root)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith("a.md:1: 磨盘乡")
