"""What the tests of the rules share."""

from __future__ import annotations

import pytest

from extractor.knowledge.pack import shipped


@pytest.fixture(autouse=True)
def _rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences that the rules must leave alone are read by them alone.

    The learned reader is right about most of those, and not about all: how often is measured, not
    asserted (``extractor eval``).
    """
    if "learned" not in request.path.stem:
        monkeypatch.setitem(vars(shipped()), "learned", None)
