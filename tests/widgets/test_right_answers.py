"""What the run sheet calls right is what the judge calls right, in the numbers that the projector shows."""

import re

import pytest

from widgets.explorer import load
from widgets.right_answers import answers_by_slide, projected, right_answers, right_card, right_prediction
from widgets.talk import Live, live_on, read_talk
from workbook import registry, variants
from workbook.environment import ROOT
from workbook.notebook_files import read_script
from workbook.session import desk
from workbook.text import to_html_inline

TALKS = [read_talk(path) for path in sorted((ROOT / "chapters").glob("ch*.py"))]
LIVE = [one for talk in TALKS for slide in talk.slides for one in live_on(slide)]


@pytest.mark.parametrize("room", ["", "maple"])
def test_numbers_are_those_of_the_projector(room, monkeypatch, tmp_path):
    monkeypatch.setenv("VBC_HOME", str(tmp_path))
    monkeypatch.setenv("VBC_MODE", "present")
    monkeypatch.setenv("VBC_CLASS_SEED", room)
    shown = desk("ch05.observed_to_expected").parameters
    assert variants.draw(registry.resolve("ch05.observed_to_expected"), **projected(room), number=0) == shown
    for slide_card in [one for one in LIVE if one.kind == "card"][::9]:
        problem = registry.problem(registry.resolve(slide_card.name))
        at_desk = desk(slide_card.name)
        assert at_desk.check(at_desk.key.solve(**at_desk.parameters)).is_correct, problem.title


def test_every_prediction_and_card_has_its_answer_and_nothing_else_has_one():
    for one in LIVE:
        lines = list(right_answers(one, room="maple"))
        asks = {"card": 1, "predict": 1, "due_cards": len(one.others)}.get(one.kind, 0)
        assert len(lines) == asks, one
        for line in lines:
            assert re.match(r"\*\*Right:\*\* \S|No answer is right", line) and "{{" not in line, line
            assert len(re.sub(r"[*\\]", "", line)) < 640, "a few lines at most"


def test_it_is_the_key_that_speaks():
    """Another truth gives another answer; a vote has none; sorted items stand under their bins."""
    name = registry.resolve("ch05.observed_to_expected")
    numbers = variants.draw(name, **projected("maple"), number=0)
    shown = registry.problem(name).answer.show(registry.key(name).solve(**numbers), numbers)
    assert shown in right_card(name, room="maple") != right_card(name, room="elm")
    assert right_prediction("invisible_patients") == "**Right:** −13.9 QALYs."
    assert right_prediction("cost_effectiveness_plane").startswith("**Right:** B, ")
    votes = [one.name for one in LIVE if one.kind == "predict" and load(one.name).prediction.truth is None]
    assert votes and all("No answer is right" in right_prediction(name) for name in votes)
    lines = right_card("ch05.why_each_line", room="maple")
    assert len(re.findall(r"(?<!\*)\*[^*]+:\*(?!\*)", lines)) == 4 and lines.count("Line ") >= 5


def test_a_class_bundle_has_no_keys_and_says_nothing_of_cards(monkeypatch):
    def gone(_):
        raise registry.RegistryError("solutions.keys is not here")

    monkeypatch.setattr(registry, "key", gone)
    assert list(right_answers(Live("card", "ch05.observed_to_expected"))) == []
    assert list(right_answers(Live("predict", "invisible_patients")))


def test_each_slide_of_a_deck_has_its_own_answers_in_the_room_s_numbers(monkeypatch):
    """What the notes window shows is what the run sheet prints, card by card."""
    monkeypatch.setenv("VBC_CLASS_SEED", "maple")
    script = ROOT / "chapters" / "ch03_qalys_and_icers.py"
    shown = answers_by_slide(read_script(script.read_text(encoding="utf-8")).cells)
    slides = {slide.number: [*live_on(slide)] for slide in read_talk(script).slides}
    assert set(shown) == {number for number, live in slides.items() if any(list(right_answers(one)) for one in live)}
    for number, lines in shown.items():
        assert lines == [to_html_inline(line) for one in slides[number] for line in right_answers(one, room="maple")]
    first, second = (slides[number][0].others for number in (2, 3))
    assert first != second and shown[2] != shown[3], "of two earlier cards each has a slide"
