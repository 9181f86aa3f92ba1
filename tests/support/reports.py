"""Documents for tests of the readers, through the real text layer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from extractor.endpoint import FakeTransport
from extractor.knowledge.documents import read_document
from extractor.text.document import Document
from extractor.text.load import load

REPORT = """某县2012年政府信息公开工作年度报告
一、主动公开政府信息情况
2012年,全县共主动公开政府信息1391条,其中政府网站公开信息1100条。历年累计主动公开政府信息5200条。
二、依申请公开情况
全年共收到政府信息公开申请31件,其中网络申请20件,信函申请11件。县长信箱办理来信75封。
三、行政复议和行政诉讼
本年度未发生因政府信息公开引发的行政复议、行政诉讼。
四、存在的问题
一是工作人员较少。二是更新不够及时。
某县人民政府办公室
2013年3月1日
"""


def longer(names: str) -> str:
    """The report with its sections once more for each name: one report, of many sentences."""
    _, _, body = REPORT.partition("\n")
    return REPORT + "".join(body.replace("全县", f"第{name}县") for name in names)


_MARKED = re.compile(r"([^\s【】]{0,40})【(\d+)】")


def document(text: str = REPORT, name: str = "report.txt") -> Document:
    """A report as the text layer sees it."""
    found = read_document(load(text, max_bytes=10**7))
    return replace(found, source=replace(found.source, name=name))


def marks(body: Mapping[str, Any]) -> dict[int, str]:
    """The numbered marks of a question, with the words before each."""
    question = str(body["messages"][1]["content"]).partition("</正文")[0]
    return {int(number): words for words, number in _MARKED.findall(question)}


def pointing(rules: Mapping[str, str]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A model that claims a mark when the words before it end in a given way (regex -> id)."""

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        claims = [
            {"i": indicator, "m": number}
            for number, words in marks(body).items()
            for pattern, indicator in rules.items()
            if re.search(pattern + "$", words)
        ]
        return {"n": claims}

    return answer


def fake(rules: Mapping[str, str]) -> FakeTransport:
    """An endpoint in the process that points by rules."""
    return FakeTransport(pointing(rules))


RULES = {
    r"主动公开政府信息1391条": "proactive.total",
    r"网站公开信息1100条": "proactive.website",
    r"累计主动公开政府信息5200条": "proactive.cumulative",
    r"申请31件": "applications.received",
    r"网络申请20件": "applications.received.online",
    r"信函申请11件": "applications.received.letter",
    r"行政复议": "reconsideration.total",
    r"行政诉讼": "litigation.total",
}
"""Answers to the report above."""
