"""What an author says of a game's music: a theme, and a few choices for each tune."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.drafts.drafted import Drafted
from vintage_game_generator.models.drafts.reading import as_word

OCTAVE = 7  # degrees
LOWEST, HIGHEST = -7, 14
LONGEST = 8  # notes of a motif
FEWEST = 4  # notes of the main theme
_DEFERRED = ("", "none", "null", "any", "auto", "default")


class Temper(StrEnum):
    """How lively a tune is, calm to wild."""

    SERENE = "serene"
    WISTFUL = "wistful"
    MYSTERIOUS = "mysterious"
    MAJESTIC = "majestic"
    ADVENTUROUS = "adventurous"
    PLAYFUL = "playful"
    URGENT = "urgent"
    FRANTIC = "frantic"


class Return(StrEnum):
    """How the game's theme comes again in a tune."""

    PLAIN = "plain"  # as it is
    SLOW = "slow"  # spread over two bars
    INVERTED = "inverted"  # upside down
    HINTED = "hinted"  # at the start of a phrase, which then goes its own way


class Harmony(StrEnum):
    """How the chords of a tune move."""

    HOME = "home"  # back to the tonic as often as can be
    JOURNEY = "journey"  # as many different chords as can be
    STEPS = "steps"  # to neighbouring chords
    LEAPS = "leaps"  # by fourths and fifths


class Groove(StrEnum):
    """What bass and drums do."""

    STILL = "still"  # long bass notes, no drums
    WALK = "walk"
    SWAY = "sway"
    MARCH = "march"
    BOUNCE = "bounce"
    DRIVE = "drive"
    GALLOP = "gallop"


class Backing(StrEnum):
    """What a second voice does."""

    BROKEN = "broken"  # chords, note by note
    STABS = "stabs"  # chords, off the beat
    THIRDS = "thirds"  # the melody, a third below
    ECHO = "echo"  # the melody, late and soft
    HELD = "held"  # one long note a chord


class Tint(StrEnum):
    """The tone of the voice that leads."""

    SOFT = "soft"
    CLEAR = "clear"
    SHARP = "sharp"


def _numbers(value: Any) -> Any:
    """Return a list of whole numbers where that is plainly meant: '0 2 4', [0.0, '2', 4]."""
    if isinstance(value, str):
        value = value.replace(",", " ").split()
    if not isinstance(value, list | tuple):
        return value
    try:
        read = [float(one) for one in value if not isinstance(one, bool)]
        if any(one % 1 for one in read):  # beats and parts of them: only their relation counts
            read = [one * 4 for one in read]
        return [round(one) for one in read][:LONGEST]
    except (TypeError, ValueError, OverflowError):
        return value


def _degrees(value: Any) -> Any:
    """Return degrees of which those just outside the range are an octave nearer."""
    value = _numbers(value)
    if not isinstance(value, list) or not all(isinstance(one, int) for one in value):
        return value
    far = [one for one in value if not LOWEST - OCTAVE <= one <= HIGHEST + OCTAVE]
    if far:
        raise ValueError(
            f"{far[0]} is no scale degree: 0 is the tonic, {OCTAVE} the tonic an octave above; "
            f"write {LOWEST} to {HIGHEST}"
        )
    return [one + OCTAVE if one < LOWEST else one - OCTAVE if one > HIGHEST else one
            for one in value]  # fmt: skip


def _lengths(value: Any) -> Any:
    value = _numbers(value)
    if isinstance(value, list) and all(isinstance(one, int) for one in value):
        return [max(1, min(16, one)) for one in value]
    return value


Degrees = Annotated[
    tuple[Annotated[int, Field(ge=LOWEST, le=HIGHEST)], ...], BeforeValidator(_degrees)
]
Lengths = Annotated[tuple[Annotated[int, Field(ge=1, le=16)], ...], BeforeValidator(_lengths)]


