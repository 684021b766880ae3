"""Places that a game can lead through: terrain, light, and the colours a painter would take."""

from typing import NamedTuple

from vintage_game_generator.assets.palette import Paint
from vintage_game_generator.models.style import Terrain


class Sky(NamedTuple):
    """A time of day: what is behind everything, two far layers and what glows."""

    name: str
    dark: bool
    behind: Paint
    far: Paint
    mid: Paint
    glow: Paint
    tint: int  # hue that the light gives to everything
    dimming: int  # thousandths of lightness that it takes from the ground


DAY = Sky("day", False, Paint(800, 95, 238), Paint(700, 80, 236), Paint(590, 75, 220),
          Paint(975, 20, 220), 95, 0)  # fmt: skip
DAWN = Sky("dawn", False, Paint(850, 70, 52), Paint(740, 85, 22), Paint(590, 95, 345),
           Paint(970, 60, 95), 50, 10)  # fmt: skip
MIST = Sky("mist", False, Paint(885, 35, 200), Paint(765, 40, 205), Paint(620, 50, 210),
           Paint(975, 25, 120), 180, 20)  # fmt: skip
DUSK = Sky("dusk", True, Paint(270, 85, 298), Paint(400, 120, 325), Paint(330, 95, 290),
           Paint(780, 150, 55), 330, 40)  # fmt: skip
NIGHT = Sky("night", True, Paint(195, 80, 270), Paint(320, 80, 265), Paint(250, 75, 275),
            Paint(930, 60, 100), 262, 60)  # fmt: skip
CAVE = Sky("cave", True, Paint(125, 20, 290), Paint(270, 40, 285), Paint(210, 35, 295),
           Paint(760, 130, 190), 280, 50)  # fmt: skip
FORGE = Sky("forge", True, Paint(135, 30, 25), Paint(310, 85, 28), Paint(240, 65, 20),
            Paint(790, 160, 65), 40, 40)  # fmt: skip
DEEP = Sky("deep", True, Paint(240, 70, 245), Paint(390, 85, 225), Paint(310, 80, 240),
           Paint(850, 100, 195), 225, 40)  # fmt: skip
LAGOON = Sky("lagoon", False, Paint(810, 95, 205), Paint(700, 95, 215), Paint(580, 100, 235),
             Paint(970, 40, 180), 205, 0)  # fmt: skip


class Place(NamedTuple):
    """A kind of place; hues are anchors that a game's blend pulls at."""

    names: tuple[str, ...]
    terrain: Terrain
    skies: tuple[Sky, ...]
    moods: tuple[str, ...]
    fill: Paint  # the body of the ground
    top: Paint  # what grows or lies on it
    near: Paint  # trunks, pillars, rocks
    plant: Paint  # leaves, crystals, banners
    water: Paint  # water, or what flows there instead
    danger: Paint  # spikes, thorns, embers


WATER = Paint(680, 125, 240)
ACID = Paint(740, 170, 128)
LAVA = Paint(690, 200, 45)
THORN = Paint(560, 190, 22)
EMBER = Paint(650, 190, 48)

