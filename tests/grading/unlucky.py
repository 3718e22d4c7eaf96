"""A worker that is lost: in a module of its own, because a new process has to find it."""

import os
import signal
from multiprocessing.connection import Connection


def dies_at_three(pipe: Connection) -> None:
    """Answer units; the one with the number 3 kills the process."""
    while True:
        try:
            data = pipe.recv()
        except EOFError:
            return
        if data["number"] == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        pipe.send(("done", data["number"]))
