"""What pages say of speed is what the benchmarks wrote.

The pages are the English ones: what stands in their Chinese twins is the same by
``test_twin_pages.py``.
"""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

from support.pages import ROOT, read

WRITTEN: dict[str, Any] = {
    part: value["figures"]
    for part, value in json.loads(read(ROOT / "evals" / "bench" / "results.json")).items()
}
ASKING = WRITTEN["asking"]
BUSIEST = "0.3 s an answer, 2 process(es): "


def page(name: str) -> str:
    """A page of docs, a blank for each end of a line."""
    return " ".join(read(ROOT / "docs" / name).split())


def of_two_processes() -> list[str]:
    return [
        f"{ASKING[f'{seconds} s an answer, 2 process(es): seconds / {bound} bound']['median']:.2f}"
        for seconds in ("0.3", "1")
        for bound in ("waiting", "larger")
    ]


def test_the_table_of_asking() -> None:
    scale = page("scale.md")
    for seconds, processes in itertools.product(("0.3", "1"), (1, 2)):
        key = f"{seconds} s an answer, {processes} process(es): "
        cells = [f"{ASKING[key + what]['median']:.1f}"
                 for what in ("waiting bound, s", "computing bound, s")]  # fmt: skip
        for what in ("seconds / waiting bound", "seconds / larger bound"):
            found = ASKING[key + what]
            cells.append(f"{found['median']:.2f} ({found['least']:.2f}-{found['most']:.2f})")
        cells.append(f"{ASKING[key + 'CPU ms a report']['median']:.0f}")
        assert f"| {seconds} s to an answer, {processes} | {' | '.join(cells)} |" in scale


def test_what_is_concluded_from_asking() -> None:
    scale = page("scale.md")
    waiting, _, later, _ = of_two_processes()
    assert f"With two processes it takes {waiting} and {later} times" in scale
    seconds, reports = ASKING[BUSIEST + "waiting bound, s"]["median"], ASKING["reports"]
    most = f"at most {seconds * 2 / reports * 1000:.0f} ms of CPU a report, server included"
    assert f"{most} ({seconds:.1f} s × 2 cores / {reports})" in scale
    milliseconds = ASKING[BUSIEST + "CPU ms a report"]["median"]
    hours = f"`python -m evals.bench --only asking` | {milliseconds * 1e6 / 3.6e6:.0f} core-hours |"
    assert f"| CPU with a model | {milliseconds:.0f} ms a report, short ones: {hours}" in scale


def test_the_table_of_ratios() -> None:
    speed = read(ROOT / "docs" / "evaluation.md").partition("## Speed")[2]
    shown = re.findall(r"(?m)^\| .+? \| ([\d.]+) \| (?:[\d.]+|none|flat) \|", speed)
    start, memory = WRITTEN["start"].values(), [*WRITTEN["memory"].values()][-2:]
    assert shown == [
        *of_two_processes(),
        *(f"{figure['median']:.2f}" for figure in start),
        *(f"{ratio:.2f}" for ratio in memory),
    ]


def test_aims_that_are_missed() -> None:
    missed = read(ROOT / "CONTRIBUTING.md").partition("that are missed")[2]
    waiting, _, later, larger = of_two_processes()
    assert all(ratio in missed for ratio in (waiting, later, larger))


def test_memory_and_outputs_of_large_runs() -> None:
    scale = page("scale.md")
    own, whole, own_of_many, whole_of_many, *ratios = WRITTEN["memory"].values()
    times, times_of_whole = (f"({ratio:.2f} times)" for ratio in ratios)
    assert f"{own:.0f} MB at 100 reports, {own_of_many:.0f} MB at 20,000 {times}" in scale
    assert f" {whole:.0f} and {whole_of_many:.0f} MB {times_of_whole}" in scale
    page_ = {name.partition(": ")[2]: value for name, value in WRITTEN["outputs"].items()}
    opened = f"opens in {page_['opened, s']:.2f} s in Chromium on the same machine"
    assert f"{opened}, {page_['opened / the file alone read']:.0f} times what its file" in scale


def test_a_question_and_a_text() -> None:
    client, text, growth = (WRITTEN[part] for part in ("client", "text", "text-growth"))
    asked = f"{client['the client, ms a question']:.2f} ms"
    through = f"{client['instructor over openai, ms a question']:.1f} ms"
    post = client["the client / openai's post"]
    evaluation = page("evaluation.md")
    for said in (
        f"costs {asked} of CPU",
        f"{post:.1f} times openai's bare post, and {through} through",
        f"cleaning {text['cleaning, ms']:.1f} ms, scanning {text['scanning, ms']:.1f} ms, the "
        f"whole document {text['whole document, ms']:.1f} ms",
        f"takes {growth['time a character: 5 MB / 0.5 MB']:.2f} times",
    ):
        assert said in evaluation, said
    assert f"{through} of CPU a question, in place of {asked}." in page("endpoint.md")
