"""The transport of the local backend: it takes the place of the network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import httpx2

from extractor.options import ModelOptions

from ..completion import load_body
from ..transports.layer import Layer
from ..transports.network import Network
from .identity import Identity, identity_of
from .server import LocalServer
from .weights import Tell, narrate, ready

_GRAMMAR = "%llguidance {}\nstart: %json "
MOST_ITEMS = 24
MOST_ITEMS_OWN = 80
"""Of a list in an answer; a user's own model may be one that knows when to stop."""
LONGEST_STRING = 60
HIGHEST_NUMBER = 999


class Embedded(Layer):
    """Starts the model with the first request, and stops it when it is closed.

    A run that finds all its answers in the cache never starts it.
    """

    def __init__(self, model: ModelOptions, *, tell: Tell = narrate) -> None:
        super().__init__(Network(model))
        self._model, self._tell = model, tell
        self._identity = identity_of(model.lora, model.weights)
        self._starting = asyncio.Lock()
        self._server: LocalServer | None = None

    @property
    def server(self) -> LocalServer | None:
        """The running server; None before the first request and after closing."""
        return self._server

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask the model in this process."""
        async with self._starting:
            if self._server is None:
                self._server = await asyncio.to_thread(
                    _start, self._identity, self._model, self._tell
                )
        most = MOST_ITEMS if self._model.weights is None else MOST_ITEMS_OWN
        body = json.dumps(
            constrained(load_body(request.content), most), ensure_ascii=False
        ).encode()
        url = f"{self._server.url}/v1/chat/completions"
        # No headers of the caller: a key of another endpoint has no business here.
        headers = {"content-type": "application/json"}
        return await self.inner.handle_async_request(
            httpx2.Request("POST", url, headers=headers, content=body)
        )

    async def aclose(self) -> None:
        """Close the connections and stop the model."""
        await super().aclose()
        if self._server is not None:
            server, self._server = self._server, None
            await asyncio.to_thread(server.close)


def _start(identity: Identity, model: ModelOptions, tell: Tell) -> LocalServer:
    return LocalServer(model.weights or ready(tell=tell), identity, lora=model.lora)


def constrained(body: Mapping[str, Any], most: int = MOST_ITEMS) -> dict[str, Any]:
    """The request with its JSON schema as a grammar that leaves no way to run on for ever.

    Left free, a model of this size fills an answer with white space, nests keys that nobody
    asked for, and never ends a list.  Other requests pass unchanged.
    """
    found = dict(body)
    form = found.get("response_format") or {}
    schema = (form.get("json_schema") or {}).get("schema")
    if form.get("type") != "json_schema" or not isinstance(schema, dict):
        return found
    del found["response_format"]
    tight = {**_bounded(schema, most), "x-guidance": {"whitespace_flexible": False}}
    found["grammar"] = _GRAMMAR + json.dumps(tight, ensure_ascii=False)
    return found


def _bounded(schema: Any, most: int) -> Any:
    if isinstance(schema, list):
        return [_bounded(item, most) for item in schema]
    if not isinstance(schema, dict):
        return schema
    # "enum" and "const" hold values, everything else schemas or plain settings.
    found = {k: v if k in ("enum", "const") else _bounded(v, most) for k, v in schema.items()}
    kind = found.get("type")
    if kind == "object" and "properties" in found:
        return {"additionalProperties": False, **found}
    if kind == "array":
        return {"maxItems": most, **found}
    if kind == "integer":
        return {"minimum": 0, "maximum": HIGHEST_NUMBER, **found}
    if kind == "string" and not {"enum", "const"} & set(found):
        return {"maxLength": LONGEST_STRING, **found}
    return found
