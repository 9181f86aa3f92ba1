"""What a type checker says of programs that use the library: without pydantic's plug-in, strict."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = """
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from extractor import ModelOptions, Options, Price, extract
from extractor.plugins import Claim, Mention

model = ModelOptions(
    base_url="http://host/v1", model="m", api_key="k", headers={"X-Team": "b"}, ca_file="x.pem",
    proxy="http://proxy", recordings="r", record="r", weights="w", lora="l",
    price=Price(prompt="0.3", completion=1, cached=Decimal("0.1")),
)
options = Options(model=model, max_cost=5, cache_dir="c")
money: Decimal | None = options.max_cost
key: str = model.api_key.get_secret_value()
folder: Path | None = options.cache_dir
result = extract("x.txt", options)
value: Decimal | None = result.report.applications.received.value
agency = result.meta.agency
name: str | None = agency.value if agency else None
beds = extract("x.txt", pack="clinics").flat().get("beds.total")


class Reader:
    def read(self, text: str, numbers: Sequence[Mention]) -> Iterator[Claim]:
        for number in numbers:
            yield Claim(indicator="applications.received", mention=number.id, reader="plugin")
"""
BAD = """
from extractor import ModelOptions, Options

Options(max_cost=[5])
Options(cache_dir=5)
Options(max_cots=5)
ModelOptions(model="m", api_key=5)
"""


def checked(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    (folder / "program.py").write_text(program, encoding="utf-8")
    (folder / "mypy.ini").write_text(f"[mypy]\nstrict = True\nmypy_path = {ROOT}\n")
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(folder), "program.py"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_what_pages_show_passes_and_mistakes_do_not(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    done = checked(tmp_path, GOOD)
    assert done.returncode == 0, done.stdout
    done = checked(tmp_path, BAD)
    assert "Found 4 errors" in done.stdout, done.stdout
