"""A prediction is committed before its result shows, kept in the log, and stands there again when the page reopens."""

import re
from pathlib import Path

import pytest

from widgets.confidence import HOW_FIRMLY, how_sure, words_for
from widgets.explorer import load, names
from widgets.prediction import Prediction, PredictionView, predict, prediction_of
from widgets.prediction_words import surprise
from workbook.answer import Unreadable
from workbook.answers import Choice, Number
from workbook.session import current

ASKED = [name for name in names() if load(name).prediction is not None]
PREDICTIONS = [name for name in ASKED if load(name).prediction.truth is not None]
NUMBER = next(name for name in PREDICTIONS if isinstance(load(name).prediction.answer, Number))
CHOICE = next(name for name in PREDICTIONS if not isinstance(load(name).prediction.answer, Number))
VOTE = Prediction(
    "Who gets the bonus?",
    Choice({"x": "Hospital X", "y": "Hospital Y", "both": "Both"}),
    truth=None,
    reveal=lambda given, truth: f"You gave it to {given}. The chapter asks what the rates leave out; nobody is told {truth}.",
)
SPEAKS_OF_ITS_PAGE = re.compile(
    r"further down|picture|slider|switch\b|\bdrag\b|\bdebate|exhibit|in a moment|will (watch|see|meet)|[Tt]able|this page|"
    r"\b(Below|Above|Now|Look|Watch|Find|Move|Try)\b(?=[ ,]).*[.:]|stands? (below|above)"
)
"""Words that send a reader to something that stands in the chapter only."""
REASON = "Average hospitals stay average."


@pytest.fixture(autouse=True)
def learner(learning: Path) -> Path:
    return learning


def guesses(name: str) -> tuple[object, object]:
    """A right guess and a wrong one."""
    asked = prediction_of(name)
    truth = asked.truth()
    if isinstance(asked.answer, Number):
        kind, right = asked.answer, asked.answer.record(truth)
        others = (right * 0.5, kind.maximum, kind.minimum, 1_000_000.0)
        read = [(one, kind.read(one, {})) for one in others if one is not None]
        return right, next(one for one, value in read if not isinstance(value, Unreadable) and not kind.same(value, truth, {}))
    return truth, next(option for option in asked.answer.options if option != truth)


def say(page: PredictionView, kind: str, **content: object) -> None:
    page._handle_custom_msg({"type": kind, "call": 1, "view": "v", **content}, [])


@pytest.mark.parametrize("name", PREDICTIONS)
def test_the_result_is_nowhere_on_the_page_before_the_commitment(name: str) -> None:
    page = predict(name)
    assert page.shown["committed"] is False and page.shown["result"] == ""
    right, _ = guesses(name)
    if not isinstance(right, str):
        result = re.escape(prediction_of(name).answer.show(right, {}))
        beside_the_question = {key: value for key, value in page.shown.items() if key != "prompt"}  # that may hold the same figure
        assert not re.search(rf"(?<![\d.,]){result}(?!\d)", str(beside_the_question))


@pytest.mark.parametrize("name", PREDICTIONS)
def test_what_review_shows_of_a_prediction_needs_no_chapter_around_it(name: str) -> None:
    """Asked again weeks later, nothing stands above or below: what the question needs is said, and what follows is left out."""
    asked, (right, wrong) = prediction_of(name), guesses(name)
    truth, read = asked.truth(), lambda one: asked.answer.read(one, {})
    for text in (asked.givens, asked.reveal(read(right), truth), asked.reveal(read(wrong), truth)):
        assert not SPEAKS_OF_ITS_PAGE.search(text), (name, SPEAKS_OF_ITS_PAGE.search(text))
    if isinstance(asked.answer, Number):
        assert asked.answer.minimum is not None and asked.answer.maximum is not None, f"{name} does not say between which ends"


def test_what_follows_on_the_page_stands_there_only() -> None:
    page = predict("b_never_wins")
    say(page, "commit", answer="nowhere", reason=REASON, confidence=90)
    assert "a little further down" in page.shown["result"] and "From chapter" not in page.shown["prompt"]


