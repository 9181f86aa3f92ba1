"""Keep of recordings the answers and the hashes of the requests, and no text of a report.

``python evals/hash_recordings.py FROM TO``: FROM holds recordings as ``--record`` writes them.  What
comes out plays back only where the texts are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extractor.endpoint.keys import digest_of


def hashed(line: str) -> str:
    """A line of a recording with the SHA-256 of its request in place of the request."""
    item = json.loads(line)
    if "request" in item:
        asked = json.loads(item.pop("request"))
        shape = {key: value for key, value in asked.items() if key != "messages"}
        item = {"request_sha256": digest_of(asked), "shape": json.dumps(shape), **item}
    return json.dumps(item, ensure_ascii=False)


def main(source: Path, target: Path) -> None:
    """Write the hashed form of every recording of one folder into another."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        (target / path.name).write_text("".join(f"{hashed(line)}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
