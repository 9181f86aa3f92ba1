"""Dates without characters between year, month and day: 20220101至20221231, and 2022.1.1-12.31."""

from __future__ import annotations

from ..vocabulary import COUNTERS

_DAY = (
    r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"(?!\d|[.,]\d| ?(?!起)[{COUNTERS}余多万亿元%])"
)
IN_EIGHT = (
    rf"(?<![\d.,]){_DAY}(?=\s?(?:[至到起止—~]|-\s?20\d{{6}}))"
    rf"|(?=20)(?:(?<=[至到自—~-])|(?<=日期)|(?<=日期:)|(?<=时间:)){_DAY}"
)
"""Only where words say that it is one: a run of eight digits alone may be a count."""

TO_DAY = (
    r"(?:\s?(?:至|到|[-—~])\s?(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12]\d|0?[1-9])"
    r"(?!\d|[.,]\d|[%万亿元]))?"
)
"""The end of a period of which only the beginning has its year."""

SPLIT_YEAR = r"(?=20)(?<=[自从于至到在止,。;(:\n])20 \d\d\s?年"
"""自20 22年1月1日起: a year that the end of a line cut in two."""
