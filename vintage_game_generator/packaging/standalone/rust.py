"""The Rust build: the Bevy program as cargo optimises it, with the game's assets beside it."""

import os
import shutil
import sys
from pathlib import Path

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.standalone.crates import crate_notices
from vintage_game_generator.packaging.standalone.job import Job, not_playing
from vintage_game_generator.packaging.standalone.notices import GAME, add_papers
from vintage_game_generator.playtest.process import run_tool
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.rust_shell import SHELL, forget_shell, release_shell


def build(job: Job) -> str:
    """Make the folder of the compiled game; return why not, if that cannot be."""
    target = TARGETS[Language.RUST]
    if shutil.which("cargo") is None:
        (tool,) = [tool for tool in target.tools if tool.name == "cargo"]
        return f"cargo not found; install it from {tool.hint}"
    project = job.game / target.folder
    try:
        built = release_shell(project)
        notices = crate_notices(project / SHELL)
    except BadGame as error:  # of a folder that is soon gone
        return str(error).removeprefix(f"{project / SHELL}: ")
    job.into.mkdir()
    program = job.into / built.name
    shutil.copy2(built, program)
    forget_shell(project)
    _strip(program)
    shutil.copytree(project / target.assets, job.into / "assets")
    wrong = not_playing(job, program)
    if wrong:
        return wrong
    add_papers(job, program.name, [GAME, *notices])
    return ""


def _strip(program: Path) -> None:
    """Leave out what only a debugger reads, a third of the file, where there is a tool for it."""
    strip = shutil.which("strip")
    if strip and sys.platform == "linux":
        run_tool([strip, program], program.parent, os.environ)
