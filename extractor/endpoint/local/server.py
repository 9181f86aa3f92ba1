"""llama.cpp's own HTTP server, inside this process."""

from __future__ import annotations

import gc
import os
import socket
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractor.errors import UsageError

from .identity import RUNTIME, Identity
from .weights import check_installed

HOST = "127.0.0.1"
CONTEXT_TOKENS = 8192
_QUIET = -1


_START = 60.0
"""Seconds that the first task may take."""


class LocalServer:
    """Serves the model on ``host`` from the making of the object until ``close``.

    ``port`` 0: a free one.  It answers one request at a time, in order of arrival.  It opens no
    process and no file but the weights and the adapter, and lets no web page of another origin
    ask it.

    Raises:
        MissingExtraError: the optional packages are not installed.
        UsageError: the server does not start: adapter, port or memory.
    """

    def __init__(
        self,
        weights: Path,
        identity: Identity,
        *,
        lora: Path | None = None,
        host: str = HOST,
        port: int = 0,
        threads: int | None = None,
    ) -> None:
        check_installed(own=identity.chat_template is None)
        # The threads of one computation would otherwise wait for each other in a busy loop: on a
        # machine with anything else to do the model is then ten times slower.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import xllamacpp

        settings = _settings(weights, identity, host, port, threads)
        if lora is not None:
            adapter = xllamacpp.CommonAdapterLoraInfo()
            adapter.path, adapter.scale = str(lora), 1.0
            settings.lora_adapters = [adapter]
        try:
            self._server: Any = xllamacpp.Server(settings)
        except RuntimeError as error:
            needed = weights.stat().st_size / 1024**2 + 450
            causes = f"too little memory ({needed:,.0f} MB are needed)"
            if identity.chat_template is None:
                causes += f", or {weights} is no model of a kind that {RUNTIME} knows"
            if port:
                causes += f", or port {port} is taken"
            if lora is not None:
                causes += f", or {lora} is no adapter of this model"
            raise UsageError(f"the embedded model does not start: {causes}") from error
        self.url: str = self._server.listening_address
        """Its address, without a path."""
        _wait_for_tasks(self.url)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return urlsplit(self.url).port or 0

    def __enter__(self) -> LocalServer:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving and free the memory; more than once does no harm.

        Raises:
            RuntimeError: the port is still open.
        """
        if self._server is None:
            return
        # The library has no call for it: the server ends with the last reference to it.
        self._server = None
        gc.collect()
        if listening(self.url):
            raise RuntimeError(f"the embedded model still listens on {self.url}")


def _wait_for_tasks(url: str) -> None:
    """Wait until the server works on its queue of tasks.

    It listens a moment earlier, and a server that is dropped in between never ends: it was seen to
    wait for a thread that had missed the call to stop.  The list of adapters is read by that
    queue, so an answer proves that it runs.
    """
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or HOST, parts.port or 80, timeout=_START)
    try:
        connection.request("GET", "/lora-adapters")
        connection.getresponse().read()
    except (OSError, HTTPException) as error:
        raise UsageError(f"the embedded model does not answer: {error!r}") from error
    finally:
        connection.close()


def listening(url: str) -> bool:
    """Whether something accepts connections at the address of a server."""
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname or HOST, parts.port or 80), timeout=1).close()
    except OSError:
        return False
    return True


def _settings(
    weights: Path, identity: Identity, host: str, port: int, threads: int | None
) -> Any:  # the library has no type hints
    import xllamacpp

    common_params = xllamacpp.CommonParams()
    common_params.model.path = str(weights)
    common_params.model_alias = {identity.model}
    if identity.chat_template is None:
        common_params.use_jinja = True
    else:
        common_params.chat_template = identity.chat_template
    common_params.hostnames, common_params.port = [host], port
    common_params.n_parallel, common_params.n_ctx = 1, CONTEXT_TOKENS
    # Gemma's window slides; without this a prefix shared by two questions is read anew.
    common_params.swa_full = True
    common_params.cpuparams.n_threads = threads or _cores()
    common_params.verbosity = _QUIET
    common_params.cache_ram_mib = 0
    common_params.warmup = common_params.fit_params = common_params.ui = (
        common_params.endpoint_slots
    ) = False
    common_params.offline = True
    common_params.cors_origins = ""
    return common_params


def _cores() -> int:
    # More threads than this make a model of this size slower.
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(available or 1, 8)
