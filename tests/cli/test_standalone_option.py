"""What `vintage generate` hands on of its options, and what it says of builds and languages."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.command import Finished, Home
from vintage_game_generator import cli, cli_generate
from vintage_game_generator.models.certificate import RUNS, Check
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Language
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.models.standalone import Built
from vintage_game_generator.packaging.delivered import read_certificate


@pytest.fixture
def asked(platformer: Finished, monkeypatch: pytest.MonkeyPatch) -> list[GenerationConfig]:
    """What runs were asked for; each answers with a game in three languages and its builds."""
    asked: list[GenerationConfig] = []
    verdicts = {"python": "verified", "rust": "not verified (cargo not found)", "web": "verified"}
    replays = tuple(Check(name=f"web: replay {run}", passed=True, detail="") for run in RUNS)
    certificate = read_certificate(platformer.folder)

    def made(config: GameConfig, generation: GenerationConfig, **_: Any) -> RunReport:
        asked.append(generation)
        builds = (
            Built(language=Language.PYTHON, place=Path("/games/night-tide-standalone/python")),
            Built(language=Language.RUST, place=None, why="cargo not found; install it"),
        )
        return RunReport(
            folder=platformer.folder,
            executed=1,
            cached=0,
            certificate=certificate.model_copy(update={"languages": verdicts, "parity": replays}),
            standalone=builds if generation.standalone else (),
        )

    monkeypatch.setattr(cli_generate, "made", made)
    return asked


def generated(platformer: Finished, *options: str) -> Result:
    run = CliRunner().invoke(cli.app, ["generate", str(platformer.brief), *options])
    assert run.exit_code == 0, run.output
    return run


def test_options_are_handed_on(platformer: Finished, asked: list[GenerationConfig]) -> None:
    generated(platformer)
    generated(platformer, "--standalone", "--no-shells")
    assert [(one.standalone, one.shells) for one in asked] == [(False, True), (True, False)]


def test_a_person_reads_how_each_language_fares_and_where_its_build_is(
    platformer: Finished, asked: list[GenerationConfig]
) -> None:
    lines = generated(platformer, "--standalone").stdout.splitlines()
    at = lines.index("  languages    python: verified")
    assert lines[at + 1 : at + 5] == [
        "               rust: not verified (cargo not found)",
        "               web: verified",
        "  standalone   python: /games/night-tide-standalone/python",
        "               rust: not built (cargo not found; install it)",
    ]


def test_a_machine_is_told_of_builds_where_it_asked_for_them(
    platformer: Finished, asked: list[GenerationConfig]
) -> None:
    told = json.loads(generated(platformer, "--standalone", "--json").stdout.splitlines()[-1])
    assert told["standalone"] == [
        {"language": "python", "place": "/games/night-tide-standalone/python", "why": ""},
        {"language": "rust", "place": None, "why": "cargo not found; install it"},
    ]
    assert "standalone" not in json.loads(generated(platformer, "--json").stdout.splitlines()[-1])


def test_somebody_elses_folder_is_found_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "games" / "tide-standalone").mkdir(parents=True)
    (tmp_path / "games" / "tide-standalone" / "photo.png").touch()
    (tmp_path / "brief.yaml").write_text("name: Tide\ngenre: platformer\nperspective: side-view\n")
    run = Home(tmp_path).run("generate", "brief.yaml", "--standalone")
    assert run.returncode == 2
    (line,) = run.stderr.splitlines()
    assert "tide-standalone: there is something else of this name" in line
    assert not (tmp_path / "games" / "tide").exists()


def test_if_nothing_could_be_built_the_exit_code_says_so(
    platformer: Finished, asked: list[GenerationConfig], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_builds = cli_generate.made

    def nothing_built(config: GameConfig, generation: GenerationConfig, **_: Any) -> RunReport:
        none = Built(language=Language.PYTHON, place=None, why="pyinstaller not found")
        report = with_builds(config, generation, verbose=False)
        return report.model_copy(update={"standalone": (none,)})

    monkeypatch.setattr(cli_generate, "made", nothing_built)
    run = CliRunner().invoke(cli.app, ["generate", str(platformer.brief), "--standalone"])
    assert run.exit_code == 1
    assert "python: not built (pyinstaller not found)" in run.stdout


def test_the_way_to_play_each_language_is_told(
    platformer: Finished, asked: list[GenerationConfig]
) -> None:
    told = generated(platformer).stdout
    for language in ("rust", "web"):
        assert f"--language {language}\n" in told
