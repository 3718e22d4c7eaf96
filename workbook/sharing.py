"""Sharing pages on a network: the password that is said aloud, the address for the board, and what is told to whoever shares.

The pages themselves stand in `reading.py`, who may see them in `viewers.py`.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import socket
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from workbook.environment import Trouble

VARIABLE = "VBC_SHARE_PASSWORD"
"""A password of one's own; it is taken out of the environment before anything is started."""
SHORTEST = 8
LAB_IS_NOT_SHARED = (
    "JupyterLab is not shared on a network: whoever has its password runs any code as you, reads your files and deletes them. "
    "`start.py read --share` shares the chapters as pages, without that. "
    "A class that writes notebooks wants a JupyterHub: see the README."
)
_WORDS = """
acorn amber anchor apple april arrow atlas autumn bagel bamboo banana barn basil basket beach beaver bell berry birch
bison blanket blossom blue boat bonnet bottle branch brass bread breeze brick bridge bronze brook broom brush bucket
butter button cabin cactus camel candle canoe canvas captain carpet carrot castle cedar cello chalk cherry chess
circus clover cobalt coconut comet compass copper coral cotton cousin crane crayon cricket crystal curtain daisy
dancer desert diamond dolphin donkey dragon drum eagle easel echo elbow elm ember engine falcon farmer feather fennel
ferry fiddle field finch flute forest fossil fountain fox frost galaxy garden garlic ginger giraffe glacier glove goat
granite grape gravel green guitar hammer harbor harvest hazel helmet heron hickory honey hotel iceberg igloo indigo
island ivory jacket jaguar jasmine jelly jersey jungle juniper kayak kettle kitten koala ladder lagoon lantern laurel
lemon lilac linen lion lizard llama lobster lotus lunar magnet mango maple marble market meadow melon mint mirror
mitten mosaic moss motor mountain mustard napkin nectar nickel noodle north nutmeg oak oasis ocean olive onion orange
orbit orchid otter owl oyster paddle palace panda paper parrot pasta peach pebble pelican pencil penguin pepper piano
pigeon pillow pine pirate planet plum pocket polar poppy potato prairie pumpkin puppet puzzle quartz rabbit raccoon
radio radish raven ribbon river robin rocket saddle saffron salmon sandal satin scarf silver spider spinach spruce
squash star stone summer sunset tango teapot thunder tiger timber toast tomato tulip tunnel turtle valley vanilla
velvet village violet violin walnut walrus willow window winter yellow zebra
"""
WORDS = tuple(_WORDS.split())
"""256 words that are told apart when they are called out and typed on a phone."""


@dataclass(frozen=True)
class Share:
    """What whoever shares has to know: where, with which password, and what that opens."""

    password: str
    port: int
    addresses: tuple[str, ...]
    """This computer's addresses on its networks, the one that others most likely reach first."""
    guests: Path
    """Where the guests' answers are kept."""
    runs_code: bool = True
    """Whether code answers of guests are run here: only where the system can wholly contain them."""

    def says(self, *, shows: str, own: str) -> str:
        """Say in plain words what is open, to whom, and how to close it; `own` is the sharer's own address."""
        first, *others = self.addresses or ("(no network found)",)
        code = (
            "Code they answer with runs contained, as yours does."
            if self.runs_code
            else "Code answers of guests are not run: this system cannot contain them."
        )
        lines = [
            "",
            "  Shared on this network until you press Ctrl-C.",
            "",
            f"  For the board:   http://{first}:{self.port}",
            f"                   password  {self.password}",
            *([f"                   or at {', '.join(f'{each}:{self.port}' for each in others)}"] if others else []),
            f"  For you alone:   {own}",
            "",
            f"  Open to: everybody who reaches this computer over its network and knows the password. They see {shows}.",
            f"  Each browser has sliders, answers and progress of its own. {code}",
            "  Guests cannot run other code, see your answers or each other's, or read your files.",
            f"  Their work stays on this computer, in {self.guests}. Delete that folder when you no longer need it.",
            "  Nothing is encrypted on its way: share on a network that you trust, and use this password for nothing else.",
            "  To close it: Ctrl-C. If phones cannot open it, this computer's firewall or the Wi-Fi keeps devices apart.",
            "",
        ]
        return "\n".join(lines)


def normal(password: str) -> str:
    """Return a password as it is compared: a phone that writes a capital or a space for a hyphen has typed the same one.

    >>> normal("Maple river-LAMP 42 ")
    'maple-river-lamp-42'
    """
    return re.sub(r"[\W_]+", "-", password.casefold()).strip("-")


def password_of_the_day(secret: bytes, day: date) -> str:
    """Return three words and a number, the same all day: a server that has to be started again opens with what the board says."""
    drawn = hmac.new(secret, f"password of {day.isoformat()}".encode(), hashlib.sha256).digest()
    return "-".join([*(WORDS[byte] for byte in drawn[:3]), str(10 + int.from_bytes(drawn[3:8]) % 90)])


def choose_password(
    secret: bytes, *, typed: bool, environment: MutableMapping[str, str], ask: Callable[[str], str], day: date | None = None
) -> str:
    """Return the password of a share: typed at a prompt, from the environment, or one of the day. Never from a command line.

    Other users of a computer can read every command line, and a shell keeps it.
    """
    given = environment.pop(VARIABLE, "")
    if typed:
        given = ask("Password for those you share with: ")
    if not typed and not given:
        return password_of_the_day(secret, day or date.today())
    if len(normal(given)) < SHORTEST:
        raise Trouble(f"The password is too short: {SHORTEST} letters and digits at least (capitals and signs do not count).")
    return given.strip()


def kept_secret(home: Path) -> bytes:
    """Return the random bytes that sign the cookies of this home, so that they outlive a server; nobody else may read them."""
    path = home / "pages-secret"
    try:
        found = path.read_bytes()
        if len(found) == 32:
            return found
    except OSError:
        pass
    made = secrets.token_bytes(32)
    try:
        home.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".pages-secret-{os.getpid()}")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made)
        part.replace(path)
    except OSError:
        pass  # a home that cannot be written: cookies last as long as the server
    return made


def network_addresses() -> tuple[str, ...]:
    """Return this computer's IPv4 addresses but its loopback, the one that the way out leads through first."""
    import psutil  # type: ignore[import-untyped]

    found = [
        each.address
        for card in psutil.net_if_addrs().values()
        for each in card
        if each.family == socket.AF_INET and not each.address.startswith(("127.", "169.254."))
    ]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: the system only chooses the card
            first = probe.getsockname()[0]
        except OSError:
            first = ""
    return tuple(dict.fromkeys([*(each for each in found if each == first), *found]))
