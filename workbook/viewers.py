"""Who looks at a page: the reader whose computer it is, or a guest with a password; and which kernel is whose."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from jupyter_server.auth.identity import IdentityProvider, User

from workbook.sharing import normal

log = logging.getLogger(__name__)

DAYS = 60
"""Days that a browser stays known. A guest's work is found again by this cookie."""
PAGES_EACH = 6
"""Pages of one guest that live at once; with one more, the oldest ends and says so. Each takes about 65 MB."""


@dataclass
class Viewer(User):
    """Somebody at a browser. `username` is the browser's own random id."""

    is_guest: bool = False


@dataclass(frozen=True)
class Admission:
    """Who is let in. Without key and password everybody is the reader: for a server that nobody else can reach."""

    secret: bytes
    """What signs the cookies."""
    key: str = ""
    """The reader's own, in the address that the start opens."""
    hashed: str = ""
    """The guests' password, as Argon2 hashes it; empty where nothing is shared."""
    stamp: str = ""
    """What a guest's cookie shows that was given for this password."""
    guest_environment: Mapping[str, str] = field(default_factory=dict)
    """Variables of every guest's kernel."""
    guests: Path = Path()
    """The folder with a home for each guest."""

    @property
    def is_open(self) -> bool:
        """Whether everybody is let in."""
        return not (self.key or self.hashed)

    def environment_of(self, viewer: Viewer) -> dict[str, str]:
        """Variables that make a kernel this viewer's: guests have a log of their own, and see nothing of the reader's."""
        return {**self.guest_environment, "VBC_HOME": str(self.guests / viewer.username)} if viewer.is_guest else {}


def shared_with(secret: bytes, password: str, **more: Any) -> Admission:
    """Return an admission by password; the password itself is not kept."""
    from argon2 import PasswordHasher

    said = normal(password)
    quick = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # sixty phones come through the door at once
    stamp = hmac.new(secret, f"stamp of {said}".encode(), hashlib.sha256).hexdigest()[:24]
    return Admission(secret, hashed=f"argon2:{quick.hash(said)}", stamp=stamp, **more)


class Viewers(IdentityProvider):
    """Knows each browser by a signed cookie, which outlives the server and its password."""

    need_token = False
    admission: Admission

    def __init__(self, *, admission: Admission, port: int, **more: Any) -> None:
        super().__init__(**{**more, "token": ""})
        self.admission, self.port = admission, port
        self.cookie_name = f"vbc-viewer-{port}"  # cookies do not tell ports apart
        self._patience = Patience()

    def get_user(self, handler: Any) -> Viewer | None:
        """Return who asks: known by cookie, by the reader's key in the address, or anybody where the server is open."""
        known = getattr(handler, "vbc_viewer", None)
        if known is None:
            known = handler.vbc_viewer = self._arrives(handler)
        return known

    def _arrives(self, handler: Any) -> Viewer | None:
        viewer, is_in = self._from_cookie(handler)
        key = handler.get_query_argument("key", "")
        if self.admission.key and hmac.compare_digest(key.encode(), self.admission.key.encode()):
            viewer = viewer if viewer and not viewer.is_guest else Viewer(uuid4().hex)
        elif self.admission.is_open and not (viewer and is_in):
            viewer = Viewer(uuid4().hex)
        else:
            return viewer if is_in else None
        self.remember(handler, viewer)
        return viewer

    def _from_cookie(self, handler: Any) -> tuple[Viewer | None, bool]:
        """Return who the cookie says it is, and whether that lets it in today."""
        signed = handler.get_secure_cookie(self.cookie_name, max_age_days=DAYS)
        if not signed:
            return None, False
        try:
            said = json.loads(signed)
            viewer, stamp = Viewer(said["id"], is_guest=said["guest"]), said["stamp"]
        except (ValueError, KeyError, TypeError):  # ours, of another edition
            return None, False
        if viewer.is_guest:
            return viewer, bool(self.admission.hashed) and hmac.compare_digest(stamp, self.admission.stamp)
        return viewer, self.admission.is_open or bool(self.admission.key)

    def remember(self, handler: Any, viewer: Viewer) -> None:
        """Give the browser its cookie."""
        stamp = self.admission.stamp if viewer.is_guest else ""
        said = json.dumps({"id": viewer.username, "guest": viewer.is_guest, "stamp": stamp})
        handler.set_secure_cookie(
            self.cookie_name, said, expires_days=DAYS, httponly=True, samesite="Lax",
            secure=handler.request.protocol == "https", path=handler.settings.get("base_url", "/"),
        )  # fmt: skip

    async def admit(self, handler: Any, password: str) -> Viewer | None:
        """Let a guest in who knows the password; the work of one who was here before is found again."""
        if not self.admission.hashed or not self._patience.allows(handler.request.remote_ip):
            return None
        from jupyter_server.auth.security import passwd_check

        is_right = await asyncio.get_running_loop().run_in_executor(None, passwd_check, self.admission.hashed, normal(password))
        if not is_right:
            self._patience.note(handler.request.remote_ip)
            return None
        before, _ = self._from_cookie(handler)
        viewer = before if before and before.is_guest else Viewer(uuid4().hex, is_guest=True)
        self.remember(handler, viewer)
        return viewer

    def is_tired_of(self, handler: Any) -> bool:
        """Whether so many wrong passwords came from there that none is tried for now."""
        return not self._patience.allows(handler.request.remote_ip)

    def get_handlers(self) -> list[tuple[str, object]]:
        """None: the door has its own."""
        return []

    @property
    def auth_enabled(self) -> bool:
        """Whether anybody is asked who they are."""
        return not self.admission.is_open


