"""One frozen options object, built at the border (CLI, library call) and passed inward."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from extractor.errors import OptionsError
from extractor.schemas.option_types import Money, MoneyOrNone, PathOrNone, Secret, SecretOrNone
from extractor.schemas.pack import PackData

if TYPE_CHECKING:
    from extractor.schemas.option_types import Headers

_NONE: Any = None
_NO_KEY: Any = SecretStr("")
_no_headers: Any = dict
"""Defaults of fields that a type checker knows as more than they are (``schemas/option_types.py``)."""

Mode = Literal["auto", "json_schema", "tools", "json", "text"]
Strategy = Literal["point", "describe", "classify"]
Backend = Literal["live", "replay", "local"]

LOCAL_MODEL = "gemma-3-270m-q4_k_m"
LOCAL_URL = "http://local.invalid/v1"
"""The model in this process, and the address that stands for it: nothing is ever sent there."""


HeaderName = Annotated[str, StringConstraints(pattern=r"^[!#-'*+.0-9A-Z^-z|~-]+$")]
"""The name of an HTTP header: one token of RFC 9110."""
if not TYPE_CHECKING:
    Headers = Mapping[HeaderName, SecretStr]


if TYPE_CHECKING:
    _WrittenByHand = BaseModel
else:

    class _OptionsMeta(type(BaseModel)):
        """Where options are made by a call, what is wrong with them is told as the program tells it;
        those that stand in others are told with these."""

        def __call__(cls, *args: Any, **given: Any) -> Any:
            try:
                return super().__call__(*args, **given)
            except ValidationError as error:
                raise OptionsError("; ".join(_wrong(cls, error)), error) from None

    class _WrittenByHand(BaseModel, metaclass=_OptionsMeta):
        """Options as somebody writes them."""


def _wrong(kind: type[BaseModel], error: ValidationError) -> Iterator[str]:
    """What is wrong with the options of a kind, one after another; no value is shown."""
    for wrong in error.errors(include_url=False, include_input=False):
        place = ".".join(map(str, wrong["loc"]))
        if wrong["type"] != "extra_forbidden" or len(wrong["loc"]) > 1:
            yield f"{kind.__name__}{place and '.'}{place}: {wrong['msg']}"
            continue
        own = list(kind.model_fields)
        near = get_close_matches(place, own, n=1)
        elsewhere = next(
            (k.__name__ for k in (Options, ModelOptions) if place in k.model_fields), ""
        )
        if elsewhere:
            yield f"{kind.__name__} has no {place}; it is an option of {elsewhere}"
        elif near:
            yield f"{kind.__name__} has no {place}; did you mean {near[0]}?"
        else:
            yield f"{kind.__name__} has no {place}; its options are {', '.join(own)}"


class Price(_WrittenByHand):
    """Money per million tokens.

    ``cached`` is the price of tokens of the question that the endpoint had read before; without
    one they cost as much as the others.  ``date`` is the day on which the price was looked up.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Money = Field(ge=0)
    completion: Money = Field(ge=0)
    cached: MoneyOrNone = Field(default=_NONE, ge=0)
    currency: str = "USD"
    date: datetime.date | None = None


