"""A real JupyterHub with its real proxy, and people who sign in at it: over HTTP, and over a kernel's websocket."""

from __future__ import annotations

import asyncio
import contextlib
import http.cookiejar
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from benchmarks.real_pages import free_port

from ..loops import run_alone
from .users import User


@dataclass
class Hub:
    """A Hub at work."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def said(self) -> str:
        """What it wrote, and what the users' servers wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def ended(self) -> bool:
        return self.process.poll() is not None


@contextlib.contextmanager
def running(workbook: Path, state: Path, **settings: str) -> Iterator[Hub]:
    """Run the Hub of an installed workbook, as its service does, with some of the `VBC_HUB_…` settings."""
    address = f"http://127.0.0.1:{free_port()}"
    settings |= {
        "ADDRESS": address,
        "INNER_ADDRESS": f"http://127.0.0.1:{free_port()}",
        "PROXY_ADDRESS": f"http://127.0.0.1:{free_port()}",
        "STATE": str(state / "hub"),
    }
    variables = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **{f"VBC_HUB_{name}": value for name, value in settings.items()}}
    command = [str(workbook / ".venv/bin/python"), "-m", "jupyterhub", f"--config={workbook / 'deploy/jupyterhub_config.py'}"]
    with (state / "hub.log").open("wb") as out:
        process = subprocess.Popen(command, cwd=state, env=variables, stdout=out, stderr=out)
    hub = Hub(address, process, state / "hub.log")
    try:
        wait(lambda: hub.ended() or status(f"{address}/hub/login") == 200, "the Hub's first page", hub)
        assert not hub.ended(), hub.said()
        yield hub
    finally:
        process.terminate()
        try:
            process.wait(150)  # it waits for everybody's server
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def status(address: str) -> int:
    """What an address answers to somebody who is not signed in; 0 for nothing."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0


def wait(until: Any, what: str, hub: Hub, seconds: float = 120) -> Any:
    """Wait until something is so, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := until():
            return found
        time.sleep(0.2)
    raise AssertionError(f"waited {seconds:.0f} s for {what}:\n{hub.said()[-6000:]}")


class SignedIn:
    """Somebody at the Hub, with the cookies of a browser."""

    def __init__(self, hub: Hub, user: User, password: str | None = None) -> None:
        self.hub, self.user = hub, user
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.get("/hub/login")
        form = {"username": user.name, "password": user.password if password is None else password, "_xsrf": self.token("/hub/")}
        self.answer = self.get("/hub/login", data=urllib.parse.urlencode(form).encode())

    def get(self, path: str, *, data: bytes | None = None, method: str | None = None) -> tuple[int, str]:
        """Status and text of a page, wherever it redirects to."""
        headers = {"X-XSRFToken": self.token(path)} if data is not None or method else {}
        asked = urllib.request.Request(self.hub.address + path, data, headers, method=method)
        try:
            with self._opener.open(asked, timeout=120) as answer:
                self.at = answer.url
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            with error:
                self.at = error.url
                return error.code, error.read().decode(errors="replace")

    def token(self, path: str) -> str:
        """The token against forged requests that belongs to a path."""
        found = [cookie for cookie in self.jar if cookie.name == "_xsrf" and path.startswith(cookie.path)]
        return str(max(found, key=lambda cookie: len(cookie.path)).value) if found else ""

    def open(self, path: str = "lab") -> str:
        """Start the server if need be, and give the page that stands at an address of this user's own."""

        def there() -> str:
            code, text = self.get(f"/hub/user-redirect/{path}")
            return text if code == 200 and f"{self.mine('')}" in self.at and "/hub/" not in self.at else ""

        return str(wait(there, f"the server of {self.user.name}", self.hub))

    def mine(self, path: str) -> str:
        """An address below this user's own."""
        return f"/user/{self.user.name}/{path}"

    def run(self, code: str, *, whose: User | None = None) -> str:
        """Run code in a kernel of this user's server, and give what it prints; whose: try it at another's server."""
        whose = whose or self.user
        kernels = f"/user/{whose.name}/api/kernels"
        made, text = self.get(kernels, data=b'{"path": "chapters/ch01_value_ratios.ipynb"}')  # as for a notebook that stands there
        if made != 201:
            raise PermissionError(f"{made}: no kernel at the server of {whose.name}")
        kernel = json.loads(text)["id"]
        try:
            return run_alone(self.talk(f"{kernels}/{kernel}/channels", code))
        finally:
            self.get(f"{kernels}/{kernel}", method="DELETE")

    async def talk(self, path: str, code: str) -> str:
        """Send code over a kernel's websocket, and give what it prints until it is done, or how it ended."""
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar if path.startswith(cookie.path))
        address = self.hub.address.replace("http", "ws", 1) + path
        channel = await websocket_connect(HTTPRequest(address, headers={"Cookie": cookies, "Origin": self.hub.address}))
        try:
            return re.sub(r"\x1b\[[\d;]*m", "", await executed(channel, code))
        finally:
            channel.close()
            with contextlib.suppress(TimeoutError):
                while await asyncio.wait_for(channel.read_message(), 5) is not None:
                    pass  # what was still on its way, until the other end has closed too


async def executed(channel: Any, code: str) -> str:
    """What a kernel says to this code."""
    name = uuid4().hex
    header = {"msg_id": name, "msg_type": "execute_request", "session": name, "username": "", "version": "5.3", "date": ""}
    content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
    message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
    await channel.write_message(json.dumps(message))
    said, ends = "", set()
    while ends != {"idle", "execute_reply"}:  # they come over two channels, in either order
        found = await asyncio.wait_for(channel.read_message(), 120)
        if found is None:
            return said + "[closed]"
        heard = json.loads(found) if isinstance(found, str) else {"header": {"msg_type": ""}, "content": {}, "parent_header": {}}
        kind, about = heard["header"]["msg_type"], heard["content"]
        if kind == "status" and about["execution_state"] in ("restarting", "dead"):
            return said + "[died]"
        if heard["parent_header"].get("msg_id") != name:
            continue
        if kind == "stream":
            said += about["text"]
        elif kind == "error":
            said += f"[{about['ename']}: {about['evalue']}]"
        elif kind == "execute_reply":
            ends.add(kind)
        elif kind == "status":
            ends.update({"idle"} & {about["execution_state"]})
    return said
