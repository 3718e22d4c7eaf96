"""What a reader's request for a page meets: the text at once, then a turn, then a kernel that waits already."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Coroutine
from typing import Any

from jupyter_core.utils import ensure_async
from tornado.iostream import StreamClosedError
from voila._version import __version__
from voila.tornado.handler import TornadoVoilaHandler

from workbook.arrivals.kept import KeptPage, KeptPages
from workbook.arrivals.running import run_cells
from workbook.arrivals.waiting import Ready, WaitingKernels
from workbook.turns import Turn, Turns

log = logging.getLogger(__name__)

MISSED = float(os.environ.get("VBC_MISSED_AFTER", "60"))
"""Seconds after which the kernel of a page that never connected to it is ended: its reader was gone before."""
NEWS = 1.0
"""Seconds between the words about how many others come first."""


class Arrivals:
    """What all requests of one server share."""

    def __init__(self, server: Any) -> None:
        self.kernels, self.pages, self.turns = server.kernel_manager, KeptPages(), Turns()
        about = {
            "VOILA_PREHEAT": "False",
            "VOILA_BASE_URL": server.base_url,
            "VOILA_SERVER_URL": server.server_url or "/",
            "VOILA_APP_PORT": str(server.port),
            "SERVER_SOFTWARE": f"voila/{__version__}",
        }
        self.waiting = WaitingKernels(self.kernels, env={**os.environ, **about})
        self._tasks: set[asyncio.Task[None]] = set()
        self._cull, self.kernels.cull_kernel_if_idle = self.kernels.cull_kernel_if_idle, self._cull_if_there

    def begin(self) -> None:
        """Have kernels wait before the first reader is there."""
        self.waiting.begin("python3")

    def start(self, page: KeptPage, kernel: Ready, turn: Turn, env: dict[str, str]) -> None:
        """Run a page's cells; the turn ends with the last of them."""

        async def run() -> None:
            try:
                await run_cells(kernel.manager, page.cells, first=f"import os\nos.environ.update({env!r})")
            finally:
                turn.end()

        async def look() -> None:
            if not kernel.manager.was_met:
                await self.end(kernel)

        self._keep(run())
        asyncio.get_running_loop().call_later(MISSED, lambda: self._keep(look()))

    async def _cull_if_there(self, kernel: str) -> None:
        """Look at one kernel of the server's list, unless its reader has left meanwhile or it is still being started."""
        if kernel in self.kernels._kernel_connections:
            await self._cull(kernel)

    async def end(self, kernel: Ready) -> None:
        """End the kernel of a reader who is gone."""
        if kernel.id in self.kernels:
            await ensure_async(self.kernels.shutdown_kernel(kernel.id, now=True))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("A page's kernel failed.", exc_info=error)


class Arrival(TornadoVoilaHandler):
    """A page that is kept; what cannot be is Voilà's to serve."""

    turn: Turn | None = None

    def initialize(self, arrivals: Arrivals, **settings: Any) -> None:
        """Take what Voilà gives its handler, and what the server's requests share."""
        super().initialize(**settings)
        self.arrivals = arrivals

    @property
    def seen_by(self) -> str:
        """Who reads: a page for a guest says where the work is kept."""
        return "guest" if self.current_user.is_guest else "reader"

    async def hand_over(self, kernel: Ready) -> dict[str, str]:
        """Make the kernel this reader's; returns the variables that tell it so."""
        return await self.kernel_manager.adopt(kernel.id)

    async def show(self, path: str) -> None:
        """Send what can be read, and when this page's turn has come what makes it live."""
        page = await self.arrivals.pages.of(self, path, seen_by=self.seen_by)
        if page is None:
            async for html in self.get_generator(path=path):
                await self._write(html)
            return
        self.set_header("Content-Type", "text/html")
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        self.turn = self.arrivals.turns.line_up()
        try:
            await self._write(page.readable)
            while not await self.turn.comes(within=NEWS):
                await self._write(f"<script>pageWaits({self.turn.ahead}, {self.turn.seconds})</script>\n")
            if self.turn.over:
                return
            kernel = await self.arrivals.waiting.take(page.kernel_name)
        except StreamClosedError:
            self.turn.end()
            return
        except Exception:
            self.turn.end()
            log.exception("No kernel could be started for %s.", path)
            self.finish("<script>pageEnded()</script>\n")
            return
        mine = await self.hand_over(kernel)
        if self.request.connection.stream.closed():
            await self.arrivals.end(kernel)
            return
        self.arrivals.start(page, kernel, self.turn, self._about(kernel) | mine)
        self.finish(page.live_with(kernel.id, kernel.session))

    def on_connection_close(self) -> None:
        """Leave the line: the reader has gone before the page was there."""
        if self.turn:
            self.turn.end()

    async def _write(self, html: str) -> None:
        self.write(html)
        await self.flush()

    def _about(self, kernel: Ready) -> dict[str, str]:
        """Return what Voilà tells a kernel about the request, as variables of its environment."""
        host, _, port = self.request.host.lower().rpartition(":")
        wanted = {name.lower() for name in self.voila_configuration.http_header_envs}
        headers = {
            f"HTTP_{name.upper().replace('-', '_')}": self.request.headers[name]
            for name in self.request.headers
            if name.lower() in wanted
        }
        return headers | {
            "SCRIPT_NAME": self.request.path,
            "PATH_INFO": "",
            "QUERY_STRING": self.request.query,
            "SERVER_PROTOCOL": self.request.version,
            "SERVER_PORT": port if host else "",
            "SERVER_NAME": host or port,
            "VOILA_REQUEST_URL": self.request.full_url(),
            "VOILA_KERNEL_ID": kernel.id,
            "VBC_PAGE": "1",  # a page of ours keeps each script that its widgets bring (widgets/assets.py)
        }
