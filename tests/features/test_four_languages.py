"""A game with features of its own does the same in Python, Rust, Ruby and JavaScript."""

import json
import shutil
from pathlib import Path

import pytest

from tests import javascript_programs, ruby_programs, rust_programs
from tests.feature_samples import SAMPLES
from tests.node_tools import run_node_tool
from tests.plans import plan
from tests.rust_programs import cargo
from vintage_game_generator.features import admit_feature
from vintage_game_generator.models.config import Feature, Genre
from vintage_game_generator.models.drafts.feature import FeatureDraft
from vintage_game_generator.targets.web import KERNEL
from vintage_game_generator.translate.program import game_rules
from vintage_game_generator.translate.tree import Rules

TICKS = 2400
EVERYWHERE = "*/src/rules/*.js"


@pytest.fixture(scope="module")
def programs() -> list[Rules]:
    """Each genre with its first three features, and with the last ones."""
    made = []
    for genre in Genre:
        design = plan(genre, features=(Feature.COMBAT, Feature.BOSSES, Feature.POWER_UPS)).design
        for samples in (SAMPLES[genre][:3], SAMPLES[genre][3:]):
            features = [admit_feature(FeatureDraft.model_validate(one), design) for one in samples]
            made.append(game_rules(design.model_copy(update={"custom_features": tuple(features)})))
    return made


def test_rust_does_the_same_and_is_clean(programs: list[Rules], tmp_path: Path) -> None:
    crates = rust_programs.written_crates(programs, tmp_path)
    built = cargo(tmp_path, "build", "--offline", "--quiet")
    assert built.returncode == 0, built.stderr
    sessions = [
        javascript_programs.played(rules, crate, seed, TICKS)
        for seed, (rules, crate) in enumerate(zip(programs, crates, strict=True))
    ]
    assert rust_programs.outcomes(sessions) == javascript_programs.expected(sessions)
    formatted = cargo(tmp_path, "fmt", "--all", "--check")
    assert formatted.returncode == 0, formatted.stdout
    own = [argument for crate in crates for argument in ("-p", crate.name)]
    linted = cargo(tmp_path, "clippy", "--offline", "--quiet", *own, "--", "-D", "warnings")
    assert linted.returncode == 0, linted.stderr


@pytest.mark.skipif(shutil.which("ruby") is None, reason="ruby not found")
def test_ruby_does_the_same_without_a_warning(programs: list[Rules], tmp_path: Path) -> None:
    names = ruby_programs.workshop(programs, tmp_path)
    sessions = [
        ruby_programs.played(name, rules, seed, TICKS)
        for seed, (name, rules) in enumerate(zip(names, programs, strict=True))
    ]
    assert ruby_programs.outcomes(sessions, tmp_path) == ruby_programs.expected(sessions)
    assert ruby_programs.warnings(tmp_path, sorted(tmp_path.glob("program*/*.rb"))) == ""


@pytest.mark.skipif(shutil.which("node") is None, reason="node not found")
def test_javascript_does_the_same_and_is_clean(programs: list[Rules], tmp_path: Path) -> None:
    sessions = []
    for seed, rules in enumerate(programs):
        folder = javascript_programs.written_program(rules, tmp_path / f"program{seed}")
        sessions.append(javascript_programs.played(rules, folder, seed, TICKS))
    found = javascript_programs.outcomes(sessions, tmp_path)
    assert found == javascript_programs.expected(sessions)
    for name in ("eslint.config.js", "package.json"):
        shutil.copy(KERNEL / name, tmp_path)
    settings = json.loads((KERNEL / "tsconfig.json").read_text(encoding="utf-8"))
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings | {"include": ["*/src"]}))
    for tool in (("tsc",), ("eslint", EVERYWHERE), ("prettier", "--check", EVERYWHERE)):
        done = run_node_tool(tmp_path, *tool)
        assert done.returncode == 0, done.stdout + done.stderr
