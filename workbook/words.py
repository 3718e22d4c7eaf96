"""Numbers and lists as sentences have them."""

from __future__ import annotations

from collections.abc import Sequence


def so_many(number: int, one: str, many: str = "") -> str:
    """A number of things; `many` is only for what does not end in an s.

    >>> so_many(1, "try", "tries"), so_many(2, "try", "tries"), so_many(0, "core problem")
    ('1 try', '2 tries', '0 core problems')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(words: Sequence[str]) -> str:
    """One, two or more; nothing where there are none.

    >>> listed(["5"]), listed(["5", "6"]), listed(["5", "6", "7"]), listed([])
    ('5', '5 and 6', '5, 6 and 7', '')
    """
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
