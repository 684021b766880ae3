"""A remark of a check on a game: an error blocks it, a warning ships with it."""

from enum import StrEnum

from vintage_game_generator.models.base import Model


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Model):
    """A named, levelled remark: `warning sprite-line-limit (hero): ...`."""

    severity: Severity
    code: str
    subject: str
    message: str
