"""A second language in a column of its own, beside the Chinese labels, which are the ones that count."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.schemas import OTHER, Result
from tests.documents import HEADS_OF_APPLICANTS as HEADS

TITLE = "禾川县林业局2022年政府信息公开工作年度报告"
ROWS = {
    "一、本年新收政府信息公开申请数量": [5, 0, 1, 0, 0, 0, 6],
    "二、上年结转政府信息公开申请数量": [1, 0, 0, 0, 0, 0, 1],
    "（一）予以公开": [4, 0, 1, 0, 0, 0, 5],
    "（七）总计": [6, 0, 1, 0, 0, 0, 7],
}
TRUE = {"received": 6, "carried_in": 1, "granted": 5, "closed": 7}
WORDS = {
    "mongolian": ["ᠮᠣᠩᠭᠣᠯ", "ᠦᠰᠦᠭ", "ᠵᠠᠰᠠᠭ", "ᠣᠷᠣᠨ", "ᠮᠡᠳᠡᠭᠡ"],
    "tibetan": ["བོད་ཡིག", "སྲིད་གཞུང", "ཆ་འཕྲིན", "གསལ་བསྒྲགས", "སྙན་ཞུ"],
    "uyghur": ["ھۆكۈمەت", "ئۇچۇرى", "ئاشكارا", "دوكلات", "يىللىق"],
    "english": ["Applicants", "1. Received", "Carried over", "(1) Disclosed", "Total"],
}


def _rows(words: list[str]) -> list[list[str]]:
    lines = [HEADS, *([label, *map(str, row)] for label, row in ROWS.items())]
    return [[line[0], word, *line[1:]] for line, word in zip(lines, words, strict=True)]


def _html(rows: list[list[str]]) -> str:
    made = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    return f"<html><body><h1>{TITLE}</h1><table>{made}</table></body></html>"


def _lines(rows: list[list[str]], sign: str) -> str:
    table = "".join(f"{sign.join(row)}\n" for row in rows)
    return f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{table}五、存在的主要问题及改进情况\n"


FORMS = {
    "html": _html,
    "pipes": lambda rows: _lines(rows, " | "),
    "tabs": lambda rows: _lines(rows, "\t"),
    "cells": lambda rows: _lines(rows, "\n"),
}


def _received(result: Result) -> dict[str, int]:
    return {
        f.indicator.removeprefix("applications."): int(f.value or 0)
        for f in result.facts
        if f.indicator != OTHER and f.indicator.count(".") == 1 and f.value is not None
    }


@pytest.mark.thorough(every=5)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_the_chinese_labels_are_taken(form: str, words: list[str]) -> None:
    assert _received(extract(FORMS[form](_rows(words)))) == TRUE


@pytest.mark.parametrize("word", ["N/A", "None", "not applicable"])
def test_a_word_in_the_place_of_a_number_is_no_translation(word: str) -> None:
    rows = [HEADS, *([label, word, *map(str, row[1:])] for label, row in ROWS.items())]
    result = extract(_html(rows))
    natural = {f.indicator for f in result.facts if f.indicator.endswith("natural_person")}
    assert not natural
    assert {f.value for f in result.facts if f.indicator == "applications.received.research"} == {1}
    assert any("hold something that is not the number" in f.message for f in result.findings)
