"""What the pages' server answers with: a chapter to whoever looks; for a presenter a place to keep the talk, and right answers."""

from __future__ import annotations

import asyncio
import socket
from importlib import import_module
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from workbook.guarding import only_the_reader
from workbook.slides import kind_of
from workbook.talk import keep_talk
from workbook.viewers import Admission, KernelsOf


def pages_in(folder: Path) -> list[str]:
    """Names of the notebooks that are pages: those in the folder itself, not hidden, and not links to somewhere else."""
    return sorted(
        path.name for path in folder.glob("*.ipynb") if not path.name.startswith(".") and path.resolve().parent == folder.resolve()
    )


def page_handler(folder: Path, *, owners: dict[str, str], admission: Admission) -> Any:
    """Return what shows a page: one of the folder's notebooks, by a kernel of the viewer's own."""
    from workbook.arrivals.handler import Arrival

    class Page(Arrival):
        @property
        def kernel_manager(self) -> Any:
            return KernelsOf(super().kernel_manager, self.current_user, admission=admission, owners=owners)

        @authenticated
        async def get(self, path: str = "") -> None:
            if path not in pages_in(folder) or self.get_query_argument("theme", "light") not in ("light", "dark"):
                raise HTTPError(404)
            if "key" in self.request.query_arguments:  # known by now: out of the address, the history and the kernel's variables
                self.redirect(self.request.path)
                return
            await self.show(path)

    return Page


def for_viewer(handler: Any, *, notebook: Any, cwd: str) -> Any:
    """Give the page's template word of who looks; what is for the speaker is not sent to guests."""
    is_guest = handler.current_user.is_guest
    notebook.metadata["guest_of"] = socket.gethostname() if is_guest else ""
    if is_guest:
        notebook.cells = [cell for cell in notebook.cells if kind_of(cell) != "notes"]
    return notebook


class Talk(JupyterHandler):
    """Takes a presenter's tallies and place from the page."""

    @authenticated
    def put(self, chapter: str) -> None:
        """Keep them."""
        only_the_reader(self)
        try:
            keep_talk(chapter, self.request.body)
        except ValueError as error:
            raise HTTPError(400, str(error)) from None
        except OSError as error:
            raise HTTPError(507, f"The talk could not be written: {error.strerror}.") from None
        self.set_status(204)


def right_answers_handler(folder: Path) -> Any:
    """Return what tells the window of a speaker's notes which answers are right, by slide. It is asked for by that window alone."""

    class RightAnswers(JupyterHandler):
        @authenticated
        async def get(self, chapter: str) -> None:
            only_the_reader(self)
            if f"{chapter}.ipynb" not in pages_in(folder):
                raise HTTPError(404)
            notebook = nbformat.read(folder / f"{chapter}.ipynb", as_version=4)
            answers_by_slide = import_module("widgets.right_answers").answers_by_slide
            found = await asyncio.to_thread(answers_by_slide, notebook.cells)  # the models are imported meanwhile, and nobody waits
            self.set_header("Cache-Control", "no-store")
            self.finish({str(number): lines for number, lines in found.items()})

    return RightAnswers
