"""Style guides and tune specs for the tests of music."""

from collections.abc import Callable

import pytest

from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.style import Light, Outline, SoundGuide, StyleGuide, SubPalette

VOICES = {
    "nes": ("pulse", "pulse", "triangle", "noise"),
    "game-boy": ("pulse", "pulse", "wave", "noise"),
    "snes": ("sample",) * 8,
    "pico-8": ("pulse", "triangle", "saw", "noise"),
}
StyleMaker = Callable[..., StyleGuide]
SpecMaker = Callable[..., TuneSpec]


def make_style(
    console: str = "nes",
    scale: str = "dorian",
    root: int = 50,
    swing: int = 0,
    mood: str = "heroic",
    voices: tuple[str, ...] | None = None,
) -> StyleGuide:
    """Return a style guide of which only the sound matters."""
    ink = SubPalette(name="ink", ramps={"ink": ("#000000",)})
    return StyleGuide(
        console=ArtStyle(console),
        mood=mood,
        screen=(256, 224),
        tile=16,
        hud=16,
        hero_frame=(16, 16),
        boss_frame=(32, 32),
        outline=Outline.DARK,
        light=Light.TOP,
        dither=False,
        ink="#ffffff",
        paper="#000000",
        hero=ink,
        foe=ink,
        menace=ink,
        treasure=ink,
        biomes=(),
        sound=SoundGuide(
            tempo=130, scale=scale, root=root, swing=swing, voices=voices or VOICES[console]
        ),
    )


def make_spec(
    name: str = "level-1",
    seed: int = 1,
    tempo: int = 130,
    mood: str = "heroic",
    loop: bool | None = None,
) -> TuneSpec:
    """Return a tune to compose; it loops unless it is a defeat."""
    loops = name != "defeat" if loop is None else loop
    return TuneSpec(name=name, seed=seed, tempo=tempo, mood=mood, loop=loops)


@pytest.fixture
def style() -> StyleMaker:
    return make_style


@pytest.fixture
def spec() -> SpecMaker:
    return make_spec
