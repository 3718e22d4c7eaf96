"""A card judges every problem of the workbook, keeps what is typed, and says why a button has to wait."""

import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from widgets.card import Card, card, open_card
from widgets.explorer import load, names
from workbook import registry
from workbook.answer import Unreadable
from workbook.controls import Control
from workbook.desk import Desk
from workbook.judge import mistaken
from workbook.naming import spoken
from workbook.session import current
from workbook.text import to_html

pytestmark = pytest.mark.usefixtures("learner")

PROBLEMS = registry.problems()
DATA = [name for name, problem in PROBLEMS.items() if problem.answer.kind != "code"]
KINDS = {problem.answer.kind: name for name, problem in reversed(PROBLEMS.items())}
NUMBER = next(name for name, one in PROBLEMS.items() if one.answer.kind == "number" and not one.answer.rate)
RATE = next(name for name, one in PROBLEMS.items() if one.answer.kind == "number" and one.answer.rate)


@pytest.fixture
def learner(learning: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same learner in every run, and so the same numbers; a log of this test's own."""
    monkeypatch.setenv("VBC_LEARNER", "cards")
    return learning


@pytest.fixture
def blind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A chapter of this test's own: one target, set blind, that reaches further than the explorer behind it."""
    name, control, explorer = next(
        (control_name, control, name)
        for name in names()
        for control_name, control in load(name).controls.items()
        if isinstance(control, Control)
    )
    problem = f"""
from workbook.answers import Target
from workbook.controls import Control
from workbook.problem import Problem
from workbook.variants import between

CONTROL = Control("The dial", low={control.low}, high={2 * control.high - control.low}, step={control.step}, default={control.low})
AIM = Problem(
    title="Aim", prompt="Set it to {{{{where}}}}.", answer=Target({{"{name}": CONTROL}}), hints=["Look."], objective="Aim",
    variant=lambda rng: {{"where": between(rng, {control.low}, {control.low + 10 * control.step}, {control.step})}},
    explorer="{explorer}",
)
"""
    key = f'from workbook.problem import Key\n\nAIM = Key(lambda where: {{"{name}": where}}, explain=lambda where: "There.")\n'
    for package, source in (("blind_problems", problem), ("blind_keys", key)):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "ch91_blind.py").write_text(source, encoding="utf-8")
        for module in (package, f"{package}.ch91_blind"):
            monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    mine = registry.Registry("blind_problems", "blind_keys")
    monkeypatch.setattr(registry, "installed", lambda: mine)
    return "ch91_blind.aim"


def truth(at: Card) -> object:
    """The right answer as a reader would hand it in."""
    answer = at.desk.problem.answer
    value = at.desk.key.solve(**at.desk.parameters)
    return value if answer.kind == "table" else answer.record(value)


def wrong_numbers(at: Card):
    """Numbers that are neither right nor a known mistake."""
    value = at.desk.problem.answer.record(at.desk.key.solve(**at.desk.parameters))
    return [str(value * factor) for factor in (1.2177, 1.3313, 1.4471)]


def attempts(at: Card) -> int:
    return sum(entry.kind == "attempt" for entry in at.desk.session.log.entries(at.desk.id))


def say(at: Card, kind: str, **content: object) -> None:
    """Send what the page sends when a button is pressed."""
    at._handle_custom_msg({"type": kind, "call": 1, "view": "v", **content}, [])


@pytest.mark.parametrize("name", DATA)
def test_the_right_answer_solves_every_problem(name: str) -> None:
    """The card hands the answer to the engine as the reader gave it, and shows that it earned the points."""
    at = card(name)
    say(at, "check", answer=truth(at)) if at.desk.problem.answer.kind != "table" else at.check(truth(at))
    assert at.shown["state"] == "solved", at.shown["feedback"]
    assert "earned" in at.shown["status"] and 'data-kind="correct"' in at.shown["feedback"]


