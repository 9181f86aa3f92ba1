"""Applications that one office passes on to another: who sends them, and who gets them."""

from __future__ import annotations

import pytest

from .test_rules_told import reads

_RECEIVED, _REPLIED = "applications.received", "applications.replied"


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("to", ["向县林业局", "全年", "依法向有关部门", "本局及时"])
@pytest.mark.parametrize("sent", ["转办", "转交", "移送", "转给县国土局的"])
def test_what_is_sent_on_was_not_received(to: str, sent: str) -> None:
    text = f"{to}{sent}申请1件,收到申请12件。"
    assert reads(text, {_RECEIVED: 12}, 2016) == {_RECEIVED: 12}
    assert reads(f"{to}{sent}申请1件。", {_RECEIVED: -1}, 2016) == {_RECEIVED: -1}


@pytest.mark.parametrize(
    "text",
    [
        "收到县政府办转办的申请3件。",
        "县政府办转办申请3件。",
        "县政府办向我局转办申请3件。",
        "上级转办申请3件。",
        "县政府转来申请3件。",
        "受理市政府移送的申请3件。",
        "收到申请3件,其中向县林业局转办1件。",
    ],
)
def test_what_is_sent_here_was_received(text: str) -> None:
    assert reads(text, {_RECEIVED: 3}, 2016) == {_RECEIVED: 3}
