"""Which world a mistake is shown in: the part of the answer where it parts from the truth, the number that tells most."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from workbook import registry
from workbook.answer import Parameters
from workbook.judge import mistaken
from workbook.mistakes import everywhere
from workbook.problem import Key, Problem
from workbook.worlds.moves import Move, Moves
from workbook.worlds.quantities import Gap, Quantity, quantities
from workbook.worlds.trimming import readable
from workbook.worlds.world import Tried, World

WORLDS = "solutions.worlds"
CELLS = 4
"""Cells of a table that are looked at before one is chosen."""
ENOUGH = 3.5
"""A world that tells so much is taken without looking further."""


def worlds(problem: Problem, key: Key, parameters: Parameters, mistake: Callable[..., Any], moves: Moves) -> list[World]:
    """Return the worlds of one mistake, the most telling first; of a table or of several controls, of the most telling part."""
    rule = everywhere(mistake)  # the mistake gives nothing where it is right; the rule does
    best: list[World] = []
    tried: dict[Move, Tried] = {}
    for quantity in _parted(problem, key, parameters, mistake, moves):
        here = []
        for move in _placed(moves, quantity, parameters):
            runs = tried.setdefault(move, Tried(parameters, rule, key.solve, move))
            here.append(World(parameters, rule, key.solve, quantity, runs.of[3], tried=runs))
        named = tuple(world.move for world in here)
        here = [replace(world, others=tuple(move for move in named if move is not world.move)) for world in here]
        seen = _told([world for world in here if world.is_seen])
        if seen and (not best or seen[0].telling > best[0].telling):
            best = seen
        if best and best[0].telling >= ENOUGH:
            break
    found = best or _open(problem, key, parameters, rule, moves)
    return [readable(world) for world in found[:1]] + found[1:]


def moves_of(problem_id: str) -> Moves | None:
    """The numbers of a problem that can be moved, or None where its answer is not made of numbers or there are no keys here."""
    chapter, _, constant = registry.resolve(problem_id).partition(".")
    try:
        module = importlib.import_module(f"{WORLDS}.{chapter}")
    except ModuleNotFoundError:
        return None
    found = getattr(module, constant.upper(), None)
    return found if isinstance(found, Moves) else None


def _told(seen: list[World]) -> list[World]:
    """Put the most telling world first, and leave the others as the author ordered them."""
    first: World | None = None
    for world in seen:
        if first is None or world.telling > first.telling:
            first = world
        if first.telling >= ENOUGH:
            break
    return [first, *(world for world in seen if world is not first)] if first else []


def _parted(problem: Problem, key: Key, parameters: Parameters, mistake: Callable[..., Any], moves: Moves) -> Iterator[Quantity]:
    """The numbers of the answer in which the judge tells the mistake from the truth, the first few."""
    if mistaken(mistake, parameters) is None:
        return
    found = 0
    for quantity in quantities(problem, parameters, asked=moves.asked):
        given, truth = quantity.of(mistake, parameters), quantity.of(key.solve, parameters)
        if isinstance(given, Gap) or isinstance(truth, Gap) or quantity.same(given, truth):
            continue
        yield quantity
        found += 1
        if found == CELLS:
            return


def _open(problem: Problem, key: Key, parameters: Parameters, mistake: Callable[..., Any], moves: Moves) -> list[World]:
    """Where they part only because one of them has no value: the first world in which both have one elsewhere."""
    for quantity in quantities(problem, parameters, asked=moves.asked):
        here = [World(parameters, mistake, key.solve, quantity, move) for move in _placed(moves, quantity, parameters)]
        if found := [world for world in here if world.is_open]:
            return found
    return []


def _placed(moves: Moves, quantity: Quantity, parameters: Parameters) -> Iterator[Move]:
    """The moves, in the row of the quantity where they are of one row; those that the parameters have."""
    for move in moves.moves:
        if "{row}" in move.path:
            if quantity.row is None:
                continue
            move = move.in_row(*quantity.row)
        try:
            yield move.named(parameters)
        except LookupError:
            continue
