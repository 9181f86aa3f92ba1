"""The published contract: JSON Schema of the records, and the code book."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from extractor.knowledge.definitions import definition
from extractor.schemas import (
    SCHEMA_VERSION,
    Fact,
    Finding,
    Ledger,
    Result,
    vocabulary,
)

from .atomic import replacing
from .stored import EvidenceLine, RecordLine
from .verdicts import LOOKS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORDS: Mapping[str, type[BaseModel]] = {
    "record": RecordLine,
    "evidence": EvidenceLine,
    "result": Result,
    "fact": Fact,
    "finding": Finding,
    "ledger": Ledger,
}
COLUMN_WORDS: Mapping[str, tuple[str, str]] = {
    "report": ("报告", "name of the report: its path in the folder that was read"),
    "agency": ("机关", "agency that published it"),
    "region": ("地区", "region that the agency's name states"),
    "code": ("行政区划代码", "code of that region in GB/T 2260; empty where the name fits several"),
    "level": ("层级", "level of the agency"),
    "year": ("年度", "year reported on"),
    "form": ("格式", "form of the report"),
    "state": (
        "状态",
        "done, needs_review, not_a_report, failed, not_started, skipped; reviewed in exports",
    ),
    "body": (
        "同一机关",
        "one name for all years of a body: a government and its office, a short name and its full one",
    ),
    "given": (
        "人工填写",
        "which of agency and year a person gave; empty: they are as the report has them",
    ),
    "given_by": (
        "填写说明",
        "who gave it, when (UTC; in a workbook the local time), and how it is known",
    ),
    "covers": (
        "口径和期间",
        "own, jurisdiction, cumulative: whose the values of the row are, and of when, as far as the "
        "report says, with the columns where it is not said of all; the tables scope and period tell it of each value",
    ),
    "reason": ("原因", "why it failed, is incomplete or was skipped"),
    "same_as": ("重复于", "other report with the same bytes, or the same agency, year and facts"),
    "version_of": ("另一版本", "other text of the same agency and year; both are counted"),
    "facts": ("数据", "values of indicators: their number, or their ids"),
    "other_statistics": ("其他统计", "statistics that no indicator covers"),
    "findings": ("问题", "findings"),
    "errors": ("错误", "findings of severity error"),
    "unclaimed": ("未归类数字", "statistical numbers that no reader placed"),
    "coverage": ("覆盖率", "share of the statistical numbers that are claimed or kept"),
    "sha256": ("SHA-256", "SHA-256 of the file"),
    "file": ("文件", "path of the file that was read"),
    "fact": ("数据编号", "id of the fact within its report"),
    "indicator": ("指标代码", "id of the indicator (codebook.csv), or other"),
    "label": ("指标名称", "label of the indicator"),
    "value": ("数值", "value as printed; 万 and 亿 of counts are written out"),
    "unit": ("单位", "unit as printed"),
    "normal_value": ("标准数值", "value in the unit of the indicator"),
    "normal_unit": ("标准单位", "unit of the indicator"),
    "qualifier": ("限定", "exact, at_least, about, at_most"),
    "semantic": ("语义", "explicit, implied_zero, blank, slash, not_stated"),
    "scope": ("口径", "own: the office itself; jurisdiction: its whole area; empty: not said"),
    "period": ("期间", "year, or cumulative over years"),
    "verdict": ("核验", "what verification says of the value"),
    "verdict_because": ("理由", "the rule that gave the verdict, or what speaks against the value"),
    "in_panel": (
        "列入面板",
        "yes: the value of the panel is that of this reading, in the unit of the indicator",
    ),
    "reviewed": (
        "人工复核",
        "accepted, rejected, corrected, added, disputed; of a finding settled, stands; empty: nobody looked",
    ),
    "review_note": ("复核说明", "who reviewed it, and their reason"),
    "corrected": ("更正为", "value that a person gave instead, also an agency or a year"),
    "corrected_unit": ("更正单位", "unit of the value that a person gave instead"),
    "corrected_scope": ("更正口径", "scope that a person gave instead; none: not said"),
    "corrected_period": ("更正期间", "period that a person gave instead"),
    "corrected_qualifier": ("更正限定", "qualifier that a person gave instead"),
    "reviewer": ("复核人", "who decided"),
    "decided_at": (
        "复核时间",
        "when it was decided: in UTC; in a workbook as the local clock has it",
    ),
    "review_reason": ("复核理由", "why it was decided so"),
    "readers": ("读取", "readers that claim it: tables, rules, learned, model, plugin"),
    "table": ("表", "official table"),
    "row": ("行", "row of the table, in the words of the form"),
    "column": ("列", "column of the table, in the words of the form"),
    "page": ("页", "page of a PDF or picture, from 1"),
    "recognition": (
        "识别把握",
        "of a scanned page: certainty of the least certain character of the value, 0 to 1",
    ),
    "quote": ("引文", "words of the report, cleaned"),
    "quote_source": ("原文", "the same words as they stand in the source, for searching"),
    "source_start": ("起", "first character in the decoded source, from 0"),
    "source_end": ("止", "end in the decoded source, exclusive"),
    "section": ("章节", "headings above it"),
    "kind": ("种类", "kind of finding"),
    "severity": ("程度", "error, warning, info"),
    "whose": ("归因", "whose mistake: source, extraction, undecided"),
    "formula": ("算式", "the arithmetic with its numbers"),
    "message": ("说明", "what is wrong"),
    "indicators": ("相关指标", "ids of the indicators concerned"),
    "mention": ("数字编号", "id of the number within its report"),
    "raw": ("写法", "the number as written"),
    "status": (
        "去向",
        "claimed, other_statistic, explained, damaged, unclaimed; of a panel cell: what it is",
    ),
}
"""What a column of the files is called in Chinese, and what it holds."""
_BOM = "\ufeff"
CODEBOOK_COLUMNS = ("id", "label_zh", "label_en", "unit", "parent", "relation", "forms",
                    "printed", "other_wordings", "definition", "definition_en")  # fmt: skip


def contract() -> dict[str, str]:
    """The files of the contract by name, as they must stand in ``schemas/``."""
    files = {f"{name}.schema.json": _schema(name, model) for name, model in _RECORDS.items()}
    # Excel takes a CSV file for UTF-8 only if it begins with a byte order mark.
    files["codebook.csv"] = _BOM + codebook()
    files["columns.csv"] = _BOM + columns()
    return files


def _schema(name: str, model: type[BaseModel]) -> str:
    # As records are written: what a field holds by default is left out.
    schema = model.model_json_schema(mode="validation")
    head = {
        "$schema": _DIALECT,
        "title": name,
        "$comment": f"records version {SCHEMA_VERSION}; generated by 'extractor schema export'",
    }
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"


def codebook() -> str:
    """The code book as CSV: one row an indicator and parent."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CODEBOOK_COLUMNS)
    for item in vocabulary().values():
        writer.writerow(
            (
                item.id,
                item.zh,
                item.en,
                item.unit,
                ";".join(relation.parent for relation in item.part_of),
                ";".join(
                    relation.kind + (f"@{'+'.join(relation.forms)}" if relation.forms else "")
                    for relation in item.part_of
                ),
                ";".join(item.forms),
                item.printed,
                ";".join(item.also),
                *definition(item.id),
            )
        )
    return out.getvalue()


def columns() -> str:
    """The dictionary of the columns of all files, as CSV: in Chinese and in English."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("column", "label_zh", "meaning_en"))
    writer.writerows((name, *words) for name, words in COLUMN_WORDS.items())
    writer.writerows(
        (name, look.zh, f"facts that are {name}: {look.en}") for name, look in LOOKS.items()
    )
    return out.getvalue()


def drift(folder: Path) -> list[str]:
    """The names of contract files that are missing or differ from what the code says."""
    return [
        name
        for name, text in contract().items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    ]


def export(folder: Path) -> list[Path]:
    """Write the contract; returns the paths written.

    Raises:
        UsageError: a file cannot be written.
    """
    written = []
    for name, text in contract().items():
        path = folder / name
        with replacing(path) as handle:
            handle.write(text)
        written.append(path)
    return written
