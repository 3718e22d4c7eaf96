"""Makes the environment and puts packages into it; a failure comes back as one line that says what to do."""

import contextlib
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Sequence

from workbook.environment import Environment, Trouble, clean_variables

SPACE_NEEDED = 1_500_000_000  # bytes: packages with byte-code take about 800 MB, their downloads the rest

FAILURES = (  # what pip writes, in the order in which it is looked for, and what the reader can do about it
    (("No space left on device", "not enough space on the disk"), "The disk is full: free about 1.5 GB and start again."),
    (
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package differs from the one this workbook names: start again on another network, or tell the authors.",
    ),
    (
        ("NewConnectionError", "Temporary failure in name resolution", "NameResolutionError", "ConnectTimeout", "ReadTimeout",
         "ProxyError", "Connection refused", "Connection reset", "Network is unreachable", "getaddrinfo failed"),
        "Python's package index cannot be reached: the first start needs a network, later ones do not; connect and start again.",
    ),
    (
        ("SSLError", "CERTIFICATE_VERIFY_FAILED"),
        "The connection to Python's package index is not trusted: behind a filtering proxy, set PIP_CERT to its certificate file.",
    ),
    (("Permission denied", "Access is denied"), "A file is in use or cannot be written: close JupyterLab and start again."),
    (
        ("No matching distribution found",),
        "A package has no ready-made build for this Python or system: start with Python 3.11, 3.12 or 3.13 in 64 bits.",
    ),
)  # fmt: skip


def make(environment: Environment, lock: int | None = None) -> None:
    """Make an empty environment, by whichever of `venv` with pip, `venv` without, and `virtualenv` this Python has."""
    set_aside(environment)
    free = shutil.disk_usage(environment.root).free
    if free < SPACE_NEEDED:
        raise Trouble(f"The workbook needs 1.5 GB and the disk has {free / 1e9:.1f} GB free: free some and start again.")
    environment.folder.mkdir()
    environment.unfinished.touch()
    place = str(environment.folder)
    ways = [["-m", "venv", place], ["-m", "venv", "--without-pip", place], ["-m", "virtualenv", place]]
    for way in ways:
        made = run(environment, [sys.executable, *way], lock) == 0
        if made and run(environment, [*pip_of(environment), "--version"], lock) == 0:
            return
    version = ".".join(map(str, sys.version_info[:2]))
    set_aside(environment)
    raise Trouble(
        "This Python cannot make environments: install its venv module "
        f"(on Debian and Ubuntu `sudo apt install python{version}-venv`, elsewhere Python from python.org) and start again."
    )


def set_aside(environment: Environment) -> None:
    """Remove the environment. The rename comes first: a removal that is cut off leaves no half environment behind."""
    for old in environment.root.glob(".venv.old-*"):
        shutil.rmtree(old, ignore_errors=True)
    old = environment.root / f".venv.old-{uuid.uuid4().hex[:8]}"
    try:
        environment.folder.rename(old)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Trouble(f"{environment.folder} is in use: close JupyterLab and start again ({error.strerror}).") from None
    shutil.rmtree(old, ignore_errors=True)


def pip_install(environment: Environment, *arguments: str, lock: int | None = None, packages: int = 0) -> None:
    """Install with pip, byte-code compiled, and show how far it is where `packages` says how many there are."""
    environment.unfinished.touch()
    progress = Progress(packages)
    command = [*pip_of(environment), "install", "--compile", "--progress-bar", "off", "--retries", "3", *arguments]
    if run(environment, command, lock, progress) != 0:
        if not progress.writing:  # nothing was changed yet: what is there can be kept
            environment.unfinished.unlink()
        raise Trouble(explain(environment))
    environment.unfinished.unlink()


def pip_of(environment: Environment) -> list[str]:
    """The environment's pip, or this Python's working on it from outside where `ensurepip` is missing."""
    if environment.has_pip():
        return [str(environment.python), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(environment.python)]


def run(environment: Environment, command: Sequence[str], lock: int | None = None, progress: "Progress | None" = None) -> int:
    """Run to the end, keep what it says in the log, give its exit status.

    The child keeps the lock of this start open: when the start is killed and its child goes on, the next start waits.
    """
    with open(environment.log, "a", buffering=1, encoding="utf-8") as log:
        log.write("$ " + " ".join(command) + "\n")
        inherited = () if os.name == "nt" or lock is None else (lock,)
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", errors="replace", env=clean_variables(), cwd=environment.root, pass_fds=inherited,
        ) as child:  # fmt: skip
            assert child.stdout is not None
            for line in child.stdout:
                log.write(line)
                if progress:
                    progress.see(line)
        if progress:
            progress.end()
    return child.returncode


def explain(environment: Environment) -> str:
    """One line for a failed install, from what pip wrote since its last command."""
    said = environment.log.read_text(encoding="utf-8", errors="replace").rpartition("\n$ ")[2]
    for signs, advice in FAILURES:
        if any(sign in said for sign in signs):
            return advice
    errors = [line for line in said.splitlines() if line.startswith("ERROR")]
    last = errors[-1].removeprefix("ERROR: ") if errors else "pip did not say why"
    return f"The install failed ({last}): start again, and if it fails the same way send {environment.log} to the authors."


class Progress:
    """Says on one line how far pip is; on a line of its own every quarter where output is not a terminal."""

    def __init__(self, packages: int) -> None:
        self.packages = packages
        self.seen = 0
        self.writing = False
        self.live = sys.stdout.isatty()

    def see(self, line: str) -> None:
        """Take one line of pip's output."""
        if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied", "Ignoring ")):
            self.seen += 1
            if self.packages and (self.live or self.seen % max(1, self.packages // 4) == 0):
                self.say(f"  fetched {min(self.seen, self.packages)} of {self.packages}")
        elif line.startswith("Installing collected packages"):
            self.writing = True
            if self.packages:
                self.say("  all fetched; unpacking and compiling")

    def say(self, text: str) -> None:
        """Show a line, over the one before where that is possible."""
        with contextlib.suppress(OSError):
            print(f"\r{text:<60}" if self.live else text, end="" if self.live else "\n", flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self.live and self.seen and self.packages:
            print()
