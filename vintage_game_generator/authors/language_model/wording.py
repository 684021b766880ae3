"""What no answer may say: words of machines, of placeholders, of the brief, of other games."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache

from vintage_game_generator.catalog.library import games, plain
from vintage_game_generator.models.config import GameConfig

MACHINES = re.compile(
    r"\bas an ai\b|\blanguage model\b|\bi(?:'m| am) (?:sorry|unable)\b|\bjson\b"
    r"|\bi can(?:no|')t (?:help|assist|create|write|provide|fulfil)|^(?:sure|certainly)[,!]",
    re.IGNORECASE,
)
PLACEHOLDERS = re.compile(
    r"\b(?:lorem|ipsum|placeholder|todo|tbd|untitled)\b|\b(?:your|insert)\b.{0,20}\bhere\b"
    r"|\b(?:hero|enemy|foe|boss|level|place|character|player|speaker|game)(?:'s)? name\b",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"(?:hero|heroine|player|protagonist|enemy|foe|boss|monster|villain|place|level|world|stage"
    r"|character|name|string|text|unknown|none|null|nobody|unnamed|example|test|foo|bar)"
    r"(?: ?(?:\d+|[a-d]|name|one|two|three|four))?",
    re.IGNORECASE,
)
# Those by whom other games are known; and those whose name is a word as well, and so only as a
# whole name.
OTHERS = (
    "Mario", "Luigi", "Wario", "Bowser", "Yoshi", "Goomba", "Koopa", "Samus", "Ridley", "Zelda",
    "Ganon", "Hyrule", "Triforce", "Eggman", "Kirby", "Mega Man", "Megaman", "Belmont", "Alucard",
    "Pikachu", "Donkey Kong", "Pac-Man", "Pacman", "Hayabusa", "Sephiroth", "Lara Croft",
)  # fmt: skip
OTHERS_ALONE = ("Link", "Sonic", "Tails", "Peach", "Toad", "Simon", "Crash", "Ness", "Dante")
# Titles that are plain words too: refused as a whole name, not as a part of one or of a sentence.
COMMON = (
    "1942", "Adventure", "Asteroids", "Contra", "Defender", "Diablo", "Doom", "Flashback",
    "Gauntlet", "Lemmings", "Nemesis", "Rogue", "Strider", "Zombies", "Ys", "dk", "sonic",
)  # fmt: skip
WORD = re.compile(r"[a-z0-9']+")
LONG_ENOUGH, PARROTED = 6, 65  # words, and percent of a text, that are the brief's and no chance
REPEATED = 6  # words from which on one must not be half of them


def complaints(
    config: GameConfig,
    names: Mapping[str, str],
    texts: Mapping[str, str],
    example: Iterable[str] = (),
) -> dict[str, str]:
    """Return what is wrong with the words of an answer, by their place.

    Args:
        config: the brief.
        names: where a name is: 'the hero', 'foe 2'; and the name.
        texts: where a text is, and the text.
        example: names and texts of the prompt's own example.
    """
    found = {}
    shown = {plain(one) for one in example}
    for where, name in names.items():
        if reason := _of_name(name, shown):
            found[where] = f"{name!r} {reason}"
    for where, text in texts.items():
        if reason := _of_text(text, config, shown):
            found[where] = f"{text[:60]!r} {reason}"
    return found


def _of_name(name: str, shown: set[str]) -> str:
    if NO_NAME.fullmatch(name) or PLACEHOLDERS.search(name):
        return "is a placeholder; invent a name"
    if MACHINES.search(name):
        return "is not of the game; invent a name"
    if plain(name) in shown:
        return "is the example's; invent another"
    if plain(name) in _whole_names() or _others().search(name):
        return "is a name of a game that exists; invent another"
    return ""


def _of_text(text: str, config: GameConfig, shown: set[str]) -> str:
    if not text:
        return "is empty or breaks off; write a short, whole sentence"
    if PLACEHOLDERS.search(text):
        return "is a placeholder; write the text itself"
    if MACHINES.search(text):
        return "speaks of you; write only what is in the game"
    if plain(text) in shown:
        return "is the example's; write your own"
    if other := _others().search(text):
        return f"names {other[0]!r}, a game that exists; leave it out"
    words = WORD.findall(text.lower())
    if _is_parroted(words, WORD.findall(config.custom_description.lower())):
        return "repeats the brief; tell it in words of your own"
    if len(words) >= REPEATED and max(Counter(words).values()) * 2 >= len(words):
        return "says one word again and again; write a sentence"
    return ""


def _is_parroted(said: list[str], told: list[str]) -> bool:
    """Return whether words are those of the brief, but for a few."""
    blocks = SequenceMatcher(None, said, told, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks if block.size > 1)
    return same >= LONG_ENOUGH and same * 100 >= PARROTED * len(said)


@cache
def _whole_names() -> frozenset[str]:
    titles = [title for game in games() for title in (game.name, *game.aliases)]
    return frozenset(map(plain, (*titles, *OTHERS, *OTHERS_ALONE, *COMMON)))


@cache
def _others() -> re.Pattern[str]:
    """Return what finds titles and heroes of other games, spelt as names are."""
    common = {plain(one) for one in COMMON}
    titles = [title for game in games() for title in (game.name, *map(str.title, game.aliases))]
    known = sorted({*OTHERS, *(one for one in titles if plain(one) not in common)})
    return re.compile("|".join(rf"\b{re.escape(one)}(?!\w)" for one in known))
