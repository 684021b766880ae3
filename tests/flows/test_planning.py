"""What is said of a run beforehand, and what that run then does: the same."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest

import prompts
from flows.generate_game import generate_game
from flows.planning import planned
from tests.model_server.clever import clever
from tests.model_server.server import ModelServer
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.errors import BadInput
from vintage_game_generator.explaining import SINCE_THEN
from vintage_game_generator.models.config import GameConfig, GenerationConfig
from vintage_game_generator.models.plan import Plan, Verdict
from vintage_game_generator.models.run_state import Made, Status
from vintage_game_generator.run_states import made_before
from vintage_game_generator.settings import settings
from vintage_game_generator.store import keys
from vintage_game_generator.tally import Tally, tallied

pytestmark = pytest.mark.usefixtures("prefect_server")
RECORD = settings().made / "planned-test.json"
FINAL = {"integration: python", "certificate", "package"}


def brief(**changes: object) -> GameConfig:
    fields = {
        "name": "Planned Test",
        "genre": "action-adventure",
        "perspective": "top-down",
        "art_style": "game-boy",
        "seed": 1,
    }
    return checked_brief(fields | changes)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("games")


@dataclass(frozen=True)
class First:
    """The first run of the game that all tests change: what was said of it, and what it made."""

    plan: Plan
    made: set[str]
    afterwards: Plan
    record: bytes


@pytest.fixture(scope="module")
def first(folder: Path, prefect_server: None) -> First:
    plan = planned(brief(), GenerationConfig())
    made = executed(brief(), folder)
    return First(plan, made, planned(brief(), GenerationConfig()), RECORD.read_bytes())


@pytest.fixture
def base(first: First) -> GameConfig:
    """That game, the one that was worked on last, and none that was finished before."""
    RECORD.write_bytes(first.record)
    for receipt in settings().receipts.glob("*.json"):
        receipt.unlink()
    return brief()


@pytest.fixture
def changed_versions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """After this and a changed source, keys are worked out anew; and once more at the end."""
    caches = (keys.code_version, keys.source_version)
    for one in caches:
        one.cache_clear()
    yield
    monkeypatch.undo()
    for one in caches:
        one.cache_clear()


def executed(config: GameConfig, folder: Path, **generation: object) -> set[str]:
    """Run the flow; return the pieces that it really made."""
    tally = Tally()
    with tallied(tally):
        generate_game(config, GenerationConfig.model_validate({"output": folder, **generation}))
    return {one.piece for one in tally.all_pieces() if one.status is Status.MADE}


def named(plan: Plan, *verdicts: Verdict) -> set[str]:
    return {one.piece for one in plan.of(*verdicts)}


def said(config: GameConfig, **generation: object) -> tuple[Plan, set[str], set[str]]:
    """Return the plan of a run, what it says is made, and what it says may be."""
    plan = planned(config, GenerationConfig.model_validate(generation))
    return plan, named(plan, Verdict.RUNS), named(plan, Verdict.FOLLOWS)


def why(plan: Plan, piece: str) -> tuple[str, ...]:
    (found,) = (one for one in plan.pieces if one.piece == piece)
    return found.because


def test_of_a_game_that_nobody_made_all_pieces_are_new(first: First) -> None:
    plan = first.plan
    assert not plan.known
    assert {one.because for one in plan.pieces} == {("new",)}
    assert first.made == named(plan, Verdict.RUNS) == {one.piece for one in plan.pieces}


def test_of_a_finished_game_nothing_is_made(first: First) -> None:
    plan = first.afterwards
    assert plan.finished
    assert plan.known
    assert named(plan, Verdict.KEPT) == first.made
    assert plan.work == plan.lasts == 0


def test_a_palette_changes_pictures_and_what_shows_them(base: GameConfig, folder: Path) -> None:
    config = brief(palette="dusk")
    plan, runs, follows = said(config)
    assert {piece.split()[0] for piece in runs - FINAL} == {"style", "sprite", "tileset", "code:"}
    assert runs >= FINAL
    assert not follows
    assert {one.because for one in plan.of(Verdict.RUNS)} == {("the brief's palette",)}
    (hero,) = (one for one in plan.pieces if one.piece == "sprite hero")
    assert "style.hero" in hero.changed
    assert plan.work
    assert executed(config, folder) == runs


def test_a_seed_changes_the_whole_game(base: GameConfig, folder: Path) -> None:
    config = brief(seed=2)
    plan, runs, follows = said(config)
    assert why(plan, "sprite hero") == why(plan, "package") == ("the brief's seed",)
    assert named(plan, Verdict.KEPT) == {"font"}
    assert not follows
    assert executed(config, folder) == runs


def test_a_lost_result_is_made_again_and_nothing_else(base: GameConfig, folder: Path) -> None:
    before = made_before(base)
    assert before
    (settings().results / before.pieces["sprite hero"].key).unlink()
    plan, runs, follows = said(base)
    assert runs == {"sprite hero"}
    assert not follows, "what comes of it is known: what came of it before"
    assert why(plan, "sprite hero") == ("its result is no longer kept",)
    assert executed(base, folder) == runs


def test_an_unsound_result_is_made_again(base: GameConfig, folder: Path) -> None:
    before = made_before(base)
    assert before
    (settings().results / before.pieces["tune title"].key).write_text("{")
    plan, runs, _ = said(base)
    assert runs == {"tune title"}
    assert "not whole" in why(plan, "tune title")[0]
    assert executed(base, folder) == runs


def edit(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a source be another from now on."""
    whole = keys._sources

    def sources(paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for name, digest in whole(paths):
            other = hashlib.sha256(digest.encode()).hexdigest()
            mine = name == source and source.rpartition("/")[0] in paths
            yield name, other if mine else digest

    monkeypatch.setattr(keys, "_sources", sources)


def test_an_edited_source_makes_its_phase_run_and_perhaps_what_follows(
    base: GameConfig, folder: Path, monkeypatch: pytest.MonkeyPatch, changed_versions: None
) -> None:
    edited = "assets/sprites/archetypes.py"
    edit(edited, monkeypatch)
    plan, runs, follows = said(base)
    assert {piece.split()[0] for piece in runs} == {"sprite"}
    assert follows == FINAL
    assert why(plan, "sprite hero") == why(plan, "package") == (f"source {edited}",)
    assert executed(base, folder) == runs, "the pictures came out as before"


def test_another_version_of_a_library_makes_its_phases_run(
    base: GameConfig, folder: Path, monkeypatch: pytest.MonkeyPatch, changed_versions: None
) -> None:
    monkeypatch.setattr(keys, "version", lambda name: "99.1" if name == "numpy" else version(name))
    plan, runs, follows = said(base)
    drawn = {"style", "sprite", "tileset", "font", "tune", "sound", "integration:"}
    assert {piece.split()[0] for piece in runs} == drawn
    assert follows == {"certificate", "package"}
    because = (f"numpy 99.1 (was {version('numpy')})",)
    assert {one.because for one in plan.of(Verdict.RUNS)} == {because}
    assert executed(base, folder) == runs, "they came out as before"


def test_an_edit_counts_though_a_later_run_that_failed_did_not_come_to_its_phase(
    base: GameConfig,
    first: First,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    changed_versions: None,
) -> None:
    edit("playtest/verification.py", monkeypatch)
    record = Made.model_validate_json(first.record)
    now = {name: one for phase in keys.Phase for name, one in keys.versions_of(phase).items()}
    RECORD.write_text(record.model_copy(update={"versions": now}).model_dump_json())
    (settings().results / record.pieces["sprite hero"].key).unlink()
    plan, runs, follows = said(base)
    assert runs == {"sprite hero", "certificate"}
    assert why(plan, "certificate") == (SINCE_THEN,)
    made = executed(base, folder)
    assert runs <= made <= runs | follows


def test_a_piece_that_is_wanted_again_is_made_alone(base: GameConfig, folder: Path) -> None:
    plan, runs, follows = said(base, again=("sprite:hero",))
    assert runs == {"sprite hero"}
    assert not follows
    assert why(plan, "sprite hero") == ("wanted again",)
    assert executed(base, folder, again=("sprite:hero",)) == runs


def test_where_nothing_may_be_reused_all_is_made(base: GameConfig) -> None:
    plan, runs, _ = said(base, cache=False)
    assert runs == {one.piece for one in plan.pieces}
    assert set(why(plan, "font")) == {"nothing shall be reused"}


def test_an_edited_prompt_has_its_model_asked_and_perhaps_what_follows(
    base: GameConfig, folder: Path, monkeypatch: pytest.MonkeyPatch, changed_versions: None
) -> None:
    with ModelServer(clever) as server:
        asked = {"authors": {"music": "openai/clever"}, "api_base": server.openai_base}
        config = brief(**asked)
        plan, runs, follows = said(config)
        (music,) = (one for one in plan.pieces if one.asking)
        assert music.piece == "music, asked"
        assert music.asking
        assert music.asking.calls == 1
        assert why(plan, "tune title") == ("who is asked",)
        assert not server.requests, "nobody was asked"
        assert executed(config, folder) == runs | follows
        digest = prompts.digest
        monkeypatch.setattr(
            prompts, "digest", lambda name: digest(name)[::-1] if name == "music" else digest(name)
        )
        for one in (keys.code_version, keys.source_version):
            one.cache_clear()
        requests = len(server.requests)
        plan, runs, follows = said(config)
        assert runs == {"music, asked"}
        assert why(plan, "tune title") == ("prompt music",)
        assert {"tune title", *FINAL} <= follows
        assert not [piece for piece in follows if piece.split()[0] in ("sprite", "level", "sound")]
        assert len(server.requests) == requests
        made = executed(config, folder)
    assert runs <= made <= runs | follows


def test_a_feature_that_is_not_written_yet_leaves_no_rules_as_they_were(base: GameConfig) -> None:
    asked = {"authors": {"features": "openai/clever"}, "api_base": "http://127.0.0.1:9/v1"}
    _, runs, follows = said(brief(custom_features=["a grappling hook"], **asked))
    assert {"feature: a grappling hook", "code: python", *FINAL} == runs
    assert {piece.split()[0] for piece in follows} == {"level"}
    assert len(follows) >= 3


def test_a_plan_writes_nothing(base: GameConfig) -> None:
    def files() -> dict[str, bytes]:
        home = settings().home
        return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}

    before = files()
    said(brief(seed=77, palette="rose", features=["bosses"]))
    assert files() == before


def test_pieces_that_do_not_exist_are_refused() -> None:
    with pytest.raises(BadInput, match="names no pieces"):
        said(brief(), again=("nonsense",))
