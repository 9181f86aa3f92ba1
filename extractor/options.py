"""One frozen options object, built at the border (CLI, library call) and passed inward."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from extractor.schemas.custom import OwnSchema

Mode = Literal["auto", "json_schema", "tools", "json"]
Strategy = Literal["point", "describe", "classify"]
Backend = Literal["live", "replay", "local"]

LOCAL_MODEL = "gemma-3-270m-q4_k_m"
LOCAL_URL = "http://local.invalid/v1"
"""The model in this process, and the address that stands for it: nothing is ever sent there."""


class Price(BaseModel):
    """Money per million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Decimal
    completion: Decimal
    currency: str = "USD"


class ModelOptions(BaseModel):
    """How to reach the language model and how to ask it.  Times are in seconds."""

    # A message about a wrong value must not show it: it may be a key.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    base_url: str = "https://api.openai.com/v1"
    model: str
    api_key: SecretStr = SecretStr("")
    mode: Mode = "auto"
    strategy: Strategy = "point"
    temperature: float | None = Field(default=0.0, ge=0, le=2)
    seed: int | None = None
    max_output_tokens: int = Field(default=2048, gt=0)
    timeout: float = Field(default=120.0, gt=0)
    attempts: int = Field(default=5, ge=1, description="tries a request, the first included")
    reasks: int = Field(default=2, ge=0, description="corrections asked for after a bad answer")
    second_round: bool = True
    rules_first: bool = Field(
        default=False,
        description="numbers that the rules place under an indicator are not put to the model",
    )
    asides: bool = Field(
        default=False, description="also ask for problems and measures, as verbatim quotes"
    )
    in_flight: int = Field(default=16, ge=1, description="requests under way at the same time")
    requests_per_minute: int | None = Field(default=None, gt=0)
    tokens_per_minute: int | None = Field(default=None, gt=0)
    price: Price | None = None
    backend: Backend = "live"
    recordings: Path | None = Field(default=None, description="folder to replay from")
    record: Path | None = Field(default=None, description="folder to record into")
    weights: Path | None = Field(
        default=None, description="model (GGUF) for the local backend, not the one it comes with"
    )
    lora: Path | None = Field(default=None, description="adapter (GGUF) of the local model")

    @field_validator("api_key")
    @classmethod
    def _sendable(cls, key: SecretStr) -> SecretStr:
        """The key without blanks around it, such as the line end of a file; what else no key has
        is refused here, where nothing shows it, and not by the client that would send it."""
        text = key.get_secret_value().strip()
        if not all("!" <= character <= "~" for character in text):
            raise ValueError(
                "the key holds a line end, a blank or a character that is not ASCII; copy it again"
            )
        return SecretStr(text)

    @model_validator(mode="before")
    @classmethod
    def _embedded(cls, given: Any) -> Any:
        """The local backend brings its own model and address."""
        if isinstance(given, dict) and given.get("backend") == "local":
            return {"model": LOCAL_MODEL, "base_url": LOCAL_URL, **given}
        return given


class Options(BaseModel):
    """Everything that a run can be told.  Without ``model``, the embedded readers are used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: ModelOptions | None = None
    tables: bool = True
    cache_dir: Path | None = Field(default=None, description="None: the user's cache folder")
    use_cache: bool = True
    cache_bytes: int = Field(default=4 * 1024**3, gt=0)
    concurrency: int = Field(default=8, ge=1, description="reports read at the same time")
    workers: int = Field(
        default=1, ge=0, description="processes that read; 0: as many as are worth it"
    )
    max_cost: Decimal | None = Field(default=None, ge=0)
    max_tokens: int | None = Field(default=None, ge=0)
    max_bytes: int = Field(default=50 * 1024**2, gt=0, description="largest file that is read")
    file_seconds: float = Field(
        default=120.0, gt=0, description="longest time that reading one file may take"
    )
    file_memory: int = Field(
        default=2048, gt=0, description="MB of memory that reading one file may take"
    )
    own_schema: OwnSchema | None = Field(
        default=None, description="a user's own fields, read instead of the vocabulary"
    )
    chunk_chars: int = Field(default=1200, ge=200, description="prose given to a model at once")
