"""Cut out of the models what a problem allows: the named functions, what they call, and nothing that stands beside them.

The checking process gets these sources as text. It can neither read the workbook's files nor find in its memory a function
that the problem asks the learner to write.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUTURE = "from __future__ import annotations\n"


@cache
def allowed_sources(uses: tuple[str, ...]) -> dict[str, str]:
    """Source by module name that holds the functions in `uses` (full names) with all they need of the workbook."""
    needed: dict[str, set[str]] = {}
    waiting = [(module, name) for module, _, name in (full.rpartition(".") for full in uses)]
    while waiting:
        module, name = waiting.pop()
        if name in needed.setdefault(module, set()):
            continue
        needed[module].add(name)
        waiting += _needs(module, name)
    return {module: _cut(module, frozenset(names)) for module, names in needed.items()}


def _needs(module: str, name: str) -> Iterator[tuple[str, str]]:
    """What one top-level name of a module refers to, as module and name."""
    statement = _top_level(module).get(name)
    if statement is None:
        raise LookupError(f"{module} has no {name}: a problem's `uses` names functions by their full name.")
    if isinstance(statement, ast.ImportFrom) and _is_ours(statement.module):
        source = next(alias.name for alias in statement.names if (alias.asname or alias.name) == name)
        yield str(statement.module), source
        return
    for node in _without_annotations(statement):
        if isinstance(node, ast.Name) and node.id != name and node.id in _top_level(module):
            yield module, node.id
        elif isinstance(node, ast.ImportFrom) and _is_ours(node.module):
            yield from ((str(node.module), alias.name) for alias in node.names)


def _cut(module: str, names: frozenset[str]) -> str:
    statements = {id(statement): statement for name, statement in _top_level(module).items() if name in names}
    kept = [_narrowed(statement, names) for statement in _parsed(module).body if id(statement) in statements]
    return FUTURE + "\n".join(map(ast.unparse, kept)) + "\n"


def _narrowed(statement: ast.stmt, names: frozenset[str]) -> ast.stmt:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        wanted = [alias for alias in statement.names if _bound(alias) in names]
        if isinstance(statement, ast.Import):
            return ast.Import(wanted)
        return ast.ImportFrom(statement.module, wanted, statement.level)
    return statement


def _without_annotations(statement: ast.AST) -> Iterator[ast.AST]:
    """Walk a statement, leaving out what is only a type: it is never evaluated."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns"):
                continue
            waiting += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, ast.AST)]


@cache
def _top_level(module: str) -> dict[str, ast.stmt]:
    """The statement that binds each top-level name."""
    found: dict[str, ast.stmt] = {}
    for statement in _parsed(module).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found[statement.name] = statement
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            found |= {_bound(alias): statement for alias in statement.names}
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            found |= {node.id: statement for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    return found


@cache
def _parsed(module: str) -> ast.Module:
    return ast.parse((ROOT / Path(*module.split("."))).with_suffix(".py").read_text(encoding="utf-8"))


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _is_ours(module: str | None) -> bool:
    return (module or "").partition(".")[0] == "vbc"
