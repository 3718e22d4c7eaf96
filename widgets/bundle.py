"""The JavaScript of Vega, Vega-Lite and vega-embed: built once at set-up, then served as a static file.

JupyterLab and Voilà both serve `share/jupyter/labextensions` (pages find it through `fullLabextensionsUrl`); the Voilà templates
bring their own copy under an address that browsers keep for good. Where neither file is there, the page asks the kernel.
The templates themselves are installed here too: Voilà looks for templates in the environment, never beside a notebook.
"""

import filecmp
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from widgets.assets import HERE

# Without a `window` assignment the bundle is an ES module that leaves nothing behind but its one export.
_EXPORTS = "export { vegaEmbed, vega };"
_FOLDER = "value-based-care-workbook/static"

TEMPLATES = {"workbook": "voila_template", "deck": "deck_template"}
"""Voilà's templates by name, with the folder here that holds each: a chapter as a page, and as slides."""


@cache
def bundle_address() -> str:
    """Return the bundle's path below the labextensions folder; the name changes with its content."""
    made_from = f"{version('vl-convert-python')} {_EXPORTS}"
    return f"{_FOLDER}/vega-{hashlib.sha256(made_from.encode()).hexdigest()[:12]}.js"


def labextensions_folder() -> Path:
    """Return the environment's own labextensions folder."""
    return _share() / "labextensions"


def build_bundle(share: Path | None = None) -> Path:
    """Write the bundle and the Voilà templates below `share` (the environment's share/jupyter) where they are due.

    Returns the bundle's path. A second call does nothing and takes no time.
    """
    share = share or _share()
    path = share / "labextensions" / bundle_address()
    if not path.exists():
        _write(path, _built())
        for old in path.parent.glob("vega-*.js"):
            if old != path:
                old.unlink(missing_ok=True)
    for name, folder in TEMPLATES.items():
        template = share / "voila" / "templates" / name
        for source in sorted((HERE / folder).iterdir()):
            _keep_equal(source, template / source.name)
        if _keep_equal(path, template / "static" / "vega.js") or not (template / "static" / "vega.js.gz").exists():
            _write(template / "static" / "vega.js.gz", gzip.compress(path.read_bytes(), 9, mtime=0))
    return path


def bundle_source() -> str:
    """Return the bundle's text: from the file, or built in a process of its own, which keeps vl-convert out of this one."""
    path = labextensions_folder() / bundle_address()
    if path.exists():
        return path.read_text(encoding="utf-8")
    command = [sys.executable, "-c", "import sys; from widgets.bundle import _built; sys.stdout.buffer.write(_built().encode())"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _built() -> str:
    import vl_convert

    return vl_convert.javascript_bundle(_EXPORTS)


def _share() -> Path:
    return Path(sys.prefix) / "share" / "jupyter"


def _keep_equal(source: Path, copy: Path) -> bool:
    """Copy a file where that is due, and say whether it was."""
    if copy.exists() and filecmp.cmp(source, copy, shallow=False):
        return False
    copy.parent.mkdir(parents=True, exist_ok=True)
    part = copy.with_suffix(f".{os.getpid()}.part")  # a server that starts meanwhile never meets half of it
    shutil.copyfile(source, part)
    part.replace(copy)
    return True


def _write(path: Path, text: str | bytes) -> None:
    """Write a file such that a reader never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(text if isinstance(text, bytes) else text.encode())
    part.replace(path)
