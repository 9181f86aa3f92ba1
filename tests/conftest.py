"""What is run: ``--slow`` the longer checks too, ``-m quick`` what a common change needs.

What repeats one check over many variants does so over a few.  All of them, marked ``thorough``, are
for ``TESTS_THOROUGH=1``, as in ``.ci/run``, and for ``--slow``; a loop asks ``support.thorough``.
``-m quick`` leaves out what starts processes or reads much, and of many cases of a test all but each
fourth.

Property tests draw the same examples in every run, so that a change is judged by itself: a few, or
with ``TESTS_THOROUGH=1``, as in ``.ci/run``, many.  With ``--slow``, or where
``HYPOTHESIS_EXAMPLES`` says how many, they draw new ones.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from support.thorough import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.browser import Started
    from support.command_line import Inside

# Compiled modules are kept, whatever the environment says: this process and the many that tests
# start would compile the same ones again, which takes longer than most of them run.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Temporary files in memory where there is room: most of what a run with its databases waits for is
# the disk, to have its files for good.  None of them has to outlive a loss of power.
MEMORY = Path("/dev/shm")
if "PYTEST_DEBUG_TEMPROOT" not in os.environ and os.access(MEMORY, os.W_OK):
    may_run = not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC  # some tests start what they wrote
    if may_run and shutil.disk_usage(MEMORY).free > 4 * 2**30:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
EVALS = ROOT / "evals"

# Started processes, servers, browsers or many generated files: not for every change.
LONG = (
    "batch",
    "cli",
    "endpoint",
    "evaluate",
    "hostile",
    "library",
    "outputs",
    "plugins",
    "messages/test_commands",
    "readers/model",
    "readers/test_broken_labels",
    "readers/test_earned_exclusions",
    "readers/test_earned_patterns",
    "readers/test_ends_inside",
    "readers/test_forms_beside",
    "readers/test_labels_in_two_languages",
    "readers/test_listed_cells",
    "readers/test_matrix_parts",
    "readers/test_set_differently",
    "readers/test_tables_as_converted",
    "readers/test_tables_flattened",
    "readers/test_tables_full",
    "readers/test_tables_generated",
    "readers/test_tables_moved",
    "readers/test_tables_of_two_years",
    "readers/test_tables_placed",
    "schemas/test_roles",
    "test_packaging",
    "test_pages",
    "text/load",
    "text/test_downwards",
    "text/test_scan",
    "verify/test_mistakes",
    "verify/test_pointed",
)
QUICK = 4
"""``-m quick`` runs each fourth case of a test, the first one always."""

_NOT_RUN = pytest.StashKey[int]()
"""How many cases are left to a thorough run."""

EXAMPLES = os.environ.get("HYPOTHESIS_EXAMPLES")
FEW = 60 if THOROUGH else 20
for profile, examples, same in (("same", FEW, True), ("new", int(EXAMPLES or 300), False)):
    settings.register_profile(
        profile,
        max_examples=examples,
        derandomize=same,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("new" if EXAMPLES or "--slow" in sys.argv else "same")


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Inside:
    """The command line, called in this process."""
    from support.command_line import Inside

    return Inside(monkeypatch, capsys)


@pytest.fixture(scope="session")
def resting_browser() -> Iterator[Started]:
    """One for all pages: starting it takes longer than most of them."""
    from support.browser import started

    with started() as browser:
        yield browser


@pytest.fixture
def browser(resting_browser: Started) -> Iterator[Started]:
    """A running browser."""
    with resting_browser.used() as browser:
        yield browser


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """``-n auto``: one more than there are cores, since many tests wait for a server or a process.

    Whoever has nothing left takes from the others, so that no core idles at the end.  What is
    quick waits for nothing, and each process begins by importing it all.
    """
    if config.option.dist == "no":
        config.option.dist = "worksteal"
    return (os.cpu_count() or 1) + (config.option.markexpr != "quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """``-m quick`` does not even import what takes long: that alone takes as long as the rest."""
    if config.option.markexpr != "quick":
        return None
    return True if _takes_long(collection_path) else None


@cache
def _takes_long(path: Path) -> bool:
    return path.is_relative_to(TESTS) and path.relative_to(TESTS).as_posix().startswith(LONG)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the longer checks too")


def pytest_collectstart() -> None:
    """What is imported and collected stays to the end: the collector need not look at it."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor again afterwards."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    for item in items:
        if not _takes_long(item.path):
            item.add_marker("quick")
    if not config.getoption("--slow"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="longer check: run with --slow"))
    # Drawn from all cases, whichever of them -k and -m leave: the same ones in every run.
    left = set() if THOROUGH else _for_thorough_runs(items)
    if config.option.markexpr == "quick" and not THOROUGH:
        left |= _beside_each([item for item in items if item not in left], QUICK)
    yield
    not_run = [item for item in items if item in left]
    items[:] = [item for item in items if item not in left]
    config.hook.pytest_deselected(items=not_run)
    config.stash[_NOT_RUN] = len(not_run)
    if hasattr(config, "workeroutput"):
        config.workeroutput["thorough"] = len(not_run)


def _for_thorough_runs(items: list[pytest.Item]) -> set[pytest.Item]:
    """What is marked: with ``every=4`` all cases of a test but each fourth."""
    by_step: dict[int, list[pytest.Item]] = {}
    for item in items:
        if (mark := item.get_closest_marker("thorough")) is not None:
            by_step.setdefault(mark.kwargs.get("every", 0), []).append(item)
    return {item for every, some in by_step.items() for item in _beside_each(some, every)}


def _beside_each(items: list[pytest.Item], every: int) -> set[pytest.Item]:
    """All cases of a test but the first and each such one after it; all where ``every`` is 0."""
    cases: Counter[str] = Counter()
    left = set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        if not every or cases[test] % every:
            left.add(item)
        cases[test] += 1
    return left


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each process of several collects all, and leaves the same; one that was killed says nothing."""
    told = getattr(node, "workeroutput", {})
    node.config.stash[_NOT_RUN] = told.get("thorough", node.config.stash.get(_NOT_RUN, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if count := terminalreporter.config.stash.get(_NOT_RUN, 0):
        terminalreporter.write_line(f"{count} cases not run, which TESTS_THOROUGH=1 runs")
