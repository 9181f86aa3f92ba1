"""Small corpora: reports with gold, in folders of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

RECEIVED = ("applications.received", 17, "件", "收到申请17件")
ONLINE = ("applications.received.online", 11, "件", "网络申请11件")
WEBSITE = ("proactive.website", 310, "条", "通过政府网站公开信息310条")
PLAIN = (RECEIVED, ONLINE, WEBSITE)
TEXT = """某县水利局2013年政府信息公开年度报告
一、主动公开
通过政府网站公开信息310条。
二、依申请公开
收到申请17件,其中网络申请11件。
"""


def gold(
    report: str, facts: Sequence[tuple[str, int, str | None, str]] = PLAIN, **more: Any
) -> dict[str, Any]:
    """A gold file as plain data; ``more`` are its other keys."""
    return {
        "report": report,
        "meta": {},
        "facts": [{"indicator": i, "value": v, "unit": u, "quote": q} for i, v, u, q in facts],
        **more,
    }


def add(
    folder: Path,
    name: str,
    text: str = TEXT,
    facts: Sequence[tuple[str, int, str | None, str]] = PLAIN,
    **more: Any,
) -> Path:
    """Put a report with its gold into a corpus, and give the folder of its gold."""
    for part in ("gold", "reports"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
    written = json.dumps(gold(f"{name}.txt", facts, **more), ensure_ascii=False)
    (folder / "gold" / f"{name}.json").write_text(written, encoding="utf-8")
    return folder / "gold"
