"""The password that is called out, where it may come from, and what whoever shares is told."""

import os
import stat
from collections import Counter
from datetime import date, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from workbook.environment import Trouble
from workbook.sharing import (
    VARIABLE,
    WORDS,
    Share,
    choose_password,
    kept_secret,
    network_addresses,
    normal,
    password_of_the_day,
)

SECRET, DAY = b"s" * 32, date(2026, 3, 2)


def choose(**how: object) -> str:
    settings = {"typed": False, "environment": {}, "ask": lambda prompt: pytest.fail("nobody was to be asked"), "day": DAY} | how
    return choose_password(SECRET, **settings)


class TestPasswordOfTheDay:
    def test_is_three_words_and_a_number(self) -> None:
        *words, number = choose().split("-")
        assert len(words) == 3 and set(words) <= set(WORDS)
        assert 10 <= int(number) <= 99

    def test_stays_all_day_so_that_the_board_holds_after_a_restart(self) -> None:
        assert choose() == choose() == password_of_the_day(SECRET, DAY)

    def test_is_another_one_each_day_and_on_each_computer(self) -> None:
        days = [password_of_the_day(SECRET, DAY + timedelta(days=n)) for n in range(400)]
        computers = [password_of_the_day(bytes([n]) * 32, DAY) for n in range(250)]
        assert len(set(days)) == 400 and len(set(computers)) == 250
        first = Counter(each.split("-")[0] for each in days)
        assert len(first) > 180, "every word comes up"

    def test_words_are_told_apart(self) -> None:
        assert len(set(WORDS)) == 256
        assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in WORDS)


@pytest.mark.parametrize("typed", ["Maple River Lamp 42", " maple-river-lamp-42", "MAPLE_river.lamp  42\n"])
def test_however_a_phone_writes_it_it_is_the_same_password(typed: str) -> None:
    assert normal(typed) == "maple-river-lamp-42"


class TestPasswordOfOnesOwn:
    def test_from_the_environment_is_taken_out_of_it(self) -> None:
        """Kernels inherit the environment."""
        environment = {VARIABLE: "our own sentence"}
        assert choose(environment=environment) == "our own sentence"
        assert environment == {}

    def test_is_asked_for(self) -> None:
        assert choose(typed=True, ask=lambda prompt: "typed at the prompt") == "typed at the prompt"

    @pytest.mark.parametrize("short", ["", "abc", "a-b-c-d", "----------"])
    def test_too_short_is_trouble(self, short: str) -> None:
        with pytest.raises(Trouble, match="too short: 8 letters"):
            choose(typed=True, ask=lambda prompt: short)


class TestKeptSecret:
    def test_is_the_same_after_a_restart_and_nobody_elses_to_read(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        first = kept_secret(home)
        assert len(first) == 32 and kept_secret(home) == first
        if os.name != "nt":
            assert stat.S_IMODE((home / "pages-secret").stat().st_mode) == 0o600

    def test_a_damaged_one_is_made_again(self, tmp_path: Path) -> None:
        (tmp_path / "pages-secret").write_bytes(b"short")
        assert len(kept_secret(tmp_path)) == 32

    def test_a_home_that_cannot_be_written_gets_one_for_this_server(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        assert len(kept_secret(tmp_path / "file")) == 32


def test_who_shares_hears_what_is_open_to_whom_and_how_to_close_it(tmp_path: Path) -> None:
    said = Share("maple-river-lamp-42", 8866, ("10.0.0.7", "192.168.1.5"), tmp_path).says(
        shows="the chapters", own="http://localhost/"
    )
    for part in (
        "http://10.0.0.7:8866",
        "192.168.1.5:8866",
        "maple-river-lamp-42",
        "everybody",
        "Ctrl-C",
        "Nothing is encrypted",
        str(tmp_path),
    ):
        assert part in said
    assert "are not run" not in said
    assert "are not run" in Share("x", 1, (), tmp_path, runs_code=False).says(shows="", own="")


def test_addresses_are_ones_that_others_can_type() -> None:
    for address in network_addresses():
        assert ip_address(address).version == 4 and not ip_address(address).is_loopback
