"""A finished game checked again."""

import shutil
from pathlib import Path

import pytest

from tests.command import Finished
from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import Certificate, Check
from vintage_game_generator.packaging.folder import CERTIFICATE, read_certificate
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
    assert [check.name for check in checks][:3] == ["files", "replay win", "replay lose"]


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
    check = Check(name="can be lost", passed=False, detail="")
    reseal(copy, certificate.model_copy(update={"checks": (check,)}))
    assert "can be lost" in verified(copy)[-1].detail


def test_a_file_outside_the_game_is_never_read(copy: Path) -> None:
    certificate = read_certificate(copy)
    outside = copy.parent / "secret"
    outside.write_text("")
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    reseal(copy, certificate.model_copy(update={"files": {"../secret": digest}}))
    (check,) = verified(copy)
    assert (check.name, check.passed) == ("../secret", False)


def test_a_certificate_that_is_no_certificate_is_refused(copy: Path) -> None:
    for text in ("", "{}", "[1]", "\x00"):
        (copy / CERTIFICATE).write_text(text)
        with pytest.raises(BadGame, match=r"certificate\.json: is not what was sealed"):
            verified(copy)
