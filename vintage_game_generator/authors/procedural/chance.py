"""Chance that depends on the brief's seed and on what it is for, and on nothing else."""

import hashlib
import random


def derived_seed(seed: int, *names: str | int) -> int:
    """Return a 32-bit seed for one purpose of a game: the first bytes of a SHA-256."""
    text = "/".join([str(seed), *map(str, names)])
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def derived_chance(seed: int, *names: str | int) -> random.Random:
    """Return the generator of chance for one purpose of a game."""
    return random.Random(derived_seed(seed, *names))
