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

from extractor.options import LOCAL_URL, ModelOptions, Price
from extractor.resources import data_path

from .weights import MODEL_NAME, WEIGHTS_SHA256, check_installed, gguf_digest

RUNTIME = "xllamacpp"
_FREE = Price.model_validate({"prompt": 0, "completion": 0})


@dataclass(frozen=True, slots=True)
class Identity:
    """The embedded model in all that shapes its answers.  Digests are SHA-256, in hexadecimal."""

    weights_sha256: str
    runtime: str
    chat_template: str | None
    """None: the template in the weights themselves."""
    lora_sha256: str | None = None
    name: str = MODEL_NAME

    @property
    def model(self) -> str:
        """The name of the model, with that of its adapter."""
        adapter = f"+lora-{self.lora_sha256[:8]}" if self.lora_sha256 else ""
        return self.name + adapter

    @property
    def facts(self) -> dict[str, object]:
        """As the header of a recording names it."""
        found: dict[str, object] = {
            "weights_sha256": self.weights_sha256,
            "runtime": self.runtime,
        }
        if self.chat_template is not None:
            template = hashlib.sha256(self.chat_template.encode()).hexdigest()
            found["chat_template_sha256"] = template
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


def identity_of(lora: Path | None = None, weights: Path | None = None) -> Identity:
    """The identity of the embedded model, with an adapter or without, or of a user's ``weights``.

    Raises:
        MissingExtraError: the optional packages are not installed.
        UsageError: a file cannot be read, or is no GGUF file.
    """
    check_installed(own=weights is not None)
    adapter = None
    if lora is not None:
        remedy = "convert the adapter with convert_lora_to_gguf.py of llama.cpp"
        adapter = gguf_digest(lora, "LoRA adapter", remedy)
    runtime = f"{RUNTIME} {version(RUNTIME)}"
    if weights is None:
        return Identity(WEIGHTS_SHA256, runtime, chat_template(), adapter)
    remedy = "convert the model with convert_hf_to_gguf.py of llama.cpp"
    return Identity(
        gguf_digest(weights, "model", remedy), runtime, None, adapter, weights.stem.lower()
    )


def local_model(model: ModelOptions) -> ModelOptions:
    """The options with what the embedded endpoint settles: name, address, price, one at a time.

    There is one slot: a second request would wait in the server and run into its time limit.

    Raises:
        MissingExtraError: the optional packages are not installed.
        UsageError: the adapter or the model cannot be read.
    """
    identity = identity_of(model.lora, model.weights)
    settled = {
        "model": identity.model,
        "base_url": identity.base_url,
        "price": _FREE,
        "in_flight": 1,
    }
    return model.model_copy(update=settled)
