"""One learner at one problem: what the card and `%%answer` call, from the prompt to the worked solution."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workbook import registry, variants
from workbook.answer import Unreadable
from workbook.answers import Code, Table, Target
from workbook.answers.target import COMMITTED
from workbook.entry import Entry
from workbook.judge import Verdict, judge, unread
from workbook.problem import Key, Problem
from workbook.progress import ProblemState
from workbook.session import Session
from workbook.text import fill

if TYPE_CHECKING:
    from workbook.worlds.code import CodeWorld

HANDED_IN = "Your answer is handed in and stays as it is. Marks and the worked solution come when the course is graded."


class SolutionClosed(Exception):
    """The worked solution opens after a right answer or a few misses; the message says so to the learner."""


class Desk:
    """The state is folded from the log each time it is asked for, so that it is the same on every page."""

    def __init__(self, problem_id: str, session: Session) -> None:
        self.id = registry.resolve(problem_id)
        self.problem: Problem = registry.problem(self.id)
        self.session = session
        self._drawn: tuple[int, dict[str, Any]] | None = None

    @property
    def key(self) -> Key:
        """The key, loaded when first needed."""
        return registry.key(self.id)

    @property
    def state(self) -> ProblemState:
        """Where the learner stands."""
        return self.session.log.state(self.id, learner=self.session.learner, course=self.session.course)

    @property
    def parameters(self) -> dict[str, Any]:
        """The learner's numbers: those of the current variant."""
        number = self.state.variant
        if self._drawn is None or self._drawn[0] != number:
            self._drawn = number, variants.draw(self.id, **self.session.numbers_of, number=number)
        return self._drawn[1]

    def prompt(self) -> str:
        """The question in the learner's numbers, as Markdown."""
        return fill(self.problem.prompt.strip(), **self.parameters)

    @property
    def warning(self) -> str | None:
        """One sentence where the learner's work cannot be saved."""
        return self.session.log.warning

    def expects(self) -> str:
        """Format and tolerance of the answer, as Markdown."""
        return self.problem.answer.expects(self.parameters)

    def hints(self) -> list[str]:
        """The hints shown so far, as Markdown."""
        return [fill(hint, **self.parameters) for hint in self.problem.hints[: self.state.hints_shown]]

    @property
    def solution_is_open(self) -> bool:
        """Whether the worked solution may be read: after a right answer, or the answer kind's number of misses."""
        state = self.state
        if self.is_later:
            return False
        return state.solved or state.solution_shown or state.misses >= self.problem.answer.tries

    @property
    def is_later(self) -> bool:
        """Whether this is a class that takes one final answer a problem now and marks it later."""
        return self.session.is_later

    @property
    def is_committed(self) -> bool:
        """Whether these numbers take no other answer: controls set blind are set once."""
        return isinstance(self.problem.answer, Target) and self.state.tries > 0

    def check(self, raw: Any) -> Verdict:
        """Read, run where it is code, judge, and log; the same answer twice is one attempt, an unreadable one none."""
        if self.is_later:
            return self._hand_in(raw)
        if self._drawn is not None and self._drawn[0] != self.state.variant:
            self._drawn = None
            return unread("On another page you went on to new numbers. Here they are; your answer was to the old ones.")
        value = self._read(raw)
        if isinstance(value, Unreadable):
            if value.number is None:
                return unread(value.message)
            answer, value = raw, value.number  # the judge tells a known mistake from a slip of the keyboard
        elif self._is_second_commitment(value):
            return unread(COMMITTED)
        else:
            answer = self._to_judge(value)
        verdict = judge(self.problem, self.parameters, answer, self.key)
        if verdict.kind != "unreadable":
            self._log_attempt(self.problem.answer.record(value), verdict)
        return verdict

    def _hand_in(self, raw: Any) -> Verdict:
        """Take the one final answer; nobody here knows whether it is right."""
        if self.state.tries:
            return Verdict("handed_in", HANDED_IN)
        value = self._read(raw)
        if isinstance(value, Unreadable):
            return unread(value.message)
        if isinstance(self.problem.answer, Code) and (fault := self._fault_of_function(value)):
            return unread(fault)
        verdict = Verdict("handed_in", HANDED_IN)
        self._log_attempt(self.problem.answer.record(value), verdict)
        return verdict

    def _fault_of_function(self, source: str) -> str:
        """Why the source defines no such function, without calling it: there are no inputs where there is no key."""
        from workbook import sandbox

        run = sandbox.run(source, self.problem.answer.function, [], uses=self.problem.uses)  # type: ignore[attr-defined]
        return run.failure.message if run.failure else ""

    def hint(self) -> str | None:
        """The next hint, or None where all are shown."""
        shown = self.state.hints_shown
        if shown >= len(self.problem.hints):
            return None
        self._log("hint", hints=shown + 1)
        return fill(self.problem.hints[shown], **self.parameters)

    def new_numbers(self) -> dict[str, Any]:
        """Go on to the next variant that differs from this one, and return its parameters."""
        before, number = self.parameters, self.state.variant
        for step in range(1, 50):
            if variants.draw(self.id, **self.session.numbers_of, number=number + step) != before:
                break
        self._log("new_numbers", variant=number + step)
        return self.parameters

    def solution(self) -> str:
        """The worked solution in the learner's numbers; raises SolutionClosed while it is still to be earned."""
        if self.is_later:
            raise SolutionClosed("The worked solution comes with your marks, when the course is graded.")
        if not self.solution_is_open:
            left = self.problem.answer.tries - self.state.misses
            more = "one more try" if left == 1 else f"{left} more tries"
            raise SolutionClosed(f"The worked solution opens when you are right, or after {more}.")
        if not self.state.solution_shown:
            self._log("solution")
        return fill(self.key.explain(**self.parameters).strip(), **self.parameters)

    def failing_input(self) -> list[CodeWorld]:
        """For code: the smallest hidden input on which the last answer fails, by each number in it that can be moved."""
        from workbook import sandbox
        from workbook.worlds.code import code_worlds

        kind, source = self.problem.answer, self.state.last_answer
        if not isinstance(kind, Code) or not isinstance(source, str) or self.is_later:
            return []

        def run(cases: Sequence[Mapping[str, Any]]) -> sandbox.Outputs:
            return sandbox.run(source, kind.function, cases, uses=self.problem.uses, seconds=kind.seconds)

        return code_worlds(self.problem, self.key, variants.draw_cases(self.parameters, self.key.cases), run)

    def know_answer(self) -> None:
        """Note that the right value for these numbers has been shown: as after the worked solution, new ones earn the credit."""
        if not self.is_later and not self.knows_answer:
            self._log("solution")

    @property
    def knows_answer(self) -> bool:
        """Whether the learner has the right answer to these numbers: found, or shown."""
        return self.state.solved or self.state.solution_shown

    def save_draft(self, raw: Any) -> None:
        """Keep what is typed but not checked; a value that no text could hold (a data frame) is not something typed."""
        try:
            json.dumps(raw, allow_nan=False)
        except (TypeError, ValueError):
            return
        if isinstance(self.problem.answer, Code):
            from workbook import sandbox

            sandbox.warm_up(str(raw))  # while the reader types, so that the first check need not wait for it
        if raw != self.state.draft:
            self._log("draft", answer=raw)

    def _read(self, raw: Any) -> Any:
        if isinstance(self.problem.answer, Table) and isinstance(raw, str):
            return self._computed_table(raw)
        return self.problem.answer.read(raw, self.parameters)

    def _is_second_commitment(self, value: Any) -> bool:
        return self.is_committed and self.problem.answer.record(value) != self.state.last_answer

    def _computed_table(self, source: str) -> Any:
        """Run source that computes the table; what it computed is the answer."""
        from workbook import sandbox
        from workbook.answers.code import syntax_fault

        if not source.strip():
            return Unreadable("No code yet. Compute the table, and call it `answer`.")
        if fault := syntax_fault(source):
            return Unreadable(fault)
        run = sandbox.run_table(source, given=self.parameters, uses=self.problem.uses)
        if run.failure:
            return Unreadable(run.failure.message)
        if run.outputs[0].error:
            return Unreadable(f"The code stopped: `{run.outputs[0].error}`.")
        return self.problem.answer.read(run.outputs[0].value, self.parameters)

    def _to_judge(self, value: Any) -> Any:
        """For code, what it returned on the hidden inputs; for any other answer, the answer as it is logged."""
        kind = self.problem.answer
        if not isinstance(kind, Code):
            return kind.record(value)
        from workbook import sandbox

        cases = variants.draw_cases(self.parameters, self.key.cases)
        return sandbox.run(value, kind.function, cases, uses=self.problem.uses, seconds=kind.seconds)

    def _log_attempt(self, answer: Any, verdict: Verdict) -> None:
        state = self.state
        if state.tries and answer == state.last_answer:
            return
        self._log(
            "attempt",
            fingerprint=self.problem.fingerprint,
            parameters=self.parameters,
            answer=answer,
            verdict=verdict.kind,
            misconception=verdict.misconception,
            hints=state.hints_shown,
        )

    def _log(self, kind: str, **more: Any) -> None:
        entry: dict[str, Any] = {"problem": self.id, "variant": self.state.variant} | more
        self.session.log.append(Entry(kind, self.session.course, self.session.learner, **entry))
