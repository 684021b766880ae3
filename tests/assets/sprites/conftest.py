"""A plausible style guide for each console."""

import pytest

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

Ramps = dict[str, tuple[str, ...]]


def palette(name: str, **ramps: tuple[str, ...]) -> SubPalette:
    return SubPalette(name=name, ramps=ramps)


def guide(
    console: ArtStyle,
    screen: tuple[int, int],
    tile: int,
    hero_frame: tuple[int, int],
    boss_frame: tuple[int, int],
    outline: Outline,
    light: Light,
    palettes: tuple[SubPalette, SubPalette, SubPalette, SubPalette],
) -> StyleGuide:
    hero, foe, menace, treasure = palettes
    ground = SubPalette(name="ground", ramps={"ground": ("#000000",)})
    return StyleGuide(
        console=console,
        mood="bright",
        screen=screen,
        tile=tile,
        hud=tile,
        hero_frame=hero_frame,
        boss_frame=boss_frame,
        outline=outline,
        light=light,
        dither=False,
        ink="#ffffff",
        paper="#000000",
        hero=hero,
        foe=foe,
        menace=menace,
        treasure=treasure,
        biomes=(
            Biome(
                name="meadow",
                terrain=Terrain.GRASS,
                backdrop="#6aa84f",
                ground=ground,
                accent=ground,
                scenery=ground,
                sky=ground,
            ),
        ),
        sound=SoundGuide(tempo=120, scale="dorian", root=57, swing=0, voices=("pulse",)),
    )


def triad(name: str, dark: str, middle: str, light: str) -> SubPalette:
    return palette(
        name,
        outline=(dark,),
        primary=(middle,),
        secondary=(dark,),
        skin=(light,),
        metal=(light,),
        light=(light,),
    )


NES = guide(
    ArtStyle.NES,
    (256, 224),
    16,
    (16, 16),
    (32, 32),
    Outline.DARK,
    Light.TOP_LEFT,
    (
        triad("hero", "#1a1008", "#d03018", "#fcc8a0"),
        triad("foe", "#081830", "#1c8c3c", "#e8f0a0"),
        triad("menace", "#200820", "#9838c8", "#f8b8f8"),
        triad("treasure", "#381000", "#e08010", "#fcf0b0"),
    ),
)
GAME_BOY = guide(
    ArtStyle.GAME_BOY,
    (160, 144),
    16,
    (16, 16),
    (32, 32),
    Outline.DARK,
    Light.TOP,
    (
        triad("hero", "#0f2f1f", "#5a8a4a", "#e0f0b8"),
        triad("foe", "#0f2f1f", "#5a8a4a", "#e0f0b8"),
        triad("menace", "#0f2f1f", "#5a8a4a", "#e0f0b8"),
        triad("treasure", "#0f2f1f", "#5a8a4a", "#e0f0b8"),
    ),
)
SNES = guide(
    ArtStyle.SNES,
    (256, 224),
    16,
    (32, 32),
    (64, 64),
    Outline.SELECTIVE,
    Light.TOP_LEFT,
    (
        palette(
            "hero",
            outline=("#18101c",),
            primary=("#1c4438", "#2f6f4a", "#5a9c58", "#a0cc78"),
            secondary=("#5c2c1c", "#a06030", "#d8a850"),
            skin=("#7c4438", "#c07c5c", "#ecb890"),
            metal=("#4c546c", "#949cac"),
            light=("#f4ecd0",),
        ),
        palette(
            "foe",
            outline=("#1c1014",),
            primary=("#54183c", "#943048", "#d05850", "#f49868"),
            secondary=("#2c2c54", "#4c5c8c", "#84a4c0"),
            skin=("#8c5c3c", "#d8b078"),
            metal=("#545460", "#a0a0a8"),
            light=("#fcf4dc",),
        ),
        palette(
            "menace",
            outline=("#0c0c1c",),
            primary=("#241c4c", "#443c84", "#6c64b8", "#a8a4e4"),
            secondary=("#5c1c24", "#b03c30", "#f08c40"),
            skin=("#346454", "#74b474"),
            metal=("#4c5060", "#8c94a4", "#d0d4dc"),
            light=("#fcf8e4",),
        ),
        palette(
            "treasure",
            outline=("#241018",),
            primary=("#8c4818", "#d89024", "#fcd854"),
            secondary=("#6c1428", "#c02c3c", "#f47464"),
            skin=("#204c84", "#489cd4"),
            metal=("#50586c", "#94a0b4", "#dce4ec"),
            light=("#fffcec",),
        ),
    ),
)
PICO_8 = guide(
    ArtStyle.PICO_8,
    (128, 128),
    8,
    (8, 8),
    (16, 16),
    Outline.DARK,
    Light.TOP_RIGHT,
    (
        palette(
            "hero",
            outline=("#1d2b53",),
            primary=("#7e2553", "#ff004d"),
            secondary=("#ab5236", "#ffa300"),
            skin=("#ffccaa",),
            metal=("#c2c3c7",),
            light=("#fff1e8",),
        ),
        palette(
            "foe",
            outline=("#000000",),
            primary=("#008751", "#00e436"),
            secondary=("#5f574f", "#c2c3c7"),
            light=("#fff1e8",),
        ),
        palette(
            "menace",
            outline=("#000000",),
            primary=("#1d2b53", "#83769c"),
            secondary=("#ff004d", "#ff77a8"),
            metal=("#5f574f", "#c2c3c7"),
            light=("#fff1e8",),
        ),
        palette(
            "treasure",
            outline=("#000000",),
            primary=("#ffa300", "#ffec27"),
            secondary=("#7e2553", "#ff004d"),
            skin=("#29adff",),
            metal=("#5f574f", "#c2c3c7"),
            light=("#fff1e8",),
        ),
    ),
)
GUIDES = {guide.console: guide for guide in (NES, GAME_BOY, SNES, PICO_8)}


@pytest.fixture(params=list(GUIDES), ids=str)
def style(request: pytest.FixtureRequest) -> StyleGuide:
    return GUIDES[request.param]


@pytest.fixture
def guides() -> dict[ArtStyle, StyleGuide]:
    return GUIDES
