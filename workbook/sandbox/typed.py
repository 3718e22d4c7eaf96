"""Values as JSON that remembers their types, with a limit on size: nothing is ever pickled or evaluated."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from vbc.undefined import Undefined
from workbook.sandbox.outputs import Strange

DEPTH, ITEMS, LETTERS = 12, 50_000, 20_000


class TooLarge(Exception):
    """A value has more parts than an answer can have."""


def encode(value: Any) -> Any:
    """Turn a value into JSON; raises TooLarge."""
    return _Encoder().encode(value, 0)


class _Encoder:
    def __init__(self) -> None:
        self.items = 0

    def encode(self, value: Any, depth: int) -> Any:
        self.items += 1
        if depth > DEPTH or self.items > ITEMS:
            raise TooLarge
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return value if abs(value) < 2**53 else self._number(value)
        if kind is float:
            return value if math.isfinite(value) else {"$": "float", "v": str(value)}
        if isinstance(value, str):
            return str(value)[:LETTERS]
        if isinstance(value, Undefined):
            return {"$": "undefined", "v": value.reason}
        return self._container(value, kind.__name__, depth)

    def _number(self, value: int) -> Any:
        try:
            return {"$": "float", "v": repr(float(value))}
        except OverflowError:
            return {"$": "float", "v": "inf" if value > 0 else "-inf"}

    def _container(self, value: Any, name: str, depth: int) -> Any:
        if name == "DataFrame":
            columns = [[str(key), self._all(value[key].tolist(), depth)] for key in value.columns]
            return {"$": "table", "v": columns, "index": self._all(value.index.tolist(), depth)}
        if name == "Series":
            return {
                "$": "series",
                "v": self._all(value.tolist(), depth),
                "index": self._all(value.index.tolist(), depth),
            }
        if hasattr(value, "dtype") and hasattr(value, "tolist"):
            inner = value.tolist()
            return {"$": "array", "v": self._all(inner, depth)} if getattr(value, "ndim", 0) else self.encode(inner, depth + 1)
        if isinstance(value, Mapping):
            return {
                "$": "dict",
                "v": [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()],
            }
        for kind in (list, tuple, set, frozenset):
            if isinstance(value, kind):
                return {"$": kind.__name__, "v": self._all(value, depth)}
        return {"$": "strange", "type": name, "v": _described(value)}

    def _all(self, values: Any, depth: int) -> list[Any]:
        return [self.encode(value, depth + 1) for value in values]


def decode(data: Any) -> Any:
    """Turn `encode`'s JSON back into a value."""
    if not isinstance(data, dict):
        return data
    kind: str = data["$"]
    inner: Any = data["v"]
    if kind == "float":
        return float(inner)
    if kind == "undefined":
        return Undefined(str(inner))
    if kind == "strange":
        return Strange(str(data["type"]), str(inner))
    if kind == "dict":
        return {_hashable(decode(key)): decode(value) for key, value in inner}
    if kind == "table":
        import pandas as pd

        return pd.DataFrame({key: decode_all(values) for key, values in inner}, index=decode_all(data["index"]))
    if kind == "series":
        import pandas as pd

        return pd.Series(decode_all(inner), index=decode_all(data["index"]))
    if kind == "array":
        import numpy as np

        return np.asarray(decode_all(inner))
    makes: dict[str, Any] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
    return makes[kind](decode_all(inner))


def decode_all(values: list[Any]) -> list[Any]:
    """Decode each."""
    return [decode(value) for value in values]


def _hashable(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key


def _described(value: Any) -> str:
    try:
        return repr(value)[:200]
    except Exception as error:
        return f"<{type(error).__name__} while describing it>"
