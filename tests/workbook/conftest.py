"""A small chapter with one problem of each kind, found by a real registry in folders of its own."""

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbook import registry
from workbook.registry import Registry

PROBLEMS = """
from workbook.answers import Choice, Code, Match, Number, Table, Target
from workbook.controls import Control, Switch
from workbook.problem import Problem
from workbook.variants import between, pick, sample

def counts(rng):
    return {"observed": between(rng, 10, 40, 1), "expected": between(rng, 41.5, 60, 0.5)}

RATIO = Problem(
    title="O over E", prompt="{{observed}} died, {{expected:.1f}} were expected. O/E?", answer=Number(minimum=0),
    variant=counts, hints=("Which comes first?", "Divide {{observed}} by what was expected."), objective="Compute O/E",
)
RATE = Problem(
    title="A rate", prompt="{{observed}} of 100.", answer=Number(rate=True, minimum=0), variant=counts,
    hints=("Divide.",), objective="Compute a rate", points=2, stage="practice",
)
READ = Problem(
    title="Reading", prompt="O/E below 1?", answer=Choice({"fewer": "Fewer than expected", "more": "More"}),
    variant=counts, hints=("Compare.",), objective="Read O/E",
)
SORT = Problem(
    title="Sorting", prompt="Sort.", answer=Match({"do": "Done", "get": "Had"}, {"a": "Drug given", "b": "Alive", "c": "Walks"}),
    variant=lambda rng: counts(rng) | {"shown": sample(rng, ["a", "b", "c"], 2)}, hints=("Who does it?",), objective="Sort",
)
AIM = Problem(
    title="Aim", prompt="Set E so that O/E = 1.",
    answer=Target({"expected": Control("Expected deaths", low=0, high=100, step=1, default=50), "on": Switch("On")}),
    variant=counts, hints=("Equal.",), objective="Find it",
)
FILL = Problem(
    title="Fill in", prompt="Fill in.", answer=Table(("X", "Y"), {"O/E": Number(), "Rate": Number(rate=True)}),
    variant=counts, hints=("Row by row.",), objective="Fill in",
)
WRITE = Problem(
    title="Write it", prompt="Write `ratio`.",
    answer=Code("ratio", "def ratio(observed, expected):\\n    ...\\n", seconds=1.0),
    variant=counts, hints=("One line.",), objective="Write O/E", uses=("vbc.checks.finite",),
)
"""
KEYS = '''
from vbc.undefined import Undefined
from workbook.problem import Key

def ratio(observed, expected):
    if observed < 0:
        raise ValueError("observed must be 0 or more")
    return observed / expected if expected else Undefined("nothing is expected")

def upside_down(observed, expected):
    """{{given:.2f}} is E over O, of {{observed}} deaths. What stands above the line?"""
    return expected / observed

def cases(rng, observed, expected):
    return [dict(observed=1, expected=2), dict(observed=3, expected=2), dict(observed=3, expected=0),
            dict(observed=-1, expected=2), dict(observed=observed, expected=expected)]

def explain(observed, expected):
    return f"{observed} ÷ {expected} = {observed / expected:.3f}"

RATIO = Key(ratio, mistakes=(upside_down,), explain=explain)
RATE = Key(lambda observed, expected: observed / 100, explain=explain)

def inverted(observed, expected):
    """Below 1 means fewer."""
    return "more"

READ = Key(lambda observed, expected: "fewer", mistakes=(inverted,), explain=explain, because="Right: {{observed}} is less.")
TRUTH = {"a": "do", "b": "get", "c": "get"}
SORT = Key(lambda shown, **_: {item: TRUTH[item] for item in shown}, explain=lambda **_: "Who acts?")
AIM = Key(lambda observed, expected: {"expected": observed, "on": True}, explain=explain)

def first_column_upside_down(observed, expected):
    """The first column is E over O."""
    return {"O/E": [2.0, 4.0], "Rate": [0.1, 0.2]}

def filled(observed, expected):
    return {"O/E": [0.5, 0.25], "Rate": [0.1, 0.2]}

FILL = Key(filled, mistakes=(first_column_upside_down,), explain=explain)
WRITE = Key(ratio, mistakes=(upside_down,), cases=cases, explain=explain)
'''
_numbers = itertools.count()

MakeRegistry = Callable[[dict[str, str], dict[str, str]], Registry]


@pytest.fixture(scope="session")
def written() -> dict[Path, str]:
    """Every notebook and script that a build writes, generated once."""
    from workbook.building import generated

    return dict(generated())


@pytest.fixture
def make_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeRegistry:
    """Write chapters as packages and return a registry of them."""
    folder = tmp_path / "packages"
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)

    def make(problems: dict[str, str], keys: dict[str, str]) -> Registry:
        number = next(_numbers)
        for name, sources in ((f"problems_{number}", problems), (f"keys_{number}", keys)):
            (folder / name).mkdir(parents=True)
            (folder / name / "__init__.py").touch()
            for chapter, source in sources.items():
                (folder / name / f"{chapter}.py").write_text(source, encoding="utf-8")
        return Registry(f"problems_{number}", f"keys_{number}")

    yield make
    for name in set(sys.modules) - before:
        if name.startswith(("problems_", "keys_")):
            del sys.modules[name]


@pytest.fixture
def examples(make_registry: MakeRegistry, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The registry of the whole process holds the example chapter `ch90` alone."""
    made = make_registry({"ch90_examples": PROBLEMS}, {"ch90_examples": KEYS})
    monkeypatch.setattr(registry, "installed", lambda: made)
    return made
