"""What Jupyter's servers and kernels write into the terminal that would alarm a reader, who can do nothing about it."""

from __future__ import annotations

import logging

NEEDLESS = (
    "is not trusted",  # of a chapter that has not been run yet; it runs when it is opened
    "Kernel is running over TCP without encryption",  # at this computer's own address, and every message is signed
    "cannot be longer than the websocket_ping_interval",  # two libraries count in seconds and in thousandths
    "No web browser found",  # the lines that follow say what to open
)
"""Parts of such messages."""


def quiet(*loggers: logging.Logger | logging.LoggerAdapter[logging.Logger]) -> None:
    """Leave these messages out of what the loggers write."""
    for one in loggers:
        target = one.logger if isinstance(one, logging.LoggerAdapter) else one
        target.addFilter(_is_needed)


def _is_needed(record: logging.LogRecord) -> bool:
    return not any(part in str(record.msg) for part in NEEDLESS)
