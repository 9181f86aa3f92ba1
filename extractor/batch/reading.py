"""Reading whole reports in a process that reads for another one: with or without a model."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from extractor.endpoint.dialect import Dialect
from extractor.endpoint.door import Door
from extractor.endpoint.relay import Ask, CallOutcome, Relay
from extractor.errors import BudgetReached, ConfigurationRefused
from extractor.isolation import LOADERS, Child, ResourceLimits
from extractor.isolation.loading import apart, load_here
from extractor.options import Options
from extractor.pipeline import aextract
from extractor.text.document import Source

from .one import Given, Outcome, failed, settled, why


class ReportReader:
    """Reads reports as a run does.  ``send`` hands a question to the process that asks; without a
    model nothing is asked.

    Large and foreign files are loaded in a child of its own, within the limits of one file.
    """

    def __init__(
        self,
        options: Options,
        mark: str,
        dialect: Dialect | None,
        send: Callable[[Ask], Awaitable[CallOutcome]],
    ) -> None:
        self._options, self._mark = options, mark
        self._door = Door(options, dialect=dialect, relay=Relay(send)) if options.model else None
        self._child = Child(ResourceLimits.of(options), (LOADERS,))
        self._loading = asyncio.Lock()

    async def read(self, given: Given, name: str, digest: str) -> Outcome | Exception:
        """The outcome of one report; as a value, too, the error that has to end the run.

        Raises:
            MemoryError: there is no more; nothing else can be relied on after it.
        """
        try:
            source = await self._load(given, name)
            return settled(digest, self._mark, await aextract(source, self._options, self._door))
        except MemoryError:
            raise
        except (BudgetReached, ConfigurationRefused) as error:
            return error
        except Exception as error:  # noqa: BLE001  (a fault in one report must not end the run)
            return failed(digest, self._mark, why(name, given, error)), None
        finally:
            if self._door is not None:
                # The process of the run counts what was used.
                self._door.take(name)

    async def _load(self, given: Given, name: str) -> Source:
        most = self._options.max_bytes
        if not apart(given):
            return load_here(given, name, most)
        async with self._loading:
            return await asyncio.to_thread(self._child.do, name, load_here, given, name, most)

    def end(self) -> None:
        """End the child."""
        self._child.kill()
