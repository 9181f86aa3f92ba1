"""Puts the layers of the transport together, and the client on top of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2

from extractor.errors import UsageError
from extractor.options import LOCAL_MODEL, LOCAL_URL, ModelOptions, Options

from .client import Client
from .health import Health
from .keys import shown_url
from .prices import check_priced
from .store import ResponseStore
from .timing import Timing
from .transports.budget import Budget, Paid
from .transports.cache import Cache
from .transports.limits import Cooldown, RateLimiter
from .transports.network import Network
from .transports.outcome import Outcome
from .transports.recording import Recording
from .transports.redacting import Redacting
from .transports.replay import ReplayTransport
from .transports.retry import Retry
from .usage import Meter


@dataclass(frozen=True, slots=True)
class Stack:
    """The client, and what somebody needs to reach later."""

    client: Client
    health: Health
    replay: ReplayTransport | None


def check_model(model: ModelOptions) -> None:
    """Refuse options that cannot work.

    Raises:
        UsageError: the message says which option, and what to do.
    """
    if not _web_address(model.base_url):
        raise UsageError(
            f"--base-url {shown_url(model.base_url)!r} is no web address; "
            "it looks like https://api.example.com/v1"
        )
    if model.backend == "replay" and model.recordings is None:
        raise UsageError("--backend replay needs --recordings DIR, the folder to replay from")
    if model.backend == "replay" and model.record is not None:
        raise UsageError("--record needs a live endpoint; leave out --backend replay")


def _web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def settled(model: ModelOptions) -> ModelOptions:
    """The options as they are used: those of the local backend name what exactly answers.

    Raises:
        MissingExtraError: the packages of the local backend are not installed.
        UsageError: options that contradict each other, or a file that cannot be read.
    """
    for flag, path in (("--lora", model.lora), ("--weights", model.weights)):
        if model.backend != "local" and path is not None:
            raise UsageError(f"{flag} {path}: is loaded by --backend local alone")
    if model.backend != "local":
        return model
    if (model.model, model.base_url) != (LOCAL_MODEL, LOCAL_URL):
        raise UsageError(
            "--backend local has its own model and address; leave out --model and --base-url"
        )
    from .local import local_model

    return local_model(model)


def _network(model: ModelOptions) -> httpx2.AsyncBaseTransport:
    if model.backend != "local":
        return Network(model)
    from .local import Embedded

    return Embedded(model)


def _about(model: ModelOptions) -> Mapping[str, object]:
    """What the header of a recording says of the model beside its name."""
    if model.backend != "local":
        return {}
    from .local import identity_of

    return identity_of(model.lora, model.weights).facts


def _live(
    options: Options, model: ModelOptions, total: Meter, timing: Timing,
    base: httpx2.AsyncBaseTransport | None, health: Health, paid: Paid,
) -> httpx2.AsyncBaseTransport:  # fmt: skip
    check_priced(options, model)
    cooldown = Cooldown()
    inner: httpx2.AsyncBaseTransport
    # Next to the network: nothing that is kept, shown or judged holds the key.
    inner = Redacting(base or _network(model), model.api_key.get_secret_value())
    # The budget is checked when a request has got its turn, not while it waits for one.
    inner = Budget(inner, total, options, paid)
    inner = RateLimiter(inner, model, timing, cooldown, health)
    return Retry(inner, model.attempts, timing, cooldown, health)


def build(
    options: Options,
    model: ModelOptions,
    *,
    store: ResponseStore | None,
    total: Meter,
    timing: Timing,
    base: httpx2.AsyncBaseTransport | None,
    paid: Paid,
) -> Stack:
    """The stack for these options.  ``base`` takes the place of the network; ``paid`` is told of
    every request that was sent.

    From the outside in: outcome, recording, cache, retry, limits, budget, network.  Recording
    stands outside the cache so that a recording is whole even where the cache was warm.

    Raises:
        UsageError: options that cannot work.
    """
    check_model(model)
    replay, health = None, Health(model.attempts)
    inner: httpx2.AsyncBaseTransport
    if model.backend == "replay" and model.recordings is not None:
        inner = replay = ReplayTransport(model.recordings)
    else:
        inner = _live(options, model, total, timing, base, health, paid)
        if store is not None:
            inner = Cache(inner, store, model.base_url)
        if model.record is not None:
            inner = Recording(inner, model.record, model, timing, _about(model))
    return Stack(Client(model, Outcome(inner)), health, replay)