def first_given(mistake: Callable[..., object], desk: Desk) -> object:
    """What a mistake gives, in the first numbers in which it gives something that can be handed in."""
    for _ in range(50):
        value = mistaken(mistake, desk.parameters)
        if value is not None and not isinstance(desk.problem.answer.read(value, desk.parameters), Unreadable):
            return value
        desk.new_numbers()
    raise AssertionError(f"{mistake.__name__} gives no answer in fifty draws")


@pytest.mark.parametrize("name", [name for name in DATA if PROBLEMS[name].answer.kind != "target"])
def test_each_known_mistake_is_named(name: str) -> None:
    """What a named mistake gives is answered with its name in words and its feedback."""
    for mistake in registry.key(name).mistakes:
        desk = Desk(name, current())
        value = first_given(mistake, desk)
        at = Card(desk)
        verdict = at.check(value if desk.problem.answer.kind == "table" else desk.problem.answer.record(value))
        assert verdict.kind == "misconception", mistake.__name__
        assert f"A known mistake: {spoken(verdict.misconception)}" in words(at.shown["feedback"])
        assert words(to_html(verdict.message)) in words(at.shown["feedback"])


BAD = ["", "   ", "letters", "1,2", "$1,200.00.5", "1e400", "nan", "inf", "x" * 10_000, "1 2 3", "--5", "<b>1</b>", None]


@pytest.mark.parametrize("raw", BAD)
@pytest.mark.parametrize("name", [NUMBER, RATE])
def test_unreadable_numbers_cost_nothing_and_get_a_sentence(name: str, raw: object) -> None:
    at = card(name)
    at.answer = "typed before"
    at.answer = raw
    assert at.check(raw if raw is not None else "").kind == "unreadable"
    assert "no try used" in at.shown["feedback"]
    assert len(words(at.shown["feedback"])) > 40 and len(at.shown["feedback"]) < 1500
    assert "<b>1</b>" not in at.shown["feedback"]
    assert attempts(at) == 0 and at.shown["state"] == "new"


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("choice", "no such option"), ("choice", ["a", "b"]), ("choice", {"a": 1}), ("choice", 3),
        ("match", {}), ("match", {"no such item": "bin"}), ("match", "text"), ("match", [1]),
        ("target", {}), ("target", {"no such control": 1}), ("target", "0.2"), ("target", None),
        ("table", {}), ("table", {"no such column": []}), ("table", 3), ("table", [[1]]),
        ("code", ""), ("code", "def f(:"), ("code", 3), ("code", "x" * 30_000),
    ],
)  # fmt: skip
def test_what_no_control_can_send_is_unreadable_too(kind: str, raw: object) -> None:
    """A value set by code gets a sentence, costs no try and breaks nothing."""
    at = card(KINDS[kind])
    say(at, "check", answer=raw)
    assert attempts(at) == 0 and "no try used" in at.shown["feedback"]
    say(at, "hint")
    assert len(at.shown["hints"]) == 1


def test_a_slider_set_out_of_range_by_code_is_told_its_range() -> None:
    at = card(KINDS["target"])
    name, control = next((n, c) for n, c in at.desk.problem.answer.controls.items() if hasattr(c, "high"))
    setting = {n: c.default for n, c in at.desk.problem.answer.controls.items()} | {name: control.high * 10 + 1}
    assert at.check(setting).kind == "unreadable"
    assert control.show(control.high) in words(at.shown["feedback"]) and attempts(at) == 0


def test_percent_is_read_where_a_rate_is_asked() -> None:
    at = card(RATE)
    assert at.check(f"{truth(at) * 100:.6f}%").kind == "correct"


def test_dollars_and_thousands_are_read() -> None:
    name = next(n for n, one in PROBLEMS.items() if one.answer.kind == "number" and one.answer.unit == "$")
    at = card(name)
    value = truth(at)
    assert at.check(f"{'-' if value < 0 else ''}${abs(value):,.2f}").kind == "correct"


