"""Which proxy leads to an endpoint: that of the settings, or of the environment, or none.

The environment is read by the standard library, system settings of Windows and macOS included.
httpx would set up every proxy that it names, those of no use to this endpoint as well, and fail
where it knows one of them not.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit
from urllib.request import getproxies, getproxies_environment, proxy_bypass

import httpx2

from extractor.errors import MissingExtraError, UsageError
from extractor.options import ModelOptions

_SOCKS = ("socks5", "socks5h")
_KNOWN = ("http", "https", *_SOCKS)


@dataclass(frozen=True, slots=True)
class _Named:
    """The address of a proxy, and the setting that it comes from."""

    url: str
    origin: str


def proxy_of(model: ModelOptions) -> httpx2.Proxy | None:
    """The proxy that requests to this endpoint go through; None: they go there directly.

    Raises:
        MissingExtraError: it is a SOCKS proxy, and the package for these is not installed.
        UsageError: it is no proxy that can be used; the message names the setting.
    """
    if model.proxy is not None:
        named: _Named | None = _Named(model.proxy.get_secret_value(), "--proxy")
    else:
        named = _of_environment(model.base_url)
    if named is None:
        return None
    url = named.url if "://" in named.url else f"http://{named.url}"
    scheme = url.partition("://")[0].lower()
    if scheme in _SOCKS and find_spec("socksio") is None:
        raise MissingExtraError(
            f"{named.origin} names a SOCKS proxy, and the package for these is not installed: "
            "pip install socksio; or leave the setting out"
        )
    if scheme not in _KNOWN:
        raise UsageError(
            f"{named.origin}: {scheme}:// is of no kind that can be used; write http://HOST:PORT or "
            "socks5://HOST:PORT, or leave the setting out"
        )
    try:
        urlsplit(url)  # stricter than the next line: of http://[ that makes a host
        return httpx2.Proxy(url)
    except (ValueError, httpx2.InvalidURL) as error:
        # Not the address itself: it may hold a password.
        raise UsageError(
            f"{named.origin}: is no address of a proxy; write http://HOST:PORT, or leave the "
            "setting out"
        ) from error


def _of_environment(base_url: str) -> _Named | None:
    proxies = getproxies()
    parts = urlsplit(base_url)
    kind = next((kind for kind in (parts.scheme, "all") if proxies.get(kind)), None)
    if kind is None or _direct(parts.hostname or "", parts.port, proxies.get("no", "")):
        return None
    return _Named(proxies[kind], _variable(kind))


def _variable(kind: str) -> str:
    """How the setting is called by whoever made it."""
    if kind not in getproxies_environment():
        return "the proxy of the system's settings"
    name = f"{kind}_proxy"
    return name if os.environ.get(name) else next(n for n in os.environ if n.lower() == name)


def _direct(host: str, port: int | None, listed: str) -> bool:
    """Whether an address needs no proxy.

    The standard library knows names, ports and ``*``; addresses in brackets, networks and
    ``*.example.com`` are what curl and Go take beside these.
    """
    for entry in (item.strip() for item in listed.split(",")):
        entry = entry.rpartition("://")[2]
        if _within(host, entry) or (entry.startswith("*.") and host.endswith(entry[1:])):
            return True
    return bool(proxy_bypass(f"{host}:{port}" if port and ":" not in host else host))


def _within(host: str, entry: str) -> bool:
    bare = entry.replace("[", "").replace("]", "")
    try:
        return ip_address(host) in ip_network(bare, strict=False)
    except ValueError:
        return False
