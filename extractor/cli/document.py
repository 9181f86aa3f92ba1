"""The one JSON document of ``--json``: begun with the first report, ended with the last.

Characters that a terminal obeys or that show nothing are escaped: the document is the same to a
program, and harmless to the eye.
"""

from __future__ import annotations

import json
import unicodedata

from extractor.batch import RunSummary
from extractor.outputs import record_json
from extractor.schemas import SCHEMA_VERSION, Result

HEAD = f'{{"schema_version":{json.dumps(SCHEMA_VERSION)},"results":['


def result_text(result: Result) -> str:
    """One result of the document."""
    return _shown(record_json(result))


def tail(summary: RunSummary) -> str:
    """What follows the results."""
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
        "passed_over": dict(summary.passed_over),
        "nothing": list(summary.nothing),
        "facts": summary.totals.facts,
        "others": summary.totals.others,
        "findings": summary.totals.findings,
        "unclaimed": summary.totals.unclaimed,
        "repeated": summary.totals.repeated,
        "coverage": summary.coverage,
        "usage": summary.usage.model_dump(mode="json"),
        "stop": summary.stop,
        "stop_reason": summary.stop_reason,
        "complaint": summary.complaint,
    }
    return (
        f'],"failed":{_shown(json.dumps(failed, ensure_ascii=False))},'
        f'"summary":{_shown(json.dumps(totals, ensure_ascii=False))}}}'
    )


def _shown(text: str) -> str:
    """JSON whose control, direction and other invisible characters are escaped; all of them stand
    in strings."""
    if text.isprintable():
        return text
    return "".join(
        json.dumps(char)[1:-1] if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char
        for char in text
    )
