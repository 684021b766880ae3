"""Games' folders over HTTP, for this machine alone: `python -m ...serving.files FOLDER PORT`.

In a container, whose port is given to this machine alone, `0.0.0.0` after the port listens to it.

A browser opens no `file://` link of a page that came by HTTP, as Prefect's are.
"""

import io
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from vintage_game_generator.serving.environment import LOOPBACK
from vintage_game_generator.serving.index import POLICY, index_page


class GameFiles(SimpleHTTPRequestHandler):
    """Answers with files below a folder, and nothing else.

    It answers only who calls it by this machine's own name: another name that leads here is how a
    page of somebody else would read what is here. What is hidden, and links that lead out, are
    not there. The folder itself is shown as a page that leads to its games.
    """

    def __init__(self, *args: Any, folder: Path, **kwargs: Any) -> None:
        self._folder = folder.resolve()
        super().__init__(*args, directory=str(self._folder), **kwargs)

    def send_head(self) -> Any:
        """Answer with a file or a folder's list, if it may be seen."""
        name = self.headers.get("Host", "").partition(":")[0]
        if name not in (LOOPBACK, "localhost") or not self._shown():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if Path(self.translate_path(self.path)) == self._folder:
            return self._index()
        return super().send_head()

    def _index(self) -> io.BytesIO:
        """Answer with the page that leads to all games."""
        page = index_page(self._folder)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        return io.BytesIO(page)

    def _shown(self) -> bool:
        asked = Path(self.translate_path(self.path))
        try:
            inside = asked.resolve().is_relative_to(self._folder)
        except (OSError, ValueError):  # a loop of links, a null byte
            return False
        hidden = any(part.startswith(".") for part in asked.relative_to(self._folder).parts)
        return inside and not hidden

    def end_headers(self) -> None:
        """Have every answer asked for again: a game made anew is at the same place."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a log of every picture grows without bounds."""


def file_server(folder: Path, port: int, address: str = LOOPBACK) -> ThreadingHTTPServer:
    """Return a server of a folder, on this machine's loopback alone if nothing else is said."""
    return ThreadingHTTPServer((address, port), partial(GameFiles, folder=folder))


if __name__ == "__main__":
    file_server(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4]).serve_forever()
