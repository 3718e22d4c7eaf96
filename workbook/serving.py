"""Starts JupyterLab and Voilà: which port, which folder, which page first."""

import os
import socket
import sys
from pathlib import Path
from tempfile import TemporaryFile

from workbook.environment import Trouble
from workbook.kernels import choose_forked_kernels

LAB_PORT, PAGES_PORT = 8888, 8866
FIRST_PAGE = "chapters/ch00_start_here.ipynb"
LAB_SETTINGS = Path(__file__).resolve().parent / "lab_settings"
LAB_EXTENSIONS = Path(__file__).resolve().parent / "lab_extensions"


def serve_lab(work: Path, *, port: int | None = None, browser: bool = True, rest: list[str] | None = None) -> int:
    """Run JupyterLab in the reader's folder, opened at the first chapter, until it is stopped."""
    choose_forked_kernels()
    _can_note_what_runs()
    command = [
        sys.executable, "-m", "jupyterlab",
        *lab_options(work, port=choose_port(port or LAB_PORT), browser=browser), *(rest or []),
    ]  # fmt: skip
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def _can_note_what_runs() -> None:
    """Jupyter notes each running server and kernel in a folder, and ends with a page of Python where it cannot."""
    from jupyter_core.paths import jupyter_runtime_dir

    folder = Path(jupyter_runtime_dir())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Trouble(
            f"JupyterLab notes what runs in {folder}, and nothing can be written there ({error.strerror}): "
            "set JUPYTER_RUNTIME_DIR to a folder of your own, and VBC_HOME to another for your work."
        ) from None


def lab_options(work: Path, *, port: int, browser: bool = True) -> list[str]:
    """Options of JupyterLab, such that the first look is the workbook and nothing else."""
    options = [
        f"--ServerApp.root_dir={work}",
        f"--ServerApp.port={port}",
        f"--LabApp.app_settings_dir={LAB_SETTINGS}",
        f"--LabApp.extra_labextensions_path={LAB_EXTENSIONS}",  # opens a chapter with its pictures drawn
        # Its own set of open tabs: the reader's other projects would open theirs here and fail to find their files.
        f"--LabApp.workspaces_dir={Path(sys.prefix) / 'share' / 'jupyter' / 'lab' / 'workbook-tabs'}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",  # the other kind asks the package index at every start
        # Chapters as pages have a server of their own, and the shim of the old Notebook prints a warning that nobody can act on.
        "--ServerApp.jpserver_extensions=voila.server_extension=False",
        "--ServerApp.jpserver_extensions=notebook_shim=False",
        "--ServerApp.jpserver_extensions=workbook.kernels.server_extension=True",
        "--ServerApp.answer_yes=True",  # Ctrl-C ends it at once
        "--ServerApp.log_level=WARN",
        "--LabApp.log_level=WARN",
    ]
    if (work / FIRST_PAGE).exists():
        options.append(f"--LabApp.default_url=/lab/tree/{FIRST_PAGE}")
    if not browser:
        options.append("--ServerApp.open_browser=False")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    return options


def serve_pages(
    chapter: Path,
    *,
    port: int | None = None,
    browser: bool = True,
    share: bool = False,
    own_password: bool = False,
    rest: list[str] | None = None,
) -> int:
    """Serve the folder of `chapter` with Voilà, opened at that chapter, until it is stopped; `share` opens it to the network."""
    from secrets import token_urlsafe

    from workbook.reading import serve
    from workbook.session import home_of
    from workbook.sharing import kept_secret
    from workbook.viewers import Admission

    port = choose_port(port or PAGES_PORT, everywhere=share)
    page, key = f"voila/render/{chapter.name}", token_urlsafe(18)
    own = f"http://localhost:{port}/{page}?key={key}"
    if share:
        from workbook.share_pages import share_pages

        slides = "--template=deck" in (rest or [])
        admission, says = share_pages(os.environ, port=port, own=own, key=key, typed=own_password, slides=slides)
    else:
        admission = Admission(kept_secret(home_of(os.environ)), key=key)
        what = "Presenting" if "--template=deck" in (rest or []) else "Reading"
        says = f"{what} at {own}   (for this computer alone; Ctrl-C ends)"
    options = [f"--Voila.port={port}", *([] if browser else ["--no-browser"]), *(rest or [])]
    serve(chapter.parent, page=page, options=options, admission=admission, opened=lambda port: print(says, flush=True))
    return 0


def chapter_named(name: str, folder: Path) -> Path:
    """Notebook of the chapter whose name starts with `name` (ch05, 5 and the whole name will do)."""
    notebooks = sorted(folder.glob("ch*.ipynb"))
    wanted = f"ch{int(name):02d}" if name.isdecimal() else Path(name).stem
    found = [path for path in notebooks if path.stem == wanted] or [path for path in notebooks if path.stem.startswith(wanted)]
    if len(found) != 1:
        there = ", ".join(path.stem for path in notebooks) or "none yet"
        raise Trouble(f"There is no chapter {name!r}; there are: {there}.")
    return found[0]


def choose_port(wanted: int, *, everywhere: bool = False) -> int:
    """The first free port from `wanted` on, at this computer's own address or all of them; say so where it is another one."""
    for port in range(wanted, min(wanted + 50, 65536)):
        if is_free(port, "" if everywhere else "127.0.0.1"):
            if port != wanted:
                print(f"Port {wanted} is in use, so this is on {port}.")
            return port
    raise Trouble(f"Ports {wanted} to {wanted + 49} are in use: end what runs there, or choose another with --port.")


def is_free(port: int, address: str = "127.0.0.1") -> bool:
    """Whether a server could listen on this port of this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there it would mean that two servers may share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True
