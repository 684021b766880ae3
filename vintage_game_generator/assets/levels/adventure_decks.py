"""Which designs a room of each purpose may have, as decks to draw from.

A design may ask for the impossible in a given room; who draws it checks, and takes another.
"""

import random
from collections.abc import Callable

from vintage_game_generator.assets.levels.adventure_nature import (
    camp,
    grove,
    moat,
    pond,
    pools,
    river,
)
from vintage_game_generator.assets.levels.adventure_rooms import Room
from vintage_game_generator.assets.levels.adventure_templates import (
    arena,
    blocks,
    colonnade,
    cross,
    dividers,
    hedges,
    pillars,
    plaza,
    stubs,
    walled_garden,
)
from vintage_game_generator.assets.levels.adventure_traps import (
    altar,
    crate_store,
    shrine,
    spike_beds,
)

Template = Callable[[Room, random.Random], None]


def across(template: Template) -> Template:
    """Return a template that lies either way."""

    def either_way(room: Room, rng: random.Random) -> None:
        if rng.random() < 0.5:
            template(room, rng)
        else:
            turned = room.turned()
            template(turned, rng)
            room.take_turned(turned)

    return either_way


HALLS: tuple[Template, ...] = (
    pillars,
    across(blocks),
    pond,
    moat,
    river,
    across(dividers),
    across(hedges),
    across(stubs),
    cross,
    crate_store,
    across(spike_beds),
    across(colonnade),
    walled_garden,
)
WILDS: tuple[Template, ...] = (
    pond,
    grove,
    pools,
    river,
    grove,
    across(blocks),
    moat,
    across(hedges),
    camp,
    spike_beds,
)
CALM: tuple[Template, ...] = (arena, across(stubs), pillars, plaza, colonnade, plaza)
SHRINES: tuple[Template, ...] = (shrine, shrine, plaza, colonnade)
PRIZE: tuple[Template, ...] = (
    pond,
    hedges,
    altar,
    moat,
    across(spike_beds),
    shrine,
    crate_store,
    altar,
)
