"""A class of 20, 50 or 75 minutes by the clock: which slides, in their order, from which minute to which."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from widgets.talk import QUOTED, ROUTES, Talk, headings_on, live_on
from workbook.slides import Slide

STEP = re.compile(r"(.*?)\((\d+)\)", re.DOTALL)
LINKS = re.compile(r"^(?:[\s,.;]|(?:and|then|add|those 20|all of the 50)\b)+")
"""What ties a step to those before it, and to the shorter lengths that it is added to."""
SEVERAL = re.compile(r"(?:,? and |, )(?=“)")
SPARE = {75: 5}
"""Minutes of a length that stay free: for arriving, starting pages and handing out paper."""


@dataclass(frozen=True)
class Step:
    """What is done at one go."""

    says: str
    """As Markdown; slides and their parts are named in quotation marks."""
    minutes: int
    length: int
    """The shortest class that it is part of, in minutes."""
    at: int
    """The slide that it begins on; 0 for what comes before the first."""
    slides: tuple[int, ...] = ()
    """Every slide that it needs."""


def plan(talk: Talk, length: int) -> list[tuple[int, int, Step]]:
    """Return the steps of a class of that length in the order of slides, each with the minutes at which it begins and ends.

    Where its notes fill a class to the last minute, the longest steps give up one each until `SPARE` is free.
    """
    steps = [step for step in steps_of(talk) if step.length <= length]
    minutes = [step.minutes for step in steps]
    while steps and sum(minutes) > length - SPARE.get(length, 0):
        minutes[minutes.index(max(minutes))] -= 1
    ends = [sum(minutes[: i + 1]) for i in range(len(steps))]
    return [(end - took, end, step) for step, took, end in zip(steps, minutes, ends, strict=True)]


def lengths_of(talk: Talk) -> dict[int, list[int]]:
    """By slide, the lengths of class in which it is shown; one that is in none is left out. The first greets every class."""
    used: dict[int, set[int]] = {1: set(talk.routes)} if talk.routes else {}
    for step in steps_of(talk):
        for slide in step.slides:
            used.setdefault(slide, set()).update(length for length in talk.routes if length >= step.length)
    return {slide: sorted(lengths) for slide, lengths in sorted(used.items())}


def after_steps(talk: Talk, length: int) -> str:
    """What a route says after its last step, such as what is left for home."""
    return LINKS.sub("", STEP.sub("", talk.routes[length])).strip()


def steps_of(talk: Talk) -> list[Step]:
    """Every step of the longest class, in the order of slides."""
    found: list[Step] = []
    for length, text in talk.routes.items():
        found += _read(talk, length, text, found)
    starts = {step.at for step in found}
    apart = [one for step in found for one in _apart(talk, step, starts)]
    starts = {step.at for step in apart if QUOTED.search(step.says) or step.says.startswith("the picture")}
    return sorted((replace(step, slides=_spread(talk, step, apart, starts)) for step in apart), key=lambda step: step.at)


def _read(talk: Talk, length: int, text: str, shorter: list[Step]) -> list[Step]:
    """The steps of one route; what names no slide goes on from the step before, or opens the class."""
    found: list[Step] = []
    for says, minutes in STEP.findall(text):
        says = LINKS.sub("", says).strip()
        before = (shorter + found)[-1].at if shorter or found else 1
        named = [number for name in QUOTED.findall(says) if (number := talk.slide_named(name))]
        again = re.match(r"a second (\w+)", says)
        at = named[0] if named else before
        if not named and "cards of earlier chapters" in says:
            at = 0
        elif not named and says.startswith("the picture"):
            at = next((slide.number for slide in talk.slides[before:] if "explorer" in _kinds(slide)), before)
        elif again:
            at = next((step.at for step in shorter + found if f"one {again[1]} " in step.says), at)
        found.append(Step(says, int(minutes), length, at))
    return found


def _opening(talk: Talk) -> int:
    """The last slide of those that the routes' own note speaks of."""
    notes = (note for slide in talk.slides for note in slide.told if ROUTES.search(note.text))
    return next((note.last for note in notes), 1)


def _apart(talk: Talk, step: Step, starts: set[int]) -> list[Step]:
    """A step that names several slides with another step between them, as one step for each; the minutes are divided."""
    parts = SEVERAL.split(step.says)
    named = [talk.slide_named(found[1]) if (found := QUOTED.search(part)) else None for part in parts]
    places = [number for number in named if number is not None]
    between = range(min(places, default=0) + 1, max(places, default=0))
    if len(places) < 2 or len(places) < len(parts) or not starts - set(places) & set(between):
        return [step]
    shares = [step.minutes // len(parts) + (i < step.minutes % len(parts)) for i in range(len(parts))]
    return [replace(step, says=says, minutes=took, at=at) for says, took, at in zip(parts, shares, places, strict=True)]


def _spread(talk: Talk, step: Step, steps: list[Step], starts: set[int]) -> tuple[int, ...]:
    """The slides from each that is named to the last without a heading of its own, as far as no other step begins."""
    names = [name for name in QUOTED.findall(step.says) if talk.slide_named(name)]
    named = [talk.slide_named(name) or 0 for name in names]
    if not named and step is steps[0]:
        return tuple(number for number in range(1, _opening(talk) + 1) if number not in starts - {1})
    # where another step is “the picture of …”, this one is the words before it
    words_only = any(f"picture of “{name}”" in other.says for name in names for other in steps if other is not step)
    found: set[int] = set()
    for number in named or [step.at] * step.says.startswith("the picture"):
        found.add(number)
        last, section = number, number
        for slide in talk.slides[number:]:
            if slide.number in starts | set(named) or slide.opens_section:
                break
            if words_only and _kinds(slide) & {"predict", "explorer"}:
                break
            asked = _asked_for(slide, step.says)
            if "card" in _kinds(slide) and not asked:
                break
            section = slide.number if section == slide.number - 1 and not headings_on(slide) else section
            if asked or (section == slide.number and not ("explorer" in _kinds(slide) and "without its picture" in step.says)):
                last = slide.number
        found.update(range(number, last + 1))
    return tuple(sorted(found))


def _asked_for(slide: Slide, says: str) -> bool:
    """Whether a slide of the same section shows what a step names: a prediction brings its picture."""
    wanted = {"predict": ("prediction",), "explorer": ("picture", "prediction"), "card": ("card", "vignette")}
    return any(word in says for kind in _kinds(slide) for word in wanted.get(kind, ())) and not (
        "explorer" in _kinds(slide) and "without its picture" in says
    )


def _kinds(slide: Slide) -> set[str]:
    return {one.kind for one in live_on(slide)}
