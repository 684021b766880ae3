"""Another seed every night, and the same one whenever that night is run again."""

from datetime import date

from vintage_game_generator.models.lineup import LineUp


def rotation(lineup: LineUp, given: int | None, day: date) -> int | None:
    """Return by how much the seeds of a line-up's games are shifted, if at all.

    Args:
        lineup: What says whether its seed is its own, or the day's.
        given: What the run was told instead, if anything.
        day: That for which the run was scheduled, in UTC: a run that is late, or repeated, makes
            the games of its own night. 28 November 2026 is 20261128.
    """
    if given is not None:
        return given
    if lineup.seed is None or isinstance(lineup.seed, int):
        return lineup.seed
    return day.year * 10000 + day.month * 100 + day.day
