"""What a presenter's page keeps, and what a room can vote on."""

import json

import pytest

from workbook import registry, talk, variants
from workbook.ballot import ballot
from workbook.desk import Desk
from workbook.session import _session


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("VBC_HOME", str(tmp_path))
    return tmp_path


def test_a_talk_comes_back_as_it_was_kept(home):
    talk.keep_talk("ch05_x", json.dumps({"slide": 3, "text": "</script>"}).encode())
    assert json.loads(talk.kept_talk("ch05_x")) == {"slide": 3, "text": "</script>"}
    assert "</" not in talk.kept_talk("ch05_x"), "it stands in a page"


@pytest.mark.parametrize("text", [b"[1]", b"{", b'"a"', b'{"a": "' + b"x" * talk.LIMIT + b'"}'])
def test_what_is_no_talk_is_refused_and_leaves_the_old_one(home, text):
    talk.keep_talk("ch05", b'{"slide": 1}')
    with pytest.raises(ValueError, match=r"JSON object|bytes at most|Expecting"):
        talk.keep_talk("ch05", text)
    assert json.loads(talk.kept_talk("ch05")) == {"slide": 1}


@pytest.mark.parametrize("name", ["../x", "a/b", "", "x" * 99, "ch05.json"])
def test_a_name_that_leaves_the_folder_is_refused(home, name):
    with pytest.raises(ValueError, match="No chapter is called"):
        talk.keep_talk(name, b"{}")


def test_a_talk_that_cannot_be_read_starts_anew(home):
    talk.talk_file("ch05").parent.mkdir(parents=True)
    talk.talk_file("ch05").write_text("{torn")
    assert talk.kept_talk("ch05") == "{}"


@pytest.mark.parametrize("problem_id", list(registry.problems()))
def test_a_ballot_has_one_right_answer_and_tells_the_others_what_they_mean(problem_id):
    problem, key = registry.problem(problem_id), registry.key(problem_id)
    options = ballot(problem, variants.draw(problem_id, course="room", learner="x", number=0), key)
    if problem.answer.kind == "choice" and not problem.answer.several:
        assert len(options) == len(problem.answer.options)
    if options:
        assert sum(one.verdict.is_correct for one in options) == 1 and all(one.verdict.message.strip() for one in options)
        assert len({one.text for one in options}) == len(options), "two that look alike cannot be voted on"


def test_a_room_shares_its_numbers_and_a_learner_alone_has_none_of_them(tmp_path):
    problem = "ch05_risk_adjustment_reversals.observed_to_expected"

    def numbers(learner, room):
        return Desk(problem, _session("learn", str(tmp_path / learner), "", learner, room)).parameters

    assert numbers("a", "maple") == numbers("b", "maple") != numbers("a", "oak")
    assert numbers("a", "") != numbers("b", "")
