"""What every sprite keeps to, whatever its role, console and seed."""

import hashlib
import io
import json
import subprocess
import sys
from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from vintage_game_generator.assets.palette import lightness
from vintage_game_generator.assets.sprites import ARCHETYPES, draw_sprite
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import Behaviour, SpriteRole, SpriteSpec
from vintage_game_generator.models.style import Light, Outline, StyleGuide

Pixels = npt.NDArray[np.uint8]
ITEMS = (
    "coin", "heart", "life", "key", "door", "checkpoint", "exit", "power", "crate", "spring",
    "gate", "lift", "rune",
)  # fmt: skip
FOES = tuple(name for behaviour in Behaviour for name in ARCHETYPES[behaviour])
CAST = (
    *((SpriteRole.HERO, name) for name in ARCHETYPES["hero"]),
    *((SpriteRole.ENEMY, name) for name in FOES),
    *((SpriteRole.BOSS, name) for name in ARCHETYPES["boss"]),
)
THINGS = (
    *((SpriteRole.ITEM, name) for name in ITEMS),
    (SpriteRole.SHOT, "hero-shot"),
    (SpriteRole.SHOT, "foe-shot"),
    (SpriteRole.EFFECT, "slash"),
    (SpriteRole.EFFECT, "puff"),
)
PALETTES = {SpriteRole.HERO: "hero", SpriteRole.ENEMY: "foe", SpriteRole.BOSS: "menace"}


def spec_of(
    style: StyleGuide, role: SpriteRole, name: str, seed: int = 7, top_down: bool = False
) -> SpriteSpec:
    frame = (style.tile, style.tile)
    if role in (SpriteRole.HERO, SpriteRole.ENEMY):
        frame = style.hero_frame
    elif role is SpriteRole.BOSS:
        frame = style.boss_frame
    return SpriteSpec(
        name=name,
        role=role,
        archetype=name,
        palette=PALETTES.get(role, "treasure"),
        frame=frame,
        top_down=top_down,
        attacks=True,
        seed=seed,
    )


@cache
def _drawn(spec: str, style: str) -> tuple[tuple[Pixels, ...], dict[str, Any]]:
    sprite = SpriteSpec.model_validate_json(spec)
    files = draw_sprite(sprite, StyleGuide.model_validate_json(style))
    data = json.loads(files[f"sprites/{sprite.name}.json"])
    sheet = np.array(Image.open(io.BytesIO(files[f"sprites/{sprite.name}.png"])))
    width, height = data["frame"]
    assert sheet.shape[0] == height
    assert sheet.shape[1] % width == 0
    return tuple(sheet[:, x : x + width] for x in range(0, sheet.shape[1], width)), data


def drawn(spec: SpriteSpec, style: StyleGuide) -> tuple[tuple[Pixels, ...], dict[str, Any]]:
    return _drawn(spec.model_dump_json(), style.model_dump_json())


def covered(frame: Pixels) -> float:
    return float((frame[..., 3] > 0).mean())


