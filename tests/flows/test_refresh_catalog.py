"""The refresh of facts: on a real Prefect server, against a real server of the API."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from prefect import State
from prefect.blocks.system import Secret
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    LogFilter,
    LogFilterFlowRunId,
)
from prefect.exceptions import ParameterTypeError

from flows.local import wait_for_history
from flows.refresh_catalog import refresh_catalog
from tests.giantbomb_server import KEY, GiantBombServer, Reply, game, in_turn, wrapped
from tests.waiting import LONGEST, until
from vintage_game_generator.catalog import UnknownGame
from vintage_game_generator.cli_lookups import show_catalog
from vintage_game_generator.errors import BadInput, VintageError
from vintage_game_generator.facts.book import book_path, read_book
from vintage_game_generator.facts.failures import Refused
from vintage_game_generator.facts.records import Refreshed, RemarkKind
from vintage_game_generator.settings import settings

pytestmark = pytest.mark.usefixtures("prefect_server", "no_facts")
GAMES = ("Metroid", "Doom", "Pac-Man", "F-Zero")
NES = "Nintendo Entertainment System"
KNOWN = [
    game(6, "Doom", "2016-05-13", "PC"),
    game(7, "Metroid", "1986-08-06", NES, developers=["Nintendo R&D1"], publishers=["Nintendo"]),
    game(8, "DOOM", "1993-12-10 00:00:00", "PC"),
    game(9, "Pac-Man", "1980-05-22", "Atari 2600"),
    game(10, "F-Zero", "1990-11-21", "Super Nintendo Entertainment System"),
]


@pytest.fixture
def no_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    book_path().unlink(missing_ok=True)
    (settings().asking / "giantbomb.db").unlink(missing_ok=True)
    monkeypatch.setenv("GIANTBOMB_API_KEY", KEY)
    monkeypatch.setattr("vintage_game_generator.facts.connection.SILENCE", LONGEST)


@pytest.fixture
def server() -> Iterator[GiantBombServer]:
    with GiantBombServer(KNOWN) as one:
        yield one


def state_of(server: GiantBombServer, *games: str, **options: Any) -> State[Any]:
    state: State[Any] = refresh_catalog(
        games or GAMES, server.base, seconds_between=0, return_state=True, **options
    )
    return state


def refreshed(server: GiantBombServer, *games: str, **options: Any) -> Refreshed:
    report: Refreshed = state_of(server, *games, **options).result()
    return report


def failing(guid: str, reply: Reply) -> Any:
    return lambda asked: reply if asked.about == guid else None


def told_on_the_server(state: State[Any], tasks: int) -> dict[str, str]:
    """Return all that the server keeps of a run of so many tasks, by kind, once it is there."""
    run = state.state_details.flow_run_id
    assert run is not None
    assert wait_for_history(run, tasks)
    only = FlowRunFilter(id=FlowRunFilterId(any_=[run]))
    logs = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run]))
    with get_client(sync_client=True) as client:

        def all_lines() -> list[str]:
            lines = [log.message for log in client.read_logs(logs)]
            ended = sum(line.startswith("Finished in state") for line in lines)
            return lines if ended > tasks else []

        lines = until(all_lines)
        shown = client.read_artifacts(flow_run_filter=only)
        task_runs = client.read_task_runs(flow_run_filter=only)
        return {
            "logs": "\n".join(lines),
            "table": "".join(str(one.data) for one in shown if one.key == "catalog-drift"),
            "tasks": "\n".join(sorted(f"{one.name}: {one.run_count}" for one in task_runs)),
            "all": f"{client.read_flow_run(run)!r}{shown!r}{task_runs!r}{lines!r}",
        }


def test_facts_are_fetched_once_and_drift_is_shown(
    server: GiantBombServer, capsys: pytest.CaptureFixture[str]
) -> None:
    state = state_of(server)
    first: Refreshed = state.result()
    assert (first.fetched, first.kept, first.left) == (4, 0, ())
    (drift,) = first.remarks
    assert (drift.game, drift.kind) == ("Pac-Man", RemarkKind.PLATFORM)
    facts = read_book(book_path()).facts
    assert {name: fact.guid for name, fact in facts.items()} == {
        "Doom": "3030-8", "F-Zero": "3030-10", "Metroid": "3030-7", "Pac-Man": "3030-9",
    }  # fmt: skip
    assert "CANARY" not in book_path().read_text()

    told = told_on_the_server(state, tasks=4)
    assert (
        "4 fetched, 0 kept from before, 0 left for the next run; remarks: 1 x platform"
        in (told["logs"])
    )
    assert json.loads(told["table"].replace("'", '"'))[0]["game"] == "Pac-Man"
    assert "facts Metroid: 1" in told["tasks"]
    assert KEY not in told["all"]

    asked = len(server.requests)
    again = refreshed(server)
    assert (again.fetched, again.kept, again.remarks) == (0, 4, first.remarks)
    assert len(server.requests) == asked
    assert refreshed(server, "metroid", max_age_days=0).fetched == 1

    show_catalog("metroid")
    shown = capsys.readouterr().out
    assert "Metroid (1986): mysterious" in shown
    assert "first released 1986-08-06; on Nintendo Entertainment System" in shown
    assert "developed by Nintendo R&D1; published by Nintendo" in shown
    assert "https://www.giantbomb.com/metroid/3030-7/" in shown


def test_one_failure_stops_no_other_and_the_next_run_asks_only_for_it(
    server: GiantBombServer,
) -> None:
    server.misbehaviour = failing("3030-8", Reply(500))
    first = refreshed(server)
    assert first.fetched == 3
    failed = [remark for remark in first.remarks if remark.kind is RemarkKind.FAILED]
    assert [(one.game, one.detail) for one in failed] == [("Doom", "it answers 500")]
    assert server.asked("game").count("3030-8") == 3, "two retries"

    server.misbehaviour = None
    server.requests.clear()
    second = refreshed(server)
    assert (second.fetched, second.kept) == (1, 3)
    assert server.asked() == ["Doom", "3030-8"]


def test_a_busy_server_is_waited_for_and_asked_again(server: GiantBombServer) -> None:
    server.misbehaviour = in_turn(None, Reply(429, headers={"Retry-After": "1"}))
    state = state_of(server, "Metroid")
    assert state.result().fetched == 1
    assert server.asked() == ["Metroid", "3030-7", "Metroid", "3030-7"]
    assert server.requests[2].at - server.requests[1].at >= 1
    told = told_on_the_server(state, tasks=1)
    assert told["tasks"] == "facts Metroid: 2"


def test_a_server_that_wants_a_long_rest_is_left_alone_and_what_came_is_kept(
    server: GiantBombServer,
) -> None:
    server.misbehaviour = failing("Pac-Man", Reply(429, headers={"Retry-After": "3600"}))
    report = refreshed(server, "Metroid", "Pac-Man", "Doom")
    assert (report.fetched, report.left) == (1, ("Pac-Man", "Doom"))
    assert list(read_book(book_path()).facts) == ["Metroid"]
    assert len(server.requests) == 3


def test_a_refused_key_fails_at_once_in_one_line(server: GiantBombServer) -> None:
    Secret(value="gb-wrong-5c1d77e0").save("giantbomb-wrong", overwrite=True)
    state = state_of(server, key_block="giantbomb-wrong")
    assert state.is_failed()
    with pytest.raises(Refused, match=r"/api: the key is refused \(401\); set GIANTBOMB_API_KEY"):
        state.result()
    assert len(server.requests) == 1
    told = told_on_the_server(state, tasks=1)
    assert "giantbomb-wrong" in told["all"], "the block's name may be known"
    assert "gb-wrong-5c1d77e0" not in told["all"]
    assert not book_path().exists()


def test_the_key_of_a_block_is_used_without_one_in_the_environment(
    server: GiantBombServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GIANTBOMB_API_KEY")
    Secret(value=KEY).save("giantbomb", overwrite=True)
    assert refreshed(server, "Metroid", key_block="giantbomb").fetched == 1
    with pytest.raises(BadInput, match="no Secret block called 'nowhere'"):
        refreshed(server, "Doom", key_block="nowhere")
    with pytest.raises(
        BadInput, match=r"^no key for Giant Bomb's API is set; set GIANTBOMB_API_KEY"
    ):
        refreshed(server, "Doom")
    assert refreshed(server, "Metroid").kept == 1, "nothing to ask for needs no key"


def test_a_run_of_which_everything_failed_is_failed(server: GiantBombServer) -> None:
    server.misbehaviour = lambda _: Reply(body=wrapped([], 102, "Error in URL Format"))
    with pytest.raises(VintageError, match=r"none of 2 games could be looked up: .*code 102"):
        refreshed(server, "Metroid", "Doom")
    assert not book_path().exists()


def test_games_that_are_not_found_are_no_failure(server: GiantBombServer) -> None:
    server.games = [game(6, "Doom", "2016-05-13", "PC")]
    report = refreshed(server, "Metroid", "Doom")
    kinds = {remark.game: remark.kind for remark in report.remarks}
    assert kinds == {"Metroid": RemarkKind.NOT_FOUND, "Doom": RemarkKind.YEAR}


def test_a_damaged_file_of_facts_is_made_anew(server: GiantBombServer) -> None:
    book_path().parent.mkdir(exist_ok=True)
    book_path().write_text('{"facts": {"Metr')
    state = state_of(server, "Metroid")
    assert state.result().fetched == 1
    assert list(read_book(book_path()).facts) == ["Metroid"]
    told = told_on_the_server(state, tasks=1)
    assert "holds no facts that can be read" in told["logs"]


def test_games_outside_the_catalog_and_impossible_limits_are_refused(
    server: GiantBombServer,
) -> None:
    with pytest.raises(UnknownGame, match="did you mean Metroid"):
        refreshed(server, "Metroyd")
    for wrong in ({"requests_an_hour": 201}, {"requests_an_hour": 0}, {"max_age_days": -1}):
        with pytest.raises(ParameterTypeError):
            refreshed(server, **wrong)
    assert server.requests == []
