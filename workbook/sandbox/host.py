"""The side of the notebook: hand a run to a limited process, and turn what comes back into outputs or a reason."""

from __future__ import annotations

import atexit
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbook.sandbox.allowed import allowed_sources
from workbook.sandbox.fresh_process import FreshProcess
from workbook.sandbox.launching import ROOT, Unavailable, can_fork, wants_pandas
from workbook.sandbox.outputs import Failure, Output, Outputs, Raised
from workbook.sandbox.replies import Crafted, Reply
from workbook.sandbox.typed import decode, encode
from workbook.sandbox.warm_process import WarmProcess

ESCAPES = Path(__file__).with_name("escapes.py").read_text(encoding="utf-8")
NOT_FOR_GUESTS = "The computer that shares this page cannot wholly contain code, so code of guests is not run. Your answer is kept."
_warm, _warm_with_pandas = WarmProcess("numpy"), WarmProcess("numpy", "pandas")


def run(
    source: str,
    function: str,
    cases: Sequence[Mapping[str, Any]],
    *,
    uses: Sequence[str] = (),
    seconds: float = 2.0,
    memory_mb: int = 512,
) -> Outputs:
    """Define `function` from `source` and call it with each case; `seconds` is for all of them together."""
    coded = [{name: encode(value) for name, value in case.items()} for case in cases]
    request = {
        "source": source, "function": function, "cases": coded, "uses": list(uses),
        "allowed": allowed_sources(tuple(uses)), "seconds": seconds, "memory_mb": memory_mb,
    }  # fmt: skip
    return _outputs(request, tuple(cases))


def run_table(
    source: str,
    *,
    given: Mapping[str, Any] | None = None,
    uses: Sequence[str] = (),
    seconds: float = 2.0,
    memory_mb: int = 512,
) -> Outputs:
    """Run source that computes a table and calls it `answer`; the names in `given` are there for it."""
    names = {name: encode(value) for name, value in (given or {}).items()}
    request = {
        "source": source, "function": "answer", "cases": None, "given": names, "uses": list(uses),
        "allowed": allowed_sources(tuple(uses)), "seconds": seconds, "memory_mb": memory_mb,
    }  # fmt: skip
    return _outputs(request, ({},))


def warm_up(source: str = "") -> None:
    """Start the warm process that this source will want, without waiting for it, so that the first check finds it ready."""
    if can_fork():
        _process_for({"source": source, "allowed": {}, "cases": None}).start()


def stop() -> None:
    """End the warm processes; the next run starts another."""
    _warm.stop()
    _warm_with_pandas.stop()


atexit.register(stop)


def held() -> list[str]:
    """The layers of isolation that a run has on this system: files, calls, limits, network, shared memory, tree."""
    return _warm.held() if can_fork() else []


def missing() -> list[str]:
    """The layers of isolation that this system lacks: empty where a run is wholly contained.

    It is tried, not read off: code that goes past Python's own calls tries to get out in each way.
    """
    layers = set(held())
    lacking = [layer for layer in ("files", "calls", "limits") if layer not in layers]
    if not layers & {"tree", "calls"}:
        lacking.append("tree or calls")
    tried = run(ESCAPES, "escapes", [{"root": str(ROOT / "start.py")}], seconds=5.0)
    found = tried.outputs[0].value if tried.outputs and not tried.failure else ["files", "calls", "limits"]
    return lacking + [layer for layer in found if layer not in lacking]


def _process_for(request: dict[str, Any]) -> WarmProcess:
    return _warm_with_pandas if wants_pandas(request) else _warm


def _outputs(request: dict[str, Any], cases: tuple[Mapping[str, Any], ...]) -> Outputs:
    if os.environ.get("VBC_CODE") == "off":
        return Outputs(cases, failure=Failure("unavailable", NOT_FOR_GUESTS))
    try:
        request["pandas"] = wants_pandas(request)
        reply = (_process_for(request) if can_fork() else FreshProcess()).ask(request)
    except Unavailable as error:
        return Outputs(cases, failure=Failure("unavailable", str(error)))
    outputs: list[Output] = []
    try:
        failure, is_done = _read(reply, request, outputs)
        if failure is None and is_done and len(outputs) != len(cases):
            raise Crafted  # the check itself sends one value or error for each input before it is done
    except Crafted:
        failure, is_done = Failure("crafted", "Your code wrote into the channel between the check and the workbook."), True
    if failure is None and not is_done:
        failure = _cut_short(reply, request, cases, reached=len(outputs))
    failure = failure or _gave_up(outputs)
    return Outputs(cases, tuple(outputs[: len(cases)]), reply.text(), failure, reply.processor)


