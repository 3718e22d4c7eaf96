"""Whatever a learner's code does, what comes back helps, and nothing is left behind."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from vbc.undefined import Undefined
from workbook import sandbox
from workbook.sandbox import Failure, Outputs

CASES = ({"x": 1}, {"x": 2})
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the warm process is for Linux")


@pytest.fixture(scope="module", autouse=True)
def warm_process() -> Iterator[None]:
    sandbox.warm_up()
    yield
    sandbox.stop()


def run(body: str, *, uses: tuple[str, ...] = (), seconds: float = 2.0, memory_mb: int = 512) -> Outputs:
    """Run a function f(x) with this body."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return sandbox.run(f"def f(x):\n{lines}\n", "f", CASES, uses=uses, seconds=seconds, memory_mb=memory_mb)


def failure_of(outputs: Outputs) -> Failure:
    assert outputs.failure is not None, outputs
    return outputs.failure


def error_of(outputs: Outputs) -> str:
    assert outputs.outputs[0].error is not None, outputs
    return str(outputs.outputs[0].error)


def test_a_function_is_called_with_each_case() -> None:
    outputs = run("return x + 1")
    assert [output.value for output in outputs] == [2, 3] and outputs.failure is None and outputs.cases == CASES


def test_numpy_and_pandas_are_at_hand() -> None:
    assert run("return pd.Series(np.arange(4) * x).sum()").outputs[1].value == 12


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("None", None),
        ("True", True),
        ("np.bool_(True)", True),
        ("np.float64(0.5)", 0.5),
        ("np.int64(3)", 3),
        ("10**30", 1e30),
        ("10**400", math.inf),
        ("float('-inf')", -math.inf),
        ("'text'", "text"),
        ("(1, [2.5, {'a': None}])", (1, [2.5, {"a": None}])),
        ("{1: 'one', (2, 3): 'two'}", {1: "one", (2, 3): "two"}),
        ("{1, 2}", {1, 2}),
        ("range(3)", "range(0, 3) (of type range)"),
        ("f", "of type function)"),
        ("(i for i in [1])", "of type generator)"),
        ("object", "of type type)"),
    ],
)
def test_values_come_back_with_their_types(expression: str, value: object) -> None:
    found = run(f"return {expression}").outputs[0].value
    assert (value in repr(found)) if isinstance(found, sandbox.Strange) else (type(found) is type(value) and found == value)  # type: ignore[operator]


def test_nan_tables_series_and_arrays_come_back() -> None:
    assert math.isnan(run("return float('nan')").outputs[0].value)
    pd.testing.assert_frame_equal(
        run("return pd.DataFrame({'a': [1.5, None], 'b': ['u', 'v']}, index=['r', 's'])").outputs[0].value,
        pd.DataFrame({"a": [1.5, float("nan")], "b": ["u", "v"]}, index=["r", "s"]),
    )
    assert run("return pd.Series([1, 2], index=['a', 'b'])").outputs[0].value.to_dict() == {"a": 1, "b": 2}
    assert np.array_equal(run("return np.eye(2)").outputs[0].value, np.eye(2))


def test_inputs_arrive_with_their_types() -> None:
    frame = pd.DataFrame({"a": [1, 2]})
    cases = [{"x": frame}, {"x": float("nan")}, {"x": (1, 2)}, {"x": np.array([1.0])}]
    found = sandbox.run("def f(x):\n    return type(x).__name__\n", "f", cases)
    assert [output.value for output in found] == ["DataFrame", "float", "tuple", "ndarray"]


def test_undefined_comes_back_from_the_models() -> None:
    outputs = run("return value_ratio(x, 0)", uses=("vbc.value.value_ratio",))
    assert isinstance(outputs.outputs[0].value, Undefined)


def test_an_exception_names_the_learners_own_line() -> None:
    assert error_of(run("y = 0\nreturn x / y")) == "ZeroDivisionError: division by zero (line 3)"
    assert error_of(run("raise ValueError('x must be positive')")) == "ValueError: x must be positive (line 2)"
    assert error_of(run("return pd.DataFrame()['a']")) == "KeyError: 'a' (line 2)"


def test_an_endless_loop_is_stopped_at_its_input() -> None:
    started = time.monotonic()
    outputs = run("while x == 2: pass\nreturn x", seconds=0.5)
    assert time.monotonic() - started < 10
    assert outputs.outputs[0].value == 1 and failure_of(outputs).kind == "time"
    assert "Does every loop end? It was working on `f(x=2)`" in failure_of(outputs).message


