"""Files of other Office programs, converted by LibreOffice where it is installed.

It runs alone, with a profile of its own that is thrown away, without macros, active content or
links to elsewhere, and for a limited time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from extractor.errors import SourceError, TooLargeError

from .limits import OFFICE_SECONDS, check_size

INSTALL = (
    "install LibreOffice (Debian: apt-get install libreoffice-writer-nogui "
    "libreoffice-calc-nogui) and run again"
)

CONVERTED = (".doc", ".xls", ".xlsx", ".rtf", ".odt", ".ods", ".wps", ".et")
"""The usual ends of the names of files that it converts; by content these are told."""

_OPTIONS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    "/org.openoffice.Office.Calc/Content/Update": {"Link": "1"},
}
_NOWHERE = "http://127.0.0.1:9"
"""The port at which nobody answers: what is asked of the network goes there."""

_AGAIN, _STARTS = 81, 3
"""How it ends when its new profile is made and it wants to be started again."""


@cache
def office() -> Path | None:
    """The program of LibreOffice; None if it is not installed.

    The binary beside the script of that name, where there is one: ending it leaves nothing behind.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    binary = Path(found).resolve().with_name("soffice.bin")
    return binary if binary.is_file() else Path(found)


def converted(data: bytes, shown: str, target: str, max_bytes: int) -> bytes:
    """The file as ``docx`` or ``html``.

    Raises:
        TooLargeError: it takes too long, or becomes too large.
        SourceError: LibreOffice cannot read it.
    """
    program = office()
    assert program is not None  # the kind of the file is told only where it can be converted
    with tempfile.TemporaryDirectory(prefix="extractor-office-") as name:
        folder = Path(name)
        (folder / "user").mkdir()
        (folder / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        source, out = folder / "report", folder / "out"
        source.write_bytes(data)
        command = [
            str(program), "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={folder.as_uri()}",
            "--convert-to", _FILTERS[target], "--outdir", str(out), str(source),
        ]  # fmt: skip
        try:
            for _ in range(_STARTS):
                done = subprocess.run(
                    command, capture_output=True, timeout=OFFICE_SECONDS, check=False, cwd=folder,
                    env=_environment(folder), stdin=subprocess.DEVNULL,
                )  # fmt: skip
                if done.returncode != _AGAIN:
                    break
        except subprocess.TimeoutExpired as late:
            raise TooLargeError(
                f"{shown}: LibreOffice did not convert it within {OFFICE_SECONDS:g} seconds; "
                f"open it and save it as {_OTHER[target]}"
            ) from late
        except OSError as error:
            raise _failed(shown, target, str(error)) from error
        made = out / f"report.{target}"
        if not made.is_file():
            raise _failed(shown, target, done.stderr.decode("utf-8", "replace"))
        check_size(shown, made.stat().st_size, max_bytes)
        return made.read_bytes()


_FILTERS = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarCalc)"}
_OTHER = {"docx": "Word (.docx)", "html": "PDF"}


def _failed(shown: str, target: str, reason: str) -> SourceError:
    said = " ".join(reason.split())[:120]
    return SourceError(
        f"{shown}: LibreOffice cannot convert it"
        f"{f' ({said})' if said else ''}; open it and save it as {_OTHER[target]}"
    )


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, options in _OPTIONS.items()
        for name, value in options.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/'
        'registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/'
        f'XMLSchema-instance">{items}</oor:items>'
    )


def _environment(folder: Path) -> dict[str, str]:
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE)
    return {**known, **proxies, "HOME": str(folder)}
