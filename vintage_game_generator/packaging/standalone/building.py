"""A game built for this kind of machine, in each of its languages that can be."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from vintage_game_generator.errors import StoreError
from vintage_game_generator.models.certificate import Certificate
from vintage_game_generator.models.config import Language
from vintage_game_generator.models.standalone import Built
from vintage_game_generator.packaging.delivered import copy_certified
from vintage_game_generator.packaging.standalone import python, rust, web
from vintage_game_generator.packaging.standalone.job import Job
from vintage_game_generator.packaging.standalone.place import (
    archived,
    check_standalone_place,
    put_in_place,
    seal,
    standalone_archive,
)
from vintage_game_generator.targets import TARGETS

BUILDERS: dict[Language, Callable[[Job], str]] = {
    Language.PYTHON: python.build,
    Language.RUST: rust.build,
    Language.WEB: web.build,
}
"""Each makes the folder of its build, or returns why it cannot; other languages have none."""


def build_standalone(
    game: Path, certificate: Certificate, into: Path, told: Callable[[str], None] = lambda _: None
) -> list[Built]:
    """Return what was built of a game for this kind of machine: a folder a language, an archive.

    All of it is made aside and put in place whole; where nothing can be built, nothing is.

    Args:
        game: The game's folder.
        certificate: Its certificate.
        into: The folder of the builds, such as `standalone_folder(game)`.
        told: Gets a line a language: where its build is, or why there is none.

    Raises:
        BadInput: there is something else at `into`, or a build that somebody changed.
        BadGame: a file of the game is missing, or a build does not end.
        StoreError: the place cannot be written, or the disk is full.
    """
    check_standalone_place(into, certificate.title)
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{into.name}-", dir=into.parent) as scratch:
            return _built(game, certificate, into, Path(scratch), told)
    except OSError as error:
        raise StoreError(f"{into}: cannot write ({error.strerror})") from error


def _built(
    game: Path, certificate: Certificate, into: Path, scratch: Path, told: Callable[[str], None]
) -> list[Built]:
    copy, making = scratch / "game", scratch / into.name
    copy_certified(game, copy, certificate)
    making.mkdir(mode=0o755)
    built = []
    for language in map(Language, certificate.languages):
        aside = scratch / f"{language}-build"
        aside.mkdir()
        job = Job(copy, certificate, making / language, aside)
        build = BUILDERS.get(language)
        if build is None:
            command = TARGETS[language].play.format(package=certificate.package, name=job.name)
            why = f"cannot be built standalone; play it in {game} with `{command}`"
        else:
            why = build(job)
        if why:
            shutil.rmtree(making / language, ignore_errors=True)
        built.append(Built(language=language, place=None if why else into / language, why=why))
        told(str(built[-1]))
    if any(one.place for one in built):
        seal(making, certificate.title)
        archive, packed = standalone_archive(into), scratch / "packed.zip"
        archived(making, packed)
        put_in_place(((making, into), (packed, archive)), scratch)
    return built
