"""The server of chapters as pages: Voilà, with kernels forked from a parent that starts when the server does.

python -m workbook.reading FOLDER [Voilà's own options]

So started it lets everybody in who reaches it, which is this computer alone; `start.py read` and `present` ask for more.
"""

import logging
import os
import re
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbook.environment import ROOT, Trouble
from workbook.kernels import choose_forked_kernels
from workbook.kernels.server_extension import begin
from workbook.quiet import quiet
from workbook.serving import FIRST_PAGE
from workbook.sharing import kept_secret
from workbook.turns import in_turn
from workbook.viewers import Admission, Viewers

CONTENTS = Path(FIRST_PAGE).name
LOOPBACK = ("127.0.0.1", "::1")
NETWORK = ("0.0.0.0", "::1")
"""Where shared pages listen: on every card, by the addresses that people can read out."""


def serve(
    folder: Path,
    *,
    page: str = "",
    options: list[str] | None = None,
    admission: Admission | None = None,
    opened: Callable[[int], None] = lambda port: None,
) -> None:
    """Serve a folder of notebooks until stopped.

    Parameters
    ----------
    folder
        Its notebooks are the pages; nothing else in it is served.
    page
        Where the address without a path leads, and the browser at the start; else to the contents page, or the first notebook.
    options
        Voilà's own.
    admission
        Who is let in; without it, everybody who reaches this computer's loopback.
    opened
        Called with the port when the server listens.
    """
    folder = folder.resolve()
    os.chdir(ROOT)  # voila.json is found in the current folder
    choose_forked_kernels()
    begin()  # the parent loads beside the server, and is ready about when that is
    if admission is None:
        from workbook.session import home_of

        admission = Admission(kept_secret(home_of(os.environ)))
    server = pages_server(folder, page=page, admission=admission, presenting="--template=deck" in (options or []), opened=opened)
    server.launch_instance(argv=[str(folder), "--Voila.log_level=WARN", *(options or [])])


def pages_server(folder: Path, *, page: str, admission: Admission, presenting: bool, opened: Callable[[int], None]) -> Any:
    """Return the class of the server."""
    from jupyter_server.services.kernels.handlers import KernelHandler
    from jupyter_server.utils import url_path_join
    from tornado.ioloop import IOLoop
    from voila.app import (
        ExecutionRequestHandler,
        Voila,
        VoilaKernelWebsocketHandler,
        VoilaShutdownKernelHandler,
    )

    from workbook.arrivals.handler import Arrivals
    from workbook.arrivals.static import Static
    from workbook.door import Door, Here, Root
    from workbook.guarding import BODY, MESSAGES, Nothing, PageConnection, guarded, host_check
    from workbook.page_handlers import Talk, for_viewer, page_handler, pages_in, right_answers_handler

    shared = bool(admission.hashed)
    first = page or next((f"voila/render/{name}" for name in (CONTENTS, *pages_in(folder)) if name in pages_in(folder)), "")

    class LookOnly(KernelHandler):
        SUPPORTED_METHODS = ("GET",)

    class Pages(Voila):
        def init_settings(self) -> dict[str, Any]:
            settings: dict[str, Any] = super().init_settings()
            self.viewers = Viewers(parent=self, admission=admission, port=self.port)
            self.owners: dict[str, str] = {}
            self.knows = host_check(shared=shared)
            self.kernel_manager.allowed_message_types = list(MESSAGES)
            self.voila_configuration.prelaunch_hook = for_viewer
            quiet(self.log, logging.getLogger("tornado.general"))
            settings |= {
                "identity_provider": self.viewers,
                "cookie_secret": admission.secret,
                "kernel_websocket_connection_class": PageConnection,
                "login_url": url_path_join(self.base_url, "login"),
                "default_handler_class": Nothing,
            }
            return settings

        def init_handlers(self) -> list[tuple[Any, ...]]:
            """Only what a page needs of Voilà's own, and all of it guarded."""

            arrivals = Arrivals(self)
            IOLoop.current().add_callback(arrivals.begin)

            def guard(handler: Any, *, kernels: bool = False) -> Any:
                return guarded(handler, viewers=self.viewers, knows=self.knows, owners=self.owners if kernels else None)

            of_a_kernel = {
                KernelHandler: LookOnly,
                ExecutionRequestHandler: in_turn(ExecutionRequestHandler, arrivals.turns),
                VoilaKernelWebsocketHandler: VoilaKernelWebsocketHandler,
                VoilaShutdownKernelHandler: VoilaShutdownKernelHandler,
            }
            theirs = []
            for path, handler, *more in super().init_handlers():
                if handler in of_a_kernel:
                    theirs.append((path, guard(of_a_kernel[handler], kernels=True), *more))
                elif re.search(r"/voila/(static|labextensions|api/themes)/", path):
                    theirs.append((path, guard(handler), *more))
            render = {
                "arrivals": arrivals,
                "template_paths": self.template_paths,
                "config": self.config,
                "voila_configuration": self.voila_configuration,
            }
            start = {"page": url_path_join(self.base_url, first)}
            ours: list[tuple[Any, ...]] = [
                (r"/(?:voila/?|voila/tree/?)?", Root, start),
                (r"/login", Door, {"viewers": self.viewers, **start}),
                (r"/voila/here", Here),
                (r"/voila/render/([^/]+)", page_handler(folder, owners=self.owners, admission=admission), render),
                (r"/voila/templates/((?:workbook|deck)/static/[\w.-]+)", Static),
                *(
                    [(r"/deck/([^/]+)", Talk), (r"/deck/([^/]+)/right-answers", right_answers_handler(folder))]
                    if presenting
                    else []
                ),
            ]
            return [*((url_path_join(self.server_url, path), guard(handler), *more) for path, handler, *more in ours), *theirs]

        def listen(self) -> None:
            asked = self.ip if self.ip != "localhost" else ""
            if asked and asked not in LOOPBACK and not shared:
                raise Trouble(f"These pages have no password, so they are not opened at {asked}: use --share.")
            heard = False
            for address in (asked,) if asked else NETWORK if shared else LOOPBACK:
                try:
                    self.app.listen(self.port, address, max_body_size=BODY)
                    heard = True
                except OSError as error:
                    if address != "::1":  # many computers have no IPv6
                        raise Trouble(f"Port {self.port} cannot be opened: {error.strerror}. Choose another with --port.") from None
            assert heard
            opened(self.port)
            if self.open_browser:
                self.launch_browser()
            self.ioloop = IOLoop.current()
            try:
                self.ioloop.start()
            except KeyboardInterrupt:
                pass
            finally:
                self.stop()

        def launch_browser(self) -> None:
            address = f"http://localhost:{self.port}{url_path_join(self.base_url, first)}"
            webbrowser.open(in_a_file(f"{address}?key={admission.key}") if admission.key else address)

    return Pages


def in_a_file(address: str) -> str:
    """Return the address of a file that leads there: other users of this computer can read what a browser is started with."""
    import atexit
    from html import escape

    from jupyter_core.paths import jupyter_runtime_dir, secure_write

    path = Path(jupyter_runtime_dir()) / f"pages-{os.getpid()}-open.html"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with secure_write(str(path)) as file:
        file.write(f'<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(address)}">')
    atexit.register(path.unlink, missing_ok=True)
    return path.as_uri()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), options=sys.argv[2:])
