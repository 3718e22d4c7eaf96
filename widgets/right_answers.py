"""What is right, for whoever speaks: the answer of each prediction and card that a room meets, in the room's numbers.

The run sheet prints it; the window with the speaker's notes asks the server for it (`workbook.page_handlers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from widgets.explorer import load
from widgets.prediction import Prediction
from widgets.talk import Live, live_on
from workbook import registry, variants
from workbook.answers import Choice, Code, Match
from workbook.ballot import LETTERS
from workbook.release.identity import installed
from workbook.session import current, room_numbers
from workbook.slides import slides_of
from workbook.text import fill, to_html_inline
from workbook.words import capital

WORDS = 7
"""So many words of an item tell it from the others on its slide."""


def right_answers(live: Live, *, room: str = "") -> Iterator[str]:
    """Yield a line of Markdown for each thing that this part of a slide asks; `room` is the seed of a class.

    Nothing is said of a card whose key is not here: a class bundle holds none.
    """
    if live.kind == "predict":
        yield right_prediction(live.name)
    elif live.kind in ("card", "due_cards"):
        for name in [live.name] if live.kind == "card" else live.others:
            yield from filter(None, [right_card(name, room=room)])


def answers_by_slide(cells: Iterable[Any]) -> dict[int, list[str]]:
    """By the number of each slide that asks something, what is right there as lines of HTML, in the numbers of this session."""
    asked = {
        slide.number: [line for one in live_on(slide) for line in right_answers(one, room=current().room)]
        for slide in slides_of(cells)
    }
    return {number: [to_html_inline(line) for line in lines] for number, lines in asked.items() if lines}


def right_prediction(name: str) -> str:
    """The result that the models give, as the prediction shows it; of a vote, that there is none."""
    asked = load(name).prediction
    assert isinstance(asked, Prediction), name  # the chapter shows it, so it is there
    if asked.truth is None:
        return "No answer is right: a vote."
    return f"**Right:** {_chosen(asked.answer, asked.truth(), {})}."


def right_card(name: str, *, room: str = "") -> str:
    """The right answer of a card in the numbers that the projector shows, and why; empty without its key."""
    problem_id = registry.resolve(name)
    problem, numbers = registry.problem(problem_id), variants.draw(problem_id, **projected(room), number=0)
    try:
        key = registry.key(problem_id)
    except registry.RegistryError:
        return ""
    if isinstance(problem.answer, Code):
        return (
            f"**Right:** {fill(key.because, **numbers)}"
            if key.because
            else "**Right:** any function that passes; see the solution."
        )
    truth = key.solve(**numbers)
    if isinstance(problem.answer, Match):
        return f"**Right:** {_sorted(problem.answer, truth, numbers)}"
    shown = _chosen(problem.answer, truth, numbers).rstrip(".")
    return f"**Right:** {_with_reason(shown, key.because, numbers)}"


def _with_reason(shown: str, because: str, numbers: dict[str, Any]) -> str:
    """The answer and why it is right, where the key says so; what the key says begins with the answer in some, and in some not."""
    told = fill(re.sub(r"\{\{given[^}]*\}\}", lambda _: shown, because), **numbers)
    bare = re.sub(r"^Right[:.] *", "", told)
    if bare.startswith(shown):
        return bare
    return f"{shown}. {bare if bare == told else capital(bare)}".strip()


def projected(room: str) -> dict[str, str]:
    """Whose numbers slides show, as `variants.draw` wants it: the room's, or, without a word for it, the projector's own."""
    if room:
        return room_numbers(room)
    bundle = installed()
    return {"course": bundle.course if bundle else "self-study", "learner": "present"}


def _chosen(kind: Any, value: Any, numbers: dict[str, Any]) -> str:
    """A value as it is shown; an option of a choice with the letter that it has in a vote."""
    if not isinstance(kind, Choice) or kind.several:
        return str(kind.show(value, numbers))
    return f"{LETTERS[list(kind.options).index(value)]}, {kind.show(value, numbers).rstrip('.')}"


def _sorted(kind: Match, truth: dict[str, str], numbers: dict[str, Any]) -> str:
    """Bins with what belongs in them, each item by its first words; a bin that stays empty is named too."""
    items = kind.listed(numbers)
    bins = []
    for bin_, text in kind.bins.items():
        inside = [_start(fill(kind.items[item], **numbers)) for item in items if truth[item] == bin_]
        bins.append(f"*{fill(text, **numbers).rstrip('.')}:* {'; '.join(inside) or 'nothing'}")
    return " · ".join(bins)


def _start(text: str) -> str:
    """The first words of a text, or all of a short one."""
    words = text.split()
    if len(words) <= WORDS + 2:
        return text.rstrip(".")
    return " ".join(words[:WORDS]).rstrip(",;:") + " …" + "”" * (text.startswith("“") and text.endswith("”"))
