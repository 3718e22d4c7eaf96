"""What a Jupyter server is told where the workbook is hosted: on a JupyterHub, in a container, on Binder.

One file, `deploy/jupyter/jupyter_server_config.py`, calls `configure`. `JUPYTER_CONFIG_PATH` names its folder, so it holds for
whatever a host starts: `jupyter lab`, `jupyter server`, `jupyterhub-singleuser`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbook.environment import ROOT, Trouble
from workbook.kernels import choose_forked_kernels
from workbook.learner_files import refresh, work_folder
from workbook.serving import lab_options
from workbook.session import home_of

FOLDER = "value-based-care"
"""Name of the folder of copies in a user's home."""
NOT_HERE = ("--ServerApp.port", "--ServerApp.open_browser", "--LabApp.workspaces_dir", "--allow-root")
"""What a host decides, or what on one's own computer stands in a folder that here nobody may write."""
KERNEL_IDLE, SERVER_IDLE = 30.0, 60.0
"""Minutes without use after which a kernel that no page is open to ends, and after which a server without kernels does."""


def configure(config: Any) -> None:
    """Set a server up for its user: copies of the notebooks, a log that nobody else can read, JupyterLab, pages, forked kernels."""
    os.umask(0o077)  # a home may be open to others; what is written here is not
    work = prepare_home(os.environ)
    choose_forked_kernels()
    config.merge(read_options(lab_options(work, port=0, browser=False)))
    config.ServerApp.jpserver_extensions["workbook.hosted_pages"] = True
    pages = json.loads((ROOT / "voila.json").read_text(encoding="utf-8"))
    for name in ("VoilaConfiguration", "VoilaExporter", "KernelManager"):
        config[name].merge(pages[name])
    # A kernel listens on ports of the machine, where another user could else hear what it says.
    config.KernelManager.transport_encryption = "auto"
    config.MappingKernelManager.cull_idle_timeout = round(60 * minutes("VBC_KERNEL_IDLE", KERNEL_IDLE))
    config.MappingKernelManager.cull_interval = 60
    config.ServerApp.shutdown_no_activity_timeout = round(60 * minutes("VBC_SERVER_IDLE", SERVER_IDLE))
    config.TerminalManager.cull_inactive_timeout = config.ServerApp.shutdown_no_activity_timeout


def prepare_home(environment: Any) -> Path:
    """Make the folders of this user's own, for nobody else to open, bring the copies up to date, and say where they are."""
    environment.setdefault("VBC_WORK", str(Path.home() / FOLDER))
    if environment.get("VBC_COURSE"):  # a class is marked by its roster, and that names users
        environment.setdefault("VBC_LEARNER", environment.get("JUPYTERHUB_USER", ""))
    work = work_folder(environment)
    try:
        for folder in (home_of(environment), work):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        said = refresh(ROOT, work)
    except OSError as error:
        raise Trouble(f"{error.filename} cannot be written ({error.strerror}): a user needs a home, with space.") from None
    for line in said:
        print(line, file=sys.stderr)
    return work


def read_options(options: list[str]) -> Any:
    """Return the options of a command line as a configuration, without those that a host decides."""
    from traitlets.config import Config
    from traitlets.config.loader import DeferredConfigString

    found = Config()
    extensions: dict[str, bool] = {}
    for option in options:
        if option.startswith(NOT_HERE):
            continue
        name, _, value = option.removeprefix("--").partition("=")
        section, _, trait = name.partition(".")
        if trait == "jpserver_extensions":  # Jupyter adds to these itself, before it would read a command line's text
            extension, _, enabled = value.partition("=")
            extensions[extension] = enabled == "True"
        else:
            found[section][trait] = DeferredConfigString(value)
    found.ServerApp.jpserver_extensions = extensions
    return found


def minutes(name: str, default: float, environment: Mapping[str, str] = os.environ) -> float:
    """A number of minutes from a variable; 0 stands for never."""
    text = environment.get(name) or str(default)
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < float("inf"):
        raise Trouble(f"{name} is {text!r}: give a number of minutes, such as {default:g}, or 0 for never.")
    return found
