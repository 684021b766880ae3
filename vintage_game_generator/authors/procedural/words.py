"""The words that the procedural author names people, places and events with."""

from vintage_game_generator.models.style import Terrain

PLACE_ADJECTIVES: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("Bramble", "Clover", "Willow", "Fern", "Larkspur", "Dewlit"),
    Terrain.STONE: ("Hollow", "Granite", "Echoing", "Shale", "Forgotten", "Cairn"),
    Terrain.ICE: ("Frostbound", "Pale", "Glacial", "Rime", "Starcold", "Silent"),
    Terrain.SAND: ("Amber", "Dune", "Sunken", "Saffron", "Mirage", "Scoured"),
    Terrain.METAL: ("Rusted", "Clockwork", "Iron", "Copper", "Humming", "Riveted"),
    Terrain.BRICK: ("Crooked", "Lamplit", "Garnet", "Old", "Ember", "Walled"),
    Terrain.CORAL: ("Tidal", "Pearl", "Brine", "Sapphire", "Drowned", "Foam"),
    Terrain.SWAMP: ("Murk", "Reed", "Gloaming", "Lichen", "Sighing", "Marrow"),
}
PLACE_NOUNS: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("Meadows", "Terraces", "Orchard", "Downs", "Glade"),
    Terrain.STONE: ("Caverns", "Quarry", "Deeps", "Steps", "Vault"),
    Terrain.ICE: ("Shelf", "Pass", "Spires", "Reach", "Galleries"),
    Terrain.SAND: ("Ruins", "Basin", "Bazaar", "Flats", "Causeway"),
    Terrain.METAL: ("Works", "Foundry", "Gantries", "Engine", "Yard"),
    Terrain.BRICK: ("Ramparts", "Rooftops", "Keep", "Towers", "Cellars"),
    Terrain.CORAL: ("Grotto", "Shoals", "Harbour", "Lagoon", "Arches"),
    Terrain.SWAMP: ("Fen", "Mire", "Backwater", "Hummocks", "Boardwalk"),
}
FOE_ADJECTIVES: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("Thorn", "Moss", "Burr", "Nettle"),
    Terrain.STONE: ("Cave", "Slate", "Gravel", "Dusk"),
    Terrain.ICE: ("Sleet", "Hoar", "Chill", "Drift"),
    Terrain.SAND: ("Dust", "Sirocco", "Ochre", "Bone"),
    Terrain.METAL: ("Tin", "Cog", "Solder", "Spark"),
    Terrain.BRICK: ("Soot", "Chimney", "Cinder", "Gutter"),
    Terrain.CORAL: ("Brine", "Kelp", "Salt", "Reef"),
    Terrain.SWAMP: ("Bog", "Slough", "Leech", "Mould"),
}
BOSS_TITLES = ("Ancient", "Sleepless", "Hungering", "Hollow", "Crowned", "Unbowed", "Last")
HERO_NAMES = (
    "Wren", "Tamsin", "Odo", "Marlo", "Pell", "Juniper", "Bram", "Isolde", "Corin", "Nesta",
    "Fitch", "Linnet", "Osric", "Veda", "Hob", "Sable", "Toller", "Ysolt", "Rook", "Maren",
)  # fmt: skip
TREASURES = (
    "lamp", "bell", "lantern seed", "star map", "river stone", "morning horn", "glass crown",
    "weather vane", "ember jar", "silver reel", "song box", "tide clock",
)  # fmt: skip
TAGLINES = (
    "One light against the dark.",
    "Every step counts.",
    "What was taken, take back.",
    "Small boots, long road.",
    "The way out is through.",
    "Be quick. Be kind. Be back by dawn.",
)
INTROS = (
    "The {boss} has carried off the {treasure}, and {first} fades without it. {hero} the"
    " {trade} laces up and sets out.",
    "At midnight the {treasure} went quiet. Somebody must cross {first} and wake it. {hero},"
    " a {trade}, was still up.",
    "They said nobody walks from {first} to {last} and returns. {hero} the {trade} lost the"
    " {treasure} there, and goes anyway.",
    "{first} has a new master: the {boss}. {hero} the {trade} has an old {treasure}, a good"
    " heart, and nothing to lose.",
)
ENDINGS = (
    "The {treasure} is home. From {first} to {last} the lights come on, one by one. Rest now,"
    " {hero}.",
    "{last} falls silent, then the birds begin. {hero} carries the {treasure} the long way home.",
    "Years on they still tell how {hero} the {trade} walked to {last} and back. The {treasure}"
    " never dims.",
)
DEFEATS = (
    "{hero} sleeps where the path ends. The {treasure} waits. Try once more?",
    "The road was longer than the day. {hero} will find another way.",
    "Even a {trade} must rest. The {treasure} still glimmers out there.",
)
# What there is to do in a level; each list ends with words that fit any screen.
GOALS_ACROSS = ("Cross the {place}", "Get through the {place}", "Reach the far side")
GOALS_WITHIN = ("Search the {place}", "Know the {place} by heart", "Find the way on")
GOALS_LOCKED = ("Find the key to the {place}", "Open the {place}", "Find the lost key")
GOALS_BOSS = ("Face the {boss}", "Bring down the {boss}", "Face what waits there")
GOALS_OF_PLACES: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("Follow the hoofprints home", "Be past the hedges by noon"),
    Terrain.STONE: ("Find the stair that goes up", "Follow the draught to daylight"),
    Terrain.ICE: ("Outrun the long cold", "Find the door under the ice"),
    Terrain.SAND: ("Reach the last well", "Be across before sunset"),
    Terrain.METAL: ("Walk out before the whistle", "Find the quiet gantry"),
    Terrain.BRICK: ("Find the gate they forgot", "Climb past the lamplit walls"),
    Terrain.CORAL: ("Be gone before the tide", "Follow the bells under water"),
    Terrain.SWAMP: ("Keep off the black water", "Follow the reed path"),
}
# What is said there, short enough for two lines of a small screen.
HERO_SAYS = (
    "I have walked worse roads.", "One more gate. Then home.", "It was quieter in spring.",
    "Somebody left a light on.", "Mind the edge. Mind the dark.", "Nobody said it was near.",
    "My boots know the way.", "Left foot. Right foot. Go.",
)  # fmt: skip
FOES_SAY = (
    "Turn back. The path is ours.", "We heard you a mile off.", "You smell of home. Go there.",
    "This is as far as it goes.", "Soft steps. Soft bones.", "Nobody sent for you.",
    "We were here before roads.",
)  # fmt: skip
BOSSES_SAY = (
    "You came so far to kneel?", "I kept it safe. From you.", "Small light. Short night.",
    "I was old before this place.", "Ask the others. Oh, wait.",
)  # fmt: skip
SAID_OF_PLACES: dict[Terrain, tuple[str, ...]] = {
    Terrain.GRASS: ("The grass leans the wrong way.", "Even the larks hold still."),
    Terrain.STONE: ("Hear that? The stone hums.", "Down is easy. Up is work."),
    Terrain.ICE: ("Breathe slow. Ice listens.", "Cold enough to crack a bell."),
    Terrain.SAND: ("The dunes have moved again.", "Sand in the boots. Always."),
    Terrain.METAL: ("Who keeps it all turning?", "Warm rails. It is awake."),
    Terrain.BRICK: ("Every window has an eye.", "Tiles are loose. Step light."),
    Terrain.CORAL: ("The tide has teeth today.", "Salt in the air, and song."),
    Terrain.SWAMP: ("That log was not there.", "If it bubbles, walk around."),
}
# Words of a brief's description that name a hero's trade; the value is a sprite archetype.
TRADES: dict[str, str] = {
    "keeper": "keeper", "lighthouse": "keeper", "guardian": "knight", "knight": "knight",
    "soldier": "knight", "warrior": "knight", "ranger": "ranger", "hunter": "ranger",
    "archer": "ranger", "forest": "ranger", "witch": "mage", "wizard": "mage", "mage": "mage",
    "magic": "mage", "inventor": "tinkerer", "robot": "tinkerer", "engineer": "tinkerer",
    "tinkerer": "tinkerer", "diver": "diver", "ocean": "diver", "sea": "diver",
    "courier": "courier", "messenger": "courier", "thief": "courier", "runner": "courier",
}  # fmt: skip
