"""A text read by a model: it fills what the text leaves open, and never what it says plainly."""

import json
import re
from typing import Any

import prompts
from vintage_game_generator.asking.desk import Desk
from vintage_game_generator.asking.question import Message, Question, Refused
from vintage_game_generator.authors.language_model.wording import complaints
from vintage_game_generator.authors.procedural.chance import derived_seed
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.catalog import UnknownGame, find
from vintage_game_generator.catalog.library import plain
from vintage_game_generator.describing.reading import NOTHING, understood
from vintage_game_generator.describing.understanding import Part, Understanding, in_order
from vintage_game_generator.describing.vocabulary import FUNCTION_WORDS, WISHES
from vintage_game_generator.errors import BadInput
from vintage_game_generator.models.config import (
    GENRE_PERSPECTIVES,
    MOST_WISHES,
    SIDE_VIEW_FEATURES,
    ArtStyle,
    Feature,
    GameConfig,
    Genre,
    Perspective,
)
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.drafts.brief import LONGEST_TITLE, MOST_GAMES, BriefDraft

TEMPLATE = "describe"
MAX_TOKENS = 400
CHOICES = ("genre", "perspective", "art_style")
EXAMPLE = BriefDraft(
    title="Potters' Stair",
    genre=Genre.ACTION_ADVENTURE,
    perspective=Perspective.TOP_DOWN,
    art_style=ArtStyle.SNES,
    features=(Feature.COMBAT, Feature.KEYS_AND_DOORS),
    inspirations=("Crystalis",),
    custom_features=(),
)


def by_model(desk: Desk, text: str, seed: int = 0) -> Understanding:
    """Return the brief that a text describes, what is open in it filled by a model.

    Where no model's answer does, it is what `understood` makes of the text.

    Raises:
        BadInput: the text is empty, too long, or cannot be printed.
    """
    plainly = understood(text, seed)

    def admit(draft: BriefDraft) -> None:
        wrong = complaints(plainly.config, {"title": draft.title}, {}, [EXAMPLE.title])
        reasons = [f"{where}: {what}" for where, what in wrong.items()]
        try:
            filled(plainly, draft, Credits())
        except BadInput as error:
            reasons.append(str(error))
        if reasons:
            raise Refused(reasons)

    draft, credits = desk.asked(_question(plainly), admit)
    if draft is None:
        return plainly.model_copy(update={"credits": credits})
    return filled(plainly, draft, credits)


def _question(plainly: Understanding) -> Question[BriefDraft]:
    config = plainly.config
    asked = prompts.rendered(
        TEMPLATE,
        text=config.custom_description,
        said=[_quoted(part) for part in plainly.understood if not _is_mood(part)]
        + [f"not wanted: {name}" for name in plainly.unwanted],
        genres=list(Genre),
        perspectives=GENRE_PERSPECTIVES,
        consoles=list(ArtStyle),
        features=list(Feature),
        side_view_features=SIDE_VIEW_FEATURES,
        longest_title=LONGEST_TITLE,
        most_games=MOST_GAMES,
        example=json.dumps(EXAMPLE.model_dump(mode="json")),
    )
    return Question(
        phase="describe",
        piece="brief",
        template=TEMPLATE,
        messages=(Message("user", asked),),
        shape=BriefDraft,
        max_tokens=MAX_TOKENS,
        seed=derived_seed(config.seed, "question", TEMPLATE),
    )


def filled(plainly: Understanding, draft: BriefDraft, credits: Credits) -> Understanding:
    """Return an understanding whose guesses are the model's.

    Raises:
        BadInput: no brief comes of it.
    """
    said = [part for part in plainly.understood if not _is_mood(part)]
    guessed: list[Part] = []
    settled = [line for line in plainly.settled if line != NOTHING]
    why = f"by {credits.author}"
    old = plainly.config
    fields: dict[str, Any] = old.model_dump()

    def guess(field: str, value: str) -> None:
        guessed.append(Part(field=field, value=value, why=why))

    known = {part.field for part in said}
    if "name" not in known:
        fields["name"] = draft.title
        guess("name", draft.title)
    for field in CHOICES:
        if field not in known and getattr(draft, field) not in plainly.unwanted:
            fields[field] = getattr(draft, field)
    views = GENRE_PERSPECTIVES[Genre(fields["genre"])]
    if fields["perspective"] not in views:
        if "perspective" in known:  # it decides, then, what the game is
            fields["genre"] = old.genre
        else:
            fields["perspective"] = views[0]
    for field in CHOICES:
        if field not in known:
            guess(field, str(fields[field]))
    fields["features"] = [Feature(part.value) for part in said if part.field == "features"]
    for feature in draft.features:
        sideways = feature in SIDE_VIEW_FEATURES and fields["genre"] != Genre.PLATFORMER
        if feature in fields["features"] or feature in plainly.unwanted or sideways:
            continue
        fields["features"].append(feature)
        guess("features", feature)
    kept = [feature for feature in fields["features"] if feature in SIDE_VIEW_FEATURES]
    if kept and fields["genre"] != Genre.PLATFORMER:
        raise BadInput(f"genre: {kept[0]} is said, so the game is a platformer, seen side-view")
    fields["inspirations"] = [one.model_dump() for one in old.inspirations]
    for game in _games(draft, plainly, settled):
        fields["inspirations"].append({"game": game})
        guess("inspirations", game)
    for wish in _wishes(draft, old):
        fields["custom_features"] = [*fields["custom_features"], wish]
        guess("custom_features", wish)
    return Understanding(
        config=checked_brief(fields, "the brief"),
        understood=plainly.understood,
        guessed=in_order([*guessed, *filter(_is_mood, plainly.guessed)]),
        settled=tuple(settled),
        unwanted=plainly.unwanted,
        credits=credits,
    )


def _games(draft: BriefDraft, plainly: Understanding, settled: list[str]) -> list[str]:
    """Return the catalog's names of classics that the model adds."""
    found: list[str] = []
    there = [one.game for one in plainly.config.inspirations]
    for said in draft.inspirations:
        try:
            game = find(re.sub(r"\s*\(\d{4}\)$", "", said)).name
        except UnknownGame:
            settled.append(f"inspirations: {said[:40]!r} is not in the catalog, and left out")
            continue
        if game not in (*there, *found, *plainly.unwanted):
            found.append(game)
    return found


def _wishes(draft: BriefDraft, config: GameConfig) -> list[str]:
    """Return what the model finds wished for, if the text has a word of it."""
    words = set(map(plain, re.findall(r"\w+", config.custom_description))) - FUNCTION_WORDS
    there = {plain(wish) for wish in config.custom_features}
    built_in = {plain(feature) for feature in Feature}
    found: list[str] = []
    for wish in draft.custom_features:
        wanted = set(map(plain, re.findall(r"\w+", wish))) - FUNCTION_WORDS - {""}
        known = plain(wish) in built_in or any(plain(wish) in one for one in there)
        plainly = wanted & words if len(wanted) > 1 else plain(wish) in WISHES
        if plainly and not known and wish.isprintable():
            found.append(wish)
    return found[: MOST_WISHES - len(config.custom_features)]


def _quoted(part: Part) -> str:
    """Return a part for the prompt, the text's own words in quotes that they cannot end."""
    if part.field in ("name", "custom_features"):
        words = part.value.replace('"', "'")
        return f'{part.field}: "{words}"'
    return f"{part.field}: {part.value}"


def _is_mood(part: Part) -> bool:
    return part.field == "mood"