@pytest.mark.parametrize(
    "body", ["return [0] * 10**12", "a = []\nwhile True: a.append(bytearray(10**7))", "return np.ones(10**10)"]
)
@linux_only
def test_a_memory_bomb_is_refused(body: str) -> None:
    outputs = run(body, memory_mb=200)
    assert failure_of(outputs).kind == "memory" and "asks for more memory" in failure_of(outputs).message


@pytest.mark.parametrize(
    "body", ["import sys; sys.exit(3)", "raise SystemExit", "raise KeyboardInterrupt", "import os; os._exit(0)"]
)
def test_ending_the_program_is_told_apart_from_an_answer(body: str) -> None:
    assert failure_of(run(body)).kind == "stopped"
    assert failure_of(sandbox.run(body, "f", CASES)).kind == "stopped"


@linux_only
def test_a_crash_of_python_is_told() -> None:
    outputs = run("import os, signal, ctypes\nctypes.string_at(0)")
    assert failure_of(outputs).kind == "crashed" and "crashed Python" in failure_of(outputs).message


def test_megabytes_of_print_are_cut_and_do_not_stop_the_answer() -> None:
    outputs = run("print('y' * 5_000_000)\nreturn x")
    assert [output.value for output in outputs] == [1, 2] and 1_000 < len(outputs.printed) <= 20_000


def test_what_is_printed_is_kept() -> None:
    outputs = run("import sys\nprint('x is', x)\nprint('…', file=sys.stderr)\nreturn x")
    assert outputs.printed == "x is 1\n…\nx is 2\n…\n"


def test_what_was_printed_before_a_loop_without_end_is_kept() -> None:
    assert run("print('so far')\nwhile True: pass", seconds=0.3).printed == "so far\n"


def test_too_large_a_result_is_refused() -> None:
    assert failure_of(run("return [[0] * 100] * 100_000")).kind == "flood"
    deep = run("a = []\nfor _ in range(100): a = [a]\nreturn a")
    assert failure_of(deep).kind == "flood"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("import os\nos.fork()", "cannot start other programs"),
        ("import subprocess\nsubprocess.run(['true'])", "cannot start other programs"),
        ("import os\nos.system('true')", "cannot start other programs"),
        ("import os\nos.kill(os.getppid(), 9)", "cannot signal other programs"),
        ("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9')", "no network"),
        ("open('here.txt', 'w')", "cannot change files"),
        ("import os\nos.remove('/nowhere')", "cannot change files"),
        ("input('x?')", "input() cannot ask anything here"),
        ("import solutions.keys", "solutions cannot be imported in an answer"),
        ("from exercises import problems", "exercises cannot be imported in an answer"),
        ("import importlib\nimportlib.import_module('solutions.keys.ch01_value_ratios')", "No module named 'solutions'"),
        ("import workbook.registry", "workbook cannot be imported in an answer"),
    ],
)
def test_what_a_check_does_not_do_is_said(body: str, words: str) -> None:
    outputs = run(body)
    assert words in error_of(outputs)


def test_keys_cannot_be_read_as_files() -> None:
    key = next((Path(__file__).parents[3] / "solutions" / "keys").glob("ch*.py"))
    assert "A check reads no files" in error_of(run(f"return open({str(key)!r}).read()"))


def test_of_the_models_only_what_the_problem_names_can_be_used() -> None:
    allowed = ("vbc.value.net_monetary_benefit",)
    for body in (
        "return net_monetary_benefit(0.1, 1000, threshold=20_000)",
        "from vbc.value import net_monetary_benefit as nmb\nreturn nmb(0.1, 1000, threshold=20_000)",
        "import vbc.value\nreturn vbc.value.net_monetary_benefit(0.1, 1000, threshold=20_000)",
        "import vbc.value as v\nreturn v.net_monetary_benefit(0.1, 1000, threshold=20_000)",
    ):
        assert run(body, uses=allowed).outputs[0].value == 1000
    for body in (
        "from vbc.value import value_ratio",
        "import vbc.risk_adjustment",
        "from vbc import intervals",
        "import vbc.value as v\nreturn v.value_ratio(1, 2)",
        "import vbc\nreturn vbc.intervals",
    ):
        assert "`vbc.value.net_monetary_benefit`" in error_of(run(body, uses=allowed))
    assert error_of(run("import vbc.value")) == "ImportError: Of vbc this problem allows nothing of it. (line 2)"


