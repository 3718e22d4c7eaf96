"""A page without a browser: its request, its cookies and its two connections by hand, to say what no browser would."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import websocket


class Viewer:
    """One browser's cookies at one server."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.host, self.port = parts.hostname or "", parts.port or 80
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, method: str = "GET", *, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], str]:
        """Ask for a path exactly as it is written; status, headers and text of the answer."""
        headers = {
            "Host": f"{self.host}:{self.port}",
            "Cookie": self.cookie(),
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }
        with contextlib.closing(http.client.HTTPConnection(self.host, self.port, timeout=120)) as connection:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
        return answer.status, dict(answer.headers), text

    def cookie(self) -> str:
        """The header with all cookies."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def post(self, path: str, body: bytes = b"", method: str = "POST") -> int:
        """Send with the token that the server wants, as a page does."""
        self.cookies.setdefault("_xsrf", "0123456789abcdef")
        return self.ask(path, method, body=body, X_XSRFToken=self.cookies["_xsrf"])[0]

    def sign_in(self, password: str) -> int:
        """Give the password at the door; the status of the answer."""
        token = re.search(r'name="_xsrf" value="([^"]+)"', self.ask("/login")[2])[1]
        form = f"_xsrf={token}&password={password.replace(' ', '+')}".encode()
        return self.ask("/login", "POST", body=form, Content_Type="application/x-www-form-urlencoded")[0]

    def connect(self, path: str, **how: Any) -> websocket.WebSocket:
        """Open a websocket; websocket.WebSocketBadStatusException where it is refused."""
        address = f"ws://{self.host}:{self.port}{path}"
        return websocket.create_connection(address, timeout=120, cookie=self.cookie(), suppress_origin="origin" not in how, **how)


class RawPage:
    """One page of a viewer."""

    def __init__(self, viewer: Viewer, name: str, **how: Any) -> None:
        self.viewer = viewer
        status, self.headers, self.html = viewer.ask(f"/voila/render/{name}")
        assert status == 200, (status, self.html[:300])
        self.kernel, session = re.search(r'kernel: "([\w-]+)", session: "(\w+)"', self.html).groups()
        self.channels_path = f"/api/kernels/{self.kernel}/channels?session_id={session}"
        self.line = viewer.connect(self.channels_path, **how)
        self.outputs = "".join(str(output) for output in self._run())

    def _run(self) -> Iterator[Any]:
        waiting = {f"cell-{number}" for number in re.findall(r'cell-index="(\d+)" class="page-code"', self.html)}
        while waiting:  # the server has them run already, and has kept what they said
            heard = json.loads(self.line.recv())
            if heard["msg_type"] in ("stream", "execute_result", "display_data", "error"):
                yield heard["content"]
            elif heard["msg_type"] == "status" and heard["content"]["execution_state"] == "idle":
                waiting.discard(heard["parent_header"].get("msg_id"))

    @property
    def process(self) -> int:
        """The kernel's process, where a cell printed it."""
        return int(re.search(r"process (\d+)", self.outputs)[1])

    def message(self, kind: str, content: dict[str, Any], *, channel: str = "shell", **header: Any) -> dict[str, Any]:
        """Make a message as Jupyter wants it."""
        made = {"msg_id": uuid4().hex, "msg_type": kind, "session": "raw", "username": "", "version": "5.3", "date": "", **header}
        return {"header": made, "parent_header": {}, "metadata": {}, "content": content, "buffers": [], "channel": channel}

    def say(self, kind: str, content: dict[str, Any] | None = None, **how: Any) -> str:
        """Send a message; its id."""
        made = self.message(kind, content or {}, **how)
        self.line.send(json.dumps(made))
        return made["header"]["msg_id"]

    def replies_until_info(self) -> list[dict[str, Any]]:
        """Ask for what every page may ask for, and return all that is heard until it is answered.

        The kernel answers in order, so what was said before and passed on has had its effect by then.
        """
        last, heard, until = self.say("kernel_info_request"), [], time.monotonic() + 30
        while time.monotonic() < until:
            answer = json.loads(self.line.recv())
            heard.append(answer)
            if answer["msg_type"] == "kernel_info_reply" and answer["parent_header"].get("msg_id") == last:
                return heard
        raise AssertionError("The kernel does not answer any more.")


@contextmanager
def closing(make: Callable[[], RawPage]) -> Iterator[RawPage]:
    """Leave a page as a browser does."""
    page = make()
    try:
        yield page
    finally:
        page.line.close()
        page.viewer.post(f"/voila/api/shutdown/{page.kernel}")
