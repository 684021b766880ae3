"""Sprite sheets that are made of one drawn pose."""

import hashlib
import json
import subprocess
import sys
from itertools import combinations, pairwise

import numpy as np
import pytest

from tests.drawings import CAST, draft_of, frames_of, guide, rows_of, spec_of
from vintage_game_generator.assets.sprites import draw_sprite
from vintage_game_generator.consoles.checks import check_sprite
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.design import SpriteRole, SpriteSpec
from vintage_game_generator.models.drafts.letters import DIGITS
from vintage_game_generator.models.drafts.sprite import SpriteDraft
from vintage_game_generator.models.style import Light, Outline

CONSOLES = list(ArtStyle)


def animations_of(files: dict[str, bytes], name: str) -> dict[str, list[int]]:
    sheet = json.loads(files[f"sprites/{name}.json"])
    return {kind: one["frames"] for kind, one in sheet["animations"].items()}


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("kind", CAST)
def test_a_drawn_character_keeps_to_its_console(console: ArtStyle, kind: str) -> None:
    style = guide(console)
    for top_down in (False, True):
        spec = spec_of(style, kind, top_down)
        files = draw_sprite(spec, style, draft_of(kind, spec, style))
        assert not check_sprite(files, spec, style)
        sheet = json.loads(files[f"sprites/{spec.name}.json"])
        assert sheet["anchor"] == [spec.frame[0] // 2, spec.frame[1]]


@pytest.mark.parametrize("console", CONSOLES)
def test_it_has_the_animations_of_its_role(console: ArtStyle) -> None:
    style = guide(console)
    side, above = spec_of(style, "knight"), spec_of(style, "knight", top_down=True)
    found = animations_of(draw_sprite(side, style, draft_of("knight", side, style)), "hero")
    assert list(found) == ["idle", "walk", "attack", "hurt", "death", "jump"]
    assert len(found["walk"]) == 4
    found = animations_of(draw_sprite(above, style, draft_of("knight", above, style)), "hero")
    moves = ("idle", "walk", "attack", "hurt", "death")
    assert set(found) == {f"{kind}-{way}" for kind in moves for way in ("down", "up", "side")}
    foe = spec_of(style, "slime")
    calm = foe.model_copy(update={"attacks": False})
    for spec, wanted in ((foe, {*moves}), (calm, {*moves} - {"attack"})):
        files = draw_sprite(spec, style, draft_of("slime", spec, style))
        assert set(animations_of(files, spec.name)) == wanted


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("kind", CAST)
def test_what_moves_differs_from_frame_to_frame(console: ArtStyle, kind: str) -> None:
    style = guide(console)
    spec = spec_of(style, kind)
    files = draw_sprite(spec, style, draft_of(kind, spec, style))
    for name in ("idle", "walk", "attack", "death"):
        shown = animations_of(files, spec.name)[name]
        assert all(one != other for one, other in pairwise(shown)), name


@pytest.mark.parametrize("console", CONSOLES)
def test_a_walking_hero_moves_its_legs_and_keeps_its_head(console: ArtStyle) -> None:
    style = guide(console)
    spec = spec_of(style, "knight")
    files = draw_sprite(spec, style, draft_of("knight", spec, style))
    frames = frames_of(files, "hero", spec.frame[0])
    walk = [frames[index] for index in animations_of(files, "hero")["walk"]]
    third = spec.frame[1] // 3
    legs = [frame[-third:, :, 3] for frame in walk]
    assert sum(not np.array_equal(a, b) for a, b in combinations(legs, 2)) >= 4
    rest = frames[animations_of(files, "hero")["idle"][0]]
    for frame in walk:
        heads = [frame[2 + down : third + down] for down in (0, 1)]
        assert any(np.array_equal(rest[2:third], head) for head in heads)


@pytest.mark.parametrize("console", CONSOLES)
def test_a_hero_seen_from_above_shows_its_face_but_from_behind(console: ArtStyle) -> None:
    style = guide(console)
    spec = spec_of(style, "knight", top_down=True)
    files = draw_sprite(spec, style, draft_of("knight", spec, style))
    frames = frames_of(files, "hero", spec.frame[0])
    shown = animations_of(files, "hero")
    down, up, side = (frames[shown[f"idle-{way}"][0]] for way in ("down", "up", "side"))
    assert np.array_equal(down[..., 3], up[..., 3])
    assert not np.array_equal(down, up)
    assert not np.array_equal(down, side)
    head, edge = spec.frame[1] // 2, spec.frame[0] // 4
    dark = bytes.fromhex(style.hero.ramps["outline"][0][1:])
    visor, helmet = (
        int((frame[1:head, edge:-edge, :3] == list(dark)).all(axis=-1).sum())
        for frame in (down, up)
    )
    assert helmet < visor


@pytest.mark.parametrize("console", [ArtStyle.NES, ArtStyle.GAME_BOY, ArtStyle.SNES])
def test_feet_that_float_are_put_on_the_ground(console: ArtStyle) -> None:
    style = guide(console)
    spec = spec_of(style, "knight")
    rows = rows_of("knight", spec, style)
    floating = SpriteDraft(rows=(*rows[2:], rows[0].replace(rows[0], "." * len(rows[0])),
                                 "." * len(rows[0])))  # fmt: skip
    files = draw_sprite(spec, style, floating)
    standing = frames_of(files, "hero", spec.frame[0])[0]
    assert np.flatnonzero(standing[..., 3].any(axis=1))[-1] >= spec.frame[1] - 2


@pytest.mark.parametrize("outline", list(Outline))
def test_a_line_is_added_where_none_is_drawn_and_not_doubled_where_one_is(
    outline: Outline,
) -> None:
    style = guide(ArtStyle.NES).model_copy(update={"outline": Outline.DARK})
    spec = spec_of(style, "slime")
    plain = ["." * 16] * 5 + [
        "....11111111....", "...1112211111...", "..111221111111..", "..111111111111..",
        "..111221122111..", "..111221122111..", "..111111111111..", "..111111111111..",
        "..111111111111..", "...1111111111...", "." * 16,
    ]  # fmt: skip
    lined = [list(row) for row in plain]
    for y, row in enumerate(plain):
        for x, letter in enumerate(row):
            if letter == ".":
                near = [
                    plain[b][a]
                    for b, a in ((y - 1, x), (y + 1, x), (y, x - 1), (y, x + 1))
                    if 0 <= a < 16 and 0 <= b < 16
                ]
                lined[y][x] = "0" if any(one != "." for one in near) else "."
    both = [
        draw_sprite(spec, style, SpriteDraft(rows=rows))
        for rows in (tuple(plain), tuple("".join(row) for row in lined))
    ]
    assert both[0] == both[1]
    frame = frames_of(both[0], spec.name, 16)[0]
    dark = bytes.fromhex(style.foe.ramps["outline"][0][1:])
    solid = np.pad(frame[..., 3] > 0, 1)
    edge = solid[1:-1, 1:-1] & ~(
        solid[:-2, 1:-1] & solid[2:, 1:-1] & solid[1:-1, :-2] & solid[1:-1, 2:]
    )
    assert edge.sum() > 30
    assert (frame[edge][:, :3] == list(dark)).all()


def test_light_falls_from_where_the_guide_says() -> None:
    style = guide(ArtStyle.SNES)
    spec = spec_of(style, "slime")
    draft = draft_of("slime", spec, style)
    sums = {}
    for light in (Light.TOP_LEFT, Light.TOP_RIGHT):
        files = draw_sprite(spec, style.model_copy(update={"light": light}), draft)
        frame = frames_of(files, spec.name, 32)[0].astype(np.int64)
        bright = frame[..., :3].sum(axis=-1) * (frame[..., 3] > 0)
        sums[light] = int(bright[:, :16].sum() - bright[:, 16:].sum())
    assert sums[Light.TOP_LEFT] > sums[Light.TOP_RIGHT] + 2000


def test_without_a_draft_and_for_things_rules_draw() -> None:
    style = guide(ArtStyle.NES)
    spec = spec_of(style, "knight")
    draft = draft_of("knight", spec, style)
    assert draw_sprite(spec, style, None) == draw_sprite(spec, style)
    assert draw_sprite(spec, style, draft) != draw_sprite(spec, style)
    coin = SpriteSpec(
        name="coin", role=SpriteRole.ITEM, archetype="coin", palette="treasure",
        frame=(16, 16), top_down=False, seed=1,
    )  # fmt: skip
    assert draw_sprite(coin, style, draft) == draw_sprite(coin, style)


@pytest.mark.parametrize("console", CONSOLES)
def test_every_valid_draft_gives_a_sheet(console: ArtStyle) -> None:
    style = guide(console)
    chance = np.random.Generator(np.random.PCG64(3))
    for kind in CAST:
        for top_down in (False, True):
            spec = spec_of(style, kind, top_down)
            for _ in range(6):
                height, width = chance.integers(4, 33, 2).tolist()
                cells = chance.integers(-12, 15, (height, width)).tolist()
                rows = ["".join("." if one < 0 else DIGITS[one] for one in row) for row in cells]
                rows[0] = "1" + rows[0][1:]
                files = draw_sprite(spec, style, SpriteDraft(rows=tuple(rows)))
                assert not check_sprite(files, spec, style)
        for odd in (("....", "..0.", "....", "...."), ("0" * 32,) * 32, ("0",) * 4):
            draw_sprite(spec, style, SpriteDraft(rows=odd))


def test_sheets_are_the_same_bytes_in_another_process() -> None:
    style = guide(ArtStyle.SNES)
    spec = spec_of(style, "colossus")
    draft = draft_of("colossus", spec, style)
    here = hashlib.sha256(draw_sprite(spec, style, draft)["sprites/boss.png"]).hexdigest()
    program = (
        "import hashlib, sys\n"
        "from vintage_game_generator.assets.sprites import draw_sprite\n"
        "from vintage_game_generator.models.design import SpriteSpec\n"
        "from vintage_game_generator.models.drafts.sprite import SpriteDraft\n"
        "from vintage_game_generator.models.style import StyleGuide\n"
        "spec, style, draft = sys.stdin.read().splitlines()\n"
        "files = draw_sprite(SpriteSpec.model_validate_json(spec),\n"
        "    StyleGuide.model_validate_json(style), SpriteDraft.model_validate_json(draft))\n"
        "print(hashlib.sha256(files['sprites/boss.png']).hexdigest())\n"
    )
    told = "\n".join(one.model_dump_json() for one in (spec, style, draft))
    there = subprocess.run(
        [sys.executable, "-c", program], input=told, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == here
