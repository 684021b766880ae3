"""What a text leaves open, guessed from what it says, each guess with its reason."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from vintage_game_generator.catalog.classic import Classic, View
from vintage_game_generator.consoles.shelf import console
from vintage_game_generator.describing.games import Named
from vintage_game_generator.models.config import (
    GENRE_PERSPECTIVES,
    SIDE_VIEW_FEATURES,
    ArtStyle,
    Feature,
    Genre,
    Perspective,
)

T = TypeVar("T")
FIGHTING = ("sword", "whip", "shot", "charge-shot", "bombs", "boomerang", "combos", "magic")
MECHANICS: dict[str, Feature] = {
    **dict.fromkeys(FIGHTING, Feature.COMBAT),
    "keys": Feature.KEYS_AND_DOORS,
    "bosses": Feature.BOSSES,
    "power-ups": Feature.POWER_UPS,
    "save": Feature.SAVE,
    "dash": Feature.DASH,
    "double-jump": Feature.DOUBLE_JUMP,
    "wall-jump": Feature.WALL_JUMP,
}
USUAL: dict[Genre, tuple[Feature, ...]] = {
    Genre.PLATFORMER: (Feature.COMBAT, Feature.POWER_UPS, Feature.BOSSES),
    Genre.ACTION_ADVENTURE: (Feature.COMBAT, Feature.KEYS_AND_DOORS, Feature.BOSSES),
}
NEAREST_CONSOLES: dict[str, ArtStyle] = {
    "mega-drive": ArtStyle.SNES,
    "game-boy-advance": ArtStyle.SNES,
    "amiga": ArtStyle.SNES,
    "master-system": ArtStyle.NES,
}
VIEWS: dict[View, Perspective] = {
    View.SIDE_VIEW: Perspective.SIDE_VIEW,
    View.TOP_DOWN: Perspective.TOP_DOWN,
    View.THREE_QUARTER: Perspective.THREE_QUARTER,
    View.ISOMETRIC: Perspective.THREE_QUARTER,
}


class Guess(NamedTuple):
    """A value, and why it is the likeliest."""

    value: str
    why: str


def genre_guess(
    perspective: Perspective | None, features: Iterable[Feature], games: Sequence[Named]
) -> Guess:
    """Return the genre that goes with all that is known."""
    if perspective:
        genre = next(genre for genre, seen in GENRE_PERSPECTIVES.items() if perspective in seen)
        return Guess(genre, f"what is seen {perspective}")
    moves = [feature for feature in features if feature in SIDE_VIEW_FEATURES]
    if moves:
        return Guess(Genre.PLATFORMER, f"{moves[0]} needs a side view")
    votes: dict[Genre, list[Named]] = {}
    for named in games:
        if (alike := _genre(named.game)) is not None:
            votes.setdefault(alike, []).append(named)
    if votes:
        genre = max(votes, key=lambda one: sum(named.weight for named in votes[one]))
        return Guess(genre, f"like {_names(votes[genre])}")
    return Guess(Genre.PLATFORMER, "nothing says which, and most classics are")


def _genre(game: Classic) -> Genre | None:
    seen = VIEWS.get(game.perspective)
    if seen is None:
        return Genre.PLATFORMER if Genre.PLATFORMER.value in game.genres else None
    return next(genre for genre, views in GENRE_PERSPECTIVES.items() if seen in views)


def perspective_guess(
    genre: Genre, games: Sequence[Named], unwanted: Iterable[Perspective] = ()
) -> Guess:
    """Return how a game of the genre is seen, if possible not as it shall not be."""
    every, shut = GENRE_PERSPECTIVES[genre], [*unwanted]
    allowed = [one for one in every if one not in shut] or [*every]
    if len(every) == 1:
        return Guess(allowed[0], f"as every {genre} is seen")
    for named in games:
        seen = VIEWS.get(named.game.perspective)
        if seen in allowed:
            return Guess(seen, f"as {named.game.name} is seen")
    if allowed[0] != every[0]:
        return Guess(allowed[0], f"not {every[0]}, as the text says")
    return Guess(allowed[0], f"as most games of genre {genre} are seen")


def console_guess(games: Sequence[Named], unwanted: Iterable[ArtStyle] = ()) -> Guess:
    """Return the console on which the classics are best known, of those that may be."""
    shut = [*unwanted]
    for named in games:
        for platform in named.game.platforms:
            if platform in shut or NEAREST_CONSOLES.get(platform) in shut:
                continue
            if platform in list(ArtStyle):
                art_style = ArtStyle(platform)
                return Guess(art_style, f"{named.game.name} is a game of the {_title(art_style)}")
            if platform in NEAREST_CONSOLES:
                why = f"the nearest to the {platform.replace('-', ' ')} of {named.game.name}"
                return Guess(NEAREST_CONSOLES[platform], why)
    left = next((one for one in (ArtStyle.NES, *ArtStyle) if one not in shut), ArtStyle.NES)
    return Guess(left, "no other console is named" if shut else "no console is named")


def _title(art_style: ArtStyle) -> str:
    return console(art_style).title


def feature_guesses(
    genre: Genre, said: Iterable[Feature], unwanted: Iterable[Feature], games: Sequence[Named]
) -> list[Guess]:
    """Return features that most of the classics have, or usual ones where nothing is said."""
    said, shut = list(said), [*unwanted]
    if genre != Genre.PLATFORMER:
        shut += SIDE_VIEW_FEATURES
    total = sum(named.weight for named in games)
    guesses: list[Guess] = []
    for feature in Feature:
        having = [named for named in games if feature in _features(named)]
        if feature in said or feature in shut or not having:
            continue
        if 2 * sum(named.weight for named in having) >= total:
            guesses.append(Guess(feature, f"as in {_names(having)}"))
    if not (said or games):
        usual = [feature for feature in USUAL[genre] if feature not in shut]
        guesses = [Guess(feature, f"usual in a game of genre {genre}") for feature in usual]
    return guesses


def _features(named: Named) -> set[Feature]:
    return {MECHANICS[one] for one in named.game.mechanics if one in MECHANICS}


def _names(games: Sequence[Named]) -> str:
    names = [named.game.name for named in games]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
