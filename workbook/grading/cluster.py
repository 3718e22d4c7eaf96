"""The same units on a Dask cluster: few at a time, each result written as it comes, a lost worker's units marked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from workbook.environment import Trouble
from workbook.grading.workers import Job

IN_FLIGHT = 4
"""Units a core: enough that no worker waits, few enough that the memory of everybody stays flat."""


def run(jobs: Iterable[Job], address: str, *, patience: float = 15.0) -> Iterator[tuple[str, str, Any]]:
    """Yield name, `done` or `failed`, and the result of each job, as they end."""
    distributed = _distributed()
    source = iter(jobs)
    first = next(source, None)
    if first is None:
        return
    client = _client(distributed, address, patience)
    try:
        _check_workers(client, first)
        ending = distributed.as_completed([_send(client, first)], loop=client.loop)
        for _ in range(IN_FLIGHT * max(_cores(client), 1) - 1):
            _add(client, ending, source)
        for future in ending:
            yield _ended(future)
            future.release()
            _add(client, ending, source)
    finally:
        client.close()


def mark(data: dict[str, Any], release: str) -> tuple[str, Any]:
    """On a worker: grade one unit with the same code that a process of the grader's own computer runs."""
    from workbook.grading import isolation
    from workbook.grading.judging import NoChecking
    from workbook.grading.unit import from_plain
    from workbook.release.identity import release_id

    if release_id() != release:
        return "stop", f"a worker has the workbook of release {release_id()}, and this course is {release}"
    if not data["settings"]["weaker"] and (lacking := _lacking(isolation)):
        return "stop", f"a worker cannot wholly contain a learner's code: {'; '.join(lacking)}"
    try:
        return "done", from_plain(data)
    except NoChecking as error:
        return "stop", str(error)


_known: list[list[str]] = []


def _lacking(isolation: Any) -> list[str]:
    """What this worker lacks, tried once."""
    if not _known:
        _known.append(isolation.missing())
    return _known[0]


def _add(client: Any, ending: Any, source: Iterator[Job]) -> None:
    job = next(source, None)
    if job is not None:
        ending.add(_send(client, job))


def _send(client: Any, job: Job) -> Any:
    name, data = job
    return client.submit(mark, data, data["settings"]["release"], key=f"mark-{name}", pure=False)


def _ended(future: Any) -> tuple[str, str, Any]:
    name = str(future.key).removeprefix("mark-")
    if future.status != "finished":
        error = future.exception()
        return name, "failed", f"{type(error).__name__}: {error}"[:500]
    how, result = future.result()
    if how == "stop":
        raise Trouble(f"Marking stopped: {result}. Set its workers up like this computer.")
    return name, how, result


def _check_workers(client: Any, first: Job) -> None:
    if not client.scheduler_info()["workers"]:
        try:
            client.wait_for_workers(1, timeout=30)
        except TimeoutError:
            raise Trouble("The scheduler has no workers: start some with `dask worker ADDRESS --nthreads 1`.") from None


def _cores(client: Any) -> int:
    return sum(client.nthreads().values())


def _client(distributed: Any, address: str, patience: float) -> Any:
    try:
        return distributed.Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Trouble(f"No Dask scheduler answers at {address} ({type(error).__name__}).") from None


def _distributed() -> Any:
    try:
        return import_module("distributed")
    except ModuleNotFoundError:
        raise Trouble("Grading on a cluster needs the package `distributed`: pip install distributed.") from None
