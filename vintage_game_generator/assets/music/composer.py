"""The composer: a seed, a name and a mood become a score for one console."""

import random
from dataclasses import replace

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
from vintage_game_generator.models.drafts.music import TuneDraft
from vintage_game_generator.models.style import StyleGuide


def compose_score(spec: TuneSpec, style: StyleGuide, draft: TuneDraft | None = None) -> Score:
    """Return the tune as a score in as many voices as the game's console has channels.

    What a draft says takes the place of chance; the tune's role, key, form and voices, and what
    can be sung, stay those of the rules.

    Raises:
        BadInput: The style's scale is not one that the composer knows.
    """
    rng = random.Random(f"{spec.name}/{spec.seed}")
    home = scale_named(style.sound.scale)
    mood = draft.character if draft else f"{spec.mood} {style.mood}"
    character = character_of(spec.name, mood, home.name, style.sound.swing, home.minor, rng)
    if draft:
        spec = spec.model_copy(update={"tempo": _kept_pace(draft.tempo, spec.tempo)})
        character = replace(character, beats=4)  # a theme is written in four-four time
    manner = draft.harmony if draft else None
    key = Key(60 + style.sound.root % OCTAVE, scale_named(character.scale))
    shortest, longest = character.seconds
    final = not spec.loop and character.role != "defeat"
    if final:
        longest -= 1 + character.beats * 60 // spec.tempo  # for a last bar that rings
    phrases = plan_form(
        spec.tempo, character.beats, (shortest, longest), key.scale.name, rng, manner
    )
    bars = tuple(bar for phrase in phrases for bar in phrase.bars)
    form = "".join(phrase.letter for phrase in phrases)
    if character.role == "defeat":
        kept = max(2, min(PHRASE_BARS, character.seconds[1] * spec.tempo // (60 * 4)))
        bars = (bars[0], *bars[PHRASE_BARS - kept + 1 :])
        phrases = (Phrase("A", True, bars),)
    if final:
        bars = (*bars, "1")
    chords = lay_out(bars, character.beats)
    parts = Parts(spec, character, key, phrases, chords, final, rng, draft)
    seats = seats_of(style, rng, draft.voice if draft else None)
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


def _kept_pace(wished: int | None, planned: int) -> int:
    """Return the tempo wished for, as near as a fifth from the planned one allows."""
    slowest, fastest = max(50, planned * 4 // 5), min(220, planned * 6 // 5)
    return planned if wished is None else min(max(wished, slowest), fastest)