@pytest.mark.parametrize("name", PREDICTIONS)
def test_right_and_wrong_guesses_get_their_sentence(name: str) -> None:
    right, wrong = guesses(name)
    page = predict(name)
    say(page, "commit", answer=right, reason=REASON, confidence=90)
    assert page.shown["opening"] == "My rule held because …" and "You were right" in page.shown["result"]
    say(page, "forget")
    say(page, "commit", answer=wrong, reason=REASON, confidence=90)
    assert page.shown["opening"] == "My rule failed because …" and "surprise" in page.shown["result"]
    assert REASON in page.shown["result"] and "{{" not in page.shown["result"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answer": ""}, ""), ({"answer": "letters"}, ""), ({"answer": "1,2"}, ""), ({"answer": "9" * 10_000}, ""),
        ({"reason": "  "}, "reason in one line"),
        ({"confidence": None}, "how sure"), ({"confidence": -1}, "how sure"), ({"confidence": 101}, "how sure"),
        ({"confidence": "very"}, "how sure"), ({"confidence": float("nan")}, "how sure"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_committed(change: dict, said: str) -> None:
    page = predict(NUMBER)
    say(page, "commit", **({"answer": guesses(NUMBER)[1], "reason": REASON, "confidence": 70} | change))
    assert said in page.shown["message"] and len(page.shown["message"]) > 20
    assert page.shown["committed"] is False and page.committed is None


def test_it_comes_back_with_the_page_and_cannot_be_changed_after_the_result() -> None:
    _, wrong = guesses(NUMBER)
    page = predict(NUMBER)
    say(page, "commit", answer=wrong, reason=REASON, confidence=60)
    say(page, "because", text="I forgot how small Y is.")
    again = PredictionView(NUMBER, prediction_of(NUMBER), current())
    assert again.shown["result"] == page.shown["result"] and again.shown["because"] == "I forgot how small Y is."
    say(again, "commit", answer=guesses(NUMBER)[0], reason="Now I know.", confidence=100)
    assert again.committed["reason"] == REASON and again.committed["confidence"] == 60


def test_forgetting_asks_again_and_can_be_undone() -> None:
    page = predict(CHOICE)
    say(page, "commit", answer=guesses(CHOICE)[1], reason=REASON, confidence=55)
    say(page, "because", text="B looked cheap.")
    before = page.shown["result"]
    say(page, "forget")
    assert page.shown["committed"] is False and page.shown["forgotten"] and page.shown["result"] == ""
    say(page, "restore")
    assert page.shown["result"] == before and page.shown["because"] == "B looked cheap."
    kept = [one for one in current().log.entries(CHOICE) if one.kind == "prediction"]
    assert len(kept) == 4, "the log keeps what was forgotten"


def test_what_is_typed_is_there_again_until_it_is_committed() -> None:
    page = predict(NUMBER)
    page.typed = {"answer": "4", "reason": "Half of", "confidence": None}
    again = PredictionView(NUMBER, prediction_of(NUMBER), current())
    assert again.typed == {"answer": "4", "reason": "Half of", "confidence": None}
    say(again, "commit", answer="4", reason=REASON, confidence=70)
    assert PredictionView(NUMBER, prediction_of(NUMBER), current()).typed == {}


def test_an_answer_of_an_older_edition_is_shown_as_such() -> None:
    current().record("prediction", CHOICE, answer="<an option that is gone>", reason=REASON, confidence=80)
    page = predict(CHOICE)
    assert "older edition" in page.shown["result"] and "<an option" not in page.shown["result"]


def test_the_same_prediction_shown_twice_is_one() -> None:
    first = predict(NUMBER)
    assert predict(NUMBER) is first
    first.close()
    assert predict(NUMBER) is not first


def test_an_explorer_without_a_prediction_names_its_file() -> None:
    name = next(name for name in names() if load(name).prediction is None)
    with pytest.raises(LookupError, match=f"{name}.py has no prediction"):
        predict(name)


def test_nothing_is_kept_when_presenting(learner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBC_MODE", "present")
    page = predict(NUMBER)
    say(page, "commit", answer=guesses(NUMBER)[1], reason=REASON, confidence=70)
    assert page.shown["committed"] and page.shown["keep"] is False
    assert not (learner / "attempts").exists()


def test_every_place_of_the_slider_has_its_words() -> None:
    """The browser shows what the kernel says: no word is written twice, and none is missing."""
    assert [words_for(sure) for sure in (0, 45, 50, 74, 100)] == [
        "0%, cannot be right", "45%, a hunch", "50%, as likely as not", "74%, fairly sure", "100%, certain",
    ]  # fmt: skip
    assert words_for(25, least=25) == "25%, a pure guess" and words_for(30, least=25) == "30%, a hunch"
    for scale in (how_sure(0), how_sure(33), how_sure(50), HOW_FIRMLY):
        spec = scale.spec()
        assert [int(one) for one in spec["words"]] == [
            max(spec["least"], at) for at in range(spec["low"], 101, spec["step"])
        ] and str(spec["middle"]) in spec["words"], spec
    assert next(iter(how_sure(33).spec()["words"].items())) == ("33", "33%, a pure guess")


def test_a_vote_is_asked_how_firmly_it_is_held_and_never_how_sure() -> None:
    """No result proves a vote right, so no chance can be stated of it, and 50% of two options is no guess."""
    for name in set(ASKED) - set(PREDICTIONS):
        if isinstance(load(name).prediction, Prediction):
            page = predict(name)
            assert page.shown["confidence"]["asks"] == "How firmly do you hold it?"
            assert not re.search(r"sure|guess|certain|%", str(page.shown["confidence"])), name
    for name in PREDICTIONS:
        assert predict(name).shown["confidence"]["asks"] == "How sure are you?"


def test_a_vote_of_an_older_log_is_shown_as_it_was_said() -> None:
    current().record("prediction", "voted", answer="y", reason=REASON, confidence=33, right=None, guess=1 / 3, chapter="ch05")
    page = PredictionView("voted", VOTE, current())
    assert page.shown["committed"] and "33%, a pure guess" in page.shown["result"] and "held" not in page.shown["result"]


def test_only_confident_errors_are_called_surprises() -> None:
    assert "surprise" in surprise(False, 80) and "surprise" not in surprise(False, 75) + surprise(True, 95)


@pytest.mark.parametrize(
    ("confidence", "of_many"),
    [(0, "none"), (10, "one in ten"), (60, "six in ten"), (65, "65 in a hundred"), (25, "25 in a hundred"), (100, "all")],
)
def test_being_right_once_is_set_against_many_predictions(confidence: int, of_many: str) -> None:
    """One result says nothing about the confidence, so none is called too low."""
    assert surprise(True, confidence) == f"You were right, at {confidence}%. Of many such predictions, {of_many} should be."


def test_doubt_can_be_as_large_as_the_question_allows() -> None:
    """A number can be a blind guess; among options a guess is right by luck as often as its share."""
    options = {name: name for name in "abcd"}
    for count, least in ((2, 50), (3, 33), (4, 25)):
        answer = Choice(dict(list(options.items())[:count]))
        asked = Prediction("Which?", answer, lambda: "a", lambda given, truth: "")
        page = PredictionView(f"asked_{count}", asked, current())
        assert f"from {least}%" in page.commit("a", reason=REASON, confidence=least - 1)
        assert page.commit("b", reason=REASON, confidence=least) == "" and f"{least}%, a pure guess" in page.shown["result"]
    page = predict(NUMBER)
    say(page, "commit", answer=guesses(NUMBER)[1], reason=REASON, confidence=0)
    assert page.shown["committed"] and "0%, cannot be right" in page.shown["result"]


def test_a_vote_is_kept_and_judged_by_nothing() -> None:
    """Without a truth: answer, reason and confidence stand, the reveal follows, and the rule is still asked about."""
    page = PredictionView("voted", VOTE, current())
    assert page.shown["vote"] and page.shown["result"] == ""
    assert "how firmly you hold it, from a first thought to very firmly" in page.commit("y", reason=REASON, confidence=None)
    say(page, "commit", answer="y", reason=REASON, confidence=75)
    result = page.shown["result"]
    assert "Your vote" in result and "Hospital Y" in result and "held firmly" in result and REASON in result
    assert page.committed["scale"] == "firmness" and page.committed["right"] is None
    assert "You gave it to y" in result and "nobody is told None" in result
    assert not re.search(r"You were|surprise|another one|The result|You predicted", result)
    assert page.shown["opening"] == "What would my rule have to know? (Leave this until the end of the chapter.)"
    say(page, "because", text="Who was treated.")
    again = PredictionView("voted", VOTE, current())
    assert again.shown["result"] == result and again.shown["because"] == "Who was treated."
    say(again, "commit", answer="x", reason="Now X.", confidence=100)
    assert again.committed["answer"] == "y"
    say(again, "forget")
    assert again.shown["result"] == "" and again.shown["forgotten"]


def test_a_prediction_may_do_without_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    page = PredictionView(
        "asked_without", Prediction("How many?", Number(), lambda: 3, lambda given, truth: "", reasons=False), current()
    )
    assert page.commit("2", reason="", confidence=50) == "" and "Your reason" not in page.shown["result"]


def test_one_visit_is_one_visit() -> None:
    asked = Prediction("How many?", Number("visits"), lambda: 3, lambda given, truth: "")
    page = PredictionView("asked_visits", asked, current())
    assert page.commit("4", reason=REASON, confidence=50) == ""
    assert "your guess was 1 visit too high" in page.shown["result"]
    assert page.shown["expects"] == "A number of visits; within 0.5% of the result counts as right."
    page = PredictionView("asked_dollars", Prediction("How much?", Number("$"), lambda: 3, lambda given, truth: ""), current())
    page.commit("4", reason=REASON, confidence=50)
    assert "your guess was $1 too high" in page.shown["result"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Number("visits", relative=0, minimum=0, maximum=10), "A whole number of visits from 0 to 10; only the exact number"),
        (Number("years", relative=0, absolute=5, minimum=0, maximum=100),
         "A number of years from 0 to 100; within 5 years of the result"),
        (Number(rate=True, relative=0, absolute=0.05, minimum=0, maximum=1),
         "A rate from 0% to 100%, as <code>0.12</code> or <code>12%</code>; within 5 points of the result"),
        (Number("$", relative=0, absolute=50, minimum=-800, maximum=800),
         "A number in dollars from −$800 to $800; within $50 of the result"),
        (Number("people", relative=0.2, minimum=1, maximum=9_000), "A number of people from 1 to 9,000; within 20% of the result"),
    ],
)  # fmt: skip
def test_range_and_what_counts_as_right_are_told_before_committing(answer: Number, says: str) -> None:
    page = PredictionView(f"asked_{says}", Prediction("How many?", answer, lambda: 3, lambda given, truth: ""), current())
    assert page.shown["expects"] == f"{says} counts as right." and page.shown["fault"] == ""
    assert "cannot be it" in page.commit("20000000", reason=REASON, confidence=50) or answer.rate
    assert page.shown["fault"] == "answer" and not page.shown["committed"]
    page.commit("1", reason="", confidence=50)
    assert page.shown["fault"] == "" and "reason" in page.shown["message"]


def test_dollars_stand_beside_each_other_without_a_backslash() -> None:
    page = predict("same_bill")
    say(page, "commit", answer="52200", reason=REASON, confidence=90)
    assert ">$52,200<" in page.shown["result"] and ">$0<" in page.shown["result"] and "\\" not in page.shown["result"]
