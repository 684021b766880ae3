"""Characters asked of models: which answers become sprites, and how the others are refused."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.drawings import CAST, draft_of, encoded, frames_of, guide, painted, rows_of, spec_of
from vintage_game_generator.asking.question import PictureQuestion, Question
from vintage_game_generator.asking.scripted import ScriptedDesk
from vintage_game_generator.assets.pictures.faults import faults
from vintage_game_generator.assets.pictures.grid import colours_of, grid_size, palette_of
from vintage_game_generator.assets.pictures.sketch import sketch_of
from vintage_game_generator.assets.sprites import draw_sprite
from vintage_game_generator.authors.language_model.sprite import picture_draft, sprite_draft
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.drafts.sprite import SpriteDraft, Topping

NES = guide(ArtStyle.NES)
KNIGHT = spec_of(NES, "knight")
GOOD = rows_of("knight", KNIGHT, NES)


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("kind", CAST)
def test_a_good_drawing_is_kept_and_seen(console: ArtStyle, kind: str) -> None:
    style = guide(console)
    spec = spec_of(style, kind)
    rows = rows_of(kind, spec, style)
    desk = ScriptedDesk([{"rows": rows}])
    drafted = sprite_draft(desk, spec, style)
    assert drafted.draft == SpriteDraft(rows=rows)
    assert type(drafted.draft) is SpriteDraft
    assert drafted.credits.author == "scripted"
    assert desk.refusals == []
    shown = draw_sprite(spec, style, drafted.draft)
    assert shown == draw_sprite(spec, style, draft_of(kind, spec, style))
    assert shown != draw_sprite(spec, style)


def test_one_question_says_what_is_wanted() -> None:
    desk = ScriptedDesk([{"rows": GOOD}])
    sprite_draft(desk, KNIGHT, NES, "Figures are squat\n\n jugs.")
    (question,) = desk.questions
    assert isinstance(question, Question)
    assert (question.piece, question.template, question.seed) == ("hero", "sprite", KNIGHT.seed)
    text = question.messages[0].content
    assert "a knight, the hero, seen from the side, facing right" in text
    assert "16 rows of 16 letters" in text
    assert '"Figures are squat jugs."' in text
    assert all(f"{digit} = " in text for digit in "012")
    above = KNIGHT.model_copy(update={"top_down": True})
    desk = ScriptedDesk([{"rows": GOOD}])
    sprite_draft(desk, above, NES)
    assert isinstance(desk.questions[0], Question)
    assert "seen from the front" in desk.questions[0].messages[0].content


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (["." * 16] * 16, "nothing is drawn"),
        (["................", *[".1222222222222.."] * 15], "filled box"),
        ([*GOOD[:7], "................", "................", *GOOD[9:]], "falls apart"),
        (["......12........"] * 16, "too thin"),
        ([*["................"] * 12, *GOOD[6:8], *GOOD[14:]], "too small"),
        ([row.replace("0", "1").replace("2", "1") for row in GOOD], "all of it is 1"),
        ([row.replace("1", "z") for row in GOOD], "'z' is no colour"),
        (list(sketch_of(KNIGHT, NES, (16, 16))), "that is the sketch again: 0 pixels differ"),
        ([row[:8] + row[:8] for row in GOOD], "it falls apart"),
        ([".1112222222211..", *[".111.2222222.11."] * 15], "15 rows are the same"),
        ([*["1" * 16] * 12, "1..1222222222..1", *["1" + "2" * 14 + "1"] * 3], "from side to side"),
        (["1.1.1.2.2.1.1.1.", "1111111111111111"] * 8, "it is in strips"),
        ([row * 2 for row in GOOD], "write rows of 16"),
        ("I am sorry, I cannot draw.", "is no colour"),
    ],
    ids=[
        *("empty", "box", "pieces", "thin", "small", "flat", "letters", "sketch", "halves", "slab"),
        *("full", "strips", "wide", "prose"),
    ],
)
def test_a_bad_drawing_is_refused_with_what_is_wrong(rows: object, why: str) -> None:
    desk = ScriptedDesk([{"rows": rows}, {"rows": GOOD}])
    drafted = sprite_draft(desk, KNIGHT, NES)
    assert any(why in reason for reason in desk.refusals[0]), desk.refusals
    assert drafted.draft == SpriteDraft(rows=GOOD)
    assert len(drafted.credits.calls) == 2


def test_a_drawing_that_the_backdrop_hides_is_refused() -> None:
    style = guide(ArtStyle.SNES)
    spec = spec_of(style, "slime")
    dark = style.foe.ramps["outline"][0]
    night = style.biomes[0].model_copy(update={"backdrop": dark})
    style = style.model_copy(update={"biomes": (night,)})
    body = str(colours_of(style.foe).index(dark))
    columns, rows = grid_size(spec)
    drawn = [row.replace("6", body) for row in rows_of("slime", spec, style)]
    desk = ScriptedDesk([{"rows": drawn}])
    drafted = sprite_draft(desk, spec, style)
    assert drafted.draft is None
    assert any(f"differ in lightness from {dark}" in one for one in desk.refusals[0])
    assert (columns, rows) == (14, 14)


def test_after_refusals_nothing_is_drawn_and_a_finding_says_why() -> None:
    desk = ScriptedDesk([{"rows": ["." * 16] * 16}] * 3)
    drafted = sprite_draft(desk, KNIGHT, NES)
    assert drafted.draft is None
    assert len(drafted.credits.calls) == 3
    assert drafted.credits.findings[0].subject == "hero"
    assert draw_sprite(KNIGHT, NES, drafted.draft) == draw_sprite(KNIGHT, NES)


def test_the_sketch_with_a_topping_of_its_own_is_enough() -> None:
    sketch = sketch_of(KNIGHT, NES, (16, 16))
    desk = ScriptedDesk([{"rows": sketch, "topping": " Horns ", "marking": "none"}])
    drafted = sprite_draft(desk, KNIGHT, NES)
    assert drafted.draft == SpriteDraft(rows=sketch, topping=Topping.HORNS)
    bare = draw_sprite(KNIGHT, NES, SpriteDraft(rows=sketch))
    assert draw_sprite(KNIGHT, NES, drafted.draft) != bare


@pytest.mark.parametrize("console", list(ArtStyle))
def test_the_sketch_shows_the_character_in_its_grid_and_palette(console: ArtStyle) -> None:
    style = guide(console)
    for kind in CAST:
        for top_down in (False, True):
            spec = spec_of(style, kind, top_down)
            columns, rows = grid_size(spec)
            sketch = sketch_of(spec, style, (columns, rows))
            assert [len(row) for row in sketch] == [columns] * rows
            assert faults(SpriteDraft(rows=sketch), spec, style) == ()
            desk = ScriptedDesk([])
            sprite_draft(desk, spec, style)
            assert isinstance(desk.questions[0], Question)
            assert "\n".join(f'"{row}",' for row in sketch[:-1]) in (
                desk.questions[0].messages[0].content
            )


@pytest.mark.parametrize("console", list(ArtStyle))
@pytest.mark.parametrize("kind", CAST)
def test_a_painted_picture_is_kept_and_seen(console: ArtStyle, kind: str) -> None:
    style = guide(console)
    spec = spec_of(style, kind)
    rows = rows_of(kind, spec, style)
    picture = encoded(painted(rows, colours_of(palette_of(spec, style)), 30))
    desk = ScriptedDesk([picture])
    drafted = picture_draft(desk, spec, style, "Squat jugs.")
    assert drafted.draft is not None
    assert drafted.credits.author == "scripted"
    (question,) = desk.questions
    assert isinstance(question, PictureQuestion)
    assert "flat #ff00ff" in question.prompt or "flat #00ff00" in question.prompt
    assert '"Squat jugs."' in question.prompt
    frame = frames_of(draw_sprite(spec, style, drafted.draft), spec.name, spec.frame[0])[0]
    assert 0.14 <= (frame[..., 3] > 0).mean() <= 0.95


def test_bad_pictures_are_refused_and_the_next_one_is_taken() -> None:
    colours = colours_of(palette_of(KNIGHT, NES))
    scene = Image.effect_noise((512, 512), 90).convert("RGB")
    block = Image.new("RGB", (512, 512), "#ff00ff")
    ImageDraw.Draw(block).rectangle((96, 32, 415, 511), fill=colours[1])
    desk = ScriptedDesk(
        [b"<html>", encoded(scene), encoded(block), encoded(painted(GOOD, colours))]
    )
    drafted = picture_draft(desk, KNIGHT, NES)
    assert drafted.draft is not None
    reasons = ["; ".join(one) for one in desk.refusals]
    assert "no PNG, JPEG or WebP" in reasons[0]
    assert "not of one colour" in reasons[1]
    assert "filled box" in reasons[2]
    assert "all of it is 1" in reasons[2]


def test_a_picture_and_letters_of_the_same_drawing_give_the_same_sprite() -> None:
    colours = colours_of(palette_of(KNIGHT, NES))
    desk = ScriptedDesk([encoded(painted(GOOD, colours, 64), "JPEG")])
    drafted = picture_draft(desk, KNIGHT, NES)
    one = frames_of(draw_sprite(KNIGHT, NES, drafted.draft), "hero", 16)
    other = frames_of(draw_sprite(KNIGHT, NES, SpriteDraft(rows=GOOD)), "hero", 16)
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
