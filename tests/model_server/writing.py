"""Drafts in words: style, plan, directions, story, goals, dialogue, brief."""

import re
from collections.abc import Mapping
from typing import Any

from tests.model_server.instances import filled_object
from tests.model_server.invented import CREATURES, FIRST, SECOND, THINGS, chance, goals, names

# Strong middle colours, far apart in hue.
HEROES = ("Ibra", "Adan", "Jossa", "Merlen", "Tovera", "Halden", "Pirra")
TAGLINES = ("Mind the third step.", "Dry socks, wet road.", "Up before the birds.")
COATS = ("#c8483c", "#3f8f6b", "#8a3fb0", "#3060c8", "#c88a2e", "#2e9ab0", "#b03f78")


def brief(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a brief's draft."""
    rng = chance(prompt, "brief")
    return filled_object(schema, rng) | {
        "title": f"{rng.choice(FIRST)} {rng.choice(SECOND)}",
        "inspirations": [rng.choice(("Metroid", "Kid Icarus", "Crystalis", "StarTropics"))],
        "custom_features": [],
    }


def style(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a style guide's draft: places each of another terrain, below one of its skies."""
    rng = chance(prompt, "style")
    lines = re.findall(r"^  (\w+): ([a-z, -]+)$", prompt, re.MULTILINE)
    chosen = rng.sample(lines, min(3, len(lines)))
    called = names(rng, SECOND, len(chosen))
    hero, foe, boss = rng.sample(COATS, 3)
    return filled_object(schema, rng) | {
        "places": [
            {"terrain": terrain, "sky": rng.choice(skies.split(", ")), "name": name}
            for (terrain, skies), name in zip(chosen, called, strict=True)
        ],
        "hero_colour": hero,
        "foe_colour": foe,
        "boss_colour": boss,
    }


def design(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a plan: foes that act differently, levels in several places, ever harder."""
    rng = chance(prompt, "design")
    places = len(re.findall(r"^\d\. .* \(\w+\)$", prompt, re.MULTILINE)) or 3
    kinds = re.findall(
        r"^  (?:walker|hopper|flyer|shooter|chaser|charger): (.+)$", prompt, re.MULTILINE
    )
    foes = [rng.choice(kind.split(", ")) for kind in rng.sample(kinds, min(4, len(kinds)))]
    levels = rng.randint(3, 4)
    called = names(rng, CREATURES, len(foes) + 1)
    where = names(chance(prompt, "levels"), SECOND, levels)
    return filled_object(schema, rng) | {
        "hero_name": rng.choice(HEROES),
        "foes": [{"archetype": foe, "name": name} for foe, name in zip(foes, called, strict=False)],
        "boss_name": f"Old {called[-1]}",
        "levels": [
            {
                "name": name,
                "place": number * places // levels + 1,
                "difficulty": 20 + 20 * number,
                "verticality": rng.randint(20, 60),
                "length": rng.choice(("short", "medium")),
            }
            for number, name in enumerate(where)
        ],
        "pace": rng.randint(40, 65),
        "airiness": rng.randint(40, 65),
        "danger": rng.randint(30, 60),
    }


def directions(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return what those are told who draw and compose."""
    one, other, third = chance(prompt, "directions").sample(THINGS, 3)
    return {
        "characters": f"Figures are short, with a {one} on the belt. Foes have two teeth.",
        "places": f"Ground in flat steps with joints. Far behind hangs a {other}.",
        "music": f"The theme climbs four steps and rests, like a {third} that is turned.",
    }


def story(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a story that fits the smallest screen."""
    rng = chance(prompt, "story")
    thing = rng.choice(THINGS)
    hero = re.search(r"^- hero: ([^,\n]+)", prompt, re.MULTILINE)
    who = hero[1] if hero else "Somebody"
    return {
        "tagline": rng.choice(TAGLINES),
        "intro": f"The {thing} is gone. {who} puts on boots and goes.",
        "ending": f"The {thing} hangs by the door. {who} sleeps.",
        "defeat": f"Rest a while. The {thing} can wait.",
    }


def quests(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a goal for each level."""
    return {"goals": goals(chance(prompt, "quests"), _count(schema, "goals"))}


def dialogue(schema: Mapping[str, Any], prompt: str) -> dict[str, Any]:
    """Return a line for each level, by some of the cast."""
    rng = chance(prompt, "dialogue")
    speakers = schema["properties"]["lines"]["items"]["properties"]["speaker"].get("enum") or [
        "Somebody"
    ]
    count = _count(schema, "lines")
    things = rng.sample(THINGS, count)
    said = ("Who moved the {}?", "Hands off my {}.", "One {}, please.", "No {}, no fun.")
    return {
        "lines": [
            {
                "speaker": speakers[(number + rng.randrange(2)) % len(speakers)],
                "line": said[number % len(said)].format(thing),
            }
            for number, thing in enumerate(things)
        ]
    }


def _count(schema: Mapping[str, Any], field: str) -> int:
    return int(schema["properties"][field].get("minItems", 3))
