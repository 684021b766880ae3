"""What is known of a classic from outside, and what is to be said about it."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from vintage_game_generator.models.base import Model

LONGEST = 200  # letters of a name; a page's address may have more
WEB_PAGE = re.compile(r"https?://[\w.:/%~,;!*&=+@'-]{1,500}", re.ASCII)
MOST = 60  # names in a list: a game on more platforms is told of the first ones


def printable(text: object) -> object:
    """Return a text without what moves a terminal's cursor or hides letters, and not too long."""
    if not isinstance(text, str):
        return text
    shown = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in text)
    return " ".join(shown.split())[:LONGEST]


def _web_page(address: str) -> str:
    return address if WEB_PAGE.fullmatch(address) else ""


Name = Annotated[str, BeforeValidator(printable)]
Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(lambda names: tuple(names)[:MOST] if isinstance(names, list | tuple) else ()),
]
Page = Annotated[str, AfterValidator(_web_page)]
Guid = Annotated[str, Field(pattern=r"^3030-\d{1,12}$")]  # it goes into an address


class Candidate(Model):
    """A game that a search found: enough to say whether it is the one."""

    guid: Guid
    name: Name = Field(min_length=1)
    aliases: Names = ()
    year: int | None = None
    platforms: Names = ()
    page: Page = ""


class Fact(Model):
    """What Giant Bomb says of a classic. The names are facts; texts and pictures are not taken."""

    game: str = Field(description="The catalog's name.")
    guid: Guid
    name: Name = Field(min_length=1, description="Giant Bomb's name.")
    released: date = Field(description="Of the first release anywhere.")
    platforms: Names = ()
    genres: Names = ()
    developers: Names = ()
    publishers: Names = ()
    page: Page = Field(default="", description="To be linked wherever the facts are shown.")
    fetched: AwareDatetime


class RemarkKind(StrEnum):
    """What there is to say about a classic after it was looked up."""

    NOT_FOUND = "not found"
    AMBIGUOUS = "ambiguous"
    YEAR = "year"
    PLATFORM = "platform"
    NAME = "name"
    FAILED = "failed"


class Remark(Model):
    """Where the catalog and Giant Bomb differ, or why there are no facts."""

    game: str
    kind: RemarkKind
    detail: str
    page: Page = ""


class Refreshed(Model):
    """What came of a refresh of the facts.

    Attributes:
        kept: Games whose facts were recent enough not to be asked for.
        fetched: Games whose facts were fetched now.
        remarks: In the order of the catalog.
        left: Games that were not asked for, since the server wants to be left alone.
    """

    kept: int
    fetched: int
    remarks: tuple[Remark, ...] = ()
    left: tuple[str, ...] = ()
