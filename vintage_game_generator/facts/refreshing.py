"""The facts of one classic, fetched; and a whole refresh, judged."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import SecretStr

from vintage_game_generator import catalog
from vintage_game_generator.asking.keyring import known_key
from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.errors import BadInput
from vintage_game_generator.facts.book import FactBook
from vintage_game_generator.facts.drift import drift
from vintage_game_generator.facts.giantbomb import GET_A_KEY, GiantBomb
from vintage_game_generator.facts.matching import matched
from vintage_game_generator.facts.records import Fact, Remark

PROVIDER = "giantbomb"  # under which a key is lent
VARIABLE = "GIANTBOMB_API_KEY"


def api_key() -> SecretStr:
    """Return the key of the API: a lent one, or the environment's.

    Raises:
        BadInput: there is none.
    """
    key = known_key(PROVIDER, VARIABLE)
    if not key:
        raise BadInput("no key for Giant Bomb's API is set", hint=GET_A_KEY)
    return SecretStr(key)


def chosen(names: Sequence[str]) -> tuple[Classic, ...]:
    """Return the classics of these names, each once; all of the catalog for none.

    Raises:
        UnknownGame: the catalog has no such game.
    """
    if not names:
        return catalog.games()
    return tuple({game.name: game for game in map(catalog.find, names)}.values())


def looked_up(classic: Classic, api: GiantBomb, now: datetime) -> Fact | Remark:
    """Return the facts of a classic, or why it was not told from other games.

    Raises:
        NoFacts: there is no good answer.
        Refused: nothing that we ask would be answered.
    """
    found = matched(classic, api.search(classic.name))
    return found if isinstance(found, Remark) else api.game(found, classic.name, now)


def remarks_on(
    classics: Sequence[Classic], book: FactBook, untold: dict[str, Remark]
) -> tuple[Remark, ...]:
    """Return what there is to say about each classic, in order.

    Args:
        classics: Those that the refresh was for.
        book: All facts that there are by now.
        untold: Why there are no new facts, by the games' names.
    """
    remarks: list[Remark] = []
    for classic in classics:
        if classic.name in untold:
            remarks.append(untold[classic.name])
        if classic.name in book.facts:
            remarks += drift(classic, book.facts[classic.name])
    return tuple(remarks)
