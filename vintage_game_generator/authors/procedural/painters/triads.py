"""The painter of consoles with three colours a palette and one shared: NES."""

from vintage_game_generator.assets.palette import (
    Paint,
    lightness,
    nearest_colour,
    paint_of,
    snapped,
)
from vintage_game_generator.authors.procedural.painters.painter import (
    PALE,
    Painter,
    outline_of,
    sub_palette,
)
from vintage_game_generator.authors.procedural.scenes import Scene
from vintage_game_generator.authors.procedural.wardrobe import Coat
from vintage_game_generator.models.style import Biome, SubPalette

# Thousandths of lightness: the colours lie in four rows, far apart.
DARK, FILL, PLANT, TOP, BRIGHT = 430, 510, 540, 690, 760
LOUDEST_GROUND = 225  # thousandths of chroma: the ground fills half the screen


class TriadPainter(Painter):
    """Three colours a palette, dark, middle and light, shared between materials (NES)."""

    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return three colours: outline, primary, and skin or eyes."""
        bright = coat.skin if name == "hero" else coat.light
        bright = Paint(max(bright.lightness, 780), bright.chroma, bright.hue)
        dark, middle, light = self._triad((coat.outline, coat.primary, bright))
        return sub_palette(
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
        fill = place.fill._replace(lightness=max(place.fill.lightness, FILL))
        top = place.top._replace(lightness=max(place.top.lightness, TOP))
        plant = place.plant._replace(lightness=max(place.plant.lightness, PLANT))
        loud = [c for c in self.console.master if paint_of(c).chroma > LOUDEST_GROUND]
        ground = self._triad((outline_of(place.fill), fill, top), backdrop, *loud)
        accent = self._triad((Paint(290, 80, 40), place.danger, PALE), backdrop)
        dark = Paint(300, 80, place.water.hue)
        bright = place.water._replace(lightness=max(place.water.lightness, BRIGHT))
        scenery = self._triad((dark, plant, bright), backdrop)
        far, mid = snapped(
            [self.mixed(sky.far), self.mixed(sky.mid)], self._distant(backdrop), [backdrop]
        )
        taken = (backdrop, far, mid)
        bright_ones = [c for c in self.console.master if lightness(c) > FILL and c not in taken]
        glow = nearest_colour(self.mixed(sky.glow), bright_ones)
        d, m, t = ground
        ad, am, al = accent
        sd, sm, sl = scenery
        return Biome(
            name=scene.name,
            terrain=scene.terrain,
            backdrop=backdrop,
            ground=sub_palette("ground", outline=(d,), fill=(d, m), top=(m, t), detail=(d, t)),
            accent=sub_palette(
                "accent", outline=(ad,), wood=(ad, am), metal=(ad, al), danger=(am, al), light=(al,)
            ),
            scenery=sub_palette(
                "scenery", outline=(sd,), near=(sd, sm), plant=(sd, sm), water=(sd, sl), light=(sl,)
            ),
            sky=sub_palette("sky", far=(far,), mid=(mid,), glow=(glow,)),
        )

    def text(self, hue: int) -> tuple[str, str]:
        """Return white on black: what a status bar of that time had."""
        return self.console.nearest("#ffffff"), self.console.nearest("#000000")

    def _distant(self, backdrop: str) -> list[str]:
        """Return the colours that stay behind the play: dark in the dark, bright by day."""
        dark = lightness(backdrop) < DARK
        return [c for c in self.console.master if (lightness(c) < DARK) == dark]

    def _triad(self, paints: tuple[Paint, Paint, Paint], *avoid: str) -> tuple[str, str, str]:
        dark, middle, light = snapped(
            [self.mixed(paint) for paint in paints], self.console.master, avoid
        )
        return dark, middle, light
