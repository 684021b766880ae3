"""Titles for games that nobody has named."""

import random
from collections.abc import Callable

from vintage_game_generator.authors.procedural.words import (
    PLACE_ADJECTIVES,
    PLACE_NOUNS,
    TREASURES,
)
from vintage_game_generator.catalog import UnknownGame, find
from vintage_game_generator.models.config import GameConfig, Genre

LONGEST = 24  # letters, so that a title screen can show it in large ones
DEEDS: dict[Genre, tuple[str, ...]] = {
    Genre.PLATFORMER: (
        *("Dash", "Leap", "Bound", "Ascent", "Scramble", "Run", "Climb", "Tumble", "Vault"),
        *("Chase", "Hop", "Rush", "Flight", "Stride"),
    ),
    Genre.ACTION_ADVENTURE: (
        *("Oath", "Relic", "Wanderer", "Legacy", "Vigil", "Pilgrim", "Lament", "Warden", "Saga"),
        *("Quest", "Secret", "Exile", "Chronicle", "Errand"),
    ),
}


def made_title(config: GameConfig, is_free: Callable[[str], bool]) -> str:
    """Return a title that fits the genre and is free, the same for the same brief and takers.

    Args:
        config: A brief; its own name is not looked at.
        is_free: Whether a title may be taken.
    """
    unnamed = config.model_copy(update={"name": ""}).model_dump_json()
    rng = random.Random(f"title {unnamed}")
    for _ in range(200):
        title = _one(config.genre, rng)
        if len(title) <= LONGEST and is_free(title) and _is_new(title):
            return title
    number = 2
    while not is_free(f"{title} {number}"):
        number += 1
    return f"{title} {number}"


def _one(genre: Genre, rng: random.Random) -> str:
    terrain = rng.choice(list(PLACE_ADJECTIVES))
    adjective, noun = rng.choice(PLACE_ADJECTIVES[terrain]), rng.choice(PLACE_NOUNS[terrain])
    deed, treasure = rng.choice(DEEDS[genre]), rng.choice(TREASURES).title()
    made = [f"{adjective} {deed}", f"{noun} {deed}", f"{adjective} {noun}"]
    if genre is Genre.ACTION_ADVENTURE:
        made += [f"{deed} of the {noun}", f"The {adjective} {treasure}"]
    return rng.choice(made)


def _is_new(title: str) -> bool:
    """Return whether no classic is called so."""
    try:
        find(title)
    except UnknownGame:
        return True
    return False
