"""Proxies that cannot be used: told before the first request, and only where they are needed."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from support.chat_server import ChatServer, says
from support.command_line import Inside
from support.command_line import extractor as process
from support.doors import GOOD, QUESTION, Cities, options

from extractor.endpoint import Answer, Door, Refused
from extractor.endpoint.transports.proxies import proxy_of
from extractor.errors import ConfigurationRefused, MissingExtraError, UsageError
from extractor.options import ModelOptions


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("http", "https", "all", "no"):
        monkeypatch.delenv(f"{kind}_proxy", raising=False)
        monkeypatch.delenv(f"{kind}_proxy".upper(), raising=False)


@pytest.fixture
def no_socks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the package for SOCKS is not installed."""
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setattr("extractor.endpoint.transports.proxies.find_spec", lambda name: None)


def _ask(base_url: str, **model: Any) -> Answer[Cities] | Refused:
    async def run() -> Answer[Cities] | Refused:
        async with Door(options(base_url, attempts=1, **model)) as door:
            return await door.ask(QUESTION, Cities, tag="r.txt")

    return asyncio.run(run())


def _proxy(base_url: str, **model: Any) -> str | None:
    proxy = proxy_of(ModelOptions(model="m", base_url=base_url, **model))
    return None if proxy is None else str(proxy.url)


LISTED = (
    ("127.0.0.1", "http://127.0.0.1:8000/v1"),
    ("::1,[::1],fe80::/10,127.0.0.1", "http://127.0.0.1:8000/v1"),
    ("::1", "http://[::1]:8000/v1"),
    ("[::1]", "http://[::1]:8000/v1"),
    ("10.0.0.0/8", "http://10.1.2.3/v1"),
    ("example.com", "https://api.example.com/v1"),
    (".example.com", "https://api.example.com/v1"),
    ("*.example.com", "https://api.example.com/v1"),
    ("example.com:8000", "http://example.com:8000/v1"),
    ("localhost, 127.0.0.1", "http://localhost:8000/v1"),
    ("*", "https://api.example.com/v1"),
)
NOT_LISTED = (
    ("", "http://127.0.0.1:8000/v1"),
    ("10.0.0.0/8", "http://11.1.2.3/v1"),
    ("example.com", "https://api.notexample.com/v1"),
    ("*.example.com", "https://example.org/v1"),
    ("example.com:8000", "http://example.com:9000/v1"),
    ("fe80::/10,not a host", "https://api.example.com/v1"),
)


@pytest.mark.parametrize(("listed", "base_url"), LISTED)
def test_what_needs_no_proxy_gets_none(
    listed: str, base_url: str, monkeypatch: pytest.MonkeyPatch, no_socks: None
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", listed)
    assert _proxy(base_url) is None


@pytest.mark.parametrize(("listed", "base_url"), NOT_LISTED)
def test_what_is_not_listed_goes_through_it(
    listed: str, base_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", listed)
    assert _proxy(base_url) == "http://proxy.example:3128"


def test_the_proxy_of_the_scheme_comes_before_that_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1")
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    assert _proxy("https://api.example.com/v1") == "http://proxy.example:3128"


def test_a_server_that_needs_no_proxy_is_asked_beside_one_of_no_use(
    monkeypatch: pytest.MonkeyPatch, no_socks: None
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "::1,[::1],fe80::/10,127.0.0.1")
    with ChatServer([says(GOOD)]) as server:
        assert isinstance(_ask(server.base_url), Answer)


@pytest.mark.parametrize("name", ["ALL_PROXY", "all_proxy", "HTTP_PROXY"])
def test_a_socks_proxy_without_its_package_is_told_at_once(
    name: str, monkeypatch: pytest.MonkeyPatch, no_socks: None
) -> None:
    monkeypatch.setenv(name, "socks5://user:SECRET@127.0.0.1:1")
    with (
        ChatServer([]) as server,
        pytest.raises(MissingExtraError, match=rf"^{name} .*pip install socksio") as caught,
    ):
        _ask(server.base_url)
    assert (server.requests, "SECRET" in str(caught.value)) == ([], False)


def test_one_of_the_settings_is_named_as_such(no_socks: None) -> None:
    with pytest.raises(MissingExtraError, match=r"^--proxy .*pip install socksio"):
        _ask("http://127.0.0.1:9/v1", proxy="socks5h://127.0.0.1:1")


@pytest.mark.parametrize("url", ["socks://127.0.0.1:1", "socks4://h:1", "ftp://h", "http://["])
def test_one_of_an_unknown_kind_is_told_with_its_setting(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", url)
    with pytest.raises(UsageError, match=r"^ALL_PROXY: .*leave the setting out$"):
        _ask("http://127.0.0.1:9/v1")


def test_a_proxy_that_nobody_listens_at_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://user:SECRET@127.0.0.1:9")
    with pytest.raises(ConfigurationRefused, match=r"^the proxy .*HTTPS_PROXY$") as caught:
        _ask("http://model.invalid/v1")
    assert "SECRET" not in str(caught.value)


def _run(
    extractor: Callable[..., CompletedProcess[bytes]],
    tmp_path: Path,
    base_url: str,
    **environment: str,
) -> tuple[int, list[str]]:
    """The exit code and the lines."""
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        report = f"青石县{name}局2022年政府信息公开工作年度报告\n收到政府信息公开申请3件。\n"
        (tmp_path / "in" / f"{name}.txt").write_text(report, encoding="utf-8")
    done = extractor(
        "run", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--no-cache",
        "--base-url", base_url, "--model", "m", real=True, **environment,
    )  # fmt: skip
    return done.returncode, done.stderr.decode().strip().splitlines()


def test_the_run_ends_with_one_line_before_a_report_is_read(
    tmp_path: Path, extractor: Inside
) -> None:
    code, said = _run(extractor, tmp_path, "http://127.0.0.1:9/v1", ALL_PROXY="socks://127.0.0.1:1")
    assert (code, len(said)) == (1, 1)
    assert said[0].startswith("error: ALL_PROXY: socks:// is of no kind")


@pytest.mark.thorough
def test_a_certificate_setting_of_no_use_is_told_in_the_same_way(tmp_path: Path) -> None:
    # Certificates are read once in each process.
    code, said = _run(process, tmp_path, "https://127.0.0.1:9/v1", SSL_CERT_FILE="/nonexistent.pem")
    assert (code, len(said)) == (1, 1)
    assert said[0].startswith("error: SSL_CERT_FILE: is no file of certificates in PEM")
