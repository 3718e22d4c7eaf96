"""A Jupyter server loads this at its start, so that the warm parent is ready before the first notebook asks for a kernel."""

from __future__ import annotations

import logging
import os
import signal
import threading
from typing import Any

from workbook.kernels import NAME, VARIABLE, is_chosen
from workbook.quiet import quiet


def begin() -> None:
    """Start the warm parent where forked kernels are chosen, and make the choice this server's own.

    Taken out of the environment it does not reach what is run in a terminal or a kernel: another environment's Jupyter, which knows
    no provisioner of that name, would start no kernel at all.
    """
    if not is_chosen():
        return
    from workbook.kernels.owner import owner

    owner().start()
    from jupyter_client.provisioning import KernelProvisionerFactory

    KernelProvisionerFactory.instance().default_provisioner_name = NAME
    del os.environ[VARIABLE]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.kernels.server_extension"}]


def _load_jupyter_server_extension(server: Any) -> None:
    quiet(server.log, logging.getLogger("tornado.general"))
    if server.answer_yes and threading.current_thread() is threading.main_thread():
        # Without a terminal Ctrl-C would be an exception wherever the server is just then, and some places swallow it.
        signal.signal(signal.SIGINT, server._signal_stop)  # as JupyterHub does
    begin()
