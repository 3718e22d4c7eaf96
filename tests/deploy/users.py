"""System users for a test: real ones, with passwords, in groups of their own; removed again with all that they run."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class User:
    """A user of this machine."""

    name: str
    password: str
    home: Path

    @property
    def uid(self) -> int:
        return pwd.getpwnam(self.name).pw_uid

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command as this user, in the home, with all groups that the user is in."""
        found = pwd.getpwnam(self.name)
        basic = {"HOME": str(self.home), "USER": self.name, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
        return subprocess.run(
            command, cwd=self.home, env=basic | variables, user=found.pw_uid, group=found.pw_gid, umask=0o077,
            extra_groups=os.getgrouplist(self.name, found.pw_gid), capture_output=True, text=True, timeout=300,
        )  # fmt: skip

    def processes(self) -> list[int]:
        """Ids of the processes that run as this user."""
        found = []
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if folder.name.isdigit() and folder.stat().st_uid == self.uid:
                    found.append(int(folder.name))
        return found


@contextlib.contextmanager
def new_user(word: str, *groups: str) -> Iterator[User]:
    """A user with a home that others may look into, as many systems make them."""
    name = f"vbc-{word}-{secrets.token_hex(3)}"
    home = Path("/home", name)
    subprocess.run(
        ["useradd", "-m", "-d", str(home), "-s", "/bin/bash", *(["-G", ",".join(groups)] if groups else []), name], check=True
    )
    try:
        home.chmod(0o755)
        user = User(name, secrets.token_urlsafe(12), home)
        subprocess.run(["chpasswd"], input=f"{name}:{user.password}", text=True, check=True)
        yield user
    finally:
        for _ in range(50):
            if not (left := user.processes()):
                break
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)
        subprocess.run(["userdel", name], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def new_group(word: str) -> Iterator[str]:
    """A group of its own."""
    name = f"vbc-{word}-{secrets.token_hex(3)}"
    subprocess.run(["groupadd", name], check=True)
    try:
        yield name
    finally:
        subprocess.run(["groupdel", name], check=True)
