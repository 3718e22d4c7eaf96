"""Which files a check may read: Python's own, and those that shared libraries need."""

from __future__ import annotations

import os
import sys
import sysconfig

from workbook.sandbox.refusing import PRIVATE

SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/localtime",
          "/dev/null", "/dev/urandom", "/dev/random")  # fmt: skip
PARTS = ("stdlib", "platstdlib", "purelib", "platlib")


def readable() -> list[str]:
    """Folders and files, as they are without links."""
    own = [sysconfig.get_path(part) for part in PARTS] + [os.path.join(sys.base_prefix, "lib"), os.path.join(sys.prefix, "DLLs")]
    own += [folder for folder in sys.path if folder and os.path.isdir(folder)]
    found: dict[str, None] = {}
    for path in [*own, *(SYSTEM if os.name == "posix" else [sys.base_prefix])]:
        if path and os.path.exists(path):
            for one in _without_keys(path):
                found |= {one: None, os.path.realpath(one): None}
    return list(found)


def _without_keys(folder: str) -> list[str]:
    """The folder, or its entries one by one where the workbook is installed among them."""
    if not os.path.isdir(os.path.join(folder, "solutions")):
        return [folder]
    return [entry.path for entry in os.scandir(folder) if entry.name.partition(".")[0] not in (*PRIVATE, "vbc")]
