"""Where a process cannot be forked, each run gets one of its own, with the same answers."""

import time

import pytest

from workbook import sandbox
from workbook.sandbox import host


@pytest.fixture(autouse=True)
def no_forking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "can_fork", lambda: False)


def run(source: str, seconds: float = 2.0) -> sandbox.Outputs:
    return sandbox.run(source, "f", [{"x": 1}, {"x": 2}], seconds=seconds)


def test_values_and_prints_come_back() -> None:
    outputs = run("def f(x):\n    print('x is', x)\n    return np.float64(x) / 2\n")
    assert [output.value for output in outputs] == [0.5, 1.0] and outputs.printed == "x is 1\nx is 2\n"


def test_an_endless_loop_is_ended_with_all_that_it_started() -> None:
    started = time.monotonic()
    outputs = run("def f(x):\n    while True: pass\n", seconds=0.5)
    assert outputs.failure is not None and outputs.failure.kind == "time"
    assert time.monotonic() - started < 20


def test_ending_the_program_and_missing_functions_are_told() -> None:
    assert run("import os\ndef f(x): os._exit(0)\n").failure.kind == "stopped"  # type: ignore[union-attr]
    assert run("def g(x): return x\n").failure.kind == "missing"  # type: ignore[union-attr]


def test_megabytes_of_print_are_cut() -> None:
    outputs = run("def f(x):\n    print('y' * 3_000_000)\n    return x\n")
    assert [output.value for output in outputs] == [1, 2] and len(outputs.printed) <= 20_000
