"""The seal: a game in all of its languages, or none at all."""

from pathlib import Path

import pytest

from tests.command import Finished
from tests.plans import plan_of
from vintage_game_generator.briefs import load_brief
from vintage_game_generator.errors import NotProven
from vintage_game_generator.models.assets import Ref
from vintage_game_generator.models.cartridge import Cartridge, CertifiedGame, Port
from vintage_game_generator.models.certificate import CERTIFICATE, RUNS, Check, LanguageProof
from vintage_game_generator.models.config import Language
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.packaging.sealing import sealed
from vintage_game_generator.store.blobs import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def certified(game: Finished, store: Store) -> CertifiedGame:
    """Return a finished game as it was before it was sealed."""
    certificate = read_certificate(game.folder)
    inside = {name: (game.folder / name).read_bytes() for name in certificate.files}
    bare = certificate.model_copy(update={"files": {}, "seal": ""})
    return CertifiedGame(package=game.package, files=store.put_all(inside), certificate=bare)


def port(store: Store, *, passed: bool, verdict: str) -> Port:
    files: dict[str, Ref] = store.put_all({"web/page.html": b"<!doctype html>"})
    detail = "tick 60: expected a, found b"
    checks = tuple(Check(name=f"web: replay {run}", passed=passed, detail=detail) for run in RUNS)
    return Port(
        cartridge=Cartridge(language=Language.WEB, package="night_tide", files=files),
        proof=LanguageProof(language=Language.WEB, verdict=verdict, checks=checks),
    )


def test_the_certificate_names_every_language_and_every_file(
    platformer: Finished, store: Store
) -> None:
    config = load_brief(platformer.brief)
    rusty = config.model_copy(update={"target_languages": (Language.PYTHON, Language.WEB)})
    whole = sealed(
        rusty,
        plan_of(config).design,
        certified(platformer, store),
        [port(store, passed=True, verdict="verified; look not compared (chromium not found)")],
        store,
    )
    certificate = whole.certificate
    assert certificate.certified
    assert certificate.intact
    assert certificate.languages == {
        "python": "verified",
        "web": "verified; look not compared (chromium not found)",
    }
    assert set(whole.files) == {*certificate.files, CERTIFICATE}
    assert certificate.files["web/page.html"] == whole.files["web/page.html"].sha256
    assert "`web/`" in store.get(whole.files["README.md"]).decode()
    assert store.get(whole.files[CERTIFICATE]) == certificate.to_json()


def test_a_game_that_does_something_else_in_another_language_gets_no_seal(
    platformer: Finished, store: Store
) -> None:
    config = load_brief(platformer.brief)
    failed = [port(store, passed=False, verdict="failed: web: replay win")]
    with pytest.raises(NotProven, match="web: replay win: tick 60: expected a, found b"):
        sealed(config, plan_of(config).design, certified(platformer, store), failed, store)


def test_an_error_in_parity_takes_the_certificate_away(platformer: Finished) -> None:
    certificate = read_certificate(platformer.folder)
    failed = Check(name="rust: replay win", passed=False, detail="tick 60")
    assert certificate.certified
    assert not certificate.model_copy(update={"parity": (failed,)}).certified
