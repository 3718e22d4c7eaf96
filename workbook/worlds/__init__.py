"""The world where you were right: a mistaken rule beside the true one, while one number of the problem moves."""

from workbook.worlds.choosing import moves_of, worlds
from workbook.worlds.moves import Move, Moves
from workbook.worlds.world import World

__all__ = ["Move", "Moves", "World", "moves_of", "worlds"]
