"""The rows of what is measured on a running server: batches, and what Prefect adds."""

from collections.abc import Sequence

from tests.bench.batches import LANES, Batch, Lanes, Sizes
from tests.bench.line import Line
from tests.bench.overhead import Traced

FASTER, DEARER, NOTHING, OVERHEAD = 1.8, 1.1, 10, 1.25  # as promised


def lanes_lines(found: Lanes) -> list[Line]:
    """Return the rows of the same games on one lane, and on several."""
    return [
        Line(
            f"{found.one.games} different games, {LANES} processes to 1",
            f"{found.ratio:.2f} times as fast",
            f">= {FASTER}",
            found.ratio >= FASTER and _all_certified(found.one, found.several),
        ),
        Line("  the most that the cores could give", f"{found.most:.2f}"),
        *_spent("1 process", found.one),
        *_spent(f"{LANES} processes", found.several),
    ]


def sizes_lines(found: Sizes) -> list[Line]:
    """Return the rows of a few games, of many, and of the many once more."""
    few, many, again, served = found.few, found.many, found.again, found.again_served
    return [
        Line(
            f"a processor's time a game, {many.games} games to {few.games}",
            f"{found.cost:.2f}",
            f"<= {DEARER}",
            found.cost <= DEARER and _all_certified(few, many),
        ),
        Line("  wall a game, likewise", f"{many.wall / many.games / (few.wall / few.games):.2f}"),
        Line(f"  the {few.games} games' seeds to all, in one batch", f"{found.sample:.2f}"),
        *_spent(f"{few.games} games", few),
        *_spent(f"{many.games} games", many),
        Line(
            f"{many.games} unchanged games again, wall",
            f"{again.wall:.1f} s",
            f"< {NOTHING} s",
            again.wall < NOTHING and again.kept == many.games,
        ),
        Line(
            "  with a server set",
            f"{served.wall:.1f} s ({served.kept} kept)",
            f"< {NOTHING} s",
            served.wall < NOTHING and served.kept == many.games,
        ),
    ]


def overhead_lines(rounds: Sequence[Traced]) -> list[Line]:
    """Return the rows of a cold game on a running server."""
    best = min(rounds, key=lambda one: one.ratio)
    return [
        Line(
            "flow to the time in which a body ran, server running",
            f"{best.ratio:.2f}",
            f"<= {OVERHEAD}",
            best.ratio <= OVERHEAD,
        ),
        Line("  the flow", f"{best.wall:.2f} s"),
        Line(f"  of it a body ran, of {best.tasks}", f"{best.bodies:.2f} s"),
        Line("  all rounds", ", ".join(f"{one.ratio:.2f}" for one in rounds)),
    ]


def _spent(what: str, batch: Batch) -> list[Line]:
    """Return where a batch's time went: what is no game's own work limits what lanes can do."""
    share = batch.server / batch.lanes
    return [
        Line(f"  {what}: wall", f"{batch.wall:.1f} s"),
        Line("    a processor's time a game, in all", f"{batch.cost:.2f} s"),
        Line("    of it the games' processes", f"{batch.lanes / batch.games:.2f} s"),
        Line("    of it the server", f"{batch.server / batch.games:.2f} s ({share:.0%} of games')"),
        Line("    of it the batch's own process", f"{batch.own / batch.games:.2f} s"),
    ]


def _all_certified(*batches: Batch) -> bool:
    return all(batch.certified == batch.games for batch in batches)
