"""``extractor review``: a page for people, and their decisions merged into the run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.errors import UsageError
from extractor.messages import word

from .console import say, tell

if TYPE_CHECKING:
    from extractor.outputs.review.decision import Decision

_APPLY = "apply"


def review(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="RUN | apply RUN DECISIONS...",
            help="Folder of a run; or 'apply', the folder, and files that the page saved.",
        ),
    ],
    to: Annotated[
        Path | None, typer.Option(help="The page; by default review.html in the folder.")
    ] = None,
    pictures: Annotated[
        bool,
        typer.Option(
            " /--no-pictures",
            metavar="",
            show_default=False,
            help="Do not show pages of PDF files as pictures.",
        ),
    ] = True,
) -> None:
    """Write a page to look at a run, or merge decisions that were saved from it.

    `review RUN` writes one page that opens by double click and needs no network.  `review apply
    RUN DECISIONS...` merges decisions of one or several people; every export has them.  Exits
    with 3 if reviewers do not agree.
    """
    if words[0] == _APPLY:
        if len(words) < 3:
            raise UsageError("give the folder of the run and the files of decisions to apply")
        raise typer.Exit(_apply(Path(words[1]), [Path(word) for word in words[2:]]))
    if len(words) > 1:
        raise UsageError("give one folder of a run; decisions are merged by 'review apply'")
    _page(Path(words[0]), to, pictures=pictures)


def _page(run: Path, to: Path | None, *, pictures: bool) -> None:
    from extractor.options import Options
    from extractor.outputs.own_mark import check_page
    from extractor.outputs.review.page import write_review
    from extractor.outputs.states import counted

    target = to or run / "review.html"
    check_page(target)
    written = write_review(run, target, max_bytes=Options().max_bytes, pictures=pictures)
    for path in written.files:
        typer.echo(str(path))
    for name in written.without_text:
        say(
            f"{name}: its file is not where it was, or has changed, so only quotes are shown; "
            "run the same 'extractor run' command again"
        )
    say(counted(written.states))
    if unread := written.states["failed"] + written.states["not_started"]:
        say(f"{unread} reports that could not be read are listed there with the reason")
    say(
        "save decisions there, then merge them: the page shows the command, which is this one with "
        "the path of the saved file behind it:"
    )
    tell("review", "apply", run)


def _apply(run: Path, files: list[Path]) -> int:
    from extractor.outputs.review.checked import label_of, told
    from extractor.outputs.review.decisions import (
        disagreements,
        merge,
        of_run,
        read_decisions,
        write_decisions,
    )

    held = of_run(run)
    new = {file: read_decisions(file) for file in files}
    _refuse_impossible(run, new, held)
    merged = merge((*held, *(one for made in new.values() for one in made)))
    finished, unknown = _held_against(run, merged)
    _tell_nameless(merged)
    path = write_decisions(merged, run, finished)
    differing = disagreements(merged)
    for group in differing:
        say(f"{group[0].report}: {label_of(group[0])}: reviewers do not agree: {told(group)}")
        _tell_later(group)
    if unknown:
        say(f"{len(unknown)} reports that decisions are about are not in {run}; they are kept")
    typer.echo(str(path))
    say(f"{len(merged)} decisions, {len(differing)} disagreements; exports take them from here")
    if differing:
        say("to settle them, write the page again and decide there:")
        tell("review", run)
    return 3 if differing else 0


def _tell_later(group: Sequence[Decision]) -> None:
    """Say why a decision that settles something did not: by its time another came after it."""
    for one in group:
        later = [other for other in group if other.when > one.when]
        if one.settles and later:
            last = max(later, key=lambda other: other.when)
            say(
                f"the decision of {one.reviewer or '?'} that settles it is of {one.at}, that of "
                f"{last.reviewer or '?'} of {last.at}, and so not settled; check the clocks"
            )


def _refuse_impossible(
    run: Path, new: Mapping[Path, Sequence[Decision]], held: Sequence[Decision]
) -> None:
    """Merge nothing where one decision of the files cannot be, and say which.

    Raises:
        UsageError: there is one.
    """
    from extractor.outputs.review.possible import impossible

    wrong = {file: list(impossible(run, made, held)) for file, made in new.items()}
    for file, lines in wrong.items():
        for line in lines:
            say(f"{file}: {line}")
    if count := sum(map(len, wrong.values())):
        raise UsageError(
            f"{count} decisions cannot be, and nothing was merged; decide again on the page and "
            "save, or correct the file"
        )


def _held_against(run: Path, merged: Sequence[Decision]) -> tuple[list[str], set[str]]:
    """The reports in which these decisions leave nothing to look at, and those that the run does
    not have, by their SHA-256; on the way what is not read any more is told."""
    from extractor.outputs import read_records
    from extractor.outputs.kept_pack import kept_pack, vocabulary_for
    from extractor.outputs.review.checked import checked
    from extractor.outputs.review.decisions import Decided, match
    from extractor.outputs.review.to_check import nothing_left

    by_report, pack = Decided.of(merged).by_report, kept_pack(run)
    finished, unknown = [], {*by_report}
    for result in read_records(run):
        unknown.discard(result.sha256)
        mine = by_report.get(result.sha256, ())
        _, lost = match(mine, result)
        report = checked(result, mine, vocabulary_for(result, pack))
        if nothing_left(report):
            finished.append(result.sha256)
        for finding in report.at_odds:
            say(
                f"{result.name}: with a value that a person gave this does not hold: {finding.formula}"
            )
        for decision in lost:
            if decision.action == "add":
                continue  # No reader gave it: that is why a person added it.
            say(f"{result.name}: {decision.indicator} is not read any more; the decision is kept")
    return finished, unknown


def _tell_nameless(decisions: Iterable[Decision]) -> None:
    """Say which decisions nobody stands for by name."""
    from extractor.outputs.review.checked import label_of

    by_report: dict[str, list[str]] = {}
    for one in decisions:
        if not one.reviewer.strip():
            by_report.setdefault(one.report, []).append(
                label_of(one) or word(one.action, "reviewed")
            )
    for report, labels in by_report.items():
        say(f"{report}: {len(labels)} decisions without a reviewer's name: {', '.join(labels)}")
    if count := sum(map(len, by_report.values())):
        say(f"{count} decisions name no reviewer; enter one on the page, decide again and save")
