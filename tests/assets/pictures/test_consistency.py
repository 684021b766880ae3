"""How well sprites fit their game: ours do, and bad ones do not."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.drawings import CAST, draft_of, guide, spec_of
from vintage_game_generator.assets.pictures.consistency import PASSING, consistency
from vintage_game_generator.assets.sprites import ARCHETYPES, draw_sprite
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import Behaviour, SpriteRole, SpriteSpec
from vintage_game_generator.models.style import Light, Outline, StyleGuide

FOES = tuple(name for behaviour in Behaviour for name in ARCHETYPES[behaviour])
Files = dict[str, bytes]


def everybody(style: StyleGuide) -> list[SpriteSpec]:
    kinds = (
        (SpriteRole.HERO, ARCHETYPES["hero"], ("hero",), style.hero_frame),
        (SpriteRole.ENEMY, FOES, ("foe", "menace"), style.hero_frame),
        (SpriteRole.BOSS, ARCHETYPES["boss"], ("menace",), style.boss_frame),
    )
    return [
        SpriteSpec(
            name=name, role=role, archetype=name, palette=palettes[number % len(palettes)],
            frame=frame, top_down=False, attacks=True, seed=number,
        )
        for role, names, palettes, frame in kinds
        for number, name in enumerate(names)
    ]  # fmt: skip


def changed(files: Files, name: str, pixels: np.ndarray) -> Files:
    stream = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(stream, "PNG")
    return {**files, f"sprites/{name}.png": stream.getvalue()}


def pixels_of(files: Files, name: str) -> np.ndarray:
    return np.array(Image.open(io.BytesIO(files[f"sprites/{name}.png"])))


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("seed", [7, 42])
def test_all_that_rules_draw_fits(console: ArtStyle, seed: int) -> None:
    style = guide(console, seed)
    drawn = [(spec, draw_sprite(spec, style)) for spec in everybody(style)]
    for spec, files in drawn:
        others = [other for one, other in drawn if one is not spec]
        score = consistency(files, spec, style, others)
        assert score.passes, (spec.name, score)
        assert score.advice == ()


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("kind", CAST)
def test_what_models_draw_well_fits(console: ArtStyle, kind: str) -> None:
    style = guide(console)
    spec = spec_of(style, kind)
    score = consistency(draw_sprite(spec, style, draft_of(kind, spec, style)), spec, style)
    assert min(score.palette, score.size, score.outline, score.light) >= 90
    assert score.passes


@pytest.mark.parametrize("light", list(Light))
def test_light_from_the_wrong_side_does_not_fit(light: Light) -> None:
    style = guide(ArtStyle.SNES).model_copy(update={"light": light})
    wrong = Light.TOP_RIGHT if light is Light.TOP_LEFT else Light.TOP_LEFT
    for kind in ("knight", "slime", "colossus"):
        spec = spec_of(style, kind)
        draft = draft_of(kind, spec, style)
        other = draw_sprite(spec, style.model_copy(update={"light": wrong}), draft)
        assert consistency(draw_sprite(spec, style, draft), spec, style).light >= 70
        score = consistency(other, spec, style)
        assert score.light == score.total < PASSING
        assert f"lighter towards the {light.value}" in score.advice[0]


@pytest.mark.parametrize("console", [ArtStyle.NES, ArtStyle.GAME_BOY, ArtStyle.SNES])
def test_without_a_line_it_does_not_fit(console: ArtStyle) -> None:
    style = guide(console).model_copy(update={"outline": Outline.DARK})
    spec = everybody(style)[0]
    files = draw_sprite(spec, style)
    pixels = pixels_of(files, spec.name)
    line = (pixels[..., :3] == list(bytes.fromhex(style.hero.ramps["outline"][0][1:]))).all(axis=-1)
    pixels[line & (pixels[..., 3] > 0)] = 0
    score = consistency(changed(files, spec.name, pixels), spec, style)
    assert score.outline < PASSING
    assert any("close the figure with a line" in one for one in score.advice)


def test_a_dwarf_and_a_full_frame_do_not_fit() -> None:
    style = guide(ArtStyle.NES)
    spec = spec_of(style, "slime")
    files = draw_sprite(spec, style)
    pixels = pixels_of(files, spec.name)
    dwarf = np.zeros_like(pixels)
    dwarf[10:, 5:11] = pixels[6:12, 5:11]
    score = consistency(changed(files, spec.name, dwarf), spec, style)
    assert score.size < PASSING
    assert any("draw it larger" in one for one in score.advice)
    pixels[pixels[..., 3] == 0] = pixels[12, 8]
    score = consistency(changed(files, spec.name, pixels), spec, style)
    assert score.size < PASSING
    assert any("leave some of it free" in one for one in score.advice)


def test_much_smaller_than_the_others_does_not_fit() -> None:
    style = guide(ArtStyle.NES)
    bat = spec_of(style, "bat")
    files = draw_sprite(bat, style, draft_of("bat", bat, style))
    giants = []
    for kind in ("slime", "knight"):
        spec = spec_of(style, kind)
        giants.append(draw_sprite(spec, style, draft_of(kind, spec, style)))
    alone, among = consistency(files, bat, style), consistency(files, bat, style, giants)
    assert among.size <= alone.size
    assert consistency(giants[0], spec_of(style, "slime"), style, giants).size == 100


def test_what_is_of_the_backdrops_colour_does_not_fit() -> None:
    style = guide(ArtStyle.SNES)
    spec = spec_of(style, "slime")
    files = draw_sprite(spec, style, draft_of("slime", spec, style))
    hidden = style.biomes[0].model_copy(update={"backdrop": style.foe.ramps["primary"][2]})
    style = style.model_copy(update={"biomes": (hidden,)})
    pixels = pixels_of(files, spec.name)
    coat = list(bytes.fromhex(style.foe.ramps["primary"][2][1:]))
    pixels[pixels[..., 3] > 0] = [*coat, 255]
    score = consistency(changed(files, spec.name, pixels), spec, style)
    assert score.contrast == 0
    assert any(hidden.backdrop in one for one in score.advice)


def test_strange_colours_and_nothing_at_all_do_not_fit() -> None:
    style = guide(ArtStyle.NES)
    spec = spec_of(style, "knight")
    files = draw_sprite(spec, style)
    pixels = pixels_of(files, spec.name)
    pixels[pixels[..., 3] > 0] = [1, 2, 3, 255]
    assert consistency(changed(files, spec.name, pixels), spec, style).palette < PASSING
    assert consistency(changed(files, spec.name, pixels * 0), spec, style).total == 0
    assert consistency({}, spec, style).total == 0
