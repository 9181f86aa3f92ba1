"""A server with a certificate of one's own: trusted where it is named, and told where it is not."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.chat_server import ChatServer, says
from support.clock import Clock
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Refused
from extractor.errors import ConfigurationRefused, UsageError

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChatServer]:
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "ca.pem", "-days", "2", *names],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "ca.pem", tmp_path / "key.pem")
    with ChatServer([says(GOOD)], tls=context) as chat:
        yield chat


def _ask(server: ChatServer, ca_file: Path | None, clock: Clock) -> Answer[Cities] | Refused:
    async def run() -> Answer[Cities] | Refused:
        asked = options(server.base_url, ca_file=ca_file)
        async with Door(asked, timing=clock.timing) as door:
            return await door.ask(QUESTION, Cities, tag="r")

    return asyncio.run(run())


def test_it_is_trusted_where_it_is_named(server: ChatServer, tmp_path: Path) -> None:
    outcome = _ask(server, tmp_path / "ca.pem", Clock())
    assert isinstance(outcome, Answer)
    assert outcome.value.city == "北京"


def test_it_is_told_at_once_where_it_is_not(server: ChatServer) -> None:
    clock = Clock()
    with pytest.raises(
        ConfigurationRefused, match=r"certificate that is not trusted.*--ca-file FILE"
    ):
        _ask(server, None, clock)
    assert (server.requests, clock.sleeps) == ([], [])


def test_a_file_that_holds_no_certificate_is_told(server: ChatServer, tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    for name in ("no.pem", "missing.pem"):
        with pytest.raises(UsageError, match=f"--ca-file .*{name}: is no file of certificates"):
            _ask(server, tmp_path / name, Clock())
