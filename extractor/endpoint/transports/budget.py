"""Counts what every attempt used, and stops the run when the budget is spent."""

from __future__ import annotations

from collections.abc import Callable

import httpx2

from extractor.errors import BudgetReached
from extractor.options import Options
from extractor.schemas import Usage

from ..call import CURRENT
from ..completion import NotACompletion, Tokens
from ..usage import Meter
from .layer import Layer

Paid = Callable[[str, Usage], None]
"""Is told of every request that was sent: the report that it is about, and what it used."""


def _used(response: httpx2.Response) -> Tokens | None:
    try:
        return CURRENT.get().read(response.content)[0].tokens
    except NotACompletion:
        return None


class Budget(Layer):
    """Stands inside the retries, so that failed attempts are counted too.

    No request starts once the budget is spent; requests already under way are finished, so a
    run overshoots by at most what is in flight.
    """

    def __init__(
        self, inner: httpx2.AsyncBaseTransport, total: Meter, options: Options, paid: Paid
    ) -> None:
        super().__init__(inner)
        self._total, self._paid = total, paid
        self._max_cost, self._max_tokens = options.max_cost, options.max_tokens

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request if the budget allows, and count it."""
        self._check()
        tokens, answered = None, False
        try:
            response = await self.inner.handle_async_request(request)
            tokens, answered = _used(response), response.status_code == 200
        finally:
            call, one = CURRENT.get(), Meter(self._total.price)
            for meter in (self._total, call.meter, one):
                meter.called(tokens, answered=answered)
            self._paid(call.tag, one.usage)
        return response

    def _check(self) -> None:
        total = self._total
        spent = total.prompt_tokens + total.completion_tokens
        if self._max_tokens is not None and spent >= self._max_tokens:
            raise BudgetReached(
                f"the budget of {self._max_tokens} tokens is spent ({spent} used); what is done "
                "is kept: run the same command again with a larger --max-tokens to go on"
            )
        if self._max_cost is None:
            return
        if total.cost is None:
            raise BudgetReached(
                "the endpoint does not report the tokens it used, so the cost is unknown and "
                "--max-cost cannot be kept; use --max-tokens with an endpoint that reports them"
            )
        if total.cost >= self._max_cost:
            currency = total.usage.currency
            raise BudgetReached(
                f"the budget of {self._max_cost} {currency} is spent ({total.cost:.4f} used); "
                "what is done is kept: run the same command again with a larger --max-cost"
            )
