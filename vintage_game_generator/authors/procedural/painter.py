"""Painters: from paints to the sub-palettes that a console can show, one painter a palette kind."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence

from vintage_game_generator.assets.palette import (
    Paint,
    lightness,
    mixed,
    nearest_colour,
    oklab,
    ramp,
    snapped,
    squared_distance,
)
from vintage_game_generator.authors.procedural.scenes import Scene
from vintage_game_generator.authors.procedural.wardrobe import Coat
from vintage_game_generator.consoles import Console, PaletteKind
from vintage_game_generator.consoles.game_boy import tinted_shades
from vintage_game_generator.models.style import Biome, SubPalette

SPRITE_STEPS = {"outline": 1, "primary": 4, "secondary": 3, "skin": 3, "metal": 3, "light": 1}
GROUND_STEPS = {"outline": 1, "fill": 5, "top": 5, "detail": 4}
ACCENT_STEPS = {"outline": 1, "wood": 4, "metal": 4, "danger": 4, "light": 1}
SCENERY_STEPS = {"outline": 1, "near": 4, "plant": 4, "water": 4, "light": 1}
SKY_STEPS = {"far": 5, "mid": 5, "glow": 5}
# Thousandths of lightness: a console of few colours has them in four rows, far apart.
TRIAD_DARK, TRIAD_FILL, TRIAD_TOP, TRIAD_BRIGHT = 430, 510, 690, 760
PALE_FLOOR = 880
BASE_WEIGHT = 2  # of the middle of a ramp, besides the one that each step has
VIVID = 145  # percent of chroma; or greys would win as the nearest of few colours
WOOD = Paint(500, 95, 52)
IRON = Paint(640, 25, 250)
PALE = Paint(960, 30, 95)
Ramps = Mapping[str, tuple[str, ...]]


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
        if scene.floor and not scene.sky.dark and self.console.master:
            # few colours are bright and gentle at once: a whole floor takes one of the palest
            return self.console.nearest(mixed(scene.backdrop._replace(lightness=PALE_FLOOR)))
        return self.console.nearest(self.mixed(scene.backdrop))

    @abstractmethod
    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return a character's sub-palette: outline, primary, secondary, skin, metal, light."""

    @abstractmethod
    def biome(self, scene: Scene) -> Biome:
        """Return a biome's backdrop and its four tile palettes."""

    @abstractmethod
    def text(self, hue: int) -> tuple[str, str]:
        """Return the ink and the paper of text."""


def painter(console: Console, tint: tuple[int, int]) -> Painter:
    """Return the painter for a console.

    Args:
        console: whose limits to keep.
        tint: hue and chroma of the four shades, where a console has only those.
    """
    if console.palette_kind is PaletteKind.SHADES:
        return ShadePainter(console, tinted_shades(*tint))
    if console.palette_kind is PaletteKind.TRIADS:
        return TriadPainter(console)
    return RampPainter(console)


