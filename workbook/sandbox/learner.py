"""In the limited process: run the source in a fresh namespace, call its function with each case, send what happens."""

from __future__ import annotations

import builtins
import importlib
import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import Any

from workbook.sandbox.refusing import PRIVATE
from workbook.sandbox.typed import TooLarge, decode, encode

FILE = "<your code>"
Send = Callable[[dict[str, Any]], None]


def execute(request: Mapping[str, Any], send: Send) -> None:
    """Answer one request with events: `defined` or `failed`, then `value` or `raised` for each case, then `done`."""
    namespace = fresh_namespace(request["uses"], with_pandas=request["pandas"])
    namespace |= {name: decode(value) for name, value in request.get("given", {}).items()}
    before = set(namespace)
    try:
        exec(compile(request["source"], FILE, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        send({"event": "failed", **described(error)})
        return
    name = request["function"]
    found: Any = namespace.get(name)
    if name not in namespace or (request["cases"] is not None and not callable(found)):
        defined = [key for key, value in namespace.items() if key not in before and inspect.isfunction(value)]
        send({"event": "missing", "defined": defined[:10]})
        return
    if request["cases"] is None:
        _send_value(lambda: found, send)
    elif _signature_fits(found, request["cases"], send):
        for case in request["cases"]:
            arguments = {key: decode(value) for key, value in case.items()}
            _send_value(partial(found, **arguments), send)
    send({"event": "done"})


def fresh_namespace(uses: Sequence[str], *, with_pandas: bool) -> dict[str, Any]:
    """What the source finds: numpy, pandas, the functions that the problem names, and builtins that know the rules."""
    ready = {"np": importlib.import_module("numpy")}
    if with_pandas:  # left out where no text of the run names it
        ready["pd"] = importlib.import_module("pandas")
    functions = {name: getattr(importlib.import_module(name.rpartition(".")[0]), name.rpartition(".")[2]) for name in uses}
    safe = dict(vars(builtins)) | {"__import__": _guarded_import(functions), "input": _no_input}
    short = {name.rpartition(".")[2]: function for name, function in functions.items()}
    return {"__name__": "answer", "__builtins__": safe, **ready, **short}


def described(error: BaseException) -> dict[str, Any]:
    """Type, message and the learner's own line of an exception."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == FILE]
    line = lines[-1] if lines else getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    try:
        # A syntax error's own text ends with its line, which is told beside it.
        message = str((line and isinstance(error, SyntaxError) and error.msg) or error)[:500]
    except Exception:
        message = ""
    return {"type": type(error).__name__, "message": message, "line": line}


def _send_value(call: Callable[[], Any], send: Send) -> None:
    try:
        value = encode(call())
    except TooLarge:
        send({"event": "raised", "type": "TooLarge", "message": "the value has too many parts", "line": None})
    except BaseException as error:
        send({"event": "raised", **described(error)})
    else:
        send({"event": "value", "value": value})


def _signature_fits(function: Any, cases: Sequence[Mapping[str, Any]], send: Send) -> bool:
    if inspect.isfunction(function) and all(_takes(function) == list(case) for case in cases):
        return True  # as it stands in the stub: no need to look closer
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return True
    try:
        for case in cases:
            signature.bind(**case)
    except TypeError:
        send({"event": "signature", "takes": list(signature.parameters)[:20], "given": list(case)})
        return False
    return True


def _takes(function: Any) -> list[str]:
    """Names of the arguments of a function that is written plainly."""
    code = function.__code__
    return list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])


def _guarded_import(functions: Mapping[str, Any]) -> Callable[..., Any]:
    """Make an `import` for the learner's code alone: of `vbc` it sees the functions that this problem names."""
    allowed = ", ".join(f"`{name}`" for name in functions) or "nothing of it"
    modules = _modules_with(functions, allowed)

    def guarded(name: str, namespace: Any = None, local: Any = None, fromlist: Any = (), level: int = 0) -> Any:
        top = name.partition(".")[0]
        if top in PRIVATE:
            raise ImportError(f"{top} cannot be imported in an answer")
        if top != "vbc":
            return builtins.__import__(name, namespace, local, fromlist, level)
        module = modules.get(name)
        wanted = [one for one in fromlist or () if one != "*"]
        if module is None or any(one not in vars(module) for one in wanted):
            raise ImportError(f"Of vbc this problem allows {allowed}.")
        return module if fromlist else modules["vbc"]

    return guarded


def _modules_with(functions: Mapping[str, Any], allowed: str) -> dict[str, ModuleType]:
    """Build modules named like those of `vbc` that hold the allowed functions and nothing else."""
    modules: dict[str, ModuleType] = {}
    for name, function in functions.items():
        parts = name.split(".")
        for depth in range(1, len(parts)):
            path = ".".join(parts[:depth])
            modules.setdefault(path, _AllowedOnly(path, allowed))
            if depth > 1:
                setattr(modules[".".join(parts[: depth - 1])], parts[depth - 1], modules[path])
        setattr(modules[".".join(parts[:-1])], parts[-1], function)
    return modules


class _AllowedOnly(ModuleType):
    def __init__(self, name: str, allowed: str) -> None:
        super().__init__(name)
        self.__allowed = allowed

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"{self.__name__}.{name} is not part of this problem; of vbc it allows {self.__allowed}.")


def _no_input(*_: object) -> str:
    raise RuntimeError("input() cannot ask anything here: the function gets all it needs as arguments")
