"""Builds of a finished game that run where nothing is installed."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.standalone import Built
from vintage_game_generator.packaging.standalone.building import build_standalone
from vintage_game_generator.packaging.standalone.place import standalone_folder


@task(name="standalone", task_run_name="standalone builds of {folder}", cache_policy=NO_CACHE)
def build_for_this_machine(folder: Path, certificate: Certificate) -> tuple[Built, ...]:
    """Return what was built of the game in a folder, beside that folder."""
    return tuple(build_standalone(folder, certificate, standalone_folder(folder)))
