"""What else could mark code: a fork that contains nothing, and nbgrader.

nbgrader runs in an environment of its own: `VBC_NBGRADER` names its Python, or one is made with pip for this run.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STUDENTS = 4

BARE = """
import json, os, resource, sys
import numpy as np, pandas as pd
from workbook.sandbox.typed import decode, encode
answers, runs = json.load(sys.stdin)
import gc; gc.collect(); gc.freeze()
def used(): return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
def once(answer):
    there, back = os.pipe()
    child = os.fork()
    if child == 0:
        space = {"np": np, "pd": pd}
        exec(compile(answer["source"], "<cell>", "exec"), space)
        out = []
        for case in answer["cases"]:
            try: out.append(encode(space[answer["function"]](**{k: decode(v) for k, v in case.items()})))
            except ValueError as error: out.append(str(error))
        os.write(back, json.dumps(out).encode())
        os._exit(0)
    os.close(back)
    text = b""
    while part := os.read(there, 65536): text += part
    os.close(there)
    os.waitpid(child, 0)
    return json.loads(text)
for answer in answers: once(answer)
before = used()
for number in range(runs): once(answers[number % len(answers)])
print((used() - before) / runs)
"""


def bare_fork(answers: list[dict[str, Any]], runs: int) -> float:
    """Processor seconds a run from a warm parent that contains nothing."""
    from workbook.sandbox.typed import encode

    coded = [one | {"cases": [{k: encode(v) for k, v in case.items()} for case in one["cases"]]} for one in answers]
    done = subprocess.run(
        [sys.executable, "-c", BARE], input=json.dumps([coded, runs]), capture_output=True, text=True, check=True, cwd=ROOT,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    return float(done.stdout)


def autograde(assignments: list[list[dict[str, Any]]]) -> tuple[float | None, str]:
    """Processor seconds that nbgrader takes for one function: the same functions, a notebook an assignment and student."""
    with tempfile.TemporaryDirectory() as folder:
        python = _python(Path(folder))
        if python is None:
            return None, "nbgrader could not be installed here"
        course = Path(folder) / "course"
        names = [f"ps{place}" for place in range(len(assignments))]
        _write_course(course, dict(zip(names, assignments, strict=True)))
        variables = {**os.environ, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}

        def nbgrader(*words: str) -> str:
            command = [str(python), "-m", "nbgrader", *words, "--create"]
            return subprocess.run(command, cwd=course, env=variables, capture_output=True, text=True, check=False).stderr

        for name in names:
            nbgrader("generate_assignment", name)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        said = [nbgrader("autograde", name) for name in names]
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        marked = len(list((course / "autograded").glob("*/*/*.ipynb")))
    if marked != STUDENTS * len(assignments):
        return None, f"nbgrader marked {marked} of {STUDENTS * len(assignments)}: {said[-1][-300:]}"
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used / STUDENTS / sum(map(len, assignments)), f"{used / marked:.1f} s a notebook, {len(assignments)} a student"


def _python(folder: Path) -> Path | None:
    named = os.environ.get("VBC_NBGRADER")
    if named:
        return Path(named)
    made = folder / "environment"
    try:
        subprocess.run([sys.executable, "-m", "venv", str(made)], check=True, capture_output=True)
        pip = [str(made / "bin" / "python"), "-m", "pip", "install", "-q", "nbgrader", "numpy", "pandas"]
        subprocess.run(pip, check=True, capture_output=True, timeout=900)
    except (OSError, subprocess.SubprocessError):
        return None
    return made / "bin" / "python"


def _write_course(course: Path, assignments: dict[str, list[dict[str, Any]]]) -> None:
    """A course as nbgrader has it: a source notebook with tests an assignment, released, and a submission a student."""
    import nbformat

    for assignment, answers in assignments.items():
        book = nbformat.v4.new_notebook(
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        )
        for answer in answers:
            name = answer["function"]
            cells = (
                (answer["source"], {"solution": True, "grade": False}),
                (_tests(answer), {"solution": False, "grade": True, "points": 1}),
            )
            for source, more in cells:
                marks = {"schema_version": 3, "locked": bool(more["grade"]), "task": False, **more}
                cell = nbformat.v4.new_code_cell(source)
                cell.metadata["nbgrader"] = marks | {"grade_id": f"{name}-{'test' if more['grade'] else 'answer'}"}
                book.cells.append(cell)
        for place in (course / "source" / assignment, *(course / f"submitted/s{n}" / assignment for n in range(STUDENTS))):
            place.mkdir(parents=True)
            nbformat.write(book, place / f"{assignment}.ipynb")
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")


def _tests(answer: dict[str, Any]) -> str:
    """A test cell that calls the function with the same inputs."""
    calls = [
        f"try: {answer['function']}(**{case!r})\nexcept ValueError: pass"
        for case in answer["cases"]
        if "DataFrame" not in repr(case)
    ]
    return "\n".join(calls)
