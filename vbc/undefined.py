"""The explicit result of a quantity that has no value, with its reason."""

from dataclasses import dataclass
from math import nan
from typing import Any, TypeGuard


@dataclass(frozen=True)
class Undefined:
    """A quantity that the numbers given do not define, such as 0 observed over 0 expected.

    It is returned instead of 0, infinity or a silent NaN. It is neither true nor false, its float is NaN (so that
    arithmetic and charts show a gap), and its text says why.

    Attributes
    ----------
    reason : str
        Why there is no value, in words that a reader can be shown.

    Examples
    --------
    >>> print(Undefined("no events are expected"))
    undefined: no events are expected
    >>> float(Undefined("no events are expected"))
    nan
    """

    reason: str

    def __bool__(self) -> bool:
        raise TypeError(f"{self} is neither true nor false; ask is_undefined(...) first")

    def __float__(self) -> float:
        return nan

    def __str__(self) -> str:
        return f"undefined: {self.reason}"


def is_undefined(value: Any) -> TypeGuard[Undefined]:
    """Whether a result is undefined.

    Parameters
    ----------
    value : object
        What a function of this package returned.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_undefined(Undefined("the cost is zero")), is_undefined(0.8)
    (True, False)
    """
    return isinstance(value, Undefined)
