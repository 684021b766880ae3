"""A finished game checked again."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import CERTIFICATE, CHECKS, Certificate, Check
from vintage_game_generator.packaging.delivered import read_certificate
from vintage_game_generator.playtest.verification import verified


@pytest.fixture
def copy(adventure: Finished, tmp_path: Path) -> Path:
    return Path(shutil.copytree(adventure.folder, tmp_path / "game"))


def reseal(folder: Path, certificate: Certificate) -> None:
    (folder / CERTIFICATE).write_bytes(certificate.sealed().to_json())


def test_each_check_is_told_as_it_is_made(copy: Path) -> None:
    told: list[Check] = []
    checks = verified(copy, told.append)
    assert told == checks
    assert all(check.passed for check in checks)
    assert [check.name for check in checks] == ["files", CERTIFICATE, *CHECKS[3:]]


def test_what_was_added_to_the_folder_takes_no_part(copy: Path) -> None:
    package = copy / "moor_lantern"
    for name in ("sitecustomize.py", "json.py", "moor_lantern/rules/added.py"):
        (copy / name).write_text("raise SystemExit('taken in')\n")
    (package / "__pycache__").mkdir()
    assert all(check.passed for check in verified(copy))


def test_a_certificate_that_tells_another_ending_fails(copy: Path) -> None:
    certificate = read_certificate(copy)
    won, *others = certificate.runs
    lie = won.model_copy(update={"hash": "00000000"})
    reseal(copy, certificate.model_copy(update={"runs": (lie, *others)}))
    failed = [check for check in verified(copy) if not check.passed]
    assert [check.name for check in failed] == ["replay win"]


def test_a_game_that_was_never_certified_stays_so(copy: Path) -> None:
    certificate = read_certificate(copy)
    checks = [
        check.model_copy(update={"passed": check.name != "can be lost"})
        for check in certificate.checks
    ]
    reseal(copy, certificate.model_copy(update={"checks": tuple(checks)}))
    found = verified(copy)[-1]
    assert (found.name, found.passed) == (CERTIFICATE, False)
    assert "can be lost" in found.detail


def test_a_file_outside_the_game_is_never_read(copy: Path) -> None:
    certificate = read_certificate(copy)
    outside = copy.parent / "secret"
    outside.write_text("")
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    reseal(copy, certificate.model_copy(update={"files": {"../secret": digest}}))
    with pytest.raises(BadGame, match=r"certificate\.json: is not what was sealed"):
        verified(copy)


def test_a_certificate_that_is_no_certificate_is_refused(copy: Path) -> None:
    for text in ("", "{}", "[1]", "\x00"):
        (copy / CERTIFICATE).write_text(text)
        with pytest.raises(BadGame, match=r"certificate\.json: is not what was sealed"):
            verified(copy)


def proofless(certificate: Certificate) -> dict[str, dict[str, object]]:
    """Return changes that leave a certificate without a proof."""
    won, lost, *others = certificate.runs
    first, *rest = certificate.levels
    beyond = rest[-1].model_copy(update={"last_tick": won.ticks + 1})
    backwards = first.model_copy(update={"last_tick": first.first_tick})
    return {
        "no runs": {"runs": ()},
        "no winning run": {"runs": (lost, lost, *others)},
        "another recording": {"runs": (won.model_copy(update={"recording": "a"}), lost, *others)},
        "no random runs": {"runs": (won, lost)},
        "no levels": {"levels": ()},
        "two levels": {"levels": (first, rest[0])},
        "a level left out": {"levels": tuple(rest)},
        "a level after the end": {"levels": (first, *rest[:-1], beyond)},
        "a level in no time": {"levels": (backwards, *rest)},
        "levels at once": {"levels": tuple(first for _ in certificate.levels)},
        "no checks": {"checks": ()},
        "a check less": {"checks": certificate.checks[:-1]},
        "a language never played": {"languages": {"python": "verified", "rust": "verified"}},
    }


def test_a_certificate_that_claims_no_whole_proof_fails_without_a_run(copy: Path) -> None:
    certificate = read_certificate(copy)
    for what, change in proofless(certificate).items():
        reseal(copy, certificate.model_copy(update=change))
        found = verified(copy)
        assert [check.name for check in found] == ["files", CERTIFICATE], what
        assert not found[-1].passed, what
        assert "lacks" in found[-1].detail


def test_a_level_that_is_cleared_elsewhere_than_it_says_fails(copy: Path) -> None:
    certificate = read_certificate(copy)
    first, *rest = certificate.levels
    late = first.model_copy(update={"first_tick": first.first_tick + 1})
    for levels in ((late, *rest), certificate.levels[:-1]):
        reseal(copy, certificate.model_copy(update={"levels": levels}))
        failed = [check.name for check in verified(copy) if not check.passed]
        assert failed == ["levels are cleared"]


def test_a_language_of_a_newer_generator_is_said_and_fails_nothing(copy: Path) -> None:
    certificate = read_certificate(copy)
    reseal(copy, certificate.model_copy(update={"languages": {"python": "verified", "zig": "?"}}))
    notes: list[str] = []
    assert all(check.passed for check in verified(copy, noted=notes.append))
    assert notes == ["zig: not verified (not known to this version of the generator)"]


def altered(folder: Path, name: str, text: str) -> None:
    """Add to a file of the game and seal the game anew."""
    path = folder / name
    path.write_text(path.read_text() + text)
    certificate = read_certificate(folder)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    reseal(folder, certificate.model_copy(update={"files": {**certificate.files, name: digest}}))


def test_a_screen_that_shows_nothing_fails_again(copy: Path) -> None:
    blank = "\n\nPainter.draw = lambda self, surface, *rest: surface.fill((9, 9, 9))\n"
    altered(copy, "moor_lantern/kernel/shell/painter.py", blank)
    failed = [check.name for check in verified(copy) if not check.passed]
    assert failed == ["screen answers input", "screen endures random input"]


@pytest.mark.parametrize("said", ["", "[]", "[" * 9999, "null", "{}", "\udcff", "9" * 9999])
def test_a_game_that_prints_something_else_fails(said: str, copy: Path) -> None:
    code = f"import os\nos.write(1, {said.encode(errors='surrogateescape')!r})\nos._exit(0)\n"
    altered(copy, "moor_lantern/__init__.py", f"\n{code}")
    failed = [check.name for check in verified(copy) if not check.passed]
    assert failed == [*CHECKS[3:8], "screen"]
