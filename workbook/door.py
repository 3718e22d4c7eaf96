"""The way in: the password page, the short address for the board, and a word that the server is there."""

from __future__ import annotations

import re
import socket
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import authenticated

from workbook.viewers import Viewers

_HERE = re.compile(r"/(?![/\\])[\x21-\x7e]*")


class Door(JupyterHandler):
    """The password page; without a password, what to do instead."""

    def initialize(self, viewers: Viewers, page: str) -> None:
        self.viewers, self.page = viewers, page

    @allow_unauthenticated
    def get(self) -> None:
        """Show the page, or go on where somebody is known."""
        if self.current_user:
            self.redirect(self._next())
        else:
            self._show()

    def check_xsrf_cookie(self) -> None:
        """Leave a browser that keeps no cookies to `post`, which says so: the next page would send it back here."""
        if self.request.cookies:
            super().check_xsrf_cookie()

    @allow_unauthenticated
    async def post(self) -> None:
        """Take a password."""
        if not self.request.cookies:
            self.set_status(403)
            self._show("This browser keeps no cookies, so it would be asked again on every page. Allow them for this address.")
            return
        tired = self.viewers.is_tired_of(self)
        if not tired and await self.viewers.admit(self, self.get_body_argument("password", "")):
            self.redirect(self._next())
            return
        self.set_status(429 if tired else 401)
        self._show(
            "Too many wrong passwords came from here. Wait a minute, then try again."
            if tired
            else "That is not the password. Capitals, spaces and hyphens do not matter."
        )

    def _next(self) -> str:
        asked = self.get_argument("next", "")
        return asked if _HERE.fullmatch(asked) else self.page

    def _show(self, fault: str = "") -> None:
        template = self.settings["voila_jinja2_env"].get_template("door.html.j2")
        self.set_header("Cache-Control", "no-store")
        self.finish(
            template.render(
                fault=fault, next=self._next(), action=self.request.path, token=self.xsrf_token.decode(),
                host=socket.gethostname(), takes_password=bool(self.viewers.admission.hashed),
            )
        )  # fmt: skip


class Root(JupyterHandler):
    """The address without a path: the page that was asked for at the start."""

    def initialize(self, page: str) -> None:
        self.page = page

    @authenticated
    def get(self, *_: Any) -> None:
        """Go to the page."""
        self.redirect(self.page)


class Here(JupyterHandler):
    """Answers that the server is there, for pages that lost it; says nothing else, so it asks nobody who they are."""

    @allow_unauthenticated
    def get(self) -> None:
        """Say so."""
        self.set_header("Cache-Control", "no-store")
        self.set_status(204)
