"""A class that opens the same page at once: when everybody's is live, how a slider answers meanwhile, and what is left behind.

Viewers here are the page's two connections without a browser: sixty browsers would measure the computer that runs them.
"""

import asyncio
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from uuid import uuid4

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks.measure import Figure
from benchmarks.real_pages import ROOT, serve_voila

PAGE = "ch05_risk_adjustment_reversals.ipynb"
EXPLORER, CONTROL = "reversal", "patients_x"
AsyncHTTPClient.configure("tornado.simple_httpclient.SimpleAsyncHTTPClient", max_clients=1000, max_buffer_size=10_000_000)


def measure(viewers: int = 60, movers: int = 10) -> Iterator[Figure]:
    """Everybody arrives in the same moment; ten who are there already move a slider all the while; then everybody leaves."""
    with tempfile.TemporaryDirectory() as home, serve_voila(ROOT / "chapters", home=Path(home), mode="present") as address:
        server = next(each for each in psutil.Process().children() if "workbook.reading" in each.cmdline())
        live, moves, memory, left = asyncio.run(_class(address + PAGE, server, viewers, movers))
    yield Figure(f"{viewers} viewers at once: pages that are live", len(live), "pages", at_least=viewers)
    yield Figure(f"{viewers} viewers at once: the last page is live", max(live), "s", note=f"median {median(live):.1f} s")
    yield Figure("a slider meanwhile, 95th percentile", quantiles(moves, n=20)[-1] * 1000, "ms", at_most=300)
    yield Figure("memory of server, parent and all kernels (PSS)", memory / 2**20, "MB")
    yield Figure("kernels left when everybody has gone", left, "kernels", at_most=0)


async def _class(page: str, server: psutil.Process, viewers: int, movers: int) -> tuple[list[float], list[float], float, int]:
    first = await asyncio.gather(*(_Viewer.arrive(page) for _ in range(movers)))
    begun, moves, done = perf_counter(), [], asyncio.Event()

    async def keep_moving(viewer: "_Viewer") -> None:
        while not done.is_set():
            moves.append(await viewer.move())
            await asyncio.sleep(1)

    async def arrive() -> tuple["_Viewer", float]:
        return await _Viewer.arrive(page), perf_counter() - begun

    moving = [asyncio.create_task(keep_moving(viewer)) for viewer in first]
    arrived = await asyncio.gather(*(arrive() for _ in range(viewers)))
    done.set()
    await asyncio.gather(*moving)
    memory = sum(each.memory_full_info().pss for each in [server, *server.children(recursive=True)])
    await asyncio.gather(*(viewer.leave() for viewer in [*first, *(viewer for viewer, _ in arrived)]))
    until = perf_counter() + 20
    while (left := _kernels(server)) and perf_counter() < until:
        await asyncio.sleep(0.2)
    return [seconds for _, seconds in arrived], moves, memory, left


def _kernels(server: psutil.Process) -> int:
    return sum("workbook.kernels.warm_parent" in each.cmdline() for each in server.children(recursive=True)) - 1


class _Viewer:
    """One reader's page: its kernel's messages, and the explorer that is moved."""

    def __init__(self, base: str, kernel: str, cookie: str, channels: WebSocketClientConnection) -> None:
        self.base, self.kernel, self.cookie, self.channels = base, kernel, cookie, channels
        self.comm, self.values, self.answered = "", {}, asyncio.Event()
        self.hearing = asyncio.create_task(self._hear())

    @classmethod
    async def arrive(cls, page: str) -> "_Viewer":
        """Load the page, run its cells, and wait until the last one has run."""
        answer = await AsyncHTTPClient().fetch(page, request_timeout=300)
        kernel = re.search(r'livePage\(\{ kernel: "([\w-]+)"', answer.body.decode())[1]
        base = page.partition("voila/")[0]
        cookie = "; ".join(each.split(";")[0] for each in answer.headers.get_list("Set-Cookie"))
        sockets = base.replace("http", "ws", 1)
        channels = await _connect(f"{sockets}api/kernels/{kernel}/channels?session_id={uuid4().hex}", cookie)
        viewer = cls(base, kernel, cookie, channels)
        results = await _connect(f"{sockets}voila/execution/{kernel}", cookie)
        await results.write_message(json.dumps({"action": "execute", "payload": {"kernel_id": kernel}}))
        while message := await results.read_message():
            heard = json.loads(message)["payload"]
            if heard.get("total_cell") and heard["cell_index"] + 1 == heard["total_cell"]:
                results.close()
                return viewer
        raise RuntimeError("The page's cells were not run to the end.")

    async def move(self) -> float:
        """Move the slider by one step and return the seconds until the new rows are here."""
        self.answered.clear()
        self.values[CONTROL] = 200 if self.values[CONTROL] != 200 else 300
        data = {"method": "update", "state": {"values": self.values}, "buffer_paths": []}
        header = {"msg_id": uuid4().hex, "msg_type": "comm_msg", "session": "crowd", "username": "", "version": "5.3", "date": ""}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": {"comm_id": self.comm, "data": data}}
        begun = perf_counter()
        await self.channels.write_message(json.dumps(message | {"buffers": [], "channel": "shell"}))
        await asyncio.wait_for(self.answered.wait(), 60)
        return perf_counter() - begun

    async def leave(self) -> None:
        """Go as a browser goes."""
        self.hearing.cancel()
        self.channels.close()
        headers = {"Cookie": f"{self.cookie}; _xsrf=0123456789abcdef", "X-XSRFToken": "0123456789abcdef"}
        request = HTTPRequest(f"{self.base}voila/api/shutdown/{self.kernel}", "POST", headers, "")
        await AsyncHTTPClient().fetch(request)

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


async def _connect(address: str, cookie: str) -> WebSocketClientConnection:
    request = HTTPRequest(address, headers={"Cookie": cookie}, connect_timeout=300, request_timeout=300)
    return await websocket_connect(request, max_message_size=100_000_000)
