"""One moment of a creature's movement, and what a seed decides about its body."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Beat:
    """How far each kind of movement has come."""

    swing: float = 0.0  # legs and wings, -1 to 1
    lift: float = 0.0  # units off the ground, of what hops or hovers
    gape: float = 0.0  # mouths, claws and barrels, 0 to 1
    shut: bool = False  # eyes


@dataclass(frozen=True)
class Build:
    """What a seed decides about a creature."""

    stout: float
    horns: float  # 0 none to 1 long, of whatever sticks out
    spots: tuple[tuple[float, float], ...]  # places on its hide, -1 to 1 each way
    swapped: bool  # primary and secondary materials change places
    eye: float
    tail: float


def drawn_build(rng: random.Random) -> Build:
    """Return a creature's build, chosen by chance."""
    return Build(
        stout=rng.choice((0.92, 1.0, 1.0, 1.08)),
        horns=rng.choice((0.0, 0.5, 0.75, 1.0)),
        spots=tuple(
            (rng.randrange(-8, 9) / 10, rng.randrange(-5, 9) / 10)
            for _ in range(rng.choice((0, 3, 5)))
        ),
        swapped=rng.random() < 0.35,
        eye=rng.choice((0.9, 1.0, 1.15)),
        tail=rng.choice((0.7, 1.0, 1.3)),
    )
