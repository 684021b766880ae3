"""Games of a few bytes: whole, sealed and packaged, for tests of what keeps and delivers games."""

import hashlib

from vintage_game_generator.models.cartridge import CertifiedGame, PackagedGame
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.naming import folder_name
from vintage_game_generator.packaging.archive import packaged
from vintage_game_generator.store.blobs import Store


def brief(title: str) -> GameConfig:
    """Return the brief of a game of this title."""
    asked = {"name": title, "genre": "platformer", "perspective": "side-view"}
    return GameConfig.model_validate(asked)


def small_game(title: str, files: dict[str, bytes], store: Store) -> PackagedGame:
    """Return a packaged game that has these files."""
    certificate = Certificate(
        title=title,
        package=folder_name(brief(title)).replace("-", "_"),
        generator="1",
        levels=(),
        runs=(),
        checks=(),
        pictures=(),
        languages={},
        findings=(),
        files={name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
    ).sealed()
    whole = files | {CERTIFICATE: certificate.to_json()}
    game = CertifiedGame(
        package=certificate.package, files=store.put_all(whole), certificate=certificate
    )
    return packaged(game, store)
