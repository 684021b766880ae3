"""Of which kind a game's files are."""

import pytest

from vintage_game_generator.remixing import KINDS, _kind

FILES = {
    "assets/backdrops/grass-0.png": "backdrops",
    "assets/tiles/grass.png": "tilesets",
    "assets/sounds/jump.wav": "sounds",
    "assets/font.png": "font",
    "web/assets/music/a.json": "tunes",
    "game.py": "code",
    "brief.yaml": "papers",
}


@pytest.mark.parametrize("file", FILES)
def test_each_file_is_counted_as_what_it_is(file: str) -> None:
    assert _kind(file) == FILES[file]
    assert FILES[file] in KINDS
