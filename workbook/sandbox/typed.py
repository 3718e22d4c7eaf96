"""Values as JSON that remembers their types, with a limit on size: nothing is ever pickled or evaluated."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from vbc.undefined import Undefined
from workbook.sandbox.outputs import Strange
from workbook.sandbox.replies import Crafted

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
        if kind is list or kind is tuple:
            return {"$": kind.__name__, "v": self._all(value, depth)}
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
    """Turn `encode`'s JSON back into a value; raises Crafted for anything that `encode` does not write."""
    try:
        return _Decoder().decode(data, 0)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise Crafted from error


class _Decoder:
    def __init__(self) -> None:
        self.items = 0

    def decode(self, data: Any, depth: int) -> Any:
        self.items += 1
        if depth > DEPTH + 2 or self.items > ITEMS + 2:
            raise Crafted
        if isinstance(data, dict):
            return self._typed(data["$"], data["v"], data, depth)
        if isinstance(data, list) or (isinstance(data, str) and len(data) > LETTERS):
            raise Crafted
        if type(data) is int and abs(data) >= 2**53:
            raise Crafted
        return data

    def _typed(self, kind: Any, inner: Any, data: dict[str, Any], depth: int) -> Any:
        if kind == "float":
            return float(inner[:400])
        if kind == "undefined":
            return Undefined(str(inner)[:LETTERS])
        if kind == "strange":
            return Strange(str(data["type"])[:200], str(inner)[:200])
        if kind == "dict":
            return {_hashable(self.decode(key, depth + 1)): self.decode(value, depth + 1) for key, value in inner}
        if kind in ("table", "series"):
            return self._labelled(kind, inner, data["index"], depth)
        values = self._all(inner, depth)
        if kind == "array":
            import numpy as np

            return np.asarray(values)
        makes: dict[str, Any] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
        return makes[kind](values)

    def _labelled(self, kind: str, inner: Any, labels: Any, depth: int) -> Any:
        import pandas as pd

        index = self._all(labels, depth)
        if kind == "series":
            return pd.Series(self._all(inner, depth), index=index)
        return pd.DataFrame({str(key): self._all(values, depth) for key, values in inner}, index=index)

    def _all(self, values: Any, depth: int) -> list[Any]:
        if not isinstance(values, list):
            raise Crafted
        return [self.decode(value, depth + 1) for value in values]


def _hashable(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key


def _described(value: Any) -> str:
    try:
        return repr(value)[:200]
    except Exception as error:
        return f"<{type(error).__name__} while describing it>"
