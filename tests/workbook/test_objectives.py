"""The objectives cover every chapter, and everything that a reader does serves one."""

import re

import pytest

from workbook import objectives, registry
from workbook.objectives import Objective, ObjectivesError

CHAPTERS = registry.chapters()


def test_every_chapter_with_problems_has_its_objectives():
    assert objectives.chapters() == CHAPTERS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_three_to_six_and_each_has_a_core_problem(chapter):
    found = objectives.serving(chapter)
    assert 3 <= len(found) <= 6
    core = {name for name, problem in registry.of_chapter(chapter).items() if problem.stage == "core"}
    assert [one for one, problems in found.items() if not core & set(problems)] == []


def test_no_problem_and_no_explorer_serves_nothing_or_something_that_is_not_there():
    from widgets.explorer import load, names

    known = objectives.everything()
    for name, problem in registry.problems().items():
        assert problem.serves, f"{name} serves no objective"
        assert set(problem.serves) <= set(known), name
        assert {one.partition(".")[0] for one in problem.serves} == {name.partition("_")[0]}, name
    for name in names():
        assert load(name).serves, f"the explorer {name} serves no objective"
        assert set(load(name).serves) <= set(known), name


def test_everything_on_a_page_serves_an_objective_of_that_chapter():
    """Explorers with their predictions, positions to defend, and long runs."""
    from importlib import import_module

    from widgets.explorer import load as explorer
    from widgets.long_run import load as run
    from widgets.long_run import names as runs
    from widgets.positions import debates
    from workbook.building import ROOT

    def debate(name):
        return import_module(f"widgets.debates.{name}").DEBATE

    kinds = {"(?:explorer|predict|decide)": explorer, "position": debate, "long_run": run}
    seen, known = set(), objectives.everything()
    for chapter in CHAPTERS:
        page = (ROOT / "chapters" / f"{chapter}.py").read_text(encoding="utf-8")
        for call, load in kinds.items():
            for name in re.findall(rf"^{call}\(\"(\w+)\"", page, flags=re.M):
                seen.add(name)
                assert {one.partition(".")[0] for one in load(name).serves} == {chapter.partition("_")[0]}, name
                assert set(load(name).serves) <= set(known), name
    assert {*debates(), *runs()} <= seen, "a position or a run that no page shows"


def test_objectives_build_only_on_what_is_taught_before_them():
    objectives.check()
    order = list(objectives.everything())
    for name, one in objectives.everything().items():
        assert all(order.index(before) < order.index(name) for before in one.after), name


def test_they_are_short_sentences_that_begin_with_a_verb():
    nouns = ("The ", "A ", "An ", "How ", "What ", "Understand", "Know ", "Learn ", "Be able", "Appreciate")
    for one in objectives.everything().values():
        assert len(one.says) <= 80 and not one.says.startswith(nouns), one.says


def test_a_circle_or_a_stranger_is_named(monkeypatch):
    circle = {"ch01.a": Objective("ch01.a", "Go", ("ch01.b",)), "ch01.b": Objective("ch01.b", "Come", ("ch01.a",))}
    monkeypatch.setattr(objectives, "everything", lambda: circle)
    with pytest.raises(ObjectivesError, match=r"ch01\.a → ch01\.b → ch01\.a"):
        objectives.check()
    monkeypatch.setattr(objectives, "everything", lambda: {"ch01.a": Objective("ch01.a", "Go", ("ch01.z",))})
    with pytest.raises(ObjectivesError, match=r"ch01\.a builds on ch01\.z"):
        objectives.check()


@pytest.mark.parametrize("wrong", ["compare hospitals", "Compare.", " "])
def test_a_sentence_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="ch05"):
        Objective("ch05.compare", wrong)


def test_an_id_that_is_none_is_refused():
    with pytest.raises(ValueError, match="Compare"):
        Objective("Compare", "Compare hospitals")


def test_what_a_problem_serves_is_no_part_of_its_fingerprint():
    """Old logs stay valid when an objective is renamed."""
    from dataclasses import replace

    for problem in registry.of_chapter("ch05").values():
        assert replace(problem, serves=()).fingerprint == problem.fingerprint
