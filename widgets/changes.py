"""Tells the cards and the progress on a page that a learner's state has changed."""

from __future__ import annotations

import weakref
from typing import Protocol


class Follower(Protocol):
    """What wants to be told."""

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now; something happened at this problem, or (None) to the whole log."""


_followers: weakref.WeakSet[Follower] = weakref.WeakSet()


def follow(follower: Follower) -> None:
    """Tell this one of every change from now on, as long as it is in use."""
    _followers.add(follower)


def tell(problem_id: str | None) -> None:
    """Something happened at a problem, or (None) to the whole log: everyone shows what is known now."""
    for follower in list(_followers):
        follower.follow(problem_id)
