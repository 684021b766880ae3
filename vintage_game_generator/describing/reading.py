"""A text read by rule, offline and free: what it says, and what is guessed."""

from collections.abc import Iterable
from typing import Any, TypeVar

from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog.blend import BRIEF, GENRE, blend
from vintage_game_generator.catalog.lexicon import hints
from vintage_game_generator.describing.games import Named, named_games
from vintage_game_generator.describing.guesses import (
    Guess,
    console_guess,
    feature_guesses,
    genre_guess,
    perspective_guess,
)
from vintage_game_generator.describing.languages import languages
from vintage_game_generator.describing.negation import denied, unwanted
from vintage_game_generator.describing.passage import Match, Passage, checked_text
from vintage_game_generator.describing.titles import given_title, made_title
from vintage_game_generator.describing.understanding import Part, Understanding, in_order
from vintage_game_generator.describing.unknown_games import unknown_games
from vintage_game_generator.describing.vocabulary import (
    CONSOLES,
    FEATURES,
    GENRE_HINTS,
    GENRES,
    LANGUAGES,
    PERSPECTIVES,
    Term,
)
from vintage_game_generator.describing.wishes import wishes
from vintage_game_generator.models.config import (
    GENRE_PERSPECTIVES,
    SIDE_VIEW_FEATURES,
    Feature,
    GameConfig,
    Genre,
    Perspective,
)

T = TypeVar("T")
NOTHING = "nothing of this was understood; all of it is guessed"


def understood(text: str, seed: int = 0) -> Understanding:
    """Return the brief that a text describes: the same one for the same text and seed.

    Raises:
        BadInput: the text is empty, too long, or cannot be printed.
    """
    return _Reading(checked_text(text), seed).understanding()


