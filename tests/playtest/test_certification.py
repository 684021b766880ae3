"""The certificate says what was proven, and a game that fails a check gets none."""

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.command import Finished
from tests.plans import Plan, plan_of
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.errors import NotProven
from vintage_game_generator.kernels.python import kernel
from vintage_game_generator.kernels.python.kernel.recording import Recording
from vintage_game_generator.models.cartridge import Cartridge, ProvenLevel
from vintage_game_generator.models.certificate import CERTIFICATE, CHECKS, Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.models.findings import Finding, Severity
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.playtest.certification import certified
from vintage_game_generator.playtest.process import run_game
from vintage_game_generator.playtest.worlds import opened_world
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.translate.program import program

ADDED = ("recordings", "screenshots", CERTIFICATE)  # to the cartridge, by certification

LAST_WORDS = "import atexit\n\natexit.register(print, '[')\n"


@pytest.fixture(params=["platformer", "adventure"])
def game(request: pytest.FixtureRequest) -> Finished:
    found: Finished = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def files_of(game: Finished) -> dict[str, bytes]:
    paths = [path for path in sorted(game.folder.rglob("*")) if path.is_file()]
    files = {path.relative_to(game.folder).as_posix(): path.read_bytes() for path in paths}
    return {name: files[name] for name in files if not name.startswith(ADDED)}


def cartridge(game: Finished, files: dict[str, bytes], store: Store) -> Cartridge:
    return Cartridge(language=Language.PYTHON, package=game.package, files=store.put_all(files))


@pytest.fixture(scope="module")
def planned(platformer: Finished) -> tuple[Plan, list[ProvenLevel]]:
    made = plan_of(load_brief(platformer.brief))
    return made, made.proven()


def test_each_level_is_cleared_in_its_span_of_the_winning_recording(game: Finished) -> None:
    made = plan_of(load_brief(game.brief))
    levels = [proven.level for proven in made.proven()]
    run = Recording.from_json((game.folder / "recordings" / "win.json").read_text())
    world = opened_world(made.design, levels)
    modes = [world.mode]
    for buttons in run.buttons():
        world.buttons = buttons
        program(made.design).step(world)
        modes.append(world.mode)
    certificate = read_certificate(game.folder)
    assert [proof.name for proof in certificate.levels] == [level.name for level in levels]
    for proof in certificate.levels:
        assert modes[proof.first_tick] == kernel.PLAYING
        assert modes[proof.last_tick] == kernel.CLEARED
    assert modes[-1] == kernel.WON


def test_the_certificate_names_every_recording_check_and_file(game: Finished) -> None:
    certificate = read_certificate(game.folder)
    assert certificate.certified
    assert [run.outcome for run in certificate.runs[:2]] == ["won", "lost"]
    minutes = [run.ticks for run in certificate.runs[2:]]
    assert minutes == [3600, 3600, certificate.levels[-1].first_tick + 3600]
    assert tuple(check.name for check in certificate.checks) == CHECKS
    assert certificate.gaps == []
    paths = (path.relative_to(game.folder).as_posix() for path in game.folder.rglob("*"))
    there = {path for path in paths if (game.folder / path).is_file()}
    assert there == set(certificate.files) | {CERTIFICATE}
    assert certificate.languages == {"python": "verified"}


def test_pictures_were_taken_along_the_winning_run(game: Finished) -> None:
    levels = len(read_certificate(game.folder).levels)
    shots = sorted((game.folder / "screenshots").glob("*.png"))
    names = " ".join(shot.stem for shot in shots)
    for moment in ("title", "card", "ending", "game-over", f"level-{levels}"):
        assert moment in names
    seen = {shot.read_bytes() for shot in shots}
    assert len(seen) == len(shots), "every picture shows something else"
    with Image.open(game.folder / "screenshots" / "play.gif") as film:
        assert getattr(film, "n_frames", 1) > 30


def test_the_certificate_of_the_same_game_is_the_same(
    platformer: Finished, planned: tuple[Plan, list[ProvenLevel]], store: Store
) -> None:
    made, levels = planned
    again = certified(
        made.design, cartridge(platformer, files_of(platformer), store), levels, [], store
    )
    unsealed = {"files": {}, "seal": ""}
    assert again.certificate == read_certificate(platformer.folder).model_copy(update=unsealed)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("rules/tuning.py", "\nLIVES = ", "\nLIVES = 1 + ", "replay win: "),
        ("rules/game.py", "def step(", "def stop(", "replay win: .*step"),
        ("kernel/shell/painter.py", "def draw(", "def drew(", "screen: .*draw"),
        ("__init__.py", "", LAST_WORDS, r"replay win: '\[' is not .*; screen: \["),
    ],
)
def test_a_game_that_fails_a_check_is_not_proven(
    name: str,
    old: str,
    new: str,
    said: str,
    platformer: Finished,
    planned: tuple[Plan, list[ProvenLevel]],
    store: Store,
) -> None:
    made, levels = planned
    files = files_of(platformer)
    broken = next(
        path
        for path in (f"{platformer.package}/{name}", f"{platformer.package}/rules/options.py")
        if old in files[path].decode()
    )
    files[broken] = files[broken].decode().replace(old, new, 1).encode()
    with pytest.raises(NotProven, match=said) as caught:
        certified(made.design, cartridge(platformer, files, store), levels, [], store)
    assert "\n" not in str(caught.value)


def test_a_game_runs_with_other_hashes_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONHASHSEED", raising=False)
    run = run_game(tmp_path, ["-c", "import sys; print(sys.flags.hash_randomization)"])
    assert run.stdout == "1\n"


def test_a_finding_that_is_an_error_blocks_and_a_warning_ships(platformer: Finished) -> None:
    certificate = read_certificate(platformer.folder)
    remark = {"code": "too-shiny", "subject": "coin", "message": "shines"}
    for severity, certified_still in ((Severity.ERROR, False), (Severity.WARNING, True)):
        finding = Finding.model_validate({"severity": severity, **remark})
        found = certificate.model_copy(update={"findings": (finding,)})
        assert found.certified is certified_still


def test_a_seal_breaks_with_whatever_it_closes(platformer: Finished) -> None:
    certificate = read_certificate(platformer.folder)
    assert certificate.intact
    changes: list[dict[str, object]] = [
        {"title": "Other"},
        {"levels": ()},
        {"files": {}},
        {"seal": "0" * 64},
    ]
    for change in changes:
        assert not certificate.model_copy(update=change).intact
    document = json.loads(certificate.to_json())
    assert Certificate.model_validate(document) == certificate
