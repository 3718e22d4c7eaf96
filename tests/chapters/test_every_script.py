"""The bones that every chapter has: its caps, its slides, and what its speaker is told."""

import re
from pathlib import Path

import pytest

from widgets.explorer import load
from workbook import registry
from workbook.fading import STAGES, fading

CHAPTERS = sorted((Path(__file__).resolve().parents[2] / "chapters").glob("ch*.py"))
TAUGHT = [script for script in CHAPTERS if not script.name.startswith("ch00")]
KEEPS_SOME_BACK = ("ch01", "ch03", "ch04", "ch05", "ch10")
"""Chapters with problems that stand in their exercises and in review only."""
NOTED = ("*Likely", "wrong answer to call on", "ebrief", "*Cut", "**20 minutes:**", "**50:**", "**75:**", "Exit ticket")


def test_there_are_chapters():
    assert len(TAUGHT) >= 5 and len(CHAPTERS) == len(TAUGHT) + 1


@pytest.mark.parametrize("script", CHAPTERS, ids=lambda script: script.stem)
def test_a_reader_never_waits_long_for_something_to_do(script, parts_of):
    """At most 150 words, give or take a formula, between two things to look at, open or do; at most 2,500 on the core route."""
    since = total = 0
    for is_core, head, body in parts_of(script):
        if not is_core:
            break
        if "[markdown]" not in head:
            since = 0
        elif '"notes"' not in head:
            text = re.sub(r"<!--.*?-->|^# ?", "", body, flags=re.DOTALL | re.MULTILINE)
            total += len(re.sub(r"(?m)^\|.*$", "", text).split())
            for block in re.split(r"(?m)(^\|.*\n?|^<details>.*\n?)+", text):
                since = 0 if (block or "").startswith(("|", "<details>")) else since + len((block or "").split())
                assert since <= 155, (since, body[:80])
    assert (1_000 if script in TAUGHT else 0) < total <= 2_500


@pytest.mark.parametrize("script", TAUGHT, ids=lambda script: script.stem)
def test_a_presenter_knows_whom_to_call_on_and_where_to_cut(script, parts_of):
    notes = " ".join(body for _, head, body in parts_of(script) if '"notes"' in head)
    for part in NOTED:
        assert part in notes, part


@pytest.mark.parametrize("script", TAUGHT, ids=lambda script: script.stem)
def test_more_practice_is_for_reading_and_the_rest_for_the_talk(script, parts_of):
    for is_core, head, body in parts_of(script):
        if body.startswith(("explorer(", "predict(")):
            assert ('"skip"' in head) != is_core, body


@pytest.mark.parametrize("script", TAUGHT, ids=lambda script: script.stem)
def test_the_core_route_has_three_explorers_and_the_four_core_cards_in_the_order_of_fading(script, parts_of):
    """Every explorer of the chapter has four controls at most, asks before it tells, and a table that an author made."""
    parts = [(is_core, body) for is_core, head, body in parts_of(script) if "[markdown]" not in head]
    shown = [(is_core, name) for is_core, body in parts for name in re.findall(r'(?m)^explorer\("(\w+)"', body)]
    assert [is_core for is_core, _ in shown][:4] == [True, True, True, False][: len(shown)]
    assert all(len(load(name).controls) <= 4 and load(name).asks for _, name in shown)
    assert all(load(name).table for _, name in shown if name != "reversal")  # whose rows are the table
    cards = [name for is_core, body in parts if is_core for name in re.findall(r'card\("(ch\d\d\.\w+)"', body)]
    assert [stage for name in cards if (stage := fading(name))] == list(STAGES)


@pytest.mark.parametrize("script", TAUGHT, ids=lambda script: script.stem)
def test_a_problem_has_its_card_on_the_page_once(script, parts_of):
    everything = "\n".join(body for _, head, body in parts_of(script) if "[markdown]" not in head)
    cards = re.findall(rf'card\("{script.name[:4]}\.(\w+)"', everything)
    problems = {name.partition(".")[2]: problem for name, problem in registry.of_chapter(script.name[:4]).items()}
    kept_back = set(problems) - set(cards)
    assert len(cards) == len(set(cards)) and set(cards) <= set(problems)
    assert not kept_back if script.name[:4] not in KEEPS_SOME_BACK else {problems[name].stage for name in kept_back} == {"practice"}


@pytest.mark.parametrize("script", TAUGHT, ids=lambda script: script.stem)
def test_a_chapter_opens_with_its_bar_and_two_earlier_problems_and_closes_with_a_report(script, parts_of):
    number = script.name[:4]
    bodies = [body for _, _, body in parts_of(script)]
    assert re.fullmatch(rf"# # {int(number[2:])} · [^\n]+", bodies[0]) and bodies[1].startswith("from widgets import ")
    assert bodies[2] == f'chapter_bar("{number}")' and bodies[-1] == f'report_error("{number}")'
    opening = [re.findall(r'"([^"]+)"', body) for body in bodies if body.startswith("due_cards(")]
    if number == "ch01":
        assert not opening
        return
    ((chapter, *named),) = opening
    assert chapter == number and len(named) == 2 and all(registry.resolve(one)[:4] < number for one in named)
