"""What every painter can do: mix paints to a console's colours."""

from abc import ABC, abstractmethod

from vintage_game_generator.assets.palette import Paint, mixed, nearest_colour, paint_of
from vintage_game_generator.authors.procedural.scenes import Scene
from vintage_game_generator.authors.procedural.wardrobe import Coat
from vintage_game_generator.consoles import Console
from vintage_game_generator.models.style import Biome, SubPalette

VIVID = 145  # percent of chroma; or greys would win as the nearest of few colours
PALE_FLOOR = 880  # thousandths of lightness
LOUDEST_BACKDROP = 175  # thousandths of chroma
PALE = Paint(960, 30, 95)


class Painter(ABC):
    """Turns coats and scenes into sub-palettes within one console's limits."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def mixed(self, paint: Paint) -> str:
        """Return a paint's colour, stronger where the console's few colours are all strong."""
        strength = VIVID if self.console.master else 100
        return mixed(paint._replace(chroma=paint.chroma * strength // 100))

    def backdrop(self, scene: Scene) -> str:
        """Return the colour behind a scene."""
        few = [c for c in self.console.master if paint_of(c).chroma <= LOUDEST_BACKDROP]
        if not few:
            return self.console.nearest(mixed(scene.backdrop))
        if scene.floor and not scene.sky.dark:
            # few colours are bright and gentle at once: a whole floor takes one of the palest
            return nearest_colour(mixed(scene.backdrop._replace(lightness=PALE_FLOOR)), few)
        return nearest_colour(self.mixed(scene.backdrop), few)

    @abstractmethod
    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return a character's sub-palette: outline, primary, secondary, skin, metal, light."""

    @abstractmethod
    def biome(self, scene: Scene) -> Biome:
        """Return a biome's backdrop and its four tile palettes."""

    @abstractmethod
    def text(self, hue: int) -> tuple[str, str]:
        """Return the ink and the paper of text."""


def outline_of(paint: Paint) -> Paint:
    """Return the near-black that closes shapes of a colour."""
    return Paint(max(paint.lightness - 300, 170), min(paint.chroma * 6 // 10, 70), paint.hue)


def sub_palette(name: str, **ramps: tuple[str, ...]) -> SubPalette:
    """Return a sub-palette of ramps by material."""
    return SubPalette(name=name, ramps=ramps)
