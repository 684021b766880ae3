"""Style guides of four consoles, each with all eight terrains, and two small levels."""

from collections.abc import Callable
from functools import cache

import pytest

from vintage_game_generator.assets.tilesets.tileset import draw_tileset
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.config import Perspective as View
from vintage_game_generator.models.design import TilesetSpec
from vintage_game_generator.models.level import Level, Spawn
from vintage_game_generator.models.style import (
    Biome,
    Light,
    Outline,
    SoundGuide,
    StyleGuide,
    SubPalette,
    Terrain,
)

SCREENS = {
    ArtStyle.NES: ((256, 224), 16),
    ArtStyle.GAME_BOY: ((160, 144), 16),
    ArtStyle.SNES: ((256, 224), 16),
    ArtStyle.PICO_8: ((128, 128), 8),
}


def ramp(red: int, green: int, blue: int, steps: int) -> tuple[str, ...]:
    """Return shades of a colour from a third of it up to itself."""
    share = [100] if steps == 1 else [35 + 65 * step // (steps - 1) for step in range(steps)]
    return tuple(
        f"#{red * part // 100:02x}{green * part // 100:02x}{blue * part // 100:02x}"
        for part in share
    )


def palette(name: str, **ramps: tuple[str, ...]) -> SubPalette:
    return SubPalette(name=name, ramps=ramps)


def triad_biome(terrain: Terrain) -> Biome:
    return Biome(
        name=terrain.value,
        terrain=terrain,
        backdrop="#60a0f0",
        ground=palette(
            "ground",
            outline=("#301800",),
            fill=("#301800", "#a05818"),
            top=("#a05818", "#70d030"),
            detail=("#70d030",),
        ),
        accent=palette(
            "accent", outline=("#200008",), wood=("#200008", "#c03020"), metal=("#f8f8e8",)
        ),
        scenery=palette("scenery", outline=("#003010",), plant=("#003010", "#209830")),
        sky=palette("sky", far=("#4880d0",), mid=("#3868a8",), glow=("#f8f8f8",)),
    )


def shade_biome(terrain: Terrain) -> Biome:
    black, dark, pale, white = "#102010", "#385838", "#88a868", "#d0e8a8"
    return Biome(
        name=terrain.value,
        terrain=terrain,
        backdrop=white,
        ground=palette("ground", outline=(black,), fill=(dark, pale), top=(black, dark)),
        accent=palette("accent", outline=(black,), metal=(dark, pale, white), danger=(black,)),
        scenery=palette("scenery", outline=(black,), plant=(dark, pale), water=(pale, white)),
        sky=palette("sky", far=(pale,), mid=(pale,), glow=(white,)),
    )


def ramp_biome(terrain: Terrain, steps: int) -> Biome:
    return Biome(
        name=terrain.value,
        terrain=terrain,
        backdrop="#203050" if terrain in (Terrain.STONE, Terrain.METAL) else "#80c0f0",
        ground=palette(
            "ground",
            outline=("#180c08",),
            fill=ramp(180, 120, 70, steps),
            top=ramp(120, 220, 80, steps),
            detail=ramp(200, 180, 120, min(3, steps)),
        ),
        accent=palette(
            "accent",
            outline=("#101018",),
            wood=ramp(190, 120, 60, 3),
            metal=ramp(220, 225, 240, 3),
            danger=ramp(230, 60, 50, 3),
            light=("#fff0c0",),
        ),
        scenery=palette(
            "scenery",
            outline=("#0c1810",),
            near=ramp(120, 80, 60, 3),
            plant=ramp(90, 190, 80, 4),
            water=ramp(80, 170, 250, 4),
            light=("#fffff0",),
        ),
        sky=palette(
            "sky",
            far=ramp(120, 170, 220, steps),
            mid=ramp(90, 140, 190, steps),
            glow=ramp(255, 250, 230, steps),
        ),
    )


def guide(console: ArtStyle) -> StyleGuide:
    screen, tile = SCREENS[console]
    makers = {ArtStyle.NES: triad_biome, ArtStyle.GAME_BOY: shade_biome}
    steps = 5 if console is ArtStyle.SNES else 2
    biomes = tuple(
        makers[console](terrain) if console in makers else ramp_biome(terrain, steps)
        for terrain in Terrain
    )
    plain = palette("plain", outline=("#000000",))
    return StyleGuide(
        console=console,
        mood="heroic",
        screen=screen,
        tile=tile,
        hud=tile,
        hero_frame=(tile, tile),
        boss_frame=(2 * tile, 2 * tile),
        outline=Outline.DARK,
        light=Light.TOP_LEFT,
        dither=console is not ArtStyle.SNES,
        ink="#ffffff",
        paper="#000000",
        hero=plain,
        foe=plain,
        menace=plain,
        treasure=plain,
        biomes=biomes,
        sound=SoundGuide(tempo=120, scale="ionian", root=60, swing=0, voices=("pulse",)),
    )


@cache
def drawn(console: ArtStyle, biome: int, view: View) -> dict[str, bytes]:
    side_view, slanted = view is View.SIDE_VIEW, view is View.THREE_QUARTER
    spec = TilesetSpec(name="t", biome=biome, side_view=side_view, slanted=slanted, seed=biome)
    return draw_tileset(spec, guide(console))


@pytest.fixture
def tileset_of() -> Callable[[ArtStyle, int, View], dict[str, bytes]]:
    """Return a maker of tilesets (console, biome, view) that draws each only once."""
    return drawn


@pytest.fixture(params=list(ArtStyle))
def style(request: pytest.FixtureRequest) -> StyleGuide:
    return guide(request.param)


@pytest.fixture
def snes() -> StyleGuide:
    return guide(ArtStyle.SNES)


@pytest.fixture
def side_spec() -> TilesetSpec:
    return TilesetSpec(name="grass", biome=0, side_view=True, seed=7)


@pytest.fixture
def above_spec() -> TilesetSpec:
    return TilesetSpec(name="stone", biome=1, side_view=False, seed=7)


@pytest.fixture
def side_level() -> Level:
    rows = (
        "................................",
        "..........###...................",
        "...o......^.....--..-...........",
        "........H...............k....E..",
        "...##...H...^^.......####.......",
        "#############..####~~####..#####",
        "#############..####~~####..#####",
    )
    spawns = (Spawn(kind="hero", column=1, row=4), Spawn(kind="walker", column=6, row=4, tag=3))
    return Level(number=1, name="Tide Gate", biome=0, tune="level-1", rows=rows, spawns=spawns)


@pytest.fixture
def above_level(snes: StyleGuide) -> Level:
    columns, height = snes.view
    rows = [["#"] * (2 * columns) for _ in range(height)]
    for row in range(1, height - 1):
        for column in range(1, 2 * columns - 1):
            if column not in (columns - 1, columns) or row == 6:
                rows[row][column] = "."
    rows[3][4] = rows[3][5] = rows[4][4] = rows[4][5] = "~"
    rows[9][9] = "^"
    rows[9][20] = "#"
    spawns = (Spawn(kind="hero", column=3, row=8),)
    lines = tuple("".join(row) for row in rows)
    return Level(number=2, name="Vault", biome=1, tune="level-2", rows=lines, spawns=spawns)
