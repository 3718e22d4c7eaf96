"""Readers without a browser: each asks for what a page's script asks for, in the same order, and hears what it hears.

What a browser does with that is its own computer's work, and in a class there are as many computers as readers; sixty browsers on
the two cores of the server would measure nothing but themselves.
"""

import asyncio
import contextlib
import json
import re
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PAGE = "ch05_risk_adjustment_reversals.ipynb"
EXPLORER, CONTROL, SETTINGS = "reversal", "patients_x", (200, 300)
AsyncHTTPClient.configure("tornado.simple_httpclient.SimpleAsyncHTTPClient", max_clients=1000, max_buffer_size=10_000_000)

_LIVE = re.compile(r'livePage\(\{ kernel: "([\w-]+)", session: "(\w+)"')
_CODE = re.compile(r'cell-index="(\d+)" class="page-code"')
_SCRIPT = re.compile(r'<link rel="modulepreload"[^>]* href="([^"]+)"')


@dataclass
class Arriving:
    """A page that is on its way: what has come of it so far."""

    address: str
    begun: float = field(default_factory=perf_counter)
    html: str = ""
    cookie: str = ""
    read: float = 0.0
    """Seconds until the text could be read."""

    @property
    def server(self) -> str:
        """The server's own address."""
        return self.address.partition("voila/")[0]

    async def load(self) -> "Arriving":
        """Take the page to its end, and the scripts that it names."""
        parts: list[bytes] = []
        headers: list[str] = []

        def take(part: bytes) -> None:
            parts.append(part)
            if not self.read and b"</h1>" in part:
                self.read = perf_counter() - self.begun

        await AsyncHTTPClient().fetch(self.address, request_timeout=600, streaming_callback=take, header_callback=headers.append)
        self.html = b"".join(parts).decode()
        cookies = [line.partition(":")[2].split(";")[0].strip() for line in headers if line.lower().startswith("set-cookie:")]
        self.cookie = "; ".join(cookies)
        for script in _SCRIPT.findall(self.html):
            compressed = {"Accept-Encoding": "gzip", "Cookie": self.cookie}
            await AsyncHTTPClient().fetch(
                self.server + script.lstrip("/"), headers=compressed, decompress_response=False, request_timeout=600
            )
        return self

    async def leave_after(self, seconds: float) -> None:
        """Ask for the page and be gone, whatever has come of it."""
        where = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        writer.write(f"GET {where.path} HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(reader.read(), seconds)
        writer.close()

    async def connect(self) -> "Viewer":
        """Connect to the page's kernel, as the page's script does."""
        found = _LIVE.search(self.html)
        if not found:
            raise RuntimeError(f"The page came without a kernel: …{self.html[-300:]}")
        kernel, session = found.groups()
        sockets = self.server.replace("http", "ws", 1)
        request = HTTPRequest(
            f"{sockets}api/kernels/{kernel}/channels?session_id={session}",
            headers={"Cookie": self.cookie}, connect_timeout=300, request_timeout=300,
        )  # fmt: skip
        return Viewer(self, kernel, await websocket_connect(request, max_message_size=100_000_000))


class Viewer:
    """One reader's page: its kernel's messages, and the explorer that is moved."""

    def __init__(self, page: Arriving, kernel: str, channels: WebSocketClientConnection) -> None:
        self.page, self.kernel, self.channels = page, kernel, channels
        self.comm, self.values = "", {}
        self.outputs: list[tuple[str, str]] = []
        """What the cells gave, as plain text, each with the id of the message that it answers."""
        self.live, self.answered = asyncio.Event(), asyncio.Event()
        self._waiting_for = {f"cell-{number}" for number in _CODE.findall(page.html)}
        self._hearing = asyncio.create_task(self._hear())

    @classmethod
    async def arrive(cls, address: str) -> "Viewer":
        """Load the page and wait until every cell has run."""
        viewer = await (await Arriving(address).load()).connect()
        await asyncio.wait_for(viewer.live.wait(), 600)
        return viewer

    async def move(self) -> float:
        """Move the slider by one step and return the seconds until the new rows are here."""
        self.answered.clear()
        now, other = SETTINGS
        self.values[CONTROL] = now if self.values[CONTROL] != now else other
        data = {"method": "update", "state": {"values": self.values}, "buffer_paths": []}
        header = {"msg_id": uuid4().hex, "msg_type": "comm_msg", "session": "crowd", "username": "", "version": "5.3", "date": ""}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": {"comm_id": self.comm, "data": data}}
        begun = perf_counter()
        await self.channels.write_message(json.dumps(message | {"buffers": [], "channel": "shell"}))
        await asyncio.wait_for(self.answered.wait(), 60)
        return perf_counter() - begun

    async def leave(self) -> None:
        """Go as a browser goes that is told to: it gives its kernel back."""
        self.vanish()
        headers = {"Cookie": f"{self.page.cookie}; _xsrf=0123456789abcdef", "X-XSRFToken": "0123456789abcdef"}
        await AsyncHTTPClient().fetch(HTTPRequest(f"{self.page.server}voila/api/shutdown/{self.kernel}", "POST", headers, ""))

    def vanish(self) -> None:
        """Go as a computer goes whose network is away: its server hears nothing any more."""
        self._hearing.cancel()
        self.channels.close()

    async def _hear(self) -> None:
        while message := await self.channels.read_message():
            heard = json.loads(message)
            content = heard["content"]
            if heard["msg_type"] == "comm_open":
                state = content["data"]["state"]
                if state.get("setup", {}).get("name") == EXPLORER:
                    self.comm, self.values = content["comm_id"], dict(state["values"])
            elif heard["msg_type"] == "comm_msg" and content["comm_id"] == self.comm and "data" in content["data"].get("state", {}):
                self.answered.set()
            elif text := _text(heard["msg_type"], content):
                self.outputs.append((heard["parent_header"].get("msg_id", ""), text))
            elif heard["msg_type"] == "status" and content["execution_state"] == "idle" and not self.live.is_set():
                self._waiting_for.discard(heard["parent_header"].get("msg_id"))
                if not self._waiting_for:
                    self.live.set()


def _text(kind: str, content: dict[str, Any]) -> str:
    if kind == "stream":
        return str(content["text"])
    if kind == "error":
        return f"{content['ename']}: {content['evalue']}"
    return str(content["data"].get("text/plain", "")) if kind in ("execute_result", "display_data") else ""


def server_process(address: str) -> psutil.Process:
    """The process of the server at an address, which this one has started."""
    port = f"--port={urlsplit(address).port}"
    return next(each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE and port in each.cmdline())


def kernels(server: psutil.Process) -> int:
    """How many kernels a server has that were forked: those of readers, and those that wait for readers."""
    found = 0
    for each in server.children(recursive=True):
        try:
            found += "workbook.kernels.warm_parent" in each.cmdline() and each.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            continue
    return found - 1  # their parent


def memory(processes: list[psutil.Process]) -> float:
    """Proportional memory of some processes, in MB."""
    total = 0
    for each in processes:
        try:
            total += each.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 2**20
