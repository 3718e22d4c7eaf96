"""Bar, map, progress and review say the same, and what the rule says: states are worked out once more, from the lines alone."""

import json
import random
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import fsrs
import pytest

from widgets import chapter_bar, objective_map, progress, review
from widgets.prediction_again import questions
from widgets.standing import word
from workbook import mastery, objectives, registry
from workbook.answers import Choice
from workbook.desk import Desk
from workbook.due_now import due_now, due_words
from workbook.entry import DAYS_AHEAD, today
from workbook.review import review_desk, standing
from workbook.session import current
from workbook.text import plain

CHAPTERS = registry.chapters()[1:4]
PROBLEMS = [
    name for chapter in CHAPTERS for name, one in registry.of_chapter(chapter).items() if one.answer.kind in ("number", "choice")
]
SCHEDULER = fsrs.Scheduler(desired_retention=0.8, maximum_interval=42, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 8])
def test_every_page_shows_what_follows_from_the_lines(seed: int, learning: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, days = random.Random(seed), 0.0
    chosen = rng.sample(PROBLEMS, 8)
    seen: Counter[str] = Counter()
    for turn in range(60):
        days += rng.choice([0.00002, 0.01, 0.4, 1, 3, 7])  # the first is two seconds: too soon for a choice
        monkeypatch.setenv(DAYS_AHEAD, str(days))
        work(rng, chosen)
        if turn % 6 == 5:
            assert current().log.flush()
            files = (learning / "attempts").glob("*.jsonl")
            states, due = by_the_rule([json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()])
            compare(states, due)
            seen += Counter(states.values())
    assert set(seen) == {"new", "practicing", "secure", "due"}, "the story has every state"


def work(rng: random.Random, chosen: list[str]) -> None:
    """Do one thing at one problem: ask for a hint or the solution, answer right or wrong, in the course or in review."""
    session, name, turn = current(), rng.choice(chosen), rng.random()
    waiting = [one.id for one in standing(session, questions=questions()).waiting]
    desk = review_desk(rng.choice(waiting), session) if waiting and turn > 0.4 else Desk(name, session)
    truth = desk.problem.answer.record(desk.key.solve(**desk.parameters))
    act = rng.random()
    if act < 0.15:
        desk.hint()
    elif act < 0.25 and (desk.state.solved or desk.state.solution_shown):
        desk.new_numbers()
    elif act < 0.5:
        options = desk.problem.answer.options if isinstance(desk.problem.answer, Choice) else {}
        wrong = next((one for one in options if one != truth), "") or f"{float(truth) * 1.37 + 1 + desk.state.tries:.2f}"
        desk.check(wrong)
        if desk.state.misses >= desk.problem.answer.tries and not desk.state.solved:
            desk.solution()
    else:
        desk.check(truth)


def by_the_rule(lines: list[dict[str, Any]]) -> tuple[dict[str, str], set[str]]:
    """What `mastery.RULE` and `spacing.RULE` make of the lines of a log: the state of each objective, and what is due."""
    lines.sort(key=lambda line: (line["time"], line["id"]))
    rounds: dict[tuple[str, str, int], list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        if line["kind"] in ("attempt", "hint", "solution"):
            rounds[line["problem"], line["course"], line.get("variant", 0)].append(line)
    marks: dict[str, list[tuple[datetime, int, bool]]] = defaultdict(list)
    for (problem, *_), known in rounds.items():
        if mark := mark_of(known, lines):
            marks[problem].append(mark)
    due = {problem for problem, known in marks.items() if day_of(sorted(known)) <= today()}
    states = {}
    for chapter in CHAPTERS:
        for one in objectives.of_chapter(chapter):
            serving = [sorted(marks[name]) for name in registry.of_chapter(chapter) if one.id in serves(name) and marks[name]]
            good = sum(rating == 3 and not is_guess for known in serving for _, rating, is_guess in known)
            is_secure = good >= 2 and all(known[-1][1] != 1 for known in serving)
            states[one.id] = "secure" if is_secure else "practicing" if serving else "new"
            if any(one.id in serves(name) for name in due):
                states[one.id] = "due"
    return states, due


def mark_of(known: list[dict[str, Any]], lines: list[dict[str, Any]]) -> tuple[datetime, int, bool] | None:
    """When a round ended, its mark (3 good, 2 hard, 1 again), and whether it was a guess; None before the first answer."""
    attempts = [line for line in known if line["kind"] == "attempt"]
    if not attempts:
        return None
    right = next((line for line in attempts if line["verdict"] == "correct"), None)
    if right is None:
        return datetime.fromisoformat(attempts[-1]["time"]), 1, False
    before, time = known[: known.index(right)], datetime.fromisoformat(right["time"])
    helps = any(line["kind"] == "hint" for line in before) + sum(line["kind"] == "attempt" for line in before)
    elsewhere = [line for line in lines if line["time"] < right["time"] and line.get("problem") != right["problem"]]
    soon = bool(elsewhere) and time - datetime.fromisoformat(elsewhere[-1]["time"]) < timedelta(seconds=5)
    is_guess = soon and isinstance(registry.problem(right["problem"]).answer, Choice)
    if any(line["kind"] == "solution" for line in before) or helps > 1:
        return time, 1, False
    return time, 3 - helps, is_guess


def day_of(known: list[tuple[datetime, int, bool]]) -> Any:
    """The day on which the package's own `review_card` brings a problem back."""
    card = fsrs.Card(card_id=1, due=known[0][0])
    for time, rating, _ in known:
        card, _log = SCHEDULER.review_card(card, fsrs.Rating(rating), time)
    return card.due.astimezone().date()


def serves(problem: str) -> tuple[str, ...]:
    return registry.problem(problem).serves


def compare(states: dict[str, str], due: set[str]) -> None:
    """Hold every page against that."""
    session = current()
    known = mastery.of(session)
    assert set(known.due()) == due
    asked = due_now(session, problems=known.due(), questions=questions())
    assert sum(asked.values()) == len(standing(session, questions=questions()).waiting)
    shown, drawn, page = progress().html, objective_map().html, review()
    told = due_words(asked)
    assert told in plain(page.shown["lead"]) and told in plain(shown)
    for chapter in CHAPTERS:
        mine = {one.id: states[one.id] for one in objectives.of_chapter(chapter)}
        assert {one.objective.id: one.state for one in known.chapter(chapter)} == mine
        assert set(mine.items()) <= set(re.findall(r'data-objective="(\S+)" data-state="(\w+)"', drawn))
        count = Counter(mine.values())
        says = ", ".join(f"{count[state]} {word(state)}" for state in ("due", "secure", "practicing", "new") if count[state])
        line = re.search(rf'data-chapter="{chapter}".*?vbc-progress-words">(.*?)<', shown)
        assert line is not None and line[1] == says and f"<small>{says}</small>" in drawn
        bar = chapter_bar(chapter[:4])
        bar._handle_custom_msg({"type": "ready"}, [])
        assert f"objectives: {says}" in plain(bar.html) and told in plain(bar.html)
