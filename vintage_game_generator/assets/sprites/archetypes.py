"""Who can be drawn: the archetypes of heroes, of each enemy behaviour, and of bosses."""

ARCHETYPES: dict[str, tuple[str, ...]] = {
    "hero": (
        "knight",
        "keeper",
        "ranger",
        "mage",
        "tinkerer",
        "diver",
        "courier",
        "nomad",
        "raider",
    ),
    "walker": ("beetle", "crab", "golem"),
    "hopper": ("frog", "slime", "spring-imp"),
    "flyer": ("bat", "wisp", "moth", "jelly"),
    "shooter": ("turret", "plant", "totem"),
    "chaser": ("ghost", "hound", "shade"),
    "charger": ("boar", "ram", "rhino-beetle"),
    "boss": ("leviathan", "colossus", "queen-wasp", "warlock", "clockwork"),
}
