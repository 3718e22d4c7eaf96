"""How much help a core problem still gives: from worked through, over the last step and the bare data, to a new setting."""

from __future__ import annotations

from workbook import registry

STAGES = {
    "worked": "worked through",
    "last_step": "the last step is yours",
    "data": "only the data",
    "transfer": "a new setting",
}
"""The core problems of a chapter in their order, and what a card says of each."""


def fading(problem_id: str) -> str | None:
    """Which of `STAGES` a problem is; None for practice, and for a chapter that does not fade (the tour has one problem)."""
    full = registry.resolve(problem_id)
    chapter = full.partition(".")[0]
    core = [name for name, problem in registry.of_chapter(chapter).items() if problem.stage == "core"]
    if full not in core or len(core) != len(STAGES):
        return None
    return list(STAGES)[core.index(full)]
