"""A game in its folder: its certificate, and whether its files are what was sealed."""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from vintage_game_generator.errors import BadGame
from vintage_game_generator.models.certificate import CERTIFICATE, Certificate

BRIEF = "brief.yaml"  # in every game's folder


def read_certificate(folder: Path) -> Certificate:
    """Return a game's certificate.

    Raises:
        BadGame: there is none, or it is not what was sealed.
    """
    path = folder / CERTIFICATE
    try:
        content = path.read_bytes()
        certificate = Certificate.model_validate_json(content)
    except OSError:
        raise BadGame(f"{folder}: there is no {CERTIFICATE}; this is not a game") from None
    except ValidationError:
        raise BadGame(f"{path}: is not what was sealed") from None
    if not certificate.intact or content != certificate.to_json():
        raise BadGame(f"{path}: is not what was sealed")
    return certificate


def changed_files(folder: Path, certificate: Certificate) -> list[str]:
    """Return the names of files that are missing or not what the certificate says."""
    changed = []
    for name, digest in certificate.files.items():
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside or not path.is_file() or digest_of(path) != digest:
            changed.append(name)
    return changed


def copy_certified(folder: Path, into: Path, certificate: Certificate) -> None:
    """Copy a game's certificate and the files that it lists, and nothing that was added.

    Raises:
        BadGame: one of them is missing.
    """
    for name in (CERTIFICATE, *certificate.files):
        if not (folder / name).is_file():
            raise BadGame(f"{folder}: {name} is missing")
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, into / name)


def certificate_digest(folder: Path) -> str:
    """Return the digest of a game's certificate, or nothing if none can be read."""
    with suppress(OSError):
        return digest_of(folder / CERTIFICATE)
    return ""


def digest_of(path: Path) -> str:
    """Return the digest of a file.

    Raises:
        OSError: it cannot be read.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()
