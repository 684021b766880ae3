from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crowd import counted
from vintage_game_generator.asking.limits import Pace, Turn
from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.writer import Limit


@dataclass
class Clock:
    """Time that passes only where somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class LeftAtOnceError(Exception):
    """Somebody had to wait, and did not."""


def impatient(seconds: float) -> None:
    raise LeftAtOnceError


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "asking" / "limits.db"


def pace(path: Path, clock: Clock, requests: int | None = None, tokens: int | None = None) -> Pace:
    return Pace({"openai": Limit(requests=requests, tokens=tokens)}, path, clock, clock.sleep)


def at_once(path: Path, clock: Clock, limit: Limit, tokens: int = 1) -> Turn | None:
    try:
        return Pace({"openai": limit}, path, clock, impatient).wait("openai", tokens)
    except LeftAtOnceError:
        return None


def test_without_a_limit_nobody_waits_and_no_file_is_made(path: Path, clock: Clock) -> None:
    for limits in ({}, {"openai": Limit()}, {"anthropic": Limit(requests=1)}):
        for _ in range(100):
            turn = Pace(limits, path, clock, clock.sleep).wait("openai", 10**9)
            turn.begun()
            turn.settle(10**9)
    assert not clock.slept
    assert not path.parent.exists()


def test_the_shared_file_is_in_the_home_for_its_user_alone(home: Path) -> None:
    Pace({"openai": Limit(requests=5)}).wait("openai", 1)
    assert (home / "asking" / "limits.db").exists()
    assert (home / "asking").stat().st_mode & 0o777 == 0o700


def test_a_request_more_waits_until_the_first_leaves_the_window(path: Path, clock: Clock) -> None:
    limited = pace(path, clock, requests=2)
    for _ in range(2):
        limited.wait("openai", 1).settle(1)
        clock.now += 10
    limited.wait("openai", 1)
    assert clock.now == pytest.approx(1060)
    assert max(clock.slept) <= 1


def test_providers_have_windows_of_their_own(path: Path, clock: Clock) -> None:
    limits = {"openai": Limit(requests=1), "anthropic": Limit(requests=1)}
    limited = Pace(limits, path, clock, impatient)
    limited.wait("openai", 1)
    limited.wait("anthropic", 1)
    with pytest.raises(LeftAtOnceError):
        limited.wait("openai", 1)


def test_a_request_counts_from_when_the_provider_surely_has_it(path: Path, clock: Clock) -> None:
    limited = pace(path, clock, requests=1)
    turn = limited.wait("openai", 1)  # at 1000
    clock.now = 1008
    turn.begun()
    clock.now = 1030
    turn.settle(1)
    limited.wait("openai", 1)
    assert clock.now == pytest.approx(1068)


def test_a_request_of_which_nothing_is_heard_counts_for_a_quarter_more(
    path: Path, clock: Clock
) -> None:
    limited = pace(path, clock, requests=1)
    limited.wait("openai", 1)
    limited.wait("openai", 1)
    assert clock.now == pytest.approx(1075)


def test_tokens_count_as_estimated_until_they_are_settled(path: Path, clock: Clock) -> None:
    limit = Limit(tokens=1000)
    turn = at_once(path, clock, limit, 900)
    assert turn
    assert at_once(path, clock, limit, 101) is None
    clock.now += 11  # whoever left waits no more
    turn.settle(None)
    assert at_once(path, clock, limit, 101) is None
    clock.now += 11
    turn.settle(200)
    assert at_once(path, clock, limit, 800)
    assert at_once(path, clock, limit, 1) is None


def test_a_turn_that_is_settled_late_changes_no_other(path: Path, clock: Clock) -> None:
    limit = Limit(tokens=1000)
    slow = at_once(path, clock, limit, 900)
    assert slow
    clock.now += 80  # it left the window, and its answer still comes
    assert at_once(path, clock, limit, 900)
    slow.begun()
    slow.settle(10)
    assert at_once(path, clock, limit, 900) is None


def test_a_turn_that_is_given_back_is_free_at_once(path: Path, clock: Clock) -> None:
    limit = Limit(requests=1, tokens=1000)
    turn = at_once(path, clock, limit, 900)
    assert turn
    turn.give_back()
    turn.settle(900)
    assert at_once(path, clock, limit, 900)


def test_tokens_above_their_estimate_count_too(path: Path, clock: Clock) -> None:
    limited = pace(path, clock, tokens=1000)
    limited.wait("openai", 10).settle(5000)
    limited.wait("openai", 1)
    assert clock.now == pytest.approx(1060)


def test_a_request_above_the_limit_has_an_empty_window_for_itself(path: Path, clock: Clock) -> None:
    limited = pace(path, clock, tokens=1000)
    limited.wait("openai", 1).settle(1)
    turn = limited.wait("openai", 9000)
    assert clock.now == pytest.approx(1060)
    turn.settle(9000)
    limited.wait("openai", 1)
    assert clock.now == pytest.approx(1120)


def test_a_small_request_does_not_overtake_a_large_one(path: Path, clock: Clock) -> None:
    limit = Limit(tokens=1000)
    turn = at_once(path, clock, limit, 600)
    assert turn
    overtaking = []

    def sleep(seconds: float) -> None:
        overtaking.append(at_once(path, clock, limit, 300))
        clock.sleep(seconds)

    Pace({"openai": limit}, path, clock, sleep).wait("openai", 700)
    assert overtaking
    assert not any(overtaking)
    clock.now += 11
    assert at_once(path, clock, limit, 300)


def test_small_requests_pass_where_the_large_one_that_waits_loses_nothing(
    path: Path, clock: Clock
) -> None:
    limit = Limit(tokens=1000)
    turn = at_once(path, clock, limit, 600)
    assert turn
    assert at_once(path, clock, limit, 700) is None
    turn.settle(100)
    assert at_once(path, clock, limit, 200)


def test_the_last_turn_of_a_window_is_for_whoever_waits_longest(path: Path, clock: Clock) -> None:
    limit = Limit(requests=2, tokens=1000)
    turn = at_once(path, clock, limit, 600)
    assert turn
    late = []

    def sleep(seconds: float) -> None:
        turn.settle(100)  # there is room now, but it was not seen yet
        late.append(at_once(path, clock, limit, 10))
        clock.sleep(seconds)

    Pace({"openai": limit}, path, clock, sleep).wait("openai", 700)
    assert late == [None]


def test_whoever_died_in_the_queue_holds_up_nobody(path: Path, clock: Clock) -> None:
    limit = Limit(tokens=1000)
    turn = at_once(path, clock, limit, 600)
    assert turn
    assert at_once(path, clock, limit, 1000) is None
    assert at_once(path, clock, limit, 100) is None
    clock.now += 10.5
    assert at_once(path, clock, limit, 100)


def test_a_clock_that_starts_anew_keeps_nobody_for_longer(path: Path) -> None:
    before = Clock(now=10.0**6)
    pace(path, before, requests=1).wait("openai", 1)
    after = Clock(now=5)
    pace(path, after, requests=1).wait("openai", 1)
    assert after.now <= 80.001


@pytest.mark.parametrize("content", [b"noise" * 1000, None])
def test_a_damaged_file_is_begun_anew(content: bytes | None, path: Path, clock: Clock) -> None:
    limited = pace(path, clock, requests=1)
    turn = limited.wait("openai", 1)
    whole = path.read_bytes()
    path.write_bytes(content or whole[:4096] + b"\xff" * (len(whole) - 4096))
    turn.settle(1)
    limited.wait("openai", 1)
    assert at_once(path, clock, Limit(requests=1)) is None


def test_where_no_file_can_be_the_limit_cannot_be_kept(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    limited = pace(tmp_path / "file" / "limits.db", clock, requests=1)
    with pytest.raises(StoreError, match="cannot be used"):
        limited.wait("openai", 1)


REQUEST = st.tuples(
    st.floats(0, 20),  # seconds of rest before it
    st.integers(1, 150),  # tokens that are estimated
    st.floats(0, 14),  # seconds on its way
    st.floats(0, 30),  # seconds from there to the answer's end
    st.booleans(),  # whether `begun` is called
)


@settings(max_examples=10)
@given(
    requests=st.integers(1, 4),
    tokens=st.integers(100, 300),
    calls=st.lists(REQUEST, min_size=5, max_size=12),
)
def test_in_no_window_does_a_provider_count_more_than_its_limits(
    requests: int,
    tokens: int,
    calls: list[tuple[float, int, float, float, bool]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    clock = Clock()
    path = tmp_path_factory.mktemp("limits") / "limits.db"
    limited = pace(path, clock, requests, tokens)
    arrivals: list[tuple[float, int]] = []
    events: list[tuple[float, Turn, bool]] = []

    def pass_until(now: float) -> None:
        for event in sorted((one for one in events if one[0] <= now), key=lambda one: one[0]):
            clock.now = max(clock.now, event[0])
            (event[1].begun if event[2] else lambda turn=event[1]: turn.settle(None))()
            events.remove(event)
        clock.now = max(clock.now, now)

    def sleep(seconds: float) -> None:
        pass_until(clock.now + seconds)

    limited = Pace(limited.limits, path, clock, sleep)
    for rest, estimate, travel, rest_of_answer, told in calls:
        sleep(rest)
        turn = limited.wait("openai", estimate)
        arrivals.append((clock.now + travel, min(estimate, tokens)))
        if told:
            events.append((clock.now + travel, turn, True))
        events.append((clock.now + travel + rest_of_answer, turn, False))
    for start, _ in arrivals:
        window = [used for at, used in arrivals if start <= at < start + 60]
        assert len(window) <= requests
        assert sum(window) <= tokens


def test_threads_and_processes_take_no_more_turns_than_there_are(tmp_path: Path) -> None:
    script = """
