"""What a batch writes beside its games, and what it leaves alone; what is said of costs."""

from pathlib import Path

import pytest

from tests.small_games import brief, small_game
from vintage_game_generator import batches
from vintage_game_generator.batches import check_batch_place, delivered_row, ended, failed_row
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput, StoreError
from vintage_game_generator.models.batch import BATCH, BatchReport, GameRow
from vintage_game_generator.models.config import GenerationConfig
from vintage_game_generator.packaging.folder import check_place, deliver
from vintage_game_generator.packaging.papers import brief_yaml
from vintage_game_generator.store.blobs import Store

BY_RULES = checked_brief({"name": "Tide", "genre": "platformer", "perspective": "side-view"})
BY_MODEL = BY_RULES.model_copy(update={"author": "openai/gpt-5-mini"})
FOREIGN = {
    BATCH: ('{"title": "My own batch of beer", "games": []}', "[]", "x" * 99),
    "gallery.html": ("<title>Holidays</title>", ""),
}


@pytest.mark.parametrize(
    ("name", "content"), [(name, one) for name, all_ in FOREIGN.items() for one in all_]
)
def test_what_is_not_ours_is_not_written_over(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(BadInput, match="there is something else of this name") as caught:
        check_batch_place(tmp_path, gallery=True)
    assert name in str(caught.value)
    assert (tmp_path / name).read_text() == content


@pytest.mark.parametrize("name", FOREIGN)
def test_a_folder_and_a_link_to_nowhere_of_our_names_are_not_ours(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "one" / name).mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / name).symlink_to("nowhere")
    for place in ("one", "other"):
        with pytest.raises(BadInput, match="something else of this name"):
            check_batch_place(tmp_path / place, gallery=True)


def test_a_page_of_somebody_else_does_not_matter_where_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "gallery.html").write_text("<title>Holidays</title>")
    check_batch_place(tmp_path, gallery=False)


def test_our_own_report_may_be_written_again_and_so_may_one_of_another_version(
    tmp_path: Path,
) -> None:
    check_batch_place(tmp_path / "not-there", gallery=True)
    ended(
        BatchReport(title="Night", output=tmp_path, games=()), Store(tmp_path / "s"), gallery=True
    )
    check_batch_place(tmp_path, gallery=True)
    (tmp_path / BATCH).write_text('{"title": "Night", "output": ".", "games": [], "new": 1}')
    check_batch_place(tmp_path, gallery=True)


def test_a_gallery_that_cannot_be_made_costs_no_game_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_options: object) -> Path:
        raise StoreError("no space left on device\nat all")

    monkeypatch.setattr(batches, "build_gallery", full)
    row = GameRow(name="Tide", folder=tmp_path / "tide", certified=True)
    report = BatchReport(title="Night", output=tmp_path, games=(row,))
    told = ended(report, Store(tmp_path / "store"), gallery=True)
    assert told.ok
    assert told.gallery is None
    assert told.gallery_failure == "StoreError: no space left on device"
    assert BatchReport.model_validate_json((tmp_path / BATCH).read_bytes()) == told


def test_what_a_failed_game_cost_is_only_said_where_it_is_known() -> None:
    assert failed_row(BY_RULES, Path("games"), "died").cost == "0"
    assert failed_row(BY_MODEL, Path("games"), "died").cost == "unknown"
    assert failed_row(BY_MODEL, Path("games"), "no sprite", phase="sprite").cost == "unknown"
    assert failed_row(BY_MODEL, Path("games"), "taken", phase="brief").cost == "0"


def test_a_game_that_is_not_there_has_no_row(tmp_path: Path) -> None:
    generation = GenerationConfig(output=tmp_path)
    assert delivered_row(BY_RULES, generation, Store(tmp_path / "store"), 1.0) is None


def test_a_place_that_cannot_be_written_is_refused_before_any_game_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "games", Path("/proc/nope")):
        with pytest.raises(BadInput, match=r"cannot write there .*; choose another --out"):
            check_batch_place(place, gallery=True)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_older_game_of_the_same_name_is_not_the_one_that_a_worker_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    files = {"brief.yaml": brief_yaml(brief("Tide")).encode(), "a.txt": b"tide"}
    game = small_game("Tide", files, store)
    generation = GenerationConfig(output=tmp_path, cache=False)
    deliver(game, tmp_path / "tide", store)
    same = delivered_row(brief("Tide"), generation, store, 1.0)
    assert same is not None
    assert same.seal == game.certificate.seal
    other = brief("Tide").model_copy(update={"seed": 7})
    assert delivered_row(other, generation, store, 1.0) is None
    (tmp_path / "tide" / "a.txt").write_bytes(b"ebb")
    with pytest.raises(BadInput, match="was changed since the game was made"):
        check_place(tmp_path / "tide", "Tide")
    assert delivered_row(brief("Tide"), generation, store, 1.0) is None


def test_a_storage_that_does_not_answer_is_told_of_and_not_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise StoreError("s3://bucket: does not answer")

    monkeypatch.setattr(batches, "kept_row", away)
    with pytest.raises(StoreError, match="does not answer"):
        delivered_row(BY_RULES, GenerationConfig(output=tmp_path), Store(tmp_path / "s"), 1.0)
