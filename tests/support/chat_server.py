"""A real HTTP server on loopback that speaks chat completions and plays scripted faults.

::

    with ChatServer([error(429, retry_after="2"), says({"n": []})]) as server:
        ...  # base_url=server.base_url
    assert len(server.requests) == 2

A script is a list of replies, played in order of arrival, or a function of the request body.
What it answers is test data, never a recording of a model.
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal

Fault = Literal["reset", "stall"]


@dataclass(frozen=True)
class Reply:
    """What the server sends.  ``delay`` (seconds) comes before the first byte.

    ``reset``: the connection is torn down in the middle of the body.  ``stall``: half of the
    body is sent, then nothing more until the client gives up.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    fault: Fault | None = None


@dataclass(frozen=True)
class Seen:
    """A request that arrived."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]
    raw: bytes


Script = Sequence[Reply] | Callable[[dict[str, Any]], Reply]


def text(
    content: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] | None = (100, 20),
    delay: float = 0.0,
    fault: Fault | None = None,
) -> Reply:
    """A completion whose message is exactly this text."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "finish_reason": finish, "message": message}
    return completion([choice], tokens=tokens, delay=delay, fault=fault)


def completion(
    choices: Sequence[Mapping[str, Any]],
    *,
    tokens: tuple[int, int] | None = (100, 20),
    delay: float = 0.0,
    fault: Fault | None = None,
    cached: int | None = None,
    thought: int | None = None,
) -> Reply:
    """A completion with these choices; ``cached`` and ``thought`` are details of its tokens."""
    body: dict[str, Any] = {
        "id": "chatcmpl-test",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": "test-model",
        "choices": list(choices),
    }
    if tokens is not None:
        prompt, said = tokens
        body["usage"] = {
            "prompt_tokens": prompt,
            "completion_tokens": said,
            "total_tokens": prompt + said,
        }
        if cached is not None:
            body["usage"]["prompt_tokens_details"] = {"cached_tokens": cached}
        if thought is not None:
            body["usage"]["completion_tokens_details"] = {"reasoning_tokens": thought}
    return Reply(body=json.dumps(body, ensure_ascii=False).encode(), delay=delay, fault=fault)


def says(
    answer: Mapping[str, Any],
    *,
    delay: float = 0.0,
    fault: Fault | None = None,
    tokens: tuple[int, int] | None = (100, 20),
) -> Reply:
    """A completion whose message is this object as JSON."""
    said = json.dumps(answer, ensure_ascii=False)
    return text(said, tokens=tokens, delay=delay, fault=fault)


def calls(answer: Mapping[str, Any]) -> Reply:
    """A completion that gives this object as a tool call."""
    function = {"name": "answer", "arguments": json.dumps(answer, ensure_ascii=False)}
    message = {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "call_1", "type": "function", "function": function}],
    }
    return completion([{"index": 0, "finish_reason": "tool_calls", "message": message}])


def error(
    status: int, message: str = "scripted", *, retry_after: str | None = None, code: str = "x"
) -> Reply:
    """An error as OpenAI writes it."""
    body = {"error": {"message": message, "type": "test", "code": code}}
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return Reply(status, json.dumps(body, ensure_ascii=False).encode(), headers)


class ChatServer:
    """The server, as a context manager; it listens on a free port of 127.0.0.1.

    ``key``: any other key is answered with 401.  ``model``: any other model with 404.
    ``models`` is the list that a GET of /models gives; without one, 404.
    ``tls`` makes it speak HTTPS.  ``requests`` are those that arrived, refused ones included; ``most`` is the largest number
    that were under way at the same time.
    """

    def __init__(
        self,
        script: Script,
        *,
        key: str | None = None,
        model: str | None = None,
        models: Sequence[Mapping[str, Any]] | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.requests: list[Seen] = []
        self._models = models
        self.most = 0
        self._script, self._key, self._model = script, key, model
        self._played = 0
        self._under_way = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._scheme = "http" if tls is None else "https"
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def base_url(self) -> str:
        """The address to configure as base URL."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> ChatServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def _reply(self, seen: Seen) -> Reply:
        with self._lock:
            self.requests.append(seen)
            if self._key is not None and seen.headers.get("authorization") != f"Bearer {self._key}":
                return error(401, f"Incorrect API key provided: {seen.headers['authorization']}")
            if self._model is not None and seen.body.get("model") != self._model:
                return error(404, f"The model `{seen.body.get('model')}` does not exist")
            if not isinstance(self._script, Sequence):
                return self._script(seen.body)
            if self._played >= len(self._script):
                return error(418, f"the script has no reply {self._played + 1}")
            self._played += 1
            return self._script[self._played - 1]

    def _count(self, change: int) -> None:
        with self._lock:
            self._under_way += change
            self.most = max(self.most, self._under_way)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        chat = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: object) -> None:
                """Stay silent."""

            def do_GET(self) -> None:
                if chat._models is None or not self.path.endswith("/models"):
                    self._send(error(404, "not found"))
                else:
                    body = {"object": "list", "data": list(chat._models)}
                    self._send(Reply(body=json.dumps(body).encode()))

            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                chat._count(1)
                try:
                    self._send(chat._reply(Seen(self.path, headers, json.loads(raw), raw)))
                except (BrokenPipeError, ConnectionResetError):
                    # The client gave up waiting, as some of the scripts want it to.
                    self.close_connection = True
                finally:
                    chat._count(-1)

            def _send(self, reply: Reply) -> None:
                time.sleep(reply.delay)
                self.send_response(reply.status)
                for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                if reply.fault is None:
                    self.wfile.write(reply.body)
                    return
                self.wfile.write(reply.body[: len(reply.body) // 2])
                self.wfile.flush()
                self.close_connection = True
                if reply.fault == "stall":
                    chat._stopping.wait(10)
                    return
                # A linger of zero makes close() send RST instead of an orderly end.
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

        return Handler