def test_a_function_that_is_missing_is_named_beside_those_that_are_there() -> None:
    found = failure_of(sandbox.run("def g(x): return x\ndef h(x): return x\n", "f", CASES))
    assert found.kind == "missing" and found.message.endswith("no function called `f`; it defines `g`, `h`.")
    assert failure_of(sandbox.run("f = 3", "f", CASES)).message.endswith("it defines no function.")


@pytest.mark.parametrize(
    ("line", "takes"), [("def f(y): pass", "`y`"), ("def f(): pass", "nothing"), ("def f(x, y): pass", "`x`, `y`")]
)
def test_a_wrong_signature_is_answered_with_the_right_one(line: str, takes: str) -> None:
    found = failure_of(sandbox.run(line, "f", CASES))
    assert found.kind == "signature" and found.message.startswith(f"`f` is called with `x`; yours takes {takes}.")


def test_code_that_stops_before_the_function_says_where() -> None:
    found = failure_of(sandbox.run("import numpy as np\n\nz = undefined_name\n", "f", CASES))
    assert found.kind == "definition" and "NameError: name 'undefined_name' is not defined (line 3)" in found.message
    assert "SyntaxError" in failure_of(sandbox.run("def f(:\n", "f", CASES)).message
    assert "function (line 1)\n" in failure_of(sandbox.run("return 1", "f", CASES)).message  # the line is told once


def test_each_run_starts_from_nothing() -> None:
    sandbox.run("import numpy as np\nnp.pi = 3\nleft = 1\ndef f(x): return x\n", "f", CASES)
    assert run("return (np.pi > 3.1, 'left' in globals())").outputs[0].value == (True, False)


def test_an_input_that_is_changed_in_place_does_not_reach_the_next_run() -> None:
    cases = [{"x": [1, 2]}]
    sandbox.run("def f(x):\n    x.clear()\n", "f", cases)
    assert cases == [{"x": [1, 2]}]


def test_a_table_is_computed_under_the_name_answer() -> None:
    found = sandbox.run_table(
        "answer = pd.DataFrame({'O/E': [o / e for o, e in zip(observed, expected)]})", given={"observed": [1], "expected": [2]}
    )
    assert found.outputs[0].value["O/E"].tolist() == [0.5]
    assert "nothing is called `answer`" in failure_of(sandbox.run_table("x = 1")).message
    assert "before the table was ready" in failure_of(sandbox.run_table("1 / 0")).message


@linux_only
def test_no_process_survives_a_run_not_even_one_that_hides() -> None:
    """A child started past Python's own calls, in a session of its own, is found and ended."""
    body = """
import ctypes, os
libc = ctypes.CDLL(None)
if libc.fork() == 0:
    os.setsid()
    if libc.fork() == 0:
        while True: libc.sleep(1)
    os._exit(0)
return x
"""
    for _ in range(3):
        run(body.strip(), seconds=1)
    helper = sandbox.host._warm.pid
    assert helper is not None
    assert children_of(helper) == []


@linux_only
def test_the_helper_ends_with_the_process_that_started_it() -> None:
    code = """
import os, signal
from workbook import sandbox
assert sandbox.run("def f(x): return x", "f", [{"x": 1}]).outputs[0].value == 1
print(sandbox.host._warm.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    helper = int(done.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{helper}").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not Path(f"/proc/{helper}").exists()


@linux_only
def test_a_helper_that_is_lost_is_replaced() -> None:
    run("return x")
    helper = sandbox.host._warm.pid
    assert helper is not None
    os.kill(helper, 9)
    assert run("return x").outputs[0].value == 1
    assert sandbox.host._warm.pid not in (None, helper)


@linux_only
def test_the_helper_has_never_seen_a_key_and_knows_none_of_the_learners_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBC_LEARNER", "somebody")
    sandbox.stop()
    loaded = "sorted({m.partition('.')[0] for m in sys.modules} & {'solutions', 'exercises', 'widgets'})"
    body = f"import sys, os\nreturn {loaded}, os.environ.get('VBC_LEARNER')"
    assert run(body).outputs[0].value == ([], None)


def children_of(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, above = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(above) == parent and state != "Z":
            found.append(int(folder.name))
    return found
