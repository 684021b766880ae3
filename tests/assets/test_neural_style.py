"""Backdrops in a picture's manner: an optional extra."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from tests.drawings import encoded, guide
from vintage_game_generator.assets import neural_style
from vintage_game_generator.assets.neural_style import manner_of, painted_over
from vintage_game_generator.assets.palette import lightness
from vintage_game_generator.assets.tilesets import draw_tileset
from vintage_game_generator.consoles.checks import check_tileset
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import TilesetSpec

PICTURE = encoded(Image.effect_mandelbrot((300, 200), (-2, -1.2, 1, 1.2), 60).convert("RGB"))
SPEC = TilesetSpec(name="somewhere", biome=0, side_view=True, seed=3)


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    neural_style._session.cache_clear()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(BadInput, match=r"pip install 'vintage-game-generator\[neural\]'"):
        manner_of(PICTURE)


def test_a_bad_picture_is_one_clear_line() -> None:
    with pytest.raises(BadInput, match=r"sea\.txt: it is no PNG, JPEG or WebP picture"):
        manner_of(b"waves", "sea.txt")


@pytest.mark.parametrize("console", list(ArtStyle))
def test_only_backdrops_change_and_every_limit_holds(console: ArtStyle) -> None:
    style = guide(console)
    files = draw_tileset(SPEC, style)
    manner = manner_of(PICTURE)
    assert len(manner) == 100
    painted = painted_over(files, style.biomes[0], manner)
    assert painted == painted_over(files, style.biomes[0], manner)
    assert not check_tileset(painted, SPEC, style)
    changed = {name for name in files if files[name] != painted[name]}
    assert changed
    assert all(name.startswith("backdrops/") and name.endswith(".png") for name in changed)
    for name in changed:
        old, new = (np.array(Image.open(io.BytesIO(one[name]))) for one in (files, painted))
        assert np.array_equal(old[..., 3] > 0, new[..., 3] > 0)
        solid = old[..., 3] > 0
        means = [
            np.mean([lightness("#" + bytes(pixel[:3]).hex()) for pixel in some[::37].tolist()])
            for some in (old[solid], new[solid])
        ]
        assert abs(means[0] - means[1]) < 150


def test_a_network_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    class Runtime:
        SessionOptions = SimpleNamespace

        def InferenceSession(self, path: str, *others: object, **named: object) -> object:
            opened.append(Path(path).name)
            return path

    monkeypatch.setattr(neural_style, "_packages", lambda: (Runtime(), Path("networks")))
    neural_style._session.cache_clear()
    try:
        for network in ("one", "two", "one", "two"):
            assert str(neural_style._session(network)).endswith(f"{network}.onnx")
    finally:
        neural_style._session.cache_clear()
    assert opened == ["one.onnx", "two.onnx"]