class ModelOptions(_WrittenByHand):
    """How to reach the language model and how to ask it.  Times are in seconds."""

    # A message about a wrong value must not show it: it may be a key.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    base_url: str = Field(
        default="https://api.openai.com/v1", description="address of the endpoint"
    )
    model: str = Field(description="name of the model; without one the embedded readers are used")
    api_key: Secret = Field(default=_NO_KEY, description="key of the endpoint")
    headers: Headers = Field(
        default_factory=_no_headers, description="further headers of every request"
    )
    query: Mapping[str, str] = Field(
        default_factory=_no_headers,
        description="further parameters of the address (Azure: api-version)",
    )
    extra_body: Mapping[str, Any] = Field(
        default_factory=dict, description="further fields of the request (enable_thinking, top_k)"
    )
    stream: bool | None = Field(
        default=None, description="take the answer in pieces; unset: where the endpoint insists"
    )
    ca_file: PathOrNone = Field(
        default=_NONE, description="certificates (PEM) to trust beside those of the system"
    )
    proxy: SecretOrNone = Field(
        default=_NONE, description="proxy; unset: that of the environment (HTTPS_PROXY)"
    )
    mode: Mode = Field(default="auto", description="how structured answers are asked for")
    strategy: Strategy = Field(default="point", description="what the model is asked to do")
    temperature: float | None = Field(
        default=0.0, ge=0, le=2, description="how freely the model words its answers; 0: least"
    )
    """None: not sent."""
    seed: int | None = Field(default=None, description="unset: not sent")
    max_output_tokens: int = Field(default=2048, gt=0, description="tokens of an answer")
    timeout: float = Field(default=120.0, gt=0, description="seconds for a whole answer")
    connect_timeout: float = Field(default=20.0, gt=0, description="seconds until it is connected")
    attempts: int = Field(default=5, ge=1, description="tries a request, the first included")
    reasks: int = Field(default=2, ge=0, description="corrections asked for after a bad answer")
    second_round: bool = Field(
        default=True, description="ask again about what verification objects to"
    )
    rules_first: bool = Field(
        default=False,
        description="numbers that the rules place under an indicator are not put to the model",
    )
    asides: bool = Field(
        default=False, description="also ask for problems and measures, as verbatim quotes"
    )
    in_flight: int = Field(default=16, ge=1, description="requests under way at the same time")
    requests_per_minute: int | None = Field(default=None, gt=0, description="unset: no limit")
    tokens_per_minute: int | None = Field(default=None, gt=0, description="unset: no limit")
    price: Price | None = Field(
        default=None, description="money for a million tokens; unset: the list price, if known"
    )
    backend: Backend = Field(default="live", description="where answers come from")
    recordings: PathOrNone = Field(default=_NONE, description="folder to replay from")
    record: PathOrNone = Field(default=_NONE, description="folder to record into")
    weights: PathOrNone = Field(
        default=_NONE, description="model (GGUF) for the local backend, not the one it comes with"
    )
    lora: PathOrNone = Field(default=_NONE, description="adapter (GGUF) of the local model")

    @field_validator("model")
    @classmethod
    def _named(cls, name: str) -> str:
        """An empty name comes of a variable that is not set, and is told before a request."""
        if not name.strip():
            raise ValueError(
                "the name of the model is empty; name one that the endpoint has, or read without a "
                "model (Options())"
            )
        return name

    @field_validator("base_url")
    @classmethod
    def _addressed(cls, url: str) -> str:
        if not url.strip():
            raise ValueError(
                "the address is empty; it looks like https://api.example.com/v1, and left out it is "
                "that of OpenAI"
            )
        return url

    @field_validator("headers")
    @classmethod
    def _printable(cls, headers: Mapping[str, SecretStr]) -> Mapping[str, SecretStr]:
        """What cannot stand in a header is told before the first request, not by its failure."""
        for name, value in headers.items():
            text = value.get_secret_value()
            if not (text.isascii() and text.isprintable()):
                raise ValueError(f"the value of {name} must be printable ASCII on one line")
        return headers

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


class Options(_WrittenByHand):
    """Everything that a run can be told.  Without ``model``, the embedded readers are used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: ModelOptions | None = None
    tables: bool = Field(default=True, description="read official tables by their form")
    cache_dir: PathOrNone = Field(default=_NONE, description="unset: the user's cache folder")
    use_cache: bool = Field(default=True, description="keep answers, and use those that are kept")
    cache_bytes: int = Field(default=4 * 1024**3, gt=0, description="size of the response cache")
    concurrency: int = Field(default=8, ge=1, description="reports read at the same time")
    workers: int = Field(
        default=0, ge=0, description="processes that read; 0: as many as are worth it"
    )
    max_cost: MoneyOrNone = Field(
        default=_NONE,
        ge=0,
        description="most money to spend, by estimate, in the currency of the price",
    )
    max_tokens: int | None = Field(
        default=None, ge=0, description="most tokens to use, by estimate"
    )
    max_bytes: int = Field(default=50 * 1024**2, gt=0, description="largest file that is read")
    file_seconds: float = Field(
        default=120.0, gt=0, description="longest time that reading one file may take"
    )
    file_memory: int = Field(
        default=2048, gt=0, description="MB of memory that reading one file may take"
    )
    pack: PackData | None = Field(
        default=None, description="another pack, read instead of that of disclosure reports"
    )
    chunk_chars: int = Field(default=1200, ge=200, description="prose given to a model at once")
