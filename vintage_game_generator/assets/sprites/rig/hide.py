"""What the bodies of creatures share: spots and legs."""

from vintage_game_generator.assets.sprites.inks import OUTLINE, PRIMARY
from vintage_game_generator.assets.sprites.rig.beat import Beat, Build
from vintage_game_generator.assets.sprites.rig.sculptor import Array, Sculptor


def spotted(
    s: Sculptor, body: Array, build: Build, x: float, y: float, across: float, high: float
) -> None:
    """Paint a creature's spots on its hide."""
    for right, up in () if s.coarse else build.spots:
        spot = s.ellipse_distance(x + right * across, y + up * high, across * 0.17, high * 0.17)
        s.within(body, PRIMARY, spot, tone=-2.6, bevel=4)


def legs(s: Sculptor, places: tuple[float, ...], hip: float, beat: Beat, thick: float) -> None:
    """Model a row of legs that step in turn; every second one is on the far side."""
    for number, x in enumerate(places):
        way = 1 if number % 2 else -1
        far = number % 2 == 1
        foot = x + way * beat.swing * 2.2
        raised = max(0.0, way * beat.swing) * 1.0
        s.limb(
            PRIMARY, (x, hip), (foot, 2.4 + raised), thick, thick * 0.75, tone=-2 if far else -0.3
        )
        s.limb(OUTLINE, (foot, 1.7 + raised), (foot + 1, 1.7 + raised), thick * 0.55)