def test_the_worked_solution_opens_after_three_misses_and_then_costs_the_credit_of_these_numbers() -> None:
    at = card(NUMBER)
    say(at, "solution")
    assert at.shown["solution"] == "" and "3 more tries" in at.shown["waits"]["solution"]
    said = []
    for raw in wrong_numbers(at):
        assert at.check(raw).kind == "incorrect"
        said.append(at.shown["status"])
    assert said == ["1 try used", "2 tries used · worked solution after one more", "3 tries used"]
    assert at.shown["waits"]["solution"] == ""
    assert "worked solution" in at.shown["waits"]["new_numbers"]
    say(at, "solution")
    assert at.shown["solution"] and at.shown["waits"]["new_numbers"].startswith("First say in a sentence")
    assert at.shown["onward"] == "explain", "the way on is a button of its own"
    shown = at.shown["key"]
    say(at, "new_numbers")
    assert at.shown["key"] == shown, "one step is explained before new numbers come"
    say(at, "explain", text="   ")
    assert at.shown["onward"] == "explain", "an empty sentence explains nothing"
    assert at.check(truth(at)).kind == "correct" and at.shown["state"] == "tried"
    say(at, "explain", text="It is divided by what was expected of these patients.")
    assert at.shown["waits"]["new_numbers"] == "" and at.shown["onward"] == "new_numbers"
    assert at.shown["explanation"].startswith("It is divided") and "New numbers earn the point" in at.shown["explained"]
    before = at.shown["key"]
    say(at, "new_numbers")
    assert at.shown["key"] != before and at.shown["solution"] == at.shown["feedback"] == at.shown["explanation"] == ""
    assert at.shown["onward"] == ""
    assert at.check(truth(at)).kind == "correct" and at.shown["state"] == "solved"


def test_new_numbers_empty_the_answer_and_the_log_keeps_it() -> None:
    at = card(NUMBER)
    at.check(truth(at))
    at.answer = "typed afterwards"
    say(at, "new_numbers")
    assert at.answer is None
    assert [one.answer for one in at.desk.session.log.entries(at.desk.id) if one.kind == "draft"] == ["typed afterwards"]