def outline_of(paint: Paint) -> Paint:
    """Return the near-black that closes shapes of a colour."""
    return Paint(max(paint.lightness - 300, 170), min(paint.chroma * 6 // 10, 70), paint.hue)


class TriadPainter(Painter):
    """Three colours a palette, dark, middle and light, shared between materials (NES)."""

    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return three colours: outline, primary, and skin or eyes."""
        bright = coat.skin if name == "hero" else coat.light
        bright = Paint(max(bright.lightness, 780), bright.chroma, bright.hue)
        dark, middle, light = self._triad((coat.outline, coat.primary, bright))
        return _palette(
            name,
            outline=(dark,),
            primary=(dark, middle),
            secondary=(dark,) if name == "hero" else (middle, light),
            skin=(light,) if name == "hero" else (middle, light),
            metal=(middle, light),
            light=(light,),
        )

    def biome(self, scene: Scene) -> Biome:
        """Return four palettes of three colours and the backdrop they share."""
        place, sky = scene.place, scene.sky
        backdrop = self.backdrop(scene)
        fill = place.fill._replace(lightness=max(place.fill.lightness, TRIAD_FILL))
        top = place.top._replace(lightness=max(place.top.lightness, TRIAD_TOP))
        ground = self._triad((outline_of(place.fill), fill, top), backdrop)
        accent = self._triad((Paint(290, 80, 40), place.danger, PALE), backdrop)
        dark = Paint(300, 80, place.water.hue)
        bright = place.water._replace(lightness=max(place.water.lightness, TRIAD_BRIGHT))
        scenery = self._triad((dark, place.plant, bright), backdrop)
        far, mid = snapped(
            [self.mixed(sky.far), self.mixed(sky.mid)], self._distant(backdrop), [backdrop]
        )
        glow = nearest_colour(
            self.mixed(sky.glow), (c for c in self.console.master if lightness(c) > TRIAD_FILL)
        )
        d, m, t = ground
        ad, am, al = accent
        sd, sm, sl = scenery
        return Biome(
            name=scene.name,
            terrain=scene.terrain,
            backdrop=backdrop,
            ground=_palette("ground", outline=(d,), fill=(d, m), top=(m, t), detail=(d, t)),
            accent=_palette(
                "accent", outline=(ad,), wood=(ad, am), metal=(ad, al), danger=(am, al), light=(al,)
            ),
            scenery=_palette(
                "scenery", outline=(sd,), near=(sd, sm), plant=(sd, sm), water=(sd, sl), light=(sl,)
            ),
            sky=_palette("sky", far=(far,), mid=(mid,), glow=(glow,)),
        )

    def text(self, hue: int) -> tuple[str, str]:
        """Return white on black: what a status bar of that time had."""
        return self.console.nearest("#ffffff"), self.console.nearest("#000000")

    def _distant(self, backdrop: str) -> list[str]:
        """Return the colours that stay behind the play: dark in the dark, bright by day."""
        dark = lightness(backdrop) < TRIAD_DARK
        return [c for c in self.console.master if (lightness(c) < TRIAD_DARK) == dark]

    def _triad(self, paints: tuple[Paint, Paint, Paint], *avoid: str) -> tuple[str, str, str]:
        dark, middle, light = snapped(
            [self.mixed(paint) for paint in paints], self.console.master, avoid
        )
        return dark, middle, light


class ShadePainter(Painter):
    """Four shades for everything (Game Boy): value alone tells things apart."""

    def __init__(self, console: Console, shades: tuple[str, str, str, str]) -> None:
        super().__init__(console)
        self.shades = shades

    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return three shades; heroes and items are pale, foes and bosses dark."""
        black, dark, pale, white = self.shades
        body = pale if name in ("hero", "treasure") else dark
        return _palette(
            name,
            outline=(black,),
            primary=(black, body),
            secondary=(black,) if name == "hero" else (body, white),
            skin=(white,) if name == "hero" else (body, white),
            metal=(body, white),
            light=(white,),
        )

    def biome(self, scene: Scene) -> Biome:
        """Return the four shades, dealt out for a light or a dark backdrop."""
        black, dark, pale, white = self.shades
        night = scene.sky.dark
        return Biome(
            name=scene.name,
            terrain=scene.terrain,
            backdrop=black if night else white,
            ground=_palette(
                "ground",
                outline=(black,),
                fill=(black, dark) if night else (dark, pale),
                top=(dark, pale) if night else (black, dark),
                detail=(dark, pale),
            ),
            accent=_palette(
                "accent",
                outline=(black,),
                wood=(dark, pale),
                metal=(dark, pale, white),
                danger=(pale, white) if night else (black, dark),
                light=(white,),
            ),
            scenery=_palette(
                "scenery",
                outline=(black,),
                near=(black, dark) if night else (dark, pale),
                plant=(black, dark) if night else (dark, pale),
                water=(dark, pale) if night else (pale, white),
                light=(white,),
            ),
            sky=_palette(
                "sky",
                far=(dark,) if night else (pale,),
                mid=(black, dark) if night else (dark, pale),
                glow=(pale,) if night else (white,),
            ),
        )

    def text(self, hue: int) -> tuple[str, str]:
        """Return the lightest shade on the darkest."""
        return self.shades[3], self.shades[0]


class RampPainter(Painter):
    """A ramp a material (SNES, PICO-8), as long as the console's colours allow."""

    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return up to fifteen colours: an outline, four ramps and a light."""
        return self._palette(name, dict(coat._asdict()), SPRITE_STEPS)

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
        targets = [self.mixed(step) for step in ramp(paint, steps, span)]
        if self.console.ramps:
            return _nearest_run(targets, self.console.ramps, behind)
        return rising(self.console.nearest(colour) for colour in targets)


def _nearest_run(
    targets: Sequence[str], ramps: Iterable[Sequence[str]], behind: str
) -> tuple[str, ...]:
    """Return the stretch of a ready ramp that is nearest to the targets, as a whole.

    Its middle, which is what one mostly sees, is not the colour behind it.
    """
    steps = len(targets)
    runs = [run[at : at + steps] for run in ramps for at in range(len(run) - steps + 1)]
    wanted = [oklab(colour) for colour in targets]

    def gap(run: Sequence[str]) -> int:
        gaps = [squared_distance(one, oklab(two)) for one, two in zip(wanted, run, strict=True)]
        return sum(gaps) + BASE_WEIGHT * gaps[steps // 2]

    return tuple(min((run for run in runs if run[steps // 2] != behind), key=gap))


def rising(colours: Iterable[str]) -> tuple[str, ...]:
    """Return the colours that are each lighter than the one before."""
    kept: list[str] = []
    for colour in colours:
        if not kept or lightness(colour) > lightness(kept[-1]):
            kept.append(colour)
    return tuple(kept)


def _palette(name: str, **ramps: tuple[str, ...]) -> SubPalette:
    return SubPalette(name=name, ramps=ramps)
