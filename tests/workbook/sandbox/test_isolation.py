"""The walls are the kernel's: tried by code that goes past everything that Python itself refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook import registry, sandbox
from workbook.sandbox import host, landlock, launching, seccomp
from workbook.sandbox.allowed import allowed_sources
from workbook.sandbox.readable import readable
from workbook.sandbox.replies import Crafted, Reply
from workbook.sandbox.typed import decode

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the walls are Linux's")
CASES = ({"x": 1},)


def run(body: str) -> sandbox.Outputs:
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return sandbox.run(f"def f(x):\n    import ctypes, os\n    libc = ctypes.CDLL(None, use_errno=True)\n{lines}\n", "f", CASES)


def value(body: str) -> object:
    outputs = run(body)
    assert outputs.failure is None and outputs.outputs[0].error is None, outputs
    return outputs.outputs[0].value


def test_nothing_is_missing_where_the_kernel_has_it_all() -> None:
    """On a system with Landlock and seccomp every try to get out fails; CI is such a system."""
    if not landlock.version() or not seccomp.offered():
        pytest.skip("this kernel offers less: `grade` says so and refuses")
    assert sandbox.missing() == []
    assert {"files", "calls", "limits"} <= set(host.held())


def test_the_layers_are_what_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """With each layer left out the same try gets through, and is reported: the others do not hide its absence."""
    if not landlock.version() or not seccomp.offered():
        pytest.skip("this kernel offers less")
    whole = launching.copies()
    without = {
        "files": ("landlock", "    if not offered:\n        return -1", "    return -1"),
        "calls": ("seccomp", "    return bool(program())", "    return False and bool(program())"),
        "limits": ("limits", "    if not HAS_LIMITS:\n        return", "    return"),
    }
    try:
        for layer, (module, line, instead) in without.items():
            name = f"workbook.sandbox.{module}"
            assert line in whole[name]
            changed = whole | {name: whole[name].replace(line, instead)}
            monkeypatch.setattr(launching, "copies", lambda changed=changed: changed)
            sandbox.stop()
            assert layer in sandbox.missing(), layer
    finally:
        monkeypatch.undo()
        sandbox.stop()


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "/proc/1/environ", "/proc/self/mem", "/", "/tmp", str(ROOT / "start.py"), str(ROOT)]
)
def test_no_file_but_pythons_own_can_be_opened(path: str) -> None:
    assert value(f"return libc.open({path.encode()!r}, 0)") == -1


def test_pythons_own_files_can_be_read_and_none_written() -> None:
    own = os.__file__
    assert value(f"return libc.open({own.encode()!r}, 0) > 2") is True
    assert value(f"return libc.open({own.encode()!r}, 1)") == -1
    assert value("return libc.open(b'/tmp/x', 0o102, 0o600)") == -1
    assert value("import decimal, statistics, fractions\nreturn statistics.mean([1, 2])") == 1.5


def test_the_keys_are_in_no_folder_that_can_be_read() -> None:
    for folder in map(Path, readable()):
        for package in ("solutions", "exercises", "workbook", "widgets"):
            assert not (folder / package).exists(), folder


def test_no_call_but_those_of_computing() -> None:
    """By number, so that no wrapper stands between: each is refused, and none ends the process."""
    if not seccomp.offered():
        pytest.skip("this kernel filters no calls")
    refused = ["socket", "fork", "vfork", "kill", "setsid", "shmget", "unshare", "ptrace"]
    assert value(f"return [getattr(libc, name)(2, 1, 0, 0) for name in {refused!r}]") == [-1] * len(refused)
    x32, clone3 = 0x40000000 + 41, 435
    assert value(f"return [libc.syscall(n, 2, 1, 0) for n in ({x32}, {clone3}, 321, 425, 9999)]") == [-1] * 5
    assert (
        value("import threading\ntry: threading.Thread(target=print).start()\nexcept RuntimeError: return 'no thread'")
        == "no thread"
    )


def test_limits_stand_for_root_too() -> None:
    body = "import resource\ntry: resource.setrlimit(resource.RLIMIT_AS, (-1, -1))\nexcept (OSError, ValueError): return 'held'"
    assert value(body) == "held"
    assert value("return libc.setuid(0), libc.chroot(b'/'), libc.setns(0, 0)") == (-1, -1, -1)


def test_no_descriptor_of_another_run_is_there() -> None:
    """Standard streams and the way back: nothing else was left open."""
    found = value("return [n for n in range(64) if libc.fcntl(n, 1) >= 0]")
    assert isinstance(found, list) and len(found) == 4 and found[:3] == [0, 1, 2]


def test_one_run_sees_nothing_of_the_one_before() -> None:
    """What another answer held is not in the memory that this one got: the helper never saw it."""
    mark = "a_mark_" + "that_stays"
    sandbox.run(f"def f(x):\n    return {mark!r} * 100\n", "f", CASES)
    body = """
