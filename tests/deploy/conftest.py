"""What the tests of hosting stand on: the image's steps taken for real, a class released from it, and a Hub for that class."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..starts import ordinary_user
from .hub import Hub, SignedIn, running
from .recipe import Image
from .users import User, new_group, new_user

COURSE = "HUB-TEST"
MEMORY_MB = 700


def needs(true: object, what: str) -> None:
    """Leave a test out where something is missing; in CI nothing is."""
    if not true and os.environ.get("CI"):
        pytest.fail(f"{what} (in CI this is a failure)", pytrace=False)
    if not true:
        pytest.skip(what)


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """A folder that every user of this machine can reach, as /opt is."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can make users and start servers as them")
    needs(shutil.which("useradd") and shutil.which("chpasswd"), "no command to make users with")
    folder = Path(tempfile.mkdtemp(prefix="vbc-hosted-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def groups(place: Path) -> Iterator[tuple[str, str]]:
    """Names of the learners' group and of the instructors'."""
    with new_group("learners") as learners, new_group("instructors") as instructors:
        yield learners, instructors


@pytest.fixture(scope="session")
def teacher(groups: tuple[str, str]) -> Iterator[User]:
    with new_user("teacher", groups[1]) as user:
        yield user


@pytest.fixture(scope="session")
def ann(groups: tuple[str, str]) -> Iterator[User]:
    with new_user("ann", groups[0]) as user:
        yield user


@pytest.fixture(scope="session")
def bob(groups: tuple[str, str]) -> Iterator[User]:
    with new_user("bob", groups[0]) as user:
        yield user


@pytest.fixture(scope="session")
def stranger(place: Path) -> Iterator[User]:
    """A user of the machine who is in neither group; the image's steps are taken for this one."""
    with new_user("reader") as user:
        yield user


@pytest.fixture(scope="session")
def image(place: Path, stranger: User) -> Image:
    """The image's folder, made by the Dockerfile's own steps: every package from the index, checked against its hash."""
    python, _ = ordinary_user()
    made = Image(place / "image", python=python, user=stranger.name, home=stranger.home)
    made.folder.mkdir()
    made.build()
    return made


@dataclass(frozen=True)
class Site:
    """A machine that hosts a class: the learners' workbook without keys, the instructors' with them."""

    hub: Hub
    class_folder: Path
    teaching: Path
    handed_in: Path


@pytest.fixture(scope="session")
def site(place: Path, image: Image, groups: tuple[str, str], teacher: User) -> Iterator[Site]:
    """As deploy/README.md says: an instructor releases the class, root installs the bundle, and the Hub runs from there."""
    needs(shutil.which("node") and shutil.which("npm"), "no node and npm for the proxy")
    teaching, folder = place / "teaching", place / "class"
    # The image itself stays open to all, as the tests of it want it, whichever come first.
    shutil.copytree(
        image.folder, teaching, symlinks=True, ignore=lambda inside, _: [".venv"] if Path(inside) == image.folder else []
    )
    second_environment(image.folder / ".venv", teaching, image.folder)
    shutil.chown(teaching, 0, groups[1])
    bundle = teacher.home / "bundle"
    done = teacher.run(
        str(teaching / ".venv/bin/python"), "-m", "workbook", "release", str(bundle), "--course", COURSE, "--feedback", "later"
    )
    assert done.returncode == 0, done.stderr
    shutil.copytree(bundle, folder, copy_function=shutil.copyfile)
    open_to_all(folder)
    second_environment(image.folder / ".venv", folder, image.folder)
    Image(folder, python="", user="", home=place).sh("sh deploy/install.sh proxy")
    teaching.chmod(0o750)
    settings = {
        "LEARNERS": groups[0], "INSTRUCTORS": groups[1], "TEACHING": str(teaching), "HANDED_IN": str(place / "handed-in"),
        "MEMORY": f"{MEMORY_MB}M",
    }  # fmt: skip
    with running(folder, place, **settings) as hub:
        yield Site(hub, folder, teaching, place / "handed-in")


def open_to_all(folder: Path) -> None:
    """Root's files, which everybody may read: the instructor who made them kept them to himself."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def second_environment(first: Path, folder: Path, its_workbook: Path) -> None:
    """An environment with the same packages for another folder, in a second and not in ninety: the workbook in it is another."""
    subprocess.run(["cp", "-al", str(first), str(folder / ".venv")], check=True)
    (pointer,) = (folder / ".venv").glob("lib/python*/site-packages/_*workbook*.pth")
    text = pointer.read_text(encoding="utf-8")
    assert str(its_workbook) in text
    pointer.unlink()
    pointer.write_text(text.replace(str(its_workbook), str(folder)), encoding="utf-8")


@pytest.fixture(scope="session")
def ann_there(site: Site, ann: User) -> SignedIn:
    """Ann, signed in, with a server."""
    found = SignedIn(site.hub, ann)
    found.open()
    return found


@pytest.fixture(scope="session")
def bob_there(site: Site, bob: User) -> SignedIn:
    found = SignedIn(site.hub, bob)
    found.open()
    return found


@pytest.fixture(scope="session")
def teacher_there(site: Site, teacher: User) -> SignedIn:
    found = SignedIn(site.hub, teacher)
    found.open()
    return found
