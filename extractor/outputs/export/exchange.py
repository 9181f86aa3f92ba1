"""Runs as files of other tools: those that are built in, and the exporters of other packages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from extractor.errors import ExtractorError, UsageError
from extractor.options import Options
from extractor.plugins import Exported, Exporter, exporters
from extractor.schemas import OTHER, Fact, Result, Span, vocabulary
from extractor.schemas.json_lines import one_line

from ..atomic import replacing
from ..plain_text import number
from ..review.checked import read_checked, settled
from ..review.texts import Texts
from ..verdicts import LOOKS
from .may_replace import check_replaceable
from .panel import FactSelection
from .tables import ExportOptions


def place_of(fact: Fact, result: Result) -> Span:
    """Where a fact stands in the cleaned text: its number, or its quote where a cell has none."""
    evidence = fact.evidence[0]
    for mention in result.mentions:
        if mention.id == evidence.mention:
            return mention.span
    return evidence.quote.span


def _attributes(fact: Fact) -> dict[str, str]:
    """What else is known of a fact, as texts, without what is not stated."""
    known = {"label": fact.label, "value": number(fact.value), "unit": fact.unit,
             "normal_value": number(fact.normal_value), "normal_unit": fact.normal_unit,
             "scope": fact.scope, "period": fact.period, "verdict": fact.verdict}  # fmt: skip
    return {name: value for name, value in known.items() if value}


def _lines(
    reports: Iterable[Exported], path: Path, made: Callable[[Result, str], dict[str, object]]
) -> Sequence[Path]:
    """Write a line a report whose text is there."""
    with replacing(path) as handle:
        for report in reports:
            if report.text is not None:
                handle.write(_line(made(report.result, report.text)))
    return (path,)


class LangextractExporter:
    """A line a report, as langextract saves annotated documents; ``extractor verify`` reads it too.

    The words of an extraction are the quote, its class is the indicator.
    """

    suffixes: Sequence[str] = ()

    def write(self, reports: Iterable[Exported], path: Path) -> Sequence[Path]:
        """Write the reports whose text is there.

        Raises:
            UsageError: the file cannot be written.
        """
        return _lines(reports, path, self._document)

    def _document(self, result: Result, text: str) -> dict[str, object]:
        extractions = []
        for index, fact in enumerate(result.facts):
            start, stop = fact.evidence[0].quote.span
            extractions.append(
                {
                    "extraction_class": fact.indicator,
                    "extraction_text": text[start:stop],
                    "char_interval": {"start_pos": start, "end_pos": stop},
                    "alignment_status": "match_exact",
                    "extraction_index": index + 1,
                    "group_index": index,
                    "description": None,
                    "attributes": _attributes(fact),
                }
            )
        return {"extractions": extractions, "text": text, "document_id": result.name}


def config_of(path: Path) -> Path:
    """Where the labelling interface of tasks stands."""
    return path.with_name(f"{path.stem}.config.xml")


class LabelStudioExporter:
    """Tasks with predictions for Label Studio, and beside them the labelling interface they need.

    Numbers are marked in the text with their indicators; offsets count characters.
    """

    suffixes: Sequence[str] = ()

    def write(self, reports: Iterable[Exported], path: Path) -> Sequence[Path]:
        """Write the tasks, and ``*.config.xml``.

        Raises:
            UsageError: a file cannot be written.
        """
        used: set[str] = set()
        with replacing(path) as handle:
            before = "[\n"
            for report in reports:
                if report.text is not None:
                    used.update(fact.indicator for fact in report.result.facts)
                    handle.write(before + _line(self._task(report.result, report.text)).rstrip())
                    before = ",\n"
            handle.write("[]\n" if before == "[\n" else "\n]\n")
        config = config_of(path)
        with replacing(config) as handle:
            handle.write(_interface(used))
        return path, config

    def _task(self, result: Result, text: str) -> dict[str, object]:
        marks = []
        for fact in result.facts:
            start, stop = place_of(fact, result)
            value = {"start": start, "end": stop, "text": text[start:stop],
                     "labels": [fact.indicator]}  # fmt: skip
            marks.append({"id": fact.id, "from_name": "indicator", "to_name": "text",
                          "type": "labels", "value": value, "meta": _attributes(fact)})  # fmt: skip
        model = f"extractor {result.versions.extractor}"
        return {
            "data": {"text": text, "report": result.name, "sha256": result.sha256},
            "predictions": [{"model_version": model, "result": marks}],
        }


def _interface(indicators: Iterable[str]) -> str:
    """The labelling interface of Label Studio with these labels, in the order of the vocabulary."""
    named = set(indicators)
    known = [*(name for name in (*vocabulary(), OTHER) if name in named)]
    own = sorted(named - set(known))
    labels = "\n".join(f"    <Label value={quoteattr(name)}/>" for name in (*known, *own))
    return (
        f'<View>\n  <Labels name="indicator" toName="text">\n{labels}\n  </Labels>\n'
        '  <Text name="text" value="$text"/>\n</View>\n'
    )


class InspectExporter:
    """A data set of Inspect: a line a report, its text the input, its record as JSON the target.

    The target has what a person or the program is sure of: value by indicator, as ``Result.flat``.
    """

    suffixes: Sequence[str] = ()

    def write(self, reports: Iterable[Exported], path: Path) -> Sequence[Path]:
        """Write the reports whose text is there.

        Raises:
            UsageError: the file cannot be written.
        """
        return _lines(reports, path, self._sample)

    def _sample(self, result: Result, text: str) -> dict[str, object]:
        flat = {name: str(v) if v is not None else None for name, v in result.flat().items()}
        known = ("report", "agency", "region", "code", "level", "year", "form", "state", "given",
                 "given_by")  # fmt: skip
        target = {name: value for name, value in flat.items() if name not in known}
        metadata = {name: flat[name] for name in known if name in flat}
        return {
            "id": result.name,
            "input": text,
            "target": json.dumps(target, ensure_ascii=False),
            "metadata": {**metadata, "sha256": result.sha256},
        }


def _line(data: Mapping[str, object]) -> str:
    # A lone surrogate is no text that a file can hold.
    text = json.dumps(data, ensure_ascii=False)
    return one_line(text.encode("utf-8", "replace").decode("utf-8")) + "\n"


BUILT_IN: Mapping[str, Exporter] = {
    "langextract": LangextractExporter(),
    "label-studio": LabelStudioExporter(),
    "inspect": InspectExporter(),
}
"""The exporters of this program, by the name of ``--as``."""


def every() -> Mapping[str, Exporter]:
    """All exporters by name; one of this program cannot be replaced.

    Raises:
        UsageError: one of another package cannot be loaded.
    """
    return {**exporters(), **BUILT_IN}


@dataclass
class Exchanged:
    """What came of an export; ``without_text`` are reports whose file is gone or has changed."""

    files: tuple[Path, ...] = ()
    reports: int = 0
    facts: int = 0
    without_text: list[str] = field(default_factory=list)


def exchange(folder: Path, target: Path, options: ExportOptions, exporter: Exporter) -> Exchanged:
    """Write the run in ``folder`` by an exporter, with the facts that the options choose.

    Raises:
        UsageError: the folder holds no run, a file cannot be written or is none that an export may
            replace, or a plug-in fails.
    """
    made = Exchanged()
    name = next((name for name, other in exporters().items() if other is exporter), None)
    files = [target, config_of(target)] if isinstance(exporter, LabelStudioExporter) else [target]
    check_replaceable(folder, files, foreign=None if name is None else exporter.suffixes)
    try:
        made.files = tuple(exporter.write(_exported(folder, options, made), target))
    except ExtractorError:
        raise
    except Exception as error:  # whatever foreign code raises is reported
        if name is None:
            raise
        raise UsageError(
            f"{target}: the plug-in {name} cannot write it: {error!r}; update or uninstall it"
        ) from error
    return made


def _exported(folder: Path, options: ExportOptions, made: Exchanged) -> Iterator[Exported]:
    verdicts = frozenset(LOOKS) if options.verdicts is None else options.verdicts
    choice = FactSelection(options.indicators, verdicts)
    with Texts(folder, Options()) as texts:
        for report in read_checked(folder):
            kept = [one for one in report.facts if choice.takes(one)]
            document = texts.of(report.result)
            result = settled(report, kept)
            made.reports += 1
            made.facts += len(result.facts)
            if document is None:
                made.without_text.append(report.result.name)
            reviewed = {
                one.fact.id: str(one.reviewed) for one in kept if one.reviewed != "rejected"
            }
            yield Exported(
                result,
                document.text if document else None,
                {fact: said for fact, said in reviewed.items() if said},
            )
