"""Counts what every attempt used, and sends nothing that the budget has no room for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import httpx2

from extractor.options import Options
from extractor.schemas import Usage

from ..allowance import Allowance, Reserved, estimated
from ..call import CURRENT
from ..completion import Completion, NotACompletion, Tokens, load_body
from ..usage import Meter, estimate_tokens
from .layer import Layer

Paid = Callable[[str, Usage], None]
"""Is told of every request that was sent: the report that it is about, and what it used."""


class Budget(Layer):
    """Stands inside the retries, so that failed attempts are counted too.

    Where the endpoint does not say what a completion used, or says what cannot be, it is estimated:
    a budget holds there too.
    """

    def __init__(
        self, inner: httpx2.AsyncBaseTransport, total: Meter, options: Options, paid: Paid
    ) -> None:
        super().__init__(inner)
        self._total, self._paid = total, paid
        limited = options.max_cost is not None or options.max_tokens is not None
        self._allowance = Allowance(total, options) if limited else None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request once the budget allows it, and count it.

        Raises:
            BudgetReached: it does not fit into the budget.
        """
        reserved: Reserved | None = None
        if self._allowance is not None:
            reserved = await self._allowance.reserve(load_body(request.content))
        tokens, guessed = None, False
        try:
            response = await self.inner.handle_async_request(request)
            tokens, guessed = _used(request, response)
        finally:
            call, one = CURRENT.get(), Meter(self._total.price)
            for meter in (self._total, call.meter, one):
                meter.called(tokens, estimated=guessed)
            if self._allowance is not None and reserved is not None:
                self._allowance.settle(reserved, tokens)
            self._paid(call.tag, one.usage)
        return response


def _used(request: httpx2.Request, response: httpx2.Response) -> tuple[Tokens | None, bool]:
    """What a request used, and whether that is estimated; None where nothing was answered."""
    completion: Completion | None = None
    with suppress(NotACompletion):
        completion = CURRENT.get().read(response.content)[0]
    said = completion.tokens if completion else None
    # No question has no tokens: who says so does not count.
    if said is not None and (said.prompt or response.status_code != 200):
        return said, False
    if response.status_code != 200:
        return None, False
    guess = estimated(load_body(request.content))
    if completion is None:
        return guess, True
    return Tokens(guess.prompt, estimate_tokens(completion.text + completion.reasoning)), True
