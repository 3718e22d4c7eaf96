"""Sets the workbook up: the steps, which of them are due, and one start at a time."""

import contextlib
import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbook.environment import Environment, Trouble
from workbook.installing import make, pip_install, run, set_aside

# The lock is complete, so there is nothing for pip to resolve.
LOCKED = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r")


@dataclass(frozen=True)
class Step:
    """One part of the set-up.

    Attributes
    ----------
    name
        Its key in the stamp.
    says
        What the reader sees while it runs.
    digest
        Of everything that goes into it; another one means that it is due again.
    run
        Does it, given the lock of this start.
    enough
        Another digest that will do: the test packages hold all the others at the same versions.
    """

    name: str
    says: str
    digest: str
    run: Callable[[int | None], None]
    enough: str = ""

    def due(self, finished: dict[str, str]) -> bool:
        """Whether it has to run, given the digests of the finished steps."""
        return finished.get(self.name) not in (self.digest, self.enough or self.digest)


def steps(environment: Environment, *, tests: bool = False) -> list[Step]:
    """The steps in order, with the packages that the tests need or without."""
    root = environment.root
    base, larger = root / "requirements.lock", root / "requirements-test.lock"
    lock = larger if tests else base
    packages = sum(line[:1].isalnum() for line in lock.read_text(encoding="utf-8").splitlines())

    def prepare(start: int | None) -> None:
        if run(environment, [str(environment.python), "-m", "workbook", "prepare"], start) != 0:
            raise Trouble(f"Charts and fitted models could not be prepared: the reason is at the end of {environment.log}.")

    return [
        Step(
            "packages",
            f"Installing {packages} packages, each checked against its hash (two to four minutes, this once)",
            digest(base, larger) if tests else digest(base),
            lambda start: pip_install(environment, *LOCKED, str(lock), lock=start, packages=packages),
            enough=digest(base, larger),
        ),
        Step(
            "workbook",
            "Installing the workbook itself",
            # An editable install names its folder, so a workbook that was moved is due again.
            digest(base, root / "pyproject.toml", text=str(root)),
            lambda start: pip_install(environment, "--no-deps", "--no-build-isolation", "-e", str(root), lock=start),
        ),
        Step(
            "prepared",
            "Preparing charts and fitted models, so that pages open at once",
            digest(base, root / "vbc" / "fits.py", root / "widgets" / "bundle.py", *sorted(root.glob("widgets/*_template/*"))),
            prepare,
        ),
    ]


def set_up(environment: Environment, *, tests: bool = False) -> None:
    """Bring the environment up to date; at once where nothing is due."""
    if not due(environment, tests=tests):
        return
    with one_at_a_time(environment) as start:
        if environment.unfinished.exists():
            print("The last set-up was cut off: making the environment again.")
            set_aside(environment)
        if not environment.python.exists():
            print("Setting up the workbook: it happens once, and needs a network and about 1.5 GB.")
            make(environment, start)
        elif environment.version() < (3, 11):
            raise Trouble(f"{environment.folder} is of an older Python than 3.11: remove that folder and start again.")
        for step in due(environment, tests=tests):
            print(step.says, flush=True)
            step.run(start)
            environment.record(step.name, step.digest)


def due(environment: Environment, *, tests: bool) -> list[Step]:
    """The steps that have to run."""
    finished = environment.finished()
    return [step for step in steps(environment, tests=tests) if step.due(finished)]


def digest(*files: Path, text: str = "") -> str:
    """Digest of what files hold (a missing one counts as empty) and of a text."""
    whole = hashlib.sha256(text.encode("utf-8", "surrogateescape"))
    for file in files:
        whole.update(file.read_bytes() if file.exists() else b"")
        whole.update(b"\0")
    return whole.hexdigest()


@contextlib.contextmanager
def one_at_a_time(environment: Environment) -> Iterator[int | None]:
    """Hold the lock of the set-up, waiting while another start has it; the system frees it when its holder dies."""
    path = environment.root / ".venv.lock"
    try:
        lock = path.open("a+b")
    except OSError:
        raise Trouble(
            f"{environment.root} cannot be written: copy the workbook to a folder of your own and start it there."
        ) from None
    with lock:
        if not take(lock):
            print("Another start is setting the workbook up; waiting for it.", flush=True)
            while not take(lock):
                time.sleep(0.2)
        yield lock.fileno()


if sys.platform == "win32":
    import msvcrt

    def take(lock: IO[bytes]) -> bool:
        """Take the lock if it is free."""
        lock.seek(0)
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take(lock: IO[bytes]) -> bool:
        """Take the lock if it is free."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: better an unguarded set-up than none
            return True
        return True
