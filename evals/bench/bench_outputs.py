"""What exports and the review page take: time, memory, and how fast a browser opens the page.

    python evals/bench/bench_outputs.py --reports 1000 10000 --kinds parquet xlsx
    python evals/bench/bench_outputs.py --reports 1000 --review

The run is made of the shipped reports, repeated under other names.  Every export runs in a process
of its own; memory is the most that it held.  The page is opened by Chromium; beside it stands the
time to read the file alone.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from recorded import keep

from extractor import extract
from extractor.outputs import RECORDS, ReportRow, write_records, write_reports
from extractor.schemas import MetaValue, Result

REPORTS = sorted((Path(__file__).parents[1] / "reports").glob("*.txt"))


def make(folder: Path, count: int) -> Path:
    """A run folder with ``count`` reports, and a file for each."""
    out, sources = folder / "out", folder / "sources"
    sources.mkdir(parents=True)
    results = [extract(path) for path in REPORTS]
    rows: list[ReportRow] = []

    def every():
        for number in range(count):
            result, source = results[number % len(results)], REPORTS[number % len(results)]
            file = sources / f"{number:06}.txt"
            # Other bytes and the same text: blanks at its end.
            mark = f"{number:b}".translate({48: " ", 49: "\t"})
            file.write_bytes(source.read_bytes() + b"\n" + mark.encode())
            named = renamed(result, number, hashlib.sha256(file.read_bytes()).hexdigest())
            rows.append(ReportRow(named.name, named.state, sha256=named.sha256, file=str(file)))
            yield named

    write_records(every(), out)
    write_reports(rows, (), out)
    return out


def renamed(result: Result, number: int, digest: str) -> Result:
    """The report of another agency and year."""
    meta = result.meta.model_copy(
        update={"agency": MetaValue(value=f"第{number // 10}局"), "year": 2010 + number % 10}
    )
    return result.model_copy(update={"name": f"{number:06}.txt", "sha256": digest, "meta": meta})


def export(out: Path, target: Path) -> tuple[float, float]:
    """Seconds, and the most memory in MB, of one export in a process of its own."""
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from extractor.outputs.export import ExportOptions, write\n"
        "write(Path(sys.argv[1]), Path(sys.argv[2]), ExportOptions())\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, str(out), str(target)], capture_output=True, check=True
    )
    return time.perf_counter() - start, float(done.stdout)


def review(out: Path) -> dict[str, float]:
    """Write the page, and open it in Chromium; seconds of each."""
    from playwright.sync_api import sync_playwright

    from extractor.options import Options
    from extractor.outputs.review.page import write_review

    start = time.perf_counter()
    written = write_review(out, out / "review.html", max_bytes=Options().max_bytes)
    made = time.perf_counter() - start
    page_file = written.files[0]
    shown = written.reports - len(written.without_text)
    size = page_file.stat().st_size / 1e6
    start = time.perf_counter()
    page_file.read_bytes()
    read = time.perf_counter() - start
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(page_file.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        opened = time.perf_counter() - start
        start = time.perf_counter()
        page.fill("#search", "第7局")
        page.wait_for_function("document.querySelectorAll('#rows tr').length < 20")
        searched = time.perf_counter() - start
        start = time.perf_counter()
        page.click("#rows tr >> nth=0")
        page.wait_for_selector(".fact[aria-selected=true]")
        entered = time.perf_counter() - start
        browser.close()
    print(f"review page: {written.reports} reports ({shown} with their text), {size:.1f} MB in "
          f"{len(written.files)} file(s), written in {made:.1f} s")  # fmt: skip
    print(f"  opened in {opened:.2f} s (the file alone is read in {read:.2f} s); a search takes "
          f"{searched:.2f} s, a report {entered:.2f} s to open")  # fmt: skip
    return {
        "review page: written, s": round(made, 2),
        "review page: opened, s": round(opened, 2),
        "review page: opened / the file alone read": round(opened / read, 1),
        "review page: a search, s": round(searched, 2),
        "review page: a report, s": round(entered, 2),
    }


def main() -> None:
    """Print a line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000])
    parser.add_argument("--kinds", nargs="*", default=[])
    parser.add_argument("--review", action="store_true")
    asked = parser.parse_args()
    figures: dict[str, float] = {}
    for count in asked.reports:
        with tempfile.TemporaryDirectory() as folder:
            out = make(Path(folder), count)
            records = (out / RECORDS.filename).stat().st_size / 1e6
            print(f"{count} reports, {records:.0f} MB of records", flush=True)
            for kind in asked.kinds:
                seconds, memory = export(out, Path(folder) / f"panel.{kind}")
                size = sum(file.stat().st_size for file in Path(folder).glob("panel*")) / 1e6
                print(f"  .{kind}: {seconds:.1f} s, at most {memory:.0f} MB, {size:.1f} MB written",
                      flush=True)  # fmt: skip
                figures[f"{count} reports, .{kind}: s"] = round(seconds, 2)
                figures[f"{count} reports, .{kind}: MB at most"] = round(memory)
                figures[f"{count} reports, .{kind}: written / records"] = round(size / records, 3)
            if asked.review:
                figures |= {f"{count} reports, {what}": n for what, n in review(out).items()}
    keep("outputs", figures)


if __name__ == "__main__":
    main()
