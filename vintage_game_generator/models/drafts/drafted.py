"""A draft, and how it came to be."""

from typing import Generic, TypeVar

from vintage_game_generator.models.base import Model
from vintage_game_generator.models.credits import Credits

D = TypeVar("D", bound=Model)


class Drafted(Model, Generic[D]):
    """What an author said of a piece; no draft leaves the piece to the rules and to chance.

    A kind of piece has its own subclass: `class DraftedSprite(Drafted[SpriteDraft])`, since
    cached results name their class, and a parametrised one cannot be found by its name.
    """

    draft: D | None = None
    credits: Credits = Credits()
