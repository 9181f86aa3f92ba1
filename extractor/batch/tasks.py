"""Work in the background, none of whose errors is lost: somebody may be waiting for what it was to do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Tasks:
    """The tasks that are under way for somebody."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(
        self, work: Coroutine[Any, Any, None], broken: Callable[[BaseException], object]
    ) -> None:
        """Begin some work; ``broken`` is told what it raises."""

        def over(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            if not task.cancelled() and (error := task.exception()) is not None:
                broken(error)

        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(over)

    async def end(self) -> None:
        """End all of it, whatever it is doing."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
