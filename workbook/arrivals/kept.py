"""The HTML of a chapter, made once and kept until the notebook, the templates or a talk's place change."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from voila.handler import VoilaHandler
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from workbook.talk import kept_talk

HERE = "<!-- the kernel -->"
"""Where the template divides a page: above it what can be read at once, below it what needs a kernel."""
KERNEL, SESSION = "kernel-of-this-page", "session-of-this-page"
"""What stands in a kept page for the names that differ from reader to reader."""


@dataclass(frozen=True)
class KeptPage:
    """A page in two halves, and the cells that make it live."""

    kernel_name: str
    cells: tuple[tuple[int, str], ...]
    """The code cells: the number of each on the page, from 1, and its source."""
    readable: str
    live: str

    def live_with(self, kernel: str, session: str) -> str:
        """Return the second half for one reader."""
        return self.live.replace(KERNEL, kernel).replace(SESSION, session)


class KeptPages:
    """Pages by what they are made from. A page that many ask for at once is made once, in a thread: nobody else waits for it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], asyncio.Task[KeptPage | None]] = {}
        self._one_at_a_time = threading.Lock()

    async def of(self, handler: VoilaHandler, path: str, *, seen_by: str) -> KeptPage | None:
        """Return the page of a notebook as one kind of viewer has it; None where Voilà has to serve it."""
        settings = handler.voila_configuration
        file = Path(handler.contents_manager.root_dir, path.strip("/"))
        if not settings.progressive_rendering or file.suffix != ".ipynb" or not file.is_file():
            return None
        theme = handler.get_argument("theme", None)
        talk = kept_talk(file.stem) if settings.template == "deck" else ""
        key = (path, theme, seen_by, str(talk), _stamp(file), tuple(_stamp(each) for each in _templates(handler)))
        if key not in self._kept or _failed(self._kept[key]):
            for old in [each for each in self._kept if each[:3] == key[:3]]:  # edited: what was is not asked for again
                del self._kept[old]
            renderer = _Renderer.of(handler, path)
            self._kept[key] = asyncio.ensure_future(asyncio.to_thread(self._make, renderer, theme))
        return await asyncio.shield(self._kept[key])

    def _make(self, renderer: _Renderer, theme: str | None) -> KeptPage | None:
        with self._one_at_a_time:
            return asyncio.run(_page(renderer, theme))


async def _page(renderer: _Renderer, theme: str | None) -> KeptPage | None:
    await renderer.initialize(theme=theme)
    html = "".join([part async for part, _ in renderer.generate_content_generator(KERNEL)])
    if KERNEL not in html or SESSION not in html or HERE not in html:
        return None  # it asks for Voilà's own front end, or is in somebody's own template
    readable, _, live = html.partition(HERE)
    cells = [(number, cell.source) for number, cell in enumerate(renderer.notebook.cells, 1) if cell.cell_type == "code"]
    return KeptPage(renderer.notebook.metadata.kernelspec.name, tuple(cells), readable, live)


class _Renderer(NotebookRenderer):
    """Voilà's renderer, without a kernel."""

    @classmethod
    def of(cls, handler: VoilaHandler, path: str) -> _Renderer:
        """Return what renders a notebook as `VoilaHandler` would."""
        settings = {"base_url": handler.base_url, "settings": handler.settings, "log": handler.log}
        page_config = get_page_config(**settings, voila_configuration=handler.voila_configuration)
        if handler.page_config_hook:
            more = {"voila_configuration": handler.voila_configuration, "notebook_path": path}
            page_config = handler.page_config_hook(page_config, **settings, **more)
        return cls(
            request_handler=handler,
            voila_configuration=handler.voila_configuration,
            traitlet_config=handler.traitlet_config,
            notebook_path=path,
            template_paths=handler.template_paths,
            config_manager=handler.config_manager,
            contents_manager=handler.contents_manager,
            base_url=handler.base_url,
            kernel_spec_manager=handler.kernel_spec_manager,
            page_config=page_config,
            mathjax_config=handler.settings.get("mathjax_config"),
            mathjax_url=handler.settings.get("mathjax_url"),
        )

    async def load_notebook(self, path: str) -> Any:
        """Read the file itself: Voilà asks its contents manager, whose data base of trusted notebooks belongs to another thread."""
        notebook = nbformat.read(Path(self.contents_manager.root_dir, path.strip("/")), as_version=4)
        return await self.fix_notebook(notebook) if self.voila_configuration.attempt_fix_notebook else notebook

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: Any) -> str:
        return kernel_id

    async def _jinja_cell_generator_without_execution(self, nb: Any, kernel_id: str) -> AsyncGenerator[Any, None]:
        for cell in nb.cells:
            yield cell


def _failed(task: asyncio.Task[KeptPage | None]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def _templates(handler: VoilaHandler) -> list[Path]:
    return [file for folder in handler.template_paths for file in sorted(Path(folder).glob("*.*"))]


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_mtime_ns, status.st_size
