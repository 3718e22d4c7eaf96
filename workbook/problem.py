"""A problem (what is asked) and its key (what is right, what goes wrong, and why): two halves, two files."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.answer import Answer

STAGES = ("core", "practice")


@dataclass(frozen=True)
class Problem:
    """A question with its variants. Texts are Markdown; `{{name}}` or `{{name:,.0f}}` puts in a parameter."""

    title: str
    """A few words, shown above the card."""
    prompt: str
    """The question."""
    answer: Answer
    """Which kind of answer is asked, with its unit and tolerance."""
    variant: Callable[..., dict[str, Any]]
    """`variant(rng)` draws the parameters, rounded as they are shown."""
    hints: Sequence[str]
    """From a nudge to the last step but one; none contains the answer."""
    objective: str
    """What a reader who solves it can do."""
    points: int = 1
    stage: str = "core"
    """`core`, or `practice` for what stands under “More practice”."""
    explorer: str | None = None
    """The explorer that shows the same thing moving, by name."""
    scene: str | None = None
    """The scene it opens at."""
    uses: Sequence[str] = ()
    """For `Code`: the functions of `vbc` that may be called, by full name."""
    serves: Sequence[str] = ()
    """The objectives that it practices, by id (see `workbook.objectives`)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "hints", tuple(self.hints))
        object.__setattr__(self, "uses", tuple(self.uses))
        object.__setattr__(self, "serves", tuple(self.serves))
        for name in ("title", "prompt", "objective"):
            if not getattr(self, name).strip():
                raise ValueError(f"A problem lacks its {name}.")
        if not isinstance(self.answer, Answer):
            raise TypeError(f"Problem {self.title!r}: `answer` is {self.answer!r}, not an answer kind.")
        if not self.hints:
            raise ValueError(f"Problem {self.title!r} needs at least one hint.")
        if self.stage not in STAGES:
            raise ValueError(f"Problem {self.title!r}: stage {self.stage!r} is not one of {', '.join(STAGES)}.")
        if self.points <= 0:
            raise ValueError(f"Problem {self.title!r}: points must be positive, not {self.points}.")

    @property
    def fingerprint(self) -> str:
        """Hash what decides the numbers and the question, so that a log line says which edition it answered."""
        text = "\n".join([self.prompt, repr(self.answer), *self.hints, *self.uses, inspect.getsource(self.variant)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Key:
    """The answer to one problem, its known mistakes and its explanation."""

    solve: Callable[..., Any]
    """`solve(**parameters)` is the truth; for `Code` it is the reference function, called with each case."""
    mistakes: Sequence[Callable[..., Any]] = ()
    """Wrong rules with `solve`'s signature: the name is the misconception, the docstring the feedback."""
    explain: Callable[..., str] = lambda **_: ""
    """`explain(**parameters)` is the worked solution, in the reader's numbers."""
    cases: Callable[..., Sequence[dict[str, Any]]] | None = None
    """For `Code`: `cases(rng, **parameters)` gives the hidden inputs, small ones first."""
    accepts: Callable[..., bool] | None = None
    """`accepts(answer, **parameters)` where many answers are right."""
    because: str = ""
    """One line of Markdown with `{{fields}}` that says why the right answer is right; shown when it is given."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "mistakes", tuple(self.mistakes))
        names = [mistake.__name__ for mistake in self.mistakes]
        for mistake in self.mistakes:
            if not (mistake.__doc__ or "").strip():
                raise ValueError(f"The mistake {mistake.__name__} needs a docstring: it is what the learner reads.")
            if names.count(mistake.__name__) > 1:
                raise ValueError(f"Two mistakes are called {mistake.__name__}; each needs its own name.")
