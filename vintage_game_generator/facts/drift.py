"""Where the catalog's own labels and the facts differ: for a person to judge, never applied."""

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.catalog.library import plain
from vintage_game_generator.facts.platforms import missing_platforms
from vintage_game_generator.facts.records import Fact, Remark, RemarkKind


def drift(classic: Classic, fact: Fact) -> tuple[Remark, ...]:
    """Return what the facts say otherwise than the classic's labels."""
    remarks = []

    def differ(kind: RemarkKind, detail: str) -> None:
        remarks.append(Remark(game=classic.name, kind=kind, detail=detail, page=fact.page))

    if fact.released.year != classic.year:
        differ(RemarkKind.YEAR, f"{classic.year} in the catalog, {fact.released.year} there")
    missing = missing_platforms(classic, fact.platforms)
    if missing:
        there = ", ".join(fact.platforms) or "none"
        differ(RemarkKind.PLATFORM, f"{', '.join(missing)} in the catalog; there: {there}")
    if plain(fact.name) != plain(classic.name):
        differ(RemarkKind.NAME, f"called {fact.name} there")
    return tuple(remarks)