def _checked_variety(degrees: tuple[int, ...]) -> tuple[int, ...]:
    if degrees and len(set(degrees)) < 3:
        raise ValueError(
            f"{' '.join(map(str, degrees))} is no melody: use at least three different degrees"
        )
    return degrees


class MotifDraft(Model):
    """A short melody: scale degrees, and how long each lasts beside the others."""

    degrees: Degrees = Field(
        min_length=FEWEST,
        max_length=LONGEST,
        description="Scale steps from the tonic: 0 is the tonic, 7 an octave above, -1 just below.",
    )
    lengths: Lengths = Field(
        default=(), max_length=LONGEST, description="A length each: 1 short, 2 a beat, 4 long."
    )

    _variety = field_validator("degrees")(_checked_variety)


class TuneSketch(Model):
    """One tune, as an author answers."""

    name: str = Field(max_length=40, description="The tune's name, as listed.")
    character: Temper
    theme: Return = Field(description="How the game's theme comes again in this tune.")
    harmony: Harmony
    groove: Groove
    backing: Backing | None = None
    voice: Tint | None = Field(default=None, description="The tone of the leading voice.")
    tempo: int | None = Field(default=None, description="Beats a minute, near the planned one.")
    degrees: Degrees = Field(
        default=(), max_length=LONGEST, description="This tune's own motif, in scale degrees."
    )
    lengths: Lengths = Field(default=(), max_length=LONGEST)

    _variety = field_validator("degrees")(_checked_variety)

    @field_validator(
        *("name", "character", "theme", "harmony", "groove", "backing", "voice"), mode="before"
    )
    @classmethod
    def _spelt(cls, value: Any) -> Any:
        return as_word(value)

    @field_validator("backing", "voice", "tempo", mode="before")
    @classmethod
    def _left_open(cls, value: Any) -> Any:
        return None if value in _DEFERRED else value


class TuneDraft(TuneSketch):
    """One tune with the game's theme: all that the composer needs."""

    main: MotifDraft


class MusicDraft(Model):
    """The music of a game: one theme that all its tunes share, and what sets each apart."""

    theme: MotifDraft = Field(description="The main theme, heard again in every tune.")
    tunes: tuple[TuneSketch, ...] = Field(min_length=1, max_length=12)
    flaws: SkipJsonSchema[tuple[str, ...]] = Field(
        default=(), description="What was wrong with tunes that are not among `tunes`."
    )

    @model_validator(mode="before")
    @classmethod
    def _each_alone(cls, value: Any) -> Any:
        """Leave out tunes that are invalid, so that one of them does not cost the others."""
        if not isinstance(value, Mapping):
            return value
        tunes = value.get("tunes")
        if isinstance(tunes, Mapping):  # by name
            tunes = [{"name": n, **t} for n, t in tunes.items() if isinstance(t, Mapping)]
        if not isinstance(tunes, list | tuple):
            return value
        kept, flaws = [], []
        for number, tune in enumerate(tunes):
            try:
                kept.append(TuneSketch.model_validate(tune))
            except ValidationError as error:
                name = as_word(tune.get("name", number)) if isinstance(tune, Mapping) else number
                flaws += [f"{name}: {_said(one)}" for one in error.errors()]
        if flaws and not kept:
            raise ValueError("; ".join(flaws))
        return {**value, "tunes": kept, "flaws": flaws}


def _said(error: Any) -> str:
    place = ".".join(map(str, error["loc"]))
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{place}: {message}" if place else message


def tune_of(draft: MusicDraft | None, name: str) -> TuneDraft | None:
    """Return what a draft says of one tune, the game's theme included; none if nothing."""
    if draft is None:
        return None
    found = next((tune for tune in draft.tunes if tune.name == name), None)
    return TuneDraft(**found.model_dump(), main=draft.theme) if found else None


class DraftedMusic(Drafted[MusicDraft]):
    """What an author said of a game's music."""