import gc
half = 'that_' + 'stays'
texts = [one for one in gc.get_objects() if type(one) is dict]
return [v[:50] for d in texts for v in list(d.values()) if type(v) is str and half in v and 'gc.get' not in v]
"""
    assert value(body) == []


def test_of_the_models_only_the_allowed_are_in_memory() -> None:
    source = """
import sys, gc
def f(x):
    found = {one.__name__ for one in gc.get_objects() if type(one) is type(f) and one.__module__.startswith('vbc.')}
    return sorted(found), sorted(m for m in sys.modules if m.startswith('vbc'))
"""
    outputs = sandbox.run(source, "f", CASES, uses=("vbc.value.net_monetary_benefit",))
    names, modules = outputs.outputs[0].value
    assert "net_monetary_benefit" in names and "vbc.value" in modules
    others = {"incremental_cost_effectiveness_ratio", "net_health_benefit", "value_ratio", "best_pathway", "funnel_limits"}
    assert not others & set(names) and len(names) < 25


def test_allowed_functions_bring_what_they_need_and_no_more() -> None:
    whole = "\n".join(allowed_sources(("vbc.value.net_monetary_benefit",)).values())
    assert "def net_monetary_benefit" in whole and "def incremental_cost_effectiveness_ratio" not in whole
    with pytest.raises(LookupError, match=r"vbc\.value has no nothing"):
        allowed_sources(("vbc.value.nothing",))


def test_what_every_problem_uses_can_be_cut_out() -> None:
    for problem_id, problem in registry.problems().items():
        if problem.uses:
            run_ = sandbox.run("def f(x): return x", "f", CASES, uses=problem.uses)
            assert run_.failure is None, problem_id


@pytest.mark.parametrize(
    "lines",
    [
        b'{"event": "done"}\n',
        b'{"event": "value", "value": 1}\n' * 2 + b'{"event": "done"}\n',
        b"[" * 100_000 + b"\n",
        b'{"event": "value", "value": NaN}\n{"event": "done"}\n',
        b'{"event": "value", "value": {"$": "object"}}\n{"event": "done"}\n',
        b'{"event": "raised", "type": 1, "message": "", "line": 1}\n{"event": "done"}\n',
        b'{"event": "correct"}\n',
    ],
)
def test_what_the_check_would_not_send_is_no_result(monkeypatch: pytest.MonkeyPatch, lines: bytes) -> None:
    """As if a learner's code had written it into the pipe."""
    monkeypatch.setattr(host._warm, "ask", lambda request: Reply(lines, b"", "exit"))
    outputs = sandbox.run("def f(x): return x", "f", CASES)
    assert outputs.failure is not None and outputs.failure.kind == "crafted"


@pytest.mark.parametrize(
    "data",
    [
        {"$": "float", "v": "x"}, {"$": "float", "v": 5}, {"$": "dict", "v": [1]}, {"$": "dict", "v": [[[], 1]]}, {"v": 1},
        {"$": []}, {"$": "set", "v": [{"$": "list", "v": []}]}, 2**53, [1], "x" * 20_001,
        {"$": "table", "v": [["a", [1]], ["b", [1, 2]]], "index": [0]}, {"$": "list", "v": [0] * 60_000},
        {"$": "list", "v": "text"}, {"$": "series", "v": [1], "index": 3},
    ],
    ids=lambda data: repr(data)[:30],
)  # fmt: skip
def test_no_value_but_those_that_are_sent_is_decoded(data: object) -> None:
    with pytest.raises(Crafted):
        decode(data)


def test_the_helper_has_no_path_to_the_workbook() -> None:
    assert value(f"import sys\nreturn {str(ROOT)!r} in sys.path") is False
    commands = subprocess.run(["ps", "-o", "args=", "-p", str(host._warm.pid)], capture_output=True, text=True, check=False).stdout
    assert str(ROOT / "solutions") not in commands
