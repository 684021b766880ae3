"""Every kind of foe that a level is to hold is in it."""

from vintage_game_generator.models.design import Behaviour
from vintage_game_generator.models.level import Spawn

FLIERS = (Behaviour.FLYER, Behaviour.CHASER)


def with_all_kinds(spawns: list[Spawn], kinds: tuple[Behaviour, ...]) -> list[Spawn]:
    """Return the spawns with every kind of foe among them: the last one of a crowd gives way.

    Rather one that flies for one that flies, and one that walks for one that walks.
    """
    cast = list(spawns)
    for kind in kinds:
        there = [spawn.kind for spawn in cast]
        crowd = [index for index, one in enumerate(there) if one in kinds and there.count(one) > 1]
        if kind in there or not crowd:
            continue
        alike = [index for index in crowd if (there[index] in FLIERS) == (kind in FLIERS)]
        place = (alike or crowd)[-1]
        cast[place] = cast[place].model_copy(update={"kind": kind.value})
    return cast