def test_hints_stay_and_end() -> None:
    at = card(NUMBER)
    count = len(at.desk.problem.hints)
    for number in range(1, count + 2):
        say(at, "hint")
        assert len(at.shown["hints"]) == min(number, count)
        assert at.shown["hint"] == f"Hint ({min(number, count)} of {count})"
    assert at.shown["waits"]["hint"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_typed_is_there_again_in_a_new_process(kind: str) -> None:
    """A draft set by the page is in the log at once; a card that knows only the log shows it."""
    drafts = {
        "number": "0.8 or so", "choice": "a", "match": {"x": "y"}, "target": {"x": 1}, "table": {"a": ["1", ""]},
        "code": "def f():\n    retur",
    }  # fmt: skip
    at = card(KINDS[kind])
    at.answer = drafts[kind]
    assert Card(Desk(KINDS[kind], current())).answer == drafts[kind]
    assert attempts(at) == 0


def test_an_answered_card_opens_with_its_verdict_again() -> None:
    at = card(NUMBER)
    said = at.check(wrong_numbers(at)[0])
    again = Card(Desk(NUMBER, current()))
    assert words(said.message)[:20] in words(again.shown["feedback"]) and again.answer == at.desk.state.last_answer


def test_a_problem_shown_twice_is_one_card() -> None:
    """The card of a chapter and that of the exercise notebook share everything in one process."""
    full, short = card(NUMBER), card(NUMBER.partition("_")[0] + "." + NUMBER.partition(".")[2])
    assert full is short
    full.close()
    assert card(NUMBER) is not full and open_card(full.desk) is card(NUMBER)


def test_the_first_commitment_of_a_blind_target_counts_and_then_everything_opens(blind: str) -> None:
    at = card(blind)
    right = truth(at)
    assert at.shown["check"] == "Commit" and at.shown["waits"]["explorer"]
    say(at, "explorer")
    assert at.drawer is None
    name, control = next((n, c) for n, c in at.desk.problem.answer.controls.items() if hasattr(c, "high"))
    miss = right | {name: control.check(min(control.high, right[name] + 10 * control.step))}
    say(at, "check", answer=miss)
    assert attempts(at) == 1 and at.shown["waits"]["check"] and at.shown["waits"]["new_numbers"] == ""
    assert at.drawer is not None and "At your setting:" in at.shown["feedback"]
    say(at, "check", answer=right)
    assert attempts(at) == 1 and at.shown["state"] == "tried"
    say(at, "new_numbers")
    assert at.drawer is None and at.shown["waits"]["check"] == ""
    say(at, "check", answer=truth(at))
    assert at.shown["state"] == "solved"


def test_a_setting_beyond_the_explorers_range_is_judged_all_the_same(blind: str) -> None:
    at = card(blind)
    ((name, control),) = at.desk.problem.answer.controls.items()
    say(at, "check", answer={name: control.high})
    assert attempts(at) == 1 and at.drawer is not None
    assert 'class="vbc-verdict"' in at.shown["feedback"] and "At your setting" not in at.shown["feedback"]


def test_the_explorer_opens_on_the_card_and_closes_again() -> None:
    name = next(n for n, one in PROBLEMS.items() if one.explorer and one.answer.kind == "number")
    at = card(name)
    say(at, "explorer")
    assert at.drawer.explorer.name == PROBLEMS[name].explorer
    say(at, "explorer")
    assert at.drawer is None


def test_code_is_judged_and_an_unchanged_stub_is_not_an_answer() -> None:
    at = card(KINDS["code"])
    stub = at.shown["control"]["stub"]
    assert at.check(stub).kind == "unreadable" and at.desk.session.log.entries(at.desk.id) == []
    verdict = at.check(stub + "    return 'no number'\n")
    assert verdict.kind in ("incorrect", "misconception") and "yours" in at.shown["feedback"]
    assert attempts(at) == 1


@pytest.mark.parametrize("name", sorted(PROBLEMS))
def test_all_text_is_whole_and_harmless_html(name: str) -> None:
    """Every text a card sends closes its tags and holds no script, no style and no handler."""
    at = card(name)
    for _ in at.desk.problem.hints:
        at.hint()
    texts = [at.shown[part] for part in ("title", "prompt", "expects")] + at.shown["hints"]
    texts += [one["html"] for part in ("options", "bins", "items") for one in at.shown["control"].get(part, ())]
    for text in texts:
        Checker().check(text)
        assert "{{" not in text


@pytest.mark.parametrize("mode", ["test", "present"])
def test_nothing_is_kept_when_presenting(mode: str, monkeypatch: pytest.MonkeyPatch, learner: Path) -> None:
    monkeypatch.setenv("VBC_MODE", mode)
    at = card(NUMBER)
    at.answer = "typed"
    at.check(wrong_numbers(at)[0])
    assert at.shown["keep"] is False and at.shown["state"] == "tried"
    assert not (learner / "attempts").exists()


def test_a_fault_in_the_workbook_reaches_the_page_and_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a broken key leaves no card waiting: the page hears what failed."""
    at = card(NUMBER)
    heard: list[dict] = []
    monkeypatch.setattr(at, "send", heard.append)
    monkeypatch.setattr(type(at.desk), "key", property(lambda self: 1 / 0))
    say(at, "check", answer="1")
    assert "ZeroDivisionError" in heard[-1]["failed"] and heard[-1]["type"] == "done" and attempts(at) == 0


def words(html: str) -> str:
    """The text of some HTML."""
    checker = Checker()
    checker.feed(html)
    return " ".join("".join(checker.text).split())


class Checker(HTMLParser):
    """Fails on an element that is not closed, and on anything that could run."""

    VOID = ("br", "hr", "img", "mspace")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []

    def check(self, html: str) -> None:
        self.feed(html)
        assert self.open == [], html

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        assert tag not in ("script", "style", "iframe", "object"), tag
        assert not any(name.startswith("on") or (value or "").startswith("javascript:") for name, value in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag
