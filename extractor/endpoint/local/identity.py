"""What exactly answers: weights, adapter, chat template and runtime, as one name and one digest.

The server listens on another port each time.  In requests, cache keys and results it therefore
goes by an address that changes when, and only when, its answers may.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extractor.errors import UsageError
from extractor.options import LOCAL_URL, ModelOptions, Price
from extractor.resources import data_path

from .weights import MODEL_NAME, WEIGHTS_SHA256, check_installed, digest

RUNTIME = "xllamacpp"
_FREE = Price.model_validate({"prompt": 0, "completion": 0})


@dataclass(frozen=True, slots=True)
class Identity:
    """The embedded model in all that shapes its answers.  Digests are SHA-256, in hexadecimal."""

    weights_sha256: str
    runtime: str
    chat_template: str
    lora_sha256: str | None = None

    @property
    def model(self) -> str:
        """The name of the model, with that of its adapter."""
        adapter = f"+lora-{self.lora_sha256[:8]}" if self.lora_sha256 else ""
        return MODEL_NAME + adapter

    @property
    def facts(self) -> dict[str, object]:
        """As the header of a recording names it."""
        found: dict[str, object] = {
            "weights_sha256": self.weights_sha256,
            "runtime": self.runtime,
            "chat_template_sha256": hashlib.sha256(self.chat_template.encode()).hexdigest(),
        }
        return found if self.lora_sha256 is None else {**found, "lora_sha256": self.lora_sha256}

    @property
    def base_url(self) -> str:
        """The address under which the answers of this very model are kept."""
        whole = json.dumps(self.facts, sort_keys=True).encode()
        return LOCAL_URL.replace("/v1", f"/{hashlib.sha256(whole).hexdigest()[:12]}/v1")


@cache
def chat_template() -> str:
    """The Jinja template that turns messages into a prompt: the base model has none."""
    return data_path("prompts", "local-chat.j2").read_text(encoding="utf-8").rstrip("\n")


def identity_of(lora: Path | None = None) -> Identity:
    """The identity of the embedded model, with an adapter or without.

    Raises:
        MissingExtraError: the optional packages are not installed.
        UsageError: the adapter cannot be read, or is no GGUF file.
    """
    check_installed()
    adapter = None
    if lora is not None:
        try:
            with lora.open("rb") as file:
                magic = file.read(4)
            adapter = digest(lora)
        except OSError as error:
            raise UsageError(
                f"{lora}: the LoRA adapter cannot be read ({error.strerror or error}); "
                "give the path of a GGUF file"
            ) from error
        if magic != b"GGUF":
            raise UsageError(
                f"{lora}: is no GGUF file; convert the adapter with convert_lora_to_gguf.py of "
                "llama.cpp"
            )
    return Identity(WEIGHTS_SHA256, f"{RUNTIME} {version(RUNTIME)}", chat_template(), adapter)


def local_model(model: ModelOptions) -> ModelOptions:
    """The options with what the embedded endpoint settles: name, address, price, one at a time.

    There is one slot: a second request would wait in the server and run into its time limit.

    Raises:
        MissingExtraError: the optional packages are not installed.
        UsageError: the adapter cannot be read.
    """
    found = identity_of(model.lora)
    settled = {"model": found.model, "base_url": found.base_url, "price": _FREE, "in_flight": 1}
    return model.model_copy(update=settled)
