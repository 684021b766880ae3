"""Which of the games that a search found is the classic: the very one, or none."""

from collections.abc import Iterable, Sequence

from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.catalog.library import plain
from vintage_game_generator.facts.platforms import shares_platform
from vintage_game_generator.facts.records import Candidate, Remark, RemarkKind


def matched(classic: Classic, found: Sequence[Candidate]) -> Candidate | Remark:
    """Return the game that is the classic, or why none is.

    It has the classic's very title, but for case, accents and punctuation, and its year: so many
    games were made anew under their old name that neither will do alone. A title among the
    aliases counts if one of the platforms is the same too. Of several, the one on a platform of
    the classic's is taken; if that leaves several, none is.
    """
    titled = [one for one in found if plain(one.name) == plain(classic.name)]
    names = {plain(name) for name in (classic.name, *classic.aliases)}
    aliased = [
        one
        for one in found
        if one not in titled
        and names & {plain(name) for name in (one.name, *one.aliases)}
        and shares_platform(classic, one.platforms)
    ]
    for alike in (titled, aliased):
        same = _of_year(alike, classic.year)
        if len(same) > 1:
            same = [one for one in same if shares_platform(classic, one.platforms)] or same
        if len(same) == 1:
            return same[0]
        if same:
            detail = f"{len(same)} games are called so in {classic.year}: {_listed(same)}"
            return _remark(classic, RemarkKind.AMBIGUOUS, detail)
    alike = titled or aliased
    if not alike:
        others = f"; the first found: {_listed(found[:1])}" if found else ""
        return _remark(classic, RemarkKind.NOT_FOUND, f"no game has that title{others}")
    if all(one.year is None for one in alike):
        detail = f"no date to tell it by: {_listed(alike)}"
        return _remark(classic, RemarkKind.AMBIGUOUS, detail)
    detail = f"{classic.year} in the catalog; so called there: {_listed(alike)}"
    return _remark(classic, RemarkKind.YEAR, detail, alike[0].page if len(alike) == 1 else "")


def _of_year(found: Iterable[Candidate], year: int) -> list[Candidate]:
    return [one for one in found if one.year == year]


def _listed(found: Sequence[Candidate]) -> str:
    told = [f"{one.name} ({one.year or 'no date'}, {one.guid})" for one in found[:4]]
    return ", ".join([*told, *(["..."] if len(found) > 4 else [])])


def _remark(classic: Classic, kind: RemarkKind, detail: str, page: str = "") -> Remark:
    return Remark(game=classic.name, kind=kind, detail=detail, page=page)
