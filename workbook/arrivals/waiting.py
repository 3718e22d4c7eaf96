"""Kernels that are ready and that nobody uses yet: a reader gets one of these, and another takes its place.

Nothing of a page has run in them. Each has its channels open and heard already, so that its cells can be run in the moment that
a reader is there, and what they say is kept for the page's connection.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server._tz import utcnow

from workbook.kernels.fingerprint import fingerprint
from workbook.kernels.owner import owner
from workbook.viewers import QUIETLY

log = logging.getLogger(__name__)

SIZE = 2
"""Kernels that wait: two readers who arrive in the same moment find one each. A forked one owns about 15 MB."""
LOOK = 5.0
"""Seconds between looks at whether the waiting kernels are still as good as new ones."""
PAGE = 1.5
"""Seconds that a page takes to be live, about; in these it has the computer to itself."""
LONGEST_START = 60.0


@dataclass(frozen=True)
class Ready:
    """A kernel that has answered, with the channels that its page is going to use."""

    id: str
    manager: Any
    process: Any
    session: str
    code: int
    """The fingerprint of the workbook's code when it was started."""
    parent_was_full: bool
    """Whether the warm parent had loaded everything by then."""


class WaitingKernels:
    """The kernels of one folder that wait for readers."""

    def __init__(self, kernels: Any, *, path: str = "", env: dict[str, str], size: int = SIZE) -> None:
        self.kernels, self.path, self.env, self.size = kernels, path, env, size
        self._starting: list[asyncio.Task[Ready]] = []
        self._filling: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    def begin(self, name: str) -> None:
        """Have kernels of this name wait from now on."""
        self._fill(name)
        self._keep_alive(self._look(name))

    async def take(self, name: str) -> Ready:
        """Return a kernel for one reader: one that waits, or a fresh one."""
        while self._starting:
            task = self._starting.pop(0)
            try:
                found = await asyncio.shield(task)
            except asyncio.CancelledError:
                self._starting.insert(0, task)  # this reader is gone; the kernel is the next one's
                raise
            except Exception:
                break  # said already; a fresh one says why to whoever waits for it
            if self._is_good(found, name):
                self._fill_soon(name)
                return found
            self._keep_alive(self._discard(found))
        self._fill(name)
        return await self._start(name)

    def _is_alive(self, found: Ready) -> bool:
        return found.id in self.kernels and is_still(found.process, found.manager)

    def _is_good(self, found: Ready, name: str) -> bool:
        """Whether it is what a fresh one would be."""
        return self._is_alive(found) and found.manager.kernel_name == name and found.code == fingerprint()

    def _fill_soon(self, name: str) -> None:
        """Start another when this reader's page has had its time; at once where the next reader would find none."""
        if not self._starting:
            self._fill(name)
        elif not self._filling:
            self._filling = asyncio.get_running_loop().call_later(PAGE, self._fill, name)

    def _fill(self, name: str) -> None:
        self._filling = None
        while len(self._starting) < self.size:
            task = asyncio.ensure_future(self._start(name))
            task.add_done_callback(_say_why)
            self._starting.append(task)

    async def _look(self, name: str) -> None:
        """Replace what is dead or was early, and keep the rest from being taken for idle kernels of readers who are gone.

        Whether the code has changed is asked when a reader comes: whoever edits would start a parent with each change.
        """
        while True:
            await asyncio.sleep(LOOK)
            full = await asyncio.to_thread(owner().is_full)
            for task in [each for each in self._starting if each.done()]:
                found = None if task.exception() else task.result()
                if found and self._is_alive(found) and found.parent_was_full >= full:
                    found.manager.last_activity = utcnow()
                    continue
                self._starting.remove(task)
                if found:
                    self._keep_alive(self._discard(found))
            self._fill(name)  # where one could not be started, too: what was wrong may be mended

    async def _start(self, name: str) -> Ready:
        code, full = fingerprint(), owner().was_full
        kernel = await ensure_async(
            self.kernels.start_kernel(kernel_name=name, path=self.path, env=self.env, extra_arguments=QUIETLY)
        )
        try:
            manager, session = self.kernels.get_kernel(kernel), token_hex(16)
            streams = {
                each: getattr(manager, f"connect_{each}")(identity=session.encode())
                for each in ("iopub", "shell", "control", "stdin")
            }
            for channel, stream in streams.items():
                stream.channel = channel
            info = await asyncio.wait_for(_answer(manager, streams), LONGEST_START)
        except BaseException:
            if kernel in self.kernels:
                await ensure_async(self.kernels.shutdown_kernel(kernel, now=True))
            raise
        manager._kernel_info_future = _already(info)  # asked for by each connection of a page, on a channel where cells come first
        manager.heard, manager.was_met = streams["iopub"], False
        self.kernels.start_buffering(kernel, f"{kernel}:{session}", streams)
        return Ready(kernel, manager, manager.provisioner.process, session, code, full)

    async def _discard(self, found: Ready) -> None:
        if found.id in self.kernels:
            await ensure_async(self.kernels.shutdown_kernel(found.id, now=True))

    def _keep_alive(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def is_still(process: Any, manager: Any) -> bool:
    """Whether a kernel is the process that it was: the server starts another in place of one that died, which knows nothing."""
    return manager.has_kernel and manager.provisioner.process is process and process.poll() is None


async def _answer(manager: Any, streams: dict[str, Any]) -> dict[str, Any]:
    """Ask until the kernel has answered, and until something was heard of what it publishes: then nothing later is missed."""
    answered: asyncio.Future[Any] = asyncio.Future()
    heard: asyncio.Future[Any] = asyncio.Future()
    session = manager.session

    def take(parts: list[Any]) -> None:
        message = session.deserialize(session.feed_identities(parts)[1])
        if message["msg_type"] == "kernel_info_reply" and not answered.done():
            answered.set_result(message["content"])

    def notice(_: list[Any]) -> None:
        if not heard.done():
            heard.set_result(None)

    streams["shell"].on_recv(take)
    streams["iopub"].on_recv(notice)
    pause = 0.05
    while not (answered.done() and heard.done()):
        session.send(streams["shell"], "kernel_info_request")
        await asyncio.wait([answered, heard], timeout=pause)
        pause = min(2 * pause, 1.0)
        if not await ensure_async(manager.is_alive()):
            raise RuntimeError("The kernel ended before it answered.")
    found: dict[str, Any] = answered.result()
    return found


def _already(result: Any) -> Future[Any]:
    done: Future[Any] = Future()
    done.set_result(result)
    return done


def _say_why(task: asyncio.Task[Ready]) -> None:
    if not task.cancelled() and task.exception():
        log.error("No kernel could be made ready ahead: %s", task.exception())
