"""A tune on paper: notes in voices, with its key, form and tempo; what a console then plays."""

from pydantic import Field

from vintage_game_generator.models.base import Model

BEAT = 48
"""Ticks a beat: divisible by 16 (sixty-fourths) and by 3 (triplets)."""

SIXTEENTH = BEAT // 4


class Note(Model):
    """One note; times in ticks, a drum's pitch is its General MIDI percussion key."""

    start: int = Field(ge=0)
    length: int = Field(ge=1)
    pitch: int = Field(ge=0, le=127)
    velocity: int = Field(default=12, ge=1, le=15)
    arpeggio: tuple[int, ...] = Field(
        default=(), description="Semitones above the pitch, cycled fast to sound like a chord."
    )

    @property
    def end(self) -> int:
        """Return the tick at which it is let go."""
        return self.start + self.length


class Voice(Model):
    """What one hardware channel plays: never two notes at once."""

    role: str = Field(description="lead, counter, bass, drums, arpeggio, pad ...")
    channel: str = Field(description="The console's channel: pulse, triangle, noise ...")
    instrument: str
    notes: tuple[Note, ...]


class Score(Model):
    """A whole tune, in as many voices as its console has channels."""

    name: str
    tempo: int = Field(description="Beats a minute.")
    beats: int = Field(description="Beats a bar.")
    swing: int = Field(description="Percent of an eighth by which off-beats come late.")
    root: int = Field(description="MIDI note of the tonic.")
    scale: str
    pitch_classes: tuple[int, ...] = Field(description="The scale's, 0 is C.")
    borrowed: tuple[int, ...] = Field(
        description="Pitch classes from outside the scale: a dominant's leading tone."
    )
    form: str = Field(description="One letter a phrase: AABA.")
    chords: tuple[str, ...] = Field(description="One entry a bar, by degree: '1', '2-5'.")
    loop: bool
    voices: tuple[Voice, ...]

    @property
    def bar(self) -> int:
        """Return the ticks of a bar."""
        return self.beats * BEAT

    @property
    def length(self) -> int:
        """Return the ticks of the whole tune."""
        return len(self.chords) * self.bar
