"""The painter of consoles with a ramp a material: SNES, PICO-8."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from vintage_game_generator.assets.palette import (
    Paint,
    lightness,
    mixed,
    oklab,
    ramp,
    squared_distance,
)
from vintage_game_generator.authors.procedural.painters.painter import (
    PALE,
    VIVID,
    Painter,
    outline_of,
)
from vintage_game_generator.authors.procedural.scenes import Scene
from vintage_game_generator.authors.procedural.wardrobe import Coat
from vintage_game_generator.models.style import Biome, SubPalette

SPRITE_STEPS = {"outline": 1, "primary": 4, "secondary": 3, "skin": 3, "metal": 3, "light": 1}
GROUND_STEPS = {"outline": 1, "fill": 5, "top": 5, "detail": 4}
ACCENT_STEPS = {"outline": 1, "wood": 4, "metal": 4, "danger": 4, "light": 1}
SCENERY_STEPS = {"outline": 1, "near": 4, "plant": 4, "water": 4, "light": 1}
SKY_STEPS = {"far": 5, "mid": 5, "glow": 5}
WOOD = Paint(500, 95, 52)
IRON = Paint(640, 25, 250)
CLOTH_LIFT = 60  # the strong colours of a tiny palette are bright; dark ones are drab
BASE_WEIGHT = 2  # of the middle of a ramp, besides the one that each step has


class RampPainter(Painter):
    """A ramp a material (SNES, PICO-8), as long as the console's colours allow."""

    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return up to fifteen colours: an outline, four ramps and a light."""
        if self.console.ramps:
            cloth = coat.primary._replace(lightness=coat.primary.lightness + CLOTH_LIFT)
            coat = coat._replace(primary=cloth)
        return self._palette(name, coat._asdict(), SPRITE_STEPS)

    def biome(self, scene: Scene) -> Biome:
        """Return four tile palettes of up to fifteen colours."""
        place, sky = scene.place, scene.sky
        backdrop = self.backdrop(scene)
        return Biome(
            name=scene.name,
            terrain=scene.terrain,
            backdrop=backdrop,
            ground=self._palette(
                "ground",
                {
                    "outline": outline_of(place.fill),
                    "fill": place.fill,
                    "top": place.top,
                    "detail": scene.detail,
                },
                GROUND_STEPS,
                backdrop,
            ),
            accent=self._palette(
                "accent",
                {
                    "outline": Paint(240, 55, 30),
                    "wood": WOOD,
                    "metal": IRON,
                    "danger": place.danger,
                    "light": PALE,
                },
                ACCENT_STEPS,
            ),
            scenery=self._palette(
                "scenery",
                {
                    "outline": outline_of(place.near),
                    "near": place.near,
                    "plant": place.plant,
                    "water": place.water,
                    "light": PALE,
                },
                SCENERY_STEPS,
                backdrop,
            ),
            sky=self._palette(
                "sky",
                {"far": self._hazy(sky.far), "mid": self._hazy(sky.mid), "glow": sky.glow},
                SKY_STEPS,
                backdrop,
                span=170,
            ),
        )

    def text(self, hue: int) -> tuple[str, str]:
        """Return a near-white on a near-black, both tinted."""
        return (
            self.console.nearest(mixed(Paint(970, 20, 95))),
            self.console.nearest(mixed(Paint(170, 45, hue))),
        )

    def _palette(
        self,
        name: str,
        paints: Mapping[str, Paint],
        steps: Mapping[str, int],
        behind: str = "",
        span: int = 380,
    ) -> SubPalette:
        longest = self.console.ramp_steps
        ramps = {
            material: self._ramp(
                paint, min(steps[material], longest), span, "" if material == "water" else behind
            )
            for material, paint in paints.items()
        }
        return SubPalette(name=name, ramps=ramps)

    def _hazy(self, paint: Paint) -> Paint:
        """Return a distant paint, which stays pale where others are made vivid."""
        return paint._replace(chroma=paint.chroma * 100 // (VIVID if self.console.master else 100))

    def _ramp(self, paint: Paint, steps: int, span: int, behind: str) -> tuple[str, ...]:
        targets = tuple(self.mixed(step) for step in ramp(paint, steps, span))
        if self.console.ramps:
            return _nearest_run(targets, self.console.ramps, behind)
        return rising(self.console.nearest(colour) for colour in targets)


@lru_cache(maxsize=4096)
def _nearest_run(
    targets: tuple[str, ...], ramps: tuple[tuple[str, ...], ...], behind: str
) -> tuple[str, ...]:
    """Return the stretch of a ready ramp that is nearest to the targets, as a whole.

    Its middle, which is what one mostly sees, is not the colour behind it.
    """
    steps = len(targets)
    runs = [run[at : at + steps] for run in ramps for at in range(len(run) - steps + 1)]
    clear = [run for run in runs if run[steps // 2] != behind]
    wanted = [oklab(colour) for colour in targets]

    def gap(run: tuple[str, ...]) -> int:
        gaps = [squared_distance(one, oklab(two)) for one, two in zip(wanted, run, strict=True)]
        return sum(gaps) + BASE_WEIGHT * gaps[steps // 2]

    return min(clear, key=gap)


def rising(colours: Iterable[str]) -> tuple[str, ...]:
    """Return the colours that are each lighter than the one before."""
    kept: list[str] = []
    for colour in colours:
        if not kept or lightness(colour) > lightness(kept[-1]):
            kept.append(colour)
    return tuple(kept)
