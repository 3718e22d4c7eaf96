"""The first steps of a forked process on its way to being a kernel like any other."""

from __future__ import annotations

import gc
import os
import select
import socket
import sys
import time
from importlib.util import find_spec
from threading import Thread
from typing import Any

from workbook.kernels.loading import EXTENSIONS
from workbook.kernels.process import GO
from workbook.quiet import quiet


def become(request: dict[str, Any]) -> int:
    """Run the kernel of this request to its end; returns its exit status."""
    output, errors, line = request["descriptors"]
    if not _is_wanted(line):
        return 0
    os.setsid()
    _take_streams(output, errors)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    _seed()
    gc.enable()
    launcher = find_spec("ipykernel_launcher")
    sys.argv = [launcher.origin if launcher and launcher.origin else "ipykernel_launcher", *request["arguments"]]
    _kernel_app(request["owner"]).launch_instance()
    return 0


def _kernel_app(owner: int) -> Any:
    """Return the kernel's application; its server, named by a handle from `pidfd_open`, is not its parent process."""
    from ipykernel.kernelapp import IPKernelApp

    class ForkedKernelApp(IPKernelApp):
        def init_poller(self) -> None:
            """Watch the server; the parent may end without ending its kernels."""
            self.parent_handle = int(os.environ["JPY_PARENT_PID"])
            self.poller = _Watch(owner)

        def init_sockets(self) -> None:
            quiet(self.log)
            super().init_sockets()

        def init_extensions(self) -> None:
            """Let the loaded packages make themselves known to the shell, as their import in a kernel does."""
            self.extra_extensions = [*self.extra_extensions, *EXTENSIONS]
            super().init_extensions()

    return ForkedKernelApp


def _is_wanted(line: int) -> bool:
    """Wait for the server's word. A server that gave up starts another kernel at the same ports, so then this one must not be."""
    with socket.socket(fileno=line) as server:
        return server.recv(len(GO)) == GO


def _take_streams(output: int, errors: int) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    for descriptor, place in ((nothing, 0), (output, 1), (errors, 2)):
        os.dup2(descriptor, place)
        if descriptor > 2:
            os.close(descriptor)


def _seed() -> None:
    """Give this process its own random numbers; `random` itself does so whenever a process forks."""
    import numpy

    numpy.random.seed()


class _Watch(Thread):
    """Ends this process as soon as its server is gone."""

    def __init__(self, owner: int) -> None:
        super().__init__(daemon=True, name="server watch")
        self.owner = owner

    def run(self) -> None:
        watch = select.poll()
        watch.register(self.owner, select.POLLIN)
        watch.poll()
        if writing := sys.modules.get("workbook.log_writer"):
            writing.flush_all(2.0)  # answers that a slow disk has not taken yet
        os._exit(1)
