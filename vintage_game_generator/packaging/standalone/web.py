"""The web build: the single page is one already."""

import shutil

from vintage_game_generator.packaging.standalone.job import Job
from vintage_game_generator.packaging.standalone.notices import GAME, add_papers


def build(job: Job) -> str:
    """Make the folder with the game's page; return why not, if that cannot be."""
    page = job.game / "web" / f"{job.name}.html"
    if not page.is_file():
        return "the game has no single page"
    job.into.mkdir()
    shutil.copyfile(page, job.into / page.name)
    add_papers(job, page.name, [GAME])
    return ""
