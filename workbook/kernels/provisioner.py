"""What Jupyter asks for kernels: forked from the warm parent where that can be, started the ordinary way otherwise."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.launcher import launch_kernel
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from workbook.kernels.conditions import NotForked, request_for
from workbook.kernels.owner import owner
from workbook.kernels.process import ForkedProcess


class ForkedProvisioner(LocalProvisioner):
    """A local provisioner whose processes are forked; everything that it does with a process is as it was."""

    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Have the kernel forked, or start it the ordinary way.

        Nobody waits here for a parent that is still loading: the ports are known, and a page can be sent meanwhile.
        """
        ours = owner()
        try:
            request = request_for(cmd, kwargs, started_with=ours.environment)
        except NotForked as reason:
            self.log.info("This kernel starts the ordinary way: %s.", reason)
            return await super().launch_kernel(cmd, **kwargs)

        def launch() -> ForkedProcess | subprocess.Popen[bytes]:
            try:
                return ours.fork(request)
            except NotForked as reason:
                self.log.info("This kernel starts the ordinary way: %s.", reason)
                return launch_kernel(cmd, **self._scrub_kwargs(kwargs))

        self.process = Launch(launch)
        self.cwd = kwargs.get("cwd") or os.getcwd()
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel and what it started. An ended one is left alone: its number may be another process's by now."""
        if isinstance(self.process, Launch):
            self.pid = self.pgid = await self.process.started()
            if self.process.poll() is not None:
                return
        await super().send_signal(signum)


class Launch:
    """A process that is being started in a thread: what a provisioner asks of `subprocess.Popen`, from the first moment on."""

    def __init__(self, launch: Callable[[], ForkedProcess | subprocess.Popen[bytes]]) -> None:
        self._found: Future[ForkedProcess | subprocess.Popen[bytes]] = Future()

        def run() -> None:
            try:
                self._found.set_result(launch())
            except BaseException as error:
                logging.getLogger(__name__).exception("A kernel could not be started.")
                self._found.set_exception(error)

        Thread(target=run, daemon=True, name="kernel launch").start()

    @property
    def process(self) -> ForkedProcess | subprocess.Popen[bytes]:
        """The process itself, waited for; the exception where it could not be started."""
        return self._found.result()

    @property
    def pid(self) -> int:
        """Its process id, waited for."""
        return self.process.pid

    async def started(self) -> int | None:
        """Wait for the process without holding up others; its id, or None where it could not be started."""
        found = await asyncio.wait([asyncio.wrap_future(self._found)])
        return None if found[0].pop().exception() else self.pid

    def poll(self) -> int | None:
        """Return how the process ended: None while it runs and while it is being started."""
        if not self._found.done():
            return None
        return 1 if self._found.exception() else self.process.poll()

    def wait(self, timeout: float | None = None) -> int:
        """Wait until the process has ended."""
        return 1 if self._found.exception(timeout) else self.process.wait(timeout)

    def send_signal(self, number: int) -> None:
        """Send a signal to the process alone."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """End the process at once."""
        self.process.kill()

    def terminate(self) -> None:
        """Ask the process to end."""
        self.process.terminate()

    @property
    def stdin(self) -> Any:
        """The pipe that an ordinary kernel's standard input is."""
        return None if self._found.exception() else self.process.stdin

    stdout = stderr = None
