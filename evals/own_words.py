"""Do all words of this repository stand on their own feet, or are some those of a real report?

::

    python evals/own_words.py                     # real reports in ../shared/real
    python evals/own_words.py --real FOLDER       # or elsewhere

Real reports are kept outside the repository.  A run of twelve Chinese characters that stands in a
tracked file and in one of them too is a copied sentence, unless it is wording of the official
forms or a set phrase, as ``evals/allowed_phrases.txt`` lists them.  Only Han characters count:
blanks, punctuation, digits, Latin letters and markup between them are skipped on both sides, so
that another number, a line break or the other script hides nothing.

Exit codes: 0 nothing found, or no real reports there ("skipped"); 1 usage; 3 copied words found.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.schemas import vocabulary
from extractor.text.clean import fold
from extractor.text.load import load

ROOT = Path(__file__).resolve().parents[1]
RUN = 12
"""Han characters in a row that count as copied."""
JOINTS = 3
"""Characters of a run that may stand between allowed phrases: a 年, a 件, an 均为."""
LONGEST_PHRASE = 24
"""Han characters of an allowed phrase that is no wording of a form: a phrase, not a sentence."""

_HAN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_PASSAGE = re.compile(r"<正文[^>]*>(.*?)</正文", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ORDINAL = re.compile(r"^\W?(?:[一二三四五六七八九十]+\W|\d+\.)")
"""The number before a heading or a label, which other pages leave away or change."""
_SEED_GOLD = re.compile(r"evals/gold/00[0-4]\.json")
"""Gold of the five reports that the repository holds, which may quote them."""


class WrongList(ValueError):
    """The list of allowed phrases is not as it must be; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Han characters of a tracked file that stand in a real report too."""

    line: int
    words: str
    source: str


def han(text: str) -> tuple[str, list[int]]:
    """The Han characters of a text in simplified script, and where each stands in it."""
    folded, _ = fold(text)
    places = [match.start() for match in _HAN.finditer(folded)]
    return "".join(folded[place] for place in places), places


def real_runs(folder: Path) -> dict[str, str]:
    """Every run of twelve Han characters in the real reports -> a file where it stands."""
    found: dict[str, str] = {}
    for path, text in real_texts(folder):
        words, _ = han(text)
        for at in range(len(words) - RUN + 1):
            found.setdefault(words[at : at + RUN], str(path.relative_to(folder)))
    return found


def real_texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Texts, quotes and cells of the gold, labelled expressions, and what models were shown."""
    for path in sorted(p for name in ("excerpts", "full") for p in folder.glob(f"{name}/*")):
        if path.suffix == ".pdf":
            yield path, load(path, max_bytes=10**8).raw
        else:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted(folder.glob("gold/*.json")):
        yield from ((path, text) for text in _quoted(json.loads(path.read_text(encoding="utf-8"))))
    for path in sorted(folder.glob("mentions/*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from ((path, row["expression"]) for row in rows)
    for path in sorted(folder.glob("recordings/*/*.jsonl")):
        yield from ((path, text) for text in _recorded(path))


def _quoted(value: object) -> Iterator[str]:
    """The words of a gold file that are the report's: its quotes and the cells of its tables."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key in ("quote", "table") and not isinstance(item, Mapping):
                yield from _strings(item)
            else:
                yield from _quoted(item)
    elif isinstance(value, list):
        for item in value:
            yield from _quoted(item)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _recorded(path: Path) -> Iterator[str]:
    """Of a recording the passages and the strings of the answers.

    The rest of a request is our own prompt, and so is a name of an indicator in an answer.
    """
    own = {item.zh for item in vocabulary().values()}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        recorded = json.loads(line)
        for message in json.loads(recorded["request"])["messages"]:
            yield from _PASSAGE.findall(message["content"])
        answer = json.loads(recorded.get("answer") or "{}")
        for choice in answer.get("choices", ()):
            said = _STRING.findall(choice["message"].get("content") or "")
            yield from (text for text in said if text not in own)


def load_allowed(path: Path) -> list[str]:
    """The allowed phrases of a file, as Han characters.

    A line ``## REASON`` begins a section; ``## form: …`` one of official wording, whose lines may
    be as long as the form's own.  Other lines with ``#`` are remarks.

    Raises:
        WrongList: a phrase stands before the first section, is no Chinese, or is a whole sentence.
    """
    allowed, section = [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("##"):
            section = line.removeprefix("##").strip()
        elif line.strip() and not line.startswith("#"):
            words, _ = han(_ORDINAL.sub("", line.strip()))
            if not section:
                raise WrongList(f"{path}:{number}: put a line '## REASON' before the first phrase")
            if len(words) < 2:
                raise WrongList(f"{path}:{number}: no phrase: it has {len(words)} Han characters")
            if len(words) > LONGEST_PHRASE and not section.startswith("form:"):
                raise WrongList(
                    f"{path}:{number}: {len(words)} Han characters are a sentence, not a set "
                    f"phrase (at most {LONGEST_PHRASE}); reword the text instead"
                )
            allowed.append(words)
    return allowed


def copied(text: str, real: Mapping[str, str], allowed: Sequence[str]) -> list[Copied]:
    """The runs of a text that stand in real reports and are not allowed, longest first joined."""
    words, places = han(text)
    hits = [at for at in range(len(words) - RUN + 1) if words[at : at + RUN] in real]
    if not hits:
        return []
    free = _uncovered(words, allowed)
    hits = [at for at in hits if sum(free[at : at + RUN]) > JOINTS]
    found: list[tuple[int, int]] = []
    for at in hits:
        if found and at == found[-1][1] - RUN + 1:
            found[-1] = (found[-1][0], at + RUN)
        else:
            found.append((at, at + RUN))
    return [
        Copied(text.count("\n", 0, places[at]) + 1, words[at:stop], real[words[at : at + RUN]])
        for at, stop in found
    ]


def _uncovered(words: str, allowed: Sequence[str]) -> list[bool]:
    """For each character whether no allowed phrase covers it."""
    free = [True] * len(words)
    for phrase in allowed:
        at = words.find(phrase)
        while at >= 0:
            free[at : at + len(phrase)] = [False] * len(phrase)
            at = words.find(phrase, at + 1)
    return free


def tracked(root: Path) -> Iterator[Path]:
    """The tracked files that must be our own: all but the five reports and their gold."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True)
    for name in done.stdout.decode().split("\0"):
        seed = name.startswith("evals/reports/") or _SEED_GOLD.fullmatch(name)
        # The list of allowed phrases stands in real reports, that is its point.
        if name and not seed and name != "evals/allowed_phrases.txt" and (root / name).is_file():
            yield root / name


def main(argv: Sequence[str] | None = None) -> int:
    """Look through the repository and print what is copied."""
    parser = argparse.ArgumentParser(
        description="Find sentences of real reports in the repository."
    )
    parser.add_argument("--real", type=Path, help="folder of real reports (../shared/real)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository")
    parser.add_argument("--allowed", type=Path, help="list (evals/allowed_phrases.txt)")
    given = parser.parse_args(argv)
    folder = given.real or given.root.parent / "shared" / "real"
    if not folder.is_dir():
        print(f"skipped: {folder} is not there, so nothing could be compared", file=sys.stderr)
        return 0
    try:
        allowed = load_allowed(given.allowed or given.root / "evals" / "allowed_phrases.txt")
    except (OSError, WrongList) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    real = real_runs(folder)
    if not real:
        print(f"error: {folder} holds no texts; name the folder with --real", file=sys.stderr)
        return 1
    count = files = 0
    for path in tracked(given.root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        files += 1
        for item in copied(text, real, allowed):
            count += 1
            print(f"{path.relative_to(given.root)}:{item.line}: {item.words} ({item.source})")
    print(
        f"{count} runs of {RUN} or more Han characters in {files} files stand in real reports too"
    )
    return 3 if count else 0


if __name__ == "__main__":
    sys.exit(main())