from vintage_game_generator.asking.limits import Pace
from vintage_game_generator.models.writer import Limit
class Full(Exception): pass
def leave(seconds): raise Full
def work(number):
    pace = Pace({"openai": Limit(requests=60, tokens=3700)}, sleep=leave, window=3600)
    for taken in range(100):
        try:
            pace.wait("openai", 70).settle(50)
        except Full:
            return taken
"""
    assert sum(counted(script, tmp_path)) == 60


def test_real_waiting_of_threads_and_processes_keeps_the_limit(tmp_path: Path) -> None:
    script = """
import time
from vintage_game_generator.asking import limits
from vintage_game_generator.models.writer import Limit
limits.ON_ITS_WAY = 3600  # a busy machine may stand still between a turn and the word of it
def work(number):
    pace = limits.Pace({"openai": Limit(requests=5)}, window=0.5)
    turns = open(f"TURNS", "a")
    for taken in range(3):
        turn = pace.wait("openai", 1)
        print(time.monotonic(), file=turns, flush=True)
        turn.settle(1)
    turns.close()
    return 3
""".replace("TURNS", str(tmp_path / "turns"))
    assert sum(counted(script, tmp_path, threads=6)) == 24
    times = sorted(map(float, (tmp_path / "turns").read_text().split()))
    assert all(later - first > 0.5 for first, later in zip(times, times[5:], strict=False))
