"""A Jupyter server loads this where the workbook is hosted: chapters as pages beside JupyterLab, each at an address of its user's.

`…/read` and `…/voila` open the contents page, `…/voila/render/ch05_….ipynb` a chapter. They are the workbook's own chapters, not
the user's copies: a class reads one edition, whatever somebody has tried out in JupyterLab.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from workbook.environment import ROOT
from workbook.serving import FIRST_PAGE

PAGE = FIRST_PAGE.rpartition("/")[2]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "workbook.hosted_pages"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
    from jupyter_server.utils import url_path_join
    from tornado.web import RedirectHandler
    from voila.configuration import VoilaConfiguration
    from voila.paths import collect_template_paths
    from voila.server_extension import _load_jupyter_server_extension as load_voila

    from workbook.arrivals.connection import StraightConnection
    from workbook.arrivals.handler import Arrivals
    from workbook.arrivals.static import Static

    settings, base = VoilaConfiguration(parent=server), server.web_app.settings["base_url"]
    arrivals = Arrivals(SimpleNamespace(kernel_manager=server.kernel_manager, base_url=base, server_url=base, port=server.port))
    arrivals.waiting.size = 0  # a kernel that waited would keep this server of one user from ever being idle
    server.web_app.settings["kernel_websocket_connection_class"] = StraightConnection

    pages = {
        "arrivals": arrivals,
        "config": server.config,
        "template_paths": collect_template_paths(["voila", "nbconvert"], settings.template),
        "voila_configuration": settings,
    }
    contents = {"url": url_path_join(base, "voila/render", PAGE), "permanent": False}
    chapters = AsyncLargeFileManager(parent=server, root_dir=str(ROOT / "chapters"))
    ours: list[tuple[Any, ...]] = [
        *((path, RedirectHandler, contents) for path in ("/read/?", "/voila/?", "/voila/tree.*")),
        (r"/voila/render/([^/]+\.ipynb)", page_handler(chapters), pages),
        (r"/voila/templates/(workbook/static/[\w.-]+)", Static),
    ]
    # Added first, so that they come before Voilà's own; its scripts and themes are served as it does that.
    server.web_app.add_handlers(".*$", [(url_path_join(base, path), *more) for path, *more in ours])
    load_voila(server)


def page_handler(chapters: Any) -> Any:
    """Return what shows a chapter of the workbook's folder to the one user of this server, whose kernels all are."""
    from tornado.web import authenticated

    from workbook.arrivals.handler import Arrival
    from workbook.arrivals.waiting import Ready
    from workbook.guarding import content_security_policy

    class Page(Arrival):
        @property
        def content_security_policy(self) -> str:
            """Two policies, and a browser keeps to both: the host's says who may frame its pages, ours what a page may load."""
            return f"{super().content_security_policy}, {content_security_policy(self.request.host, frames=False)}"

        def set_default_headers(self) -> None:
            super().set_default_headers()
            self.set_header("Referrer-Policy", "same-origin")

        @property
        def contents_manager(self) -> Any:
            return chapters

        seen_by = "reader"

        async def hand_over(self, _kernel: Ready) -> dict[str, str]:
            return {}

        @authenticated
        async def get(self, path: str = "") -> None:
            await self.show(path)

    return Page
