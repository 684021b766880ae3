import io
import json
from itertools import combinations

import numpy as np
import pytest
from PIL import Image

from vintage_game_generator.assets.font import ASCII, LARGE, SMALL, SYMBOLS, draw_font, glyphs
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.style import (
    Biome,
    Light,
    Outline,
    SoundGuide,
    StyleGuide,
    SubPalette,
    Terrain,
)


def style(width: int) -> StyleGuide:
    plain = SubPalette(name="plain", ramps={"outline": ("#000000",)})
    biome = Biome(
        name="plain",
        terrain=Terrain.GRASS,
        backdrop="#ffffff",
        ground=plain,
        accent=plain,
        scenery=plain,
        sky=plain,
    )
    return StyleGuide(
        console=ArtStyle.NES,
        mood="calm",
        screen=(width, 128),
        tile=8,
        hud=8,
        hero_frame=(8, 8),
        boss_frame=(16, 16),
        outline=Outline.DARK,
        light=Light.TOP,
        dither=False,
        ink="#ffffff",
        paper="#000000",
        hero=plain,
        foe=plain,
        menace=plain,
        treasure=plain,
        biomes=(biome,),
        sound=SoundGuide(tempo=120, scale="ionian", root=60, swing=0, voices=("pulse",)),
    )


@pytest.mark.parametrize(("width", "cell"), [(256, [8, 8]), (160, [8, 8]), (128, [5, 7])])
def test_the_font_has_every_printable_letter_in_cells_of_one_size(
    width: int, cell: list[int]
) -> None:
    files = draw_font(style(width))
    facts = json.loads(files["font.json"])
    picture = Image.open(io.BytesIO(files["font.png"]))
    assert facts["cell"] == cell
    assert set(ASCII) | set(SYMBOLS) <= set(facts["letters"])
    assert len(set(facts["letters"])) == len(facts["letters"])
    assert picture.size == (cell[0] * len(facts["letters"]), cell[1])


def test_letters_are_white_on_transparent() -> None:
    picture = np.asarray(Image.open(io.BytesIO(draw_font(style(256))["font.png"])))
    assert {tuple(pixel) for pixel in np.unique(picture.reshape(-1, 4), axis=0).tolist()} == {
        (0, 0, 0, 0),
        (255, 255, 255, 255),
    }


@pytest.mark.parametrize("file", [LARGE, SMALL])
def test_no_two_letters_look_alike(file: str) -> None:
    drawn = glyphs(file)
    for one, other in combinations(ASCII + SYMBOLS, 2):
        assert drawn[one] != drawn[other], (one, other)


@pytest.mark.parametrize("file", [LARGE, SMALL])
def test_every_letter_but_the_blank_has_ink(file: str) -> None:
    drawn = glyphs(file)
    assert "#" not in "".join(drawn[" "])
    for letter in ASCII[1:] + SYMBOLS:
        assert "#" in "".join(drawn[letter]), letter


@pytest.mark.parametrize("file", [LARGE, SMALL])
def test_words_do_not_run_together(file: str) -> None:
    drawn = glyphs(file)
    letters = [letter for letter in ASCII if letter.isalnum()]
    assert all(row[-1] == "." for letter in letters for row in drawn[letter])
