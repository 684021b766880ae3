"""What an ear makes of a score: whether a theme is heard in it, and what would hurt."""

from itertools import pairwise

from vintage_game_generator.assets.music.leitmotif import broadened, leitmotif
from vintage_game_generator.assets.music.motif import Motif
from vintage_game_generator.assets.music.score import BEAT, Note, Score
from vintage_game_generator.assets.music.theory import OCTAVE, STEPS, scale_named
from vintage_game_generator.models.drafts.music import Return, TuneDraft

_WIDE = 7  # semitones: more than a fifth
_MOST_WIDE = 12  # percent of all moves
_MOST_CLASHES = 35  # percent of all long notes


def statements(score: Score, motif: Motif) -> int:
    """Return how many bars of the lead are a motif, on any degree, with one note bent at most."""
    return sum(_is_like(score, number, bar, motif) for number, bar in enumerate(_bars(score)))


def heard_theme(score: Score, draft: TuneDraft) -> Motif:
    """Return the first bar of the game's theme as it is to come again in a tune."""
    notes = (draft.main.degrees, draft.main.lengths, score.beats, score.tempo)
    scale = scale_named(score.scale)
    if draft.theme is Return.SLOW:
        return broadened(*notes, scale)[0]
    whole = leitmotif(*notes, scale)
    return whole.inverted if draft.theme is Return.INVERTED else whole


def flaws_of(score: Score, draft: TuneDraft) -> tuple[str, ...]:
    """Return why a tune that was composed after a draft does not do; nothing if it does."""
    flaws = []
    lead = _lead(score)
    if not lead:
        return ()
    moves = [abs(b.pitch - a.pitch) for a, b in pairwise(lead)]
    if sum(move > _WIDE for move in moves) * 100 > _MOST_WIDE * len(moves):
        flaws.append("it leaps too often to be sung: let most notes move by one or two degrees")
    long = [note for note in lead if note.length >= BEAT * 3 // 4]
    if sum(_clashes(score, note) for note in long) * 100 > _MOST_CLASHES * len(long):
        flaws.append("long notes clash with the chords: let long notes be degrees 0, 2, 4 or 7")
    if not statements(score, heard_theme(score, draft)):
        flaws.append("the theme cannot be heard in it: let long notes be degrees 0, 2, 4 or 7")
    return tuple(flaws)


def _lead(score: Score) -> tuple[Note, ...]:
    return next((voice.notes for voice in score.voices if voice.role == "lead"), ())


def _bars(score: Score) -> list[list[Note]]:
    bars: list[list[Note]] = [[] for _ in score.chords]
    for note in _lead(score):
        bars[note.start // score.bar].append(note)
    return bars


def _is_like(score: Score, number: int, bar: list[Note], motif: Motif) -> bool:
    if tuple(note.start - number * score.bar for note in bar) != motif.onsets:
        return False
    places = [
        _degree(score, note.pitch) - step for note, step in zip(bar, motif.contour, strict=True)
    ]
    return max(places.count(place) for place in places) >= len(places) - 1


def _degree(score: Score, pitch: int) -> int:
    """Return the scale degree of a pitch; a leading tone is the seventh."""
    octave, above = divmod(pitch - score.root, OCTAVE)
    steps = [(one - score.root) % OCTAVE for one in score.pitch_classes]
    return octave * STEPS + (steps.index(above) if above in steps else STEPS - 1)


def _clashes(score: Score, note: Note) -> bool:
    entry = score.chords[note.start // score.bar]
    if "-" in entry:
        return False
    root = int(entry.rstrip("!")) - 1
    triad = {score.pitch_classes[(root + third) % STEPS] for third in (0, 2, 4)}
    return note.pitch % OCTAVE not in {*triad, *score.borrowed}
