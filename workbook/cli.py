"""One command line over the workbook, inside its environment: `python -m workbook COMMAND`.

Each command imports what it needs when it runs: `lab` is on the way to the reader's first page.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from workbook import course_commands
from workbook.environment import ROOT, Trouble, refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options, rest = parser().parse_known_args(given)
    if rest and options.command not in ("test", "lab", "read", "present"):
        parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return int(options.run(options, rest) or 0)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:  # a folder that may not be written: one line, as when setting up
        if not error.filename:
            raise
        print(refusal(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m workbook", description="The Value-Based Care Workbook.", allow_abbrev=False)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: object, says: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    serving = [
        command("lab", lab, "open the workbook in JupyterLab, in the reader's own copies"),
        command("read", read, "read chapters as pages in the browser, without code"),
        command("present", present, "show a chapter as slides, with live pictures, notes and tallies"),
    ]
    for server in serving:
        server.add_argument("--port", type=int, help="first port to try")
        server.add_argument("--no-browser", action="store_true", help="only say the address")
        server.add_argument("--learner", metavar="ID", help="in a class bundle: your id in the course")
        server.add_argument("--class-seed", metavar="SEED", help="the same numbers for everybody who gives this word or number")
        server.add_argument("--share", action="store_true", help="read, present: let others on this network in, by password")
    for server in serving[1:]:
        server.add_argument("--share-password", action="store_true", help="share, by a password of your own that is asked for")
        server.add_argument("chapter", nargs="?", default="ch00", help="name or number, such as ch05")
    printer = command("papers", papers, "write a chapter's run sheet, handout, exit ticket and voting cards, to print")
    printer.add_argument("chapter", help="name or number, such as ch05")
    printer.add_argument("out", nargs="?", type=Path, default=Path("papers"), metavar="TO", help="a folder; default: papers here")
    printer.add_argument("--class-seed", metavar="SEED", help="the exit ticket in the numbers of a room that shares them")
    planner = command("syllabus", syllabus, "write a syllabus to print: the chapters over the weeks of a course")
    planner.add_argument(
        "out", nargs="?", type=Path, default=Path("syllabus.html"), metavar="TO", help="a file; default: syllabus.html"
    )
    planner.add_argument("--weeks", type=int, choices=(6, 12, 15), default=15, help="how long the course is; default: 15")
    planner.add_argument("--start", metavar="DATE", help="its first Monday, or any first day, such as 2027-01-11")
    reading = command("site", site, "write the whole workbook as static pages, to read without a server or to print")
    reading.add_argument("out", type=Path, metavar="OUT", help="a new folder, or an earlier edition, which is replaced")
    command("test", test, "run the tests; further arguments go to pytest")
    command("doctor", doctor, "say what is set up and what is missing")
    command("prepare", prepare, "build what makes pages fast: the chart bundle, the kept fits and pictures")
    builder = command("build", build, "generate the notebooks from their sources")
    builder.add_argument("chapter", nargs="?", default="", help="name or number, such as ch05; without it: all")
    builder.add_argument("--check", action="store_true", help="change nothing; fail where a notebook is out of date")
    course_commands.add(command)
    locker = command("lock", lock, "make the locks again after a change to pyproject.toml")
    locker.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    return top


def lab(options: argparse.Namespace, rest: list[str]) -> int:
    """Bring the reader's copies up to date and open JupyterLab on them."""
    import os

    from workbook.learner_files import refresh, work_folder
    from workbook.serving import serve_lab
    from workbook.sharing import LAB_IS_NOT_SHARED

    if options.share:
        raise Trouble(LAB_IS_NOT_SHARED)
    course_commands.sign_in(options.learner, room=options.class_seed)
    work = work_folder(os.environ)
    try:
        said = refresh(ROOT, work)
    except OSError as error:
        raise Trouble(
            f"Your copies in {work} cannot be written ({error.strerror}): copy the workbook to a folder of your own."
        ) from None
    for line in said:
        print(line)
    return serve_lab(work, port=options.port, browser=not options.no_browser, rest=rest)


def read(options: argparse.Namespace, rest: list[str]) -> int:
    """Serve the chapters with Voilà."""
    course_commands.sign_in(options.learner, room=options.class_seed)
    return _pages(options, rest)


def present(options: argparse.Namespace, rest: list[str]) -> int:
    """Serve the chapters as slides; what is answered in front of a class is nobody's progress."""
    import os

    from workbook.release.identity import installed

    os.environ["VBC_MODE"] = "present"
    if (options.share or options.share_password) and not installed():
        options.class_seed = options.class_seed or "room"  # guests see the numbers that are on the screen
    course_commands.sign_in(options.learner, room=options.class_seed)
    return _pages(options, ["--template=deck", *rest])


