"""A mistake that is no answer of its own where it comes to (about) the right one; as a rule it goes on there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

Rule = Callable[..., Any]


def silent_where(right: Callable[..., bool]) -> Callable[[Rule], Rule]:
    """Make a rule a mistake that gives None wherever `right(value, **numbers)` holds: there nobody can be told apart by it.

    What the rule itself gives there is still known: `everywhere(mistake)`.
    """

    def decorate(rule: Rule) -> Rule:
        @functools.wraps(rule)
        def mistake(**numbers: Any) -> Any:
            value = rule(**numbers)
            return None if right(value, **numbers) else value

        mistake.everywhere = rule  # type: ignore[attr-defined]
        return mistake

    return decorate


def everywhere(mistake: Rule) -> Rule:
    """The rule of a mistake with its values also where they are right."""
    found: Rule = getattr(mistake, "everywhere", mistake)
    return found
