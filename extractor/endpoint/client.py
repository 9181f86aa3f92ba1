"""The client libraries: openai sends, instructor puts the question and reads the answer.

Both are used by their public interfaces.  What they cannot give, and why, is told in
``docs/endpoint.md``: corrections, half answers and checks of meaning stay with the door.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import httpx2
import instructor
import openai

from extractor.options import ModelOptions

from .answer import Message, T
from .dialect import AskMode, Dialect

_MODES = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
}
_VERSIONED = re.compile(r"/v\d[^/]*$")
_ENDING = re.compile(r"/chat/completions/?$")

# It logs as an error what is an ordinary value here, with all that a server says: keys, too.
logging.getLogger("instructor").setLevel(logging.CRITICAL)


class Client:
    """Asks one endpoint.  ``transport`` carries the requests."""

    def __init__(self, model: ModelOptions, transport: httpx2.AsyncBaseTransport) -> None:
        self._name = model.model
        self._openai = openai_client(model, transport)
        self._modes: dict[AskMode, instructor.AsyncInstructor] = {}

    async def ask(
        self,
        messages: list[Message],
        response_model: type[T],
        dialect: Dialect,
        model: ModelOptions,
    ) -> T:
        """One request, uncorrected: the answer in the form of ``response_model``.

        Raises:
            Exception: of instructor, where there is no answer in that form; what happened stands
                in the current ``Call``.
        """
        value, _ = await self._in(dialect.mode).create_with_completion(
            messages=messages,  # type: ignore[arg-type]  # openai's TypedDicts
            response_model=_prepared(response_model),
            max_retries=0,
            strict=False,
            model=self._name,
            **dialect.sampling(model),
            extra_body=dialect.extra(model) or None,
        )
        # instructor reads into a class of its own, which is equal to nothing of ours.
        return response_model.model_construct(value.model_fields_set, **vars(value))

    def _in(self, mode: AskMode) -> instructor.AsyncInstructor:
        if mode not in self._modes:
            self._modes[mode] = instructor.from_openai(self._openai, mode=_MODES[mode])
        return self._modes[mode]

    async def close(self) -> None:
        """Close the client and its transport."""
        await self._openai.close()


@lru_cache(maxsize=256)
def _prepared(model: type[T]) -> type[T]:
    """The model as instructor wants it; left to itself, it makes a new class for every request."""
    return instructor.response_schema(model)


def address_of(base_url: str) -> tuple[str, dict[str, str]]:
    """The address that requests are sent below, and the parameters that it brings along.

    People copy the whole address out of a manual: the end that every request adds is left out.
    """
    parts = urlsplit(base_url)
    path = _ENDING.sub("", parts.path.rstrip("/"))
    address = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    return address, dict(parse_qsl(parts.query, keep_blank_values=True))


def openai_client(model: ModelOptions, transport: httpx2.AsyncBaseTransport) -> openai.AsyncOpenAI:
    """The client of openai for an endpoint, or that for Azure where the address is one of it."""
    address, query = address_of(model.base_url)
    query |= model.query
    key = model.api_key.get_secret_value() or "none"
    common: Mapping[str, Any] = {
        "api_key": key,
        "max_retries": 0,
        "timeout": None,
        "default_headers": {k: v.get_secret_value() for k, v in model.headers.items()},
        "http_client": httpx2.AsyncClient(
            transport=transport, trust_env=False, follow_redirects=False
        ),
    }
    if "api-version" in query and not _VERSIONED.search(address):
        # Azure's own way: the key in a header of its own, the model in the path.
        version = query.pop("api-version")
        if not urlsplit(address).path:
            address += "/openai"
        return openai.AsyncAzureOpenAI(
            base_url=address, api_version=version, default_query=query, **common
        )
    return openai.AsyncOpenAI(base_url=address, default_query=query, **common)
