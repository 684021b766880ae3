"""Names and sentences that no game has and no check minds."""

import hashlib
import random
import re
from collections.abc import Sequence

FIRST = (
    "Brim", "Tallow", "Umber", "Quill", "Sedge", "Fennel", "Grebe", "Hazel", "Kestrel", "Larch",
    "Mallow", "Nettle", "Osier", "Plover", "Rennet", "Sorrel", "Teasel", "Withy", "Yarrow",
    "Dunlin",
)  # fmt: skip
SECOND = (
    "Weir", "Gantry", "Hollow", "Landing", "Sluice", "Terrace", "Causeway", "Orchard", "Wharf",
    "Garret", "Culvert", "Belfry", "Paddock", "Quarry", "Trestle", "Cistern",
)  # fmt: skip
CREATURES = (
    "Biter", "Lurcher", "Prowler", "Snapper", "Sulker", "Glider", "Thumper", "Spitter", "Drifter",
)  # fmt: skip
THINGS = (
    "bell rope", "oil can", "brass key ring", "weather glass", "ferry ticket", "barn lantern",
    "salt barrel", "kite string", "copper kettle", "signal flag", "clock spring", "rope ladder",
)  # fmt: skip
DEEDS = ("Fetch", "Mend", "Hang up", "Wind", "Dry", "Polish", "Carry off", "Hide", "Find")


def chance(prompt: str, *names: str) -> random.Random:
    """Return a generator that depends on what is asked alone."""
    whole = "\n".join((prompt, *names))
    return random.Random(hashlib.sha256(whole.encode()).hexdigest())


def names(rng: random.Random, second: Sequence[str], count: int) -> list[str]:
    """Return so many different names of two words."""
    firsts, seconds = rng.sample(FIRST, count), rng.choices(second, k=count)
    return [f"{first} {last}" for first, last in zip(firsts, seconds, strict=True)]


def goals(rng: random.Random, count: int) -> list[str]:
    """Return so many different things to do."""
    deeds, things = rng.sample(DEEDS, count), rng.sample(THINGS, count)
    return [f"{deed} the {thing}" for deed, thing in zip(deeds, things, strict=True)]


def listed(prompt: str, label: str) -> list[str]:
    """Return the words of a prompt's line that lists what may be chosen: `- label, ...: a, b`."""
    found = re.search(rf"^-? *{label}.*: *([^:\n;]+)$", prompt, re.MULTILINE)
    return re.findall(r"[a-z][a-z-]+", found[1]) if found else []
