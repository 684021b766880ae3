"""The web build: the single page is one already."""

import shutil

from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.standalone.job import Job
from vintage_game_generator.packaging.standalone.notices import GAME, add_papers
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.web_page import page_name


def build(job: Job) -> str:
    """Make the folder with the game's page; return why not, if that cannot be."""
    page = job.game / TARGETS[Language.WEB].inside(page_name(job.certificate.package))
    if not page.is_file():
        return "the game has no single page"
    job.into.mkdir()
    shutil.copyfile(page, job.into / page.name)
    add_papers(job, page.name, [GAME])
    return ""
