"""The server of chapters as pages: Voilà, with kernels forked from a parent that starts when the server does.

python -m workbook.reading FOLDER [Voilà's own options]
"""

import os
import re
import sys
import webbrowser
from pathlib import Path
from typing import Any

from workbook.environment import ROOT
from workbook.kernels import choose_forked_kernels
from workbook.kernels.server_extension import begin
from workbook.serving import FIRST_PAGE
from workbook.talk import keep_talk
from workbook.turns import in_turn

CONTENTS = Path(FIRST_PAGE).name


def serve(folder: Path, *, page: str = "", options: list[str] | None = None) -> None:
    """Serve a folder of notebooks until stopped; `page` is what the browser opens at instead of a list of files."""
    folder = folder.resolve()
    os.chdir(ROOT)  # voila.json is found in the current folder
    choose_forked_kernels()
    begin()  # the parent loads beside the server, and is ready about when that is
    from jupyter_server.utils import url_path_join
    from tornado.web import RedirectHandler
    from voila.app import ExecutionRequestHandler, Voila

    presenting = "--template=deck" in (options or [])

    class Pages(Voila):
        def init_handlers(self) -> list[tuple[Any, ...]]:
            waiting = in_turn(ExecutionRequestHandler)
            talks = [(url_path_join(self.server_url, r"/deck/([^/]+)"), talk_handler())] if presenting else []
            return [
                *talks,
                *self._contents(),
                *(
                    (path, waiting if handler is ExecutionRequestHandler else handler, *more)
                    for path, handler, *more in super().init_handlers()
                ),
            ]

        def _contents(self) -> list[tuple[Any, ...]]:
            """The contents page in place of a list of files, where the folder has one."""
            if not (folder / CONTENTS).exists():
                return []
            address = {"url": url_path_join(self.server_url, "voila/render", CONTENTS), "permanent": False}
            roots = (re.escape(self.server_url) + "?", url_path_join(self.server_url, r"/voila/tree/?"))
            return [(root, RedirectHandler, address) for root in roots]

        def launch_browser(self) -> None:
            webbrowser.open(f"{self.connection_url}{page}")

    Pages.launch_instance(argv=[str(folder), "--Voila.log_level=WARN", *(options or [])])


def talk_handler() -> type:
    """Return what takes a presenter's tallies and place from the page."""
    from jupyter_server.base.handlers import JupyterHandler
    from tornado.web import HTTPError, authenticated

    class Talk(JupyterHandler):
        @authenticated
        def put(self, chapter: str) -> None:
            try:
                keep_talk(chapter, self.request.body)
            except ValueError as error:
                raise HTTPError(400, str(error)) from None
            except OSError as error:
                raise HTTPError(507, f"The talk could not be written: {error.strerror}.") from None
            self.set_status(204)

    return Talk


if __name__ == "__main__":
    serve(Path(sys.argv[1]), options=sys.argv[2:])
