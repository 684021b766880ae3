"""The painter of consoles with four shades: Game Boy."""

from vintage_game_generator.authors.procedural.painters.painter import Painter, sub_palette
from vintage_game_generator.authors.procedural.scenes import Scene
from vintage_game_generator.authors.procedural.wardrobe import Coat
from vintage_game_generator.consoles import Console
from vintage_game_generator.models.style import Biome, SubPalette


class ShadePainter(Painter):
    """Four shades for everything (Game Boy): value alone tells things apart."""

    def __init__(self, console: Console, shades: tuple[str, str, str, str]) -> None:
        super().__init__(console)
        self.shades = shades

    def coat(self, name: str, coat: Coat) -> SubPalette:
        """Return three shades; heroes and items are pale, foes and bosses dark."""
        black, dark, pale, white = self.shades
        body = pale if name in ("hero", "treasure") else dark
        return sub_palette(
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
            ground=sub_palette(
                "ground",
                outline=(black,),
                fill=(black, dark) if night else (dark, pale),
                top=(dark, pale) if night else (black, dark),
                detail=(dark, pale),
            ),
            accent=sub_palette(
                "accent",
                outline=(black,),
                wood=(dark, pale),
                metal=(dark, pale, white),
                danger=(pale, white) if night else (black, dark),
                light=(white,),
            ),
            scenery=sub_palette(
                "scenery",
                outline=(black,),
                near=(black, dark) if night else (dark, pale),
                plant=(black, dark) if night else (dark, pale),
                water=(dark, pale) if night else (pale, white),
                light=(white,),
            ),
            sky=sub_palette(
                "sky",
                far=(dark,) if night else (pale,),
                mid=(black, dark) if night else (dark, pale),
                glow=(pale,) if night else (white,),
            ),
        )

    def text(self, hue: int) -> tuple[str, str]:
        """Return the lightest shade on the darkest."""
        return self.shades[3], self.shades[0]
