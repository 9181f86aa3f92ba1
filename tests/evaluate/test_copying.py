"""The ablation that the README quotes: the figures there are those of the recorded answers."""

from __future__ import annotations

import re
import subprocess
import sys

from conftest import EVALS, ROOT


def test_the_readme_quotes_what_the_ablation_prints() -> None:
    done = subprocess.run(
        [
            sys.executable, str(EVALS / "ablation" / "copying.py"),
            "--recordings", str(EVALS / "ablation" / "qwen2.5-coder-1.5b-copying"),
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    f1 = re.search(r"F1 (0\.\d{3})", done.stdout)
    invented = re.search(r"does not state: (\d+) of (\d+)", done.stdout)
    unquoted = re.search(r"do not stand in the text: (\d+) of (\d+)", done.stdout)
    assert f1
    assert invented
    assert unquoted
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"reaches an F1 of {f1[1]} on the seven texts" in readme
    assert f"{invented[1]} of the {invented[2]} values that it writes are not in the text" in readme
    assert f"{unquoted[1]} of its {unquoted[2]} quotes" in readme
