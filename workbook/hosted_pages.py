"""A Jupyter server loads this where the workbook is hosted: chapters as pages beside JupyterLab, each at an address of its user's.

`…/read` and `…/voila` open the contents page, `…/voila/render/ch05_….ipynb` a chapter. They are the workbook's own chapters, not
the user's copies: a class reads one edition, whatever somebody has tried out in JupyterLab.
"""

from __future__ import annotations

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
    from voila.tornado.handler import TornadoVoilaHandler

    settings = VoilaConfiguration(parent=server)
    chapters = AsyncLargeFileManager(parent=server, root_dir=str(ROOT / "chapters"))

    class Page(TornadoVoilaHandler):
        """A page from the workbook's folder; everything else about it is this server's."""

        @property
        def contents_manager(self) -> AsyncLargeFileManager:
            return chapters

    def at(path: str) -> str:
        return url_path_join(server.web_app.settings["base_url"], path)

    pages = {
        "config": server.config,
        "template_paths": collect_template_paths(["voila", "nbconvert"], settings.template),
        "voila_configuration": settings,
    }
    contents = {"url": at(f"voila/render/{PAGE}"), "permanent": False}
    # Added first, so that they come before Voilà's own; its scripts, files and the kernels' results are served as it does that.
    server.web_app.add_handlers(
        ".*$",
        [
            *((at(path), RedirectHandler, contents) for path in ("/read/?", "/voila/?", "/voila/tree.*")),
            (at(r"/voila/render/([^/]+\.ipynb)"), Page, pages),
        ],
    )
    load_voila(server)
