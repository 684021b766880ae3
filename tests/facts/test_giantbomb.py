"""Looking a game up on a real server: what it answers, and what it should not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from pydantic import SecretStr

from tests.giantbomb_server import KEY, Asked, GiantBombServer, Misbehaviour, Reply, game, in_turn
from tests.giantbomb_server import wrapped as said
from tests.waiting import ENDLESS, LONGEST
from vintage_game_generator.asking.limits import Pace
from vintage_game_generator.catalog import find
from vintage_game_generator.errors import BadInput
from vintage_game_generator.facts.connection import LARGEST, Connection
from vintage_game_generator.facts.failures import LeftAlone, NoFacts, NotNow, Refused
from vintage_game_generator.facts.giantbomb import GiantBomb, hourly
from vintage_game_generator.facts.records import Fact, Remark, RemarkKind
from vintage_game_generator.facts.refreshing import looked_up

NOW = datetime(2026, 11, 28, 3, tzinfo=UTC)
METROID = game(
    *(7, "Metroid", "1986-08-06 00:00:00", "Nintendo Entertainment System"),
    genres=["Action-Adventure"],
    developers=["Nintendo R&D1"],
    publishers=["Nintendo"],
)


class Clock:
    """Seconds that go by only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of a busy machine may be silent for a while."""
    monkeypatch.setattr("vintage_game_generator.facts.connection.SILENCE", LONGEST)


@contextmanager
def api(server: GiantBombServer, clock: Clock, **how: float) -> Iterator[GiantBomb]:
    connection = Connection(server.base, SecretStr(KEY), seconds=how.pop("seconds", LONGEST))
    try:
        yield GiantBomb(
            connection,
            Pace({}, Path("unused")),
            clock=clock,
            sleep=clock.sleep,
            **how,  # type: ignore[arg-type]
        )
    finally:
        connection.close()


def asked_of(misbehaviour: Misbehaviour | None, clock: Clock, **how: float) -> Fact | Remark:
    with GiantBombServer([METROID], misbehaviour) as server, api(server, clock, **how) as one:
        return looked_up(find("metroid"), one, NOW)


def test_a_game_s_facts_are_names_and_a_date_without_texts_and_pictures(clock: Clock) -> None:
    fact = asked_of(None, clock)
    assert isinstance(fact, Fact)
    assert fact.released == date(1986, 8, 6)
    assert fact.platforms == ("Nintendo Entertainment System",)
    assert fact.genres == ("Action-Adventure",)
    assert fact.developers == ("Nintendo R&D1",)
    assert fact.publishers == ("Nintendo",)
    assert fact.page == "https://www.giantbomb.com/metroid/3030-7/"
    assert fact.fetched == NOW
    assert "CANARY" not in fact.model_dump_json()


def test_only_the_fields_that_are_kept_are_asked_for(clock: Clock) -> None:
    with GiantBombServer([METROID]) as server, api(server, clock) as one:
        looked_up(find("metroid"), one, NOW)
    search, details = server.requests
    assert search.query["query"] == "Metroid"
    assert search.query["resources"] == "game"
    assert details.path == "/api/game/3030-7/"
    for request in (search, details):
        assert request.query["format"] == "json"
        assert not {"description", "deck", "image"} & set(request.query["field_list"].split(","))


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(429), "429"),
        (Reply(420, said([], 107, "Rate limit exceeded.")), "420"),
        (Reply(200, said([], 107, "Rate limit exceeded.")), "107: Rate limit"),
        (Reply(500, b"oops"), "500"),
        (Reply(503), "503"),
        (Reply(body=said([METROID]), cut=True), "connection failed"),
        (Reply(body=said([METROID])[:-5]), "cut off"),
        (Reply(body=b"[" * 100_000), "cut off"),
        (Reply(body=b"\n <!doctype html><title>Just a moment"), "web page instead of JSON"),
        (Reply(body=b"[1]"), "no JSON object"),
        (Reply(body=b"\x1f\x8b\x08not asked for", headers={"Content-Encoding": "gzip"}), "no JSON"),
    ],
)
def test_what_may_pass_is_told_from_what_stays(reply: Reply, says: str, clock: Clock) -> None:
    with pytest.raises(NotNow, match=says):
        asked_of(lambda _: reply, clock)


def test_a_server_that_says_nothing_is_left(clock: Clock) -> None:
    with pytest.raises(NotNow, match="in time"):
        asked_of(lambda _: Reply(seconds=ENDLESS), clock, seconds=0.3)


def test_a_server_whose_answer_has_no_end_is_left(clock: Clock) -> None:
    drips = Reply(body=b" " * ENDLESS, drip=0.01)
    with GiantBombServer([METROID], lambda _: drips) as server, api(server, clock) as one:
        parts = count()
        one.connection.clock = lambda: next(parts) * LONGEST / 10
        with pytest.raises(NotNow, match=f"more than {LONGEST} s"):
            looked_up(find("metroid"), one, NOW)


def test_after_a_passing_failure_the_same_question_is_answered(clock: Clock) -> None:
    with GiantBombServer([METROID], in_turn(Reply(500))) as server, api(server, clock) as one:
        with pytest.raises(NotNow):
            looked_up(find("metroid"), one, NOW)
        assert isinstance(looked_up(find("metroid"), one, NOW), Fact)
    assert sum(clock.slept) == pytest.approx(2 + 1), "twice the gap after a failure, then once"


@pytest.mark.parametrize("status", [429, 503])
def test_the_next_request_waits_for_as_long_as_the_server_wants(status: int, clock: Clock) -> None:
    busy = in_turn(Reply(status, headers={"Retry-After": "17"}))
    with GiantBombServer([METROID], busy) as server, api(server, clock) as one:
        with pytest.raises(NotNow):
            looked_up(find("metroid"), one, NOW)
        one.search("Metroid")
    assert clock.slept == [pytest.approx(17)]


def test_a_server_that_wants_a_longer_rest_is_asked_no_more(clock: Clock) -> None:
    busy = in_turn(Reply(429, headers={"Retry-After": "3600"}))
    with GiantBombServer([METROID], busy) as server, api(server, clock) as one:
        for _ in range(2):
            with pytest.raises(LeftAlone, match="left alone for 3,600 s"):
                looked_up(find("metroid"), one, NOW)
    assert len(server.requests) == 1
    assert clock.slept == []


def test_a_server_that_fails_all_the_time_is_asked_no_more(clock: Clock) -> None:
    with GiantBombServer([], lambda _: Reply(500)) as server, api(server, clock) as one:
        for _ in range(8):
            with pytest.raises(NotNow):
                one.search("Metroid")
        for _ in range(3):
            with pytest.raises(LeftAlone, match="9 requests in a row failed: it answers 500"):
                one.search("Metroid")
    assert len(server.requests) == 9
    assert max(clock.slept) <= 60


def test_failures_between_answers_do_not_add_up(clock: Clock) -> None:
    every_other = in_turn(*[Reply(500), None] * 20)
    with GiantBombServer([METROID], every_other) as server, api(server, clock) as one:
        for _ in range(20):
            with pytest.raises(NotNow):
                one.search("Metroid")
            one.search("Metroid")
    assert max(clock.slept) == pytest.approx(2), "twice the gap, whatever failed before"


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply(401, said([], 100, "Invalid API Key")), "key is refused .* GIANTBOMB_API_KEY"),
        (Reply(200, said([], 100, "Invalid API Key")), "key is refused .* GIANTBOMB_API_KEY"),
        (Reply(403), "this machine is refused"),
        (Reply(404), "no such API .*api_base"),
    ],
)
def test_a_refusal_is_one_line_and_ends_all_asking(reply: Reply, says: str, clock: Clock) -> None:
    with GiantBombServer([METROID], lambda _: reply) as server, api(server, clock) as one:
        for _ in range(3):
            with pytest.raises(Refused, match=says) as refused:
                looked_up(find("metroid"), one, NOW)
            assert "\n" not in str(refused.value)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(status: int, clock: Clock) -> None:
    with GiantBombServer([METROID]) as other:
        sends_on = Reply(status, headers={"Location": other.base + "/search/?api_key=" + KEY})
        with pytest.raises(Refused, match=r"sends on to 127\.0\.0\.1") as refused:
            asked_of(lambda _: sends_on, clock)
        assert KEY not in str(refused.value)
        assert other.requests == []


def test_the_key_is_in_no_log_no_error_and_no_record(
    clock: Clock, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="httpx")  # which Prefect may have silenced
    monkeypatch.setattr(logging.getLogger("httpx"), "disabled", False)

    def repeats(asked: Asked) -> Reply | None:
        told = f"what of {asked.path}?api_key={asked.query['api_key']}"
        return Reply(body=said([], 102, told)) if asked.resource == "game" else None

    with GiantBombServer([METROID], repeats) as server, api(server, clock) as one:
        with pytest.raises(
            NoFacts, match=r"code 102: what of /api/game/3030-7/.*=\*\*\*$"
        ) as error:
            looked_up(find("metroid"), one, NOW)
        assert KEY not in repr(one)
    assert all(asked.query["api_key"] == KEY for asked in server.requests)
    assert any(record.name == "httpx" for record in caplog.records), "httpx logs addresses"
    assert KEY not in caplog.text
    assert KEY not in repr(error.value) + repr(error.value.__cause__)


def test_an_answer_of_many_megabytes_is_not_read(clock: Clock) -> None:
    huge = Reply(body=b'{"status_code": 1, "results": "' + b"x" * (30 * LARGEST) + b'"}')
    with pytest.raises(NoFacts, match="larger than 2,000,000 bytes") as error:
        asked_of(lambda _: huge, clock)
    assert not isinstance(error.value, NotNow), "it would be as large again"


def test_strange_games_in_a_search_are_passed_over(clock: Clock) -> None:
    strange = [None, 7, {}, {"name": "Metroid"}, {**METROID, "guid": "../../secret"}]
    with GiantBombServer([*strange, METROID]) as server:  # type: ignore[list-item]
        server.misbehaviour = lambda asked: (
            Reply(body=said([*strange, METROID]))
            if asked.resource == "search"
            else Reply(body=said(METROID))
        )
        with api(server, clock) as one:
            assert isinstance(looked_up(find("metroid"), one, NOW), Fact)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({**METROID, "guid": "3030-8"}, "told of another game"),
        ({**METROID, "original_release_date": "2002-11-17"}, "told of another game"),
        ({**METROID, "original_release_date": None}, "lacks released"),
        ([METROID], "no such game any more"),
    ],
)
def test_facts_of_another_game_are_not_taken(told: object, says: str, clock: Clock) -> None:
    with pytest.raises(NoFacts, match=says):
        asked_of(lambda one: Reply(body=said(told)) if one.resource == "game" else None, clock)


@pytest.mark.parametrize(
    "page",
    [
        "javascript:alert(1)",
        "https://www.giantbomb.com/x/?api_key=gb-1",
        "https://x/[a](https://y)",
        "https://x/\x1b[2J",
        "https://x/" + "y" * 600,
        None,
    ],
)
def test_names_cannot_move_the_cursor_and_pages_are_plain_web_pages(
    page: str | None, clock: Clock
) -> None:
    rude = {
        **METROID,
        "platforms": [{"name": "\x1b[2JNintendo\r\nEntertainment\u202e System"}, {"name": 5}, None],
        "site_detail_url": page,
        "publishers": [{"name": "N" * 10_000}],
    }
    fact = asked_of(lambda one: Reply(body=said(rude)) if one.resource == "game" else None, clock)
    assert isinstance(fact, Fact)
    assert fact.platforms == ("[2JNintendo Entertainment System",)
    assert fact.page == ""
    assert len(fact.publishers[0]) == 200


def test_no_more_than_so_many_requests_an_hour_begin_for_each_resource(
    clock: Clock, tmp_path: Path
) -> None:
    def pace() -> Pace:
        ours = hourly(3)
        assert ours.window == 3600
        path = tmp_path / "requests.db"
        return replace(ours, path=path, clock=clock, sleep=clock.sleep, window=120)

    with GiantBombServer([METROID]) as server:
        times = []
        for _ in range(2):  # two runs, one after the other
            with api(server, clock, gap=0) as one:
                one.pace = pace()
                for _ in range(2):
                    looked_up(find("metroid"), one, NOW)
                    times.append(clock.now)
    assert times[2] - times[0] < 1, "the first three at once"
    assert times[3] - times[0] >= 120, "the fourth a window later, though another run asks"


@pytest.mark.parametrize(
    "base",
    [
        "http://www.giantbomb.com/api",  # others could read the key
        "ftp://www.giantbomb.com/api",
        "www.giantbomb.com/api",
        "https://user:password@www.giantbomb.com/api",
        "https://www.giantbomb.com/api?api_key=gb-canary",
        "https://[::1/api",
        "",
    ],
)
def test_an_address_that_would_show_the_key_is_refused_before_it_is_asked(base: str) -> None:
    with pytest.raises(BadInput, match=r"^api_base: .*; write the API's address") as error:
        Connection(base, SecretStr(KEY))
    assert "canary" not in str(error.value)
    assert "password" not in str(error.value)


def test_a_wrong_game_that_is_found_first_is_not_taken(clock: Clock) -> None:
    others = [
        game(1, "Metroid Prime", "2002-11-17", "GameCube"),
        game(2, "Metroid", "2026-01-01", "PC"),
        game(3, "Metroid II: Return of Samus", "1991-11-01", "Game Boy"),
    ]
    with GiantBombServer([*others, METROID]) as server, api(server, clock) as one:
        fact = looked_up(find("metroid"), one, NOW)
    assert isinstance(fact, Fact)
    assert fact.guid == "3030-7"
    with GiantBombServer(others) as server, api(server, clock) as one:
        remark = looked_up(find("metroid"), one, NOW)
    assert isinstance(remark, Remark)
    assert remark.kind is RemarkKind.YEAR
    assert server.asked("game") == []


def test_nothing_found_is_a_remark(clock: Clock) -> None:
    for reply in (Reply(body=said([])), Reply(body=said([], 101, "Object Not Found"))):
        remark = asked_of(lambda _, reply=reply: reply, clock)  # type: ignore[misc]
        assert isinstance(remark, Remark)
        assert remark.kind is RemarkKind.NOT_FOUND
