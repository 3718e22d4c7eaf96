"""Kernels forked from a warm parent are kernels like any other, and are there whatever happens to the parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from workbook.kernels import NAME, conditions
from workbook.kernels.owner import Owner, owner
from workbook.kernels.process import ForkedProcess

from ...loops import run_alone

pytestmark = pytest.mark.skipif(bool(conditions.why_not_here()), reason=f"kernels are not forked here: {conditions.why_not_here()}")

WAIT = 60


@pytest.fixture(scope="module", autouse=True)
def one_parent() -> Iterator[None]:
    """The parent is shared, as in a server, and gone when these tests are."""
    yield
    pid = owner().pid
    owner().stop()
    assert pid is None or ends(pid)


@pytest.fixture(autouse=True)
def kernels_are_forked(forked_kernels: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.kernels.owner.fingerprint", lambda: 1)  # whoever edits meanwhile is another test's matter
    monkeypatch.setattr("workbook.kernels.owner.PATIENCE", WAIT)  # a busy machine loads slowly, and these are not about that


class Kernel:
    """A real kernel with its manager and its client."""

    def __init__(self, **options: object) -> None:
        self.manager = KernelManager()
        self.manager.start_kernel(**options)
        self.client: BlockingKernelClient = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=WAIT)
        self._last = self.pid

    @property
    def process(self) -> object:
        return self.manager.provisioner.process  # type: ignore[union-attr]

    @property
    def pid(self) -> int:
        """Its process id, the last one when it has ended."""
        if self.process is not None:
            self._last = self.process.pid  # type: ignore[attr-defined]
        return self._last

    @property
    def is_forked(self) -> bool:
        return isinstance(getattr(self.process, "process", None), ForkedProcess)

    def run(self, code: str) -> str:
        """Run code and return what it printed; an error in it is an error here."""
        printed: list[str] = []

        def hear(message: dict) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])
            if "text/plain" in message["content"].get("data", {}):
                printed.append(message["content"]["data"]["text/plain"])

        reply = self.client.execute_interactive(code, output_hook=hear, timeout=WAIT)
        assert reply["content"]["status"] == "ok", reply["content"]
        return "".join(printed).strip()

    def close(self, *, now: bool = False) -> None:
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=now)


@pytest.fixture
def start() -> Iterator[Callable[..., Kernel]]:
    """Start kernels that are gone when the test is."""
    kernels: list[Kernel] = []

    def make(**options: object) -> Kernel:
        kernels.append(Kernel(**options))
        return kernels[-1]

    yield make
    for kernel in kernels:
        kernel.close(now=True)


def ends(pid: int, seconds: float = 10) -> bool:
    """Whether a process ends within some seconds; one that only waits for its parent's notice has ended."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def test_a_kernel_is_forked_where_it_was_asked_for_with_what_it_was_given(start: Callable[..., Kernel], tmp_path: Path) -> None:
    kernel = start(cwd=str(tmp_path), env=os.environ | {"VBC_COURSE": "spring", "TZ": "Asia/Tokyo"})
    assert kernel.is_forked
    assert psutil.Process(kernel.pid).ppid() == owner().pid
    assert kernel.run("import os; print(os.getcwd())") == str(tmp_path.resolve())
    assert kernel.run("import os, time; print(os.environ['VBC_COURSE'], time.strftime('%Z'))") == "spring JST"
    assert kernel.run("print(os.environ.get('OPENBLAS_NUM_THREADS'))") == str(os.environ.get("OPENBLAS_NUM_THREADS"))
    assert kernel.run("import os; print(os.environ['JPY_PARENT_PID'])") == str(os.getpid())
    assert kernel.run("print(os.getpgid(0) == os.getsid(0) == os.getpid())") == "True"
    assert kernel.run("import sys; print(sys.argv[1], sys.path.count(''))") == "-f 1"
    assert kernel.run("print(os.read(0, 10))") == "b''", "nobody types into a server's terminal for a kernel"