class _Reading:
    """One text being read, field by field: what is found first takes its words."""

    def __init__(self, text: str, seed: int) -> None:
        self.text, self.seed = text, seed
        self.passage = Passage(text)
        self.fields: dict[str, Any] = {"custom_description": text, "seed": seed}
        self.said: list[Part] = []
        self.guessed: list[Part] = []
        self.settled: list[str] = []
        self.unwanted: list[str] = []
        self.names_end: list[int] = []

    def understanding(self) -> Understanding:
        """Return the brief, and where all of it comes from."""
        title = given_title(self.passage)
        games = self._games()
        consoles, no_consoles = self._wanted("art_style", self.passage.find(CONSOLES))
        console = self._first("art_style", consoles)
        perspectives = self.passage.find(PERSPECTIVES)
        self.passage.taken -= {  # 'side-scroller' is a kind of game as well as a view
            place for match in perspectives for place in range(match.start, match.end)
        }
        genres = self.passage.find(GENRES)
        for match in perspectives:
            self.passage.taken.update(range(match.start, match.end))
        genres, no_genres = self._wanted("genre", genres)
        perspectives, no_views = self._wanted("perspective", perspectives)
        self.settled += map(str, unknown_games(self.passage, self.names_end))
        wanted, shut = self._features()
        self._languages()
        genre = self._genre(genres, perspectives, wanted, games, no_genres)
        self._perspective(genre, perspectives, games, no_views)
        if console is None:
            self._guess("art_style", console_guess(games, no_consoles))
        self._fitting_features(genre, wanted, shut, games)
        self._wishes()
        self._title(title)
        config = checked_brief(self.fields, "the description")
        self._mood(config)
        if not (self.said or self.settled):
            self.settled.append(NOTHING)
        return Understanding(
            config=config,
            understood=in_order(self.said),
            guessed=in_order(self.guessed),
            settled=tuple(self.settled),
            unwanted=tuple(self.unwanted),
        )

    def _games(self) -> list[Named]:
        wanted, others = named_games(self.passage)
        self.names_end = [match.end for match in wanted]
        self.fields["inspirations"] = [
            {"game": match.value.game.name, "weight": match.value.weight} for match in wanted
        ]
        for match in wanted:
            self._say("inspirations", match.value.game.name, [match])
        for match in others:
            self.unwanted.append(match.value.game.name)
            self.settled.append(
                f'inspirations: not {match.value.game.name}, as "{match.said}" says'
            )
        return [match.value for match in wanted]

    def _features(self) -> tuple[dict[Feature, list[Match[Term[Feature]]]], list[Feature]]:
        found = self.passage.find(FEATURES, self._is_feature)
        found += [
            self.passage.take(Term(Feature.SAVE), place, place + 1)
            for place in range(len(self.passage.words))
            if self._is_saving(place, found)
        ]
        found.sort(key=lambda match: match.start)
        refused = unwanted(self.passage, found)
        shut = [match.value.value for match in refused]
        wanted: dict[Feature, list[Match[Term[Feature]]]] = {}
        for match in found:
            if match not in refused:
                wanted.setdefault(match.value.value, []).append(match)
        for feature in dict.fromkeys(shut):
            self.unwanted.append(feature)
            said = next(match.said for match in refused if match.value.value is feature)
            if feature in wanted:
                both = wanted.pop(feature)[0].said
                self.settled.append(
                    f'features: "{both}" and no "{said}" are said; {feature} is out'
                )
            else:
                self.settled.append(f'features: no {feature}, as the text says of "{said}"')
        return wanted, shut

    def _is_feature(self, start: int, end: int) -> bool:
        """Return whether words mean a part of the game: no 'dash of salt'."""
        word, follows = self.passage.plain(start), self.passage.plain(end)
        return not (word in ("dash", "battery") and follows == "of")

    def _is_saving(self, place: int, features: list[Match[Term[Feature]]]) -> bool:
        """Return whether a 'save' is one of several features: 'dash, save and keys'."""
        passage, after = self.passage, place + 1
        ends = after == len(passage.words) or passage.words[after].parted
        joined = passage.plain(after) in ("and", "or", "plus")
        if passage.plain(place) != "save" or place in passage.taken or not (ends or joined):
            return False
        before = place - 1
        if passage.plain(before) in ("with", "featuring", "including"):
            return True
        joint = passage.plain(before) in ("and", "or", "plus", "no", "without")
        if not joint and passage.words[place].before.strip() not in (",", "/", "+", "&", ""):
            return False
        listed = joint or passage.words[place].parted
        follows = any(one.start == (after + 1 if joined else after) for one in features)
        return follows or (listed and any(one.end in (before, place) for one in features))

    def _languages(self) -> None:
        found = languages(self.passage)
        if found:
            self.fields["target_languages"] = [match.value for match in found]
        for language in dict.fromkeys(match.value for match in found):
            same = [match for match in found if match.value is language]
            self._say("target_languages", language, same)

    def _genre(
        self,
        found: list[Match[Term[Genre]]],
        views: list[Match[Term[Perspective]]],
        features: Iterable[Feature],
        games: list[Named],
        shut: list[Genre],
    ) -> Genre:
        exact = [match for match in found if not match.value.near]
        if exact or found:
            genre = self._first("genre", exact or found)
            assert genre is not None
            return genre
        seen = next((match.value.value for match in views), None)
        guess = genre_guess(seen, features, games)
        weak = self.passage.find(GENRE_HINTS)
        self.passage.taken -= {at for one in weak for at in range(one.start, one.end)}
        refused = unwanted(self.passage, weak)
        weak = [match for match in weak if match not in refused]
        if not (seen or games or set(features) & set(SIDE_VIEW_FEATURES)) and weak:
            votes = [match.value.value for match in weak]
            genre = max(Genre, key=lambda one: (votes.count(one), one is votes[0]))
            words = [match.said for match in weak if match.value.value is genre]
            guess = Guess(genre, f'"{words[0]}" sounds like it')
        if guess.value in shut and not seen:
            left = [one for one in Genre if one not in shut]
            guess = Guess(left[0], f"no {guess.value} is wanted") if left else guess
        self._guess("genre", guess)
        return Genre(guess.value)

    def _perspective(
        self,
        genre: Genre,
        found: list[Match[Term[Perspective]]],
        games: list[Named],
        shut: list[Perspective],
    ) -> None:
        allowed = GENRE_PERSPECTIVES[genre]
        fitting = [match for match in found if match.value.value in allowed]
        for match in found:
            if match not in fitting:
                self.settled.append(
                    f'perspective: "{match.said}" is said, but a {genre} is seen {allowed[0]}'
                )
        if fitting:
            self._first("perspective", fitting)
        else:
            self._guess("perspective", perspective_guess(genre, games, shut))

    def _fitting_features(
        self,
        genre: Genre,
        wanted: dict[Feature, list[Match[Term[Feature]]]],
        shut: list[Feature],
        games: list[Named],
    ) -> None:
        for feature in SIDE_VIEW_FEATURES:
            if genre is not Genre.PLATFORMER and feature in wanted:
                said = wanted.pop(feature)[0].said
                shut = [*shut, feature]
                self.settled.append(
                    f'features: "{said}" needs a side view, a game of genre {genre} has none;'
                    f" {feature} is out"
                )
        for feature in Feature:
            if feature in wanted:
                self._say("features", feature, wanted[feature])
        guesses = feature_guesses(genre, wanted, shut, games)
        for guess in guesses:
            self.guessed.append(Part(field="features", value=guess.value, why=guess.why))
        self.fields["features"] = [*wanted, *(guess.value for guess in guesses)]

    def _wishes(self) -> None:
        found = wishes(self.passage)
        self.fields["custom_features"] = [match.value for match in found]
        for match in found:
            self._say("custom_features", match.value, [match])

    def _title(self, title: str | None) -> None:
        if title:
            self.fields["name"] = title
            self.said.insert(0, Part(field="name", value=title, words=(title,)))
            return
        title, words = made_title(self.passage, self.seed)
        self.fields["name"] = title
        why = "made of " + ", ".join(f'"{word}"' for word in words) if words else "made up"
        self.guessed.insert(0, Part(field="name", value=title, why=why))

    def _mood(self, config: GameConfig) -> None:
        trait = next(one for one in blend(config).traits if one.kind == "mood")
        idle = {self.passage.words[place].plain for place in denied(self.passage)} | {*LANGUAGES}
        words = [word for word, hint in hints(self.text) if hint.mood == trait.value]
        words = [word for word in words if word not in idle]
        if words and BRIEF in trait.source:
            self.said.append(Part(field="mood", value=trait.value, words=tuple(words)))
        else:
            why = f"by {self._source(trait.source)}"
            self.guessed.append(Part(field="mood", value=trait.value, why=why))

    def _source(self, source: str) -> str:
        """Return what a mood comes from, where no word says it."""
        if source == GENRE:
            return "chance, for nothing says which"
        text = {f"{BRIEF} ({word})" for word, _ in hints(self.text)}
        parts = source.split(", ")
        return ", ".join(one if one in text else one.replace(BRIEF, "the title") for one in parts)

    def _wanted(
        self, field: str, found: list[Match[Term[T]]]
    ) -> tuple[list[Match[Term[T]]], list[T]]:
        """Return what is wanted of what was found, and the values that are not."""
        refused = unwanted(self.passage, found)
        wanted = [match for match in found if match not in refused]
        said = [match.value.value for match in wanted]
        shut = [match.value.value for match in refused if match.value.value not in said]
        for match in refused:
            value = match.value.value
            if value in shut and str(value) not in self.unwanted:
                self.unwanted.append(str(value))
                self.settled.append(f'{field}: not {value}, as the text says of "{match.said}"')
        return wanted, shut

    def _first(self, field: str, found: list[Match[Term[T]]]) -> T | None:
        """Return the first of what was found for a field that has one value."""
        if not found:
            return None
        first = found[0]
        value = first.value.value
        self.fields[field] = value
        same = [match for match in found if match.value.value == value]
        why = "the nearest that there is" if first.value.near else ""
        self._say(field, str(value), same, why)
        for other in found:
            if other.value.value != value:
                self.settled.append(
                    f'{field}: "{first.said}" comes before "{other.said}"; it is {value}'
                )
        return value

    def _say(self, field: str, value: str, found: Iterable[Match[Any]], why: str = "") -> None:
        words = tuple(dict.fromkeys(match.said for match in found))
        self.said.append(Part(field=field, value=value, words=words, why=why))

    def _guess(self, field: str, guess: Guess) -> None:
        self.fields[field] = guess.value
        self.guessed.append(Part(field=field, value=guess.value, why=guess.why))
