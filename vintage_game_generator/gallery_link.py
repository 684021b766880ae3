"""The address under which a browser shows a gallery."""

import os
from pathlib import Path
from urllib.parse import quote

from vintage_game_generator.serving.settings import GALLERY_FOLDER, GALLERY_URL


def gallery_link(page: Path) -> str:
    """Return where a page is: on the server that `vintage up` started, else as a file.

    A browser follows no link from a page of a server to a file: such an address is to be copied.
    """
    server, folder = os.environ.get(GALLERY_URL, ""), os.environ.get(GALLERY_FOLDER, "")
    if server and folder and page.is_relative_to(Path(folder).absolute()):
        inside = page.relative_to(Path(folder).absolute()).as_posix()
        return f"{server.rstrip('/')}/{quote(inside)}"
    return page.as_uri()
