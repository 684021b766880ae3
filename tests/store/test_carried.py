"""What models wrote, carried in a file that anybody may have changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from prefect.filesystems import LocalFileSystem
from prefect.results import ResultStore

from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.drafts.directions import DirectionsDraft, DraftedDirections
from vintage_game_generator.settings import settings
from vintage_game_generator.store.carried import export_result, import_result
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.store.results import kept_result

DRAFT = DraftedDirections(draft=DirectionsDraft(), credits=Credits(author="openai/clever"))
NAME = "vintage_game_generator.models.drafts.directions.DraftedDirections"


def key(letter: str, phase: str = Phase.DIRECTIONS) -> str:
    return f"{phase}-{letter * 64}"


def record(name: str = NAME, **changes: Any) -> str:
    data = DRAFT.model_dump(mode="json") | changes
    return json.dumps({"__class__": name, "data": data})


def test_what_was_carried_is_what_was_said_for_us_and_for_prefect() -> None:
    assert import_result(key("a"), record())
    kept = kept_result(key("a"))
    assert kept and kept.value == DRAFT
    carried = export_result(key("a"))
    assert carried and json.loads(carried) == json.loads(record())
    store = ResultStore(result_storage=LocalFileSystem(basepath=str(settings().results)))
    assert store.read(key("a")).result == DRAFT


def test_what_is_kept_already_stays() -> None:
    assert import_result(key("b"), record())
    before = (settings().results / key("b")).read_bytes()
    assert not import_result(key("b"), record(credits={"author": "openai/other"}))
    assert (settings().results / key("b")).read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "subprocess.Popen",
        "vintage_game_generator.store.blobs.Store",
        "vintage_game_generator.models.drafts.sprite.DraftedSprite",  # ours, of another phase
        "vintage_game_generator.models.drafts.directions.DirectionsDraft",
        "vintage_game_generator.models.drafts.directions.DraftedDirections.model_construct",
    ],
)
def test_only_the_class_of_a_phase_is_taken(name: str) -> None:
    assert not import_result(key("c"), record(name))
    assert not (settings().results / key("c")).exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../outside",
        "/tmp/outside",
        key("d") + "/../outside",
        key("d") + "\n",
        key("D"),
        key("d")[:-1],
        key("d", Phase.SPRITE),  # made by rules: it is not carried
        key("d", "unheard-of"),
        "",
    ],
)
def test_a_key_is_a_plain_name_of_a_draft(name: str) -> None:
    before = sorted(Path(settings().home).rglob("*"))
    assert not import_result(name, record())
    assert export_result(name) is None
    assert sorted(Path(settings().home).rglob("*")) == before


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[",
        "null",
        "[]",
        '{"__class__": 1, "data": {}}',
        record(draft={"characters": 1}),
        record(unknown=1),
        record(draft={"__class__": "os.system", "data": {}}),
        record(credits={"lasting": False}),
        "[" * 100_000,
        record(draft={"characters": "x" * 300_000}),
    ],
)
def test_what_is_no_draft_is_left(said: str) -> None:
    assert not import_result(key("e"), said)
    assert not (settings().results / key("e")).exists()


def test_what_would_not_last_is_not_carried() -> None:
    folder = settings().results
    assert import_result(key("f"), record())
    path = folder / key("f")
    path.write_text(path.read_text().replace('\\"lasting\\": true', '\\"lasting\\": false'))
    assert export_result(key("f")) is None
