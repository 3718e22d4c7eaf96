"""What a mistake is called: its function's name, as one would write it."""

import re
from collections.abc import Callable

SPOKEN: dict[str, str | Callable[[re.Match[str]], str]] = {
    r"\b(luck|patient|payer|person) s\b": r"\1's",
    r"\bpayers part\b": "payer's part",
    r"\bstaffs clock\b": "staff's clock",
    r"\blast years\b": "last year's",
    r"\bqaly": "QALY",
    r"\b(alder|cedar|harbor|elmwood)\b": lambda found: found[0].capitalize(),
    r"^x\b": "X",
    r"\bgamma\b": "γ",
    r"\bdelta\b": "δ",
    r"\ball or none\b": "all-or-none",
    r"\btune up\b": "tune-up",
}
"""What a function's name cannot hold: apostrophes, capitals, Greek letters, hyphens."""


def spoken(name: str) -> str:
    """Write a function's name in words: `the_payer_s_part` is “the payer's part”."""
    words = name.replace("_", " ")
    for pattern, written in SPOKEN.items():
        words = re.sub(pattern, written, words)
    return words
