"""From `--share` to an open door: a password is chosen, guests get a place for their work, and the sharer hears what is open."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, MutableMapping
from getpass import getpass

from workbook import sandbox
from workbook.environment import Trouble
from workbook.release.identity import installed
from workbook.session import home_of
from workbook.sharing import Share, choose_password, kept_secret, network_addresses
from workbook.viewers import Admission, shared_with

SHOWS = {
    False: "the chapters as pages",
    True: "the slides, at their own pace and in the numbers that you show; your notes and tallies stay yours",
}


def share_pages(
    environment: MutableMapping[str, str],
    *,
    port: int,
    own: str,
    key: str,
    typed: bool,
    slides: bool,
    ask: Callable[[str], str] = getpass,
) -> tuple[Admission, str]:
    """Return who is let in, and what is said about it; Trouble in a class bundle, where everybody works in a copy of their own."""
    if installed():
        raise Trouble("A class bundle is not shared: what is graded is each learner's own copy. Share from your own workbook.")
    home = home_of(environment)
    secret, guests = kept_secret(home), home / "guests"
    password = choose_password(secret, typed=typed, environment=environment, ask=ask)
    runs_code = not sandbox.missing()
    kernels = {"VBC_MODE": "learn", "VBC_LEARNER": "", "VBC_GUEST_OF": socket.gethostname()}
    kernels |= {} if runs_code else {"VBC_CODE": "off"}
    guests.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.chmod(guests, 0o700)
    admission = shared_with(secret, password, key=key, guest_environment=kernels, guests=guests)
    share = Share(password, port, network_addresses(), guests, runs_code)
    return admission, share.says(shows=SHOWS[slides], own=own)
