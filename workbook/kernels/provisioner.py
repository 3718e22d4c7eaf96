"""What Jupyter asks for kernels: forked from the warm parent where that can be, started the ordinary way otherwise."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from workbook.kernels.conditions import NotForked, request_for
from workbook.kernels.owner import owner
from workbook.kernels.process import ForkedProcess


class ForkedProvisioner(LocalProvisioner):
    """A local provisioner whose processes are forked; everything that it does with a process is as it was."""

    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel, or start it the ordinary way."""
        try:
            process = await self._fork(cmd, kwargs)
        except NotForked as reason:
            self.log.info("This kernel starts the ordinary way: %s.", reason)
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid = process, process.pid, process.pid
        self.cwd = kwargs.get("cwd") or os.getcwd()
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel and what it started. An ended one is left alone: its number may be another process's by now."""
        if isinstance(self.process, ForkedProcess) and self.process.poll() is not None:
            return
        await super().send_signal(signum)

    async def _fork(self, cmd: list[str], options: dict[str, Any]) -> ForkedProcess:
        """Ask in a thread: a parent that is still loading must not hold up the server's other readers."""
        ours = owner()
        request = request_for(cmd, options, started_with=ours.environment)
        asked = asyncio.get_running_loop().run_in_executor(None, ours.fork, request)
        try:
            return await asyncio.shield(asked)
        except asyncio.CancelledError:  # whoever asked gave up: a kernel that comes all the same has nobody
            asked.add_done_callback(lambda found: None if found.cancelled() or found.exception() else found.result().kill())
            raise