PLACES: tuple[Place, ...] = (
    Place(("Clover Meadows", "Green Shelf", "Larkfield"), Terrain.GRASS, (DAY, DAWN),
          ("cheerful", "heroic", "whimsical", "serene"), Paint(510, 95, 58), Paint(690, 175, 138),
          Paint(450, 75, 55), Paint(600, 155, 145), WATER, THORN),
    Place(("Amber Wood", "Rustleaf Rise", "Harvest Row"), Terrain.GRASS, (DAWN, DUSK, MIST),
          ("melancholic", "serene", "whimsical", "mysterious"), Paint(470, 75, 40),
          Paint(700, 155, 72), Paint(420, 70, 45), Paint(620, 160, 52), WATER, THORN),
    Place(("Moonlit Orchard", "Nightfern Glade", "Owl Hollow"), Terrain.GRASS, (NIGHT, DUSK),
          ("mysterious", "eerie", "dreamy", "serene"), Paint(450, 60, 285), Paint(660, 125, 165),
          Paint(400, 70, 290), Paint(520, 110, 170), WATER, THORN),
    Place(("Cloudback Cliffs", "Windworn Ridge", "High Cairns"), Terrain.STONE, (DAY, DAWN, MIST),
          ("heroic", "epic", "serene"), Paint(530, 40, 265), Paint(720, 45, 110),
          Paint(480, 45, 275), Paint(600, 120, 140), WATER, EMBER),
    Place(("Echo Caves", "Glowstone Deep", "Hollow Vaults"), Terrain.STONE, (CAVE,),
          ("mysterious", "eerie", "tense", "gritty"), Paint(470, 50, 290), Paint(650, 75, 260),
          Paint(400, 60, 310), Paint(660, 135, 195), Paint(640, 120, 215), EMBER),
    Place(("Fallen Archive", "Sunken Forum", "Old Causeway"), Terrain.STONE, (DUSK, NIGHT, MIST),
          ("melancholic", "epic", "mysterious"), Paint(500, 45, 85), Paint(690, 60, 100),
          Paint(430, 40, 70), Paint(560, 110, 140), WATER, THORN),
    Place(("Glass Glacier", "Whitefall", "Bright Floes"), Terrain.ICE, (DAY, DAWN, MIST),
          ("serene", "whimsical", "heroic", "melancholic"), Paint(560, 105, 245),
          Paint(905, 40, 220), Paint(520, 85, 250), Paint(600, 90, 180), WATER, THORN),
    Place(("Frozen Hollow", "Rime Halls", "Cold Lanterns"), Terrain.ICE, (NIGHT, CAVE),
          ("eerie", "melancholic", "tense", "dreamy"), Paint(470, 100, 262), Paint(820, 70, 215),
          Paint(420, 85, 270), Paint(640, 110, 190), WATER, Paint(620, 190, 350)),
    Place(("Gilded Dunes", "Saffron Flats", "Mirage Road"), Terrain.SAND, (DAY, DAWN),
          ("heroic", "cheerful", "epic", "gritty"), Paint(570, 115, 60), Paint(770, 120, 82),
          Paint(520, 100, 45), Paint(580, 125, 142), WATER, THORN),
    Place(("Ember Canyon", "Redrock Steps", "Scorpion Pass"), Terrain.SAND, (DUSK, NIGHT),
          ("tense", "gritty", "epic", "frantic"), Paint(480, 120, 46), Paint(690, 135, 62),
          Paint(420, 105, 25), Paint(560, 105, 150), LAVA, EMBER),
    Place(("Cinder Foundry", "Piston Works", "Furnace Row"), Terrain.METAL, (FORGE,),
          ("tense", "frantic", "gritty", "epic"), Paint(430, 30, 250), Paint(620, 45, 235),
          Paint(390, 70, 30), Paint(600, 150, 50), LAVA, EMBER),
    Place(("Skyhook Station", "Signal Towers", "Orbital Yard"), Terrain.METAL, (DAY, DUSK, NIGHT),
          ("heroic", "frantic", "dreamy", "tense"), Paint(500, 55, 255), Paint(730, 50, 215),
          Paint(450, 70, 265), Paint(600, 120, 185), Paint(690, 140, 200), THORN),
    Place(("Raven Keep", "Ashen Ramparts", "Thorn Court"), Terrain.BRICK, (NIGHT, DUSK),
          ("eerie", "tense", "epic", "mysterious"), Paint(455, 75, 34), Paint(645, 80, 48),
          Paint(380, 75, 320), Paint(520, 160, 20), WATER, THORN),
    Place(("Tilers' Quarter", "Chimney Row", "Market Roofs"), Terrain.BRICK, (DAWN, DAY, DUSK),
          ("cheerful", "whimsical", "frantic", "gritty"), Paint(530, 130, 38),
          Paint(720, 105, 55), Paint(480, 70, 270), Paint(590, 130, 145), WATER, THORN),
    Place(("Coral Steps", "Shell Gardens", "Tidal Arches"), Terrain.CORAL, (LAGOON, DAWN),
          ("cheerful", "whimsical", "dreamy", "serene"), Paint(575, 125, 16),
          Paint(765, 120, 35), Paint(500, 100, 355), Paint(620, 125, 160), WATER, THORN),
    Place(("Sunless Reef", "Lantern Trench", "Drowned Choir"), Terrain.CORAL, (DEEP,),
          ("mysterious", "eerie", "dreamy", "melancholic"), Paint(470, 90, 268),
          Paint(680, 140, 5), Paint(430, 90, 285), Paint(630, 125, 165),
          Paint(640, 115, 220), Paint(640, 180, 30)),
    Place(("Mirefen", "Croaking Bog", "Heron Shallows"), Terrain.SWAMP, (MIST, DAWN),
          ("mysterious", "serene", "whimsical", "melancholic"), Paint(480, 70, 85),
          Paint(660, 125, 122), Paint(430, 65, 75), Paint(560, 110, 150), Paint(640, 80, 195),
          THORN),
    Place(("Blightwater", "Gallow Marsh", "Venom Sinks"), Terrain.SWAMP, (NIGHT, DUSK, CAVE),
          ("eerie", "tense", "gritty", "frantic"), Paint(440, 55, 318), Paint(640, 145, 125),
          Paint(390, 70, 300), Paint(560, 130, 130), ACID, Paint(640, 190, 345)),
)  # fmt: skip

# In a room seen from above, the floor takes the sky's place: light where the sky is light.
LIGHT_FLOOR, DARK_FLOOR = 745, 285
