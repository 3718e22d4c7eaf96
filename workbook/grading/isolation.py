"""Whether this system can contain a learner's code: found out by trying, in the sandbox itself."""

from __future__ import annotations

from workbook import sandbox
from workbook.environment import Trouble

LAYERS = {
    "files": "files of this computer can be read (no Landlock)",
    "calls": "programs, sockets and signals are only refused by Python itself (no seccomp)",
    "limits": "memory and processor time are not limited (no rlimits)",
    "tree or calls": "a process could outlive its run (no process tree of its own)",
}


def missing() -> list[str]:
    """What is not contained here, in words; empty where isolation is full."""
    try:
        return [LAYERS[layer] for layer in sandbox.missing()]
    finally:
        sandbox.stop()


def require(*, weaker: bool) -> list[str]:
    """Refuse to mark code where isolation is not full, unless told; return what is missing."""
    found = missing()
    if found and not weaker:
        raise Trouble(
            "\n  ".join(["This system cannot wholly contain a learner's code, so nothing is marked:", *found])
            + "\nMark on Linux 5.13 or newer, or say --weaker-isolation if you trust what you mark."
        )
    return found
