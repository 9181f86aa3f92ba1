"""Right facts and lookalikes, on a report whose words are plain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import extractor

from extractor.errors import UsageError
from extractor.evaluate.lookalikes import judge

TEXT = """某县水利局2013年政府信息公开年度报告
一、主动公开
通过政府网站公开信息310条。
二、依申请公开
收到申请17件,其中网络申请11件。花了9天。
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TEXT, encoding="utf-8")
    facts = [
        ("proactive.website", 310, "条", "通过政府网站公开信息310条"),
        ("applications.received", 17, "件", "收到申请17件"),
        ("applications.received.online", 11, "件", "网络申请11件"),
    ]
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(
        json.dumps(
            {
                "report": "a.txt",
                "meta": {},
                "facts": [
                    {"indicator": i, "value": v, "unit": u, "quote": q} for i, v, u, q in facts
                ],
            }
        ),
        encoding="utf-8",
    )
    return folder


def test_what_is_told_plainly_is_believed_and_what_looks_like_it_is_not(gold: Path) -> None:
    found = judge(gold)
    assert (found.right, found.objected) == (3, ())
    assert found.lookalikes >= 6
    assert not [line for line in found.believed if "online_interviews" in line]
    assert not [line for line in found.believed if "received.fax" in line]


def test_a_wrong_label_is_objected_to(gold: Path) -> None:
    path = gold / "a.json"
    wrong = path.read_text(encoding="utf-8").replace("received.online", "received.fax")
    path.write_text(wrong, encoding="utf-8")
    (line,) = judge(gold).objected
    assert "applications.received.fax = 11件" in line


def test_the_command_fails_where_more_is_believed_than_allowed(gold: Path) -> None:
    command = ("eval", "lookalikes", "--gold", str(gold))
    done = extractor(*command, "--objected", "0", real=True)
    assert done.returncode == 0
    assert "right facts objected to: 0 of 3 (0.000)" in done.stdout.decode()
    path = gold / "a.json"
    wrong = path.read_text(encoding="utf-8").replace("received.online", "received.fax")
    path.write_text(wrong, encoding="utf-8")
    done = extractor(*command, "--objected", "0.3", "--notes", real=True)
    assert done.returncode == 3
    assert "objected to: a: applications.received.fax" in done.stdout.decode()
    assert "more right facts objected to than allowed" in done.stderr.decode()


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        judge(tmp_path)
