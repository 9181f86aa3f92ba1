"""The review page: one self-contained HTML file, or several for very large runs.

Report text is data: it lies in JSON that no browser runs, and becomes text nodes.  The content
security policy allows this page's own style and script, by their digests, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from extractor.errors import ExtractorError
from extractor.knowledge.documents import read_document
from extractor.messages import LANGUAGES, Language, said, spoken, terms
from extractor.messages.commands import command
from extractor.messages.names import path_text
from extractor.schemas import Result, vocabulary
from extractor.text.document import Document
from extractor.text.load import load

from ..atomic import replacing
from ..own_mark import GENERATOR
from ..records import read_records
from ..reports import files_of, read_reports, unread_states
from ..verdicts import LOOKS
from .checked import read_checked
from .content import content, index_entry, unclaimed
from .copies import about_copies
from .decision import Decision
from .decisions import disagreements, of_run, standing
from .pictures import pages
from .possible import units_told
from .through import ends_with
from .to_check import to_check

PART = 1000
"""Reports in one page."""
_HERE = Path(__file__).parent
_SCRIPTS = ("words.js", "decisions.js", "sums.js", "typing.js", "adding.js", "possible.js", "head.js", "list.js",
            "report.js", "page.js")  # fmt: skip
"""The page's own script, in this order: words are said by all of it, and the last begins."""
_TAGS = {"zh": "zh-CN", "en": "en"}
_NO_SCRIPT = "This page needs JavaScript to show the reports that it holds."


@dataclass(frozen=True, slots=True)
class Written:
    """The pages, and the reports whose source could not be shown.

    ``states`` counts all reports of the run by state; those without a result are listed with the reason.
    """

    files: tuple[Path, ...]
    reports: int
    without_text: tuple[str, ...]
    states: Counter[str]


@dataclass(frozen=True, slots=True)
class _Run:
    """A run as its pages show it: its folder, the files of its reports, and how they are read.

    ``names`` are all its pages, the first of which lists ``unread``: what has no result.
    ``copies`` tells of the reports that stand in it twice, or in two texts.
    """

    folder: Path
    files: Mapping[str, Path]
    names: Sequence[str]
    unread: Sequence[dict[str, Any]]
    copies: Mapping[str, dict[str, Any]]
    max_bytes: int
    pictures: bool


def write_review(
    folder: Path, target: Path, *, max_bytes: int, part: int = PART, pictures: bool = True
) -> Written:
    """Write the review page of the run in ``folder``.

    Reports that need eyes come first.  More than ``part`` reports go on in ``NAME-2.html`` and so
    on.  ``pictures``: pages of PDF files are shown as they look.

    Raises:
        UsageError: the folder holds no run of this version, or the page cannot be written.
    """
    states: Counter[str] = Counter()
    needs = list(_needs(folder, states))
    states.update(unread_states(folder))
    order = sorted(range(len(needs)), key=needs.__getitem__, reverse=True)
    parts = [order[at : at + part] for at in range(0, len(order), part)] or [[]]
    names = [target.name, *(f"{target.stem}-{n}{target.suffix}" for n in range(2, len(parts) + 1))]
    unread, copies = list(_unread(folder)), about_copies(folder)
    run = _Run(folder, files_of(folder), names, unread, copies, max_bytes, pictures)
    missing = [
        report
        for name, chosen in zip(names, parts, strict=True)
        for report in _page(run, target.with_name(name), chosen)
    ]
    return Written(
        tuple(target.with_name(name) for name in names), len(order), tuple(missing), states
    )


def _needs(folder: Path, states: Counter[str]) -> Iterator[tuple[bool, int]]:
    """How much each report needs eyes: whether at all, and how many things there are to see.

    On the way the reports are counted by state.
    """
    for report in read_checked(folder):
        result = report.result
        states[report.state] += 1
        waiting = sum(1 for _ in to_check(report))
        errors = sum(finding.severity == "error" for finding in result.findings)
        seen = 2 * waiting + errors + unclaimed(result)
        yield bool(waiting) or report.state == "needs_review", seen


def _unread(folder: Path) -> Iterator[dict[str, Any]]:
    """The reports without a result, with the reason; nobody can decide anything on them."""
    for row in read_reports(folder):
        if row["state"] in ("failed", "not_started"):
            worded = {one: _why(row["report"], row["reason"], one) for one in LANGUAGES}
            yield {"name": row["report"], "state": row["state"], "reason": worded}


def _why(report: str, reason: str, language: Language) -> str:
    """A reason in words, without the path that it begins with: the page has the name."""
    path, mark, why = reason.partition(": ")
    if not mark or not path.endswith(report):
        return said(reason, language)
    # The template has the name in it, in front.
    return said(f"{report}: {why}", language).removeprefix(report).lstrip(":： ")


