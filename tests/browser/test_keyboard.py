"""A whole chapter with the keyboard alone: every prediction, picture and problem, the focus always seen and never lost.

Nothing is clicked, filled or focused by the test: it presses keys, and looks at what has the focus.
"""

import re
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from benchmarks.real_pages import ROOT, wait_until_run
from widgets.explorer import load
from widgets.prediction import prediction_of
from workbook import registry
from workbook.answers import Number
from workbook.desk import Desk
from workbook.practice_pages import reference_source
from workbook.session import Session

from .pages import reader_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHAPTER = next((ROOT / "chapters").glob("ch05*.ipynb")).name
FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const label = at.closest("label"), style = getComputedStyle(at), around = label ? getComputedStyle(label) : style;
    const box = at.getBoundingClientRect();
    const inside = (selector) => at.closest(selector);
    const fields = (node) => [...(node ?? document.body).querySelectorAll("input, select, textarea")];
    const views = (selector) => [...document.querySelectorAll(selector)];
    return {
        tag: at.tagName, type: at.type ?? "", value: at.value ?? "", checked: at.checked ?? null, text: at.innerText ?? "",
        name: at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "",
        problem: inside("[data-problem]")?.dataset.problem ?? "",
        prediction: inside(".vbc-prediction") ? views(".vbc-prediction").indexOf(inside(".vbc-prediction")) : -1,
        explorer: inside(".vbc-explorer")?.querySelector("h2, h3, h4, .vbc-title")?.innerText ?? "",
        part: inside(".vbc-card-control") ? "control" : inside(".vbc-card-explain") ? "explain" : "",
        place: fields(inside(".vbc-card-control")).indexOf(at),
        reading: at.matches(".vbc-reading input"),
        spoken: at.getAttribute("aria-valuetext") ?? "", href: at.getAttribute("href") ?? "",
        seen: [style, around].some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 1),
        top: box.top + scrollY, height: box.height, onScreen: box.bottom > 0 && box.top < innerHeight,
    };
}"""


@dataclass
class Hands:
    """Somebody who knows every answer and has no mouse."""

    page: Page
    reader: Session
    done: set[str] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)
    backward: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    last_top: float = 0.0
    end: str = ""
    """The link at which the chapter ends."""

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type_over(self, text: str) -> None:
        self.press("Control+a")
        self.page.keyboard.insert_text(text)

    def walk(self) -> str:
        """Go through the page with Tab and do what each control is for; returns the link at which the page ends."""
        nowhere = rounds = 0
        for _ in range(2_500):
            self.press("Tab")
            at = self.page.evaluate(FOCUSED)
            if at is None:
                nowhere += 1
                if nowhere > 1:
                    return self.end
                continue
            if at["name"].startswith("Skip to"):
                rounds += 1
                if rounds > 1:
                    return self.end
                continue
            self.look(at)
            if at["href"].endswith(".ipynb") and "ch06" in at["href"]:
                self.end = at["href"]
            self.act(at)
        raise AssertionError("the page does not end")

    def look(self, at: dict[str, Any]) -> None:
        """The focus is seen, on the screen, and goes down the page."""
        what = f"{at['tag']} {at['name'][:40]!r} in {at['problem'] or at['explorer'] or at['prediction']}"
        assert at["name"].strip(), at
        assert at["type"] != "range" or at["spoken"].strip(), f"{what}: a slider says its value with its unit"
        if not at["seen"] or not at["onScreen"]:
            self.unseen.append(what)
        if at["top"] < self.last_top - 600:  # a row of buttons may stand beside what it belongs to, a page may not jump back
            self.backward.append(f"{what}: {self.last_top:.0f} to {at['top']:.0f}")
        self.last_top = at["top"]

    def act(self, at: dict[str, Any]) -> None:
        if at["prediction"] >= 0:
            self.predict(at)
        elif at["problem"]:
            self.answer(at)
        elif at["explorer"]:
            self.explore(at)

    def predict(self, at: dict[str, Any]) -> None:
        name = PREDICTIONS[at["prediction"]]
        asked = prediction_of(name)
        if at["name"].startswith("Commit") and name not in self.done:
            self.press("Enter")
            place = self.page.locator(".vbc-prediction").nth(at["prediction"]).locator(".vbc-result")
            expect(place).not_to_be_empty(timeout=15_000)
            self.done.add(name)
            self.kept(f"after the prediction {name}")
        elif name in self.done:
            return
        elif at["type"] == "radio":
            self.choose(str(asked.truth() if asked.truth else next(iter(asked.answer.options))))
        elif at["type"] == "range":
            self.press("ArrowRight", "ArrowRight")
        elif at["type"] == "text" and "ecause" in at["name"]:
            self.type_over("Half of them lie below one.")
        elif at["type"] == "text":
            assert isinstance(asked.answer, Number) and asked.truth is not None
            self.type_over(str(asked.answer.record(asked.truth())))

    def explore(self, at: dict[str, Any]) -> None:
        key = f"explorer {at['explorer']}"
        keys = {"range": "ArrowRight", "select-one": "ArrowDown", "radio": "ArrowDown", "checkbox": "Space"}
        if at["type"] in keys and f"{key} moved" not in self.done:
            now = "(({ value, checked, name }) => `${name} ${value} ${checked}`)(document.activeElement)"
            before = self.page.evaluate(now)
            self.press(keys[at["type"]])
            if self.page.evaluate(now) == before:  # at the end of its range
                self.press("ArrowLeft")
            assert self.page.evaluate(now) != before, at
            self.done.add(f"{key} moved")
        elif at["reading"] and key not in self.done:
            self.type_over("Size narrows the cloud; the corners stay as full.")
            self.press("Enter")
            self.done.add(key)
            self.page.wait_for_timeout(300)
            self.kept(f"after the reading of {at['explorer']}")

    def answer(self, at: dict[str, Any]) -> None:
        desk = Desk(at["problem"], self.reader)
        if at["name"].startswith(("Check", "Commit")) and at["problem"] not in self.done:
            self.press("Enter")
            expect(self.page.locator(f'[data-problem="{at["problem"]}"] .vbc-verdict').first).to_be_visible(timeout=30_000)
            self.done.add(at["problem"])
            self.kept(f"after checking {desk.problem.title}")
        elif at["part"] == "control" and at["problem"] not in self.done:
            self.fill(at, desk)

    def fill(self, at: dict[str, Any], desk: Desk) -> None:
        kind, spec = desk.problem.answer, desk.problem.answer.spec(desk.parameters)
        right = None if kind.kind == "code" else kind.record(desk.key.solve(**desk.parameters))
        if kind.kind == "number":
            self.type_over(str(right))
        elif kind.kind == "choice" and at["type"] == "radio":
            self.choose(str(right))
        elif kind.kind == "choice":
            if (at["value"] in right) != at["checked"]:
                self.press("Space")
        elif kind.kind == "match" and at["tag"] == "SELECT":
            items = [one["id"] for one in spec["items"]]
            row = self.page.evaluate(
                "[...document.activeElement.closest('.vbc-card-control').querySelectorAll('select')].indexOf(document.activeElement)"
            )
            self.select(right[items[row]])
        elif kind.kind == "match":
            row = self.page.evaluate(
                "[...document.activeElement.closest('.vbc-card-control').querySelectorAll('.vbc-match-row')].indexOf(document.activeElement.closest('.vbc-match-row'))"
            )
            self.choose(str(right[[one["id"] for one in spec["items"]][row]]))
        elif kind.kind == "target" and at["type"] in ("text", "number"):
            name = next(key for key, control in kind.controls.items() if at["name"].startswith(control.label))
            self.type_over(f"{right[name] * (100 if kind.controls[name].format.endswith('%') else 1):.10g}")
        elif kind.kind == "table":
            columns = list(right)
            self.type_over(str(right[columns[at["place"] % len(columns)]][at["place"] // len(columns)]))
        elif kind.kind == "code" and at["tag"] == "TEXTAREA":
            explained = desk.key.explain(**desk.parameters)
            self.type_over(reference_source(desk.id, kind.function, explained, desk.key))
            self.press("Escape")  # the next Tab leaves the text instead of indenting

    def choose(self, wanted: str) -> None:
        """Move within a group of radio buttons."""
        self.press("Space")
        for _ in range(12):
            if self.page.evaluate("document.activeElement.value") == wanted:
                return
            self.press("ArrowDown")
        raise AssertionError(f"no option {wanted!r} can be reached with the arrows")

    def select(self, wanted: str) -> None:
        for _ in range(12):
            if self.page.evaluate("document.activeElement.value") == wanted:
                return
            self.press("ArrowDown")
        raise AssertionError(f"no entry {wanted!r} can be reached with the arrows")

    def kept(self, when: str) -> None:
        """After something was done the focus is where the reader left it, or at what came of it."""
        for _ in range(20):
            if self.page.evaluate("document.activeElement !== document.body"):
                return
            time.sleep(0.1)
        self.lost.append(when)


PREDICTIONS = re.findall(r'(?m)^predict\("(\w+)"\)', (ROOT / "chapters" / CHAPTER).with_suffix(".py").read_text(encoding="utf-8"))
EXPLORERS = re.findall(r'(?m)^explorer\("(\w+)"\)', (ROOT / "chapters" / CHAPTER).with_suffix(".py").read_text(encoding="utf-8"))


def test_a_whole_chapter_with_the_keyboard_alone(go, chapters_voila, chapters_reader):
    page = go(chapters_voila + CHAPTER).page
    wait_until_run(page)
    hands = Hands(page, chapters_reader)
    end = hands.walk()
    assert "ch06" in end
    shown = set(page.locator(".vbc-card[data-problem]").evaluate_all("cards => cards.map(card => card.dataset.problem)"))
    assert len(shown) >= 8
    unsolved = [name for name in shown if not Desk(name, chapters_reader).state.credit]
    assert not unsolved, unsolved
    assert set(PREDICTIONS) <= hands.done
    for name in EXPLORERS:
        assert f"explorer {load(name).title} moved" in hands.done, name
        if load(name).asks:
            assert chapters_reader.recorded("reading", name), name
    assert not hands.lost and not hands.unseen and not hands.backward, (hands.lost, hands.unseen[:5], hands.backward[:5])
    assert {registry.problem(name).answer.kind for name in shown} >= {"number", "choice", "match", "target"}


def test_tables_and_code_with_the_keyboard_alone(go, made_voila, notebook, server_home):
    """What a chapter leaves to its exercise notebook."""
    reader = reader_at(server_home / "made")
    kinds = {one.answer.kind: name for name, one in registry.of_chapter("ch05").items()}
    names = [kinds["table"], kinds["code"]]
    page = go(made_voila + notebook("# Two", "from widgets import card", *(f'card("{name}")' for name in names))).page
    wait_until_run(page)
    hands = Hands(page, reader)
    hands.walk()
    assert all(Desk(name, reader).state.credit for name in names)
    assert not hands.lost and not hands.unseen, (hands.lost, hands.unseen)
