"""The files that pages load: compressed where that was done before, for a class shares the air of one room."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from voila.static_file_handler import TemplateStaticFileHandler


class Static(TemplateStaticFileHandler):
    """Voilà's own, which sends a file's compressed copy instead where there is one and the browser takes it."""

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Return the path of what is sent."""
        copy = f"{absolute_path}.gz"
        if not Path(copy).is_file():
            return self._checked(root, absolute_path)
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" not in self.request.headers.get("Accept-Encoding", ""):
            return self._checked(root, absolute_path)
        self.set_header("Content-Encoding", "gzip")
        return self._checked(root, copy)

    def _checked(self, root: str, absolute_path: str) -> str | None:
        found: str | None = super().validate_absolute_path(root, absolute_path)
        return found

    def get_content_type(self) -> str:
        """Return what the file is when it is no longer compressed."""
        return mimetypes.guess_type(self.path)[0] or "application/octet-stream"
