"""A Jupyter server loads this at its start, so that the warm parent is ready before the first notebook asks for a kernel."""

from __future__ import annotations

from typing import Any

from workbook.kernels import is_chosen
from workbook.kernels.owner import owner


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.kernels.server_extension"}]


def _load_jupyter_server_extension(server: Any) -> None:
    if is_chosen():
        owner().start()
