"""What every language tells of itself, and that it fits together."""

from pathlib import Path

import pytest

from vintage_game_generator.models.config import Language
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.rendering import copied
from vintage_game_generator.targets.target import Target


def test_every_language_is_a_target() -> None:
    assert list(TARGETS) == list(Language)


@pytest.mark.parametrize("target", [target for target in TARGETS.values() if target.folder])
def test_what_plays_a_game_is_named_and_can_be_looked_for(target: Target) -> None:
    assert target.proven is not None
    assert target.tools, "the first is what nothing goes without"
    if target.page is not None:
        assert target.play.format(name="moon-mill") == target.inside(target.page("moon_mill"))
        return
    assert target.program is not None
    project = Path("/games/moon-mill") / target.folder
    program = target.program(project, "moon_mill", ["--replay", "win.json"])
    assert program.arguments[0] in {tool.name for tool in target.tools}
    assert tuple(program.arguments[-2:]) == ("--replay", "win.json")
    assert program.folder.is_relative_to(project)


def test_a_kernel_is_copied_without_what_python_leaves_in_it(tmp_path: Path) -> None:
    for name in ("lib/world.py", "lib/__pycache__/world.pyc", "lib/deep/cell.py", "rules.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = copied(tmp_path, {"lib": "game/kernel", "rules.toml": "rules.toml"})
    assert found == {
        "game/kernel/deep/cell.py": b"lib/deep/cell.py",
        "game/kernel/world.py": b"lib/world.py",
        "rules.toml": b"rules.toml",
    }
