"""Draw the numbers of a problem: the same for one learner and variant on every machine, and rounded as shown."""

from __future__ import annotations

import json
import math
from _random import Random  # the twister below `random.Random`: the same numbers, but seeded once where that one seeds twice
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import combinations
from typing import Any, Protocol, TypeVar

from workbook import registry

T = TypeVar("T")
FEW = 100
"""Values that are kept, rounded, from one draw to the next; more are worked out when they are drawn."""


class Rng(Protocol):
    """All that a variant may use: `random()`, the one method that Python promises to keep across versions."""

    def random(self) -> float: ...


class SeededRng:
    """`random()` from a seed made of words."""

    __slots__ = ("random",)

    def __init__(self, *words: object) -> None:
        seed = sha256("|".join(map(str, words)).encode()).digest()
        self.random = Random(int.from_bytes(seed, "big")).random
        """`random()` is the next number in [0, 1)."""


def draw(problem_id: str, *, course: str, learner: str, number: int) -> dict[str, Any]:
    """Draw the parameters of one variant; they survive JSON unchanged, or the problem's author gets a TypeError."""
    full_id = registry.resolve(problem_id)
    parameters = registry.problem(full_id).variant(SeededRng(course, learner, full_id, number))
    if _through_json(parameters) != parameters:
        raise TypeError(f"{full_id}: JSON changes these parameters (str keys, lists, plain numbers do): {parameters}")
    return parameters


def draw_cases(parameters: dict[str, Any], cases: Any) -> list[dict[str, Any]]:
    """Draw the hidden inputs of a `Code` problem: a pure function of the parameters."""
    return list(cases(SeededRng("cases", json.dumps(parameters, sort_keys=True)), **parameters))


def between(rng: Rng, low: float, high: float, step: float) -> Any:
    """Draw one of `low`, `low + step`, … `high`: whole where low and step are, else rounded to the step's digits."""
    count, digits, few = _steps(low, high, step)
    at = int(rng.random() * count)
    if few is not None:
        return few[at]
    value = low + at * step
    return value if digits is None else round(value, digits)


def pick(rng: Rng, options: Sequence[T]) -> T:
    """Draw one."""
    return options[int(rng.random() * len(options))]


def sample(rng: Rng, options: Sequence[T], k: int) -> list[T]:
    """Draw `k` different ones, in random order."""
    if not 0 <= k <= len(options):
        raise ValueError(f"Cannot draw {k} of {len(options)}.")
    left, count, random = list(options), len(options), rng.random
    drawn = [left.pop(int(random() * size)) for size in range(count, count - k, -1)]
    for _ in range(count - k):  # as many numbers are used up as for putting all in order
        random()
    return drawn


def shuffled(rng: Rng, options: Sequence[T]) -> list[T]:
    """Put all in random order."""
    left, random = list(options), rng.random
    return [left.pop(int(random() * size)) for size in range(len(left), 0, -1)]


def groups(items: Iterable[T], size: int) -> list[tuple[T, ...]]:
    """Things in their order, `size` at a time.

    >>> groups({"a": 1, "b": 2, "c": 3}, 2)
    [('a', 'b'), ('c',)]
    """
    ids = tuple(items)
    return [ids[at : at + size] for at in range(0, len(ids), size)]


def binned(items: Iterable[T], size: int, bins: Iterable[str]) -> dict[T, str]:
    """Say in which bin each thing belongs: things stand in their order, `size` to a bin.

    >>> binned({"a": 1, "b": 2, "c": 3, "d": 4}, 2, ("first", "second"))
    {'a': 'first', 'b': 'first', 'c': 'second', 'd': 'second'}
    """
    return {item: name for name, group in zip(bins, groups(items, size), strict=True) for item in group}


def some_of_each(rng: Rng, items: Iterable[T], size: int, *, shown: int) -> list[T]:
    """Draw one of every group, and more up to `shown`, in random order."""
    ids = tuple(items)
    chosen = [pick(rng, group) for group in groups(ids, size)]
    chosen += sample(rng, [item for item in ids if item not in chosen], shown - len(chosen))
    return shuffled(rng, chosen)


def apart(*values: float, by: float) -> bool:
    """Whether each two of these numbers differ by more than `by`.

    >>> apart(0, 0.2, 0.5, by=0.15), apart(0, 0.2, 0.3, by=0.15)
    (True, False)
    """
    return all(abs(a - b) > by for a, b in combinations(values, 2))


@lru_cache(maxsize=4096, typed=True)
def _steps(low: float, high: float, step: float) -> tuple[int, int | None, list[float] | None]:
    """How many steps there are, to how many digits a value is rounded where it is not whole, and the values where they are few."""
    count = math.floor((high - low) / step + 1e-9) + 1
    if step <= 0 or count < 1:
        raise ValueError(f"Nothing lies between {low} and {high} in steps of {step}.")
    if isinstance(low, int) and isinstance(step, int):
        return count, None, None
    digits = max(_decimals(low), _decimals(step))
    return count, digits, [round(low + at * step, digits) for at in range(count)] if count <= FEW else None


def _decimals(value: float) -> int:
    text = f"{value:.12f}".rstrip("0")
    return len(text.partition(".")[2])


def _through_json(parameters: dict[str, Any]) -> Any:
    return json.loads(json.dumps(parameters, allow_nan=False, default=lambda value: f"not JSON: {value!r}"))
