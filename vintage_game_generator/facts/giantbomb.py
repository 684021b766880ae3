"""Giant Bomb's API: searching for a game, and the facts of one.

Its documentation was at https://www.giantbomb.com/api/documentation: every answer is
`{"status_code": 1, "error": "OK", "results": ...}`; other codes are 100 (the key is wrong),
101 (there is no such thing) and 107 (too many requests, with HTTP status 420). Each kind of
resource may be asked for 200 times in an hour, and not many times in a second.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import httpx
from pydantic import ValidationError

from vintage_game_generator.asking.limits import Pace
from vintage_game_generator.asking.pauses import asked_pause
from vintage_game_generator.facts.connection import Answer, Connection, read_json
from vintage_game_generator.facts.failures import LeftAlone, NoFacts, NotNow, Refused
from vintage_game_generator.facts.records import Candidate, Fact, printable
from vintage_game_generator.models.writer import Limit
from vintage_game_generator.settings import settings

BASE = "https://www.giantbomb.com/api"
HOUR = 3600.0
ALLOWED = 200  # requests an hour for one resource
LONGEST_PAUSE = 60.0  # seconds, where the server does not say
FOUND = 20  # games of a search that are looked at
SEARCH_FIELDS = "guid,name,aliases,original_release_date,platforms,site_detail_url"
GAME_FIELDS = f"{SEARCH_FIELDS},genres,developers,publishers"
OK, WRONG_KEY, NOTHING, TOO_MANY = 1, 100, 101, 107  # status codes inside an answer
GET_A_KEY = "set GIANTBOMB_API_KEY, or key_block; keys come with an account at giantbomb.com/api"
PASSING = (408, 425, 500, 502, 503, 504, 520, 522, 524, 529)


def hourly(requests: int) -> Pace:
    """Return the pace of so many requests an hour for each resource, by all runs together."""
    limits = {resource: Limit(requests=requests) for resource in ("search", "game")}
    path = settings().asking / "giantbomb.db"
    return Pace(limits, path, sleep=time.sleep, window=HOUR)


@dataclass
class GiantBomb:
    """The API, asked politely.

    Attributes:
        connection: The way to it.
        pace: How many requests an hour are allowed.
        gap: Seconds between two requests, at least; doubled for each failure in a row, to a minute.
        patience: Seconds that the server may want to be left alone for; for longer, this run
            asks no more.
        failures: In a row, after which this run asks no more.
        clock: Seconds, only to tell how many went by.
        sleep: Waits so many seconds.
        closed: Why nothing more is asked in this run.
    """

    connection: Connection
    pace: Pace
    gap: float = 1.0
    patience: float = 300.0
    failures: int = 9
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    closed: LeftAlone | Refused | None = None
    _free: float = field(default=0.0, init=False)  # when the next request may go
    _failed: int = field(default=0, init=False)  # requests in a row

    def search(self, title: str) -> list[Candidate]:
        """Return the games that a search for a title finds, as the server ranks them.

        Raises:
            NoFacts: there is no good answer; `NotNow` if there may be one a little later.
            Refused: nothing that we ask would be answered.
            StoreError: the hourly limits cannot be kept to.
        """
        results = self._results(
            "search", "search", query=title, resources="game", limit=str(FOUND),
            field_list=SEARCH_FIELDS,
        )  # fmt: skip
        if results is None:
            return []
        if not isinstance(results, list):
            raise NoFacts("a search's answer holds no list")
        return [one for one in map(_candidate, results[:FOUND]) if one is not None]

    def game(self, candidate: Candidate, known_as: str, now: datetime) -> Fact:
        """Return the facts of a game.

        Args:
            candidate: Which.
            known_as: Its name in the catalog.
            now: When they are fetched.

        Raises:
            NoFacts: there is no good answer; `NotNow` if there may be one a little later.
            Refused: nothing that we ask would be answered.
            StoreError: the hourly limits cannot be kept to.
        """
        said = self._results("game", f"game/{candidate.guid}", field_list=GAME_FIELDS)
        if not isinstance(said, dict):
            raise NoFacts("there is no such game any more")
        try:
            fact = Fact.model_validate(
                {
                    "game": known_as,
                    "released": _date(said.get("original_release_date")),
                    "genres": _names(said.get("genres")),
                    "developers": _names(said.get("developers")),
                    "publishers": _names(said.get("publishers")),
                    "fetched": now,
                    **_common(said),
                }
            )
        except ValidationError as error:
            fields = ", ".join(sorted({str(one["loc"][0]) for one in error.errors()}))
            raise NoFacts(f"what it says of {candidate.guid} lacks {fields}") from error
        if fact.guid != candidate.guid or fact.released.year != candidate.year:
            raise NoFacts(f"asked for {candidate.guid}, it told of another game")
        return fact

    def _results(self, resource: str, path: str, **parameters: str) -> Any:
        if self.closed:
            raise self.closed
        turn = self.pace.wait(resource, 0)
        delay = self._free - self.clock()
        if delay > 0:
            self.sleep(delay)
        try:
            answer = self.connection.get(path, format="json", **parameters)
            self._check(answer, resource)
            said = read_json(answer.body)
            results = self._checked(said)
        except NotNow as trouble:
            self._failed += 1
            self._rest(min(self.gap * 2.0**self._failed, LONGEST_PAUSE))
            if self._failed >= self.failures and not self.closed:
                self.closed = LeftAlone(f"{self._failed} requests in a row failed: {trouble}")
            if self.closed:
                raise self.closed from trouble
            raise
        except Refused as refused:
            self.closed = refused
            raise
        finally:
            turn.begun()
            self._rest(self.gap)
        self._failed = 0
        return results

    def _rest(self, seconds: float) -> None:
        self._free = max(self._free, self.clock() + seconds)

    def _check(self, answer: Answer, resource: str) -> None:
        status, base = answer.status, self.connection.base
        if status == httpx.codes.OK:
            return
        if status in (420, 429) or status in PASSING:
            self._leave_alone(asked_pause(answer.headers))
            raise NotNow(f"it answers {status}")
        if status == httpx.codes.UNAUTHORIZED:
            raise Refused("the key is refused (401)", where=base, hint=GET_A_KEY)
        if status == httpx.codes.FORBIDDEN:
            raise Refused(
                "this machine is refused (403)", where=base, hint="it may be barred there"
            )
        if 300 <= status < 400:
            host = _host(answer.headers.get("location", ""))
            what = f"it sends on to {host}, where the key is not sent"
            raise Refused(what, where=base, hint="set api_base, if that is where it is now")
        if status == httpx.codes.NOT_FOUND and resource == "search":
            hint = "set api_base to where Giant Bomb's API, or a mirror of it, is now"
            raise Refused("there is no such API (404)", where=base, hint=hint)
        raise NoFacts(f"it answers {status}")

    def _leave_alone(self, seconds: float | None) -> None:
        if seconds is None:
            return
        if seconds > self.patience:
            self.closed = LeftAlone(f"it wants to be left alone for {seconds:,.0f} s")
        else:
            self._rest(seconds)

    def _checked(self, said: dict[str, Any]) -> Any:
        code = said.get("status_code")
        if code == OK:
            return said.get("results")
        if code == NOTHING:
            return None
        if code == WRONG_KEY:
            where = self.connection.base
            raise Refused("the key is refused (code 100)", where=where, hint=GET_A_KEY)
        reason = f"code {printable(str(code))}: {printable(str(said.get('error')))}"
        raise (NotNow if code == TOO_MANY else NoFacts)(f"it answers with {reason}")


def _candidate(said: object) -> Candidate | None:
    """Return a game that was found; one that is told of in another shape is none of ours."""
    if not isinstance(said, dict):
        return None
    released = _date(said.get("original_release_date"))
    aliases = said.get("aliases")
    try:
        return Candidate.model_validate(
            {
                "aliases": aliases.splitlines() if isinstance(aliases, str) else (),
                "year": released and released.year,
                **_common(said),
            }
        )
    except ValidationError:
        return None


def _common(said: dict[str, Any]) -> dict[str, Any]:
    return {
        "guid": said.get("guid"),
        "name": said.get("name"),
        "platforms": _names(said.get("platforms")),
        "page": said.get("site_detail_url") or "",
    }


def _names(listed: object) -> list[str]:
    if not isinstance(listed, list):
        return []
    named = (one.get("name") for one in listed if isinstance(one, dict))
    return [name for name in named if isinstance(name, str) and name]


def _date(said: object) -> date | None:
    """Return the day of `1986-08-06` or `1986-08-06 00:00:00`; both forms were in use."""
    try:
        return date.fromisoformat(str(said)[:10])
    except ValueError:
        return None


def _host(location: str) -> str:
    try:
        return str(printable(httpx.URL(location).host)) or "another address"
    except httpx.InvalidURL:
        return "another address"
