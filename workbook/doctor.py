"""Says what is set up and what is missing. Standard library only at import: it also speaks before the set-up has run."""

import os
import platform
import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module, metadata, util
from pathlib import Path

from workbook.browser import find_chromium
from workbook.environment import Environment
from workbook.serving import LAB_PORT, PAGES_PORT, is_free
from workbook.set_up import due


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes
    ----------
    name
        What it is.
    says
        What was found.
    mend
        What to do, where it keeps the workbook from working; empty where nothing has to be done.
    """

    name: str
    says: str
    mend: str = ""


def examine(environment: Environment | None = None) -> list[Finding]:
    """Look at everything, or before the set-up at what is there by then; what cannot be looked at becomes a finding too."""
    environment = environment or Environment()
    looks = LOOKS if running_in(environment) or inside_other_environment(environment) else BEFORE_SET_UP
    return [look_safely(look, environment) for look in looks]


def report(findings: Iterable[Finding]) -> int:
    """Print findings and give the exit status: 1 where something has to be mended."""
    to_mend = 0
    for finding in findings:
        print(f"{'!!' if finding.mend else 'ok'}  {finding.name:<12} {finding.says}")
        if finding.mend:
            print(f"    {'':<12} {finding.mend}")
            to_mend += 1
    print("Nothing to mend." if not to_mend else f"{to_mend} to mend.")
    return 1 if to_mend else 0


def look_safely(look: Callable[[Environment], Finding], environment: Environment) -> Finding:
    """A finding even where looking fails: the doctor is asked when things are broken."""
    try:
        return look(environment)
    except Exception as error:
        name = look.__name__.removeprefix("look_at_")
        return Finding(name, f"could not be looked at: {type(error).__name__}: {error}", "Run `python3 start.py` again.")


def look_at_python(environment: Environment) -> Finding:
    """Version and system."""
    mend = "" if sys.version_info >= (3, 11) else "Start the workbook with Python 3.11 or newer."
    return Finding("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", mend)


def look_at_folder(environment: Environment) -> Finding:
    """Whether the workbook's folder takes the reader's copies."""
    free = shutil.disk_usage(environment.root).free / 1e9
    if hosted(environment):
        return Finding("folder", f"{environment.root}, for all users of a host to read; each has copies in a home of their own")
    if not os.access(environment.root, os.W_OK):
        return Finding("folder", f"{environment.root} cannot be written", "Copy the workbook to a folder of your own.")
    return Finding("folder", f"{environment.root} ({free:.0f} GB free)", "Free some disk space." if free < 0.2 else "")


def look_at_set_up(environment: Environment) -> Finding:
    """Whether the steps of the set-up are done."""
    if inside_other_environment(environment):
        return Finding("set-up", f"in an environment of your own, {sys.prefix}")
    if hosted(environment):
        return Finding("set-up", f"by the host, in {environment.folder}")
    if environment.unfinished.exists():
        return Finding("set-up", "was cut off", "Run `python3 start.py`: it makes the environment again.")
    late = [step.name for step in due(environment, tests=False)]
    if late:
        return Finding("set-up", f"to do: {', '.join(late)}", "Run `python3 start.py`.")
    return Finding("set-up", f"complete in {environment.folder}")


def look_at_packages(environment: Environment) -> Finding:
    """Versions of the packages that a page is made of."""
    names = ("jupyterlab", "voila", "altair", "anywidget", "ipywidgets", "numpy", "pandas", "jsonschema")
    missing = [name for name in names if util.find_spec(name) is None]
    if missing:
        return Finding("packages", f"missing: {', '.join(missing)}", "Run `python3 start.py`.")
    return Finding("packages", ", ".join(f"{name} {metadata.version(name)}" for name in names))


def look_at_byte_code(environment: Environment) -> Finding:
    """Whether imports are compiled ahead: without, every page takes two to three times as long to start."""
    folder = Path(sysconfig.get_path("purelib")) / "altair"
    compiled = any((folder / "__pycache__").glob(f"*{sys.implementation.cache_tag}.pyc"))
    return Finding("byte-code", "compiled" if compiled else "not compiled: pages start slowly until each module has been used")


def look_at_charts(environment: Environment) -> Finding:
    """Whether the chart bundle is a file."""
    bundle = import_module("widgets.bundle")  # by name: the engine has no front end, only its doctor looks at it
    present = (bundle.labextensions_folder() / bundle.bundle_address()).exists()
    return Finding("charts", "bundle in place" if present else "bundle missing: pages build it themselves, more slowly")


def look_at_fits(environment: Environment) -> Finding:
    """Whether the fitted models are kept."""
    missing = import_module("vbc.fits").missing()
    return Finding("fits", f"not kept yet: {', '.join(missing)}; pages compute them, more slowly" if missing else "kept")


def look_at_ports(environment: Environment) -> Finding:
    """Whether the usual ports are free; where not, the next ones are taken."""
    says = [f"{port} ({use}) {'free' if is_free(port) else 'in use'}" for port, use in ((LAB_PORT, "lab"), (PAGES_PORT, "read"))]
    return Finding("ports", ", ".join(says))


def look_at_browser(environment: Environment) -> Finding:
    """Chromium, which only the tests need."""
    return Finding("chromium", find_chromium() or "not found: the tests leave out those that open real pages")


def look_at_log(environment: Environment) -> Finding:
    """Where answers are kept, and whether they can be."""
    home = Path(import_module("workbook.session").home_of(os.environ))
    existing = next(folder for folder in (home, *home.parents) if folder.exists())
    mend = "" if os.access(existing, os.W_OK) else "Answers cannot be kept there: set VBC_HOME to a folder of your own."
    return Finding("answers", f"kept in {home}", mend)


def look_at_isolation(environment: Environment) -> Finding:
    """What this system has to hold a code answer within limits; where the workbook is set up, tried and not only read off."""
    limits = util.find_spec("resource") is not None
    rules = landlock_version()
    landlock = f"Landlock ABI {rules}" if rules else "no Landlock"
    says = f"{'time and memory limits' if limits else 'a time limit only'}, {landlock}"
    if util.find_spec("numpy") is None:
        return Finding("isolation", says)
    lacking = import_module("workbook.grading.isolation").missing()
    return Finding("isolation", f"{says}; {'tried, and nothing gets out' if not lacking else '; '.join(lacking)}")


def landlock_version() -> int:
    """Version of Landlock that the kernel offers, 0 for none."""
    if sys.platform != "linux":
        return 0
    import ctypes

    create_ruleset, ask_version = 444, 1
    return max(0, ctypes.CDLL(None, use_errno=True).syscall(create_ruleset, None, 0, ask_version))


def inside_other_environment(environment: Environment) -> bool:
    """Whether this Python is neither the workbook's nor a bare one: conda, Binder, an environment made by hand."""
    inside = sys.prefix != sys.base_prefix or "CONDA_PREFIX" in os.environ
    return inside and not running_in(environment) and util.find_spec("jupyterlab") is not None


def hosted(environment: Environment) -> bool:
    """Whether this is a host's workbook, which `deploy/install.sh` put there and its users only read: in a container, on a Hub."""
    named = os.environ.get("JUPYTER_CONFIG_PATH", "").split(os.pathsep)
    return running_in(environment) and str(environment.root / "deploy" / "jupyter") in named


def running_in(environment: Environment) -> bool:
    """Whether this Python is the workbook's own."""
    return Path(sys.prefix).resolve() == environment.folder.resolve()


BEFORE_SET_UP = (look_at_python, look_at_folder, look_at_set_up, look_at_ports, look_at_browser, look_at_isolation)
LOOKS = (
    look_at_python, look_at_folder, look_at_set_up, look_at_packages, look_at_byte_code, look_at_charts, look_at_fits,
    look_at_ports, look_at_browser, look_at_log, look_at_isolation,
)  # fmt: skip