def test_everything_is_loaded_and_makes_itself_known(start: Callable[..., Kernel]) -> None:
    kernel = start()
    assert kernel.run("import sys; print('altair' in sys.modules, 'widgets.card' in sys.modules)") == "True True"
    assert kernel.run("print('card' in globals(), get_ipython().user_ns['__name__'])") == "False __main__"
    assert kernel.run("import comm; print(sorted(comm.get_comm_manager().targets))") == (
        "['jupyter.widget', 'jupyter.widget.control']"
    )
    assert "Which problem?" in kernel.run("%%answer\n1")
    assert kernel.run("import gc; print(gc.isenabled())") == "True"


def test_output_of_every_kind_arrives(start: Callable[..., Kernel]) -> None:
    kernel = start(
        env={name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    )  # or ipykernel listens less
    code = "import sys, os; print('out'); print('err', file=sys.stderr); sys.stdout.flush(); _ = os.system('echo shell')"
    arrived = set(kernel.run(code).split())
    for _ in range(50):  # what a program of its own writes passes through a thread that reads it, here as in any kernel
        if "shell" in arrived:
            break
        arrived |= set(kernel.run("import time; time.sleep(0.2)").split())
    assert arrived == {"out", "err", "shell"}


def test_two_kernels_draw_different_numbers(start: Callable[..., Kernel]) -> None:
    code = "import random, numpy as np; print(random.random(), np.random.random(), np.random.default_rng().random())"
    first, second = (start().run(code).split() for _ in range(2))
    assert all(one != other for one, other in zip(first, second, strict=True))


def test_an_interrupt_stops_the_code_and_not_the_kernel(start: Callable[..., Kernel]) -> None:
    kernel = start()
    kernel.run("x = 7")
    endless = "import time; print('begun', flush=True)\nwhile True: time.sleep(0.01)"
    asked = kernel.client.execute(endless, stop_on_error=False)  # or what is asked next may be dropped with it
    while kernel.client.get_iopub_msg(timeout=WAIT)["msg_type"] != "stream":
        pass
    kernel.manager.interrupt_kernel()
    reply = kernel.client._recv_reply(asked, timeout=WAIT)
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert kernel.run("print(x)") == "7"


def test_a_restart_forgets_and_keeps_the_folder(start: Callable[..., Kernel], tmp_path: Path) -> None:
    kernel = start(cwd=str(tmp_path))
    kernel.run("x = 7")
    before = kernel.pid
    kernel.manager.restart_kernel()
    kernel.client.wait_for_ready(timeout=WAIT)
    assert kernel.is_forked and kernel.pid != before
    assert ends(before)
    assert kernel.run("import os; print('x' in globals(), os.getcwd())") == f"False {tmp_path.resolve()}"


def test_a_shutdown_leaves_no_process(start: Callable[..., Kernel], tmp_path: Path) -> None:
    """The kernel ends in its own time, as Python ends: what was registered for the end is done."""
    kernel = start()
    kernel.run(f"import atexit, pathlib; _ = atexit.register(pathlib.Path({str(tmp_path / 'bye')!r}).touch)")
    forked = kernel.process
    kernel.close()
    assert ends(kernel.pid)
    assert forked.wait(5) == 0  # type: ignore[attr-defined]
    assert (tmp_path / "bye").exists()


def test_a_kernel_that_is_killed_takes_along_what_it_started(start: Callable[..., Kernel]) -> None:
    kernel = start()
    child = int(kernel.run("import subprocess; print(subprocess.Popen(['sleep', '60']).pid)"))
    forked = kernel.process
    kernel.close(now=True)
    assert ends(kernel.pid) and ends(child)
    assert forked.wait(5) == -signal.SIGKILL  # type: ignore[attr-defined]


def test_a_kernel_that_ends_itself_is_seen_to_have_ended(start: Callable[..., Kernel]) -> None:
    kernel = start()
    assert kernel.manager.is_alive()
    kernel.client.execute("import os; os._exit(7)")
    until = time.monotonic() + 10
    while kernel.manager.is_alive():
        assert time.monotonic() < until
        time.sleep(0.02)
    assert run_alone(kernel.manager.provisioner.poll()) == 7  # type: ignore[union-attr]


@pytest.mark.slow
def test_running_kernels_survive_their_parent_and_the_next_one_starts(start: Callable[..., Kernel]) -> None:
    first = start()
    lost = owner().pid
    assert lost is not None
    os.kill(lost, signal.SIGKILL)
    assert ends(lost)
    second = start()
    assert second.is_forked and psutil.Process(second.pid).ppid() == owner().pid != lost
    assert first.run("print(1 + 1)") == "2"
    forked = first.process
    first.close()
    assert ends(first.pid)
    assert forked.poll() is not None  # type: ignore[attr-defined]


@pytest.mark.slow
def test_a_change_of_the_code_renews_the_parent(start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch) -> None:
    first = start()
    before = owner().pid
    monkeypatch.setattr("workbook.kernels.owner.fingerprint", lambda: 12345)
    second = start()
    assert second.is_forked
    after = owner().pid
    assert before and after and after != before
    assert first.run("print(2 + 2)") == "4", "kernels of the former parent go on"
    first.close()
    assert ends(before), "the former parent stays for its kernels only"


def test_no_kernel_outlives_its_server(tmp_path: Path) -> None:
    """A server that is killed can end nothing itself: the kernels and the parent see to it."""
    code = (
        "import os, time; from jupyter_client.manager import start_new_kernel; from workbook.kernels.owner import owner\n"
        "manager, client = start_new_kernel()\n"
        "process = manager.provisioner.process.process\n"
        "print(type(process).__name__, process.pid, owner().pid, flush=True)\n"
        "time.sleep(600)"
    )
    environment = os.environ | {"JUPYTER_DEFAULT_PROVISIONER_NAME": NAME}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout
        kind, kernel, parent = server.stdout.readline().split()
        server.kill()
    assert kind == "ForkedProcess"
    assert ends(int(kernel)) and ends(int(parent))


class TestTheOrdinaryWay:
    """Where a kernel cannot be forked it starts all the same."""

    def check(self, kernel: Kernel) -> None:
        assert not kernel.is_forked
        assert kernel.run("print(1 + 1)") == "2"

    def test_on_another_system(self, start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(conditions, "why_not_here", lambda: "this is another system")
        self.check(start())

    def test_with_variables_that_python_reads_at_its_start(self, start: Callable[..., Kernel]) -> None:
        kernel = start(env=os.environ | {"PYTHONHASHSEED": "3"})
        self.check(kernel)
        assert kernel.run("import os; print(os.environ['PYTHONHASHSEED'], hash('a') == hash('a'))") == "3 True"

    def test_where_the_parent_cannot_start(
        self, start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """At once, and the parent is not tried again for every kernel."""
        broken, asked = Owner(), conditions.Request(("-f", "x"), "/", {}, 1, 2)
        monkeypatch.setattr("workbook.kernels.owner.sys.executable", "/bin/false")
        begun = time.monotonic()
        with pytest.raises(conditions.NotForked):
            broken.fork(asked)
        while "did not start" not in caplog.text:
            assert time.monotonic() - begun < WAIT
            time.sleep(0.01)
        with pytest.raises(conditions.NotForked, match="does not start"):
            broken.fork(asked)
        assert broken.pid is None
        assert time.monotonic() - begun < 10
        monkeypatch.undo()
        monkeypatch.setattr("workbook.kernels.provisioner.owner", lambda: broken)
        self.check(start())

    @pytest.mark.slow
    def test_where_the_parent_hangs(self, start: Callable[..., Kernel], monkeypatch: pytest.MonkeyPatch) -> None:
        """It is given up after a while, and what it might still fork never becomes a kernel at the same ports."""
        self_made = Owner()
        self_made.start()
        monkeypatch.setattr("workbook.kernels.provisioner.owner", lambda: self_made)
        assert start().is_forked
        hung = self_made.pid
        assert hung is not None
        os.kill(hung, signal.SIGSTOP)
        monkeypatch.setattr("workbook.kernels.owner.PATIENCE", 0.5)
        try:
            self.check(start())
            assert ends(hung)
        finally:
            self_made.stop()