@pytest.mark.parametrize("top_down", [False, True], ids=["side", "above"])
def test_every_pixel_is_clear_or_of_the_sub_palette(style: StyleGuide, top_down: bool) -> None:
    for role, name in (*CAST, *THINGS):
        if top_down and role is not SpriteRole.HERO:
            continue
        spec = spec_of(style, role, name, top_down=top_down)
        palette = next(p for p in style.sprite_palettes if p.name == spec.palette)
        allowed = {tuple(bytes.fromhex(colour[1:])) for colour in palette.colours}
        frames, data = drawn(spec, style)
        assert data["frame"] == list(spec.frame)
        assert data["anchor"] == [spec.frame[0] // 2, spec.frame[1]]
        for frame in frames:
            assert set(np.unique(frame[..., 3])) <= {0, 255}
            shown = {tuple(pixel) for pixel in frame[frame[..., 3] > 0][:, :3].tolist()}
            assert shown <= allowed, (name, shown - allowed)


def test_side_view_heroes_have_their_animations(style: StyleGuide) -> None:
    for name in ARCHETYPES["hero"]:
        animations = drawn(spec_of(style, SpriteRole.HERO, name), style)[1]["animations"]
        counts = {kind: len(animation["frames"]) for kind, animation in animations.items()}
        assert counts["walk"] == 4
        assert 2 <= counts["idle"] <= 4
        assert 1 <= counts["jump"] <= 2
        assert 2 <= counts["attack"] <= 3
        assert counts["hurt"] == 1
        assert 3 <= counts["death"] <= 4


def test_heroes_seen_from_above_have_three_facings(style: StyleGuide) -> None:
    spec = spec_of(style, SpriteRole.HERO, "ranger", top_down=True)
    frames, data = drawn(spec, style)
    for kind in ("idle", "walk", "attack", "hurt", "death"):
        assert {f"{kind}-down", f"{kind}-up", f"{kind}-side"} <= data["animations"].keys()
    first = [data["animations"][f"idle-{facing}"]["frames"][0] for facing in ("down", "up", "side")]
    for one, other in combinations(first, 2):
        assert not np.array_equal(frames[one], frames[other])


def test_foes_and_bosses_have_their_animations(style: StyleGuide) -> None:
    for role, name in CAST:
        if role is SpriteRole.HERO:
            continue
        animations = drawn(spec_of(style, role, name), style)[1]["animations"]
        assert {"idle", "walk", "attack", "hurt", "death"} <= animations.keys()
        assert animations["walk"]["loop"]
        assert not animations["death"]["loop"]


def test_a_checkpoint_can_be_lit(style: StyleGuide) -> None:
    frames, data = drawn(spec_of(style, SpriteRole.ITEM, "checkpoint"), style)
    unlit, lit = (data["animations"][kind]["frames"][0] for kind in ("idle", "lit"))
    assert not np.array_equal(frames[unlit], frames[lit])


def test_what_moves_differs_from_frame_to_frame(style: StyleGuide) -> None:
    for role, name in CAST:
        frames, data = drawn(spec_of(style, role, name), style)
        for kind in ("idle", "walk", "attack", "death"):
            shown = data["animations"][kind]["frames"]
            pairs = zip(shown, [*shown[1:], shown[0]], strict=True)
            assert all(one != other for one, other in pairs), (name, kind)
            assert all(0 <= index < len(frames) for index in shown)


def test_figures_fill_their_frame_but_not_all_of_it(style: StyleGuide) -> None:
    for role, name in CAST:
        frames, data = drawn(spec_of(style, role, name), style)
        for kind in ("idle", "walk", "attack"):
            for index in data["animations"][kind]["frames"]:
                assert 0.15 <= covered(frames[index]) <= 0.9, (name, kind, covered(frames[index]))


def test_walkers_stand_on_the_ground(style: StyleGuide) -> None:
    grounded = [("hero", n) for n in ARCHETYPES["hero"]]
    grounded += [("enemy", n) for kind in ("walker", "hopper", "shooter", "charger")
                 for n in ARCHETYPES[kind]]  # fmt: skip
    for role, name in grounded:
        frames, data = drawn(spec_of(style, SpriteRole(role), name), style)
        standing = frames[data["animations"]["idle"]["frames"][0]]
        rows = np.flatnonzero(standing[..., 3].any(axis=1))
        assert rows[-1] >= standing.shape[0] - 2, name


@pytest.mark.parametrize("name", ["door", "gate", "crate"])
def test_barriers_fill_their_cell(style: StyleGuide, name: str) -> None:
    frames, _ = drawn(spec_of(style, SpriteRole.ITEM, name), style)
    solid = frames[0][..., 3] > 0
    assert solid.any(axis=0).all()
    assert solid.any(axis=1).all()
    assert solid.mean() > 0.7


@pytest.mark.parametrize("light", list(Light))
def test_heroes_are_lit_from_where_the_guide_says(
    guides: dict[ArtStyle, StyleGuide], light: Light
) -> None:
    style = guides[ArtStyle.SNES].model_copy(update={"light": light})
    left = right = 0
    for name in ("keeper", "ranger", "diver", "courier"):
        spec = spec_of(style, SpriteRole.HERO, name, top_down=True)
        frames, data = drawn(spec, style)
        frame = frames[data["animations"]["idle-up"]["frames"][0]]
        head = [
            (int(column), lightness("#" + bytes(frame[row, column, :3]).hex()))
            for row, column in np.argwhere(frame[..., 3] > 0)
            if row < 16 and 9 <= column < 23
        ]
        left += sum(value for column, value in head if column < 16)
        right += sum(value for column, value in head if column >= 16)
    if light is Light.TOP_LEFT:
        assert left > right * 1.04
    elif light is Light.TOP_RIGHT:
        assert right > left * 1.04
    else:
        assert abs(left - right) < left * 0.04


def test_a_dark_outline_closes_every_figure(guides: dict[ArtStyle, StyleGuide]) -> None:
    style = guides[ArtStyle.SNES].model_copy(update={"outline": Outline.DARK})
    for role, name in CAST[::3]:
        palette = {SpriteRole.HERO: style.hero, SpriteRole.ENEMY: style.foe}.get(role, style.menace)
        dark = list(bytes.fromhex(palette.ramps["outline"][0][1:]))
        frames, data = drawn(spec_of(style, role, name), style)
        frame = frames[data["animations"]["idle"]["frames"][0]]
        solid = np.pad(frame[..., 3] > 0, 1)
        open_ = ~solid
        edge = solid[1:-1, 1:-1] & (
            open_[:-2, 1:-1] | open_[2:, 1:-1] | open_[1:-1, :-2] | open_[1:-1, 2:]
        )
        edge[0] = edge[-1] = edge[:, 0] = edge[:, -1] = False  # what the frame cuts off is open
        assert (frame[edge][:, :3] == dark).all(), name


def test_a_selective_outline_is_lighter_where_light_falls(
    guides: dict[ArtStyle, StyleGuide],
) -> None:
    snes = guides[ArtStyle.SNES]
    sheets = {
        outline: draw_sprite(
            spec_of(snes, SpriteRole.HERO, "mage"), snes.model_copy(update={"outline": outline})
        )["sprites/mage.png"]
        for outline in Outline
    }
    shown = {o: np.array(Image.open(io.BytesIO(s))).astype(np.int64) for o, s in sheets.items()}
    assert (shown[Outline.SELECTIVE][..., 3] == shown[Outline.DARK][..., 3]).all()
    assert shown[Outline.SELECTIVE][..., :3].sum() > shown[Outline.DARK][..., :3].sum()


def test_other_seeds_make_other_pictures(style: StyleGuide) -> None:
    for role, name, least in (
        (SpriteRole.HERO, "courier", 4),
        (SpriteRole.HERO, "knight", 2),
        (SpriteRole.ENEMY, "beetle", 3),
    ):
        pictures = {
            draw_sprite(spec_of(style, role, name, seed), style)[f"sprites/{name}.png"]
            for seed in range(8)
        }
        assert len(pictures) >= least, (name, len(pictures))


def test_archetypes_have_silhouettes_of_their_own(style: StyleGuide) -> None:
    shapes = {}
    for role, name in CAST:
        if role is SpriteRole.BOSS:
            continue
        frames, data = drawn(spec_of(style, role, name), style)
        shapes[role, name] = frames[data["animations"]["idle"]["frames"][0]][..., 3] > 0
    for one, other in combinations(shapes, 2):
        both = (shapes[one] & shapes[other]).sum()
        either = (shapes[one] | shapes[other]).sum()
        alike = one[0] == other[0] == SpriteRole.HERO  # heroes share a body
        assert both / either < (0.995 if alike else 0.93), (one, other)


def test_sprites_are_the_same_bytes_in_another_process(style: StyleGuide) -> None:
    specs = [
        spec_of(style, SpriteRole.HERO, "nomad"),
        spec_of(style, SpriteRole.ENEMY, "jelly"),
        spec_of(style, SpriteRole.ITEM, "coin"),
    ]
    here = hashlib.sha256()
    for spec in specs:
        for content in draw_sprite(spec, style).values():
            here.update(content)
    program = (
        "import hashlib, sys\n"
        "from vintage_game_generator.assets.sprites import draw_sprite\n"
        "from vintage_game_generator.models.design import SpriteSpec\n"
        "from vintage_game_generator.models.style import StyleGuide\n"
        "style, *specs = sys.stdin.read().splitlines()\n"
        "digest = hashlib.sha256()\n"
        "for spec in specs:\n"
        "    sprite = SpriteSpec.model_validate_json(spec)\n"
        "    for data in draw_sprite(sprite, StyleGuide.model_validate_json(style)).values():\n"
        "        digest.update(data)\n"
        "print(digest.hexdigest())\n"
    )
    told = "\n".join([style.model_dump_json(), *(spec.model_dump_json() for spec in specs)])
    there = subprocess.run(
        [sys.executable, "-c", program], input=told, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == here.hexdigest()


def test_each_behaviour_has_three_archetypes_and_more_for_heroes_and_bosses() -> None:
    assert {*Behaviour, "hero", "boss"} == ARCHETYPES.keys()
    assert all(len(names) >= 3 for names in ARCHETYPES.values())
    assert len(ARCHETYPES["hero"]) >= 8
    assert len(ARCHETYPES["boss"]) >= 5
    everyone = [name for names in ARCHETYPES.values() for name in names]
    assert len(everyone) == len(set(everyone))


def test_small_figures_stand_in_the_middle_of_larger_frames(
    guides: dict[ArtStyle, StyleGuide],
) -> None:
    nes = guides[ArtStyle.NES]
    spec = spec_of(nes, SpriteRole.HERO, "mage")
    plain, _ = drawn(spec, nes)
    wide, data = drawn(spec.model_copy(update={"frame": (20, 22)}), nes)
    assert data["anchor"] == [10, 22]
    assert np.array_equal(wide[0][6:, 2:18], plain[0])


def test_an_unknown_archetype_is_drawn_as_a_known_one(style: StyleGuide) -> None:
    for role in (SpriteRole.HERO, SpriteRole.ENEMY, SpriteRole.BOSS):
        frames, _ = drawn(spec_of(style, role, "hippogriff"), style)
        assert covered(frames[0]) > 0.15
