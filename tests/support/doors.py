"""Options and questions for tests of the endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field

from extractor.endpoint import Message, Wire
from extractor.options import ModelOptions, Options

QUESTION: list[Message] = [
    {"role": "system", "content": "只回答 JSON。"},
    {"role": "user", "content": "共收到申请131件。"},
]
GOOD = {"city": "北京", "counts": [1, 2]}


class Cities(Wire):
    """An answer to ask for."""

    city: str
    counts: list[int] = Field(default_factory=list)


def options(base_url: str, cache: Path | None = None, **model: Any) -> Options:
    """Options for one endpoint; with ``cache``, the folder of the response cache."""
    settings: dict[str, Any] = {"base_url": base_url, "model": "test-model", "timeout": 5}
    run = {key: model.pop(key) for key in ("max_cost", "max_tokens") if key in model}
    return Options(
        model=ModelOptions(**(settings | model)),
        cache_dir=cache,
        use_cache=cache is not None,
        **run,
    )
