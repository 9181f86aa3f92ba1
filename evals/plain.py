"""The plain prompt, asked and scored: is this program worth more than one question?

``python -m evals.plain questions REPORT… --out FILE`` writes one question a report as lines of an
OpenAI batch file.  ``python -m evals.plain score ANSWERS…`` scores the answers, lines of
``{"custom_id": …, "answer": {"1": "indicator", "2": "other"}}`` or those of the batch itself, against
the gold of the reports that they belong to; with ``--keep FOLDER --model NAME`` they become a recording
set, which ``extractor eval --recorded`` prints beside the others.  What is wrong in an answer is not
named: the texts may be those that nobody looks at.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.endpoint.prompt import load_prompt
from extractor.evaluate.gold import Gold
from extractor.evaluate.markdown import readers_table
from extractor.evaluate.model_scores import ReaderRun, Spent
from extractor.evaluate.plain_prompt import PLAIN, plain_line, plain_question, plain_result
from extractor.evaluate.suite import load_everything, report_path, score_all
from extractor.evaluate.texts import text_of


def questions(reports: Sequence[Path], out: Path, model: str) -> None:
    """Write one question a report."""
    lines = [plain_line(plain_question(text_of(path).document), model) for path in reports]
    out.write_text("".join(lines), encoding="utf-8")
    print(f"{out}: {len(lines)} questions", file=sys.stderr)


def answers_in(paths: Sequence[Path]) -> dict[str, Any]:
    """The answers by custom_id; None is one that is no JSON."""
    found: dict[str, Any] = {}
    for path in paths:
        try:
            for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
                item = json.loads(line)
                found[item["custom_id"]] = _answer(item)
        except (OSError, ValueError, KeyError, TypeError) as error:
            sys.exit(
                f"{path}: cannot be read ({error!r}); give lines of JSON with custom_id and answer"
            )
    return found


def _answer(item: Mapping[str, Any]) -> Any:
    answer = item.get("answer")
    if answer is None and item.get("response"):
        answer = item["response"]["body"]["choices"][0]["message"]["content"]
    if not isinstance(answer, str):
        return answer
    try:
        return json.loads(answer[answer.index("{") : answer.rindex("}") + 1])
    except ValueError:
        return None


def score(answers: Mapping[str, Any], folder: Path, keep: Path | None, model: str) -> None:
    """Score the answers of the reports of a folder of gold, and keep them if wanted."""
    golds: dict[Path, Gold] = {}
    results, left = [], dict(answers)
    for path, gold in load_everything(folder).items():
        document = text_of(report_path(path, gold)).document
        question = plain_question(document)
        if question.digest not in left:
            continue
        answer = left.pop(question.digest)
        golds[path] = gold
        results.append(plain_result(document, question, answer))
        if keep is not None:
            _keep(keep, Path(gold.report).name, model, question.digest, answer)
    if left:
        sys.exit(f"{len(left)} answers belong to no question about a report with gold in {folder}")
    run = ReaderRun(
        f"{model}, plain prompt",
        tuple(score_all(golds, results)),
        Spent(len(golds), None, None, cost=None),
    )
    print(readers_table([run]))
    silent = sum(not isinstance(answer, dict) for answer in answers.values())
    print(f"{silent} of {len(answers)} answers are no JSON object", file=sys.stderr)


def _keep(folder: Path, report: str, model: str, digest: str, answer: Any) -> None:
    """One file a report: who answered what and when; the text stays where it is."""
    header = {
        "format": PLAIN, "report": report, "model": model, "strategy": PLAIN,
        "prompts": load_prompt("plain").version,
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    lines = [header, {"request_sha256": digest, "answer": answer}]
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    (folder / f"{report}.jsonl").write_text(text, encoding="utf-8")


def main(words: Sequence[str] | None = None) -> None:
    """Read the command line, or these words of one."""
    parser = argparse.ArgumentParser(description="The plain prompt, asked and scored.")
    commands = parser.add_subparsers(dest="command", required=True)
    asking = commands.add_parser("questions", help="write one question a report")
    asking.add_argument("reports", type=Path, nargs="+", metavar="REPORT")
    asking.add_argument("--out", type=Path, required=True, help="the batch file")
    asking.add_argument("--model", default="model", help="the model that the lines name")
    scoring = commands.add_parser("score", help="score answers")
    scoring.add_argument("answers", type=Path, nargs="+", metavar="ANSWERS")
    scoring.add_argument("--gold", type=Path, default=Path("evals/synthetic/gold"))
    scoring.add_argument("--keep", type=Path, help="make a recording set of the answers, here")
    scoring.add_argument("--model", default="model", help="who answered")
    given = parser.parse_args(words)
    if given.command == "questions":
        questions(given.reports, given.out, given.model)
    else:
        score(answers_in(given.answers), given.gold, given.keep, given.model)


if __name__ == "__main__":
    main()
