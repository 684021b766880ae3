"""Answers of several parts: what is wrong with some is left to the rules, the others are kept."""

from collections.abc import Mapping

from vintage_game_generator.asking.question import Refused
from vintage_game_generator.models.credits import Credits
from vintage_game_generator.models.findings import Finding, Severity

Flaws = Mapping[str, str]  # what is wrong, by the part's name


def check_most(flaws: Flaws, parts: int) -> None:
    """Pass an answer of which at least half does.

    Raises:
        Refused: less than half of its parts do.
    """
    if 2 * len(flaws) > parts:
        raise Refused([f"{part}: {reason}" for part, reason in flaws.items()])


def kept_in_part(credits: Credits, flaws: Flaws) -> Credits:
    """Return credits that say which parts are left to the rules, and why."""
    findings = tuple(
        Finding(
            severity=Severity.INFO,
            code="kept-in-part",
            subject=part,
            message=f"made by rule: {reason}",
        )
        for part, reason in flaws.items()
    )
    return credits.model_copy(update={"findings": (*credits.findings, *findings)})


def repeated(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the parts that say what another part before them says."""
    first: dict[str, str] = {}
    found = {}
    for part, text in texts.items():
        said = text.lower()
        if said and said in first:
            found[part] = f"says the same as {first[said]}; write another"
        first.setdefault(said, part)
    return found
