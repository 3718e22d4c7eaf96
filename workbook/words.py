"""Numbers and lists as sentences have them."""

from __future__ import annotations

from collections.abc import Sequence


def so_many(number: int, one: str, many: str = "") -> str:
    """A number of things; `many` is only for what does not end in an s.

    >>> so_many(1, "try", "tries"), so_many(2, "try", "tries"), so_many(0, "core problem")
    ('1 try', '2 tries', '0 core problems')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def listed(words: Sequence[str], *, comma: bool = False) -> str:
    """One, two or more; nothing where there are none. A comma before “and” keeps long parts apart.

    >>> listed(["5"]), listed(["5", "6"]), listed(["5", "6", "7"]), listed([])
    ('5', '5 and 6', '5, 6 and 7', '')
    >>> listed(["at 5", "at 6", "from 7 on"], comma=True), listed(["5", "6"], comma=True)
    ('at 5, at 6, and from 7 on', '5 and 6')
    """
    last = ", and " if comma and len(words) > 2 else " and "
    return last.join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capital(text: str) -> str:
    """A text as it begins a sentence; the rest of it stays as it is.

    >>> capital("the OECD’s rate"), capital("")
    ('The OECD’s rate', '')
    """
    return text[:1].upper() + text[1:]


def ago(days: int) -> str:
    """How long ago a day was.

    >>> ago(0), ago(1), ago(12)
    ('today', 'yesterday', '12 days ago')
    """
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
