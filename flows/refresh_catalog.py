"""Facts on the catalog's games, looked up anew where they are old."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.utilities.annotations import opaque
from pydantic import Field

from flows.lending import keys_of_blocks
from tasks.catalog import look_up, show_drift
from tasks.outcomes import reason
from vintage_game_generator.catalog.classic import Classic
from vintage_game_generator.errors import StoreError, VintageError
from vintage_game_generator.facts.book import FactBook, add_facts, book_path, read_book
from vintage_game_generator.facts.connection import Connection
from vintage_game_generator.facts.failures import LeftAlone, Refused
from vintage_game_generator.facts.giantbomb import ALLOWED, BASE, GiantBomb, hourly
from vintage_game_generator.facts.records import Fact, Refreshed, Remark, RemarkKind
from vintage_game_generator.facts.refreshing import PROVIDER, api_key, chosen, remarks_on


@flow(name="refresh-catalog", flow_run_name="facts from {api_base}")
def refresh_catalog(
    games: tuple[str, ...] = (),
    api_base: str = BASE,
    requests_an_hour: Annotated[int, Field(ge=1, le=ALLOWED)] = 190,
    key_block: str = "",
    max_age_days: Annotated[int, Field(ge=0, le=3650)] = 30,
    seconds_between: Annotated[float, Field(ge=0, le=60)] = 1.0,
) -> Refreshed:
    """Look up public facts on the catalog's games, and say where our own labels differ.

    Nothing of it becomes part of a game: `vintage catalog GAME` shows it.

    Args:
        games: Names in the catalog; all of it if there are none.
        api_base: Where the API is, or a mirror of it.
        requests_an_hour: At most, for searches and for games each.
        key_block: The Secret block that holds the key; if empty, it is in GIANTBOMB_API_KEY.
        max_age_days: Facts that were fetched since so many days are kept.
        seconds_between: The least pause between two requests.
    """
    classics = chosen(games)
    book, now = _known(), datetime.now(UTC)
    due = [one for one in classics if not book.recent(one, now, max_age_days)]
    kept = len(classics) - len(due)
    if not due:
        return _shown(Refreshed(kept=kept, fetched=0, remarks=remarks_on(classics, book, {})))
    with keys_of_blocks({PROVIDER: key_block} if key_block else {}):
        connection = Connection(api_base, api_key())
        api = GiantBomb(connection, hourly(requests_an_hour), gap=seconds_between)
        try:
            told = _looked_up(due, api)
        finally:
            connection.close()
    untold = {name: one for name, one in told.items() if isinstance(one, Remark)}
    refreshed = Refreshed(
        kept=kept,
        fetched=len(told) - len(untold),
        remarks=remarks_on(classics, _known(), untold),
        left=tuple(one.name for one in due if one.name not in told),
    )
    _shown(refreshed)
    if isinstance(api.closed, Refused):
        raise api.closed
    failed = [one for one in untold.values() if one.kind is RemarkKind.FAILED]
    if len(failed) == len(told):
        why = failed[0].detail if failed else str(api.closed)
        raise VintageError(f"none of {len(due)} games could be looked up: {why}")
    return refreshed


def _looked_up(due: Sequence[Classic], api: GiantBomb) -> dict[str, Fact | Remark]:
    """Return what came of each game that was asked for; facts are kept as soon as they come."""
    told: dict[str, Fact | Remark] = {}
    for classic in due:
        if api.closed:
            break
        state = look_up(classic, opaque(api), return_state=True)
        try:
            said = state.result()
        except (LeftAlone, Refused):
            break
        except StoreError:
            raise
        except Exception as error:  # whatever is wrong with one game stops no other
            said = Remark(game=classic.name, kind=RemarkKind.FAILED, detail=reason(error))
        if isinstance(said, Fact):
            add_facts(book_path(), [said])
        told[classic.name] = said
    return told


def _known() -> FactBook:
    try:
        return read_book(book_path())
    except StoreError as error:
        get_run_logger().warning("%s", error)
        return FactBook()


def _shown(refreshed: Refreshed) -> Refreshed:
    show_drift(refreshed)
    counts = Counter(remark.kind.value for remark in refreshed.remarks)
    remarks = ", ".join(f"{counts[kind]} x {kind}" for kind in RemarkKind if counts[kind])
    get_run_logger().info(
        "facts: %d fetched, %d kept from before, %d left for the next run; remarks: %s",
        refreshed.fetched,
        refreshed.kept,
        len(refreshed.left),
        remarks or "none",
    )
    return refreshed
