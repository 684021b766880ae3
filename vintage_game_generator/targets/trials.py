"""A certified game tried in its other languages."""

import tempfile
from pathlib import Path

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, Port
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate, LanguageProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.playtest.parity import not_verified
from vintage_game_generator.playtest.process import NotRun
from vintage_game_generator.store.blobs import Store
from vintage_game_generator.targets import TARGETS
from vintage_game_generator.targets.target import Trial

LONGEST_TRIAL = max(target.seconds for target in TARGETS.values())
"""Seconds after which a trial has ended in any case."""


def tried(game: CertifiedGame, cartridge: Cartridge, *, shells: bool, store: Store) -> Port:
    """Return how a game fares in one more language, as far as this machine can tell.

    Args:
        game: The game, proven in Python.
        cartridge: Its project in the other language.
        shells: Whether to build and look at what opens a window, too.
        store: Where the bytes of both are.

    Raises:
        BadGame: a tool that plays the game did not end.
    """
    certificate = game.certificate
    needed = [run.recording for run in certificate.runs] + [
        picture.file for picture in certificate.pictures
    ]
    with tempfile.TemporaryDirectory(prefix="vintage-") as scratch:
        folder = Path(scratch)
        _write({name: game.files[name] for name in needed} | cartridge.files, folder, store)
        proof = proof_in(folder, cartridge.language, certificate, shells=shells)
    return Port(cartridge=cartridge, proof=proof)


def proof_in(
    folder: Path, language: Language, certificate: Certificate, *, shells: bool
) -> LanguageProof:
    """Return how the game in a folder fares in a language; the folder may be written to.

    Raises:
        ValueError: of this language, the certificate itself is the proof.
        BadGame: a tool that plays the game did not end, or there are no pictures to compare with.
    """
    target = TARGETS[language]
    if target.proven is None:
        raise ValueError(f"the certificate itself is about {language}")
    won = certificate.runs[0].recording
    trial = Trial(
        game=folder,
        project=folder / target.folder,
        package=certificate.package,
        runs=certificate.runs,
        pictures={
            picture.tick: (folder / picture.file).read_bytes()
            for picture in certificate.pictures
            if picture.recording == won
        },
        shells=shells,
    )
    if shells and not trial.pictures:
        raise BadGame(f"{CERTIFICATE}: names no picture of the winning recording")
    try:
        return target.proven(trial)
    except NotRun as error:
        return not_verified(language, error.why, lasting=False)


def _write(files: dict[str, Ref], folder: Path, store: Store) -> None:
    for name, ref in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(store.get(ref))
