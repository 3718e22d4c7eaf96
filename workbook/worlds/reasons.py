"""Why two rules part, as far as it shows: which of them does not move, and which number makes them equal."""

from __future__ import annotations

from workbook.worlds.agreement import apart
from workbook.worlds.moves import Move
from workbook.worlds.world import World

TRIED = (-0.2, 0.25)
"""By these parts of itself another number is changed, and by one at least where it is whole: what is true once may be chance."""


def reason(world: World) -> str:
    """Say which of the two stays the same while the number moves; empty where both move, or more was said."""
    rows = world.both
    if world.times is not None or len(rows) < 3:
        return ""
    mine, true = (_stays([row[i] for row in rows]) for i in (1, 2))
    if mine and not true:
        return " This number changes the true answer, and not yours."
    if true and not mine:
        return " This number changes your answer, and not the true one."
    return ""


def equal_where(world: World) -> str:
    """Name the other number that this one equals where the two rules agree: not by chance, but when that one is changed, too."""
    if len(world.meetings) != 1 or not world.meetings[0].is_point:
        return ""
    place = world.meetings[0].low
    for other in world.others:
        own = other.value(world.parameters)
        if own and abs(own - place) <= 1e-9 * abs(own) and _alike(world.move, other) and _follow(world, other, own):
            return f" It is right where “{world.move.label}” is as large as “{other.label}”."
    return ""


def _stays(values: list[float]) -> bool:
    return max(values) - min(values) <= 1e-9 * max(map(abs, values))


def _alike(one: Move, other: Move) -> bool:
    """Whether two numbers can be held against each other: dollars and dollars, shares and shares, counts of anything."""
    kinds = [
        move.unit[:1] if move.unit.startswith("$") else move.unit if move.unit in ("rate", "%", "") else "count"
        for move in (one, other)
    ]
    return kinds[0] == kinds[1]


def _follow(world: World, other: Move, own: float) -> bool:
    """Whether the two rules still agree where both numbers are equal, with the other one changed, and do not agree anyway."""
    parted = False
    for part in TRIED:
        changed = own + part * own
        if isinstance(own, int):
            changed = own + (round(part * own) or (1 if part > 0 else -1))
        try:
            there = World(other.moved(world.parameters, changed), world.rule, world.true_rule, world.quantity, world.move)
            at_new, at_old = apart(there.pair(changed), scale=world.scale), apart(there.pair(own), scale=world.scale)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return False
        if at_new != 0:
            return False
        parted = parted or at_old != 0
    return parted
