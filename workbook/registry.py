"""Find every problem and its key by folder: a constant here, the same name there, an error that names the file."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from workbook.problem import Key, Problem

PROBLEMS, KEYS = "exercises.problems", "solutions.keys"


class RegistryError(Exception):
    """A half is missing, doubled or not what it should be; the message names the file."""


class Registry:
    """The problems of one package and the keys of another, loaded a chapter at a time."""

    def __init__(self, problems: str = PROBLEMS, keys: str = KEYS) -> None:
        self._packages = {Problem: problems, Key: keys}
        self._loaded: dict[tuple[type, str], dict[str, Any]] = {}

    def chapters(self) -> list[str]:
        """Chapters that have problems, in order."""
        return list(self._chapters)

    @cached_property
    def _chapters(self) -> tuple[str, ...]:
        return tuple(path.stem for path in self._files(Problem))

    def problems(self) -> dict[str, Problem]:
        """Every problem by id, chapter by chapter in authored order."""
        return {full: problem for chapter in self.chapters() for full, problem in self.of_chapter(chapter).items()}

    def of_chapter(self, chapter: str) -> dict[str, Problem]:
        """The problems of one chapter (`ch05` or its full name), in authored order."""
        name = self._chapter(chapter)
        return {f"{name}.{constant}": problem for constant, problem in self._load(Problem, name).items()}

    def resolve(self, problem_id: str) -> str:
        """Return the full id of `ch05.observed_to_expected`; an unknown one gets the nearest names."""
        chapter, dot, constant = problem_id.strip().partition(".")
        if not dot:
            raise KeyError(f"{problem_id!r} is not a problem id; it reads like ch05.observed_to_expected")
        name = self._chapter(chapter)
        if constant not in self._load(Problem, name):
            from difflib import get_close_matches

            near = get_close_matches(constant, self._load(Problem, name), n=3) or list(self._load(Problem, name))
            raise KeyError(f"{name} has no problem {constant!r}; there is {', '.join(near)}")
        return f"{name}.{constant}"

    def problem(self, problem_id: str) -> Problem:
        """One problem."""
        chapter, _, constant = self.resolve(problem_id).partition(".")
        found: Problem = self._load(Problem, chapter)[constant]
        return found

    def key(self, problem_id: str) -> Key:
        """The key of one problem; RegistryError names the file where it is missing."""
        chapter, _, constant = self.resolve(problem_id).partition(".")
        path = self._folder(Key) / f"{chapter}.py"
        if not path.exists():
            raise RegistryError(f"{path} is missing: it should hold {constant.upper()}, the key of {chapter}.{constant}.")
        keys = self._load(Key, chapter)
        if constant not in keys:
            raise RegistryError(f"{path} has no key {constant.upper()} for the problem of that name.")
        found: Key = keys[constant]
        return found

    def check(self) -> None:
        """Raise RegistryError for the first half that is missing."""
        for path in self._files(Key):
            for constant in self._load(Key, path.stem):
                if path.stem not in self._chapters or constant not in self._load(Problem, path.stem):
                    other = self._folder(Problem) / path.name
                    raise RegistryError(f"{path} has a key {constant.upper()}, but {other} has no problem of that name.")
        for problem_id in self.problems():
            self.key(problem_id)

    def _chapter(self, chapter: str) -> str:
        if chapter in self._chapters:
            return chapter
        names = [name for name in self._chapters if chapter == chapter_key(name)]
        if len(names) != 1:
            known = ", ".join(names or self._chapters) or "none yet"
            raise KeyError(f"{chapter!r} names {len(names)} chapters that have problems; there is {known}")
        return names[0]

    def _files(self, half: type) -> list[Path]:
        return sorted(self._folder(half).glob("ch*.py"))

    def _folder(self, half: type) -> Path:
        try:
            package = importlib.import_module(self._packages[half])
        except ModuleNotFoundError as error:
            raise RegistryError(f"{self._packages[half]} is not here: a class bundle with feedback later has no keys.") from error
        return Path(next(iter(package.__path__)))

    def _load(self, half: type, chapter: str) -> dict[str, Any]:
        if (half, chapter) not in self._loaded:
            path = self._folder(half) / f"{chapter}.py"
            names = list(_constants(path))
            module = importlib.import_module(f"{self._packages[half]}.{chapter}")
            self._loaded[half, chapter] = _of_kind(half, module, names, path)
        return self._loaded[half, chapter]


def _constants(path: Path) -> Iterator[str]:
    """Names assigned at the top of a file, in order; a constant bound twice would hide a problem: an error."""
    seen: set[str] = set()
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        for name in (target.id for target in targets if isinstance(target, ast.Name)):
            if name in seen and name.isupper():
                raise RegistryError(f"{path} binds {name} twice.")
            seen.add(name)
            yield name


def _of_kind(half: type, module: ModuleType, names: list[str], path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        value = getattr(module, name, None)
        if not isinstance(value, half):
            continue
        if not name.isupper():
            raise RegistryError(f"{path}: call the {half.__name__.lower()} {name} {name.upper()}; names of constants are ids.")
        if any(value is other for other in found.values()):
            raise RegistryError(f"{path}: {name} is the same {half.__name__.lower()} under a second name.")
        found[name.lower()] = value
    return found


@cache
def installed() -> Registry:
    """The workbook's own registry."""
    return Registry()


def chapters() -> list[str]:
    """Chapters that have problems, in order."""
    return installed().chapters()


def problems() -> dict[str, Problem]:
    """Every problem by id, in authored order."""
    return installed().problems()


def of_chapter(chapter: str) -> dict[str, Problem]:
    """The problems of one chapter by id."""
    return installed().of_chapter(chapter)


def resolve(problem_id: str) -> str:
    """The full id of a short one."""
    return installed().resolve(problem_id)


def short(problem_id: str) -> str:
    """The id as a reader types it: ch05.observed_to_expected."""
    chapter, _, name = problem_id.partition(".")
    return f"{chapter_key(chapter)}.{name}"


def chapter_key(name: str) -> str:
    """Read `ch05`, as ids and commands have it, from `ch05_risk_adjustment_reversals` or an id in it.

    >>> chapter_key("ch05_risk_adjustment_reversals.observed_to_expected"), chapter_key("ch05")
    ('ch05', 'ch05')
    """
    return name.partition(".")[0].partition("_")[0]


def chapter_number(name: str) -> int:
    """Read 5 from `ch05`, `ch05_risk_adjustment_reversals` or an id in it."""
    return int(name[2:4])


def problem(problem_id: str) -> Problem:
    """One problem by id."""
    return installed().problem(problem_id)


def key(problem_id: str) -> Key:
    """One key by id."""
    return installed().key(problem_id)
