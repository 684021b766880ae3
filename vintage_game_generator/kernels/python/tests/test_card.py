from dataclasses import replace
from itertools import pairwise

import pygame
import pytest

from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.game import Game, Stage
from vintage_game_generator.kernels.python.kernel.shell.lettering import Font
from vintage_game_generator.kernels.python.kernel.shell.painter import Painter

GOAL = ("Find the old bell", "and wake it up")
SAYING = ("Wren:", "Mind the edge.", "And the dark.")
SMALL, LARGE = (160, 144), (256, 224)
PAPER, INK = pygame.Color("#101020"), pygame.Color("#fcfcfc")


@pytest.fixture(params=[SMALL, LARGE], ids=["small", "large"])
def game(toy: Game, request: pytest.FixtureRequest) -> Game:
    return replace(toy, screen=request.param, view=(request.param[0] // 16, 8))


def worded(game: Game, **words: object) -> Game:
    (stage,) = game.stages
    fields = {name: getattr(stage, name) for name in Stage.__dataclass_fields__}
    return replace(game, stages=(Stage(**fields | words),))


def card(game: Game) -> pygame.Surface:
    world = game.world()
    kernel.load_level(world, 0)
    world.mode, world.lives = kernel.INTRO, 3
    surface = pygame.Surface(game.screen, 0, 32)
    Painter(game).draw(surface, world)
    return surface


def height_of(line: str, colour: pygame.Color, picture: pygame.Surface, game: Game) -> int:
    """Return where a line of text stands in the middle of a picture, and fail if nowhere."""
    font = Font(game.assets)
    strip = pygame.Surface((picture.get_width(), font.height), 0, 32)
    strip.fill(PAPER)
    font.centre(strip, line, 0, colour)
    wanted = pygame.image.tobytes(strip, "RGB")
    for y in range(picture.get_height() - font.height + 1):
        band = picture.subsurface((0, y, picture.get_width(), font.height))
        if pygame.image.tobytes(band, "RGB") == wanted:
            return y
    pytest.fail(f"{line!r} is not there in {colour}, whole and in the middle")


def gold_of(picture: pygame.Surface) -> pygame.Color:
    """Return the colour of the uppermost rule."""
    width, height = picture.get_size()
    column = (picture.get_at((width // 2, y)) for y in range(height))
    return next(colour for colour in column if colour != PAPER)


def hero_top(picture: pygame.Surface) -> int:
    """Return the first row with the hero's colour."""
    width, height = picture.get_size()
    reds = (y for y in range(height) for x in range(width) if is_red(picture.get_at((x, y))))
    return next(reds)


def is_red(colour: pygame.Color) -> bool:
    return colour.r > 150 and colour.g < 120 and colour.b < 120


def test_a_card_without_words_has_its_name_at_a_quarter_of_its_height(game: Game) -> None:
    assert height_of("LEVEL 1", INK, card(game), game) == game.screen[1] // 4


def test_what_there_is_to_do_and_who_says_what_stand_below_each_other(game: Game) -> None:
    picture = card(worded(game, goal=GOAL, saying=SAYING))
    speaker, *said = SAYING
    colours = [("LEVEL 1", INK), *((line, INK) for line in GOAL)]
    colours += [(speaker, gold_of(picture)), *((line, INK) for line in said)]
    heights = [height_of(line, colour, picture, game) for line, colour in colours]
    assert all(above + 8 < below for above, below in pairwise(heights))
    assert heights[-1] + 8 < hero_top(picture)


def test_nothing_comes_near_the_edges_of_a_card_that_is_full(game: Game) -> None:
    widest = "W" * (game.screen[0] // 8 - 2)
    full = worded(
        game,
        name="Bramble Boardwalk",
        goal=(widest, widest),
        saying=(widest, widest, widest),
    )
    picture = card(full)
    mask = pygame.mask.from_threshold(picture, PAPER, (1, 1, 1, 255))
    mask.invert()
    first, *others = mask.get_bounding_rects()
    box = first.unionall(others)
    assert picture.get_rect().inflate(-4, -4).contains(box)


@pytest.mark.parametrize("words", [{"goal": GOAL[:1]}, {"saying": SAYING}])
def test_a_card_may_have_a_goal_alone_or_a_saying_alone(
    game: Game, words: dict[str, object]
) -> None:
    picture = card(worded(game, **words))
    for lines in words.values():
        assert isinstance(lines, tuple)
        for number, line in enumerate(lines):
            colour = gold_of(picture) if "saying" in words and number == 0 else INK
            height_of(line, colour, picture, game)