def _pages(options: argparse.Namespace, rest: list[str]) -> int:
    from importlib import import_module

    from workbook.serving import chapter_named, serve_pages

    chapter = chapter_named(options.chapter, ROOT / "chapters")
    import_module("widgets.bundle").build_bundle()  # nothing to do after `prepare`; conda and Binder have not run that
    return serve_pages(
        chapter,
        port=options.port,
        browser=not options.no_browser,
        share=options.share or options.share_password,
        own_password=options.share_password,
        rest=rest,
    )


def site(options: argparse.Namespace, rest: list[str]) -> int:
    """Write the reading edition, and say which page to open."""
    from importlib import import_module

    def say(page: str, done: int, pages: int) -> None:
        print(f"{done + 1:>3} of {pages}  {page}", flush=True)

    out = options.out.expanduser().absolute()
    pages = import_module("widgets.reading_edition").write_site(out, say=say)
    print(f"Open {pages[0]}")
    return 0


def papers(options: argparse.Namespace, rest: list[str]) -> int:
    """Write the papers of a chapter, and say where they are."""
    from importlib import import_module

    from workbook.serving import chapter_named

    chapter = chapter_named(options.chapter, ROOT / "chapters").stem
    room = course_commands.room_of(options.class_seed)
    if chapter.startswith("ch00"):
        raise Trouble("Chapter 0 is not taught from slides; papers are made for chapters 1 and up.")
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, page in import_module("widgets.class_papers").papers(chapter, room=room).items():
            (options.out / name).write_text(page, encoding="utf-8")
            print(options.out / name)
    except OSError as error:
        raise Trouble(f"The papers cannot be written to {options.out}: {error.strerror}.") from None
    return 0


def syllabus(options: argparse.Namespace, rest: list[str]) -> int:
    """Write the syllabus, and say where it is."""
    from datetime import date
    from importlib import import_module

    try:
        start = date.fromisoformat(options.start) if options.start else None
    except ValueError:
        raise Trouble(f"--start is {options.start!r}; it has to be a date such as 2027-01-11.") from None
    out = options.out / "syllabus.html" if options.out.is_dir() else options.out
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(import_module("widgets.syllabus").syllabus(options.weeks, start=start), encoding="utf-8")
    except OSError as error:
        raise Trouble(f"The syllabus cannot be written to {out}: {error.strerror}.") from None
    print(out)
    return 0


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """Run pytest in this environment, in as many processes as pay; `-n 0` or `--pdb` among the arguments: in one."""
    import subprocess

    with subprocess.Popen([sys.executable, "-m", "pytest", *processes(rest), *rest], cwd=ROOT) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # pytest got it too: it ends its servers, and says how far it came
                continue


def processes(rest: list[str]) -> list[str]:
    """Arguments that share the tests out: tests of pages mostly wait, so two processes pay even on one core.

    The slow ones install, and start servers that a whole file then uses: a file stays in one process, and two are enough.
    """
    import os

    if any(argument.startswith(("-n", "--numprocesses", "--pdb", "--co")) for argument in rest):
        return []
    if "--all" in rest:
        return ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    return ["-n", str(min(4, max(2, os.cpu_count() or 2))), "--dist", "worksteal"]


def doctor(options: argparse.Namespace, rest: list[str]) -> int:
    """Print the findings; exit 1 where one of them has to be mended."""
    from workbook.doctor import examine, report

    return report(examine())


def prepare(options: argparse.Namespace, rest: list[str]) -> int:
    """Do now what a page would otherwise wait for."""
    # By name, because imports run one way: this is the command line over all of it, not a part of the engine.
    from importlib import import_module

    import_module("widgets.bundle").build_bundle()
    import_module("vbc.fits").fill()
    import_module("widgets.kept_pictures").fill()
    return 0


def build(options: argparse.Namespace, rest: list[str]) -> int:
    """Pair the chapters, write exercise and solution notebooks."""
    from workbook.building import build

    stale = build(check=options.check, chapter=options.chapter)
    for path in stale or ():
        print(path)
    return 1 if options.check and stale else 0


def lock(options: argparse.Namespace, rest: list[str]) -> int:
    """Resolve the packages anew."""
    from workbook.locking import lock

    lock(ROOT, upgrade=options.upgrade)
    return 0
