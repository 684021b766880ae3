"""A certified game in all of its languages, sealed: what a player gets."""

from collections.abc import Sequence

from vintage_game_generator.asking.ledger import provenance
from vintage_game_generator.errors import NotProven
from vintage_game_generator.models.cartridge import CertifiedGame, Port
from vintage_game_generator.models.certificate import CERTIFICATE, Check
from vintage_game_generator.models.config import GameConfig
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.design import GameDesign
from vintage_game_generator.packaging.launchers import launchers
from vintage_game_generator.packaging.licences import licences
from vintage_game_generator.packaging.papers import papers
from vintage_game_generator.store.blobs import Store

PROVENANCE = "provenance.jsonl"  # in the game's folder, where models were asked


def sealed(
    config: GameConfig,
    design: GameDesign,
    game: CertifiedGame,
    ports: Sequence[Port],
    store: Store,
    credits: Sequence[Credits] = (),
) -> CertifiedGame:
    """Return the game with its other languages, its papers and the seal of its certificate.

    Raises:
        NotProven: the game does something else in another language.
    """
    checks = check_ports(design.title, ports)
    languages = config.target_languages
    written = {
        **papers(config, design),
        **launchers(design.package, design.title, languages),
        **licences(languages),
    }
    asked = provenance(credits)
    if asked:
        written[PROVENANCE] = asked
    files = {**game.files, **store.put_all(written)}
    for port in ports:
        files |= port.cartridge.files
    certificate = game.certificate.model_copy(
        update={
            "languages": game.certificate.languages
            | {port.proof.language.value: port.proof.verdict for port in ports},
            "parity": tuple(checks),
            "files": {name: files[name].sha256 for name in sorted(files)},
        }
    ).sealed()
    files[CERTIFICATE] = store.put(certificate.to_json())
    return game.model_copy(
        update={"files": dict(sorted(files.items())), "certificate": certificate}
    )


def check_ports(title: str, ports: Sequence[Port]) -> list[Check]:
    """Return what was tried of a game in its other languages.

    Raises:
        NotProven: it does something else in one of them.
    """
    checks = [check for port in ports for check in port.proof.checks]
    failed = [f"{check.name}: {check.detail}" for check in checks if not check.passed]
    if failed:
        raise NotProven(f"{title}: {'; '.join(failed)}")
    return checks