def _read(reply: Reply, request: Mapping[str, Any], outputs: list[Output]) -> tuple[Failure | None, bool]:
    """Collect the outputs; return why there are none, and whether the run came to its end."""
    failure, is_done = None, False
    for event in reply.events():
        if event["event"] == "value":
            outputs.append(Output(value=decode(event["value"])))
        elif event["event"] == "raised":
            outputs.append(Output(error=Raised(event["type"], event["message"], event["line"])))
        elif event["event"] == "broken":
            failure = Failure("unavailable", f"Code cannot be checked right now ({event['message']}). Your answer is kept.")
        elif event["event"] == "done":
            is_done = True
        else:
            failure = _before_any_case(event, request["function"], is_table=request["cases"] is None)
    return failure, is_done


def _before_any_case(event: Mapping[str, Any], function: str, *, is_table: bool) -> Failure:
    if event["event"] == "failed":
        if event["type"] == "MemoryError":
            return Failure("memory", "Your code asks for more memory than a check has. Build less at once.")
        if event["type"] in ("SystemExit", "KeyboardInterrupt"):
            return Failure("stopped", f"Your code ends the program ({event['type']}); leave that out.")
        raised = Raised(event["type"], event["message"], event["line"])
        where = "before the table was ready" if is_table else f"before `{function}` could be called"
        return Failure("definition", f"The code stopped {where}:\n\n```text\n{raised}\n```")
    if event["event"] == "signature":
        takes, given = (", ".join(f"`{name}`" for name in event[which]) or "nothing" for which in ("takes", "given"))
        return Failure("signature", f"`{function}` is called with {given}; yours takes {takes}. Keep the first line of the stub.")
    defined = ", ".join(f"`{name}`" for name in event["defined"])
    if is_table:
        return Failure("missing", "The code ran, but nothing is called `answer`. Give your table that name in the last line.")
    there_is = f"it defines {defined}" if defined else "it defines no function"
    return Failure("missing", f"The code ran, but it has no function called `{function}`; {there_is}.")


def _cut_short(reply: Reply, request: Mapping[str, Any], cases: Sequence[Mapping[str, Any]], *, reached: int) -> Failure:
    """Say why there is no `done`, and at which input it stopped where one had begun."""
    function = request["function"]
    begun = request["cases"] is not None and reached < len(cases) and reply.ended != "flood"
    at = f" It was working on `{call(function, cases[reached])}`." if begun else ""
    if reply.ended == "time":
        stopped = f"Your code was still running after {request['seconds']:g} seconds, so it was stopped."
        return Failure("time", f"{stopped} Does every loop end?{at}")
    if reply.ended == "flood":
        return Failure("flood", "Your code returns far more than the answer needs, so it was stopped.")
    if reply.signal:
        crashed = f"Your code crashed Python (signal {reply.signal})"
        return Failure("crashed", f"{crashed}: too deep a recursion or too much memory does that.{at}")
    return Failure("stopped", f"Your code ended the program itself, perhaps with `exit`; let it return instead.{at}")


def _gave_up(outputs: Sequence[Output]) -> Failure | None:
    for output in outputs:
        if output.error and output.error.type == "MemoryError":
            return Failure("memory", "Your code asks for more memory than a check has. Build less at once.")
        if output.error and output.error.type in ("SystemExit", "KeyboardInterrupt"):
            return Failure("stopped", f"Your code ends the program ({output.error.type}); let it return instead.")
        if output.error and output.error.type == "TooLarge":
            return Failure("flood", "Your code returns far more than the answer needs.")
    return None


def call(function: str, case: Mapping[str, Any]) -> str:
    """Write a call as the learner would type it, short."""
    arguments = ", ".join(f"{name}={_short(value)}" for name, value in case.items())
    return f"{function}({arguments})"


def _short(value: Any) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 120 else text[:117] + "…"
