"""A client that takes a kernel at its word: it waits for an answer, and not for a silence of 0.2 s after it."""

from __future__ import annotations

import time
from queue import Empty

from jupyter_client.asynchronous.client import AsyncKernelClient


class PromptClient(AsyncKernelClient):
    """What Voilà runs a page's cells with; `voila.json` names it. A page connects twice before its first cell runs."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers, and until something was heard of what it publishes: then nothing later is missed.

        Messages that belong to somebody else's question are left in the channel; whoever runs cells looks at whose they are.
        """
        until = time.monotonic() + (timeout or float("inf"))
        while True:
            self.kernel_info()
            try:
                reply = await self.get_shell_msg(timeout=1)
                await self.get_iopub_msg(timeout=1)
            except Empty:
                if not await self._async_is_alive():
                    raise RuntimeError("Kernel died before replying to kernel_info") from None
                if time.monotonic() > until:
                    raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds") from None
                continue
            if reply["msg_type"] == "kernel_info_reply":
                self._handle_kernel_info_reply(reply)
                return
