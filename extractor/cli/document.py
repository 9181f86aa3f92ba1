"""The one JSON document of ``--json``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from extractor.batch import RunSummary
from extractor.schemas import SCHEMA_VERSION


def document(results: Sequence[str], summary: RunSummary) -> str:
    """All of a run as JSON; ``results`` are results already written as JSON."""
    failed = [
        {"report": row.report, "reason": row.reason}
        for row in summary.rows
        if row.state == "failed"
    ]
    totals: dict[str, object] = {
        "reports": len(summary.rows),
        **{str(state): count for state, count in summary.states.items()},
        "unchanged": summary.unchanged,
        "other_kinds": dict(summary.other_kinds),
        "facts": sum(row.facts for row in summary.rows),
        "others": sum(row.others for row in summary.rows),
        "findings": sum(row.findings for row in summary.rows),
        "unclaimed": sum(row.unclaimed for row in summary.rows),
        "coverage": summary.coverage,
        "usage": summary.usage.model_dump(mode="json"),
        "stop": summary.stop,
        "stop_reason": summary.stop_reason,
        "complaint": summary.complaint,
    }
    return (
        f'{{"schema_version":{json.dumps(SCHEMA_VERSION)},"results":[{",".join(results)}],'
        f'"failed":{json.dumps(failed, ensure_ascii=False)},'
        f'"summary":{json.dumps(totals, ensure_ascii=False)}}}'
    )
