"""Whose page is run next: when a whole class arrives at once, a few pages are run at a time, so that the live ones stay lively."""

from __future__ import annotations

import asyncio
import math
import os
from typing import Any

AT_ONCE = os.cpu_count() or 2
"""Pages whose cells are run at the same time."""
LONGEST = 5.0
"""Seconds after which a page keeps nobody waiting any more, though its cells go on."""


class Turn:
    """A place in the line, then a turn, which whoever holds it has to `end`."""

    def __init__(self, turns: Turns) -> None:
        self._turns, self._come = turns, asyncio.Event()
        self.begun: float | None = None
        """When it came, by the loop's clock."""
        self.over = False

    @property
    def ahead(self) -> int:
        """How many others come first."""
        return self._turns.place(self)

    @property
    def seconds(self) -> int:
        """About how long that will take, going by the pages of late."""
        return math.ceil((self.ahead // self._turns.at_once + 1) * self._turns.pace)

    async def comes(self, within: float | None = None) -> bool:
        """Wait for the turn, or until it is over; False where it takes longer than some seconds."""
        if self.begun is None and not self.over:
            try:
                await asyncio.wait_for(self._come.wait(), within)
            except TimeoutError:
                return False
        return True

    def end(self) -> None:
        """Let the next one have it, once; whoever still stands in the line leaves it."""
        if not self.over:
            self.over = True
            self._come.set()
            self._turns.take_back(self)

    def begin(self, now: float) -> None:
        """Let whoever waits for it know."""
        self.begun = now
        self._come.set()


class Turns:
    """Hands out turns, first come first served: with `line_up`, or as a context around what is to be done in a turn."""

    def __init__(self, at_once: int = AT_ONCE, longest: float = LONGEST) -> None:
        self.at_once, self._longest = at_once, longest
        self.pace = 1.0
        """Seconds that a turn has taken of late."""
        self._line: list[Turn] = []
        self._held: dict[Turn, asyncio.TimerHandle] = {}
        self._by_task: dict[Any, Turn] = {}

    def line_up(self) -> Turn:
        """Return a turn that has come already where nobody waits."""
        turn = Turn(self)
        self._line.append(turn)
        self._next()
        return turn

    def place(self, turn: Turn) -> int:
        """How many stand before this one."""
        return self._line.index(turn) if turn in self._line else 0

    def take_back(self, turn: Turn) -> None:
        """Take a turn that has ended, or a place in the line that was left."""
        if turn in self._line:
            self._line.remove(turn)
        if timer := self._held.pop(turn, None):
            timer.cancel()
            self.pace += (asyncio.get_running_loop().time() - (turn.begun or 0) - self.pace) / 8
        self._next()

    def _next(self) -> None:
        loop = asyncio.get_running_loop()
        while self._line and len(self._held) < self.at_once:
            turn = self._line.pop(0)
            self._held[turn] = loop.call_later(self._longest, turn.end)
            turn.begin(loop.time())

    async def __aenter__(self) -> None:
        turn = self.line_up()
        try:
            await turn.comes()
        except BaseException:
            turn.end()
            raise
        self._by_task[asyncio.current_task()] = turn

    async def __aexit__(self, *_: object) -> None:
        self._by_task.pop(asyncio.current_task()).end()


def in_turn(handler: Any, turns: Turns) -> Any:
    """Return Voilà's handler that runs a page's cells, as one that waits for its turn."""

    class InTurn(handler):
        _executor = None  # a page may be left before its turn comes

        async def on_message(self, message: str | bytes) -> None:
            async with turns:
                if self.ws_connection is not None:
                    await super().on_message(message)

    return InTurn
