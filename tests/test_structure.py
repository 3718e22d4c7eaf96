"""What holds over the whole tree: which way imports run, what imports what, and what the lists of packages agree on."""

import ast
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

MAY_IMPORT = {
    "vbc": {"vbc"},
    "workbook": {"vbc", "workbook"},
    "exercises": {"vbc", "workbook", "exercises"},
    "solutions": {"vbc", "workbook", "exercises", "solutions"},  # a key may use its problem's numbers, never the other way
    "widgets": {"vbc", "workbook", "exercises", "solutions", "widgets"},
    "chapters": {"vbc", "workbook", "widgets"},
}
GENERATED = ("exercises/ch", "solutions/ch")  # notebooks for readers: they show cards, as chapters do


def tracked(*patterns: str) -> list[Path]:
    """Files of the project that git has or would take; where this is no clone, all but hidden ones and the reader's."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        found = (path for pattern in patterns or ["*"] for path in ROOT.rglob(pattern))
        names = [str(path) for path in found if not set(path.relative_to(ROOT).parts) & {".venv", ".git", "work", "__pycache__"}]
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def imports(path: Path) -> set[str]:
    """Top-level names of the modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return {name.partition(".")[0] for name in found}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_run_one_way(package: str) -> None:
    """vbc <- workbook <- exercises, solutions <- widgets <- chapters."""
    files = [path for path in tracked(f"{package}/*.py") if not str(path.relative_to(ROOT)).startswith(GENERATED)]
    assert files
    wrong = {str(path.relative_to(ROOT)): bad for path in files if (bad := (imports(path) & set(MAY_IMPORT)) - MAY_IMPORT[package])}
    assert not wrong


def test_no_file_hides_the_workbooks_widgets_behind_ipywidgets() -> None:
    """`import ipywidgets as widgets` would shadow our own package in a notebook."""
    sources = [path for path in tracked("*.py", "*.ipynb", "*.md") if path != Path(__file__).resolve()]
    # A document may name the line in order to forbid it; only one that stands as code counts.
    assert not [
        path for path in sources if re.search(r"^[\s\"]*import ipywidgets as widgets", path.read_text(encoding="utf-8"), re.M)
    ]


def run_python(code: str, cwd: Path, *options: str) -> str:
    done = subprocess.run([sys.executable, *options, "-c", code], cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("package", ["vbc", "workbook"])
def test_models_and_engine_need_no_front_end(package: str) -> None:
    """Every module of vbc and workbook imports without ipywidgets, anywidget, altair and what Jupyter brings."""
    code = f"""
import importlib, pkgutil, sys
import {package}
for module in pkgutil.walk_packages({package}.__path__, "{package}."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
loaded = {{"ipywidgets", "anywidget", "altair", "IPython", "vl_convert", "matplotlib", "statsmodels"}} & set(sys.modules)
print(sorted(loaded))
"""
    assert run_python(code, ROOT) == "[]\n"


def test_the_set_up_needs_the_standard_library_alone() -> None:
    """What runs before anything is installed imports nothing that would have to be."""
    code = "import start, workbook.doctor; print('ok')"
    assert run_python(code, ROOT, "-S", "-I", "-c", "import sys; sys.path.insert(0, '.')\n" + code) == "ok\n"


def test_packages_import_where_kernels_start(tmp_path: Path) -> None:
    """A kernel starts in the notebook's folder: same-named folders below it must not hide the packages."""
    work = tmp_path / "work"
    for folder in ("chapters", "exercises", "solutions"):
        (work / folder).mkdir(parents=True)
    code = """
import vbc, workbook, widgets, exercises.problems, solutions.keys
for module in (vbc, workbook, widgets, exercises, exercises.problems, solutions, solutions.keys):
    print(module.__file__)
"""
    for cwd in (ROOT / "chapters", work, work / "chapters", work / "exercises"):
        for line in run_python(code, cwd).splitlines():
            assert Path(line).is_relative_to(ROOT), f"from {cwd}: {line}"


def requirement(text: str) -> tuple[str, str]:
    name = re.match(r"[A-Za-z0-9._-]+", text)
    assert name, text
    return re.sub(r"[-_.]+", "-", name[0]).lower(), text[name.end() :].replace(" ", "")


def test_conda_names_the_packages_that_pyproject_names() -> None:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    listed = dict(requirement(entry) for entry in [*entries, *pip] if isinstance(entry, str) and entry not in ("pip", "-e ."))
    wanted = dict(map(requirement, PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["build"]))
    assert listed.pop("python") == PROJECT["project"]["requires-python"]
    assert listed == wanted
    assert "-e ." in pip


def locked(name: str) -> dict[str, set[str]]:
    """Hashes of each pinned package (with its marker) in a lock."""
    pins: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            pin = line.removesuffix(" \\")
            assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; .*)?", pin), pin
            pins[pin] = set()
        else:
            digest = re.fullmatch(r"    --hash=sha256:([0-9a-f]{64})( \\)?", line)
            assert digest, f"neither a pin nor a hash: {line}"
            pins[pin].add(digest[1])
    assert all(pins.values())
    return pins


def test_the_test_lock_holds_every_package_at_the_same_version() -> None:
    """Both locks hold pins and hashes, nothing else: no index, no folder of anybody's machine."""
    base, larger = locked("requirements.lock"), locked("requirements-test.lock")
    for pin, digests in base.items():  # a test's package may need on every system what the workbook needs on some
        assert digests in (larger.get(pin), larger.get(pin.split(" ; ")[0])), pin
    assert len(larger) > len(base) > 100


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = {
        "requirements.lock": PROJECT["project"]["dependencies"] + extras["build"],
        "requirements-test.lock": PROJECT["project"]["dependencies"] + extras["build"] + extras["test"],
    }
    for lock, requirements in wanted.items():
        names = {pin.partition("==")[0] for pin in locked(lock)}
        assert {requirement(text)[0] for text in requirements} <= names, lock


def test_jsonschema_is_of_the_kind_that_starts_fast() -> None:
    """4.25 and later import rfc3987_syntax wherever Jupyter brings it: 1.5 s a kernel."""
    assert "jsonschema==4.24.1" in locked("requirements.lock")


def test_no_file_names_a_machine() -> None:
    """No home folder, no local index, no name of the computer a file was written on."""
    host = socket.gethostname()
    signs = [r"/(?:home|Users)/[a-z]\w+/", r"/root/", r"\bfile:///[a-z]", r"extra-index-url"]
    if len(host) > 5:  # a shorter one is a word like any other
        signs.append(rf"\b{re.escape(host)}\b")
    suspect = re.compile("|".join(signs))
    named = {}
    for path in tracked():
        if path == Path(__file__).resolve() or not path.is_file():
            continue
        try:
            found = suspect.findall(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
        if found:
            named[str(path.relative_to(ROOT))] = sorted(set(found))
    assert not named


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=["ruff", "ruff format", "mypy"]
)
def test_the_code_is_as_its_checkers_want_it(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
