"""The client libraries: instructor puts the question, openai sends it.

Both are used by their public interfaces.  What they cannot give, and why, is told in
``docs/endpoint.md``: corrections, half answers and checks of meaning stay with the door.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import httpx2
import instructor
import openai
from pydantic import BaseModel

from extractor.options import ModelOptions

from .answer import Message
from .dialect import AskMode, Dialect
from .usage import size_of

_MODES = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json": instructor.Mode.JSON,
    "text": instructor.Mode.MD_JSON,
}
_VERSIONED = re.compile(r"/v\d[^/]*$")
_PLACE = re.compile(r"(\x00\d+\x00)")
_ENDING = re.compile(r"/chat/completions/?$")

# It logs as an error what is an ordinary value here, with all that a server says: keys, too.
logging.getLogger("instructor").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _QuestionForm:
    """How instructor puts a question: the fields of its request beside the messages, and the
    messages with a placeholder for the text of each one given."""

    fields: Mapping[str, Any]
    messages: Sequence[Mapping[str, Any]]

    def body(self, messages: Sequence[Message], more: Mapping[str, Any]) -> dict[str, Any]:
        """The body of a request with these messages and further fields."""
        texts = {_place(at): item["content"] for at, item in enumerate(messages)}
        put = [{**item, "content": _filled(str(item["content"]), texts)} for item in self.messages]
        return {"messages": put, **self.fields, **more}


def _folded(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Messages without a system: its words open the first of the user; who speaks alternates."""
    found: list[dict[str, Any]] = []
    for item in messages:
        role = "user" if item["role"] == "system" else item["role"]
        if found and found[-1]["role"] == role:
            found[-1]["content"] += f"\n\n{item['content']}"
        else:
            found.append({**item, "role": role})
    return found


def _place(at: int) -> str:
    return f"\x00{at}\x00"


def _filled(text: str, texts: Mapping[str, str]) -> str:
    """A text with its placeholders replaced, once: what is put in is not looked at again."""
    return "".join(texts.get(piece, piece) for piece in _PLACE.split(text))


class _Noting(httpx2.AsyncBaseTransport):
    """Notes what would be sent, and sends nothing."""

    def __init__(self) -> None:
        self.body: dict[str, Any] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.body = json.loads(request.content)
        return httpx2.Response(400, json={})


class Client:
    """Asks one endpoint.  ``transport`` carries the requests."""

    def __init__(self, model: ModelOptions, transport: httpx2.AsyncBaseTransport) -> None:
        self._name = model.model
        self._openai = openai_client(model, transport)

    async def ask(
        self,
        messages: list[Message],
        response_model: type[BaseModel],
        dialect: Dialect,
        model: ModelOptions,
    ) -> None:
        """Send one request, uncorrected; what became of it stands in the current ``Call``.

        Raises:
            Exception: of openai or of the transport, where there is no answer.
        """
        form = await _form(dialect.mode, response_model, tuple(m["role"] for m in messages))
        sampling = dialect.sampling(model, size_of(messages))
        more = {"model": self._name, **sampling, **dialect.extra(model)}
        body = form.body(messages, more)
        if not dialect.system:
            body["messages"] = _folded(body["messages"])
        await self._openai.post("/chat/completions", body=body, cast_to=httpx2.Response)

    async def close(self) -> None:
        """Close the client and its transport."""
        await self._openai.close()


_FORMS: dict[tuple[AskMode, type[BaseModel], tuple[str, ...]], _QuestionForm] = {}
_MOST_FORMS = 256


async def _form(mode: AskMode, shape: type[BaseModel], roles: tuple[str, ...]) -> _QuestionForm:
    """How instructor asks for an answer of that shape: it is asked once, and not once a question,
    which takes it five milliseconds."""
    known = _FORMS.get((mode, shape, roles))
    if known is not None:
        return known
    noting = _Noting()
    async with httpx2.AsyncClient(transport=noting) as http:
        bare = openai.AsyncOpenAI(
            api_key="none", base_url="http://form.invalid", http_client=http, max_retries=0
        )
        with suppress(Exception):
            await instructor.from_openai(bare, mode=_MODES[mode]).create_with_completion(
                messages=[{"role": role, "content": _place(at)} for at, role in enumerate(roles)],  # type: ignore[misc]
                response_model=shape,
                max_retries=0,
                strict=False,
                model="",
            )
    messages = noting.body.pop("messages")
    del noting.body["model"]
    if len(_FORMS) >= _MOST_FORMS:
        _FORMS.clear()
    return _FORMS.setdefault((mode, shape, roles), _QuestionForm(noting.body, messages))


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
