"""Tells the cards and the progress on a page that a learner's state has changed."""

from __future__ import annotations

import weakref
from typing import Any, Protocol


class Follower(Protocol):
    """A widget that wants to be told."""

    comm: Any
    """Its connection to the page; None once it is closed."""

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now; something happened at this problem, or (None) to the whole log."""


_followers: weakref.WeakSet[Follower] = weakref.WeakSet()


def follow(follower: Follower) -> None:
    """Tell this one of every change from now on, as long as it is in use."""
    _followers.add(follower)


def tell(problem_id: str | None) -> None:
    """Something happened at a problem, or (None) to the whole log: everyone shows what is known now.

    One that fails keeps no other from being told; its error is raised when all have been.
    """
    failed: list[Exception] = []
    for follower in list(_followers):
        if follower.comm is None:  # closed: nobody sees it any more
            _followers.discard(follower)
            continue
        try:
            follower.follow(problem_id)
        except Exception as error:
            failed.append(error)
    if failed:
        raise failed[0]
