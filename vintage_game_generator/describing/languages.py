"""The languages that a text wants its game written in."""

from vintage_game_generator.describing.negation import unwanted
from vintage_game_generator.describing.passage import Match, Passage
from vintage_game_generator.describing.vocabulary import LANGUAGES
from vintage_game_generator.models.config import Language

INTO = ("in", "with", "using", "for", "to", "into")
MAKING = (
    *("written", "coded", "programmed", "implemented", "made", "built", "ported", "playable"),
    *("translated", "available", "runs", "game", "games", "python", "rust", "ruby", "javascript"),
    *("platformer", "metroidvania", "adventure", "crawler", "roguelike", "rpg", "shooter"),
)
UNMISTAKABLE = ("python", "pygame", "bevy", "gosu", "javascript", "html5", "html", "typescript")
ONLINE = ("web", "browser", "browsers")


def languages(passage: Passage) -> list[Match[Language]]:
    """Return the languages that are asked for, none that is a jewel, a snake or what iron gets."""
    found: list[Match[Language]] = []
    for place in range(len(passage.words)):
        language = LANGUAGES.get(passage.plain(place))
        if language and place not in passage.taken and _is_meant(passage, place, found):
            found.append(passage.take(language, place, place + 1))
    refused = unwanted(passage, found)
    return [match for match in found if match not in refused]


def _is_list(passage: Passage, place: int) -> bool:
    """Return whether a language is the first of several: 'in rust and ruby'."""
    after = place + 1
    if passage.plain(after) in ("and", "or"):
        return passage.plain(after + 1) in LANGUAGES
    listed = after < len(passage.words) and passage.words[after].before.strip() in (",", "/", "+")
    return listed and passage.plain(after) in LANGUAGES


def _is_meant(passage: Passage, place: int, found: list[Match[Language]]) -> bool:
    word = passage.words[place]
    before = place - 1
    if found and (passage.plain(before) in ("and", "or") or word.before.strip() in (",", "/", "+")):
        return found[-1].end in (place, before)  # goes on with a list
    if word.plain in ONLINE and passage.plain(place + 1) in ("game", "version", "app"):
        return True
    if word.plain in ONLINE and passage.plain(before) in ("a", "the", "your", "my"):
        before -= 1
        return passage.plain(before) in INTO and (
            word.plain != "web" or passage.plain(before) in ("for", "to")
        )
    if passage.plain(before) not in INTO:
        return False
    made = passage.plain(before - 1) in MAKING or _is_list(passage, place)
    if word.plain in UNMISTAKABLE or made:
        return True
    return word.plain not in ONLINE and word.text[0].isupper()
