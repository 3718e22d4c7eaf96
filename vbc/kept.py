"""Results that take long to compute, kept as small JSON files under a name that says what they follow from."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

_EDITION = 2  # raise it when what is kept changes shape


@dataclass(frozen=True)
class Kept:
    """One result that is computed once and read afterwards.

    Attributes
    ----------
    name : str
        Short, unique.
    key : function
        Gives what the result follows from, such as a digest of data, formulas and seeds, as JSON can write it.
    make : function
        Computes it: a dict, as JSON can write it, with an entry "fits".
    made_by : tuple of str
        Packages whose version matters.
    """

    name: str
    key: Callable[[], Any]
    make: Callable[[], dict[str, Any]]
    made_by: tuple[str, ...]

    def value(self) -> dict[str, Any]:
        """The result: read if it is kept, else made and kept.

        Returns
        -------
        dict
        """
        return _value(self)

    def is_kept(self) -> bool:
        """Whether a page could read it.

        Returns
        -------
        bool
        """
        return read(self.file_name()) is not None

    def file_name(self) -> str:
        """Where it is kept.

        Returns
        -------
        str
        """
        return _name_of(self)


def digest_of(table: pd.DataFrame) -> str:
    """Digest of a table's rows.

    Parameters
    ----------
    table : DataFrame

    Returns
    -------
    str
        Changes when any value does.

    Examples
    --------
    >>> digest_of(pd.DataFrame({"x": [1, 2]})) == digest_of(pd.DataFrame({"x": [2, 1]}))
    False
    """
    return hashlib.sha256(pd.util.hash_pandas_object(table, index=False).to_numpy().tobytes()).hexdigest()


def file_name(name: str, key: Any, *, made_by: Iterable[str]) -> str:
    """Name of the file that keeps a result.

    Parameters
    ----------
    name : str
        What it is.
    key : object
        What it follows from, as JSON can write it.
    made_by : iterable of str
        Packages whose version matters.

    Returns
    -------
    str

    Examples
    --------
    >>> file_name("azpro", ["los ~ 1"], made_by=["numpy"]).startswith("azpro-")
    True
    """
    versions = [f"{package} {version(package)}" for package in made_by]
    digest = hashlib.sha256(json.dumps([_EDITION, key, versions]).encode())
    return f"{name}-{digest.hexdigest()[:12]}.json"


def read(name: str) -> dict[str, Any] | None:
    """What a file keeps.

    Parameters
    ----------
    name : str
        Of the file.

    Returns
    -------
    dict or None
        None where it is missing, unreadable or torn: it is simply made again.

    Examples
    --------
    >>> read("no-such-result.json") is None
    True
    """
    for folder in _folders():
        with suppress(OSError, ValueError):
            found = json.loads((folder / name).read_text(encoding="utf-8"))
            if isinstance(found, dict) and "fits" in found:
                return found
    return None


def keep(name: str, result: dict[str, Any], *, instead_of: str = "") -> None:
    """Keep a result in the first folder that can be written; where none can, it is made again next time.

    Parameters
    ----------
    name : str
        Of the file.
    result : dict
        As JSON can write it, with an entry "fits".
    instead_of : str
        Pattern of the names of files that this one makes useless.
    """
    text = json.dumps(result, indent=1)
    for folder in _folders():
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            part = folder / f"{name}.{os.getpid()}.part"
            part.write_text(text, encoding="utf-8")
            part.replace(folder / name)  # at once, or two pages that start together would read half a file
            for old in folder.glob(instead_of) if instead_of else ():
                if old.name != name:
                    old.unlink(missing_ok=True)
            return


@cache
def _value(kept: Kept) -> dict[str, Any]:
    found = read(kept.file_name())
    if found is None:
        found = kept.make()
        keep(kept.file_name(), found)
    return found


@cache
def _name_of(kept: Kept) -> str:
    return file_name(kept.name, kept.key(), made_by=kept.made_by)


def _folders() -> list[Path]:
    """The environment's own folder, then the user's cache, for where the first may not be written."""
    if named := os.environ.get("VBC_CACHE"):
        return [Path(named) / "fits"]
    from platformdirs import user_cache_path

    return [Path(sys.prefix) / "share" / "vbc" / "fits", user_cache_path("value-based-care-workbook") / "fits"]
