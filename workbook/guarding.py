"""What stands before every handler of the pages' server, and what a page may say to its kernel."""

from __future__ import annotations

import ipaddress
import json
import re
import socket
from collections.abc import Callable, Mapping
from inspect import isawaitable
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.connection.base import deserialize_binary_message, deserialize_msg_from_ws_v1
from tornado.web import HTTPError, RequestHandler, StaticFileHandler
from tornado.websocket import WebSocketHandler

from workbook.arrivals.connection import StraightConnection
from workbook.viewers import Viewer, Viewers

MESSAGES = ("comm_msg", "comm_open", "comm_close", "comm_info_request", "kernel_info_request")
"""Kinds of message that a page sends to its kernel; none of them runs code."""
TARGETS = ("jupyter.widget.control",)
"""What a page may open a line to. Widgets are opened by the kernel; a page that could would make widgets of any kind there."""
BODY = 1_000_000
"""Bytes that a request may bring: the largest is a presenter's tallies."""
_V1 = "v1.kernel.websocket.jupyter.org"
_PLAIN_HOST = re.compile(r"[\w.:\[\]-]{1,255}")


def content_security_policy(host: str, *, frames: bool = True) -> str:
    """Return the header by which a browser itself asks no other machine for anything, and lets no other site frame a page.

    Scripts stand in the page and widgets come as blobs; Vega makes functions of expressions. All of them come from this server.
    Without `frames` it leaves to another header who may frame the page.
    """
    sockets = f" ws://{host} wss://{host}" if _PLAIN_HOST.fullmatch(host) else ""  # older Safaris do not take 'self' for a socket
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob:{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            *(["frame-ancestors 'self'"] if frames else []),
        ]
    )


def host_check(*, shared: bool) -> Callable[[str], bool]:
    """Return whether a request may name this host: another site whose name is made to lead here (DNS rebinding) is refused.

    A browser puts a number into the header only where the page's own address is that number, so numbers need no list.
    """
    own = socket.gethostname().lower()
    short = own.partition(".")[0]
    names = {"localhost"} | ({own, short, f"{short}.local"} if shared else set())

    def knows(host: str) -> bool:
        name = re.sub(r":\d+$", "", host.lower()).strip("[]")
        try:
            number = ipaddress.ip_address(name)
        except ValueError:
            return name in names
        return shared or number.is_loopback

    return knows


def guarded(handler: Any, *, viewers: Viewers, knows: Callable[[str], bool], owners: Mapping[str, str] | None = None) -> Any:
    """Return a handler that asks first: is the host ours, is somebody known there, and (with `owners`) is the kernel theirs?"""
    is_socket = issubclass(handler, WebSocketHandler)
    asks_itself = issubclass(handler, JupyterHandler) and not issubclass(handler, StaticFileHandler)

    class Guarded(handler):
        def set_default_headers(self) -> None:
            super().set_default_headers()
            if is_socket:
                return
            self.set_header("Content-Security-Policy", content_security_policy(self.request.host))
            self.set_header("X-Content-Type-Options", "nosniff")
            self.set_header("Referrer-Policy", "same-origin")
            self.set_header("Cross-Origin-Opener-Policy", "same-origin")
            self.set_header("Cross-Origin-Resource-Policy", "same-origin")

        async def prepare(self) -> None:
            if not knows(self.request.host):
                raise HTTPError(403, reason="Not at this name")
            viewer = viewers.get_user(self)
            if viewer is None and not asks_itself:
                raise HTTPError(403)
            if owners is not None:
                kernel = self.path_kwargs.get("kernel_id") or self.path_args[0]
                if viewer is None or owners.get(kernel) != viewer.username:
                    raise HTTPError(404)
            done = super().prepare()
            if isawaitable(done):
                await done
            if is_socket and not self.check_origin():  # Jupyter asks after it has made room for the new connection
                raise HTTPError(403)

        def write_error(self, status_code: int, **_: Any) -> None:
            self.set_header("Content-Type", "text/html; charset=utf-8")
            home = self.settings.get("base_url", "/")
            self.finish(
                f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Value-Based Care Workbook</title>'
                f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
                f'<body style="font: 17px/1.6 system-ui, sans-serif; max-width: 34em; margin: 2em auto; padding: 0 1em">'
                f"<h1>{'Nothing is here' if status_code == 404 else 'This is not open'}</h1>"
                f'<p>{status_code}: {self._reason}. <a href="{home}">To the workbook</a></p></body></html>'
            )

    Guarded.__name__ = f"Guarded{handler.__name__}"
    return Guarded


class Nothing(RequestHandler):
    """Every address that is not served."""

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", "default-src 'none'")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self) -> None:
        """Whatever is asked: nothing is here."""
        raise HTTPError(404)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say so."""
        self.finish("Nothing is here.")


def only_the_reader(handler: Any) -> Viewer:
    """Return the viewer, unless a guest asks for what is the reader's alone."""
    viewer = handler.current_user
    if not isinstance(viewer, Viewer) or viewer.is_guest:
        raise HTTPError(403)
    return viewer


def refusal(channel: str | None, header: Any, content: Callable[[], Any]) -> str:
    """Say why a page's message is not passed on to its kernel; empty where it is."""
    if channel != "shell":
        return f"pages speak on the shell channel, not on {channel}"
    if not isinstance(header, dict) or header.get("msg_type") not in MESSAGES:
        return f"pages send no {header.get('msg_type') if isinstance(header, dict) else 'such message'}"
    if header.get("subshell_id"):
        return "pages have no subshells"
    if header["msg_type"] == "comm_open":
        opened = content()
        target = opened.get("target_name") if isinstance(opened, dict) else None
        if target not in TARGETS:
            return f"pages open no {target}"
    return ""


def is_in_proportion(message: bytes, *, newer: bool) -> bool:
    """Whether a binary message is as long as its number of parts asks for: 20 bytes could fill the memory."""
    if newer:
        return len(message) >= 8 and 8 * (int.from_bytes(message[:8], "little") + 1) <= len(message)
    return len(message) >= 4 and 4 * (int.from_bytes(message[:4], "big") + 1) <= len(message)


class PageConnection(StraightConnection):
    """The line between a page and its kernel: widgets' messages pass, everything else is dropped."""

    def handle_incoming_message(self, incoming_msg: str | bytes) -> None:
        """Pass a message on, or drop it; each is read once, as it was without this."""
        if not self.channels:
            return
        try:
            why = self._pass_on(incoming_msg)
        except Exception as error:  # whatever a hand-made message is, it ends nothing but itself
            why = f"it cannot be read ({type(error).__name__})"
        if why:
            self.log.info("A page's message was dropped: %s.", why)

    def _pass_on(self, message: str | bytes) -> str:
        newer = self.subprotocol == _V1
        if isinstance(message, bytes) and not is_in_proportion(message, newer=newer):
            return "it tells of more parts than it has bytes"
        if newer:
            channel, parts = deserialize_msg_from_ws_v1(message)
            why = refusal(channel, self.session.unpack(parts[0]), lambda: self.session.unpack(parts[3]))
            if not why:
                self.session.send_raw(self.channels[channel], parts)
            return why
        said = deserialize_binary_message(message) if isinstance(message, bytes) else json.loads(message)
        channel = said.pop("channel", None)
        why = refusal(channel, said.get("header"), lambda: said.get("content"))
        if not why:
            self.session.send(self.channels[channel], said)
        return why
