"""A game in several languages: what each costs, and what a machine without their tools says."""

from pathlib import Path
from shutil import which

import pytest

from flows.generate_game import generate_game
from vintage_game_generator.briefs import checked_brief
from vintage_game_generator.models.certificate import RUNS
from vintage_game_generator.models.config import GameConfig, GenerationConfig, Language
from vintage_game_generator.models.report import RunReport
from vintage_game_generator.packaging.delivered import changed_files
from vintage_game_generator.store.keys import Phase
from vintage_game_generator.tally import Tally, tallied
from vintage_game_generator.targets import TARGETS

pytestmark = pytest.mark.usefixtures("prefect_server")

OTHERS = tuple(language for language in Language if language != Language.PYTHON)
NEEDED = {language: TARGETS[language].tools[0].name for language in OTHERS}


def brief(seed: int, *languages: Language) -> GameConfig:
    return checked_brief(
        {
            "name": "Four Tongues",
            "genre": "platformer",
            "perspective": "side-view",
            "art_style": "nes",
            "features": ["combat", "bosses"],
            "target_languages": list(languages) or ["python"],
            "seed": seed,
        }
    )


def run(config: GameConfig, folder: Path) -> tuple[RunReport, dict[Phase, int]]:
    tally = Tally()
    with tallied(tally):
        report = generate_game(config, GenerationConfig(output=folder, shells=False))
    return report, tally.executed


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine on which there is no tool at all."""
    empty = tmp_path / "no-tools"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    return monkeypatch


def test_three_languages_more_cost_only_their_own_tasks(tmp_path: Path) -> None:
    missing = [tool for tool in NEEDED.values() if which(tool) is None]
    if missing:
        pytest.skip(f"not verified: {', '.join(missing)} not found")
    alone, _ = run(brief(21), tmp_path)
    report, executed = run(brief(21, *OTHERS), tmp_path)
    own = (Phase.CODE, Phase.GAME, Phase.PARITY)
    assert executed == dict.fromkeys(own, len(OTHERS)) | {Phase.PACKAGE: 1}
    certificate = report.certificate
    assert list(certificate.languages) == list(Language)
    assert all(verdict.startswith("verified") for verdict in certificate.languages.values())
    replays = {f"{language}: replay {name}" for language in OTHERS for name in RUNS}
    assert replays <= {check.name for check in certificate.parity if check.passed}
    assert certificate.certified
    assert changed_files(report.folder, certificate) == []
    changed = {
        name
        for name, digest in alone.certificate.files.items()
        if certificate.files[name] != digest
    }
    launchers = {"play.sh", "play.command", "play.bat"}  # which can open the web page
    assert changed == {"README.md", "brief.yaml", "LICENCES.md", *launchers}


def test_a_missing_tool_is_said_and_the_language_ships_all_the_same(
    tmp_path: Path, bare: pytest.MonkeyPatch
) -> None:
    report, _ = run(brief(22, *OTHERS), tmp_path)
    assert report.certificate.languages == {"python": "verified"} | {
        language.value: f"not verified ({tool} not found)" for language, tool in NEEDED.items()
    }
    assert report.certificate.certified
    for language in OTHERS:
        assert any((report.folder / TARGETS[language].folder).iterdir())
    bare.undo()
    if which("node") is None:
        pytest.skip("not verified: node not found")
    again, executed = run(brief(22, *OTHERS), tmp_path)
    here = [language for language, tool in NEEDED.items() if which(tool)]
    assert executed == {Phase.PARITY: len(here), Phase.PACKAGE: 1}, "only what can be tried now"
    assert again.certificate.languages["web"].startswith("verified")
