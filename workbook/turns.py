"""Whose page is run next: when a whole class arrives at once, a few pages are run at a time, so that the live ones stay lively."""

from __future__ import annotations

import asyncio
import os
from typing import Any

AT_ONCE = 2 * (os.cpu_count() or 2)
"""Pages whose cells are run at the same time."""
LONGEST = 5.0
"""Seconds after which a page keeps nobody waiting any more, though its cells go on."""


class Turns:
    """Hands out turns, first come first served."""

    def __init__(self, at_once: int = AT_ONCE, longest: float = LONGEST) -> None:
        self._free, self._longest = asyncio.Semaphore(at_once), longest
        self._held: dict[Any, asyncio.TimerHandle] = {}

    async def __aenter__(self) -> None:
        await self._free.acquire()
        task = asyncio.current_task()
        self._held[task] = asyncio.get_running_loop().call_later(self._longest, self._end, task)

    async def __aexit__(self, *_: object) -> None:
        self._end(asyncio.current_task())

    def _end(self, task: Any) -> None:
        """Give the turn of a task back, once."""
        if timer := self._held.pop(task, None):
            timer.cancel()
            self._free.release()


def in_turn(handler: Any) -> Any:
    """Return Voilà's handler that runs a page's cells, as one that waits for its turn."""
    turns: list[Turns] = []

    class InTurn(handler):
        _executor = None  # a page may be left before its turn comes

        async def on_message(self, message: str | bytes) -> None:
            if not turns:  # belongs to the loop that is running by now
                turns.append(Turns())
            async with turns[0]:
                if self.ws_connection is not None:
                    await super().on_message(message)

    return InTurn
