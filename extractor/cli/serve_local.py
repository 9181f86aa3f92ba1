"""``extractor serve-local``: the embedded model as an endpoint for other programs."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from .console import say, tell

_POLL = 0.5
"""Seconds; on some systems a signal does not end a wait without a limit."""


def serve_local(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0: a free one.")] = 0,
    weights: Annotated[
        Path | None,
        typer.Option(help="Model file (GGUF), in place of the one that comes with the program."),
    ] = None,
    lora: Annotated[Path | None, typer.Option(help="Adapter (GGUF) to load.")] = None,
    threads: Annotated[
        int | None,
        typer.Option(min=1, help="Threads to compute with; default: all cores, at most 8."),
    ] = None,
) -> None:
    """Serve the embedded model as a plain OpenAI-compatible endpoint, until Ctrl-C."""
    # Imported late: `extractor --help` does not wait for it.
    from extractor.endpoint.local import LocalServer, identity_of, ready

    identity = identity_of(lora, weights)
    path = weights or ready(tell=say)
    stop = threading.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wanted, lambda *_: stop.set())
    with LocalServer(path, identity, lora=lora, host=host, port=port, threads=threads) as server:
        typer.echo(f"{server.url}/v1")
        say(
            f"model {identity.model}, {identity.runtime}; Ctrl-C stops it; to read a folder named reports with it:"
        )
        tell("run", "reports", f"--base-url {server.url}/v1", "--model", identity.model)
        while not stop.wait(_POLL):
            pass
    say("stopped")
