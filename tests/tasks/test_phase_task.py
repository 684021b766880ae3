"""What guards a phase: it is retried only where that helps, cached by content, and counted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect import flow
from prefect.client.schemas.objects import State

from tasks.audio import compose_tune
from tasks.levels import build_level
from tasks.phase_task import RETRIES, phase_task
from tasks.pictures import draw_font, draw_sprite, draw_tileset
from tests.plans import Plan, plan
from vintage_game_generator.errors import NotProven, OutOfStyle, StoreError
from vintage_game_generator.models.assets import Asset, AssetKind
from vintage_game_generator.models.config import ArtStyle
from vintage_game_generator.models.drafts.music import TuneDraft
from vintage_game_generator.models.writer import Terms, Writer
from vintage_game_generator.settings import settings
from vintage_game_generator.store.blobs import local_store
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied

Body = Callable[[], Asset]


def an_asset(content: bytes = b"") -> Asset:
    files = local_store().put_all({"sounds/a.wav": content})
    return Asset(kind=AssetKind.SOUND, name="a", files=files)


def runs_of(key: str, body: Body, times: int = 1) -> tuple[list[State[Any]], Tally]:
    """Run a body as a phase task of a flow, so many times one after the other."""

    @phase_task(Phase.SOUND, inputs=dict, name="sound {name}")
    def make(name: str) -> Asset:
        return body()

    quick = make.with_options(retry_delay_seconds=0)

    @flow
    def once() -> None:
        states.append(quick(key, return_state=True))

    states: list[State[Any]] = []
    with tallied(Tally()) as tally:
        for _ in range(times):
            once()
    return states, tally


class Failing:
    """A body that fails so many times, and then makes something."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error = error
        self.times = times
        self.calls = 0

    def __call__(self) -> Asset:
        self.calls += 1
        if self.calls <= self.times:
            raise self.error
        return an_asset()


def unkept(cause: OSError) -> StoreError:
    """Return the store's error for what the disk said."""
    error = StoreError(f"the store: {cause}")
    error.__cause__ = cause
    return error


@pytest.mark.usefixtures("prefect_server")
class TestOnAServer:
    @pytest.mark.parametrize("error", [unkept(OSError(16, "busy")), OSError(5, "input/output")])
    def test_what_may_pass_is_tried_again(self, error: Exception) -> None:
        body = Failing(error, times=RETRIES)
        (state,), tally = runs_of(f"passing {error}", body)
        assert state.is_completed()
        assert body.calls == RETRIES + 1
        assert tally.started == {Phase.SOUND: RETRIES + 1}

    @pytest.mark.parametrize(
        "error",
        [
            OutOfStyle("too shiny"),
            NotProven("no way"),
            ValueError("odd"),
            StoreError("altered bytes"),
            unkept(FileNotFoundError(2, "missing bytes")),
            unkept(OSError(28, "full")),
        ],
    )
    def test_what_will_not_change_is_not_tried_again(self, error: Exception) -> None:
        body = Failing(error, times=9)
        (state,), tally = runs_of(f"lasting {error}", body)
        assert state.is_failed()
        assert body.calls == 1
        assert tally.started == {Phase.SOUND: 1}

    def test_the_same_input_is_made_once(self) -> None:
        calls: list[int] = []

        def body() -> Asset:
            calls.append(1)
            return an_asset(b"once")

        states, tally = runs_of("cached", body, times=2)
        assert [state.name for state in states] == ["Completed", "Cached"]
        assert len(calls) == tally.started[Phase.SOUND] == 1
        assert states[0].result() == states[1].result()

    def test_results_are_small_json_that_nobody_else_can_read(self) -> None:
        runs_of("stored", lambda: an_asset(b"stored" * 1000))
        folder = settings().results
        assert folder.stat().st_mode & 0o077 == 0
        for record in folder.iterdir():
            document = json.loads(record.read_bytes())
            assert document["metadata"]["serializer"]["type"] == "json"
            assert record.stat().st_size < 100_000


def key(task: Any, **inputs: Any) -> str:
    found: str = task.cache_policy.compute_key(None, inputs, {})
    return found


@pytest.fixture
def made() -> Plan:
    return plan(seed=4, features=["combat"])


def test_music_does_not_depend_on_what_is_only_seen(made: Plan) -> None:
    spec = made.design.tunes[0]
    paler = made.style.model_copy(update={"hero": made.style.foe})
    slower = made.style.sound.model_copy(update={"tempo": 60})
    one = key(compose_tune, spec=spec, style=made.style)
    assert key(compose_tune, spec=spec, style=paler) == one
    other = made.style.model_copy(update={"sound": slower})
    assert key(compose_tune, spec=spec, style=other) != one
    ours = TuneDraft.model_validate(
        {
            "name": spec.name,
            "character": "playful",
            "theme": "plain",
            "harmony": "home",
            "groove": "march",
            "main": {"degrees": [0, 2, 4, 2], "lengths": [2, 2, 2, 2]},
        }
    )
    assert key(compose_tune, spec=spec, style=made.style, draft=ours) != one


def test_pictures_do_not_depend_on_what_is_only_heard(made: Plan) -> None:
    slower = made.style.sound.model_copy(update={"tempo": 60})
    slow = made.style.model_copy(update={"sound": slower})
    for task, spec in (
        (draw_sprite, made.design.sprites[0]),
        (draw_tileset, made.design.tilesets[0]),
    ):
        common = {"spec": spec, "checked": True}
        assert key(task, style=made.style, **common) == key(task, style=slow, **common)
        other = made.style.model_copy(update={"console": ArtStyle.SNES})
        assert key(task, style=made.style, **common) != key(task, style=other, **common)
        unchecked = common | {"checked": False}
        assert key(task, style=made.style, **common) != key(task, style=made.style, **unchecked)
    assert key(draw_font, style=made.style) == key(draw_font, style=slow)


def test_a_level_depends_on_the_rules_and_not_on_the_words(made: Plan) -> None:
    def of(**changes: object) -> str:
        design = made.design.model_copy(update=changes)
        alone = {"drafted": None, "writer": Writer(), "terms": Terms()}
        brief = made.design.levels[0]
        return key(build_level, brief=brief, design=design, style=made.style, **alone)

    assert of(title="Other", display_title="Other", package="other", tunes=()) == of()
    assert of(tuning={**made.design.tuning, "GRAVITY": 99}) != of()
    assert of(features=()) != of()


def test_a_key_says_its_phase_and_nothing_of_this_machine(made: Plan) -> None:
    one = key(compose_tune, spec=made.design.tunes[0], style=made.style)
    phase, _, digest = one.partition("-")
    assert phase == "tune"
    assert len(bytes.fromhex(digest)) == 32
    assert Path(one).name == one, "it is a file's name too"