class Patience:
    """Counts wrong passwords: some at once are a class that mistypes, many in a row are a machine that guesses."""

    EACH, ALL = 10, 120
    """Wrong ones that are tried at once from one address, and from all."""
    EACH_PAUSE, ALL_PAUSE = 6.0, 1.0
    """Seconds after which one more is tried."""

    def __init__(self) -> None:
        self._wrong: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, time.monotonic()))

    def allows(self, address: str) -> bool:
        """Whether a password from this address is tried now."""
        return self._count(address, self.EACH_PAUSE) <= self.EACH - 1 and self._count("", self.ALL_PAUSE) <= self.ALL - 1

    def note(self, address: str) -> None:
        """A wrong one came from there."""
        now = time.monotonic()
        if len(self._wrong) > 10_000:  # made-up addresses of a whole network
            self._wrong.clear()
        for who, pause in ((address, self.EACH_PAUSE), ("", self.ALL_PAUSE)):
            self._wrong[who] = (self._count(who, pause) + 1, now)

    def _count(self, who: str, pause: float) -> float:
        count, then = self._wrong.get(who, (0.0, 0.0))
        return max(0.0, count - (time.monotonic() - then) / pause)


QUIETLY = ["--log-level=ERROR"]
"""A kernel's remarks on how it is connected would push the password off the screen of whoever shares."""


class KernelsOf:
    """The server's kernels as one viewer's page has them: those that it starts are that viewer's."""

    def __init__(self, kernels: Any, viewer: Viewer, *, admission: Admission, owners: dict[str, str]) -> None:
        self._kernels, self._viewer, self._admission, self._owners = kernels, viewer, admission, owners

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kernels, name)

    async def start_kernel(self, *, env: dict[str, str], **options: Any) -> str:
        """Start a kernel with this viewer's variables and note whose it is."""
        await self._make_room()
        env = env | self._admission.environment_of(self._viewer)
        kernel: str = await self._kernels.start_kernel(env=env, extra_arguments=QUIETLY, **options)
        self._owners[kernel] = self._viewer.username
        return kernel

    async def adopt(self, kernel: str) -> dict[str, str]:
        """Note that a kernel which nobody has used yet is this viewer's; returns the variables that make it so."""
        await self._make_room()
        self._owners[kernel] = self._viewer.username
        return self._admission.environment_of(self._viewer)

    async def _make_room(self) -> None:
        for gone in [kernel for kernel in self._owners if kernel not in self._kernels]:
            del self._owners[gone]
        if self._viewer.is_guest:
            mine = [kernel for kernel, viewer in self._owners.items() if viewer == self._viewer.username]
            for oldest in mine[: max(0, len(mine) + 1 - PAGES_EACH)]:
                await self._kernels.shutdown_kernel(oldest, now=True)
