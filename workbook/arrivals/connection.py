"""The connection of a page to its kernel: at once, where the kernel's channels are open and heard already."""

from __future__ import annotations

import asyncio

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class StraightConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's own, which asks a kernel whether it is there and throws away what it says until it has answered that."""

    def nudge(self) -> asyncio.Future[None]:
        """Ask nothing of a kernel whose messages are kept for this page from the first one on (`waiting.py`)."""
        self.kernel_manager.was_met = True
        if self.channels["iopub"] is not getattr(self.kernel_manager, "heard", None):
            return super().nudge()
        done: asyncio.Future[None] = asyncio.Future()
        done.set_result(None)
        return done
