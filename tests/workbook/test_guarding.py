"""What a page may say to its kernel, at which names the server answers, and how many wrong passwords it tries."""

import socket
import time

import pytest

from workbook.guarding import MESSAGES, content_security_policy, host_check, refusal
from workbook.viewers import Patience

WIDGETS = {"target_name": "jupyter.widget.control", "comm_id": "1", "data": {}}


def refused(kind: object, *, channel: str = "shell", content: object = None, **header: object) -> str:
    return refusal(channel, {"msg_type": kind, **header}, lambda: content)


@pytest.mark.parametrize("kind", MESSAGES)
def test_what_widgets_say_passes(kind: str) -> None:
    assert refused(kind, content=WIDGETS) == ""


KINDS = [
    "execute_request", "inspect_request", "complete_request", "history_request", "is_complete_request", "connect_request",
    "shutdown_request", "interrupt_request", "debug_request", "input_reply", "create_subshell_request", "usage_request",
    "apply_request", "abort_request", "clear_request", "Comm_msg", "comm_msg ", "", None, 7,
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_does(kind: object) -> None:
    assert refused(kind)


@pytest.mark.parametrize("channel", ["control", "stdin", "iopub", "", None, "Shell"])
def test_nothing_passes_on_another_channel(channel: str) -> None:
    assert refused("comm_msg", channel=channel)


@pytest.mark.parametrize("target", ["jupyter.widget", "os.system", "", None, ["jupyter.widget.control"]])
def test_no_line_is_opened_to_anything_but_the_list_of_widgets(target: object) -> None:
    assert refused("comm_open", content={"target_name": target})
    assert refused("comm_open", content=[target])


def test_no_message_reaches_a_subshell() -> None:
    assert refused("comm_msg", subshell_id="1")
    assert refusal("shell", ["comm_msg"], lambda: None)
    assert refusal("shell", None, lambda: None)


class TestHost:
    @pytest.mark.parametrize("host", ["localhost", "localhost:8866", "127.0.0.1:8866", "127.0.0.5", "[::1]:8866", "LOCALHOST:1"])
    def test_loopback_is_ours(self, host: str) -> None:
        assert host_check(shared=False)(host) and host_check(shared=True)(host)

    @pytest.mark.parametrize("host", ["evil.example:8866", "localhost.evil.example", "127.0.0.1.nip.io", "", "2130706433.example"])
    def test_a_name_that_is_made_to_lead_here_is_not(self, host: str) -> None:
        assert not host_check(shared=False)(host) and not host_check(shared=True)(host)

    @pytest.mark.parametrize("host", ["192.168.1.5:8866", f"{socket.gethostname().partition('.')[0]}.local:8866", "[fe80::1]"])
    def test_the_networks_addresses_are_ours_only_while_we_share(self, host: str) -> None:
        assert host_check(shared=True)(host) and not host_check(shared=False)(host)


def test_a_strange_host_puts_nothing_into_the_policy() -> None:
    assert "example" not in content_security_policy("x; script-src http://example.org")
    assert "ws://localhost:8866" in content_security_policy("localhost:8866")


class TestPatience:
    def test_a_machine_that_guesses_is_stopped_and_a_neighbor_is_not(self) -> None:
        patience = Patience()
        for _ in range(Patience.EACH):
            assert patience.allows("10.0.0.1")
            patience.note("10.0.0.1")
        assert not patience.allows("10.0.0.1")
        assert patience.allows("10.0.0.2")

    def test_many_machines_are_stopped_together(self) -> None:
        patience = Patience()
        for number in range(Patience.ALL + 1):
            patience.note(f"10.0.{number // 250}.{number % 250}")
        assert not patience.allows("10.9.9.9")

    def test_it_comes_back(self, monkeypatch: pytest.MonkeyPatch) -> None:
        patience = Patience()
        for _ in range(Patience.EACH):
            patience.note("10.0.0.1")
        before = time.monotonic()
        monkeypatch.setattr("workbook.viewers.time.monotonic", lambda: before + Patience.EACH_PAUSE + 0.1)
        assert patience.allows("10.0.0.1")
