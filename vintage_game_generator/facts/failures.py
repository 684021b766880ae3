"""Why there are no facts of a game."""

from vintage_game_generator.errors import BadInput, VintageError


class NoFacts(VintageError):
    """A game could not be looked up, and asking again would not help."""


class NotNow(NoFacts):
    """A game could not be looked up at this moment: asking again may help."""


class LeftAlone(NoFacts):
    """The server wants, or needs, to be left alone for longer than a run waits."""


class Refused(BadInput):
    """The server refuses whatever is asked: the key, this machine or the address is wrong."""
