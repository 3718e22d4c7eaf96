"""Has the cells of a page run in its kernel; what they give goes to the page itself, which knows each cell by its message's id."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from workbook.arrivals.waiting import is_still

AHEAD = 2
"""Cells that the kernel has at a time. One more than it runs, so that it never waits; a slider moved meanwhile comes after them."""


async def run_cells(manager: Any, cells: Iterable[tuple[int, str]], *, first: str = "") -> None:
    """Run `first`, which shows nothing, and then the cells; return when the last has run, or the kernel has ended."""
    session, stream, process = manager.session, manager.connect_shell(), manager.provisioner.process
    rest = iter([("first", first), *((f"cell-{number}", source) for number, source in cells)])
    over: asyncio.Future[None] = asyncio.Future()
    asked, answered = 0, 0

    def ask() -> bool:
        nonlocal asked
        name, source = next(rest, ("", ""))
        if not name:
            return False
        message = session.msg("execute_request", content=_request(source, silent=name == "first"))
        message["header"]["msg_id"] = message["msg_id"] = name
        session.send(stream, message)
        asked += 1
        return True

    def hear(parts: list[Any]) -> None:
        nonlocal answered
        if session.deserialize(session.feed_identities(parts)[1])["msg_type"] != "execute_reply":
            return
        answered += 1
        if not ask() and answered == asked and not over.done():
            over.set_result(None)

    stream.on_recv(hear)
    try:
        for _ in range(AHEAD):
            ask()
        while not over.done():
            await asyncio.wait([over], timeout=1)
            if not over.done() and not is_still(process, manager):
                return
    finally:
        stream.close(linger=0)


def _request(source: str, *, silent: bool) -> dict[str, Any]:
    no = dict.fromkeys(("store_history", "allow_stdin", "stop_on_error"), False)
    return {"code": source, "silent": silent, "user_expressions": {}, **no}
