"""The composer: a seed, a name and a mood become a score for one console."""

import random

from vintage_game_generator.assets.music.character import character_of
from vintage_game_generator.assets.music.form import Phrase, lay_out, plan_form
from vintage_game_generator.assets.music.instruments import seats_of
from vintage_game_generator.assets.music.parts import Parts
from vintage_game_generator.assets.music.progressions import PHRASE_BARS
from vintage_game_generator.assets.music.score import Score, Voice
from vintage_game_generator.assets.music.theory import (
    OCTAVE,
    Key,
    scale_named,
)
from vintage_game_generator.models.design import TuneSpec
from vintage_game_generator.models.style import StyleGuide


def compose_score(spec: TuneSpec, style: StyleGuide) -> Score:
    """Return the tune as a score in as many voices as the game's console has channels.

    Raises:
        BadInput: The style's scale is not one that the composer knows.
    """
    rng = random.Random(f"{spec.name}/{spec.seed}")
    home = scale_named(style.sound.scale)
    mood = f"{spec.mood} {style.mood}"
    character = character_of(spec.name, mood, home.name, style.sound.swing, home.minor, rng)
    key = Key(60 + style.sound.root % OCTAVE, scale_named(character.scale))
    shortest, longest = character.seconds
    final = not spec.loop and character.role != "defeat"
    if final:
        longest -= 1 + character.beats * 60 // spec.tempo  # for a last bar that rings
    phrases = plan_form(spec.tempo, character.beats, (shortest, longest), key.scale.name, rng)
    bars = tuple(bar for phrase in phrases for bar in phrase.bars)
    form = "".join(phrase.letter for phrase in phrases)
    if character.role == "defeat":
        kept = max(2, min(PHRASE_BARS, character.seconds[1] * spec.tempo // (60 * 4)))
        bars = (bars[0], *bars[PHRASE_BARS - kept + 1 :])
        phrases = (Phrase("A", True, bars),)
    if final:
        bars = (*bars, "1")
    chords = lay_out(bars, character.beats)
    parts = Parts(spec, character, key, phrases, chords, final, rng)
    seats = seats_of(style, rng)
    raised = any(chord.raised for chord in chords) and key.scale.intervals[6] == 10
    return Score(
        name=spec.name,
        tempo=spec.tempo,
        beats=character.beats,
        swing=character.swing,
        root=key.root,
        scale=key.scale.name,
        pitch_classes=key.pitch_classes,
        borrowed=(key.leading_tone,) if raised else (),
        form=form,
        chords=bars,
        loop=spec.loop,
        voices=tuple(
            Voice(
                role=seat.role,
                channel=seat.channel,
                instrument=seat.instrument,
                notes=tuple(parts.line(seat.role)),
            )
            for seat in seats
        ),
    )