def _page(run: _Run, target: Path, chosen: Sequence[int]) -> list[str]:
    """Write the page of the chosen reports, by their place in the run; those without a text."""
    place = {at: position for position, at in enumerate(chosen)}
    index: list[dict[str, Any]] = [{} for _ in chosen]
    missing: list[str] = []
    with replacing(target) as handle:
        handle.write(_head())
        both = zip(read_checked(run.folder), _as_read(run.folder), strict=False)
        for at, (report, first) in enumerate(both):
            if at not in place:
                continue
            # As it was read, and judged with what people decided: what they decide on the page
            # itself is told there beside it.
            result = report.result
            document = document_of(result, run.files.get(result.name), run.max_bytes)
            if document is None:
                missing.append(result.name)
            read = report.meta_read
            told: dict[str, Any] = {
                "finished": report.finished,
                "read": read,
                "errata": report.errata,
            }
            data = content(result, document, known=report.known, **told)
            if run.pictures and document is not None and document.source.format == "pdf":
                data["pages"] = pages(run.files[result.name], data["facts"])
            entry = index_entry(result, **told, first=first if report.decisions else None)
            entry["ends"] = ends_with(report, first or result)
            index[place[at]] = entry | run.copies.get(result.name, {})
            handle.write(_json(f"r{place[at]}", data))
        handle.write(_json("run", _told(run, target.name, index)))
        handle.write(f"<script>{_script()}</script>\n</body>\n</html>\n")
    return missing


def _as_read(folder: Path) -> Iterator[Result | None]:
    """The reports as they were read, in the same order; nobody decided anything else of them where
    there are no decisions, and they are not read twice."""
    return read_records(folder) if of_run(folder) else repeat(None)


def _told(run: _Run, name: str, index: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What a page knows of the whole run; ``index`` are the reports that it shows."""
    return {
        # The folder, and not what it holds: what was decided and not yet saved is still there
        # when reports were added and the page was written again.
        "id": hashlib.sha256(path_text(run.folder.resolve()).encode()).hexdigest()[:16],
        "reports": index,
        "unread": run.unread if name == run.names[0] else [],
        "lang": spoken(),
        "terms": terms(),
        "looks": _looks(),
        "names": {item.id: (item.zh, item.en) for item in vocabulary().values()},
        "units": units_told(run.folder),
        "apply": _apply(run.folder),
        **_decided(of_run(run.folder)),
        "parts": list(run.names) if len(run.names) > 1 else [],
        "part": name,
    }


def _decided(decisions: Sequence[Decision]) -> dict[str, list[Any]]:
    """What people decided, the latest of a fact last, and on what they differ."""
    differing = disagreements(decisions)
    disputed = {group[0].key for group in differing}
    agreed = [one for one in standing(decisions) if one.key not in disputed]
    return {
        "decisions": [
            one.model_dump(mode="json") for one in sorted(agreed, key=lambda one: one.at)
        ],
        "disputes": [[one.model_dump(mode="json") for one in group] for group in differing],
    }


def _apply(folder: Path) -> tuple[str, str]:
    """The command that merges what the browser saved, before and behind the name of the file.

    Browsers put it into the downloads.
    """
    before, behind = ('"$HOME\\Downloads\\', '"') if os.name == "nt" else ("~/Downloads/", "")
    return f"{command('review', 'apply', folder.resolve(), anywhere=True)} {before}", behind


def _looks() -> dict[str, dict[str, Any]]:
    css = {3: "sure", 2: "plain", 1: "doubt", 0: "bad"}
    return {
        name: {"look": css[look.rank], "doubt": look.rank < 2, "zh": look.zh}
        for name, look in LOOKS.items()
    }


def document_of(result: Result, file: Path | None, max_bytes: int) -> Document | None:
    """The report's text, read again; None if the file is gone or is not what was read."""
    if file is None:
        return None
    try:
        source = load(file, name=result.name, max_bytes=max_bytes)
    except (ExtractorError, OSError):
        return None
    if source.sha256 != result.sha256:
        return None
    document = read_document(source)
    # Another version of the program may number the numbers otherwise.
    if [m.span for m in document.mentions] == [m.span for m in result.mentions]:
        return document
    # A pack or a schema of one's own has units of its own, and things to deny.
    alike = result.custom is not None and all(
        document.text[slice(*m.span)] == m.raw for m in result.mentions
    )
    return replace(document, mentions=result.mentions) if alike else None


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _script() -> str:
    return "".join(map(_asset, _SCRIPTS))


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head() -> str:
    style, script = _asset("page.css"), _script()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{_digest(style)}'; "
        f"script-src 'sha256-{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html lang="{_TAGS[spoken()]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"{GENERATOR}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>extractor review</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_asset('body.html').replace(_NO_SCRIPT, said(_NO_SCRIPT))}"
    )


def _json(id_: str, data: object) -> str:
    """Data for the page; ``<`` is written so that no text can end the element."""
    text = to_json(data).decode().replace("<", "\\u003c")
    return f'<script type="application/json" id="{id_}">{text}</script>\n'
