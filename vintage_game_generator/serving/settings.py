"""How this machine's server is reached and kept: read from the environment once, then frozen."""

import os
from dataclasses import dataclass
from pathlib import Path

from vintage_game_generator.errors import BadInput
from vintage_game_generator.settings import settings

AUTH = "VINTAGE_SERVER_AUTH"
DATABASE = "VINTAGE_SERVER_DATABASE"
WORKPLACE = "VINTAGE_WORKPLACE"
GALLERY_URL = "VINTAGE_GALLERY_URL"
GALLERY_FOLDER = "VINTAGE_GALLERY_FOLDER"


@dataclass(frozen=True)
class ServingSettings:
    """What the environment says of serving. It is never printed: the two strings hold passwords."""

    auth: str  # user:password, empty for none
    database: str  # a URL for SQLAlchemy, empty for a file of ours
    workplace: Path  # where a worker's runs put what is given by a relative path

    @property
    def basic(self) -> tuple[str, str] | None:
        """Return the user and the password that the server asks for."""
        user, _, password = self.auth.partition(":")
        return (user, password) if self.auth else None


def serving_settings() -> ServingSettings:
    """Return what the environment says.

    Raises:
        BadInput: the user and the password are not written as such.
    """
    auth = os.environ.get(AUTH, "")
    user, _, password = auth.partition(":")
    if auth and not (user and password and auth.isprintable()):
        raise BadInput(
            "is no user and password", where=AUTH, hint="write both, such as me:some-long-secret"
        )
    workplace = os.environ.get(WORKPLACE)
    return ServingSettings(
        auth=auth,
        database=os.environ.get(DATABASE, ""),
        workplace=Path(workplace).expanduser() if workplace else settings().home / "workplace",
    )
