"""Where a key may go: a folder that somebody else filled must not direct it, or what is written.

A configuration file lies in the working folder, often among reports of strangers.  It may say how
to read; it may not send the user's key to an address of its own choice, nor have files written
outside its folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from extractor.endpoint.keys import public_url
from extractor.errors import UsageError
from extractor.options import Options

SHARED_KEY = "OPENAI_API_KEY"
SHARED_HOST = "api.openai.com"

_Place = Literal["flag", "environment", "file", "shared", "default"]
_WRITTEN = ("record", "cache_dir")


def trusted(options: Options, origins: Mapping[str, str]) -> tuple[Options, tuple[str, ...]]:
    """The options with a key that may go to their address, and remarks for the user.

    ``origins`` tells where each setting stands: a flag (``--base-url``), a variable
    (``EXTRACTOR_API_KEY``, ``OPENAI_API_KEY``) or the name of a file; defaults are left out.

    Raises:
        UsageError: a key would go to an address that its owner did not name, or a file has
            something written outside its folder.
    """
    for name in _WRITTEN:
        _check_place(name, options, origins)
    model = options.model
    if model is None or model.backend != "live":
        return options, ()
    address, key = _place(origins.get("base_url")), _place(origins.get("api_key"))
    where = public_url(model.base_url)
    remarks: list[str] = []
    if address == "file":
        remarks.append(f"{origins['base_url']} names the model's address: reports go to {where}")
    if key == "shared" and not _for_shared(address, model.base_url):
        remarks.append(
            f"{SHARED_KEY} is not sent to {where}, which {origins['base_url']} names; "
            "a key for it is given with EXTRACTOR_API_KEY and its address with --base-url or "
            "EXTRACTOR_BASE_URL"
        )
        model = model.model_copy(update={"api_key": SecretStr("")})
        options = options.model_copy(update={"model": model})
    elif not _may_go(key, address):
        raise UsageError(
            f"{origins['api_key']}: the key is not sent to {where}, which {origins['base_url']} "
            "names; give the address with --base-url, or both in the same place"
        )
    return options, tuple(remarks)


def _place(origin: str | None) -> _Place:
    if origin is None:
        return "default"
    if origin.startswith("--"):
        return "flag"
    if origin == SHARED_KEY:
        return "shared"
    return "environment" if origin.upper().startswith("EXTRACTOR_") else "file"


def _for_shared(address: _Place, base_url: str) -> bool:
    if address in ("flag", "environment"):
        return True
    try:
        own = urlsplit(base_url)
        return (own.scheme, own.hostname, own.port or 443) == ("https", SHARED_HOST, 443)
    except ValueError:
        return False


def _may_go(key: _Place, address: _Place) -> bool:
    """Whether a key goes to an address: one of the same source, one that a flag names, the default."""
    if key in ("default", "flag", "shared") or address in ("flag", "default"):
        return True
    return key == address


def _check_place(name: str, options: Options, origins: Mapping[str, str]) -> None:
    record = options.model.record if options.model else None
    path = options.cache_dir if name == "cache_dir" else record
    if path is None or _place(origins.get(name)) != "file":
        return
    if not path.resolve().is_relative_to(Path.cwd().resolve()):
        flag = "--" + name.replace("_", "-")
        raise UsageError(
            f"{origins[name]}: {name}: {path} lies outside the folder of the file, which may not "
            f"have files written there; give it with {flag} or EXTRACTOR_{name.upper()}"
        )
