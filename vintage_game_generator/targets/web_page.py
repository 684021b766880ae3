"""The game as one page that needs nothing else: no server, no network, no other file.

The same as `kernels/web/tools/page.js`, which makes it in a game's own project, to the byte.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping

from vintage_game_generator.targets.web_modules import joined_modules

ASSETS = "assets/"
INDEX = "assets/index.json"  # what the folder holds, for the page that fetches it
_KEPT = (".json", ".png", ".tmj", ".wav")
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_SCRIPT = re.compile(r'<script type="module" src="([^"]+)"></script>')


def page_name(package: str) -> str:
    """Return the file of a game's page: `moon-mill.html`."""
    return f"{package.replace('_', '-')}.html"


def asset_names(files: Mapping[str, bytes]) -> list[str]:
    """Return the paths of a project's assets inside their folder, sorted."""
    return sorted(
        path.removeprefix(ASSETS)
        for path in files
        if path.startswith(ASSETS) and path.endswith(_KEPT) and path != INDEX
    )


def asset_index(files: Mapping[str, bytes]) -> str:
    """Return the list of a project's assets, as text."""
    return json.dumps(asset_names(files), indent=1, ensure_ascii=False) + "\n"


def whole_page(files: Mapping[str, bytes]) -> str:
    """Return the page, as text.

    It is the project's `index.html` with everything in it. Its policy lets it run this very
    script, use this very style, and reach nothing.

    Args:
        files: The project's files, assets too, by their paths inside it.

    Raises:
        ValueError: A module has a form that is not put into pages.
    """

    def text(path: str) -> str:
        return files[path].decode()

    outside = text("index.html")
    style = "\n" + text(_part(outside, _STYLE))
    script = "\n" + joined_modules(_part(outside, _SCRIPT), text)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    data = f'<script id="assets" type="application/json">{_embedded(files)}</script>'
    code = f'{data}\n<script type="module">{script}</script>'
    page = _POLICY.sub(lambda found: found[1] + policy, outside, count=1)
    page = _STYLE.sub(lambda _: f"<style>{style}</style>", page, count=1)
    return _SCRIPT.sub(lambda _: code, page, count=1)


def _embedded(files: Mapping[str, bytes]) -> str:
    """Return the assets as one JSON object: base64 by path."""
    entries = []
    for name in asset_names(files):
        key = json.dumps(name, ensure_ascii=False).replace("<", "\\u003c")
        entries.append(f'{key}:"{b64encode(files[ASSETS + name]).decode()}"')
    return "{\n" + ",\n".join(entries) + "\n}"


def _part(page: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(page)
    if found is None:
        raise ValueError(f"index.html: lacks {pattern.pattern}")
    return found[1]


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
