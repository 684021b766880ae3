import pygame
import pytest

from vintage_game_generator.kernels.python.kernel.game import Game
from vintage_game_generator.kernels.python.kernel.shell.lettering import (
    BigLetters,
    Font,
    enlarged,
)

WHITE, BLACK = pygame.Color("white"), pygame.Color("black")


@pytest.fixture(scope="module")
def font(toy: Game) -> Font:
    return Font(toy.assets)


def test_words_wrap_and_long_ones_break(font: Font) -> None:
    assert font.wrap("one two three", 7 * 8) == ["one two", "three"]
    assert font.wrap("abcdefghij", 4 * 8) == ["abcd", "efgh", "ij"]
    assert font.wrap("", 80) == []


def test_a_letter_that_the_font_lacks_leaves_a_gap(font: Font) -> None:
    surface = pygame.Surface((32, 8), 0, 32)
    font.write(surface, "\u6f22A", (0, 0), WHITE)
    assert pygame.transform.average_color(surface, (0, 0, 8, 8))[:3] == (0, 0, 0)
    assert surface.get_at((8, 0)) == WHITE


def test_letters_take_the_colour_they_are_written_in(font: Font) -> None:
    surface = pygame.Surface((8, 8), 0, 32)
    font.write(surface, "B", (0, 0), pygame.Color("#d03050"))
    assert surface.get_at((0, 0)) == pygame.Color("#d03050")


@pytest.mark.parametrize(
    "text", ["A", "TOY BLOCKS", "A VERY LONG TITLE FOR A SMALL GAME", "x" * 60]
)
@pytest.mark.parametrize("width", [120, 248])
def test_big_letters_fit_their_room(font: Font, text: str, width: int) -> None:
    big = BigLetters(font, WHITE, WHITE, BLACK, BLACK)
    lines = big.lines(text, 4, width, 3)
    assert lines
    assert max(line.get_width() for line in lines) <= width + 8


def test_what_is_set_off_has_the_treasure_s_colour_or_its_shade_where_ink_has_that(
    font: Font,
) -> None:
    gold, shade = pygame.Color("gold"), pygame.Color("brown")
    assert BigLetters(font, WHITE, gold, shade, BLACK).accent == gold
    assert BigLetters(font, gold, gold, shade, BLACK).accent == shade


@pytest.mark.parametrize(("scale", "rounded"), [(1, 0), (2, 1), (3, 3)])
def test_enlarging_rounds_corners_and_keeps_the_rest(scale: int, rounded: int) -> None:
    block = pygame.Mask((4, 4), fill=True)
    assert enlarged(block, scale).count() == 16 * scale * scale - 4 * rounded


def test_enlarging_smooths_stairs() -> None:
    stairs = pygame.Mask((2, 2))
    stairs.set_at((0, 0))
    stairs.set_at((1, 1))
    smooth = enlarged(stairs, 2)
    assert smooth.get_at((2, 1)) and smooth.get_at((1, 2))
