"""Kernels that start at once: each is forked from a parent that has everything loaded already.

`provisioner.py` is what Jupyter talks to (it finds it by its entry point); `owner.py` keeps the parent on the server's side;
`warm_parent.py` is the parent's program, and `forked_kernel.py` what a child does first. Where any of it cannot be, the kernel
starts in the ordinary way: slower, and never a failure.
"""

import os
from importlib.metadata import entry_points

NAME = "workbook-forked"
"""The provisioner's name, as its entry point has it."""
_GROUP = "jupyter_client.kernel_provisioners"
VARIABLE = "JUPYTER_DEFAULT_PROVISIONER_NAME"


def choose_forked_kernels() -> bool:
    """Let the Jupyter servers that this process starts fork their kernels, where that can be; a choice made before stands."""
    from workbook.kernels.conditions import why_not_here

    # Jupyter refuses to start any kernel by a name that is not registered, as in an environment set up by an older workbook.
    if why_not_here() or not entry_points(group=_GROUP, name=NAME):
        return False
    return os.environ.setdefault(VARIABLE, NAME) == NAME


def is_chosen() -> bool:
    """Whether the kernels that this process starts are to be forked."""
    return os.environ.get(VARIABLE) == NAME
